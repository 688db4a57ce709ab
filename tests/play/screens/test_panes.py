"""Panes over a dream: the foot of a replay and the words of a pause hide nothing of the desk; a replay leads back to
its debrief; the title's list of keys has a page for every dream."""

from pathlib import Path

import pygame
import pytest

from game.level import load, shipped
from game.play.dreams import dream_of
from game.play.input.own_keys import keyed
from game.play.render import theme
from game.play.screens import keys, pause
from game.play.screens.debrief import DEAF, DebriefScreen
from game.play.screens.keys import KeysScreen
from game.play.screens.menu_screen import GAP, MenuScreen
from game.play.screens.run_choice import Choice
from game.play.screens.title import TitleScreen
from game.play.screens.watch_run import WatchRunScreen
from game.play.screens.widgets import Row, unit
from game.play.shell.app import App
from tests.play.menus import choose, click, cut, desk, key, ticks

SHORT = Path(__file__).parents[2] / "levels" / "short.toml"
SIZES = [(960, 540), *(pytest.param(size, marks=pytest.mark.slow) for size in ((1280, 720), (1920, 1080)))]
K = pygame


def sized(app: App, size: tuple[int, int]) -> pygame.Surface:
    app.picture.canvas = pygame.Surface(size)
    app.stack.resize(size)
    return app.picture.canvas


# The replay


@pytest.mark.parametrize("dream", [1, 2, 3])
@pytest.mark.parametrize("size", SIZES)
def test_the_foot_of_a_replay_lies_on_nothing_of_the_desk(app: App, dream: int, size: tuple[int, int]) -> None:
    name = next(name for name, file in shipped().items() if load(file).dream == dream)
    app.director.play(Choice(name, bot="operator", seed=3))
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    surface = sized(app, size)
    ticks(app, 3)
    app.stack.draw(surface, 1.0)
    layout = screen.desk.layout  # type: ignore[attr-defined]
    window = surface.get_rect()
    foot = screen.foot.rect
    assert window.contains(foot)
    assert foot.collidelist([*layout.boxes.values(), *layout.tiles]) == -1
    assert not foot.colliderect(pygame.Rect(0, 0, *layout.size))
    assert layout.bar.bottom <= foot.top
    inside = [screen.foot.timeline.area, screen.foot.words, *(button.rect for button in screen.buttons())]
    assert all(foot.contains(rect) for rect in inside)
    assert all(screen.foot.words.collidelist([b.rect for b in screen.buttons()]) == -1 for _ in inside)


def test_the_desk_of_a_replay_is_pointed_at_where_it_is_drawn(app: App) -> None:
    app.director.play(Choice("engine", bot="lucid", seed=3))
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    tile = screen.desk.layout.tiles[0]  # type: ignore[attr-defined]
    assert screen.hit(tile.center).kind == "verb"
    assert screen.hit(screen.foot.rect.center).kind == "none"


@pytest.mark.parametrize("way", ["row", "chart"])
def test_a_replay_from_a_debrief_leads_back_to_it(app: App, way: str) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = cut(app)
    for leave in ("escape", "end"):
        app.director.debrief(screen.run, screen.choice, screen.path)
        debrief = app.stack.top
        assert isinstance(debrief, DebriefScreen)
        ticks(app, DEAF)
        if way == "row":
            choose(app, "Watch replay")
        else:
            click(app, debrief.axis.area.center)
        assert isinstance(app.stack.top, WatchRunScreen)
        if leave == "escape":
            key(app, K.K_ESCAPE)
        else:
            app.stack.top.finish()
        assert app.stack.top is debrief
    key(app, K.K_ESCAPE)
    assert isinstance(app.stack.top, TitleScreen)


