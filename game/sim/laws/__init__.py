"""The laws, in the order in which they act within a tick. Order is law; each line says why it stands there."""

from game.sim.laws.common import (
    alarms,
    assists,
    composure,
    ending,
    ground,
    senses,
    story,
)
from game.sim.laws.engine import (
    alarm_points as engine_alarm_points,
    bridge,
    darkness,
    fray,
    harmony,
    heart,
    nudge,
    rhythm,
    slip,
    stretch,
    strikes,
    tending,
    weave,
    work,
)
from game.sim.laws.guardian import (
    agitation,
    alarm_points as guardian_alarm_points,
    embrace,
    fault,
    fluctuation,
    guardian,
    hall_actions,
    journey,
    loss,
    pattern,
    reaction,
    trace,
)
from game.sim.laws.platform import (
    alarm_points as platform_alarm_points,
    anomaly,
    cascade,
    cipher,
    climb,
    demand,
    diary,
    figures,
    isolation,
    override,
    people,
    platform_actions,
    protocols,
    ripple,
    roads,
    shelter,
)

LAWS = (
    ground,  # drawn before anything is set up on it
    assists,  # change no state, so that it matters nowhere
    senses,  # eyes come before hands: closed ones stop them
    platform_actions,  # the operator's action of this tick comes before anything that answers it
    hall_actions,  # the same in the hall
    stretch,  # how fast the engine's time goes in this tick
    weave,  # a thread that was picked decides what is told in this step
    override,  # a cut counts from the tick in which the hold is full
    story,  # the timeline strikes and unravels before the laws that work with it
    slip,  # what the timeline turns, a step on
    protocols,  # what still works by itself in this step
    agitation,  # takes in the corrections of this step before anybody asks how large it is
    composure,  # takes in the dread of the last step; hands and eyes of this step depend on it
    guardian,  # hears the answer and gives its signs before the laws that obey them
    fault,  # cures before the loop answers, and says which corrections were wasted
    fluctuation,  # the natural curve of this step
    reaction,  # moves every deviation: natural curve, fault, correction, what they have set ringing
    pattern,  # learns, once it's known what was wasted
    embrace,  # a curve that is known by now can be embraced
    loss,  # judges the deviations of this step
    trace,  # records them
    strikes,  # hit before phases go on, so that what they throw is carried along at once
    bridge,  # strings pull on the phases as they stand
    rhythm,  # every phase goes on by a tick
    nudge,  # judged by the phases at the end of the tick
    work,  # so is work; the last that answers hands
    harmony,  # listens to the phases of this step
    tending,  # figures mend before links wear: what is whole stays whole
    fray,  # takes in what was rent in this step
    darkness,  # grows where links have fallen silent
    heart,  # takes in rhythm and darkness
    demand,  # loads each sector anew; whoever adds load comes after
    anomaly,  # strikes and grows, adds its load
    isolation,  # shuts and bursts links before anything crosses them; adds its load
    roads,  # the ways over links that are open now
    ripple,  # pulses over open links; arrives in the anomaly of the next step
    figures,  # walk the roads; the last to add load
    cascade,  # compares the whole load with capacity: strain, darkness
    people,  # a sector that just went dark begins to lose its people
    shelter,  # leads those who are left
    climb,  # who reached the base climbs
    cipher,  # attention that hands have left free
    platform_alarm_points,  # what calls for the operator by now
    guardian_alarm_points,  # the same in the hall
    engine_alarm_points,  # the same in the engine
    journey,  # counts what is embraced and cured by now
    alarms,  # sound on what is true by now
    diary,  # writes down what was raised in this step
    ending,  # judges the step that is over
)
