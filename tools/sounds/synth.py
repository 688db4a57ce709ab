"""The instruments: tones, noise, envelopes, filters and rooms.

A `Wave` is float64, `[samples]` (mono) or `[samples, 2]`, at `RATE`. Times are seconds, pitches
hertz. Whatever takes `loop=True` treats time as a circle, so that its result has no seam.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float64]
Gain = Callable[[Wave], Wave]  # hertz -> magnitude
MovingGain = Callable[[Wave, float], Wave]  # hertz, seconds -> magnitude

RATE = 48_000


def times(duration: float) -> Wave:
    """The instants of `duration` seconds, from 0."""
    return np.arange(round(duration * RATE)) / RATE


def silence(duration: float) -> Wave:
    """An empty canvas to `put` sounds on."""
    return np.zeros(round(duration * RATE))


def tone(hz: float | Wave, duration: float, phase: float = 0.0) -> Wave:
    """A sine whose pitch may glide; `phase` in turns."""
    steps = np.broadcast_to(np.asarray(hz, dtype=np.float64) / RATE, (round(duration * RATE),))
    return np.sin(2 * np.pi * (np.cumsum(steps) - steps + phase))


def noise(duration: float, seed: int) -> Wave:
    """White noise in -1..1. Raw bits, since numpy promises only those to stay the same for ever."""
    bits = np.random.PCG64(seed).random_raw(round(duration * RATE))
    return (bits >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1.0


def chance(count: int, seed: int) -> Wave:
    """`count` numbers, uniform in 0..1."""
    return (noise(count / RATE, seed) + 1) / 2


def drift(duration: float, seed: int, fastest: int = 4) -> Wave:
    """A slow wander in -1..1 that comes round after `duration`; `fastest` turns at most in that time."""
    angle = 2 * np.pi * times(duration) / duration
    phases = 2 * np.pi * chance(fastest, seed)
    curve = sum(np.cos(k * angle + phases[k - 1]) / k for k in range(1, fastest + 1))
    return np.asarray(curve / np.abs(curve).max())


def glide(start: float, end: float, duration: float, bend: float = 1.0) -> Wave:
    """A pitch that falls or rises by ratio; `bend` under 1 moves early, over 1 late."""
    return start * (end / start) ** ((times(duration) / duration) ** bend)


def smooth(x: float | Wave) -> Wave:
    """0 to 1 with flat ends, for `x` from 0 to 1."""
    held = np.clip(x, 0.0, 1.0)
    return np.asarray(held * held * (3 - 2 * held))


def swell(duration: float, attack: float, release: float) -> Wave:
    """Up over `attack`, held, down over `release` until the end."""
    t = times(duration)
    return smooth(t / attack) * smooth((duration - t) / release)


def fall(duration: float, tau: float, attack: float = 0.004) -> Wave:
    """A strike's envelope: up over `attack`, then dying by e in each `tau`."""
    t = times(duration)
    return smooth(t / attack) * np.exp(-t / tau) * smooth((duration - t) / min(0.05, duration / 4))


def strike(hz: float, duration: float, modes: Iterable[tuple[float, float, float]]) -> Wave:
    """Something struck: damped modes, each (ratio to `hz`, strength, tau in seconds)."""
    rung = [size * tone(hz * ratio, duration) * fall(duration, tau) for ratio, size, tau in modes]
    return np.asarray(sum(rung))


def glass(hz: float, duration: float, tau: float) -> Wave:
    """A struck glass: its partials lie wide and its upper ones die first."""
    modes = ((1.0, 1.0, 1.0), (2.003, 0.32, 0.6), (2.76, 0.14, 0.4), (4.07, 0.07, 0.22), (5.4, 0.03, 0.12))
    return strike(hz, duration, [(ratio, size, tau * life) for ratio, size, life in modes])


def put(canvas: Wave, sound: Wave, at: float, gain: float = 1.0, loop: bool = False) -> None:
    """Add `sound` to `canvas` at `at` seconds; what runs over the end is cut, or wraps in a loop."""
    start = round(at * RATE)
    if loop:
        np.add.at(canvas, (start + np.arange(len(sound))) % len(canvas), gain * sound)
        return
    room_left = max(0, min(len(sound), len(canvas) - start))
    canvas[start : start + room_left] += gain * sound[:room_left]


