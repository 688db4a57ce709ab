"""How a night ends."""

from __future__ import annotations

import numpy as np

from sounds.body import beat
from sounds.recipe import sound
from sounds.synth import (
    Wave,
    bump,
    drift,
    glass,
    low,
    noise,
    put,
    room,
    sculpt,
    silence,
    smooth,
    times,
    tone,
    wide_room,
)


def _pad(duration: float, chord: tuple[float, ...], seed: int) -> Wave:
    """Voices that never quite agree: each note thrice, a hair apart, each swelling in its own time."""
    out = silence(duration)
    for k, hz in enumerate(chord):
        for cents in (-4, 0, 5):
            voice = tone(hz * 2 ** (cents / 1200), duration, k * 0.29 + cents * 0.07)
            out += voice * (0.7 + 0.3 * drift(duration, seed + 10 * k + cents, 5)) * (110 / hz) ** 0.75
    return out


@sound("ending-renewal", -24, rate=16_000)
def renewal() -> Wave:
    """Darkness; one heartbeat; then the air is clear."""
    duration, air_at = 13.0, 2.9
    t = times(duration)
    canvas = silence(duration)
    put(canvas, beat(46, 1.0), 1.4)
    put(canvas, beat(58, 0.62), 1.69)
    heart = low(room(canvas, 0.15, 0.8, 601, 400), 500)
    opening = smooth((t - air_at) / 3.5) * smooth((duration - t) / 5.0)
    pad = _pad(duration, (110.0, 165.0, 220.0, 275.0, 330.0, 495.0), 610) * opening
    wind = sculpt(noise(duration, 602), lambda f, at: bump(f, 900 + 150 * at, 0.8) * 0.5) * opening
    glints = silence(duration)
    for hz, at in ((660.0, 5.6), (990.0, 6.7), (1320.0, 8.1), (1100.0, 9.4)):
        put(glints, glass(hz, 2.5, 0.6), at, 0.16)
    return wide_room(0.5 * pad + 0.7 * wind + glints, 0.5, 4.0, 603) + 2.4 * heart[:, None]


@sound("ending-loss", -27, rate=12_000)
def loss() -> Wave:
    """A low chord, minor, that sinks by a quarter-tone as it fades: nobody is left to hold it."""
    duration = 9.0
    t = times(duration)
    sink = 2 ** (-0.5 / 12 * smooth(t / duration))
    chord = sum(
        tone(hz * sink, duration, hz / 53) * size * np.exp(-t / tau)
        for hz, size, tau in (
            (55.0, 1.0, 4.0),
            (82.5, 0.7, 3.4),
            (110.3, 0.6, 3.0),
            (132.0, 0.55, 2.8),
            (165.0, 0.5, 2.6),
            (264.4, 0.34, 2.2),
            (330.6, 0.12, 1.8),
        )
    )
    ash = sculpt(noise(duration, 621), lambda f, at: bump(f, 420 * 0.8 ** max(at, 0.0), 0.8)) * np.exp(-t / 3)
    return room((np.asarray(chord) + 0.4 * ash) * smooth(t / 0.6) * smooth((duration - t) / 3.0), 0.4, 3.5, 622, 700)


@sound("ending-song", -24, rate=12_000)
def song() -> Wave:
    """A richer song: the new chord opens, voice over voice, with bells that answer one another."""
    duration = 11.0
    t = times(duration)
    opening = smooth(t / 2.5) * smooth((duration - t) / 5.0)
    pad = _pad(duration, (110.0, 137.5, 165.0, 220.0, 275.0, 330.0, 412.5, 550.0), 640) * opening
    bells = silence(duration)
    line = (440.0, 550.0, 660.0, 825.0, 660.0, 880.0, 1100.0, 990.0, 1320.0)
    for k, hz in enumerate(line):
        put(bells, glass(hz, 3.0, 0.8), 0.8 + 0.85 * k, 0.3)
    return wide_room(0.5 * pad + bells, 0.5, 4.0, 641)


@sound("ending-unison", -25, rate=8_000)
def unison() -> Wave:
    """The old song: one note, in all octaves, and a bell on each beat."""
    duration = 9.0
    t = times(duration)
    pad = _pad(duration, (137.5, 275.0, 550.0), 650) * smooth(t / 1.2) * smooth((duration - t) / 4.0)
    bells = silence(duration)
    for k in range(6):
        put(bells, glass(1100.0, 1.5, 0.4), 0.5 + k, 0.34)
    return wide_room(0.6 * pad + bells, 0.45, 3.0, 651)


@sound("ending-discord", -26, rate=8_000)
def discord() -> Wave:
    """Half in tune: three notes that lean on one another, each fading in a time of its own."""
    duration = 9.0
    t = times(duration)
    voices = sum(
        (tone(hz * 2 ** (bend / 12 * t / duration), duration) + 0.4 * tone(2.003 * hz, duration)) * np.exp(-t / tau)
        for hz, bend, tau in ((220.0, -0.4, 3.4), (281.0, 0.3, 2.4), (322.0, -0.2, 4.2), (110.6, 0.0, 3.0))
    )
    return wide_room(np.asarray(voices) * smooth(t / 0.3) * smooth((duration - t) / 3.0), 0.5, 3.0, 661)


@sound("ending-silence", -30, rate=8_000)
def fallen_silent() -> Wave:
    """Ticking that runs down, one low breath, and nothing."""
    duration = 9.0
    t = times(duration)
    ticks, at, gap = silence(duration), 0.2, 0.32
    while at < 5.6:
        put(ticks, glass(700.0 - 60 * at, 0.3, 0.02), at, 0.6 - 0.09 * at)
        at, gap = at + gap, gap * 1.22
    breath = sculpt(noise(duration, 671), lambda f, _: bump(f, 170, 0.7)) * np.exp(-(((t - 3.2) / 1.5) ** 2))
    sink = tone(55.0 * 2 ** (-0.6 * t / duration), duration) * smooth(t / 0.5) * np.exp(-t / 2.2)
    return wide_room(0.8 * ticks + 0.9 * breath + 0.8 * sink, 0.5, 4.0, 672, 1200)
