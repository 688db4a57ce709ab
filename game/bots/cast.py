"""Who plays a dream."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from game.bots.base import Persona
from game.faults import Fault
from game.sim.actions import Command
from game.sim.panel import Panel
from game.sim.params import Topology

# What else could have been chosen where something was commanded, None for nothing: empty where that was no choice.
# A tick before that of the command asks for the same earlier.
Choices = Callable[[Panel, Topology, Command], Sequence[Command | None]]


def no_choices(panel: Panel, t: Topology, done: Command) -> Sequence[Command | None]:
    """Of a dream in which nothing is known to be a choice."""
    return ()


class Cast(NamedTuple):
    """The personas of a dream, by its number; plans are those that see everything, for the best of a seed.

    choices: what else could have been done. forks: who plays many forks of a run on side by side, None for the persona
    that has understood the dream.
    """

    dream: int
    personas: tuple[Persona, ...]
    plans: tuple[Persona, ...] = ()
    choices: Choices = no_choices
    forks: Persona | None = None

    @property
    def plays_on(self) -> Persona:
        """Who plays forks on: every half second, which costs a few looks instead of many.

        Raises Fault where nobody of the dream has understood it.
        """
        known = self.forks or next((persona for persona in self.personas if persona.name == KNOWS), None)
        if known is None:
            raise Fault(f"nobody of dream {self.dream} is called {KNOWS!r}: nobody can play forks of it on")
        return replace(known, every=LOOKS_EVERY)


LOOKS_EVERY = 30  # ticks between two decisions of who plays forks on
KNOWS = "lucid"  # the persona that has understood its dream
