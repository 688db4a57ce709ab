"""What was possible: worked out in processes of its own, so that the picture goes on meanwhile.

Three parts, each in a process, as many at once as there are cores: from when on a run that was lost could no longer be
won, and how it still was before; the best that is known for the seed, and its recording; what a number truly was, such
as the load, which nobody could read with failing sight, and where other choices would have led. The first lets the
persona that has understood the dream play on from several checkpoints of the run side by side, and then looks closer
between the last that it wins and the next.
"""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from game.best import BestRun, best_run, has_plans
from game.bots import persona
from game.faults import Fault
from game.level import dream_of, load
from game.replay import Playback, Replay, otherwise, read, recording_of, unpack
from game.session import (
    LIMIT,
    BotSource,
    Epochs,
    GivenCommands,
    NumberChange,
    Otherwise,
    Session,
    is_act,
    play_forks,
)
from game.sim.actions import Command
from game.sim.step import reveal
from game.workers import SideWork, cores

PERSONA = "lucid"
SECOND = 60  # ticks
CHECKPOINT_EVERY = 5 * SECOND  # ticks
BATCH = 8  # checkpoints that are played on side by side, which costs little more than one
WORKING = {  # the parts, by the answer that each is for: what is said while that is being worked out
    "turning_point": "Looking for the moment it was lost",
    "known": "Counting what was possible",
    "choices": "Trying other choices",
}
BROKE_OFF = "Not all that was possible is known: a process that worked on it was ended from outside."


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


class Rescue(NamedTuple):
    """How a run that was lost is won from the last moment that wins: the acts from there on, and the recording of it,
    in which the player's own commands come before them."""

    acts: tuple[Command, ...]
    recording: bytes


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


def rescue(replay: Replay, last: int) -> Rescue:
    """How the persona that knows best wins a recorded run from a tick on at which it does."""
    before = Playback(replay).seek(last)
    bot = persona(PERSONA, before.level.dream)
    run = before.fork(BotSource(bot, before.level, replay.seed), bot.name)
    run.play(LIMIT)
    acts = tuple(each for each in run.history.commands if each.tick >= last and is_act(each, run.level))
    given = GivenCommands(run.history.commands, run.history.changes)
    return Rescue(acts, recording_of(Session(replay.load(), replay.seed, given, bot=bot.name)))


class _Answers:
    """What works in a process on one part, and sends each answer by its name; between them, the part's "progress"."""

    def __init__(self, task: FinishedRun, answers: Connection) -> None:
        self.task, self._send = task, answers.send
        self.level = Epochs(load(task.level_text, task.difficulty), task.changes).before(0)

    def known(self) -> None:
        """The best, then the recording of its run."""
        known = best_run(self.level, self.task.seed, self._tell)
        self._send(("known", known))
        run = Session(self.level, self.task.seed, GivenCommands(known.commands), bot=known.plan)
        self._send(("recording", recording_of(run)))

    def choices(self) -> None:
        """What was true, then where other choices would have led: all that is known of it, whenever there is more."""
        replay = self._replay()
        self._send(("truth", truth_of(replay)))
        found = otherwise(replay, self._tell, news=lambda found: self._send(("choices", found)))
        self._send(("choices", found))

    def turning_point(self) -> None:
        """From when on it could no longer be won, then how it is won before."""
        replay = self._replay()
        turn = turning_point(checkpoints_of(replay), self.task.ticks, self._tell)
        self._send(("turning_point", turn))
        if turn.last >= 0:
            self._send(("rescue", rescue(replay, turn.last)))

    def _replay(self) -> Replay:
        """The recording of the run; where none could be kept, one that is made by playing it again."""
        task = self.task
        if task.path:
            with suppress(Fault):
                return read(task.path)
        run = Session(self.level, task.seed, GivenCommands(task.commands, task.changes))
        return unpack(recording_of(run, task.ticks), "the run")

    def _tell(self, share: float) -> None:
        self._send(("progress", share))


def answer_in_process(task: FinishedRun, part: str, answers: Connection) -> None:
    """Work in a process on a part: see `WhatIf` for what is sent."""
    try:
        getattr(_Answers(task, answers), part)()
        answers.send(("fault", ""))
    except Fault as fault:
        answers.send(("fault", str(fault)))


class WhatIf:
    """Asks for what was possible and takes the answers as they come; each is None until then.

    faults: by part, why it couldn't be worked out, in one sentence.
    """

    def __init__(self, task: FinishedRun) -> None:
        self.known: BestRun | None = None  # the best, in a dream that has plans
        self.recording: bytes | None = None  # the file of its run
        self.truth: list[int] | None = None
        self.choices: list[Otherwise] | None = None  # those that are known so far
        self.turning_point: TurningPoint | None = None  # of a run that was lost
        self.rescue: Rescue | None = None  # where it could be won at any moment
        self.faults: dict[str, str] = {}
        self.news = 0  # answers that have come
        self._task, self._works = task, dict[str, SideWork]()
        self._waiting = [part for part in WORKING if self._asked(part)]
        self._progress = dict.fromkeys(self._waiting, 0.0)
        self._over = set[str]()  # parts that were worked out to their end
        self._begin()

    def _asked(self, part: str) -> bool:
        """Whether there is anything to a part."""
        if part == "known":
            return has_plans(load(self._task.level_text, self._task.difficulty).dream)
        return part != "turning_point" or not self._task.won

    def _begin(self) -> None:
        while self._waiting and len(self._works) < cores():
            part = self._waiting.pop(0)
            self._works[part] = SideWork(answer_in_process, self._task, part)

    @property
    def busy(self) -> bool:
        """Whether there are answers to come."""
        return bool(self._works)

    def works_on(self, part: str) -> bool:
        """Whether a part is still being worked out, or will be."""
        return part in self._works or part in self._waiting

    def told(self, part: str = "") -> str:
        """How far a part is, or the first that is being worked out."""
        part = part or next(iter(self._works))
        return f"{WORKING[part]}: {self._progress[part] * 100:.0f} % ..."

    def poll(self) -> bool:
        """Take the answers that have come; whether any has."""
        before = self.news
        for part, work in list(self._works.items()):
            try:
                for name, answer in work.received():
                    self._take(part, name, answer)
            except (EOFError, OSError):
                work.stop()
                del self._works[part]
                if part not in self._over:
                    self.faults[part] = work.fault or BROKE_OFF
                self.news += 1
        self._begin()
        return self.news > before

    def _take(self, part: str, name: str, answer: Any) -> None:
        if name == "progress":
            self._progress[part] = answer
        elif name == "fault":
            self._over.add(part)
            self.faults.update({part: answer} if answer else {})
        else:
            setattr(self, name, answer)
        self.news += 1

    def stop(self) -> None:
        """End the processes: their answers are no longer wanted."""
        for work in self._works.values():
            work.stop()
        self._waiting, self._works = [], {}
