"""What was possible: worked out in a process of its own, so that the picture goes on meanwhile.

Answers come one after the other: the best that is known for the seed, and its recording; what a number truly was, such
as the load, which nobody could read with failing sight; where other choices would have led; and from when on the run
could no longer be won. The last lets the persona that has understood the dream play on from several checkpoints of the
run side by side, and then looks closer between the last that it wins and the next.
"""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import numpy as np

from game.best import BestRun, best_run, has_plans
from game.bots import persona
from game.faults import Fault
from game.level import dream_of, load
from game.replay import Playback, Replay, otherwise, read, recording_of, unpack
from game.session import Epochs, GivenCommands, NumberChange, Otherwise, Session, play_forks
from game.sim.actions import Command
from game.sim.step import reveal
from game.workers import SideWork

PERSONA = "lucid"
SECOND = 60  # ticks
CHECKPOINT_EVERY = 5 * SECOND  # ticks
BATCH = 8  # checkpoints that are played on side by side, which costs little more than one
WORKING = {  # what is said while an answer is being worked out
    "known": "Counting what was possible",
    "choices": "Trying other choices",
    "turning_point": "Looking for the moment it was lost",
}


class FinishedRun(NamedTuple):
    """A run that is over, in a form that can be sent to another process."""

    level_text: str
    difficulty: str
    seed: int
    commands: tuple[Command, ...]
    ticks: int
    won: bool
    changes: tuple[NumberChange, ...] = ()
    path: Path | None = None  # its recording


class TurningPoint(NamedTuple):
    """Until `last` (a tick) the run could be won, at `lost` no longer; last is -1 when it couldn't from the start."""

    last: int
    lost: int


def turning_point(
    checkpoints: list[Session], ticks: int, report: Callable[[float], None] = lambda share: None
) -> TurningPoint:
    """When a run of so many ticks was lost, to within CHECKPOINT_EVERY ticks.

    checkpoints are those of `checkpoints_of`; report is called with the share that is done,
    counted in batches and within each by the time that is played.
    """
    low, high = -1, len(checkpoints)  # winnable at low; at high no longer
    done, whole = 0, max(1, _batches_needed(high - low - 1))
    while high - low > 1:

        def played(share: float, done: int = done) -> None:
            report((done + share) / whole)

        between = _spread_between(low, high)
        won = wins_from([checkpoints[i] for i in between], played)
        low = max((i for i, wins in zip(between, won, strict=True) if wins), default=low)
        high = min((i for i in between if i > low), default=high)
        done += 1
    last = checkpoints[low].age if low >= 0 else -1
    return TurningPoint(last, checkpoints[high].age if high < len(checkpoints) else ticks)


