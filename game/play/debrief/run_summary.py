"""A run as the debrief needs it: its history, and what can be asked of it. What is said of it is each dream's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.level import Ending, Level, dream_of
from game.level.clock import clock
from game.session import OPEN, Assists, History, Reason, Result, Session, helped
from game.sim.fixed import WHOLE


@dataclass(frozen=True)
class RunSummary:
    """A run as the debrief needs it.

    need is the share (Q24) that a win asks for, None where none is known; names, home and rings are the sectors', who
    was at home in them at the end (Q24), and how far out they lie; first are the sectors that the best plan calls
    first, once it is known;
    goals are the entries of the panel that say what was asked for, could be had or was due, as they stood at the end;
    ways are the level's endings, reasons what was true of the condition of the one that it came to;
    assists are those that were used, and how many other numbers of the level were changed.
    """

    history: History
    result: Result
    sectors: int
    need: int | None = None
    names: tuple[str, ...] = ()
    home: tuple[int, ...] = ()
    rings: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    goals: Mapping[str, int] = field(default_factory=dict)  # what the panel says is asked for, by its entry
    endings: tuple[Ending, ...] = ()
    reasons: tuple[Reason, ...] = ()
    assists: Assists = field(default_factory=dict)

    @classmethod
    def of(cls, run: Session) -> "RunSummary":
        """Of a run that is over or was left."""
        level, now, dream = run.level, run.now, dream_of(run.level.dream)
        home = now[dream.people][:, 0].tolist() if dream.people in now.values else ()
        return cls(
            run.history,
            run.result(),
            len(level.sectors),
            need_of(level),
            tuple(sector.name for sector in level.sectors),
            tuple(home),
            tuple(sector.ring for sector in level.sectors),
            goals={name: now.one(name) for name in dream.goals if name in now.values},
            endings=level.endings,
            reasons=run.reasons(),
            assists=helped(run.history.changes),
        )

    @property
    def ending(self) -> str:
        """The ending that `sim` decided: where it was lifted, the one that was."""
        name = self.result.ending
        return next((way.lifts for way in self.endings if way.name == name and way.lifts), name)

    def reason(self, measure: str) -> Reason | None:
        """What the ending's condition said of something that it measures, if that was true."""
        return next((reason for reason in self.reasons if reason.measure == measure), None)

    def plainly(self) -> str:
        """How it ended, where a dream has no sentence of its own for that ending: its title and the time."""
        end = clock(self.result.ticks)
        if self.result.ending == OPEN:
            return f"You left at {end}."
        title = next((way.title for way in self.endings if way.name == self.result.ending), self.result.ending)
        return f"{'Won' if self.result.won else 'Lost'} at {end}: {title}."

    def last(self, name: str) -> int:
        """The last number of a series."""
        return self.history.series.get(name, [0])[-1]

    def first_above(self, name: str, level: int) -> int:
        """The tick of the sample from which a series stayed at a level or above until the end; -1 if it didn't."""
        found = -1
        for tick, value in zip(self.history.ticks, self.history.series.get(name, []), strict=False):
            found = (tick if found < 0 else found) if value >= level else -1
        return found

    def first_event(self, *names: str) -> int:
        """The tick of the first of some events, -1 for never."""
        return next((tick for tick, name, _, _ in self.history.events if name in names), -1)


def need_of(level: Level) -> int | None:
    """The share of the city (Q24) that a win asks for; None where no winning condition names one."""
    return None if level.required_share is None else round(level.required_share * WHOLE)
