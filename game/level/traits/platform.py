"""Traits of a city: its gates, its roads, and where its people live."""

from collections.abc import Sequence
from itertools import pairwise

from game.level.traits.trait import Ground, Trait, neighbours, one_in, reached
from game.sim.fixed import WHOLE
from game.sim.panel import Panel

SIDES = ("far side", "right", "near side", "left")  # by bearing, clockwise from the far side
BARE = 170  # degrees without a gate, between two of them: then they are on one side
CROWDED, LARGE, THROUGH = 0.11, 0.11, 0.12  # shares of the city that are worth a word
MOST = 0.6  # from this share on it isn't the inner ring that is crowded, but the city small
LONG = 1.5  # times the mean of all: a long road


def traits(level: Ground, panel: Panel) -> list[Trait]:
    """All that is so of a city; panel is one of it, at any tick."""
    share = [int(size) / WHOLE for size in panel["home.size"][:, 0]]
    near = neighbours(level)
    found = (_gates(level), _largest(level, share), _crowded(level, share), _long(level))
    return [trait for trait in (*found, _single(level, near), _through(level, near, share)) if trait]


def _gates(level: Ground) -> Trait | None:
    """Gates that all lie on one side."""
    gates = sorted(sector.bearing for sector in level.sectors if sector.gate)
    if not 1 < len(gates) < len(level.sectors):
        return None
    gaps = [(b - a, b) for a, b in pairwise([*gates, gates[0] + 360])]
    bare, first = max(gaps)
    middle = (first + (360 - bare) / 2) % 360
    side = SIDES[round(middle / 90) % 4]
    said = f"{'Both' if len(gates) == 2 else f'All {len(gates)}'} gates lie on the {side}."
    return Trait(bare / BARE, said) if bare >= BARE else None


def _largest(level: Ground, share: Sequence[float]) -> Trait | None:
    """The sector where most people live; none where a recording's state says that nobody lives anywhere."""
    most = max(range(len(share)), key=share.__getitem__)
    if not share[most]:
        return None
    return Trait(share[most] / LARGE, f"{level.sectors[most].name} is the largest: {one_in(share[most])} live there.")


def _crowded(level: Ground, share: Sequence[float]) -> Trait | None:
    """Many who live close to the platform."""
    inner = min(sector.ring for sector in level.sectors)
    close = sum(part for part, sector in zip(share, level.sectors, strict=True) if sector.ring == inner)
    if not CROWDED <= close < MOST:
        return None
    return Trait(close / CROWDED, f"The inner ring is crowded: {one_in(close)} live there.")


def _long(level: Ground) -> Trait | None:
    """A road that is much longer than others."""
    there = [link for link in level.links if link.there]
    if not there:
        return None
    mean = sum(link.seconds for link in there) / len(there)
    longest = max(there, key=lambda link: link.seconds)
    a, b = (level.sectors[end].name for end in (longest.a, longest.b))
    said = f"Longest road: {a} to {b}, {longest.seconds:.1f} s."
    return Trait(longest.seconds / mean / LONG, said)


def _single(level: Ground, near: Sequence[Sequence[int]]) -> Trait | None:
    """Sectors that hang on a single road."""
    alone = [sector.name for sector, others in zip(level.sectors, near, strict=True) if len(others) == 1]
    if len(alone) == 1:
        return Trait(1.1, f"{alone[0]} hangs on a single road.")
    return Trait(1.2, f"{len(alone)} sectors hang on a single road each.") if alone else None


def _through(level: Ground, near: Sequence[Sequence[int]], share: Sequence[float]) -> Trait | None:
    """A sector through which many others have to come."""
    gates = [n for n, sector in enumerate(level.sectors) if sector.gate]
    behind = {
        n: sum(share[other] for other in set(range(len(share))) - {n} - reached(near, gates, n))
        for n in range(len(share))
    }
    most = max(behind, key=lambda n: behind[n])
    if behind[most] < THROUGH:
        return None
    said = f"{one_in(behind[most]).capitalize()} can come up only through {level.sectors[most].name}."
    return Trait(behind[most] / THROUGH, said)
