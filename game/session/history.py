"""History of a run: its panel once a second, its commands and its events. The debrief is made from it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from game.level import tracks
from game.session.number_changes import NumberChange
from game.sim.actions import Command
from game.sim.events import Happened
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.panel import Panel


class LoggedEvent(NamedTuple):
    """An event that the operator could notice, with the tick in which it happened."""

    tick: int
    name: str
    subject: int  # of the sector, link or other thing that it concerns
    value: int


@dataclass
class History:
    """A series for each track, one number for each of `ticks`: each second from tick 0 on, and the last tick.

    Two series are made of others: `alarms` raised and `actions` done since the sample before. commands are
    all that were given, events all that the operator could notice, changes those of the level's numbers.
    """

    ticks: list[int] = field(default_factory=list)
    series: dict[str, list[int]] = field(default_factory=dict)
    commands: list[Command] = field(default_factory=list)
    events: list[LoggedEvent] = field(default_factory=list)
    changes: list[NumberChange] = field(default_factory=list)

    def record(self, tick: int, command: Command | None, events: Iterable[Happened]) -> None:
        """Add the command and the events of a tick."""
        if command:
            self.commands.append(command)
        self.events += [LoggedEvent(tick, *event) for event in events]

    def due(self, tick: int) -> bool:
        """Whether a sample is due at this tick."""
        return tick % TICKS_PER_SECOND == 0

    def sample(self, panel: Panel) -> None:
        """Add one number to every series, unless this tick has its sample."""
        if self.ticks and self.ticks[-1] >= panel.moment:
            return
        self.ticks.append(panel.moment)
        for track in tracks():
            if track.needs in panel.values:
                self._add(track.name, track.read(panel))
        self._add("actions", len(self.commands) - sum(self.series.get("actions", ())))
        rates = self.series.get("alarms.rate", [0])
        self._add("alarms", max(0, rates[-1] - (rates[-2] if len(rates) > 1 else 0)))

    def _add(self, name: str, number: int) -> None:
        self.series.setdefault(name, []).append(number)

    def until(self, tick: int) -> "History":
        """The part up to a tick, from which a run goes on: without a sample that closes it within a second."""
        length = bisect_right(self.ticks, tick)
        length -= not self.due(self.ticks[length - 1])
        series = {name: values[:length] for name, values in self.series.items()}
        return History(
            self.ticks[:length],
            series,
            [c for c in self.commands if c.tick < tick],
            [e for e in self.events if e.tick < tick],
            [c for c in self.changes if c.tick < tick],
        )

    @classmethod
    def from_panels(
        cls,
        panels: Iterable[Panel],
        commands: Iterable[Command],
        events: Iterable[LoggedEvent],
        changes: Iterable[NumberChange] = (),
    ) -> "History":
        """The history of a run from its panel at each second, its commands, events and changes, each in order."""
        history, given = cls(events=list(events), changes=list(changes)), list(commands)
        for panel in panels:
            done = len(history.commands)
            history.commands += [c for c in given[done:] if c.tick < panel.moment]
            history.sample(panel)
        return history
