"""Lessons: each step waits, in every input mode; nothing hurries; and they can be skipped and had again."""

from collections.abc import Callable

import numpy as np
import pygame
import pytest

from game.level import load
from game.play.dreams import lessons, level_of
from game.play.dreams.platform.triage import links_of
from game.play.guidance.lesson import REST
from game.play.input import navigation
from game.play.render.view import Hit
from game.play.screens.lesson import LessonScreen, light
from game.play.screens.lesson_menu import OfferScreen
from game.play.screens.pause import PauseScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.title import TitleScreen
from game.play.screens.widgets import unit
from game.play.shell.app import App
from game.session import Session
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.platform.verbs import PlatformVerb
from tests.play.menus import choose, click, enter, key, menu, ticks

K = pygame
SECTOR = "Harbor"
CHOSEN = {1: SECTOR, 8: "Veil", 11: "Hollow", 12: "Mirror"}  # steps of Dream I at which a sector is chosen
BREATHES, READS, LAST = 0, 10, 13  # and at which something is held
LATER = ("answer", "thread")  # what is there only once it was asked for: tests of the doors look for that


def lesson(app: App, dream: int, **settings: object) -> LessonScreen:
    app.change(**settings)
    app.director.lesson(dream, lambda how: app.director.lesson_over(dream, how, app.director.title))
    assert isinstance(app.stack.top, LessonScreen)
    app.stack.draw(pygame.Surface(app.size), 1.0)
    return app.stack.top


def down(app: App, code: int) -> None:
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=code, mod=0))


def up(app: App, code: int) -> None:
    app.stack.send("handle", pygame.event.Event(pygame.KEYUP, key=code, mod=0))


def button(app: App, kind: int, pos: tuple[int, int]) -> None:
    app.stack.send("handle", pygame.event.Event(kind, pos=pos, button=1))


def until(app: App, screen: LessonScreen, step: int, seconds: float = 20) -> None:
    """Let time go by until a step has come."""
    for _ in range(round(seconds * 60)):
        if screen.lesson_run.at >= step or screen.run.over:
            return
        ticks(app, 1)
    raise AssertionError(f"step {screen.lesson_run.at} still waits: {screen.lesson_run.step}")


def felt(screen: LessonScreen) -> list[pygame.Rect]:
    """What shines, once all of the picture was felt."""
    return screen.shining()


def walk(app: App, screen: LessonScreen, goal: int) -> None:
    """Go to a sector by the fewest arrows."""
    ways: list[list[int]] = [[]]
    arrows = (K.K_LEFT, K.K_RIGHT, K.K_UP, K.K_DOWN)
    begun = screen.run.now.one("selected")
    seen = {begun: list[int]()}
    while goal not in seen:
        way = ways.pop(0)
        for arrow in arrows:
            here = end_of(screen, begun, [*way, arrow])
            if here not in seen:
                seen[here] = [*way, arrow]
                ways.append(seen[here])
    for arrow in seen[goal]:
        key(app, arrow)
        ticks(app, 40)


def end_of(screen: LessonScreen, sector: int, arrows: list[int]) -> int:
    """Where arrows lead from a sector."""
    words = {K.K_LEFT: "left", K.K_RIGHT: "right", K.K_UP: "up", K.K_DOWN: "down"}
    places, links = screen.controls.places, screen.run.level.links
    for arrow in arrows:
        linked = [other for _, other in links_of(links, sector)]
        start = places[sector] if sector >= 0 else (0.0, 0.0)
        found = navigation.toward(places, start, words[arrow], linked)
        sector = found if found >= 0 else sector
    return sector


