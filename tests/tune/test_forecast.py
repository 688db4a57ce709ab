"""The forecast: which runs it plays, in which order, what it says of them, and its processes."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from game.bots import persona
from game.faults import Fault
from game.level import Level, load
from game.session import BotSource, Session, play_forks, run_batch
from game.tune import forecast as module, forecast_plan as plan
from game.tune.forecast import ENDED, Forecast, Question
from game.tune.forecast_batch import FRESH, Batch, Case, Done, Open, Outcome, Over, Part, played
from game.tune.forecast_cases import KEPT, Book
from game.tune.forecast_plan import STAGES, Asked
from tests.tune.coin import coin

FEW = 4
FIRST = 32


def begun(level: Level, ticks: int = 0, seed: int = 3) -> Session:
    run = Session(level, seed, BotSource(persona("operator", level.dream), level, seed))
    for _ in range(ticks):
        run.tick()
    return run


@pytest.fixture
def level() -> Level:
    """A level that idle wins in 58 % of runs."""
    return load(coin(0.95))


# Which runs


def batch_of(run: Session, who: str, first: int = 0) -> Batch:
    """A few runs from the start, and as many from a moment."""
    asked = Asked(Question.of(run, [who]))
    start, now = (part._replace(first=first, runs=FEW) for part in next(asked.batches(Book(), [])).parts)
    return Batch(run.level.text, run.level.difficulty, run.level.changed, who, (start, now))


def test_runs_from_the_start_are_those_of_fresh_seeds_and_runs_from_now_those_of_many_hands() -> None:
    """Also where the moment lies between two looks of the persona; the first hands are those of the seed itself."""
    run = begun(load(coin().replace("time >= 1", "time >= 3")), 61)
    start, now = played(batch_of(run, "random")).parts
    bot = persona("random", run.level.dream)
    assert start == [Outcome(one.won, one.digest) for one in run_batch(run.level, np.arange(FEW) + FRESH, bot)]
    assert now[0].digest == play_forks([run.fork()], bot)[0].digest
    assert len({one.digest for one in now}) > 1
    assert played(batch_of(run, "random", first=2)).parts[1][: FEW - 2] == now[2:]


def test_a_moment_is_played_with_the_numbers_of_now(level: Level) -> None:
    """Also with those that wait for the next tick, and those from the start with what acts only then."""
    run = begun(level, 7)
    run.change({"climb.speed": 0.5})
    question = Question.of(run, ["idle"], from_start={"length": "0:20"})
    assert question.moment
    assert question.moment.level.changed == {"climb.speed": 0.5}
    assert question.level.changed == {"climb.speed": 0.5, "length": "0:20"}
    assert run.level.changed == {}
    first, second = list(Asked(question).batches(Book(), []))[:2]
    assert [part.moment is None for batch in (first, second) for part in batch.parts] == [True, False]


def test_a_run_that_is_over_has_no_moment(level: Level) -> None:
    run = begun(level)
    while run.tick():
        pass
    assert Question.of(run, ["idle"]).moment is None


# In which order


def test_who_is_looked_at_comes_first_then_what_the_number_does_then_the_others(level: Level) -> None:
    asked = Asked(Question.of(begun(level), ["operator", "idle"], "demand.capacity"))
    batches = list(asked.batches(Book(), []))
    figures = [batch.changed.get("demand.capacity") for batch in batches]
    assert [batch.persona for batch in batches[:4]] == ["operator", "operator", "operator", "idle"]
    assert figures[:4] == [None, pytest.approx(0.95 * 1.3), pytest.approx(0.95 * 0.7), None]
    assert [batch.parts[0].first for batch in batches] == [first for first, _ in STAGES for _ in range(4)]
    assert next(asked.batches(Book(), batches[:3])) == batches[3]


def test_what_is_known_well_enough_is_not_played_on(level: Level) -> None:
    """An even chance is played through all stages, a sure thing ends after the first."""
    asked, book = Asked(Question(level, None, ("idle",))), Book()
    first = next(asked.batches(book, []))
    runs = first.parts[0].runs
    for wins, more in ((runs // 2, len(STAGES) - 1), (0, 0)):
        book.take(first, Done([[Outcome(i < wins, str(i)) for i in range(runs)]]))
        assert len(list(asked.batches(book, []))) == more


# What is said


def part(case: Case, first: int, runs: int) -> Batch:
    return Batch("", "", {}, case.persona, (Part(case, first, runs),))


def test_bounds_hold_what_is_still_open() -> None:
    """Before all of a batch are over, those that aren't may still be lost or won: what is over early says nothing."""
    book, case = Book(), Case("a", "idle")
    assert book.rate(case, 100) == (0, 0, 0.0, 1.0, False)
    book.take(part(case, 0, 100), Open([Over(60, 10)]))
    rate = book.rate(case, 100)
    assert rate.rate is None
    assert rate.low < 0.1
    assert rate.high > 0.5
    book.take(part(case, 0, 100), Done([[Outcome(i < 30, "") for i in range(100)]]))
    rate = book.rate(case, 100)
    assert (rate.runs, rate.wins, rate.rate, rate.whole) == (100, 30, 0.3, True)
    assert 0.2 < rate.low < 0.3 < rate.high < 0.41
    narrow = rate.reach
    book.take(part(case, 100, 100), Done([[Outcome(i < 30, "") for i in range(100)]]))
    assert book.rate(case, 1000).reach < narrow


