"""The three alarms. They differ in rhythm, pitch and timbre at once, so that a loud room, a small
loudspeaker or an ear that hears one of these badly still tells them apart."""

from __future__ import annotations

import numpy as np

from sounds.recipe import sound
from sounds.synth import Wave, fall, glass, glide, low, put, room, silence, smooth, swell, times, tone


@sound("alarm-anomaly", -23)
def anomaly() -> Wave:
    """Two soft rising notes of glass, a fourth apart: something is there."""
    canvas = silence(1.5)
    for hz, at, size in ((660.0, 0.0, 0.8), (880.0, 0.21, 1.0)):
        note = glass(hz, 1.2, 0.3) + 0.4 * glass(hz * 1.004, 1.2, 0.34)
        put(canvas, note * smooth(times(1.2) / 0.018), at, size)
    return room(canvas, 0.28, 1.4, 201)


def _pulse() -> Wave:
    """A hollow thud, of odd harmonics, that sags a little."""
    duration = 0.22
    pitch = glide(114, 106, duration)
    body = sum(tone(pitch * k, duration) / k**1.1 for k in (1, 3, 5, 7))
    return low(np.tanh(1.5 * np.asarray(body)), 900, 2) * fall(duration, 0.07, 0.008)


@sound("alarm-load", -22)
def load() -> Wave:
    """Low double pulses, twice: something carries too much."""
    canvas = silence(1.3)
    for at in (0.0, 0.15, 0.5, 0.65):
        put(canvas, _pulse(), at)
    return room(canvas, 0.2, 0.9, 202, 800)


@sound("alarm-climb", -22)
def climb() -> Wave:
    """A falling minor third, reedy, in a rough tremolo: something comes."""
    duration = 1.15
    t = times(duration)
    pitch = 396 * (5 / 6) ** smooth((t - 0.40) / 0.07)
    reed = sum(tone(pitch * k, duration, k * 0.1) / k**1.3 for k in range(1, 8)) + 0.5 * tone(pitch * 1.047, duration)
    rough = 1 - 0.75 * (0.5 + 0.5 * tone(26 - 5 * t, duration)) ** 1.5
    dip = 1 - 0.6 * np.exp(-(((t - 0.42) / 0.035) ** 2))
    return room(low(np.asarray(reed) * rough * dip, 2200, 2) * swell(duration, 0.03, 0.45), 0.2, 1.1, 203)