def by_keys(app: App, screen: LessonScreen, step: int) -> None:
    """What step of Dream I asks for, with keys that are kept down."""
    if step in CHOSEN:
        walk(app, screen, screen.lesson_run.progress.sector(CHOSEN[step]))
        return
    held = {BREATHES: K.K_SPACE, READS: K.K_4, LAST: K.K_6}.get(step)
    if held is None:
        key(app, {2: K.K_1, 3: K.K_RETURN, 4: K.K_2, 5: K.K_3, 6: K.K_3, 7: K.K_5, 9: K.K_5}[step])
        return
    if step == LAST:
        key(app, K.K_6)
        ticks(app, 10)
    down(app, held)
    ticks(app, 200)
    up(app, held)


def by_toggle(app: App, screen: LessonScreen, step: int) -> None:
    """The same where holds are pressed once to begin and once to end."""
    if step in (BREATHES, READS):
        code = K.K_SPACE if step == BREATHES else K.K_4
        key(app, code)
        ticks(app, 200)
        key(app, code)
    elif step == LAST:
        key(app, K.K_6)
        ticks(app, 10)
        key(app, K.K_6)
        ticks(app, 200)
    else:
        by_keys(app, screen, step)


def by_mouse(app: App, screen: LessonScreen, step: int) -> None:
    """Click in the middle of what shines; hold it where it has to be held."""
    app.stack.draw(pygame.Surface(app.size), 1.0)
    at = felt(screen)[0].center
    if step == LAST:
        click(app, at)
        ticks(app, 10)
    if step in (BREATHES, READS, LAST):
        button(app, pygame.MOUSEBUTTONDOWN, at)
        ticks(app, 200)
        button(app, pygame.MOUSEBUTTONUP, at)
    else:
        click(app, at)


@pytest.mark.parametrize(("hands", "toggle"), [
    (by_mouse, False), pytest.param(by_keys, False, marks=pytest.mark.slow),
    pytest.param(by_toggle, True, marks=pytest.mark.slow),
])  # fmt: skip
def test_falling_asleep_is_learned_in_every_input_mode(
    app: App, hands: Callable[[App, LessonScreen, int], None], toggle: bool
) -> None:
    """Every step is done by what it says, and waits until then; every verb of Dream I has been used."""
    screen = lesson(app, 1, toggle=toggle)
    count = len(lessons()[1].steps)
    for step in range(count):
        until(app, screen, step)
        ticks(app, REST + 5)
        assert screen.lesson_run.at == step, "a step was done by nobody"
        hands(app, screen, step)
    until(app, screen, count)
    while app.stack.top is screen:
        app.stack.draw(pygame.Surface(app.size), 1.0)
        ticks(app, 60)
    assert isinstance(app.stack.top, TitleScreen)
    assert app.progress.taught(1) == "learned"
    used = {command.verb for command in screen.run.history.commands}
    assert used == set(range(CommonVerb.SELECT, PlatformVerb.OVERRIDE + 1))


def asked(app: App, screen: LessonScreen, step: int) -> None:
    """What steps of Dream I ask for up to that one, with keys."""
    for each in range(screen.lesson_run.at, step):
        until(app, screen, each)
        by_keys(app, screen, each)
    until(app, screen, step)


@pytest.mark.parametrize("verb", [K.K_5, K.K_3])
def test_whoever_takes_hollow_out_of_harms_way_first_comes_to_the_end_all_the_same(app: App, verb: int) -> None:
    """No figures walk from a sector that is empty, nor from one whose links are shut."""
    screen = lesson(app, 1)
    asked(app, screen, READS)
    walk(app, screen, screen.lesson_run.progress.sector("Hollow"))
    key(app, verb)
    hollow = screen.lesson_run.progress.sector("Hollow")
    while verb == K.K_5 and screen.run.now.one("home", hollow):
        ticks(app, 60)
    asked(app, screen, LAST)
    assert screen.run.now.one("dark", hollow)
    assert screen.run.now.one("climb.base") == 0
    by_keys(app, screen, LAST)
    until(app, screen, LAST + 1)


