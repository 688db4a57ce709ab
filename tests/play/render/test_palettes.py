"""Palettes: states lie apart for every eye, words stand out, and a change reaches whatever is drawn from then on."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from game.play.render import theme
from game.play.render.theme import PALETTES, Colour, Palette
from game.play.render.words import DARK
from game.play.screens.widgets import pane
from tests.play.render.contrast import contrast

# Machado, Oliveira and Fernandes (2009), severity 1: how linear light is seen.
EYES = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
STATES = ("cyan", "amber", "rose", "violet", "warm", "dead")
WORDS = ("cyan", "amber", "rose", "violet", "warm", "white", "pale", "dim", "mist", "dead", "teal")
APART = 30.0  # CIE 1976 difference of colours that are told apart at a glance


@pytest.fixture(autouse=True)
def dream() -> Iterator[None]:
    yield
    theme.choose("dream")


def lab(colour: Colour, eye: str | None) -> np.ndarray:
    light = np.asarray(colour) / 255
    light = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    if eye:
        light = np.clip(np.array(EYES[eye]) @ light, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ light
    x, y, z = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz / np.array([0.9505, 1, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("name", PALETTES)
def test_states_lie_apart_for_the_eyes_that_a_palette_is_for(name: str) -> None:
    eye = name if name in EYES else None
    for one, other in combinations(STATES, 2):
        a, b = (lab(PALETTES[name].of(each), eye) for each in (one, other))
        assert np.linalg.norm(a - b) > APART, (one, other)


@pytest.mark.parametrize("name", PALETTES)
def test_words_stand_out_from_their_ground(name: str) -> None:
    palette, least = PALETTES[name], 7.0 if name == "high contrast" else 4.5
    for ground in (palette.night, palette.ink):
        for word in WORDS:
            assert contrast(palette.of(word), ground) >= least, word


def test_a_palette_that_is_not_known_is_the_first() -> None:
    theme.choose("ultraviolet")
    assert theme.palette == Palette()


def test_what_is_made_with_the_palette_is_made_anew_with_another() -> None:
    before, shown = pane((40, 40)), DARK.colour
    assert pane((40, 40)) is before
    theme.choose("high contrast")
    assert pane((40, 40)).get_at((20, 20)) != before.get_at((20, 20))
    assert DARK.colour == PALETTES["high contrast"].dead != shown
    assert theme.palette == PALETTES["high contrast"]
