"""Whole dreams with other hands: with the left half of the keyboard alone, and with the wheel and one button alone."""

from collections.abc import Iterator

import pygame
import pytest

from game.play.input import bindings
from game.play.input.bindings import Bindings
from game.play.render.view import Hit
from game.play.screens.debrief import DEAF, DebriefScreen
from game.play.screens.run_choice import Choice
from game.play.screens.title import TitleScreen
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.sim.actions import CommonVerb
from game.sim.laws.platform.verbs import PlatformVerb
from tests.play.input.test_bindings import LEFT_HALF
from tests.play.menus import desk, ticks
from tests.play.window_driver import ROOT

SHORT = ROOT / "tests" / "levels" / "short.toml"
ALL = set(range(CommonVerb.SELECT, PlatformVerb.OVERRIDE + 1))


@pytest.fixture(autouse=True)
def _as_they_were() -> Iterator[None]:
    yield
    bindings.use(Bindings())


class LeftHand:
    """Presses what lies on the left half, and nothing else."""

    def __init__(self, app: App) -> None:
        self.app = app

    def down(self, name: str) -> None:
        self._send(pygame.KEYDOWN, name)

    def up(self, name: str) -> None:
        self._send(pygame.KEYUP, name)

    def press(self, *names: str) -> None:
        for name in names:
            self.down(name)
            ticks(self.app, 4)
            self.up(name)
            ticks(self.app, 20)

    def _send(self, kind: int, name: str) -> None:
        place = getattr(pygame, f"KSCAN_{name}")
        assert place in LEFT_HALF
        self.app._take(pygame.event.Event(kind, key=0, scancode=place, mod=0))


@pytest.mark.slow
def test_a_dream_is_played_to_its_end_by_the_left_half_of_the_keyboard(app: App) -> None:
    app.change(keys_preset="left hand")
    hand = LeftHand(app)
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    hand.press("TAB", "1", "2", "D", "3", "R", "C", "5", "Q", "E")
    hand.down("SPACE")
    ticks(app, 30)
    hand.up("SPACE")
    hand.down("4")
    ticks(app, 30)
    hand.up("4")
    hand.press("Z", "Z", "F")
    hand.down("F")
    while not screen.run.over:
        ticks(app, 1)
    assert {command.verb for command in screen.run.history.commands} == ALL
    assert screen.run.result
    ticks(app, 5)
    while app.stack.top is screen:
        app.stack.draw(app.picture.canvas, 1.0)
        ticks(app, 30)
        hand.press("SPACE")
    ticks(app, 60)
    hand.press("ESCAPE")
    assert isinstance(app.stack.top, TitleScreen)


class Dial:
    """A wheel that turns, and one button."""

    def __init__(self, app: App) -> None:
        self.app = app

    def turn(self) -> None:
        self.app._take(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))

    def push(self) -> None:
        self.button(pygame.MOUSEBUTTONDOWN)
        ticks(self.app, 4)
        self.button(pygame.MOUSEBUTTONUP)
        ticks(self.app, 20)

    def button(self, kind: int) -> None:
        """The pointer lies anywhere: where the wheel has gone is what counts."""
        self.app._take(pygame.event.Event(kind, pos=(1, 1), button=1))

    def to(self, hit: Hit) -> None:
        """Turn until that is reached; every desk is gone round in a turn or two."""
        screen = desk(self.app)
        for _ in range(200):
            self.turn()
            if screen.hit(screen.pointer) == hit:
                return
        pytest.fail(f"the wheel doesn't reach {hit}")

    def row(self, label: str) -> None:
        """Turn to a row of a menu, and push."""
        menu = self.app.stack.top.menu  # type: ignore[union-attr]
        for _ in range(40):
            self.turn()
            if menu.row.label == label:
                self.push()
                return
        pytest.fail(f"the wheel doesn't reach {label}")


def test_a_dream_is_played_to_its_end_by_the_wheel_and_one_button(app: App) -> None:
    dial = Dial(app)
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    app.stack.draw(app.picture.canvas, 1.0)
    verbs = [row.verb for row in screen.dream.verbs.tiles]
    dial.to(Hit("sector", 0))
    dial.push()
    for verb in (PlatformVerb.SCAN, PlatformVerb.STEADY, PlatformVerb.ISOLATE, PlatformVerb.SHELTER):
        dial.to(Hit("verb", verbs.index(verb)))
        dial.push()
    dial.to(Hit("alarms", -1))
    dial.push()
    for hit in (Hit("breathe", -1), Hit("verb", verbs.index(PlatformVerb.DECRYPT))):
        dial.to(hit)
        dial.push()
    dial.to(Hit("verb", verbs.index(PlatformVerb.OVERRIDE)))
    dial.push()
    dial.button(pygame.MOUSEBUTTONDOWN)
    while not screen.run.over:
        ticks(app, 1)
    assert {command.verb for command in screen.run.history.commands} == ALL
    assert screen.run.result


@pytest.mark.slow
def test_the_wheel_and_a_button_reach_every_link(app: App) -> None:
    """Those of the chosen sector; then isolate is asked to shut it, as soon as that is the operator's."""
    dial = Dial(app)
    app.director.play(Choice("1", seed=3))
    screen = desk(app)
    app.stack.draw(app.picture.canvas, 1.0)
    reached = set()
    for sector in range(len(screen.run.level.sectors)):
        screen.controls.select(sector, screen.run.now)  # type: ignore[attr-defined]
        beside = screen.controls.beside(screen.run.now)
        assert beside
        hits = [screen.desk.hit(at) for at in screen.stops()]
        reached |= {hit for hit in beside if hit in hits}
        assert [hit for hit in hits if hit.kind == "link" and hit not in beside] == []
    assert {hit.index for hit in reached} == {n for n, link in enumerate(screen.run.level.links) if link.there}
    link = screen.controls.beside(screen.run.now)[0]
    dial.to(link)
    dial.push()
    tile = [row.verb for row in screen.dream.verbs.tiles].index(PlatformVerb.ISOLATE)
    dial.to(Hit("verb", tile))
    dial.push()
    order = (PlatformVerb.ISOLATE, len(screen.run.level.sectors) + link.index)
    assert screen.controls.orders.line == (order,)  # type: ignore[attr-defined]


def test_the_wheel_and_a_button_show_a_recording_from_where_its_axis_is_pushed(app: App) -> None:
    dial = Dial(app)
    app.director.play(Choice(str(SHORT), seed=3))
    desk(app).run.play(900)
    app.director.debrief(desk(app).run, desk(app).choice, desk(app).path)
    screen = app.stack.top
    assert isinstance(screen, DebriefScreen)
    ticks(app, DEAF + 1)
    for _ in range(20):
        dial.turn()
        if screen.axis.tick_at(screen.pointer) == 300:
            break
    dial.push()
    assert isinstance(app.stack.top, WatchRunScreen)
    assert 300 <= app.stack.top.at < 330


def test_the_wheel_and_a_button_go_through_the_menus(app: App) -> None:
    dial = Dial(app)
    app.director.title()
    dial.row("Settings")
    assert app.stack.top.heading == "Settings"  # type: ignore[union-attr]
    dial.row("Back")
    assert isinstance(app.stack.top, TitleScreen)


def test_where_the_mouse_is_moved_its_own_place_counts(app: App) -> None:
    app.director.title()
    Dial(app).turn()
    assert app.wheel.at
    app._take(pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(1, 0), buttons=(0, 0, 0)))
    assert app.wheel.at is None
