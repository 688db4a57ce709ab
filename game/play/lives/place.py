"""The place of a night: its name, and what is particular about it, drawn from level and seed."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from game.level import dream_of, most_telling, round_seed
from game.play.lives.people import Peopled
from game.play.lives.pool import places
from game.sim.panel import Panel

STRIDE = 211  # names from a seed's to that of the next; prime, so that all have their turn


def place_name(level: Peopled) -> str:
    """The name of a level's city, hall or engine: of as many seeds in a row as there are names, each has another."""
    names = places(level.dream)
    return names[round_seed(level.seed or 0, level.round) * STRIDE % len(names)] if names else ""


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
