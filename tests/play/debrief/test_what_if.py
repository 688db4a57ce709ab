"""What was possible: the run is lived again, and moments of it are played on until its turning point is found."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game.best import BestRun, best_of, best_run
from game.bots import persona
from game.level import dream_of, load, shipped
from game.play.debrief import what_if
from game.play.debrief.what_if import FinishedRun, TurningPoint, WhatIf, checkpoints_of, rescue, truth_of, turning_point
from game.replay import recording_of, unpack, verify
from game.session import BotSource, GivenCommands, NumberChange, Session, play_forks
from game.sim.actions import Command, CommonVerb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import reveal

LEVELS = Path(__file__).parents[2] / "levels"
SHORT, HALL = load(LEVELS / "short.toml"), load(LEVELS / "short-guardian.toml")


@pytest.fixture(scope="module")
def run() -> Session:
    made = Session(SHORT, 4, BotSource(persona("operator"), SHORT, 4), bot="operator")
    made.play(10_000)
    return made


@pytest.fixture(scope="module")
def known() -> tuple[BestRun, list[float]]:
    """The best of the run's seed, and the shares of it that were told as played."""
    shares: list[float] = []
    return best_run(SHORT, 4, shares.append), shares


def task(run: Session) -> FinishedRun:
    result = run.result()
    return FinishedRun(SHORT.text, SHORT.difficulty, 4, tuple(run.history.commands), result.ticks, result.won)


def test_its_recording_says_what_was_true_and_where_it_can_be_gone_on_from(run: Session) -> None:
    again = Session(SHORT, 4, GivenCommands(task(run).commands))
    replay = unpack(recording_of(again), "the run")
    loads, moments = truth_of(replay), checkpoints_of(replay)
    assert len(loads) == len(run.history.ticks)
    true = reveal(run.world)[dream_of(SHORT.dream).truly]
    assert loads[-1] == true.sum() // len(true)
    assert [moment.age for moment in moments] == list(range(0, run.age, what_if.CHECKPOINT_EVERY))
    again = moments[-1].fork(GivenCommands(task(run).commands), "operator")
    again.play(10_000)
    assert again.result().digest == run.result().digest


class Moment:
    """Stands for a run at a moment."""

    def __init__(self, age: int) -> None:
        self.age = age


@pytest.mark.parametrize(
    ("until", "turn"),
    [
        (-1, TurningPoint(-1, 0)),
        (0, TurningPoint(0, 300)),
        (9_000, TurningPoint(9_000, 9_300)),
        (99_999, TurningPoint(23_700, 23_800)),
    ],
)
def test_the_turning_point_is_the_last_moment_that_wins(
    monkeypatch: pytest.MonkeyPatch, until: int, turn: TurningPoint
) -> None:
    asked = []

    def wins(moments: list[Any], far: Callable[[float], None]) -> list[bool]:
        asked.append([moment.age for moment in moments])
        far(0.5)
        return [moment.age <= until for moment in moments]

    monkeypatch.setattr(what_if, "wins_from", wins)
    moments: Any = [Moment(age) for age in range(0, 24_000, what_if.CHECKPOINT_EVERY)]
    shares: list[float] = []
    assert turning_point(moments, 23_800, shares.append) == turn
    assert len(asked) <= 2  # of eighty
    assert all(len(set(ages)) == len(ages) <= what_if.BATCH for ages in asked)
    assert shares == sorted(shares)
    assert len(shares) == len(asked)
    assert shares[-1] <= 1


@pytest.mark.slow
def test_a_moment_wins_where_who_knows_wins_from_there_alone() -> None:
    """A run in which nobody acts, taken over: each answer is that of a session of its own."""
    idle, moments = Session(HALL, 4), []
    while idle.tick():
        if idle.age % what_if.CHECKPOINT_EVERY == 0 and not idle.over:
            moments.append(idle.fork())
    knows = persona(what_if.PERSONA, HALL.dream)
    alone = [moment.fork(BotSource(knows, HALL, 4), knows.name).play(20_000) for moment in moments]
    assert play_forks(moments, knows) == alone
    wins = [moment.age for moment, result in zip(moments, alone, strict=True) if result.won]
    assert 0 < len(wins) < len(moments)
    assert turning_point(moments, idle.age) == TurningPoint(wins[-1], wins[-1] + what_if.CHECKPOINT_EVERY)


