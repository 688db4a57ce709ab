"""The offline mixer: makes samples of what would be played, as fast as it can.

Gains go in a straight line from one update's to the next one's, where a device hears them in steps.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.play.sound.bank import RATE, Bank, twins
from game.play.sound.choir import FULL
from game.play.sound.player import SINGLES, USUAL, Fade, Player, Volumes

Curve = NDArray[np.float32]  # [samples, ears], full scale 1
CHOIR = "choir"


@dataclass
class _Single:
    """A single sound under way: its samples that are still to come."""

    name: str
    left: NDArray[np.int16]
    gain: float
    pan: float
    was: tuple[float, float]  # its loudness at the end of the last update
    fades: int = 0  # samples of the fade out that it is in, 0 for none
    faded: int = 0  # how many of them are over


class OfflineMixer(Player):
    """A player whose every `update` leaves its samples in `mixed`; they may go beyond full scale."""

    def __init__(self, bank: Bank, volumes: Volumes = USUAL) -> None:
        super().__init__(bank, volumes)
        self.mixed: Curve = np.zeros((0, 2), np.float32)
        self._sounds: dict[str, NDArray[np.int16]] = {}  # by name, [samples, ears]
        self._singles: list[_Single] = []  # oldest first
        self._next = dict.fromkeys(bank.loops, 0)  # the sample of each loop that comes next
        self._was: dict[str, float] = {}  # the loudness of loops' twins and of the choir at the end of the last update
        self._passed, self._made = 0.0, 0  # milliseconds, and samples of them

    @property
    def silent(self) -> bool:
        """Never."""
        return False

    def play(self, name: str, gain: float = 1.0, pan: float = 0.0) -> None:
        """Play once, from the first sample of the next update on; see `Player`."""
        self.demand(name)
        del self._singles[: max(0, len(self._singles) + 1 - SINGLES)]
        loudness = self.loudness_of_single(name, gain, pan)
        self._singles.append(_Single(name, self._sound(name), gain, pan, loudness))

    def stop(self, name: str, fade_ms: int = 150) -> None:
        """Let a single sound fade out, wherever it is under way."""
        for single in self._singles:
            if single.name == name and not single.fades:
                single.fades = max(1, fade_ms * RATE // 1000)

    def stop_all(self, fade_ms: int = 300, spare: tuple[str, ...] = ()) -> None:
        """Fade out everything but the single sounds named in `spare`: loops and the choir within an update."""
        self.forget()
        self.sing(())
        for name in {single.name for single in self._singles} - set(spare):
            self.stop(name, fade_ms)

    def update(self, dt_ms: float) -> None:
        """Mix so many milliseconds."""
        self._passed += dt_ms
        count = round(self._passed * RATE / 1000) - self._made
        self._made += count
        self.fade(dt_ms)
        self.mixed = np.zeros((count, 2), np.float32)
        way = np.arange(1, count + 1, dtype=np.float32)[:, None] / np.float32(max(1, count))
        for name, fade in self._loops.items():
            self._turn(name, fade, way)
        if self._choir.sounding:
            curve = self._choir.curve(count, self._muffled.gain)
            self.mixed += curve * self._ramp(CHOIR, self.loudness_of_choir(), way)
        for single in self._singles:
            self._go_on(single, way)
        self._singles = [single for single in self._singles if len(single.left)]

    def _turn(self, name: str, fade: Fade, way: Curve) -> None:
        """A loop and its twin, in step."""
        if fade.wanted and not fade.on:
            self._next[name] = 0
        fade.on = fade.wanted
        loudness = self.loudness_of_loop(name) if fade.on else (0.0, 0.0)
        at, count = self._next[name], len(way)
        for twin, now in zip(twins(name), loudness, strict=True):
            if now or self._was.get(twin):
                turns = self._sound(twin)
                places = np.arange(at, at + count) % len(turns)
                self.mixed += turns[places] * (self._ramp(twin, now, way) / FULL)
        self._next[name] = at + count

    def _ramp(self, name: str, now: float, way: Curve) -> Curve:
        was = self._was.get(name, 0.0)
        self._was[name] = now
        return was + (now - was) * way

    def _go_on(self, single: _Single, way: Curve) -> None:
        part, single.left = single.left[: len(way)], single.left[len(way) :]
        now = self.loudness_of_single(single.name, single.gain, single.pan)
        was, single.was = np.array(single.was, np.float32), now
        gain = was + (np.array(now, np.float32) - was) * way[: len(part)]
        if single.fades:
            over = single.faded + np.arange(1, len(part) + 1, dtype=np.float32)[:, None]
            gain *= np.maximum(0, 1 - over / single.fades)
            single.faded += len(part)
            if single.faded >= single.fades:
                single.left = single.left[:0]
        self.mixed[: len(part)] += part * (gain / FULL)

    def _sound(self, name: str) -> NDArray[np.int16]:
        """A sound by its name, read when it is heard first. Raises as `Bank.samples` does."""
        if name not in self._sounds:
            samples = self.bank.samples(name, self.volumes.mono)
            self._sounds[name] = np.frombuffer(samples, np.int16).reshape(-1, 2)
        return self._sounds[name]
