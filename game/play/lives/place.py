"""The place of a night: its name, and what is particular about it, drawn from level and seed."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from game.level import Order, drawn_order, dream_of, most_telling
from game.play.lives.people import Peopled
from game.play.lives.pool import places
from game.sim.panel import Panel


def place_name(level: Peopled) -> str:
    """The name of a level's city, hall or engine."""
    names = places(level.dream)
    return names[drawn_order(level.dream, level.seed, level.round, Order.NAMES, len(names))[0]] if names else ""


def capital(words: str) -> str:
    """Words with a capital at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"


@dataclass(frozen=True)
class _Ground:
    """A ground that was drawn; what it is known by, and what its traits are read off."""

    dream: int
    seed: int | None
    turn: int
    names: tuple[str, ...]
    level: Any = field(compare=False)
    panel: Panel = field(compare=False)


def traits_of(level: Any, panel: Panel) -> tuple[str, ...]:
    """Two or three sentences about the place of a level, the most telling first; panel is one of it, at any tick."""
    names = tuple(sector.name for sector in level.sectors)
    return _read(_Ground(level.dream, level.seed, level.round, names, level, panel))


@lru_cache(maxsize=32)
def _read(ground: _Ground) -> tuple[str, ...]:
    return most_telling(dream_of(ground.dream).traits(ground.level, ground.panel))