@pytest.mark.slow
def test_a_rescue_is_a_recording_that_wins_after_the_players_own_commands() -> None:
    """The player looks at one pane; from ten seconds on it is won, without what was changed later, and it verifies."""
    level, own = load(shipped()["guardian"], "light-sleep"), Command(60, CommonVerb.SELECT, 1, 0)
    later = NumberChange(660, {"loss.bears": 1.0})
    played = unpack(recording_of(Session(level, 4, GivenCommands([own], [later])), 720), "the run")
    assert list(played.changes) == [later]
    found = rescue(played, 600)
    made = unpack(found.recording, "the run that wins")
    assert made.result["won"]
    assert not made.changes
    assert verify("it", content=found.recording).code == 0
    first, *rest = sorted(made.commands)
    assert (made.commands[first], rest[0] >= 600) == (own, True)
    assert {act.tick for act in found.acts} <= set(rest)
    assert len(found.acts) > 3


@pytest.mark.slow
def test_answers_come_from_a_process_of_its_own(run: Session, known: tuple[BestRun, list[float]]) -> None:
    count = WhatIf(task(run))
    end = time.monotonic() + 90
    while count.busy and time.monotonic() < end:
        count.poll()
        time.sleep(0.05)
    assert count.truth is not None
    assert count.known == known[0]
    assert count.recording is not None
    assert verify("the best", content=count.recording).code == 0
    assert count.choices is not None
    assert (count.turning_point is None) == run.result().won


def test_the_best_tells_how_it_begins_and_how_far_it_is(known: tuple[BestRun, list[float]]) -> None:
    best, shares = known
    assert best.score == best_of(SHORT, [4])[0]
    assert len(set(best.first)) == len(best.first) > 0
    assert all(0 <= sector < len(SHORT.sectors) for sector in best.first)
    assert shares == sorted(shares)
    assert 0 < shares[-1] <= 1


def test_it_can_be_stopped_at_once(run: Session) -> None:
    count = WhatIf(task(run))
    start = time.monotonic()
    count.stop()
    assert time.monotonic() - start < 5
    assert not count.busy
    assert not count.poll()


class Process:
    """Stands for one that works on a part, and says what it is given to say."""

    fault = ""

    def __init__(self, work: object, task: FinishedRun, part: str) -> None:
        self.part, self.says, self.ended = part, list[tuple[str, object]](), False

    def received(self) -> Iterator[tuple[str, object]]:
        yield from self.says
        self.says = []
        if self.ended:
            raise EOFError

    def stop(self) -> None:
        """It has ended."""


@pytest.mark.parametrize("cores", [1, 2, 8])
def test_as_many_parts_as_there_are_cores_are_worked_on_at_once(
    monkeypatch: pytest.MonkeyPatch, run: Session, cores: int
) -> None:
    """The next begins when one is over; one that breaks off is named, and the others go on."""
    monkeypatch.setattr(what_if, "cores", lambda: cores)
    monkeypatch.setattr(what_if, "SideWork", Process)
    count = WhatIf(task(run)._replace(won=False))
    parts = ["turning_point", "known", "choices"]
    while count.busy:
        assert list(count._works) == parts[:cores]
        work: Any = count._works[parts[0]]
        work.says, work.ended = [("progress", 0.5)], False
        count.poll()
        assert "50 %" in count.told()
        assert all(count.works_on(part) for part in parts)
        work.says, work.ended = [("fault", "")] if parts[0] != "choices" else [], True
        assert count.poll()
        assert not count.works_on(parts.pop(0))
    assert count.faults == {"choices": what_if.BROKE_OFF}
    assert parts == []


def test_a_command_of_a_tick_is_given_at_that_tick() -> None:
    given = GivenCommands((Command(3, PlatformVerb.SCAN, 1, 0),))
    assert given.actions(lambda: None, 3) == Command(3, PlatformVerb.SCAN, 1, 0)
    assert given.actions(lambda: None, 4) is None