def test_a_replay_that_was_opened_by_itself_leads_to_the_title(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    ticks(app, 30)
    path = desk(app).path
    app.director.title()
    app.director.replay(path or Path())
    key(app, K.K_ESCAPE)
    assert isinstance(app.stack.top, TitleScreen)


# The pause


@pytest.mark.parametrize("size", SIZES)
def test_all_words_of_a_pause_stand_on_its_own_glass(
    app: App, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    app.director.pause(app.director.title)
    surface, screen, boxes = sized(app, size), app.stack.top, dict[str, pygame.Rect]()
    written = theme.write

    def noted(on: pygame.Surface, words: str, *how: object) -> pygame.Rect:
        boxes[words] = written(on, words, *how)  # type: ignore[arg-type]
        return boxes[words]

    monkeypatch.setattr(theme, "write", noted)
    assert isinstance(screen, pause.PauseScreen)
    screen.draw(surface, 1.0)
    assert {"The dream waits", "Resume", keyed(pause.HINT)} <= set(boxes)
    assert all(screen.box.contains(box) for box in boxes.values())
    below = screen.menu.rect(len(screen.menu.rows) - 1).bottom
    assert boxes[keyed(pause.HINT)].top >= below


# The keys


def test_the_titles_keys_have_a_page_for_each_dream_first_that_of_the_one_chosen_last(app: App) -> None:
    levels = [load(file) for file in shipped().values()]
    for level in levels:
        app.director.title_row = level.name
        app.director.title()
        choose(app, "Keys and mouse")
        screen = app.stack.top
        assert isinstance(screen, KeysScreen)
        assert screen.names == [f"{dream_of(each).numeral} · {each.title}" for each in levels]
        assert screen.names[screen.page].endswith(level.title)


def test_pages_of_keys_are_turned_by_keys_and_by_mouse_and_all_else_goes_back(app: App) -> None:
    app.director.title()
    key(app, K.K_F1)
    screen = app.stack.top
    assert isinstance(screen, KeysScreen)
    surface, seen = pygame.Surface(app.size), set()
    for code, mod, page in (
        (K.K_RIGHT, 0, 1),
        (K.K_TAB, 0, 2),
        (K.K_TAB, 0, 0),
        (K.K_LSHIFT, 0, 0),
        (K.K_TAB, K.KMOD_SHIFT, 2),
        (K.K_LEFT, 0, 1),
        (K.K_LEFT, 0, 0),
    ):
        key(app, code, mod)
        assert (app.stack.top, screen.page) == (screen, page)
        surface.fill(0)
        screen.draw(surface, 1.0)
        seen.add((page, pygame.image.tobytes(surface.subsurface(screen.box), "RGB")))
    assert len(seen) == 3, "each page looks the same whenever it is open, and unlike the others"
    for page, tab in reversed(list(enumerate(screen.tabs))):
        assert screen.box.contains(tab)
        click(app, tab.center)
        assert (app.stack.top, screen.page) == (screen, page)
    click(app, (screen.box.centerx, screen.box.bottom - 60))
    assert isinstance(app.stack.top, TitleScreen)


def test_a_pause_shows_the_keys_of_its_own_dream_alone(app: App) -> None:
    level = load(shipped()["engine"])
    app.director.title()
    app.director.pause(app.director.title, level)
    key(app, K.K_F1)
    screen = app.stack.top
    assert isinstance(screen, KeysScreen)
    assert [dream.help for dream in screen.dreams] == [keys.dream_of(level).help]
    key(app, K.K_RIGHT)
    assert isinstance(app.stack.top, pause.PauseScreen)


@pytest.mark.parametrize("size", SIZES)
def test_all_rows_of_every_page_of_keys_fit_their_pane(
    app: App, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.director.title()
    key(app, K.K_F1)
    surface, screen, boxes = sized(app, size), app.stack.top, list[pygame.Rect]()
    assert isinstance(screen, KeysScreen)
    written = theme.write
    monkeypatch.setattr(theme, "write", lambda *how: boxes.append(written(*how)) or boxes[-1])
    for _ in screen.names:
        screen.draw(surface, 1.0)
        key(app, K.K_TAB)
    assert len(boxes) > 3 * 20
    assert all(screen.box.contains(box) for box in boxes if box.width)


@pytest.mark.parametrize("size", [(960, 540), (1280, 720), (2560, 1080)])
def test_a_heading_stays_on_screen_however_many_rows_stand_below_it(app: App, size: tuple[int, int]) -> None:
    """Up to twelve rows stand as far apart as ever; more of them draw closer."""
    few, many = (MenuScreen(app, [Row("x")] * count) for count in (12, 17))
    for front in (few, many):
        front.resize(size)
        assert front.menu.area.y >= 118 * unit(size)
    assert few.menu.gap == GAP > many.menu.gap
