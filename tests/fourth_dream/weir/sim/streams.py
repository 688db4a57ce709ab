"""The streams of randomness of The Weir."""

from game.sim.rng import Stream


class WeirStream(Stream):
    """What only the laws of The Weir draw."""

    INFLOW = 60
    TIDE = 61
