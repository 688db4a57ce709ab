"""Commands that are given anyway, whatever the panel shows, as a source of actions."""

from collections.abc import Iterable, Mapping

from game.level import Value
from game.session.number_changes import NumberChange, by_tick
from game.session.run import GetPanel
from game.sim.actions import Command


class GivenCommands:
    """Commands, at most one a tick, and changes of numbers, as a source."""

    def __init__(self, commands: Iterable[Command], changes: Iterable[NumberChange] = ()) -> None:
        self.by_tick = {command.tick: command for command in commands}
        self.changes = by_tick(changes)

    def actions(self, get_panel: GetPanel, tick: int) -> Command | None:
        """The command of this tick."""
        return self.by_tick.get(tick)

    def numbers(self, tick: int) -> Mapping[str, Value]:
        """The numbers that change at this tick."""
        return self.changes.get(tick, {})