def _spread_between(low: int, high: int) -> list[int]:
    """Up to BATCH checkpoints, spread evenly."""
    count = min(BATCH, high - low - 1)
    return [low + (high - low) * (k + 1) // (count + 1) for k in range(count)]


def _batches_needed(count: int) -> int:
    """How many batches it takes at most to get from so many checkpoints to one."""
    return 0 if count < 1 else 1 + _batches_needed(-(-(count + 1) // (min(BATCH, count) + 1)) - 1)


def truth_of(replay: Replay) -> list[int]:
    """The mean (Q16) of what a dream shows truly, at each recorded second and at the end; 0 where there is no such."""
    film, truly = Playback(replay), dream_of(replay.load().dream).truly
    worlds = [film.marks()]
    if replay.ticks % SECOND:
        worlds.append(film.seek(replay.ticks).world)
    true = [reveal(world).get(truly) for world in worlds]
    means = [
        np.zeros(world.batch, int) if each is None else each.sum(0, dtype=np.int64) // len(each)
        for world, each in zip(worlds, true, strict=True)
    ]
    return [int(mean) for part in means for mean in part]


def checkpoints_of(replay: Replay) -> list[Session]:
    """The run every CHECKPOINT_EVERY ticks, as long as it went on."""
    film = Playback(replay)
    runs = (film.seek(tick) for tick in range(0, replay.ticks + 1, CHECKPOINT_EVERY))
    return [run for run in runs if not run.over]


def wins_from(checkpoints: list[Session], report: Callable[[float], None]) -> list[bool]:
    """Whether the persona that knows best, taking over at each of these, wins. report: the share done."""
    level = checkpoints[0].level
    whole = max(1, level.length_ticks - checkpoints[0].age)

    def after_tick(played: int) -> None:
        if played % CHECKPOINT_EVERY == 0:
            report(min(1.0, played / whole))

    return [result.won for result in play_forks(checkpoints, persona(PERSONA, level.dream), on_tick=after_tick)]


class _Answers:
    """What works in the process, and sends each answer by its name.

    Between them come "working", the name of the next one, and its "progress".
    """

    def __init__(self, task: FinishedRun, answers: Connection) -> None:
        self.task, self._send = task, answers.send
        self.level = Epochs(load(task.level_text, task.difficulty), task.changes).before(0)

    def work(self) -> None:
        """Send all there is to be known, what is wanted first before the rest."""
        if has_plans(self.level.dream):
            self._best()
        self._begin("choices")
        replay = self._replay()
        self._send(("truth", truth_of(replay)))
        self._send(("choices", otherwise(replay, self._within(0.0, 1.0))))
        if not self.task.won:
            self._begin("turning_point")
            turn = turning_point(checkpoints_of(replay), self.task.ticks, self._within(0.0, 1.0))
            self._send(("turning_point", turn))

    def _replay(self) -> Replay:
        """The recording of the run; where none could be kept, one that is made by playing it again."""
        task = self.task
        if task.path:
            with suppress(Fault):
                return read(task.path)
        run = Session(self.level, task.seed, GivenCommands(task.commands, task.changes))
        return unpack(recording_of(run, task.ticks), "the run")

    def _best(self) -> None:
        self._begin("known")
        known = best_run(self.level, self.task.seed, self._within(0.0, 1.0))
        self._send(("known", known))
        self._begin("choices")
        run = Session(self.level, self.task.seed, GivenCommands(known.commands), bot=known.plan)
        self._send(("recording", recording_of(run)))

    def _begin(self, name: str) -> None:
        self._send(("working", name))
        self._send(("progress", 0.0))

    def _within(self, start: float, end: float) -> Callable[[float], None]:
        """Tells a share of a part of the progress."""
        return lambda share: self._send(("progress", start + (end - start) * share))


def answer_in_process(task: FinishedRun, answers: Connection) -> None:
    """Work in the process: see `WhatIf` for what is sent."""
    with suppress(Fault):  # whoever asked will see that no answer comes
        _Answers(task, answers).work()


class WhatIf:
    """Asks for what was possible and takes the answers as they come; each is None until then."""

    def __init__(self, task: FinishedRun) -> None:
        self.known: BestRun | None = None  # the best, in a dream that has plans
        self.recording: bytes | None = None  # the file of its run
        self.truth: list[int] | None = None
        self.choices: list[Otherwise] | None = None
        self.working, self.progress = "choices", 0.0  # the name of the next answer, and its progress, 0..1
        self.news = 0  # answers that have come
        self.turning_point: TurningPoint | None = None
        self._work = SideWork(answer_in_process, task)

    @property
    def busy(self) -> bool:
        """Whether there are answers to come."""
        return self._work.busy

    def told(self) -> str:
        """What is being worked out, and how far that is."""
        return f"{WORKING[self.working]}: {self.progress * 100:.0f} % ..."

    def poll(self) -> bool:
        """Take the answers that have come; whether any has."""
        before = self.news
        try:
            for name, answer in self._work.received():
                setattr(self, name, answer)
                self.news += 1
        except (EOFError, OSError):
            self.stop()
            self.news += 1
        return self.news > before

    def stop(self) -> None:
        """End the process: its answers are no longer wanted."""
        self._work.stop()
