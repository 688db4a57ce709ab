"""A press is judged by its instant: not by its frame, not by its tick; and a recording keeps it."""

import random
from pathlib import Path

import pygame
import pytest

from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.shell import app as running
from game.play.shell.app import App
from game.replay import read
from game.session import Session
from game.sim.actions import micros
from game.sim.laws.engine.verbs import EngineVerb
from tests.play.menus import desk
from tests.play.screens.test_calibrate import Time

SHORT = Path(__file__).parents[2] / "levels" / "short-engine.toml"
SECOND = 1_000_000_000
PRESSES = [2.013 + 0.517 * k + 0.0083 * (k * k % 7) for k in range(8)]  # seconds
INSECT = 4

Judged = list[tuple[str, int, int]]


def frames(rate: str) -> list[int]:
    """Lengths of frames in nanoseconds, for seven seconds."""
    chance = random.Random(11)
    if rate == "jittered":
        return [round(SECOND / 60 * chance.uniform(0.2, 2.6)) for _ in range(310)]
    return [round(SECOND / int(rate))] * (7 * int(rate))


def play(app: App, time: Time, rate: str, delay: int = 0) -> tuple[PlayRunScreen, Judged, list[int]]:
    """The same presses at another rate of frames: what they were judged, and the instants that were recorded."""
    app.change(delay=delay)
    app.director.play(Choice(str(SHORT), seed=5))
    screen = desk(app)
    app.clock.stop()  # no part of a tick is left from the run before
    app.advance(0)
    start, due, last = time.now, [start_of(s, delay) for s in PRESSES], time.now
    judged: Judged = []
    screen.run.sinks.append(Listener(judged))
    screen.controls.select(INSECT, screen.run.now)
    for length in frames(rate):
        end = last + length
        while due and start + due[0] < end:
            time.now = start + due.pop(0)
            screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, mod=0))
            screen.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_1, mod=0))
        time.now = end
        app.advance(end - last)
        last = end
    told = [c for c in screen.run.history.commands if c.verb == EngineVerb.NUDGE]
    return screen, judged, [round((c.tick + 1) * 1e6 / 60) - micros(c.value) for c in told]


def start_of(seconds: float, delay: int) -> int:
    """Nanoseconds from the run's beginning at which a press is made."""
    return round((seconds + delay / 1000) * SECOND)


class Listener:
    """A sink that writes down how presses were judged."""

    notice = None

    def __init__(self, judged: Judged) -> None:
        self.judged = judged

    def changed(self, run: object, numbers: object) -> None:
        pass

    def ticked(self, run: object, command: object) -> None:
        self.judged += [event for event in run.events if event[0] in ("nudged", "missed")]  # type: ignore[attr-defined]

    def paused(self, run: object) -> None:
        pass

    def finished(self, run: object) -> None:
        pass


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(running.time, "perf_counter_ns", made.perf_counter_ns)
    return made


@pytest.mark.parametrize("rates", [("30", "jittered"), pytest.param(("60", "30", "144"), marks=pytest.mark.slow)])
def test_presses_get_the_same_grades_at_any_rate_of_frames(app: App, time: Time, rates: tuple[str, ...]) -> None:
    found = {}
    for rate in rates:
        _, judged, instants = play(app, time, rate)
        found[rate] = judged
        assert len(judged) == len(PRESSES)
        assert instants == pytest.approx([s * 1e6 for s in PRESSES], abs=300)
    first = found[rates[0]]
    assert len({grade for _, _, grade in first} | {name for name, _, _ in first}) > 3, "all grades occur"
    assert all(judged == first for judged in found.values())


def test_the_players_delay_is_taken_off(app: App, time: Time) -> None:
    """Who presses 80 ms late, and has measured it, is judged as who presses on the beat."""
    _, prompt, _ = play(app, time, "30")
    _, late, _ = play(app, time, "30", delay=80)
    assert late == prompt


@pytest.mark.slow
def test_a_recording_keeps_the_grades(app: App, time: Time) -> None:
    screen, judged, _ = play(app, time, "144")
    assert screen.path is not None
    screen.run.leave()
    replay, again = read(screen.path), list[tuple[str, int, int]]()
    run = Session(replay.load(), replay.seed, replay)
    run.sinks.append(Listener(again))
    run.play(screen.run.age)
    assert again == judged
    assert run.result().digest == screen.run.result().digest