def test_hollow_cannot_be_calmed_in_time(app: App) -> None:
    screen = lesson(app, 1)
    asked(app, screen, READS)
    walk(app, screen, screen.lesson_run.progress.sector("Hollow"))
    down(app, K.K_4)
    while not screen.run.now.one("cipher.layer"):
        ticks(app, 1)
    key(app, K.K_2)
    up(app, K.K_4)
    until(app, screen, READS + 1)
    assert screen.run.now.one("dark", screen.lesson_run.progress.sector("Hollow"))


def test_whoever_calls_veil_before_it_is_asked_has_done_it(app: App) -> None:
    screen = lesson(app, 1)
    asked(app, screen, 8)
    walk(app, screen, screen.lesson_run.progress.sector("Veil"))
    key(app, K.K_5)
    until(app, screen, 10)
    assert screen.run.now.one("shelter.on", screen.lesson_run.progress.sector("Veil"))


@pytest.mark.parametrize(
    "dream", [pytest.param(dream, marks=() if dream == 1 else pytest.mark.slow) for dream in sorted(lessons())]
)
def test_a_step_waits_however_long_it_takes(app: App, dream: int) -> None:
    screen = lesson(app, dream)
    ticks(app, 8 * 60)
    assert screen.lesson_run.at == 0
    assert not screen.run.over


@pytest.mark.slow
@pytest.mark.parametrize("dream", sorted(lessons()))
def test_nothing_is_lost_in_three_minutes(dream: int) -> None:
    """Nobody does anything for longer than a lesson takes: nothing goes dark or frays, and it doesn't end."""
    level = level_of(lessons()[dream])
    run = Session(level, 1)
    for _ in range(3 * 60 * 60):
        run.tick()
    assert not run.over
    assert not run.now.values.get("dark", np.zeros(1)).any()
    if dream == 3:
        assert run.now.one("heart") == level.params.heart.starts >> 8
        assert not run.now["darkness"].any()
        assert (run.now["link.health"] == ONE).all()


@pytest.mark.parametrize("size", [(960, 540), pytest.param((1920, 1080), marks=pytest.mark.slow)])
@pytest.mark.parametrize("dream", sorted(lessons()))
def test_every_step_names_what_there_is(app: App, dream: int, size: tuple[int, int]) -> None:
    """What shines is found on the desk, at the smallest and at a large window; no line is too long for its pane."""
    screen = lesson(app, dream)
    app.picture.canvas = pygame.Surface(size)
    app.stack.resize(size)
    for step in range(len(screen.lesson.steps)):
        screen.lesson_run.at = step
        app.stack.draw(app.picture.canvas, 1.0)
        lit = [hit for hit in screen.lesson_run.highlights() if hit.kind not in LATER]
        assert len(felt(screen)) == len(set(lit)), screen.lesson_run.step
        assert app.picture.canvas.get_rect().contains(screen.pane_box())
        assert all(screen.lesson_run.allows(verb, 1) for verb in screen.lesson.steps[step].verbs)


@pytest.mark.parametrize("size", [(960, 540), (1280, 720)])
def test_a_frame_of_light_touches_no_other_tile_and_keeps_to_its_lane(app: App, size: tuple[int, int]) -> None:
    app.picture.canvas = pygame.Surface(size)
    app.stack.resize(size)
    screen = lesson(app, 3)
    tiles = screen.desk.rects_of(Hit("verb", -1))
    lane = screen.desk.rects_of(Hit("lane", 2))[0]
    for tick in (0, 20, 40):
        for box in (*tiles, lane):
            surface = pygame.Surface(size)
            light(surface, box, tick, unit(size))
            shines = pygame.mask.from_threshold(surface, (255, 255, 255), (254, 254, 254)).get_bounding_rects()
            lit = shines[0].unionall(shines[1:])
            assert lit.contains(box)
            assert [tile for tile in tiles if tile != box and tile.colliderect(lit)] == []


