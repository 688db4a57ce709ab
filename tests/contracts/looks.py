"""A moment of a run: what its operator is shown, and what the laws make of something that is done then, on forks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from game.level import Level
from game.play.render.view import DeskState, View
from game.sim.actions import Actions
from game.sim.panel import Panel
from game.sim.params import Params
from game.sim.step import observe, step
from game.sim.world import World
from tests.contracts.dream_contract import contract_of
from tests.sim.build import now

Act = tuple[int, int, int]  # verb, target, value
NOTHING: Act = (0, -1, 0)
UI = DeskState()


@dataclass(frozen=True)
class Look:
    """A world of one at a tick; what is tried of it is tried on copies."""

    level: Level
    world: World
    who: str = ""

    @cached_property
    def panel(self) -> Panel:
        """What its operator knows."""
        return observe(self.world, self.level.params)

    @property
    def tick(self) -> int:
        """When it is."""
        return now(self.world)

    def __str__(self) -> str:
        at = self.tick
        return f"{self.level.name}, {self.level.difficulty}, {self.who} at {at // 3600}:{at // 60 % 60:02d} ({at})"

    @cached_property
    def view(self) -> View:
        """What the desk draws of it."""
        return contract_of(self.level).view(self.level, self.panel, self.panel, 1.0, UI)

    @property
    def over(self) -> bool:
        """Whether the run has ended."""
        return bool(self.world.ended[0, 0])

    def having(self, **state: int) -> "Look":
        """The same moment with some numbers of the state otherwise, such as what is selected or in hand."""
        world = self.world.take([0])
        for name, number in state.items():
            getattr(world, name)[:] = number
        return replace(self, world=world)

    def on(self, ticks: int, *acts: Act) -> "Look":
        """The moment so many ticks later, with these acts in the first of them, one a tick."""
        world = self.world.take([0])
        for k in range(ticks):
            step(world, self.level.params, _actions([acts[k] if k < len(acts) else NOTHING]))
        return replace(self, world=world)

    def forks(
        self, acts: Sequence[Act], ticks: int, then: Sequence[Sequence[Act]] = (), foresee: bool = True
    ) -> "Forks":
        """One fork for each act, which is done in the next tick; `then` are acts of the ticks after it.

        Without `foresee` no law looks ahead: seconds of many worlds, for nothing where it isn't asked what they see.
        """
        forks = Forks(self.level, self.world.take([0] * len(acts)), foresee)
        for k in range(ticks):
            given = acts if k == 0 else then[k - 1] if k <= len(then) else [NOTHING] * len(acts)
            forks.step(given, k)
        return forks


HANDS = ("hand_verb", "next_verb", "done_verb")  # where hands take time: what they do, will do, have just done


def hands_at_work(world: World) -> bool:
    """Whether something that hands were asked for isn't done yet, or not seen by every law."""
    return any(getattr(world, name).any() for name in HANDS if name in world.__dict__)


def hurry(look: Look) -> Look:
    """The same moment with nothing in hand, where hands take time."""
    ports = (*HANDS, "hand_left", "overriding", "decrypting")
    return look.having(**{name: 0 for name in ports if name in look.world.__dict__})


@dataclass
class Forks:
    """Copies of a moment that went on side by side. events are (ticks after it, row, name, index, value)."""

    level: Level
    world: World
    foresee: bool = True
    events: list[tuple[int, int, str, int, int]] = field(default_factory=list)

    @cached_property
    def params(self) -> Params:
        """Those of the level; without laws that look ahead, where that isn't wanted."""
        params = self.level.params
        if self.foresee or not params.foreseeing:
            return params
        blind = replace(params)
        blind.__dict__["foreseeing"] = ()
        return blind

    def step(self, acts: "Act | Sequence[Act]", k: int) -> None:
        """A tick of all; one act is everybody's."""
        given = [acts] * self.world.batch if isinstance(acts, tuple) else acts
        raised = step(self.world, self.params, _actions(given)).raised
        for name, array in raised.items():
            for index, row in zip(*np.nonzero(array), strict=True):
                self.events.append((k, int(row), name, int(index), int(array[index, row])))

    def of(self, row: int, *names: str) -> list[tuple[int, str, int, int]]:
        """What happened in one of them: (ticks after, name, index, value)."""
        return [(k, name, index, value) for k, at, name, index, value in self.events if at == row and name in names]

    def look(self, row: int) -> Look:
        """One of them as it stands now."""
        return Look(self.level, self.world.take([row]))

    @cached_property
    def panel(self) -> Panel:
        """What all their operators know in the end."""
        return observe(self.world, self.level.params)


def _actions(acts: Iterable[Act]) -> Actions:
    return Actions(*(np.array(column, np.int32) for column in zip(*acts, strict=True)))
