"""The desk of Dream I gives larger type more room, and stays what it was where type is plain."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from game.play.dreams.platform.layout import HEIGHTS, city_layout
from game.play.render import theme


@pytest.fixture(autouse=True)
def _plain() -> Iterator[None]:
    yield
    theme.scale_type(100)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1080), (1280, 1280), (960, 540)])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_boxes_lie_beside_each_other_and_within_the_window(size: tuple[int, int], percent: int) -> None:
    theme.scale_type(percent)
    layout = city_layout(size)
    column = [layout.boxes[name] for name in HEIGHTS]
    parts = [*column, *layout.tiles, layout.boxes["breathe"], layout.boxes["pulse"]]
    assert not [pair for pair in combinations(parts, 2) if pair[0].colliderect(pair[1])]
    assert all(box.left >= 0 and box.right <= size[0] and box.bottom <= size[1] for box in layout.boxes.values())


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1080)])
def test_larger_type_makes_the_column_wider(size: tuple[int, int]) -> None:
    plain = city_layout(size).column.w
    theme.scale_type(125)
    assert city_layout(size).column.w == pytest.approx(1.25 * plain, abs=2)
    theme.scale_type(200)
    large = city_layout(size)
    assert all(large.growth[name] * plain == pytest.approx(large.column.w, abs=2) for name in HEIGHTS)
    assert large.column.w > 1.25 * plain
