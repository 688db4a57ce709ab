"""All dreams: the shipped ones in their order, then those of extensions."""

from collections.abc import Sequence
from functools import cache

from game.extensions import contributed
from game.faults import Fault
from game.level.dreams import engine, guardian, platform
from game.level.dreams.clashes import Claim, claims_of_groups, claims_of_tracks, refuse_clash
from game.level.dreams.dream_record import COMMON_OFFERS, EVERY_DREAM, Dream, Fate, Folk, Maker, Offer, Track
from game.sim.laws.common.ports import COMMON

SHIPPED = (platform.DREAM, guardian.DREAM, engine.DREAM)


@cache
def of_extensions() -> tuple[Dream, ...]:
    """The records that extensions bring. Raises Fault where one claims what another dream has."""
    brings = tuple(contributed("level", "DREAM", Dream))
    refuse_clash(claims_of((*SHIPPED, *brings)))
    return brings


def claims_of(dreams: Sequence[Dream]) -> list[Claim]:
    """What these dreams claim, after what every dream has."""
    tracks = [(EVERY_DREAM, COMMON.name), *((dream.tracks, dream.name) for dream in dreams)]
    followed = [claim for each, owner in tracks for claim in claims_of_tracks(each, owner)]
    return [*claims_of_groups([COMMON, *(dream.group for dream in dreams)]), *followed]


@cache
def tracks() -> tuple[Track, ...]:
    """Every number worth following: those of every dream, then each dream's own."""
    return (*EVERY_DREAM, *(track for dream in dreams() for track in dream.tracks))


def offers(dream: int) -> tuple[Offer, ...]:
    """When each verb of a dream lies at hand, by the order of verbs' numbers. Raises Fault where there is no dream."""
    return tuple(sorted((*COMMON_OFFERS, *dream_of(dream).offers), key=lambda offer: offer.verb))


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


__all__ = [
    "SHIPPED", "Dream", "Fate", "Folk", "Maker", "Offer", "Track", "dream_of", "dreams", "of_extensions", "offers",
    "tracks",
]  # fmt: skip
