"""The bank: the sounds of the game, and their files in the format of the mixer."""

import wave
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.play.render.assets import asset

RATE = 48_000
MUFFLED = "-muffled"  # at the end of a twin's name
ANY_GAP = 80.0  # ms between two of a single sound, where nothing else is said


class Alarm(NamedTuple):
    """A kind of alarm: its sound, and how many ms lie between two of it."""

    sound: str
    gap: float


@dataclass(frozen=True)
class DreamSounds:
    """What a dream has of its own, by the names of its sounds.

    Alarms come by their kinds, most urgent first. `gaps` are ms between two of the same, `before_end` those of sounds
    that are over before an ending is heard. `inside` is heard from within: closed eyes don't muffle it. `folder` holds
    the files where they don't lie with the game's. `captions` say by the names of events what is important to hear, for
    those who don't; {way} stands for the direction of the event's place.
    """

    loops: tuple[str, ...] = ()
    shots: tuple[str, ...] = ()
    alarms: Mapping[str, Alarm] = field(default_factory=dict)
    inside: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    gaps: Mapping[str, float] = field(default_factory=dict)
    before_end: tuple[str, ...] = ()
    folder: Path | None = None
    captions: Mapping[str, str] = field(default_factory=dict)

    @property
    def singles(self) -> tuple[str, ...]:
        """The sounds that are played once (not loops)."""
        return (*(alarm.sound for alarm in self.alarms.values()), *self.inside, *self.shots, *self.endings)


VOICES = ("voice-1", "voice-2", "voice-3")
BREATHS = ("breath-in", "breath-out")
SHARED = DreamSounds(
    loops=("hum-calm", "hum-strained", "hum-dread", "decrypt"),
    shots=("select", "acknowledge", "sector-dark", "menu-move", "menu-choose"),
    alarms={
        "climb": Alarm("alarm-climb", 4000.0),
        "load": Alarm("alarm-load", 2500.0),
        "anomaly": Alarm("alarm-anomaly", 1800.0),
    },
    inside=("heartbeat", *BREATHS, *VOICES),
    endings=("ending-loss",),
    gaps={"sector-dark": 350.0},
)


class Bank:
    """The sounds of several dreams together with what all share."""

    def __init__(self, parts: Iterable[DreamSounds]) -> None:
        parts = (SHARED, *parts)
        self.loops = tuple(dict.fromkeys(name for part in parts for name in part.loops))
        self.shots = tuple(dict.fromkeys(name for part in parts for name in part.singles))
        self.alarms = {kind: alarm for part in parts for kind, alarm in part.alarms.items()}  # urgent first
        self.inside = frozenset(name for part in parts for name in part.inside)
        self.endings = tuple(dict.fromkeys(name for part in parts for name in part.endings))
        self.before_end = tuple(name for part in parts for name in part.before_end)
        self._gaps = {name: gap for part in parts for name, gap in part.gaps.items()}
        self._folders = {name: part.folder for part in parts if part.folder for name in (*part.loops, *part.singles)}

    def gap(self, name: str) -> float:
        """Ms between two of a single sound."""
        return self._gaps.get(name, ANY_GAP)

    def samples(self, name: str, mono: bool = False) -> bytes:
        """A sound, or a loop's muffled twin, as the mixer wants it; see `samples`."""
        folder = self._folders.get(name.removesuffix(MUFFLED))
        return samples(folder / f"{name}.wav" if folder else asset("sounds", f"{name}.wav"), mono)


def samples(file: Path, mono: bool = False) -> bytes:
    """A sound as the mixer wants it: 16-bit stereo at `RATE`; mono: with the same for both ears.

    Files have the lowest rate that holds them whole; the spectrum is filled up with nothing, which is exact,
    and for a loop leaves its seam as smooth as it was. Raises Fault, OSError, EOFError, wave.Error or
    ValueError.
    """
    with wave.open(str(file), "rb") as sound:
        rate, count, ears = sound.getframerate(), sound.getnframes(), sound.getnchannels()
        if sound.getsampwidth() != 2 or not count:
            raise ValueError("it is not 16-bit sound")
        stored = np.frombuffer(sound.readframes(count), "<i2").reshape(count, ears)
    curve: NDArray[np.floating] = stored.astype(np.float32)
    if mono:
        curve = curve.mean(axis=1, keepdims=True)
    if rate != RATE:
        wanted = count * RATE // rate
        curve = np.fft.irfft(np.fft.rfft(curve, axis=0), wanted, axis=0) * (wanted / count)
    whole = curve.round().clip(-32768, 32767).astype(np.int16)
    return np.broadcast_to(whole, (len(whole), 2)).tobytes()


def twins(loop: str) -> tuple[str, str]:
    """The files of a loop: as it is, and as closed eyes hear it."""
    return loop, loop + MUFFLED
