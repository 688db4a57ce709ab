"""Captions of sounds: what, from where, how long."""

from typing import NamedTuple

import pytest

from game.play.dreams import dreams
from game.play.guidance.sound_captions import LASTS, MOST, SoundCaptions, way_to
from game.sim.events import Happened


class Place(NamedTuple):
    x: float
    y: float


@pytest.mark.parametrize(
    ("x", "y", "way"),
    [
        (1, 0, "→ right"), (1, 0.3, "→ right"), (1, 1, "↗ far right"), (0, 2, "↑ far"), (-1, 0, "← left"),
        (-1, -1, "↙ near left"), (0, -1, "↓ near"), (1, -1, "↘ near right"), (0, 0, ""),
    ],
)  # fmt: skip
def test_a_direction_is_that_of_the_place_as_one_looks(x: float, y: float, way: str) -> None:
    assert way_to(Place(x, y)) == way


def heard(*names: str) -> SoundCaptions:
    made = SoundCaptions({"hit": "a blow {way}", "slip": "it slips"}, [Place(-1, 0), Place(1, 0)])
    for i, name in enumerate(names):
        made.observe(i, [Happened(name, i % 2, 1)])
    return made


def test_what_has_no_words_has_no_caption_and_what_lies_nowhere_no_direction() -> None:
    made = heard("hit", "slip", "other")
    assert made.lines(3) == ["a blow ← left", "it slips"]
    made.observe(4, [Happened("hit", 7, 1)])
    assert made.lines(5)[-1] == "a blow"


def test_a_caption_stands_for_a_while_longer_if_it_is_heard_again_and_few_at_once() -> None:
    made = heard("hit")
    assert made.lines(LASTS - 1) == ["a blow ← left"]
    assert made.lines(LASTS) == []
    made.observe(100, [Happened("hit", 0, 1)])
    assert made.lines(LASTS + 50) == ["a blow ← left"]
    many = SoundCaptions({str(i): f"sound {i}" for i in range(9)}, [])
    many.observe(0, [Happened(str(i), 0, 1) for i in range(9)])
    assert many.lines(1) == [f"sound {i}" for i in range(9 - MOST, 9)]


def test_what_came_after_a_moment_that_is_jumped_back_to_does_not_stand() -> None:
    made = heard("hit")
    made.observe(5000, [Happened("slip", 0, 1)])
    assert made.lines(10) == ["a blow ← left"]


@pytest.mark.parametrize("dream", dreams(), ids=lambda dream: dream.numeral)
def test_every_dream_says_what_goes_dark_and_what_alarms(dream: object) -> None:
    assert {"went_dark", "alarm_raised"} <= set(dream.sounds.captions)  # type: ignore[attr-defined]
