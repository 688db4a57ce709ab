"""The verbs of The Guardian."""

from game.sim.actions import TIMED, Verb


class GuardianVerb(Verb):
    """What only the operator of The Guardian can do."""

    CORRECT = 11, 0, "target: a subsystem"
    WATCH = 12, 0, "target: a subsystem, or -1 to look away"
    EMBRACE = 13, TIMED, "target: a subsystem"
    ANSWER = 14, 0, "value: 1, 2 or 3, one of the guardian's answers"
