"""The hall of screens: two alarms, what hands do to a loop, and the guardian with its vision."""

from __future__ import annotations

import numpy as np

from sounds.recipe import sound
from sounds.synth import (
    Wave,
    bump,
    drift,
    fall,
    glass,
    glide,
    high,
    low,
    noise,
    put,
    room,
    sculpt,
    silence,
    smooth,
    strike,
    swell,
    times,
    tone,
    wide_room,
)


@sound("alarm-deviation", -23, rate=16_000)
def deviation() -> Wave:
    """Three quick reedy notes that lean upward, a semitone of beating in each: something strays."""
    canvas = silence(1.2)
    for hz, at in ((494.0, 0.0), (523.0, 0.16), (554.0, 0.32)):
        reed = sum(tone(hz * k, 0.16) / k**1.4 for k in (1, 2, 3, 4)) + 0.6 * tone(hz * 1.045, 0.16)
        put(canvas, np.asarray(reed) * swell(0.16, 0.012, 0.06), at)
    return room(low(canvas, 3000, 2), 0.22, 0.9, 701)


@sound("alarm-understood", -31, rate=16_000)
def understood() -> Wave:
    """The same three notes an octave lower, as glass and with no beating: it cries out, and nothing is wrong."""
    canvas = silence(1.8)
    for hz, at, size in ((220.0, 0.0, 0.8), (247.5, 0.2, 0.8), (275.0, 0.4, 1.0)):
        note = glass(hz, 1.3, 0.4) * smooth(times(1.3) / 0.03)
        put(canvas, note, at, size)
    return room(canvas, 0.4, 1.8, 702)


@sound("correct", -24, rate=16_000)
def correct() -> Wave:
    """A hand laid flat on something heavy: a thump that falls, and a rod of glass that shakes after it."""
    canvas = silence(1.0)
    pitch = glide(150, 52, 0.35, 0.5)
    put(canvas, tone(pitch, 0.35) * fall(0.35, 0.1, 0.004), 0.0)
    put(canvas, low(noise(0.08, 711), 1500) * fall(0.08, 0.02, 0.001), 0.0, 0.5)
    t = times(0.8)
    shaken = tone(247.5 * (1 + 0.012 * np.sin(2 * np.pi * 9 * t)), 0.8) * np.exp(-t / 0.22) * smooth(t / 0.03)
    put(canvas, shaken, 0.06, 0.22)
    return room(canvas, 0.2, 0.8, 712, 1200)


@sound("embrace", -27, rate=16_000)
def embrace() -> Wave:
    """Two voices a comma apart that glide into one, and the fifth that opens over them."""
    duration = 2.6
    t = times(duration)
    near = 1 - 0.018 * np.exp(-t / 0.3)
    chord = tone(275 * near, duration) + tone(275 / near, duration)
    chord += smooth((t - 0.4) / 0.5) * (0.6 * tone(412.5, duration) + 0.25 * tone(550, duration))
    glints = silence(duration)
    for hz, at in ((825.0, 0.45), (1100.0, 0.62)):
        put(glints, glass(hz, 1.6, 0.4), at, 0.15)
    return room(chord * smooth(t / 0.08) * np.exp(-t / 0.9) * 0.4 + glints, 0.4, 2.0, 721)


@sound("embrace-missed", -29, rate=16_000)
def embrace_missed() -> Wave:
    """The same two voices, that slide past each other."""
    duration = 1.1
    t = times(duration)
    apart = glide(1.03, 0.965, duration)
    pair = tone(275 * apart, duration) + tone(275 / apart, duration)
    return room(pair * smooth(t / 0.05) * np.exp(-t / 0.3), 0.25, 0.9, 722)


@sound("learned", -28, rate=16_000)
def learned() -> Wave:
    """A slow turn round the root: up, above, back. It is known now."""
    canvas = silence(2.2)
    for hz, at, size in ((440.0, 0.0, 0.7), (495.0, 0.17, 0.8), (660.0, 0.34, 1.0), (440.0, 0.56, 0.6)):
        put(canvas, glass(hz, 1.5, 0.36) * smooth(times(1.5) / 0.01), at, size)
    return room(canvas, 0.38, 1.8, 731)


