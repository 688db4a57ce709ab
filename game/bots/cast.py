"""Who plays a dream."""

from typing import NamedTuple

from game.bots.base import Persona


class Cast(NamedTuple):
    """The personas of a dream, by its number; plans are those that see everything, for the best of a seed."""

    dream: int
    personas: tuple[Persona, ...]
    plans: tuple[Persona, ...] = ()
