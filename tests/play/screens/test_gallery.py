"""Every screen as it is seen: no words leave their box or lie on others, and all can be read.

A screen that comes later is in the gallery too, or the last test fails. `python -m tools.gallery FOLDER` has pictures.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from game.play.render.theme import PALETTES
from game.play.screens.marks import LANES
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.screen import Screen
from game.play.screens.theatre_foot import height
from game.play.shell.app import App
from game.play.store.settings import TEXT_SCALES
from tests.play.contract import faults
from tests.play.typeset import Word, listening, seen
from tools.gallery import SCREENS, SIZES, an_app, picture

QUICK = tuple(name for name in SCREENS if not name.startswith(("+", "desk", "lesson ", "replay", "debrief", "waking")))
GROWING = ("desk 2", "desk 3", "keys", "ledger")  # by at least so much at twice the scale
GROWS = 1.2


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with an_app(Path(tmp_path_factory.mktemp("gallery"))) as made:
        yield made


def smallest(name: str, size: tuple[int, int]) -> int:
    """Pixels of type: 12 at 1280x720, less in a smaller picture; a replay's desk leaves room for its foot, and two side
    by side for each other."""
    stage = size[1] - height(size, LANES) * ("replay" in name)
    wide = size[0] / (1 + ("side by side" in name))
    share = min(wide / 1280, stage / 720, 1.0)
    return max(9, int(12 * share))


def found(app: App, name: str, size: tuple[int, int], palette: str = "dream", scale: int = 100) -> list[str]:
    app.change(palette=palette, text_scale=scale)
    with listening():
        drawn = picture(app, name, size)
        least = 7.0 if palette == "high contrast" else 4.5
        return faults(drawn, seen(drawn), least, smallest(name, size))


@pytest.mark.parametrize("name", QUICK)
def test_words_of_menus_can_be_read(app: App, name: str) -> None:
    assert found(app, name, (960, 540)) == []


@pytest.mark.parametrize("name", [name for name in QUICK if name != "bindings"])
def test_words_of_menus_stand_out_in_high_contrast(app: App, name: str) -> None:
    assert found(app, name, (1280, 720), "high contrast") == []


@pytest.mark.parametrize("name", [*QUICK, "desk 2", "desk 3"])
def test_words_of_menus_and_desks_can_be_larger(app: App, name: str) -> None:
    assert found(app, name, (1280, 720), scale=200) == []


def words_of(app: App, name: str, scale: int) -> list[Word]:
    """All words of a screen."""
    app.change(palette="dream", text_scale=scale)
    with listening():
        return seen(picture(app, name, (1280, 720)))


@pytest.mark.parametrize("name", GROWING)
def test_words_grow_with_the_text_scale_and_none_is_cut_for_it(app: App, name: str) -> None:
    plain, large = (words_of(app, name, scale) for scale in (100, 200))
    assert median(word.pixels for word in large) >= GROWS * median(word.pixels for word in plain)
    assert sum("…" in word.said for word in large) <= sum("…" in word.said for word in plain)


@pytest.mark.sweep
@pytest.mark.parametrize("name", SCREENS)
def test_words_can_be_read_at_every_size(app: App, name: str) -> None:
    for size in SIZES:
        assert (size, found(app, name, size)) == (size, [])
    assert found(app, name, SIZES[1], scale=200) == []


@pytest.mark.sweep
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("name", SCREENS)
def test_words_can_be_read_at_every_size_and_scale_in_every_palette(
    app: App, name: str, scale: int, palette: str
) -> None:
    for size in SIZES:
        assert (size, found(app, name, size, palette, scale)) == (size, [])


def kinds(of: type[Screen]) -> set[type[Screen]]:
    """All screens of the game that are made from a base."""
    below = {each for each in of.__subclasses__() if each.__module__.startswith("game.")}
    return below.union(*map(kinds, below))


@pytest.mark.sweep
def test_every_screen_is_in_the_gallery(app: App) -> None:
    met: set[type[Screen]] = set()
    for name in SCREENS:
        picture(app, name, SIZES[0])
        met |= {type(screen) for screen in app.stack.screens}
    bases = {each for each in kinds(Screen) if kinds(each)} | {MenuScreen}
    assert kinds(Screen) - bases <= met


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("name", ["library", "timing", "line"])
def test_words_of_rows_side_by_side_are_of_one_size(app: App, name: str, scale: int) -> None:
    words = words_of(app, name, scale)
    assert app.stack.top
    rows = [row.label for row in app.stack.top.menu.rows]  # type: ignore[attr-defined]
    sizes = {word.pixels for word in words if word.said in rows}
    assert len(sizes) == 1
