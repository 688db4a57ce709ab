"""The lessons at the doors of The Guardian and The Engine, by keys, by mouse, and with holds pressed twice."""

import pygame
import pytest

from game.play.dreams import lessons
from game.play.dreams.engine.scene import scene
from game.play.dreams.guardian.advice import advice
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.guidance.lesson import REST
from game.play.render import theme
from game.play.render.view import DeskState, Hit
from game.play.screens.lesson import LessonScreen
from game.play.shell.app import App
from tests.play.guidance.test_lessons import button, down, felt, lesson, until, up
from tests.play.menus import click, key, ticks

K = pygame
SOON = 3  # ticks before the right moment at which a hand comes down


class Hand:
    """One hand in one input mode: taps and holds of verbs by their number, and choices of places."""

    def __init__(self, app: App, screen: LessonScreen, mode: str, toggle: bool) -> None:
        self.app, self.screen, self.mode, self.toggle = app, screen, mode, toggle
        self.known: dict[Hit, tuple[int, int]] = {}

    def place(self, kind: str, index: int) -> tuple[int, int]:
        """Where a click means that, as it is drawn now."""
        self.app.stack.draw(pygame.Surface(self.app.size), 1.0)
        hit, wanted = self.screen.desk.hit, Hit(kind, index)
        if wanted not in self.known or hit(self.known[wanted]) != wanted:
            self.known[wanted] = next(box.center for box in self.screen.desk.rects_of(wanted))
            assert hit(self.known[wanted]) == wanted
        return self.known[wanted]

    def choose(self, name: str) -> None:
        sector = self.screen.lesson_run.progress.sector(name)
        if self.mode == "mouse":
            click(self.app, self.place("sector", sector))
        else:
            self.screen.controls.select(sector, self.screen.run.now)  # type: ignore[attr-defined] # arrows are tested apart
        ticks(self.app, 3)

    def verb(self, number: int) -> None:
        if self.mode == "mouse":
            click(self.app, self.place("verb", number - 1))
        else:
            key(self.app, K.K_0 + number)
        ticks(self.app, 2)

    def hold(self, number: int, kind: str = "verb", index: int = -1) -> None:
        if self.mode == "mouse":
            self.at = self.place(kind, number - 1 if kind == "verb" else index)
            button(self.app, pygame.MOUSEBUTTONDOWN, self.at)
        elif self.toggle:
            key(self.app, K.K_0 + number)
        else:
            down(self.app, K.K_0 + number)

    def let(self, number: int) -> None:
        if self.mode == "mouse":
            button(self.app, pygame.MOUSEBUTTONUP, self.at)
        elif self.toggle:
            key(self.app, K.K_0 + number)
        else:
            up(self.app, K.K_0 + number)

    def wait(self, entry: str, index: int = 0, least: int = 0) -> None:
        """Until a countdown of the panel is nearly over."""
        for _ in range(60 * 60):
            if least <= self.screen.run.now.one(entry, index) <= SOON:
                return
            ticks(self.app, 1)
        raise AssertionError(f"{entry} never came")


def guardian(hand: Hand, step: int) -> None:
    app, pane = hand.app, hand.screen.lesson_run.progress.sector("Lattice")
    if step == 0:
        hand.choose("Lattice")
        hand.verb(2)
    elif step == 1:
        ticks(app, 60)
    elif step == 2:
        hand.choose("Lattice")
        hand.wait("sub.crest", pane)
        hand.verb(3)
    elif step == 4:
        hand.choose("Furnace")
        view = HallView(hand.screen.run.level, hand.screen.run.now, hand.screen.run.now, 1.0, DeskState())
        assert "Correct it (1)" in advice(view, hand.screen.lesson_run.progress.sector("Furnace")), (
            "panel and card agree"
        )
        hand.verb(1)
    elif step == 5:
        assert_all_shine(hand)
        answer(hand)
    elif step == 6:
        click(app, hand.place("alarms", -1)) if hand.mode == "mouse" else key(app, K.K_RETURN)
    elif step == 7:
        breath(hand)


