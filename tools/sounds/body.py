"""The operator's own body, and the voice: what is heard from inside."""

from __future__ import annotations

import numpy as np

from sounds.recipe import sound
from sounds.synth import (
    Wave,
    bump,
    fall,
    glide,
    low,
    noise,
    put,
    room,
    sculpt,
    silence,
    smooth,
    swell,
    times,
    tone,
)


def beat(hz: float, size: float) -> Wave:
    """One valve closing: a thump that falls in pitch, with an overtone that small loudspeakers can give."""
    duration = 0.36
    pitch = glide(hz * 1.7, hz, duration, 0.4)
    thump = tone(pitch, duration) * fall(duration, 0.085, 0.012) + 0.45 * tone(2.02 * pitch, duration) * fall(
        duration, 0.05, 0.010
    )
    skin = low(noise(duration, round(hz)), 240, 3) * fall(duration, 0.03, 0.006)
    return size * (thump + 0.8 * skin)


@sound("heartbeat", -27)
def heartbeat() -> Wave:
    """Lub-dub, near and dark."""
    canvas = silence(0.9)
    put(canvas, beat(46, 1.0), 0.0)
    put(canvas, beat(58, 0.62), 0.27)
    return low(room(canvas, 0.12, 0.5, 301, 400), 500, 2)


def _breath(duration: float, path: tuple[float, float], seed: int, rise: float) -> Wave:
    """Air through a throat whose resonance moves along `path` (hertz); loudest at `rise` of the way."""

    def throat(f: Wave, t: float) -> Wave:
        u = min(max(t / duration, 0.0), 1.0)
        centre = path[0] * (path[1] / path[0]) ** u
        return np.asarray(bump(f, centre, 0.5) + 0.35 * bump(f, 2.7 * centre, 0.35) + 0.05 * bump(f, 4500, 0.7))

    curve = swell(duration, duration * rise, duration * (1 - rise))
    return room(sculpt(noise(duration, seed), throat) * curve, 0.15, 0.8, seed + 1)


@sound("breath-in", -35)
def breath_in() -> Wave:
    """Air coming in: brightening."""
    return _breath(2.2, (480, 1050), 311, 0.68)


@sound("breath-out", -35)
def breath_out() -> Wave:
    """Air let go: darkening, longer, loudest early."""
    return _breath(2.8, (820, 330), 321, 0.22)


# Formants of whispered vowels and of a hush, in hertz (after Peterson and Barney 1952).
AH, EH, EE, OH, OO, HUSH = (
    (730, 1090, 2440),
    (530, 1840, 2480),
    (300, 2250, 3000),
    (570, 840, 2410),
    (320, 870, 2240),
    (1900, 2900, 4300),
)
Syllable = tuple[float, float, tuple[int, int, int]]  # start and length in seconds, formants


def _murmur(f: Wave, t: float, syllables: tuple[Syllable, ...]) -> Wave:
    """The spectrum of a whisper at `t`: its syllables run into one another, so no word is left."""
    out = np.zeros_like(f)
    for start, length, formants in syllables:
        force = float(np.exp(-(((t - start - length / 2) / (0.33 * length)) ** 2)))
        for size, hz in zip((1.0, 0.7, 0.45), formants, strict=True):
            out += size * force * bump(f, hz, 0.13)
    return out


def _voice(duration: float, syllables: tuple[Syllable, ...], seed: int) -> Wave:
    whisper = sculpt(noise(duration, seed), lambda f, t: _murmur(f, t, syllables))
    leaves = sculpt(noise(duration, seed + 1), lambda f, _: bump(f, 1400, 1.0)) * swell(
        duration, duration / 2, duration / 2
    )
    speech = whisper * smooth((duration - times(duration)) / 0.6)
    return room(speech + 0.10 * leaves, 0.45, 2.0, seed + 2, 2200)


@sound("voice-1", -31, rate=16_000)
def voice_1() -> Wave:
    """A short remark."""
    return _voice(2.4, ((0.1, 0.35, OO), (0.38, 0.3, HUSH), (0.6, 0.4, EH), (0.95, 0.55, AH)), 331)


@sound("voice-2", -31, rate=16_000)
def voice_2() -> Wave:
    """A longer one, falling."""
    parts = (
        (0.1, 0.3, EH),
        (0.4, 0.25, HUSH),
        (0.58, 0.4, OH),
        (0.95, 0.3, EE),
        (1.25, 0.25, HUSH),
        (1.45, 0.6, OO),
    )
    return _voice(3.0, parts, 341)


@sound("voice-3", -31, rate=16_000)
def voice_3() -> Wave:
    """A question."""
    return _voice(2.4, ((0.1, 0.5, HUSH), (0.5, 0.35, AH), (0.85, 0.55, EE)), 351)
