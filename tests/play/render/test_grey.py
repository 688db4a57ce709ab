"""States are told apart in grey: by light, by shape or by a word, whatever an eye makes of their colours."""

from collections.abc import Iterator
from importlib import import_module
from itertools import combinations
from pkgutil import walk_packages

import pygame
import pytest

from game.play import dreams
from game.play.dreams.engine.instruments.alarms import EngineAlarms
from game.play.dreams.engine.layout import engine_layout
from game.play.dreams.guardian.instruments.panels import HallAlarms
from game.play.dreams.guardian.layout import HallLayout
from game.play.dreams.platform.instruments.alarms import CityAlarms
from game.play.dreams.platform.layout import city_layout
from game.play.render import theme
from game.play.render.achievement import ACHIEVEMENTS, achievement_mark
from game.play.render.annunciator import STATES, AlarmGroup, AlarmsContent, Annunciator
from game.play.render.layout import Layout
from game.play.render.verb_tile import Tile
from game.play.render.words import State, TileState
from game.sim.laws.common.ports import CALLS
from tests.play.contract import told_apart

SIZE = (1280, 720)
KINDS = ("auto", "ready", "busy", "taken", "blocked")  # of tiles; an idle one looks blocked, and its word says more
ALARMS = {
    CityAlarms: city_layout(SIZE), HallAlarms: HallLayout.of(SIZE), EngineAlarms: engine_layout(SIZE),
}  # fmt: skip


@pytest.fixture(autouse=True, params=theme.PALETTES)
def _palette(request: pytest.FixtureRequest) -> Iterator[None]:
    theme.choose(request.param)
    yield
    theme.choose("dream")


def _alike(pictures: dict[object, pygame.Surface]) -> list[tuple[object, object]]:
    """Which two aren't told apart."""
    return [(a, b) for a, b in combinations(pictures, 2) if not told_apart(pictures[a], pictures[b])]


def test_pictures_of_one_light_are_not_told_apart() -> None:
    """The check itself: a colour alone doesn't do, and a little of a light that does is too little."""
    rose, grey, spot = (pygame.Surface((60, 20)) for _ in range(3))
    rose.fill((255, 86, 140))
    grey.fill((150, 150, 150))
    spot.blit(rose, (0, 0))
    spot.fill((255, 255, 255), (0, 0, 3, 3))
    assert not told_apart(rose, grey)
    assert not told_apart(rose, spot)
    spot.fill((255, 255, 255), (0, 0, 6, 6))
    assert told_apart(rose, spot)


def test_rungs() -> None:
    def on_night(kind: str) -> pygame.Surface:
        picture = pygame.Surface((18, 18))
        picture.blit(achievement_mark(kind, 18), (0, 0))
        return picture

    assert _alike({kind: on_night(kind) for kind in ACHIEVEMENTS}) == []


@pytest.mark.parametrize("kind", ALARMS)
def test_groups_of_alarms(kind: type[Annunciator]) -> None:
    """Also those that were understood from those that weren't."""
    layout: Layout = ALARMS[kind]
    alarms, found = kind("annunciator", layout, pygame.Surface(SIZE), "A"), {}
    names = ("Archive",) * CALLS if kind is HallAlarms else ("",) * CALLS
    for state in range(len(STATES)):
        for calm in range(2) if kind is HallAlarms and state else (0,):
            groups, surface = (AlarmGroup(state, 0, 1),) * CALLS, pygame.Surface(alarms.rect.size)
            alarms.paint(surface, AlarmsContent(groups, 3, 1, False, names, (calm,) * CALLS))
            found[STATES[state], calm] = surface.subsurface(alarms.tiles()[0])
    assert _alike(found) == []


def test_tiles_of_verbs() -> None:
    """With the same word below each."""
    layout = city_layout(SIZE)
    for row in dreams.dream_numbered(1).verbs.tiles:
        tile, found = Tile(0, row, layout, pygame.Surface(SIZE)), {}
        for kind in KINDS:
            found[kind] = pygame.Surface(layout.tiles[0].size)
            tile.paint(found[kind], (TileState(kind, "word"), 20 * (kind == "busy"), False, False, False, 0))
        assert _alike(found) == []


def test_states_of_places_have_a_shape_of_their_own_where_their_colour_differs() -> None:
    """Those of every module of every dream."""
    for module in walk_packages(dreams.__path__, f"{dreams.__name__}."):
        states = {s for s in vars(import_module(module.name)).values() if isinstance(s, State)}
        assert [(a, b) for a, b in combinations(states, 2) if a.shape == b.shape and a.tone != b.tone] == []
