"""A picture that was kept comes back as it was drawn, or not at all."""

import os
from pathlib import Path

import pygame
import pytest

from game.play.store import drawn
from game.play.store.drawn import is_kept, keep_drawing, kept_drawing, name_of
from game.play.store.folders import cache_folder


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def _picture() -> pygame.Surface:
    picture = pygame.Surface((40, 30))
    picture.fill((3, 90, 200), (4, 5, 20, 9))
    return picture


def test_it_comes_back_as_it_was() -> None:
    keep_drawing("abc", _picture())
    found = kept_drawing("abc")
    assert found
    assert pygame.image.tobytes(found, "RGB") == pygame.image.tobytes(_picture(), "RGB")
    assert found.get_masks() == pygame.Surface((1, 1)).get_masks()  # drawn from pixel to pixel as any other
    assert kept_drawing("other") is None


def test_a_file_that_was_changed_is_no_picture() -> None:
    """Each byte counts, also those of its size."""
    keep_drawing("abc", _picture())
    path = cache_folder() / "drawn" / "abc"
    whole = path.read_bytes()
    for at in (0, 17, 19, 30, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept_drawing("abc") is None
    for short in (whole[:-1], whole[:19], b""):
        path.write_bytes(short)
        assert kept_drawing("abc") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_its_place_is_not_waited_for() -> None:
    (cache_folder() / "drawn").mkdir(parents=True)
    os.mkfifo(cache_folder() / "drawn" / "abc")
    assert kept_drawing("abc") is None


def test_the_longest_unused_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_drawing("a", _picture())
    keep_drawing("b", _picture())
    size = (cache_folder() / "drawn" / "a").stat().st_size
    monkeypatch.setattr(drawn, "MOST", 2 * size)
    for age, name in enumerate("ab"):
        os.utime(cache_folder() / "drawn" / name, (1000 + age, 1000 + age))
    assert kept_drawing("a")  # which is a use
    keep_drawing("c", _picture())
    assert [name for name in "abc" if is_kept(name)] == ["a", "c"]


def test_another_size_or_colour_is_another_picture() -> None:
    assert len({name_of("city", (1, 2), "red"), name_of("city", (2, 1), "red"), name_of("city", (1, 2), "blue")}) == 3
    assert name_of("city", (1, 2)) == name_of("city", (1, 2))
