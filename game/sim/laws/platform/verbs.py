"""The verbs of The Platform."""

from game.sim.actions import ENDS, FOLLOWS, HOLD, Verb


class PlatformVerb(Verb):
    """What only the operator of The Platform can do."""

    SCAN = 4  # target: a sector; shows it and its neighbours
    STEADY = 5  # target: a sector
    ISOLATE = 6  # target: a sector (all its links) or sectors + a link; done again, it opens them
    DECRYPT = 7, HOLD  # value: PRESS or RELEASE
    SHELTER = 8  # target: a sector; done again, it stops
    ARM = 9, ENDS  # value: PRESS arms the override, RELEASE disarms it
    OVERRIDE = 10, HOLD | FOLLOWS  # value: PRESS or RELEASE; holds count only while armed
