"""The dreams that there are: the shipped ones in their order, then those of extensions."""

from functools import cache

from game.extensions import brought
from game.faults import Fault
from game.level.dreams import engine, guardian, platform
from game.level.dreams.record import Dream, Maker, Track

SHIPPED = (platform.DREAM, guardian.DREAM, engine.DREAM)


@cache
def dreams() -> tuple[Dream, ...]:
    """The record of every dream. Raises Fault where an extension's doesn't go with the others."""
    return (*SHIPPED, *sorted(brought("level", "DREAM"), key=lambda dream: dream.number))


def dream_of(number: int) -> Dream:
    """The dream of a number. Raises Fault where there is none."""
    for dream in dreams():
        if dream.number == number:
            return dream
    raise Fault(f"there is no dream {number}; there are {', '.join(str(dream.number) for dream in dreams())}")


__all__ = ["SHIPPED", "Dream", "Maker", "Track", "dream_of", "dreams"]
