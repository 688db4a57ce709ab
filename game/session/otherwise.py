"""What else might have been done in a run, and where it leads: forks of the run, each with one act done otherwise.

From the tick after that act the persona that knows the dream plays on, as it does after the act as it was; so all that
two ends differ by comes of that one act. All forks are played side by side.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from game.bots import casts
from game.level import Level
from game.session.batch import LIMIT
from game.session.forks import play_to_last
from game.session.given import GivenCommands
from game.session.history import History
from game.session.result import Result
from game.session.run import Session
from game.sim.actions import RELEASE, Command, CommonVerb, pressed
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.panel import Panel
from game.sim.step import observe, reveal
from game.sim.world import World

MOST = 24  # acts done otherwise that are looked at
REPORT_EVERY = 5 * TICKS_PER_SECOND  # ticks between two reports of progress
NO_ACTS = (CommonVerb.SELECT, CommonVerb.ACKNOWLEDGE, CommonVerb.BREATHE)
Report = Callable[[float], None]
News = Callable[[list["Otherwise"]], None]


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


class Moment(NamedTuple):
    """A run as it was before a tick; `after` is a fork of it, one tick on, in which one thing was done or nothing."""

    level: Level
    seed: int
    world: World

    @property
    def tick(self) -> int:
        """The tick before which it was."""
        return int(self.world.tick[0, 0])

    @property
    def goes_on(self) -> bool:
        """Whether the dream hadn't ended."""
        return not self.world.ended[0, 0]

    @property
    def panel(self) -> Panel:
        """What the operator could know."""
        return observe(self.world, self.level.params)

    def after(self, command: Command | None) -> Session:
        """Nothing is known there of what was before, and nothing need be."""
        given, history = GivenCommands([command] if command else []), History(ticks=[self.tick])
        fork = Session(self.level, self.seed, given, world=self.world.take([0]), history=history)
        fork.tick()
        return fork


class Turn(NamedTuple):
    """An act that could have been done otherwise: the moment at which it was done, and that of the other."""

    done: Command
    instead: Command | None
    chosen: bool
    here: Moment
    there: Moment


def is_act(command: Command, level: Level) -> bool:
    """Whether a command does something to the dream: it isn't a look, an acknowledgement, or the end of a hold."""
    verb = level.verbs.get(command.verb)
    return verb is not None and verb not in NO_ACTS and not (verb.released and pressed(command.value) == RELEASE)


def spread(turns: Sequence[Turn]) -> list[Turn]:
    """What is looked at: choices first, then acts that are only left undone, each evenly over the run."""
    choices = _evenly([turn for turn in turns if turn.chosen], MOST)
    rest = _evenly([turn for turn in turns if not turn.chosen], MOST - len(choices))
    return sorted([*choices, *rest], key=lambda turn: turn.done.tick)


def _evenly(turns: Sequence[Turn], most: int) -> Sequence[Turn]:
    if len(turns) <= most:
        return turns
    return [turns[i * len(turns) // most] for i in range(most)]


def play_otherwise(
    turns: Sequence[Turn], report: Report = lambda share: None, limit: int = LIMIT, news: News = lambda found: None
) -> list[Otherwise]:
    """Where all of them lead, in their order, at most until they are `limit` ticks old.

    report is called with the share that is done, news with those that are known whenever there are more.
    """
    found: dict[int, Otherwise] = {}
    for i, other in _ends(turns, report, limit) if turns else ():
        found[i] = other
        news([found[i] for i in sorted(found)])
    return [found[i] for i in range(len(turns))]


def _ends(turns: Sequence[Turn], report: Report, limit: int) -> Iterator[tuple[int, Otherwise]]:
    """Which of the turns it is and where it leads, as both of its ends are known."""
    kept = {turn.done.tick: turn.here.after(turn.done) for turn in turns}
    forks = [*kept.values(), *(turn.there.after(turn.instead) for turn in turns)]
    level = forks[0].level
    whole = max(1, level.length_ticks - min(fork.age for fork in forks))

    def played(ticks: int) -> None:
        if ticks % REPORT_EVERY == 0:
            report(min(1.0, ticks / whole))

    knows = casts()[level.dream].plays_on
    places = {tick: i for i, tick in enumerate(kept)}
    both = [(places[turn.done.tick], len(kept) + i) for i, turn in enumerate(turns)]
    ends: dict[int, End] = {}
    for fork, result, world in play_to_last(forks, knows, limit=limit, on_tick=played):
        ends[fork] = _end(result, world)
        for i, (turn, pair) in enumerate(zip(turns, both, strict=True)):
            if fork in pair and ends.keys() >= {*pair}:
                yield i, Otherwise(turn.done, turn.instead, turn.chosen, *(ends[each] for each in pair))


def _end(result: Result, world: World) -> End:
    dark = reveal(world).get("dark")
    gone = () if dark is None else tuple(np.flatnonzero(dark[:, 0]).tolist())
    return End(result.score, result.won, result.ticks, gone)
