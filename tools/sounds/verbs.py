"""What the operator's hands do: each verb answers at once, and shortly."""

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
)


@sound("select", -34)
def select() -> Wave:
    """A fingertip on glass."""
    return low(strike(990, 0.12, ((1, 1, 0.012), (2.7, 0.3, 0.006), (0.5, 0.4, 0.02))), 4000)


@sound("acknowledge", -30)
def acknowledge() -> Wave:
    """Felt on wood, two notes down: heard, set aside."""
    canvas = silence(0.6)
    put(canvas, strike(440, 0.4, ((1, 1, 0.09), (3.9, 0.12, 0.02))), 0.0, 0.7)
    put(canvas, strike(330, 0.5, ((1, 1, 0.12), (3.9, 0.10, 0.02))), 0.085)
    return room(canvas, 0.2, 0.7, 401)


@sound("scan", -31)
def scan() -> Wave:
    """A band of light passing over: breath and tone rise together, and two faint returns."""
    duration = 1.6
    pitch = glide(275, 1100, 1.0, 0.8)
    canvas = silence(duration)
    air = sculpt(noise(1.0, 411), lambda f, t: bump(f, 550 * 4 ** min(max(t, 0.0), 1.0), 0.3))
    put(canvas, (0.35 * tone(pitch, 1.0) + 0.8 * air) * swell(1.0, 0.45, 0.5), 0.0)
    for at, size in ((0.86, 0.16), (1.06, 0.08)):
        put(canvas, glass(1320, 0.5, 0.12), at, size)
    return room(canvas, 0.35, 1.4, 412)


@sound("steady", -29)
def steady() -> Wave:
    """A tone that wavers, comes to rest, and opens into its fifth."""
    duration = 2.0
    t = times(duration)
    waver = 1 + 0.035 * np.sin(2 * np.pi * 5.5 * t) * np.exp(-t / 0.32)
    settled = smooth((t - 0.45) / 0.4)
    chord = (
        tone(220 * waver, duration)
        + 0.3 * tone(440 * waver, duration)
        + settled * (0.5 * tone(330.0, duration) + 0.15 * tone(660.0, duration))
    )
    return room(chord * smooth(t / 0.05) * np.exp(-t / 0.75), 0.3, 1.4, 421)


def _latch(hz: float, seed: int, size: float) -> Wave:
    """Metal meeting metal softly: damped modes and a short rasp."""
    duration = 0.35
    body = strike(hz, duration, ((1, 1, 0.06), (2.27, 0.5, 0.035), (4.1, 0.25, 0.02), (7.3, 0.12, 0.012)))
    rasp = low(high(noise(duration, seed), 500), 3000) * fall(duration, 0.012, 0.001)
    return size * (body + 0.8 * rasp)


@sound("isolate", -28)
def isolate() -> Wave:
    """A bolt drawn, and home."""
    canvas = silence(0.9)
    slide = sculpt(noise(0.14, 431), lambda f, t: bump(f, 900 + 5000 * max(t, 0.0), 0.4)) * swell(0.14, 0.1, 0.03)
    put(canvas, slide, 0.0, 0.35)
    put(canvas, _latch(310, 432, 0.5), 0.12)
    put(canvas, _latch(155, 433, 1.0), 0.20)
    put(canvas, tone(glide(90, 55, 0.3), 0.3) * fall(0.3, 0.08, 0.005), 0.20, 0.9)
    return room(canvas, 0.22, 0.9, 434, 1000)


@sound("layer-opened", -28)
def layer_opened() -> Wave:
    """A layer of the cipher gives way: three glasses up the chord."""
    canvas = silence(2.6)
    for hz, at, size in ((880.0, 0.0, 0.7), (1100.0, 0.13, 0.75), (1320.0, 0.26, 0.8), (1760.0, 0.42, 1.0)):
        put(canvas, glass(hz, 2.0, 0.42), at, size)
    return room(canvas, 0.4, 2.2, 441, 2500)


@sound("shelter", -28)
def shelter() -> Wave:
    """A warm gate: a low chord that opens as a door does, and stays a moment."""
    duration = 2.4
    t = times(duration)
    reeds = [tone(hz * k, duration, hz / 71) / k**1.4 for hz in (110.0, 165.0, 220.4, 275.0) for k in (1, 2, 3, 4)]

    def door(f: Wave, at: float) -> Wave:
        opening = 250 + 1500 * float(smooth(at / 0.7)) * float(np.exp(-max(at - 0.7, 0.0) / 0.9))
        return np.asarray(1 / (1 + (f / opening) ** 4))

    chord = sculpt(np.asarray(sum(reeds)), door) * smooth(t / 0.25) * np.exp(-np.maximum(t - 0.5, 0) / 0.6)
    air = sculpt(noise(duration, 451), lambda f, _: bump(f, 500, 0.6)) * swell(duration, 0.45, 1.9)
    return room(chord + 0.5 * air, 0.3, 1.8, 452)


@sound("override-arm", -26)
def override_arm() -> Wave:
    """A cover lifted from a switch that nobody has ever used; under it something wakes."""
    duration = 1.7
    canvas = silence(duration)
    put(canvas, _latch(240, 461, 0.8), 0.0)
    put(canvas, _latch(360, 462, 0.4), 0.07)
    pitch = glide(55, 82.5, 1.5, 0.6)
    wake = sum(tone(pitch * k, 1.5) / k**1.2 for k in range(1, 7))
    put(canvas, np.asarray(wake) * swell(1.5, 0.7, 0.7), 0.12, 0.35)
    return room(canvas, 0.25, 1.4, 463)


@sound("override-hold", -24)
def override_hold() -> Wave:
    """Two seconds, exactly as long as the hold: everything is drawn upward, and stops at the edge."""
    duration = 2.0
    t = times(duration)
    crowd = [
        tone(glide(hz, hz * 4, duration, 1.6) * (1 + 0.01 * k), duration, k * 0.3) / hz
        for k in (0, 1)
        for hz in (55.0, 82.5, 110.0, 165.0)
    ]
    air = sculpt(noise(duration, 471), lambda f, at: bump(f, 400 * 8 ** min(max(at / 2, 0.0), 1.0), 0.6))
    tremble = 1 - 0.35 * (0.5 + 0.5 * tone(5 + 6 * t, duration))
    rise = (t / duration) ** 2 * smooth((duration - t) / 0.03)
    return (60 * np.asarray(sum(crowd)) + 0.9 * air) * tremble * rise


@sound("menu-move", -37)
def menu_move() -> Wave:
    """Softer than a fingertip."""
    return low(strike(660, 0.16, ((1, 1, 0.022), (0.5, 0.5, 0.03))), 2500) * (1 + 0.1 * drift(0.16, 481))


@sound("menu-choose", -31)
def menu_choose() -> Wave:
    """Two warm notes, a fifth."""
    canvas = silence(1.2)
    for hz, at in ((220.0, 0.0), (330.0, 0.09)):
        put(
            canvas,
            strike(hz, 1.0, ((1, 1, 0.25), (2, 0.3, 0.16), (3.01, 0.1, 0.08))) * smooth(times(1.0) / 0.015),
            at,
        )
    return room(canvas, 0.3, 1.4, 482)