def breath(hand: Hand) -> None:
    """Close the eyes for a moment, and open them."""
    app = hand.app
    if hand.mode == "mouse":
        at = hand.place("breathe", -1)
        button(app, pygame.MOUSEBUTTONDOWN, at)
        ticks(app, 60)
        button(app, pygame.MOUSEBUTTONUP, at)
        if hand.toggle:
            click(app, at)
    elif hand.toggle:
        key(app, K.K_SPACE)
        ticks(app, 60)
        key(app, K.K_SPACE)
    else:
        down(app, K.K_SPACE)
        ticks(app, 60)
        up(app, K.K_SPACE)


def assert_all_shine(hand: Hand) -> None:
    """All that the step names is there, and is found."""
    hand.app.stack.draw(pygame.Surface(hand.app.size), 1.0)
    assert len(felt(hand.screen)) == len(hand.screen.lesson_run.highlights()) > 1


def answer(hand: Hand) -> None:
    app = hand.app
    if hand.mode == "mouse":
        click(app, hand.place("answer", 2))
    else:
        hand.verb(4)
        key(app, K.K_3)


def engine(hand: Hand, step: int) -> None:
    app, run = hand.app, hand.screen.run
    if step == 0:
        insect = hand.screen.lesson_run.progress.sector("Firefly")
        hand.choose("Firefly")
        at = hand.place("sector", insect)
        hand.wait("beat.next", insect)
        click(app, at, 3) if hand.mode == "mouse" else key(app, K.K_1)
    elif step == 1:
        work(hand, 2)
    elif step == 2:
        parry(hand)
    elif step == 3:
        hand.hold(3)
        ticks(app, 130)
        hand.let(3)
    elif step == 4:
        hand.verb(4)
        for _ in range(600):
            if run.now.one("weave.open"):
                break
            ticks(app, 1)
        assert not any(screen_covers(hand, card) for card in hand.screen.desk.scene.threads.cards)  # type: ignore[attr-defined]
        click(app, hand.place("thread", 1)) if hand.mode == "mouse" else key(app, K.K_2)
    elif step < 7:
        string(hand, ("Stag", "Mantis") if step == 5 else ("Locust", "Firefly"))
    else:
        assert run.now.one("harmony") < run.now.one("harmony.sings"), "a chord that nobody tuned"


def screen_covers(hand: Hand, box: pygame.Rect) -> bool:
    """Whether the lesson's own pane lies over something."""
    return hand.screen.pane_box().colliderect(box)


def string(hand: Hand, names: tuple[str, str]) -> None:
    """Lay a string between two insects."""
    if hand.mode == "mouse":
        hand.verb(5)
    for name in names:
        hand.choose(name)
        if hand.mode != "mouse":
            hand.verb(5)


def parry(hand: Hand) -> None:
    """Choose where a strike will fall, and nudge on its beat; if it comes too late for that, wait for the next."""
    run = hand.screen.run
    for _ in range(60 * 60):
        told = [run.now.one("forecast.sector", slot) for slot in range(8) if run.now.one("forecast.sector", slot) >= 0]
        if hand.screen.lesson_run.resting:
            return
        if told:
            hand.choose(run.level.sectors[told[0]].name)
            at = hand.place("sector", told[0]) if hand.mode == "mouse" else (0, 0)
            hand.wait("beat.next", told[0])
            click(hand.app, at, 3) if hand.mode == "mouse" else key(hand.app, K.K_1)
        ticks(hand.app, 1)
    raise AssertionError("no strike could be parried")


def work(hand: Hand, arm: int) -> None:
    """An arm's next work: a tap, or held until it sits."""
    run = hand.screen.run
    at = hand.place("lane", arm) if hand.mode == "mouse" else (0, 0)
    for _ in range(60 * 60):
        left = run.now.one("work.press", arm) - run.now.moment
        if 0 <= left <= SOON:
            break
        ticks(hand.app, 1)
    kind, release = run.now.one("work.kind", arm), run.now.one("work.release", arm)
    hand.at = at
    if hand.mode == "mouse":
        button(hand.app, pygame.MOUSEBUTTONDOWN, at)
    else:
        hand.hold(2)
    while kind and run.now.moment < release - 2:
        ticks(hand.app, 1)
    if kind or not hand.toggle:
        hand.let(2)
    ticks(hand.app, 20)