def test_the_pane_of_the_hall_hides_no_screen_and_no_question(app: App) -> None:
    """It stands on the journey's place, beside the clock, the tiles and the answers."""
    from game.play.dreams.guardian.layout import answers

    screen = lesson(app, 2)
    for size in ((960, 540), (1280, 720), (1920, 1080)):
        app.picture.canvas = pygame.Surface(size)
        app.stack.resize(size)
        layout = screen.desk.layout
        others = [layout.scene, layout.boxes["clock"], layout.boxes["inspector"], *layout.tiles, *answers(layout)]
        for step in range(len(screen.lesson.steps)):
            screen.lesson_run.at = step
            assert screen.pane_box().collidelist(others) == -1, (size, step)


@pytest.mark.parametrize("dream", [1, 2, 3])
def test_a_desk_without_named_places_can_be_taught_too(app: App, dream: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pane and footnote stand on screen where the desk knows no place for them."""
    screen = lesson(app, dream)
    monkeypatch.setattr(screen.desk, "box", lambda name: None)
    monkeypatch.setattr(screen, "said", lambda: ("Look.", "Press it.", "That comes later."))
    whole = app.picture.canvas.get_rect()
    assert whole.contains(screen.pane_box())
    notes = screen.footnote()
    assert len(notes) == screen.lesson.head
    assert all(whole.contains(box) and not box.colliderect(screen.pane_box()) for _, box in notes)
    screen.draw(app.picture.canvas, 1.0)


def test_a_verb_that_was_not_shown_yet_is_not_taken(app: App) -> None:
    """Nor can the lesson be ended by its last verb before its time."""
    screen = lesson(app, 1)
    key(app, K.K_6)
    ticks(app, 20)
    assert screen.run.now.one("armed") == 0
    assert "comes later" in screen.said()[2]


def test_a_lesson_is_skipped_by_key_by_click_and_from_the_pause(app: App) -> None:
    lesson(app, 1)
    key(app, K.K_BACKSPACE)
    assert isinstance(app.stack.top, TitleScreen)
    assert app.progress.taught(1) == "skipped"
    click(app, lesson(app, 1).skip_line().center)
    assert isinstance(app.stack.top, TitleScreen)
    lesson(app, 1)
    key(app, K.K_p)
    key(app, K.K_ESCAPE)
    assert isinstance(app.stack.top, PauseScreen)
    choose(app, "Skip the lesson")
    assert isinstance(app.stack.top, TitleScreen)


def test_a_lesson_is_had_again_from_the_title(app: App) -> None:
    app.note(lambda notes: notes.note_lesson(1, "learned"))
    app.director.title()
    enter(app, "Falling asleep")
    enter(app, "Dream I · The Platform")
    assert isinstance(app.stack.top, LessonScreen)


def test_nothing_of_a_lesson_is_recorded_or_noted_as_a_dream(app: App) -> None:
    screen = lesson(app, 1)
    ticks(app, 700)
    app.director.title()
    assert screen.path is None
    assert app.progress.dreams == {}
    assert menu(app).rows[0].label == "The whole night"


@pytest.mark.parametrize(
    ("label", "screen", "how"), [("Show me", LessonScreen, ""), ("I know the panel", PlayRunScreen, "skipped")]
)
def test_at_the_door_a_lesson_is_offered_the_first_time(app: App, label: str, screen: type, how: str) -> None:
    app.director.begin(Choice("1", seed=3))
    assert isinstance(app.stack.top, OfferScreen)
    choose(app, label)
    assert isinstance(app.stack.top, screen)
    assert app.progress.taught(1) == how
    if label == "Show me":
        key(app, K.K_BACKSPACE)
        assert isinstance(app.stack.top, PlayRunScreen)
        assert not isinstance(app.stack.top, LessonScreen)
    app.director.begin(Choice("1", seed=3))
    assert isinstance(app.stack.top, PlayRunScreen)


def test_the_lessons_levels_are_good_and_in_their_folder() -> None:
    for dream, each in lessons().items():
        level = level_of(each)
        assert load(level.text).dream == dream
        assert [d.word for d in level.difficulties] == ["a lesson"] * 3
