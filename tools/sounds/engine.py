"""The Engine: what its hands do, what befalls it, what lies under it. Its chord is made while it sounds.

Everything is tuned to the chord that the arms are to find: A of 220 Hz, C sharp of 275, E of 330.
"""

from __future__ import annotations

import numpy as np

from sounds.recipe import sound
from sounds.synth import (
    Wave,
    bump,
    chance,
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

A, C, E = 220.0, 275.0, 330.0


def _tick(hz: float, seed: int) -> Wave:
    """A tooth falls into a small wheel."""
    canvas = silence(0.11)
    body = strike(hz, 0.09, ((1, 1, 0.008), (2.71, 0.5, 0.005), (5.2, 0.25, 0.003)))
    put(canvas, body + 0.5 * high(noise(0.09, seed), 3000) * fall(0.09, 0.003, 0.0005), 0.006)
    return canvas


@sound("tick-1", -36)
def tick_1() -> Wave:
    """The lowest arm: wood in brass."""
    return _tick(1100, 701)


@sound("tick-2", -36)
def tick_2() -> Wave:
    """The middle arm."""
    return _tick(1375, 702)


@sound("tick-3", -36)
def tick_3() -> Wave:
    """The highest arm."""
    return _tick(1650, 703)


def _will(size: float, seed: int) -> Wave:
    """A breath that runs away from the hand."""
    rush = sculpt(noise(0.9, seed), lambda f, t: bump(f, 500 * 5 ** min(max(t / 0.8, 0.0), 1.0), 0.5))
    return size * rush * swell(0.9, 0.03, 0.8)


@sound("nudge-perfect", -26)
def nudge_perfect() -> Wave:
    """Three glasses at once, the whole chord, and will that runs far."""
    canvas = silence(2.0)
    for k, hz in enumerate((2 * A, 2 * C, 2 * E, 4 * A)):
        put(canvas, glass(hz, 1.6, 0.5), 0.012 * k, 0.8)
    put(canvas, _will(0.5, 711), 0.02)
    return room(canvas, 0.3, 1.5, 712, 2500)


@sound("nudge-good", -27)
def nudge_good() -> Wave:
    """Two glasses, a fifth."""
    canvas = silence(1.4)
    for hz in (2 * A, 2 * E):
        put(canvas, glass(hz, 1.1, 0.3), 0.0, 0.8)
    put(canvas, _will(0.35, 713), 0.02)
    return room(canvas, 0.25, 1.1, 714)


@sound("nudge-fair", -28)
def nudge_fair() -> Wave:
    """One note, felt on it."""
    canvas = silence(0.8)
    put(canvas, low(strike(A, 0.6, ((1, 1, 0.12), (2.0, 0.3, 0.05), (3.9, 0.1, 0.02))), 1500), 0.0)
    return room(canvas, 0.2, 0.7, 715)


@sound("nudge-miss", -27)
def nudge_miss() -> Wave:
    """Two wheels that grate: a minor second, torn off."""
    duration = 0.5
    clash = sum(tone(hz * k, duration) / k for hz in (233.0, 247.0) for k in (1, 2, 3, 5))
    rasp = high(noise(duration, 716), 1200) * (0.5 + 0.5 * tone(47, duration))
    return high(low((np.asarray(clash) + 1.4 * rasp) * fall(duration, 0.07, 0.003), 3200), 120)


@sound("work-rune", -28)
def work_rune() -> Wave:
    """A feather's touch on a rune: one clear high glass, and its breath."""
    canvas = silence(1.3)
    put(canvas, glass(4 * A, 1.0, 0.3), 0.0)
    put(canvas, glass(6 * A, 1.0, 0.2), 0.05, 0.4)
    return room(canvas, 0.35, 1.3, 721, 3500)


@sound("work-gear", -28)
def work_gear() -> Wave:
    """A gear that sits: teeth running up to a small bell."""
    canvas = silence(1.3)
    for k in range(6):
        put(canvas, _tick(700 + 90 * k, 722 + k), 0.035 * k, 0.35 + 0.08 * k)
    put(canvas, strike(2 * C, 1.0, ((1, 1, 0.28), (2.4, 0.5, 0.14), (4.1, 0.2, 0.06))), 0.23)
    return room(canvas, 0.25, 1.0, 729)


@sound("work-droplet", -28)
def work_droplet() -> Wave:
    """A droplet woven into the core: it falls, closes, and a deep note answers."""
    canvas = silence(1.6)
    put(canvas, tone(glide(330, 880, 0.13, 0.7), 0.13) * fall(0.13, 0.05, 0.004), 0.0)
    put(canvas, strike(A / 2, 1.3, ((1, 1, 0.4), (2, 0.5, 0.3), (3, 0.25, 0.2))), 0.11, 0.9)
    return room(canvas, 0.4, 1.5, 731, 1200)


@sound("work-botched", -28)
def work_botched() -> Wave:
    """A tool that slips off."""
    canvas = silence(0.7)
    put(canvas, tone(glide(620, 210, 0.3, 0.6), 0.3) * fall(0.3, 0.09), 0.0, 0.7)
    put(canvas, high(noise(0.2, 733), 2200) * fall(0.2, 0.02, 0.001), 0.02, 0.5)
    return room(canvas, 0.2, 0.6, 734)


@sound("shriek", -22)
def shriek() -> Wave:
    """Timing has slipped: steel on glass, jagged, that tears the unison."""
    duration = 2.4
    t = times(duration)
    jag = 1 + 0.05 * np.sign(tone(11.0, duration)) * np.exp(-t / 1.2) + 0.03 * drift(duration, 741, 9)
    pitch = glide(1180, 1540, duration, 0.4) * jag
    steel = sum(tone(pitch * k, duration, k * 0.2) / k**0.9 for k in (1.0, 1.51, 2.02, 2.98))
    rasp = sculpt(noise(duration, 742), lambda f, _: bump(f, 3100, 0.5))
    body = (np.asarray(steel) * (0.6 + 0.4 * tone(37, duration)) + 0.9 * rasp) * smooth(t / 0.015) * np.exp(-t / 0.55)
    return room(low(body, 5200), 0.4, 2.2, 743, 2200)


@sound("told", -31)
def strike_announced() -> Wave:
    """Something is on its way from above: a note that leans down."""
    canvas = silence(1.2)
    pitch = glide(740, 587, 0.8, 0.5)
    put(canvas, (tone(pitch, 0.8) + 0.4 * tone(pitch * 1.06, 0.8)) * swell(0.8, 0.1, 0.6), 0.0)
    return room(canvas, 0.4, 1.1, 751)


@sound("struck", -25)
def struck() -> Wave:
    """It fell: a dull blow, and wheels thrown off."""
    canvas = silence(1.5)
    put(canvas, tone(glide(130, 44, 0.6, 0.5), 0.6) * fall(0.6, 0.16, 0.003), 0.0, 1.2)
    put(canvas, low(noise(0.5, 752), 900) * fall(0.5, 0.06, 0.001), 0.0, 1.2)
    when = chance(9, 753)
    for k in range(9):
        put(canvas, _tick(500 + 130 * k, 754 + k), 0.08 + 0.5 * when[k], 0.5)
    return room(canvas, 0.25, 1.1, 763)


@sound("parried", -25)
def parried() -> Wave:
    """Turned away: a blade of glass rung once, upward."""
    canvas = silence(1.8)
    put(canvas, tone(glide(660, 1320, 0.16), 0.16) * swell(0.16, 0.02, 0.1), 0.0, 0.5)
    for hz in (4 * A, 6 * A, 8 * A):
        put(canvas, glass(hz, 1.3, 0.42), 0.1, 0.6)
    return room(canvas, 0.35, 1.5, 764, 3500)


@sound("fray", -31)
def fray() -> Wave:
    """Crystal threads that give way."""
    canvas = silence(0.9)
    when, which = chance(9, 771), chance(9, 772)
    for k in range(9):
        put(canvas, glass(1500 + 2300 * which[k], 0.3, 0.03), 0.4 * when[k] ** 1.4, 0.5)
    put(canvas, high(noise(0.3, 773), 2500) * fall(0.3, 0.04, 0.002), 0.0, 0.25)
    return room(canvas, 0.25, 0.8, 774)


@sound("mend", -33)
def mend() -> Wave:
    """A catwalk closes: two small notes that meet."""
    canvas = silence(0.9)
    put(canvas, glass(4 * C, 0.6, 0.14), 0.0, 0.6)
    put(canvas, glass(4 * E, 0.6, 0.2), 0.09, 0.7)
    return room(canvas, 0.3, 0.8, 775)


@sound("bridge", -26)
def bridge() -> Wave:
    """A string is strung, and plucked."""
    duration = 2.2
    canvas = silence(duration)
    put(canvas, tone(glide(165, 440, 0.5, 1.6), 0.5) * swell(0.5, 0.4, 0.1), 0.0, 0.35)
    string = sum(tone(A * k, 1.7, 0.1 * k) * fall(1.7, 0.9 / k, 0.002) / k for k in range(1, 9))
    put(canvas, np.asarray(string), 0.46, 0.8)
    return room(canvas, 0.3, 1.7, 781, 2500)


@sound("bridge-burst", -25)
def bridge_burst() -> Wave:
    """It burns through: a snap, and the string's note falls into ash."""
    canvas = silence(1.8)
    put(canvas, high(noise(0.12, 782), 1500) * fall(0.12, 0.012, 0.0008), 0.008, 1.6)
    pitch = glide(330, 98, 1.2, 0.6)
    loose = sum(tone(pitch * k, 1.2) * fall(1.2, 0.4 / k, 0.003) / k for k in (1, 2, 3, 4))
    put(canvas, np.asarray(loose), 0.01, 0.7)
    return room(canvas, 0.3, 1.4, 783)


@sound("silenced", -26)
def silenced() -> Wave:
    """An insect falls silent: its tick slows, and the dark closes over it."""
    canvas = silence(2.2)
    for k, at in enumerate((0.01, 0.17, 0.4, 0.75)):
        put(canvas, _tick(900 - 130 * k, 785 + k), at, 0.9 - 0.15 * k)
    put(canvas, tone(glide(82, 41, 1.3, 0.7), 1.3) * swell(1.3, 0.35, 0.8), 0.6, 0.8)
    return room(canvas, 0.3, 1.6, 789, 600)


@sound("threads", -29)
def threads() -> Wave:
    """Three threads let down, each from another height."""
    canvas = silence(2.0)
    for k, hz in enumerate((2 * A, 2 * C, 2 * E)):
        pitch = glide(hz * 2, hz, 1.0, 0.5)
        put(canvas, tone(pitch, 1.0) * swell(1.0, 0.2, 0.7), 0.22 * k, 0.5)
        put(canvas, glass(hz * 4, 0.8, 0.2), 0.22 * k + 0.6, 0.2)
    return room(canvas, 0.45, 1.8, 791, 2500)


@sound("woven", -27)
def woven() -> Wave:
    """One of them is pulled through: what could be becomes what is."""
    canvas = silence(1.8)
    air = sculpt(noise(0.7, 792), lambda f, t: bump(f, 700 * 4 ** min(max(t / 0.6, 0.0), 1.0), 0.35))
    put(canvas, air * swell(0.7, 0.5, 0.15), 0.0, 0.8)
    for hz in (A, 2 * A, 2 * E):
        put(canvas, glass(hz, 1.2, 0.4), 0.55, 0.7)
    return room(canvas, 0.35, 1.5, 793)


# What lies under it

TURN = 8.0  # seconds


@sound("chamber", -34, rate=12_000, loop=True)
def chamber() -> Wave:
    """An immense room with a light in it: air, a far shimmer, the pulse of something that lives."""
    air = sculpt(noise(TURN, 801), lambda f, _: bump(f, 240, 0.8) + 0.12 * bump(f, 1900, 0.6), loop=True)
    shimmer = sum(
        size * tone(hz, TURN, hz / 71) * (0.5 + 0.5 * drift(TURN, round(hz), 3))
        for hz, size in ((880.0, 0.05), (1100.0, 0.045), (1320.0, 0.04), (1760.0, 0.03), (2200.0, 0.02))
    )
    deep = sum(size * tone(hz, TURN, hz / 51) for hz, size in ((55.0, 0.35), (55.125, 0.25), (110.0, 0.12)))
    return room(
        1.1 * air * (1 + 0.3 * drift(TURN, 802, 2)) + np.asarray(shimmer), 0.5, 4.0, 803, loop=True
    ) + np.asarray(deep)


@sound("tendrils", -31, rate=8_000, loop=True)
def tendrils() -> Wave:
    """Something slithers: a low scrape that comes and goes, and under it a second too close to the first."""
    slither = sculpt(
        noise(TURN, 811), lambda f, t: bump(f, 320 * 2 ** (0.7 * np.sin(2 * np.pi * t / 2)), 0.4), loop=True
    )
    grip = (0.35 + 0.65 * (0.5 + 0.5 * tone(1.5, TURN)) ** 2) * (0.7 + 0.3 * drift(TURN, 812, 5))
    deep = sum(size * tone(hz, TURN, hz / 31) for hz, size in ((46.25, 0.7), (49.0, 0.6), (69.5, 0.3), (98.125, 0.15)))
    return low(2.2 * slither * grip, 1400, 2, loop=True) + np.asarray(deep) * (0.75 + 0.25 * tone(2.0, TURN))


@sound("stretched", -33, rate=12_000, loop=True)
def stretched() -> Wave:
    """A second drawn long: the chord bowed on glass, without beginning or end."""
    bowed = sum(
        tone(hz * k, TURN, hz / 13 + 0.3 * k) / k**1.2 * (0.6 + 0.4 * drift(TURN, round(hz) + k, 2))
        for hz in (A / 2, C / 2, E / 2)
        for k in (1, 2, 4, 6)
    )
    air = sculpt(noise(TURN, 821), lambda f, _: bump(f, 2600, 0.4), loop=True) * (0.5 + 0.5 * drift(TURN, 822, 2))
    return room(np.asarray(bowed) * 0.3 + 0.25 * air, 0.7, 4.0, 823, 3000, loop=True)
