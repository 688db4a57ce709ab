"""The verbs of The Platform."""

from game.sim.actions import ENDS, FOLLOWS, HOLD, Verb


class PlatformVerb(Verb):
    """What only the operator of The Platform can do."""

    SCAN = 4, 0, "target: a sector; shows it and its neighbours"
    STEADY = 5, 0, "target: a sector"
    ISOLATE = 6, 0, "target: a sector (all its links) or sectors + a link; done again, it opens them"
    DECRYPT = 7, HOLD, "value: 1 presses, 0 lets go"
    SHELTER = 8, 0, "target: a sector; done again, it stops"
    ARM = 9, ENDS, "value: 1 arms the override, 0 disarms it"
    OVERRIDE = 10, HOLD | FOLLOWS, "value: 1 presses, 0 lets go; holds count only while armed"
