"""The streams of randomness of The Platform."""

from game.sim.rng import Stream


class PlatformStream(Stream):
    """What only the laws of The Platform draw."""

    POPULATION = 1
    LOAD = 2
    EPICENTRE = 3
    ROOT = 4
    STRIKE_GAP = 5
    STRIKE_PLACE = 6
    STRIKE_SIZE = 7
    CAPACITY = 8
    DECOY = 9
    UNRAVEL = 10
