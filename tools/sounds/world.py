"""What happens out there, in the city, by itself."""

from __future__ import annotations

import numpy as np

from sounds.recipe import sound
from sounds.synth import (
    Wave,
    chance,
    fall,
    glass,
    glide,
    high,
    low,
    noise,
    put,
    room,
    silence,
    smooth,
    swell,
    times,
    tone,
    wide_room,
)


def shards(duration: float, count: int, seed: int, lowest: float, octaves: float, thin: float) -> Wave:
    """Breaking glass: `count` splinters, more `thin`, more of them at once."""
    canvas = silence(duration)
    when, pitch, size = chance(count, seed), chance(count, seed + 1), chance(count, seed + 2)
    for k in range(count):
        splinter = glass(lowest * 2 ** (octaves * pitch[k]), 0.45, 0.02 + 0.10 * size[k])
        put(canvas, splinter, when[k] ** thin * (duration - 0.5), 0.15 + 0.85 * size[k] ** 3)
    return canvas


@sound("sector-dark", -26)
def sector_dark() -> Wave:
    """A quarter of the city goes out: a dull fall, and glass breaking very far away."""
    duration = 3.4
    drop = tone(glide(98, 31, 1.6, 0.6), 1.6) * fall(1.6, 0.5, 0.02) + 0.3 * tone(glide(196, 62, 1.6, 0.6), 1.6) * fall(
        1.6, 0.28, 0.02
    )
    thud = low(noise(1.2, 501), 180, 2) * fall(1.2, 0.22, 0.01)
    canvas = silence(duration)
    put(canvas, drop, 0.0)
    put(canvas, thud, 0.0, 1.4)
    distant = room(low(shards(duration, 40, 502, 1300, 1.6, 2.0), 2200), 0.9, 2.4, 503, 1200)
    return room(canvas, 0.25, 2.0, 504, 500) + 0.16 * distant * smooth((times(duration) - 0.08) / 0.1)


@sound("ripple", -33)
def ripple() -> Wave:
    """One soft drop in deep water: the pitch rises as the bubble closes."""
    canvas = silence(1.3)
    drop = tone(glide(210, 392, 0.30, 0.7), 0.30) * fall(0.30, 0.075, 0.006)
    put(canvas, drop, 0.0)
    put(canvas, tone(glide(280, 495, 0.22, 0.7), 0.22) * fall(0.22, 0.05, 0.006), 0.17, 0.28)
    return room(canvas, 0.42, 1.5, 511, 900)


@sound("protocol-unravels", -27)
def protocol_unravels() -> Wave:
    """A thread snaps, and the tone it held falls away, less and less sure of itself."""
    duration = 2.6
    t = times(duration)
    canvas = silence(duration)
    taut = tone(glide(880, 932, 0.2), 0.2) * swell(0.2, 0.19, 0.008)
    put(canvas, taut, 0.0, 0.22)
    put(canvas, low(high(noise(0.1, 521), 900), 5000) * fall(0.1, 0.010, 0.0008), 0.197, 0.7)
    length = duration - 0.2
    waver = 1 + 0.02 * t[: round(length * 48_000)] * np.sin(2 * np.pi * 4.3 * times(length))
    pitch = glide(660, 146, length, 0.75) * waver
    loose = sum(tone(pitch * k, length) * fall(length, 0.62 / k, 0.003) / k for k in (1, 2, 3, 4))
    put(canvas, np.asarray(loose), 0.2, 0.55)
    return room(canvas, 0.35, 1.8, 522, 1500)


@sound("override-shatter", -18, rate=32_000)
def override_shatter() -> Wave:
    """The world breaks into light: one wide blow, splinters that thin out as they rise, a long tail."""
    duration = 7.0
    burst = shards(duration, 420, 531, 900, 3.0, 3.2)
    burst *= 0.5 + 1.2 * np.exp(-times(duration) / 0.9)
    canvas = silence(duration)
    put(canvas, tone(glide(120, 27.5, 3.0, 0.45), 3.0) * fall(3.0, 0.8, 0.006), 0.0, 2.0)
    put(canvas, low(noise(1.5, 535), 900, 1) * fall(1.5, 0.16, 0.002), 0.0, 2.6)
    light = sum(tone(hz, duration, hz / 37) for hz in (440.0, 660.0, 880.0, 1100.0, 1320.0, 1980.0))
    glow = 0.22 * np.asarray(light) * smooth(times(duration) / 0.9) * np.exp(-times(duration) / 2.0)
    whole = wide_room(burst + glow, 0.45, 5.5, 536, 3500) + 0.7 * canvas[:, None]
    return whole * smooth((duration - times(duration)) / 2.5)[:, None]
