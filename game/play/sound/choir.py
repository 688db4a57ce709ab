"""The choir: tones of any pitch, made while they sound, so that what is out of tune can be heard to beat.

Each tone is three strings close together; the wider their spread, the rougher it is. Pitches and gains glide
from stretch to stretch without a seam. Nothing here touches a player.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.play.sound.bank import RATE

BLOCK = RATE * 3 // 20  # samples in a block: 150 ms, longer than a slow frame
TABLE = 4096  # samples in one turn of a string
STRINGS = 3
# Strength of each harmonic; the fourth to sixth meet in a chord.
CLEAR = (1.0, 0.5, 0.34, 0.3, 0.26, 0.2, 0.06, 0.05)
MUFFLED = (1.0, 0.22, 0.05, 0.02, 0.0, 0.0, 0.0, 0.0)
WIDEST = 0.014  # share of its pitch that a string is off at a spread of 1
LOUDNESS = 0.06  # of a tone at full gain, where 1 is full scale: by it whole runs come to some -23 LUFS (EBU R 128)
LOUDEST = 125 / 128  # of full scale, that all of it comes near to
FULL = 32768  # full scale of sixteen bits
Curve = NDArray[np.float32]


class Tone(NamedTuple):
    """A tone: hertz, gain 0..1, spread 0..1 (0 is one pure pitch), pan -1..1."""

    hertz: float
    gain: float
    spread: float = 0.0
    pan: float = 0.0


def _turn(strengths: Sequence[float]) -> Curve:
    angle = 2 * np.pi * np.arange(TABLE) / TABLE
    curve = sum(size * np.sin(k * angle + 0.7 * k * k) for k, size in enumerate(strengths, 1))
    return np.asarray(curve, np.float32)


class Choir:
    """Up to `most` tones at once; `curve` gives what comes next, and `block` the next 150 ms for the mixer."""

    def __init__(self, most: int = 3) -> None:
        self.clear, self.muffled = _turn(CLEAR), _turn(MUFFLED)
        self.tones = [Tone(0.0, 0.0)] * most
        self._turns = np.zeros((most, STRINGS))  # where each string is, in turns
        self._turns += np.arange(STRINGS) * 0.01  # near each other: apart, they would put their fundamental out
        self._was = list(self.tones)

    @property
    def sounding(self) -> bool:
        """Whether the next block isn't silent."""
        return any(tone.gain > 0 for tone in (*self.tones, *self._was))

    def sing(self, tones: Sequence[Tone]) -> None:
        """Set the tones to fade to; others fade out."""
        for i, was in enumerate(self.tones):
            self.tones[i] = tones[i] if i < len(tones) else was._replace(gain=0.0)

    def block(self, muffled: float = 0.0) -> bytes:
        """The next block: 16-bit stereo at `RATE`; see `curve`."""
        return (self.curve(BLOCK, muffled) * FULL).astype(np.int16).tobytes()

    def curve(self, count: int, muffled: float = 0.0) -> Curve:
        """The next so many samples at `RATE`, [count, ears] in -1..1, over which it glides to its tones.

        muffled (0..1) is how much of it closed eyes take away.
        """
        table = self.clear + (self.muffled - self.clear) * np.float32(muffled)
        ears = np.zeros((count, 2), np.float32)
        way = np.linspace(0, 1, count, endpoint=False)
        for i, (was, tone) in enumerate(zip(self._was, self.tones, strict=True)):
            if was.gain <= 0 and tone.gain <= 0:
                continue
            voice = self._voice(i, was if was.hertz else tone, tone, way, table)
            gain = (was.gain + (tone.gain - was.gain) * way) * LOUDNESS / STRINGS
            side = (1 + tone.pan) * np.pi / 4
            ears += (voice * gain)[:, None].astype(np.float32) * np.array([np.cos(side), np.sin(side)], np.float32)
        self._was = list(self.tones)
        samples: Curve = np.tanh(ears * np.float32(1.4)) * np.float32(LOUDEST)
        return samples

    def _voice(self, i: int, was: Tone, tone: Tone, way: NDArray[np.float64], table: Curve) -> Curve:
        voice, seconds = np.zeros(len(way), np.float32), len(way) / RATE
        for k in range(STRINGS):
            off = (k - 1) * WIDEST
            start, end = was.hertz * (1 + off * was.spread), tone.hertz * (1 + off * tone.spread)
            steps = seconds * (start * way + (end - start) * way * way / 2)
            voice += table[((self._turns[i, k] + steps) * TABLE).astype(np.int64) % TABLE]
            self._turns[i, k] = (self._turns[i, k] + seconds * (start + end) / 2) % 1.0
        return voice
