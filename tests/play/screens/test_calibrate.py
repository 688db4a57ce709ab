"""How late presses come: worked out, measured on a screen by keys and by mouse alone, kept and reset."""

import random
from itertools import pairwise

import pygame
import pytest

from game.level import load, shipped
from game.play.input.latency import PressDelay, beat_error, measure_delay
from game.play.screens.calibrate import BEAT, HEARD, PERIOD, PRESSES, CalibrateScreen, delay_words
from game.play.screens.settings import SettingsScreen
from game.play.screens.settings.hands import windows
from game.play.shell import app as running
from game.play.shell.app import App
from tests.play.menus import choose, click, enter, key, leaf, menu, ticks

TICK = 1_000_000_000 // 60


# The arithmetic


@pytest.mark.parametrize(("instant", "off"), [(0, 0), (40_000, 40_000), (-30_000, -30_000), (PERIOD * 7 - 1, -1),
                                              (PERIOD * 3 + 20_000, 20_000)])  # fmt: skip
def test_a_press_is_off_by_the_nearest_beat(instant: int, off: int) -> None:
    assert beat_error(instant, PERIOD) == off


def test_the_median_is_found_among_scattered_presses() -> None:
    chance = random.Random(4)
    offset = measure_delay([round(62_000 + chance.gauss(0, 20_000)) for _ in range(200)])
    assert offset.delay == pytest.approx(62, abs=4)
    assert offset.spread == pytest.approx(20, abs=4)
    assert offset.reliable


def test_outliers_move_nothing() -> None:
    good = [40_000 + 1_000 * k for k in range(-6, 7)]
    assert measure_delay([*good, 350_000, -300_000, 310_000])[:3] == (40, measure_delay(good).spread, 13)


def test_presses_that_do_not_agree_are_not_kept() -> None:
    assert not measure_delay([]).reliable
    assert not measure_delay([10_000] * 7).reliable
    assert not measure_delay([340_000] * 16).reliable, "more than may be set"
    assert PressDelay(40, 12, 8, 12).reliable


# The screen


class Time:
    """A clock that goes as a test says, in nanoseconds."""

    def __init__(self) -> None:
        self.now = 10**9

    def perf_counter_ns(self) -> int:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(running.time, "perf_counter_ns", made.perf_counter_ns)
    return made


@pytest.fixture
def screen(app: App, time: Time) -> CalibrateScreen:
    app.director.title()
    app.director.settings()
    leaf(app, "Timing")
    enter(app, "Timing")
    top = app.stack.top
    assert isinstance(top, CalibrateScreen)
    return top


def beats(app: App, time: Time, screen: CalibrateScreen, late: list[float], mouse: bool = False) -> None:
    """Press so many milliseconds after each of the next beats; frames come each 7 ms in between."""
    start, base = time.now - screen.age * TICK, max(screen.age, HEARD) // BEAT + 1
    for n, ms in enumerate(late):
        goal = start + (base + n) * BEAT * TICK + round(ms * 1e6)
        while time.now + 7_000_000 < goal:
            time.now += 7_000_000
            app.advance(7_000_000)
        left = goal - time.now
        time.now = goal
        if mouse:
            click(app, (screen.box.centerx, screen.box.y + 120))
        else:
            key(app, pygame.K_x)
        app.advance(left)


def test_by_keys_alone_it_is_measured_and_kept(app: App, time: Time, screen: CalibrateScreen) -> None:
    beats(app, time, screen, [58, 63, 60, 61, 59, 400, 60, 62, 57, 60, 64, 61, 60, 58, 62, 60])
    assert screen.found is not None
    assert (screen.found.delay, screen.found.kept) == (60, 15)
    enter(app, "Keep")
    assert isinstance(app.stack.top, SettingsScreen)
    assert app.settings.delay == 60
    assert any(row.value and row.value() == "+60 ms" for row in menu(app).rows)


def test_by_mouse_alone_it_is_measured_kept_and_reset(app: App, time: Time, screen: CalibrateScreen) -> None:
    beats(app, time, screen, [25] * PRESSES, mouse=True)
    choose(app, "Keep")
    assert app.settings.delay == 25
    choose(app, "Timing")
    choose(app, "Reset to 0")
    assert app.settings.delay == 0
    choose(app, "Back")
    assert isinstance(app.stack.top, SettingsScreen)


def test_what_was_set_before_changes_nothing_of_what_is_measured(app: App, time: Time, screen: CalibrateScreen) -> None:
    app.change(delay=90)
    beats(app, time, screen, [40] * PRESSES)
    assert screen.found is not None
    assert screen.found.delay == 40


def test_scattered_presses_can_only_be_made_again(app: App, time: Time, screen: CalibrateScreen) -> None:
    beats(app, time, screen, [(k * 137) % 600 - 250 for k in range(PRESSES)])
    assert screen.found is not None
    assert not screen.found.reliable
    assert "Keep" not in [row.label for row in menu(app).rows]
    enter(app, "Again")
    assert (screen.found, screen.errors) == (None, [])


def test_presses_before_the_beat_was_heard_do_not_count(app: App, screen: CalibrateScreen) -> None:
    key(app, pygame.K_x)
    ticks(app, HEARD)
    key(app, pygame.K_x)
    assert len(screen.errors) == 1


def test_its_beat_is_heard_the_way_insects_tick(screen: CalibrateScreen) -> None:
    phases = []
    for _ in range(2 * BEAT):
        screen.tick()
        phases.append(screen.hear().ticking[0].phase)
    assert sum(b < a for a, b in pairwise(phases)) == 2
    assert screen.hear().bed == {}


def test_it_is_drawn_in_every_state_at_every_size(app: App, time: Time, screen: CalibrateScreen) -> None:
    shown = set()
    for size in ((960, 540), (1280, 720), (1000, 1000)):
        surface = pygame.Surface(size)
        screen.resize(size)
        for errors, found in (([], None), ([20_000], None), ([20_000] * 16, measure_delay([20_000] * 16))):
            screen.errors, screen.found = list(errors), found
            screen.draw(surface, 0.5)
            shown.add(pygame.image.tobytes(surface, "RGB"))
            assert all(surface.get_rect().contains(screen.menu.rect(i)) for i in range(len(screen.menu.rows)))
    assert len(shown) == 9


def test_a_delay_in_words() -> None:
    assert [delay_words(ms) for ms in (0, 35, -12)] == ["on the beat (0 ms)", "35 ms late", "12 ms early"]


def test_the_settings_show_the_windows_of_the_level_file(app: App) -> None:
    level = load(shipped()["engine"])
    found = windows("deep-sleep")
    assert [round(getattr(level.params.nudge, grade) / 1000) for grade, _ in found] == [ms for _, ms in found]
    app.director.title()
    app.director.settings()
    leaf(app, "Timing")
    says = next(row.says for row in menu(app).rows if row.label == "Timing")
    assert all(f"{grade} ±{ms} ms" in says for grade, ms in found)
