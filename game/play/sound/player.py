"""What plays sounds, live or into a file: what it is asked for, and how loud each sound then is at each ear.

What sounds when is the soundscape's; how loud and where is said here, once; only how samples reach an ear differs. Time
is the milliseconds handed in: nothing here reads a clock or touches a world.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from game.play.sound.bank import VOICES, Bank
from game.play.sound.choir import Choir, Tone

SINGLES = 20  # single sounds that are heard at a time
SWELL = 180.0  # ms in which a loop's gain, the muffling and the ducking come two thirds of the way
STILL = 1 / 256  # a gain that sixteen-bit mixing rounds to nothing
MUFFLED = 0.65  # share of loudness that closed eyes take from a single sound
DUCKED = 0.55  # share that ducking takes from the loops
VOICE, EFFECTS, MUSIC = "voice", "effects", "music"


@dataclass(frozen=True)
class Volumes:
    """How loud all is, and each kind of it, 0..1, as sliders show it: loudness goes with the square, as ears have it.

    Music is loops and the choir, effects are single sounds. mono: both ears hear the same.
    """

    all: float = 0.8
    music: float = 1.0
    effects: float = 1.0
    voice: float = 1.0
    mono: bool = False

    def loudness(self, kind: str) -> float:
        """Of one kind, 0..1."""
        return float((self.all * getattr(self, kind)) ** 2)


USUAL = Volumes()  # as the game comes


@dataclass
class Fade:
    """A gain that comes nearer to a goal."""

    gain: float = 0.0
    target: float = 0.0
    on: bool = False  # for a loop: whether it plays

    @property
    def wanted(self) -> bool:
        """Whether it is heard, or is going to be."""
        return max(self.gain, self.target) >= STILL


class Player(ABC):
    """Plays single sounds, loops and the choir of a bank."""

    def __init__(self, bank: Bank, volumes: Volumes = USUAL) -> None:
        self.bank, self.volumes = bank, volumes
        self._loops = {name: Fade() for name in bank.loops}
        self._choir = Choir()
        self._muffled, self._ducked = Fade(), Fade()
        self._duck_left = 0.0  # ms

    # What it is asked for

    @property
    @abstractmethod
    def silent(self) -> bool:
        """Whether nothing is played."""

    @abstractmethod
    def play(self, name: str, gain: float = 1.0, pan: float = 0.0) -> None:
        """Play once. gain 0..1; pan from -1, left, to 1, right. Beyond `SINGLES` at a time the oldest gives way."""

    @abstractmethod
    def stop(self, name: str, fade_ms: int = 150) -> None:
        """Let a single sound fade out, wherever it is under way."""

    @abstractmethod
    def update(self, dt_ms: float) -> None:
        """Let so much time pass; once a frame."""

    @abstractmethod
    def stop_all(self, fade_ms: int = 300, spare: tuple[str, ...] = ()) -> None:
        """Fade out everything but the single sounds named in `spare`; loops stay off until requested."""

    def loop(self, name: str, gain: float) -> None:
        """Fade a loop to `gain`, 0..1, as `update` is called."""
        self._loops[name].target = max(0.0, min(1.0, gain))

    def sing(self, tones: Sequence[Tone]) -> None:
        """Fade the choir to these tones, at most three."""
        self._choir.sing([tone._replace(pan=0.0) for tone in tones] if self.volumes.mono else tones)

    def muffle(self, amount: float) -> None:
        """0: ears open; 1: as heard with closed eyes. Loops cross over to their muffled twins."""
        self._muffled.target = max(0.0, min(1.0, amount))

    def duck(self, ms: float) -> None:
        """Lower the loops for so long, so that something quiet is heard over them."""
        self._duck_left = max(self._duck_left, ms)

    def demand(self, name: str) -> None:
        """Raise ValueError unless a single sound has this name."""
        if name not in self.bank.shots:
            raise ValueError(f"no sound is called {name!r}; there are {', '.join(sorted(self.bank.shots))}")

    # How loud it is

    def fade(self, dt_ms: float) -> None:
        """Bring every gain nearer to its goal."""
        self._duck_left = max(0.0, self._duck_left - dt_ms)
        self._ducked.target = 1.0 if self._duck_left else 0.0
        share = 1 - math.exp(-max(0.0, dt_ms) / SWELL)
        for fade in (*self._loops.values(), self._muffled, self._ducked):
            fade.gain += (fade.target - fade.gain) * share

    def loudness_of_choir(self) -> float:
        """How loud the choir is, 0..1."""
        return self.volumes.loudness(MUSIC) * (1 - DUCKED * self._ducked.gain)

    def loudness_of_loop(self, name: str) -> tuple[float, float]:
        """How loud a loop and its muffled twin are, 0..1. They have the same phase: their shares simply add up."""
        loudness = self.volumes.loudness(MUSIC) * self._loops[name].gain * (1 - DUCKED * self._ducked.gain)
        return loudness * (1 - self._muffled.gain), loudness * self._muffled.gain

    def loudness_of_single(self, name: str, gain: float, pan: float) -> tuple[float, float]:
        """How loud a single sound is at the left and at the right ear, 0..1.

        Constant power over the pan: in the middle each ear gets the whole, at a side one gets nothing.
        """
        through = 1.0 if name in self.bank.inside else 1 - MUFFLED * self._muffled.gain
        loudness = self.volumes.loudness(VOICE if name in VOICES else EFFECTS) * gain * through
        pan = 0.0 if self.volumes.mono else pan
        turn = (1 + max(-1.0, min(1.0, pan))) * math.pi / 4
        left, right = (min(1.0, math.sqrt(2) * side) for side in (math.cos(turn), math.sin(turn)))
        return min(1.0, loudness * left), min(1.0, loudness * right)

    def forget(self) -> None:
        """Turn off the loops, the muffling and the ducking."""
        for fade in self._loops.values():
            fade.gain, fade.target, fade.on = 0.0, 0.0, False
        self._duck_left = self._muffled.target = 0.0