def shaped(x: Wave, gain: Gain, loop: bool = False) -> Wave:
    """`x` with each frequency scaled, without shift in time. One-shots are padded, so nothing wraps."""
    pad = 0 if loop else RATE // 2
    wide = np.pad(x, [(pad, pad)] + [(0, 0)] * (x.ndim - 1))
    spectrum = np.fft.rfft(wide, axis=0)
    scale = gain(np.asarray(np.fft.rfftfreq(len(wide), 1 / RATE), np.float64))
    spectrum *= scale if x.ndim == 1 else scale[:, None]
    return np.asarray(np.fft.irfft(spectrum, len(wide), axis=0)[pad : pad + len(x)])


def low(x: Wave, hz: float, order: int = 2, loop: bool = False) -> Wave:
    """Keep what lies below `hz`; 6 dB an octave for each order."""
    return shaped(x, lambda f: 1 / np.sqrt(1 + (f / hz) ** (2 * order)), loop)


def high(x: Wave, hz: float, order: int = 2, loop: bool = False) -> Wave:
    """Keep what lies above `hz`; 6 dB an octave for each order."""
    return shaped(x, lambda f: 1 / np.sqrt(1 + (hz / np.maximum(f, 1e-9)) ** (2 * order)), loop)


def bump(f: Wave, hz: float, octaves: float) -> Wave:
    """A resonance round `hz`: a bell over pitch, `octaves` to either side at 0.6 of its height."""
    away = np.log2(np.maximum(f, 1.0) / hz) / octaves
    return np.asarray(np.exp(-0.5 * away * away))


def sculpt(x: Wave, gain: MovingGain, loop: bool = False) -> Wave:
    """`x` (mono) through a spectrum that moves in time, by overlapping windows of 43 ms."""
    frame, hop = 2048, 512
    source = x if loop else np.pad(x, frame)
    window = np.hanning(frame + 1)[:-1]
    f = np.asarray(np.fft.rfftfreq(frame, 1 / RATE), np.float64)
    out = np.zeros_like(source)
    for start in range(0, len(source) - (0 if loop else frame), hop):
        spots = np.arange(start, start + frame) % len(source)
        middle = ((start + frame / 2) % len(source)) / RATE - (0 if loop else frame / RATE)
        bent = np.fft.rfft(source[spots] * window) * gain(f, middle)
        out[spots] += np.fft.irfft(bent, frame) * window / 1.5
    return out if loop else out[frame:-frame]


def _echoes(duration: float, seed: int, brightness: float) -> Wave:
    """A room's answer to a click: noise whose upper part dies sooner, of unit energy."""
    t, grain = times(duration), noise(duration, seed)
    dull, clear = low(grain, brightness), high(grain, brightness)
    answer = (dull * np.exp(-5.5 * t / duration) + clear * np.exp(-14 * t / duration)) * smooth(t / 0.012)
    return np.asarray(answer / np.sqrt(np.sum(answer**2)))


def room(
    x: Wave, wet: float, duration: float = 2.0, seed: int = 7, brightness: float = 1500.0, loop: bool = False
) -> Wave:
    """`x` (mono) in a room that rings for `duration`; `wet` is the room's share of the loudness."""
    answer = _echoes(duration, seed, brightness)
    size = len(x) if loop else len(x) + len(answer)
    folded = np.zeros(size)
    np.add.at(folded, np.arange(len(answer)) % size, answer)
    rung = np.fft.irfft(np.fft.rfft(x, size) * np.fft.rfft(folded), size)[: len(x)]
    return np.asarray((1 - wet) * x + wet * rung)


def wide_room(x: Wave, wet: float, duration: float, seed: int, brightness: float = 2500.0, loop: bool = False) -> Wave:
    """As `room`, in stereo: both ears hear the sound itself and each its own echoes."""
    ears = [room(x, wet, duration, seed + ear, brightness, loop) for ear in (0, 1)]
    return np.stack(ears, axis=1)
