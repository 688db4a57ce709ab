"""What was turned on the tuning desk: which numbers the run has, which wait for a new beginning, undo and redo."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.level import Acts, Value
from game.session import OF_NUMBER, Session


class Turn(NamedTuple):
    """A number that was turned, from one value to another."""

    name: str
    before: Value
    after: Value


@dataclass
class Turned:
    """The numbers of a run as they are turned; it outlives the run, which may begin anew.

    waiting: numbers that act only from the start, until the dream begins anew. saved: what was saved last.
    """

    waiting: dict[str, Value] = field(default_factory=dict)
    saved: Mapping[str, Value] = field(default_factory=dict)
    _done: list[Turn] = field(default_factory=list)
    _undone: list[Turn] = field(default_factory=list)
    _held: bool = False  # whether the slider that was turned last is still held

    def value(self, run: Session, name: str) -> Value:
        """The value of a number as it was asked for last."""
        asked = {**run.level.changed, **run.numbers.waiting, **self.waiting}
        return asked[name] if name in asked else run.level.numbers[name].value

    def turn(self, run: Session, name: str, value: Value, held: bool = False) -> None:
        """Turn a number; while a slider is held, all is one turn. Raises LevelFault, and turns nothing, where it can't
        be that."""
        before = self.value(run, name)
        if value == before:
            return
        self._set(run, name, value)
        if held and self._held and self._done and self._done[-1].name == name:
            before = self._done.pop().before
        self._done.append(Turn(name, before, value))
        self._undone, self._held = [], held

    def let_go(self) -> None:
        """The slider was let go of."""
        self._held = False

    def undo(self, run: Session) -> str:
        """Undo the last turn; the number's name, empty for none."""
        return self._go(run, self._done, self._undone, "before")

    def redo(self, run: Session) -> str:
        """Do again what was undone last; the number's name, empty for none."""
        return self._go(run, self._undone, self._done, "after")

    def _go(self, run: Session, source: list[Turn], target: list[Turn], which: str) -> str:
        if not source:
            return ""
        self._set(run, source[-1].name, getattr(source[-1], which))
        self.let_go()
        target.append(source.pop())
        return target[-1].name

    def _set(self, run: Session, name: str, value: Value) -> None:
        if run.level.numbers[name].acts is not Acts.FROM_START:
            run.change({name: value})
            return
        run.level.with_numbers({**run.numbers.waiting, **self.waiting, name: value})
        self.waiting.pop(name, None)
        if value != self.value(run, name):
            self.waiting[name] = value

    @property
    def steps(self) -> tuple[int, int]:
        """How many turns can be undone, and done again."""
        return len(self._done), len(self._undone)

    # The run and its level

    def asked(self, run: Session) -> dict[str, Value]:
        """All that was asked for beside what the level's text says."""
        found = {**run.level.changed, **run.numbers.waiting, **self.waiting}
        return {name: value for name, value in found.items() if value != run.level.numbers[name].value}

    def anew(self, run: Session) -> Session:
        """The dream from its start, with all that was asked for. Raises LevelFault."""
        level = run.level.with_numbers({**run.numbers.waiting, **self.waiting})
        self.waiting = {}
        self.let_go()
        return Session(level, run.seed)

    def carry(self, before: Session, after: Session) -> None:
        """Ask in a run at an earlier moment for the numbers that were asked for in the other."""
        wanted = {**before.level.changed, **before.numbers.waiting}
        names = {*wanted, *after.level.changed}
        numbers = before.level.numbers
        asked = {name: wanted.get(name, numbers[name].value) for name in names}
        changed = {name: value for name, value in asked.items() if value != self._in_force(after, name)}
        if changed:
            after.change(changed)

    def _in_force(self, run: Session, name: str) -> Value:
        return run.level.changed.get(name, run.level.numbers[name].value)

    def written(self, run: Session) -> dict[str, Value]:
        """What a level file is to say: all that was asked for but the assists with which the run was begun."""
        mine = {turn.name for turn in self._done}
        return {name: value for name, value in self.asked(run).items() if name in mine or name not in OF_NUMBER}
