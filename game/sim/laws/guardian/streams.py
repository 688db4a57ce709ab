"""The streams of randomness of The Guardian."""

from game.sim.rng import Stream


class GuardianStream(Stream):
    """What only the laws of The Guardian draw."""

    PERIOD = 40
    RATIO = 41
    SWING = 42
    PHASE = 43
    DELAY = 44
    FAULT_PLACE = 45
    FAULT_WAIT = 46
    TURN = 47
