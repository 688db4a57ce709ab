"""The laws, in the order in which they act within a tick. Order is law; each line says why it stands there."""

from game.sim.laws import common, engine, guardian, platform

LAWS = (
    common.senses,  # eyes come before hands: closed ones stop them
    platform.platform_actions,  # the operator's action of this tick comes before anything that answers it
    guardian.hall_actions,  # the same in the hall
    engine.stretch,  # how fast the engine's time goes in this tick
    engine.weave,  # a thread that was picked decides what is told in this step
    platform.override,  # a cut counts from the tick in which the hold is full
    common.story,  # the timeline strikes and unravels before the laws that work with it
    engine.slip,  # what the timeline turns, a step on
    platform.protocols,  # what still works by itself in this step
    guardian.agitation,  # takes in the corrections of this step before anybody asks how large it is
    common.composure,  # takes in the dread of the last step; hands and eyes of this step depend on it
    guardian.guardian,  # hears the answer and gives its signs before the laws that obey them
    guardian.fault,  # cures before the loop answers, and says which corrections were wasted
    guardian.fluctuation,  # the natural curve of this step
    guardian.reaction,  # moves every deviation: natural curve, fault, correction, what they have set ringing
    guardian.pattern,  # learns, once it's known what was wasted
    guardian.embrace,  # a curve that is known by now can be embraced
    guardian.loss,  # judges the deviations of this step
    guardian.trace,  # records them
    engine.strikes,  # hit before phases go on, so that what they throw is carried along at once
    engine.bridge,  # strings pull on the phases as they stand
    engine.rhythm,  # every phase goes on by a tick
    engine.nudge,  # judged by the phases at the end of the tick
    engine.work,  # so is work; the last that answers hands
    engine.harmony,  # listens to the phases of this step
    engine.tending,  # figures mend before links wear: what is whole stays whole
    engine.fray,  # takes in what was rent in this step
    engine.darkness,  # grows where links have fallen silent
    engine.heart,  # takes in rhythm and darkness
    platform.demand,  # loads each sector anew; whoever adds load comes after
    platform.anomaly,  # strikes and grows, adds its load
    platform.isolation,  # shuts and bursts links before anything crosses them; adds its load
    platform.roads,  # the ways over links that are open now
    platform.ripple,  # pulses over open links; arrives in the anomaly of the next step
    platform.figures,  # walk the roads; the last to add load
    platform.cascade,  # compares the whole load with capacity: strain, darkness
    platform.people,  # a sector that just went dark begins to lose its people
    platform.shelter,  # leads those who are left
    platform.climb,  # who reached the base climbs
    platform.cipher,  # attention that hands have left free
    platform.alarm_points,  # what calls for the operator by now
    guardian.alarm_points,  # the same in the hall
    engine.alarm_points,  # the same in the engine
    guardian.journey,  # counts what is embraced and cured by now
    common.alarms,  # sound on what is true by now
    platform.diary,  # writes down what was raised in this step
    common.ending,  # judges the step that is over
)
