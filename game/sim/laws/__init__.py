"""The laws, in the order in which they act within a tick. Order is law; each line says why it stands there."""

from game.sim.laws import (
    alarms,
    anomaly,
    cascade,
    cipher,
    climb,
    composure,
    demand,
    diary,
    ending,
    figures,
    hands,
    isolation,
    override,
    people,
    protocols,
    ripple,
    roads,
    senses,
    shelter,
    signals,
    story,
)

LAWS = (
    senses,  # eyes come before hands: closed ones stop them
    hands,  # the operator's action of this tick comes before anything that answers it
    override,  # a cut counts from the tick in which the hold is full
    story,  # the timeline strikes and unravels before the laws that work with it
    protocols,  # what still works by itself in this step
    composure,  # takes in the dread of the last step; hands and eyes of this step depend on it
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
    signals,  # what calls for the operator by now
    alarms,  # sound on what is true by now
    diary,  # writes down what was raised in this step
    ending,  # judges the step that is over
)
