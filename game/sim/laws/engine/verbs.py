"""The verbs of The Engine."""

from game.sim.actions import ASKS, HOLD, TIMED, Verb


class EngineVerb(Verb):
    """What only the operator of The Engine can do."""

    NUDGE = 15, TIMED, "target: an insect"
    WORK = 16, HOLD | TIMED, "target: an arm; 1 presses, 0 lets go"
    STRETCH = 17, HOLD, "value: 1 presses, 0 lets go"
    WEAVE = 18, ASKS, "value: 0 asks for threads, 1 to 3 picks one"
    BRIDGE = 19, 0, "target: an insect, value: another; done again, it takes the string back"
