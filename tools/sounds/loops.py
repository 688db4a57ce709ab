"""What never stops: the hum in its three layers, the wind over the city, the cipher's glitter.

Every pitch is a whole number of turns a loop (multiples of 1/8 Hz in 8 s), every filter and room is
circular, so a loop's end runs into its start without a seam. Beats are slow pairs of such pitches.
"""

from __future__ import annotations

import numpy as np

from sounds.recipe import sound
from sounds.synth import (
    Wave,
    bump,
    chance,
    drift,
    glass,
    low,
    noise,
    put,
    room,
    sculpt,
    silence,
    tone,
    wide_room,
)

HUM = 8.0  # seconds, length of each layer of the hum


@sound("hum-calm", -30, rate=12_000, loop=True)
def hum_calm() -> Wave:
    """A great machine at peace: root, fifth and octave of A, breathing against one another."""
    voices = (
        (55.0, 0.9),
        (55.125, 0.5),
        (82.5, 0.5),
        (110.0, 0.55),
        (110.25, 0.4),
        (165.0, 0.26),
        (220.0, 0.18),
        (330.0, 0.08),
    )
    parts = [
        size * (1 + 0.3 * drift(HUM, seed, 2)) * tone(hz, HUM, seed * 0.37) for seed, (hz, size) in enumerate(voices)
    ]
    air = sculpt(noise(HUM, 101), lambda f, _: bump(f, 160, 0.7), loop=True)
    return np.asarray(sum(parts)) + 0.6 * air * (1 + 0.4 * drift(HUM, 102, 3))


@sound("hum-strained", -28, rate=12_000, loop=True)
def hum_strained() -> Wave:
    """The same machine under load: pairs that beat 2 to 5 times a second, driven a little too hard."""
    pairs = (
        (110.0, 112.5, 0.8),
        (165.0, 168.25, 0.6),
        (220.0, 224.0, 0.4),
        (233.0, 237.75, 0.25),
        (330.0, 334.5, 0.16),
        (440.0, 445.0, 0.07),
    )
    parts = [
        size * (tone(a, HUM, k * 0.21) + tone(b, HUM, k * 0.43)) * (1 + 0.25 * drift(HUM, 110 + k))
        for k, (a, b, size) in enumerate(pairs)
    ]
    driven = np.tanh(0.9 * np.asarray(sum(parts)))
    rasp = sculpt(noise(HUM, 120), lambda f, _: bump(f, 420, 0.5), loop=True) * (1 + 0.7 * tone(2.5, HUM))
    return low(driven + 0.35 * rasp, 1100, 2, loop=True)


@sound("hum-dread", -28, rate=12_000, loop=True)
def hum_dread() -> Wave:
    """Something climbs: sub and its minor second in a slow tremor, and a cluster too high to place."""
    tremor = 1 - 0.55 * (0.5 + 0.5 * tone(4.0, HUM)) * (0.6 + 0.4 * drift(HUM, 131, 3))
    deep = sum(
        size * tone(hz, HUM, hz / 97)
        for hz, size in (
            (41.25, 0.9),
            (43.75, 0.6),
            (55.0, 0.7),
            (58.25, 0.55),
            (87.5, 0.4),
            (116.5, 0.3),
            (123.5, 0.22),
            (174.75, 0.12),
            (185.0, 0.1),
        )
    )
    rumble = sculpt(noise(HUM, 132), lambda f, _: bump(f, 75, 0.6), loop=True)
    cluster = sum(tone(hz, HUM, hz / 13) for hz in (699.0, 741.5, 785.0, 932.0)) * (0.5 + 0.5 * drift(HUM, 133))
    body = np.asarray(deep) * tremor + 1.6 * rumble * tremor
    return body + room(0.018 * np.asarray(cluster), 0.8, 3.0, 134, loop=True)


def _gusts(seed: int, duration: float) -> Wave:
    """Wind at one ear: a band that wanders over two octaves, and leaves above it when it is strong."""
    force, pitch = drift(duration, seed), drift(duration, seed + 1, 3)

    def moving(f: Wave, t: float) -> Wave:
        at = min(int(t * len(force) / duration), len(force) - 1)
        strong = 0.5 + 0.5 * force[at]
        body = bump(f, 300 * 2 ** (0.8 * pitch[at]), 0.55) * (0.35 + 0.65 * strong)
        return np.asarray(body + 0.10 * bump(f, 2600, 0.8) * strong**2 + 0.3 * bump(f, 110, 0.6))

    return sculpt(noise(duration, seed + 2), moving, loop=True)


@sound("wind-city", -34, rate=16_000, loop=True)
def wind_city() -> Wave:
    """High over a city that glows: wind, and far below a thrum with now and then a glint."""
    duration = 10.24  # a whole number of the sculpting windows
    city = silence(duration)
    for k, hz in enumerate((660.0, 880.0, 990.0, 1320.0, 742.5)):
        put(city, glass(hz, 3.0, 0.7), duration * (k + 0.6 * chance(5, 141)[k]) / 5, 0.05, loop=True)
    for hz, size in ((110.0, 0.06), (165.0, 0.05), (275.0, 0.03)):
        exact = round(hz * duration) / duration
        put(city, size * tone(exact, duration) * (1 + drift(duration, round(hz))), 0, loop=True)
    wind = np.stack([_gusts(seed, duration) for seed in (150, 160)], axis=1)
    return wind + 0.9 * wide_room(city, 0.85, 4.0, 170, loop=True)


@sound("decrypt", -36, loop=True)
def decrypt() -> Wave:
    """Letters falling into place: grains of glass on the notes of the chord, thinly."""
    duration, count = 4.096, 44
    canvas = silence(duration)
    notes = (1320.0, 1760.0, 1980.0, 2640.0, 3300.0, 3960.0)
    when, which, size = chance(count, 181), chance(count, 182), chance(count, 183)
    for k in range(count):
        grain = glass(notes[int(which[k] * len(notes))], 0.5, 0.05 + 0.09 * size[k])
        put(canvas, grain, duration * (k + when[k]) / count, 0.25 + 0.75 * size[k] ** 2, loop=True)
    dust = sculpt(noise(duration, 184), lambda f, _: bump(f, 4200, 0.5), loop=True)
    return room(canvas + 0.05 * dust * (1 + drift(duration, 185, 6)), 0.45, 1.4, 186, 3000, loop=True)
