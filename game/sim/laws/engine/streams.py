"""The streams of randomness of The Engine."""

from game.sim.rng import Stream


class EngineStream(Stream):
    """What only the laws of The Engine draw."""

    DEVIATION = 20
    NOISE = 21
    HIT = 22
    HIT_PLACE = 23
    HIT_WAY = 24
    WORK = 25
    BOTCH = 26
    GUST = 27
    DEPARTURE = 28
    GATHERING = 29
