"""The runs that contracts look at: of every dream that the registry has, played by its personas, or from recordings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path

import numpy as np

from game.bots import personas
from game.level import DIFFICULTIES, Level, load, shipped
from game.level.dreams import dreams
from game.level.rounds import dream_of_round, name_of
from game.play.debrief.run_summary import RunSummary
from game.replay import read
from game.replay.playback import Playback
from game.session import History, LoggedEvent, RoundState, Session
from game.sim.actions import Actions, Command
from game.sim.panel import Panel
from game.sim.step import begin, observe, step
from tests.balance.cast import Company
from tests.contracts.looks import Look
from tests.sim.build import now

GOLDENS = sorted((Path(__file__).parents[1] / "goldens").rglob("*.replay"))
WHO = ("idle", "novice", "operator", "lucid")
SEED, ROUNDS = 1, 5


def levels(rounds: int = ROUNDS) -> Iterator[tuple[str, Callable[[], Level]]]:
    """What is played, by name: every shipped level at each difficulty, so many recurring rounds of each dream."""
    for name, path in shipped().items():
        for word in DIFFICULTIES:
            yield f"{name}-{word}", partial(load, path, word)
    for dream in (dream for dream in dreams() if dream.recurring):
        turns = (turn for turn in count(1) if dream_of_round(SEED, turn) == dream.number)
        for turn in islice(turns, rounds):
            yield name_of(SEED, turn), RoundState(SEED, turn).level


@dataclass
class Played:
    """A level played side by side by all who play it, as far as `until`; looks are taken each `every` ticks."""

    level: Level
    until: int
    every: int
    who: list[str] = field(default_factory=list)  # all of WHO that there are, if none is named
    commands: list[list[Command]] = field(default_factory=list)
    panels: list[list[Panel]] = field(default_factory=list)
    happened: list[list[tuple[int, str, int, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.level = self.level.at(SEED)
        self.who = self.who or [name for name in WHO if name in personas(self.level.dream)]

    def looks(self) -> Iterator[Look]:
        """Play, and look."""
        everybody, rows = personas(self.level.dream), range(len(self.who))
        company = Company(tuple(everybody[name] for name in self.who), (1,) * len(self.who))
        seeds = np.full(len(self.who), SEED)
        self.world, minds = begin(self.level.params, seeds), company.begin(self.level, seeds)
        self.commands, self.panels, self.happened = ([[] for _ in rows] for _ in range(3))
        while now(self.world) < self.until and not self.world.ended.all():
            actions = Actions.none(len(rows))
            if now(self.world) % company.every == 0:
                actions, minds = company.decide(observe(self.world, self.level.params), minds)
            self._tick(actions)
            for row in rows if now(self.world) % self.every == 0 else ():
                if not self.world.ended[0, row]:
                    yield Look(self.level, self.world.take([row]), self.who[row])

    def _tick(self, actions: Actions) -> None:
        tick, rows = now(self.world), range(len(self.who))
        alive = [row for row in rows if not self.world.ended[0, row]]
        if tick == 0:
            self._note(rows)
        events = step(self.world, self.level.params, actions)
        for row in alive:
            verb, target, value = (int(numbers[row]) for numbers in actions)
            self.commands[row] += [Command(tick, verb, target, value)] if verb else []
            self.happened[row] += [LoggedEvent(tick, *event) for event in events.of(row)]
        self._note([row for row in alive if now(self.world) % 60 == 0 or self.world.ended[0, row]])

    def _note(self, rows: "range | list[int]") -> None:
        """What the debrief keeps of a second."""
        panel = observe(self.world, self.level.params) if rows else None
        for row in rows:
            assert panel is not None
            self.panels[row].append(panel.row(row))

    def told(self) -> Iterator[tuple[Look, RunSummary]]:
        """The end of each run that is over, and what the debrief is told of it."""
        for row, name in enumerate(self.who):
            if self.world.ended[0, row]:
                history = History.from_panels(self.panels[row], self.commands[row], self.happened[row])
                world = self.world.take([row])
                run = Session(self.level, SEED, bot=name, world=world, history=history)
                yield Look(self.level, world, name), RunSummary.of(run)


def recorded(path: Path, moments: int) -> Iterator[Look]:
    """So many moments of a recording, evenly spread."""
    replay = read(path)
    playback = Playback(replay)
    for k in range(moments):
        run = playback.seek(replay.ticks * (2 * k + 1) // (2 * moments))
        yield Look(playback.level, run.world, path.stem)


def at(path: Path, tick: int) -> Look:
    """A recording at a tick."""
    playback = Playback(read(path))
    return Look(playback.level, playback.seek(tick).world, path.stem)


def told(path: Path) -> tuple[Look, RunSummary]:
    """The end of a recording, and what the debrief is told of it."""
    replay = read(path)
    run = Playback(replay).seek(replay.ticks)
    return Look(run.level, run.world, path.stem), RunSummary.of(run)