def test_what_is_kept_is_bounded() -> None:
    book = Book()
    for i in range(KEPT + 5):
        book.take(part(Case(str(i), "idle"), 0, 1), Done([[Outcome(True, "")]]))
    assert book.rate(Case("0", "idle"), 9).runs == 0
    assert book.rate(Case(str(KEPT + 4), "idle"), 9).runs == 1


# Asking


class Inline:
    """A crew of one that plays a batch when it is asked for news."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = 1
        self.batches: list[Batch] = []
        self.dropped: list[Batch] = []

    def work(self, next_batch: Callable[[], Batch | None]) -> None:
        if not self.batches and (batch := next_batch()):
            self.batches = [batch]

    def drop(self, wanted: Callable[[Batch], bool]) -> None:
        self.dropped += [batch for batch in self.batches if not wanted(batch)]
        self.batches = [batch for batch in self.batches if wanted(batch)]

    def news(self) -> Iterator[tuple[Batch, Done | str]]:
        for batch in self.batches:
            self.batches = []
            try:
                yield batch, played(batch)
            except Fault as fault:
                yield batch, str(fault)

    def end(self) -> None:
        self.batches = []


@pytest.fixture
def forecast(monkeypatch: pytest.MonkeyPatch) -> tuple[Forecast, Inline]:
    monkeypatch.setattr(module, "Crew", Inline)
    for owner in (module, plan):
        monkeypatch.setattr(owner, "MOST", 2 * FIRST)
    monkeypatch.setattr(plan, "STAGES", ((0, FIRST), (FIRST, 2 * FIRST)))
    forecast = Forecast()
    assert isinstance(forecast._crew, Inline)
    return forecast, forecast._crew


def test_another_question_drops_what_it_does_not_ask(forecast: tuple[Forecast, Inline], level: Level) -> None:
    asks, crew = forecast
    run = begun(level)
    asks.ask(Question.of(run, ["operator", "idle"]))
    asks.poll()
    asks.ask(Question.of(run, ["operator", "idle"]))  # the same
    asks.ask(Question.of(run, ["operator", "idle"], "demand.capacity"))  # the first is still the first
    assert not crew.dropped
    run.tick()
    asks.ask(Question.of(run, ["operator", "idle"]))  # another moment
    assert [batch.persona for batch in crew.dropped] == ["operator"]
    asks.poll()
    asks.ask(Question.of(run, ["idle", "operator"]))  # another is looked at
    assert [batch.persona for batch in crew.dropped] == ["operator", "operator"]
    asks.poll()
    run.change({"climb.speed": 0.5})
    asks.ask(Question.of(run, ["idle", "operator"]))  # other numbers
    assert [batch.persona for batch in crew.dropped] == ["operator", "operator", "idle"]


def test_equal_questions_are_answered_at_once(forecast: tuple[Forecast, Inline], level: Level) -> None:
    """By what was found before, whatever was asked in between."""
    asks, crew = forecast
    question, other = (Question(level.with_numbers({"demand.relief": at}), None, ("idle",)) for at in (0.1, 0.2))
    asks.ask(question)
    while asks.busy:
        asks.poll()
    found = asks.from_start("idle")
    assert found.runs >= FIRST
    assert asks.settled
    assert not asks.poll()
    asks.ask(other)
    assert asks.from_start("idle").runs == 0
    asks.ask(question)
    assert asks.from_start("idle") == found
    asks.poll()
    assert not crew.batches
    assert not asks.busy


def test_an_arrow_says_what_more_of_a_number_does(forecast: tuple[Forecast, Inline], level: Level) -> None:
    """Each sector carries more, so fewer go dark; what changes no run has no way, and that is clear."""
    asks, _ = forecast
    asks.ask(Question(level, None, ("idle",)))
    assert asks.arrow() is None
    for number, way in (("demand.capacity", 1), ("demand.reach", 0)):
        asks.ask(Question(level, None, ("idle",), number))
        arrow = asks.arrow()
        assert arrow
        assert (arrow.way, arrow.size, arrow.whole) == (0, 0, False)
        while asks.busy:
            asks.poll()
        arrow = asks.arrow()
        assert arrow
        assert (arrow.persona, arrow.turned.name, arrow.way, arrow.whole) == ("idle", number, way, True)
        assert (arrow.size > 0.2) == (way == 1)


def test_a_persona_that_cannot_play_is_told_and_the_others_go_on(
    forecast: tuple[Forecast, Inline], level: Level, tmp_path: Path
) -> None:
    asks, _ = forecast
    bad = str(tmp_path / "nobody.toml")
    asks.ask(Question(level, None, (bad, "idle")))
    while asks.busy:
        asks.poll()
    assert asks.fault == f"{bad}: no such file; name one with a persona's limits"
    assert asks.from_start(bad).runs == 0
    assert asks.from_start("idle").runs >= FIRST
    with pytest.raises(Fault, match=r"did you mean demand\.capacity"):
        asks.ask(Question(level, None, ("idle",), "demand.capacty"))


# Its processes


def wait(forecast: Forecast, until: Callable[[], object]) -> None:
    for _ in range(6000):
        forecast.poll()
        if until():
            return
        time.sleep(0.01)
    raise AssertionError


def kill(forecast: Forecast) -> None:
    for hand in forecast._crew._hands:
        hand.work.process.kill()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_processes_answer_are_begun_anew_and_end(level: Level) -> None:
    """One that is killed is followed by another, until it is clear that they can't live; asking anew tries again."""
    forecast, run = Forecast(2), begun(level)
    try:
        forecast.ask(Question.of(run, ["idle", "operator"]))
        wait(forecast, lambda: forecast.settled)
        found = forecast.from_start("idle")
        kill(forecast)
        forecast.ask(Question.of(run, ["operator", "idle"]))
        wait(forecast, lambda: forecast.settled)
        assert forecast.fault == ""
        forecast.ask(Question(level.with_numbers({"demand.relief": 0.1}), None, ("idle",)))
        wait(forecast, lambda: (kill(forecast), forecast.fault)[-1])
        assert forecast.fault == ENDED
        forecast.ask(Question.of(run, ["idle", "operator"]))
        assert (forecast.fault, forecast.from_start("idle")) == ("", found)
        wait(forecast, lambda: not forecast.busy)
        processes = [hand.work.process for hand in forecast._crew._hands]
    finally:
        forecast.end()
    assert processes
    assert not any(process.is_alive() for process in processes)
