"""What else might have been done in a run, and where it leads: forks of the run, each with one act done otherwise.

From the tick after that act the persona that knows the dream plays on, as it does after the act as it was; so all that
two ends differ by comes of that one act. All forks are played side by side.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from game.bots import casts
from game.level import Level
from game.session.forks import play_to_last
from game.session.given import GivenCommands
from game.session.result import Result
from game.session.run import Session
from game.sim.actions import RELEASE, Command, CommonVerb, pressed
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.step import reveal
from game.sim.world import World

MOST = 48  # acts done otherwise that are looked at
KEPT_EVERY = 5 * TICKS_PER_SECOND  # ticks between moments that are kept for what could have been done earlier
KEPT = 6  # of them
NO_ACTS = (CommonVerb.SELECT, CommonVerb.ACKNOWLEDGE, CommonVerb.BREATHE)
Report = Callable[[float], None]


class End(NamedTuple):
    """Where a fork leads: its score (thousandths), whether it is won, its length, and the sectors that are gone."""

    score: int
    won: bool
    ticks: int
    gone: tuple[int, ...]


class Otherwise(NamedTuple):
    """An act, what is done in its place (None: nothing; before its tick: the same earlier), and where both lead.

    chosen: whether it was a choice of the dream's; else it is only left undone.
    """

    done: Command
    instead: Command | None
    chosen: bool
    kept: End
    other: End

    @property
    def gain(self) -> int:
        """How much more the other scores, in thousandths."""
        return self.other.score - self.kept.score

    @property
    def spared(self) -> list[int]:
        """The sectors that are gone as it was, and aren't otherwise."""
        return sorted({*self.kept.gone} - {*self.other.gone})


class Turn(NamedTuple):
    """An act that could have been done otherwise: a fork right after it, and one right after the other."""

    done: Command
    instead: Command | None
    chosen: bool
    kept: Session
    other: Session


class Turns:
    """Looks at a run as it is played again, and keeps what could have been done otherwise. commands: those of it."""

    def __init__(self, commands: Iterable[Command], level: Level) -> None:
        self._choices = casts()[level.dream].choices
        self._acts = {command.tick: command for command in commands if is_act(command, level)}
        self._earlier: list[Session] = []
        self._found: list[Turn] = []

    def look(self, run: Session) -> None:
        """To be called before each tick."""
        if run.age % KEPT_EVERY == 0 and run.age:
            self._earlier = [*self._earlier[1 - KEPT :], run.fork()]
        done = self._acts.get(run.age)
        if done is None or run.over:
            return
        others = self._choices(run.now, run.level.map, done)
        kept = _after(run, done)
        for instead in others or [None]:
            from_ = self._moment(run, instead)
            if from_ and instead:
                instead = instead._replace(tick=from_.age)
            if from_:
                self._found.append(Turn(done, instead, bool(others), kept, _after(from_, instead)))

    def _moment(self, run: Session, instead: Command | None) -> Session | None:
        """The moment at which something else is done: this one, or the last that was kept before it."""
        if instead is None or instead.tick >= run.age:
            return run
        return next((kept for kept in reversed(self._earlier) if kept.age <= instead.tick), None)

    @property
    def turns(self) -> list[Turn]:
        """What is looked at: choices first, then acts that are only left undone, each spread evenly over the run."""
        choices = _spread([turn for turn in self._found if turn.chosen], MOST)
        rest = _spread([turn for turn in self._found if not turn.chosen], MOST - len(choices))
        return sorted([*choices, *rest], key=lambda turn: turn.done.tick)


def is_act(command: Command, level: Level) -> bool:
    """Whether a command does something to the dream: it isn't a look, an acknowledgement, or the end of a hold."""
    verb = level.verbs.get(command.verb)
    return verb is not None and verb not in NO_ACTS and not (verb.released and pressed(command.value) == RELEASE)


def _spread(turns: list[Turn], most: int) -> list[Turn]:
    if len(turns) <= most:
        return turns
    return [turns[i * len(turns) // most] for i in range(most)]


def _after(moment: Session, command: Command | None) -> Session:
    """A fork of a moment, one tick on, in which one thing was done or nothing."""
    fork = moment.fork(GivenCommands([command] if command else []))
    fork.tick()
    return fork


def play_otherwise(turns: Sequence[Turn], report: Report = lambda share: None) -> list[Otherwise]:
    """Where all of them lead, in their order. report is called with the share that is done."""
    return list(_ends(turns, report)) if turns else []


def _ends(turns: Sequence[Turn], report: Report) -> Iterator[Otherwise]:
    kept = {turn.done.tick: turn.kept for turn in turns}
    forks = [*kept.values(), *(turn.other for turn in turns)]
    level = forks[0].level
    whole = max(1, level.length_ticks - min(fork.age for fork in forks))

    def played(ticks: int) -> None:
        if ticks % KEPT_EVERY == 0:
            report(min(1.0, ticks / whole))

    ends = [_end(*last) for last in play_to_last(forks, casts()[level.dream].plays_on, on_tick=played)]
    of_kept = dict(zip(kept, ends[: len(kept)], strict=True))
    for turn, other in zip(turns, ends[len(kept) :], strict=True):
        yield Otherwise(turn.done, turn.instead, turn.chosen, of_kept[turn.done.tick], other)


def _end(result: Result, world: World) -> End:
    dark = reveal(world).get("dark")
    gone = () if dark is None else tuple(np.flatnonzero(dark[:, 0]).tolist())
    return End(result.score, result.won, result.ticks, gone)