@sound("lapsed", -31, rate=12_000)
def lapsed() -> Wave:
    """A voice that loses its partner and sinks a little."""
    duration = 1.4
    t = times(duration)
    sunk = 275 * 2 ** (-1.5 / 12 * smooth(t / 0.9))
    return room(tone(sunk, duration) * smooth(t / 0.06) * np.exp(-t / 0.45), 0.35, 1.3, 732)


@sound("guardian", -24, rate=16_000)
def guardian() -> Wave:
    """Machine and choir in one breath: a low chord, vowels that open over it, and light that gathers."""
    duration = 5.0
    saw = [tone(hz * k, duration, hz / 37) / k for hz in (55.0, 82.5, 110.0, 165.0) for k in range(1, 9)]

    def mouth(f: Wave, at: float) -> Wave:
        u = float(smooth(at / 2.2))
        first, second = 320 + 420 * u, 850 + 350 * u
        return np.asarray(bump(f, first, 0.28) + 0.6 * bump(f, second, 0.22) + 0.12 * bump(f, 2600, 0.3))

    choir = sculpt(np.asarray(sum(saw)), mouth) * swell(duration, 1.6, 2.4) * (1 + 0.12 * drift(duration, 741, 5))
    hum = sum(tone(hz, duration) for hz in (55.0, 55.25, 110.0)) * swell(duration, 0.8, 2.8)
    air = high(sculpt(noise(duration, 742), lambda f, at: bump(f, 1500 + 500 * at, 0.5)), 800)
    return wide_room(2.2 * choir + 0.25 * np.asarray(hum) + 0.25 * air * swell(duration, 2.4, 2.0), 0.5, 3.2, 743)


@sound("answered", -29, rate=12_000)
def answered() -> Wave:
    """A word taken in: a low bell, and its octave."""
    canvas = silence(2.4)
    put(canvas, strike(110, 2.2, ((1, 1, 0.8), (2, 0.5, 0.5), (3.01, 0.2, 0.25))) * smooth(times(2.2) / 0.02), 0.0)
    put(canvas, glass(440, 1.6, 0.5), 0.12, 0.3)
    return room(canvas, 0.4, 2.0, 751)


@sound("vision", -26, rate=12_000)
def vision() -> Wave:
    """Ten seconds in which all voices turn round each other, wide and slow, and come to rest."""
    duration = 10.5
    t = times(duration)
    out = silence(duration)
    for k, hz in enumerate((110.0, 165.0, 220.0, 247.5, 330.0, 412.5, 495.0)):
        slow = 0.5 + 0.5 * np.sin(2 * np.pi * (t / (3.1 + 0.37 * k) + k / 7))
        out += tone(hz * (1 + 0.0012 * np.sin(2 * np.pi * t / (1.9 + 0.2 * k))), duration, k * 0.21) * slow / (k + 2)
    air = sculpt(noise(duration, 761), lambda f, at: bump(f, 900 + 300 * np.sin(at), 0.6))
    return room((out + 0.25 * air) * swell(duration, 1.5, 3.0), 0.45, 3.0, 762)


@sound("ending-journey", -25, rate=12_000)
def journey() -> Wave:
    """The alarm's three notes come back as a slow chord that moves on and never quite closes."""
    duration = 11.0
    t = times(duration)
    out = silence(duration)
    steps = (
        (0.0, (110.0, 165.0, 275.0)), (2.6, (123.75, 185.6, 330.0)), (5.2, (137.5, 206.25, 371.25)),
        (7.4, (110.0, 165.0, 275.0, 412.5)),
    )  # fmt: skip
    for at, chord in steps:
        for k, hz in enumerate(chord):
            for cents in (-3, 4):
                voice = tone(hz * 2 ** (cents / 1200), 4.2, k * 0.3 + cents) * swell(4.2, 1.2, 2.6)
                put(out, voice, at, 0.5 / (1 + 0.4 * k))
    for hz, at in ((660.0, 3.2), (742.5, 5.8), (825.0, 8.0), (1100.0, 8.6)):
        put(out, glass(hz, 2.2, 0.6), at, 0.1)
    return wide_room(out[: len(t)] * smooth((duration - t) / 3.0), 0.5, 4.0, 771)
