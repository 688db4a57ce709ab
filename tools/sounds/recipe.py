"""The list of recipes, and what is done to each sound before it is written.

Loudness is that of BS.1770 (K-weighted mean square), for the loudest 400 ms of a one-shot and for
the whole of a loop: so that sounds of one kind seem equally loud, whatever their pitch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sounds.synth import RATE, Wave, high, low, shaped, smooth

PEAK_LIMIT = 10 ** (-3 / 20)  # full scale 1; headroom for several sounds at once
MUFFLED_HZ = 240.0  # what still comes through closed eyes
MUFFLED_RATE = 6_000


@dataclass(frozen=True)
class Recipe:
    """How one file is made: `loudness` in LUFS, `rate` of the file in hertz (a divisor of `RATE`)."""

    name: str
    make: Callable[[], Wave]
    loudness: float
    rate: int
    loop: bool


RECIPES: dict[str, Recipe] = {}


def sound(
    name: str, loudness: float, rate: int = 24_000, loop: bool = False
) -> Callable[[Callable[[], Wave]], Callable[[], Wave]]:
    """Enter a function into the list under the name of its file.

    Most sounds have nothing above 11 kHz, so 24 kHz holds them whole in half the bytes; the game
    doubles the rate again without loss (`game/play/sound/bank.py`).
    """

    def enter(make: Callable[[], Wave]) -> Callable[[], Wave]:
        RECIPES[name] = Recipe(name, make, loudness, rate, loop)
        return make

    return enter


def _k_weighting(f: Wave) -> Wave:
    """Magnitude of BS.1770's two filters at 48 kHz."""
    z = np.exp(-2j * np.pi * f / RATE)
    shelf = np.polyval([1.19839281085285, -2.69169618940638, 1.53512485958697], z)
    shelf /= np.polyval([0.73248077421585, -1.69065929318241, 1.0], z)
    rumble = np.polyval([1.0, -2.0, 1.0], z) / np.polyval([0.99007225036621, -1.99004745483398, 1.0], z)
    return np.asarray(np.abs(shelf * rumble))


def loudness(wave: Wave, loop: bool) -> float:
    """LUFS of a loop, or of a one-shot's loudest 400 ms."""
    power = shaped(wave, _k_weighting, loop) ** 2
    power = power if power.ndim == 1 else power.sum(axis=1)
    window = len(power) if loop else round(0.4 * RATE)
    running = np.cumsum(np.pad(power, (1, 0 if loop else window)))
    loudest = (running[window:] - running[:-window]).max() / window
    return float(-0.691 + 10 * np.log10(loudest))


def _clean(wave: Wave, loop: bool) -> Wave:
    """Without direct current and rumble; a one-shot also starts and ends in silence."""
    clear = high(wave, 20.0, 3, loop)
    if loop:
        return clear
    t = np.arange(len(clear)) / RATE
    edges = smooth(t / 0.002) * smooth((t[-1] - t) / 0.03)
    return clear * (edges if clear.ndim == 1 else edges[:, None])


def _slower(wave: Wave, rate: int) -> Wave:
    """The same sound with fewer samples, cut in the spectrum: exact for loops, since that is a circle too."""
    if rate == RATE:
        return wave
    kept = len(wave) * rate // RATE
    spectrum = np.fft.rfft(wave, axis=0)[: kept // 2 + 1]
    taper = smooth((1 - np.linspace(0, 1, len(spectrum))) / 0.08)
    spectrum *= taper if wave.ndim == 1 else taper[:, None]
    return np.asarray(np.fft.irfft(spectrum, kept, axis=0) * rate / RATE)


def _sixteen_bits(wave: Wave) -> NDArray[np.int16]:
    return np.round(np.clip(wave, -1, 1) * 32767).astype("<i2")


def bake(recipe: Recipe) -> dict[str, tuple[int, NDArray[np.int16]]]:
    """File name -> (rate, samples): the sound, and for a loop its muffled twin at the same level."""
    wave = recipe.make()
    whole = len(wave) // 24 * 24  # every file's rate gets a whole number of samples
    wave = _clean(wave[:whole], recipe.loop)
    wave = wave * 10 ** ((recipe.loudness - loudness(wave, recipe.loop)) / 20)
    peak = np.abs(wave).max()
    if peak > PEAK_LIMIT:
        wave = wave * PEAK_LIMIT / peak
    files = {recipe.name: (recipe.rate, _sixteen_bits(_slower(wave, recipe.rate)))}
    if recipe.loop:
        twin = low(wave, MUFFLED_HZ, 2, loop=True)
        files[recipe.name + "-muffled"] = (MUFFLED_RATE, _sixteen_bits(_slower(twin, MUFFLED_RATE)))
    return files