@pytest.mark.parametrize(("size", "toggle"), [
    ((960, 540), False), ((1000, 1000), True),
    *(pytest.param(*how, marks=pytest.mark.slow)
      for how in (((1280, 720), True), ((1000, 1000), False), ((1280, 720), False), ((1920, 1080), True))),
])  # fmt: skip
def test_at_the_chamber_no_words_of_the_lesson_lie_on_an_insect(app: App, size: tuple[int, int], toggle: bool) -> None:
    """Nor on the light round one that it points at, whatever has come of a press just now."""
    screen = lesson(app, 3, toggle=toggle)
    app.picture.canvas = pygame.Surface(size)
    app.stack.resize(size)
    chart = screen.desk.scene.chart  # type: ignore[attr-defined]

    def box_of(insect: int, more: float) -> pygame.Rect:
        reach = round(25 * chart.size(insect) + more * chart.u)
        return pygame.Rect(0, 0, 2 * reach, 2 * reach).move(*(round(at) - reach for at in chart.places[insect]))

    for step in range(len(screen.lesson.steps)):
        screen.lesson_run.at, screen.early = step, screen.run.age + 100
        note = screen.footnote()
        assert [line for line, _ in note] == ["That comes later. One thing at a time."]
        lit = {hit.index for hit in screen.lesson_run.highlights() if hit.kind == "sector"}
        insects = [box_of(i, 11 if i in lit else 0) for i in range(len(chart.places))]
        for box in (screen.pane_box(), *(box for _, box in note)):
            assert box.collidelist(insects) == -1, (size, step, box)
            assert app.picture.canvas.get_rect().contains(box)
        assert screen.pane_box().collidelist([box for _, box in note]) == -1


def test_no_frame_lies_on_the_ring_that_is_to_be_watched(app: App) -> None:
    """The insect to choose shines until it is chosen; then its ring closes, and only the tile shines."""
    screen = lesson(app, 3)
    before = screen.shining()
    screen.controls.select(screen.lesson_run.progress.sector("Firefly"), screen.run.now)  # type: ignore[attr-defined]
    assert screen.shining() == before[1:]


def test_at_the_chamber_an_insect_that_is_pointed_at_and_chosen_is_named_once(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, drawn = lesson(app, 3), []
    firefly = screen.lesson_run.progress.sector("Firefly")
    screen.controls.select(firefly, screen.run.now)  # type: ignore[attr-defined]
    ticks(app, 3)
    written = theme.outlined
    monkeypatch.setattr(theme, "outlined", lambda *given: drawn.append(given[0]) or written(*given))
    monkeypatch.setattr(scene, "outlined", lambda *given: drawn.append(given[0]) or written(*given))
    app.stack.draw(pygame.Surface(app.size), 1.0)
    assert drawn.count("Firefly") == 1
    screen.lesson_run.at = 5
    drawn.clear()
    app.stack.draw(pygame.Surface(app.size), 1.0)
    assert sorted(drawn) == ["Firefly", "Mantis", "Stag"]


@pytest.mark.parametrize(("dream", "does", "mode", "toggle"), [
    (2, guardian, "keys", False),
    pytest.param(3, engine, "mouse", False, marks=pytest.mark.slow),
    pytest.param(2, guardian, "mouse", False, marks=pytest.mark.slow),
    pytest.param(2, guardian, "keys", True, marks=pytest.mark.slow),
    pytest.param(3, engine, "keys", False, marks=pytest.mark.slow),
    pytest.param(3, engine, "keys", True, marks=pytest.mark.slow),
])  # fmt: skip
def test_a_door_is_passed_in_every_input_mode(app: App, dream: int, does: object, mode: str, toggle: bool) -> None:
    """Each step is done by what it says and by nothing else; every verb of the dream has been used."""
    screen = lesson(app, dream, toggle=toggle)
    app.ticks_per_frame = 1  # the instant of a press is that of the ticks, not of the clock on the wall
    hand = Hand(app, screen, mode, toggle)
    count = len(lessons()[dream].steps)
    for step in range(count):
        until(app, screen, step)
        waits = lessons()[dream].steps[step].verbs
        ticks(app, REST + 5)
        assert screen.lesson_run.at == step or not waits, "a step was done by nobody"
        does(hand, step)  # type: ignore[operator]
    until(app, screen, count, 30)
    ticks(app, 300)
    assert app.progress.taught(dream) == "learned"
    used = {command.verb for command in screen.run.history.commands}
    assert used >= frozenset.union(*(step.verbs for step in lessons()[dream].steps))
