"""The dreams that there are: the shipped ones in their order, then those of extensions."""

from functools import cache

from game.extensions import brought
from game.faults import Fault
from game.level.dreams import engine, guardian, platform
from game.level.dreams.clashes import claims_of_groups, refuse_clash
from game.level.dreams.record import Dream, Maker, Track
from game.sim.laws.common.ports import COMMON

SHIPPED = (platform.DREAM, guardian.DREAM, engine.DREAM)


@cache
def of_extensions() -> tuple[Dream, ...]:
    """The records that extensions bring. Raises Fault where one claims what another dream has."""
    brings = tuple(brought("level", "DREAM", Dream))
    refuse_clash(claims_of_groups([COMMON, *(dream.group for dream in (*SHIPPED, *brings))]))
    return brings


@cache
def dreams() -> tuple[Dream, ...]:
    """The record of every dream: the shipped ones, then those of extensions by their numbers."""
    return (*SHIPPED, *sorted(of_extensions(), key=lambda dream: dream.number))


def dream_of(number: int) -> Dream:
    """The dream of a number. Raises Fault where there is none."""
    for dream in dreams():
        if dream.number == number:
            return dream
    raise Fault(f"there is no dream {number}; there are {', '.join(str(dream.number) for dream in dreams())}")


__all__ = ["SHIPPED", "Dream", "Maker", "Track", "dream_of", "dreams", "of_extensions"]
