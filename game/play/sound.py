"""What is heard: the mixer, and the soundscape that says what it should play.

The only user of pygame.mixer. Without a device, without files or muted, everything here does nothing; sound
never stops a game. Time is the milliseconds handed in: this module reads no clock and touches no world.
"""

import math
import os
import wave
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pygame
from numpy.typing import NDArray

from game.faults import Fault
from game.play.assets import asset

RATE = 48_000
LOOPS = ("hum-calm", "hum-strained", "hum-dread", "wind-city", "decrypt")
ALARMS = {"climb": "alarm-climb", "load": "alarm-load", "anomaly": "alarm-anomaly"}  # most pressing first
VOICES = ("voice-1", "voice-2", "voice-3")
BREATHS = ("breath-in", "breath-out")
ENDINGS = ("ending-renewal", "ending-loss")
INSIDE = ("heartbeat", *BREATHS, *VOICES)  # heard from within: closed eyes don't muffle them
SHOTS = (
    *ALARMS.values(), *INSIDE,
    "select", "acknowledge", "scan", "steady", "isolate", "layer-opened", "shelter",
    "override-arm", "override-hold", "override-shatter",
    "ripple", "sector-dark", "protocol-unravels",
    "menu-move", "menu-choose", *ENDINGS,
)  # fmt: skip
CHANNELS = 2 * len(LOOPS) + 20  # two for each loop, clear and muffled; the rest for single sounds

SWELL = 180.0  # ms in which a loop's gain, the muffling and the ducking come two thirds of the way
STILL = 1 / 256  # a gain that sixteen-bit mixing rounds to nothing
MUFFLED = 0.65  # share of loudness that closed eyes take from a single sound
DUCKED = 0.55  # share that ducking takes from the loops


def samples(name: str) -> bytes:
    """A sound as the mixer wants it: 16-bit stereo at `RATE`.

    Files have the lowest rate that holds them whole; the spectrum is filled up with nothing, which is exact,
    and for a loop leaves its seam as smooth as it was. Raises Fault, OSError, EOFError, wave.Error or
    ValueError.
    """
    with wave.open(str(asset("sounds", f"{name}.wav")), "rb") as file:
        rate, count, ears = file.getframerate(), file.getnframes(), file.getnchannels()
        if file.getsampwidth() != 2 or not count:
            raise ValueError("it is not 16-bit sound")
        stored = np.frombuffer(file.readframes(count), "<i2").reshape(count, ears)
    curve: NDArray[np.floating] = stored.astype(np.float32)
    if rate != RATE:
        wanted = count * RATE // rate
        curve = np.fft.irfft(np.fft.rfft(curve, axis=0), wanted, axis=0) * (wanted / count)
    whole = curve.round().clip(-32768, 32767).astype(np.int16)
    return np.broadcast_to(whole, (len(whole), 2)).tobytes()


@dataclass
class _Shot:
    """A single sound under way."""

    name: str
    channel: "pygame.mixer.Channel"
    gain: float
    pan: float


@dataclass
class _Way:
    """A gain, and the one it is on its way to."""

    gain: float = 0.0
    target: float = 0.0
    on: bool = False  # for a loop: whether its channels play


class Sound:
    """The mixer. `notice` is a sentence to be told once, when something is amiss with device or files."""

    def __init__(self, volume: float = 0.8) -> None:
        """Silent; `open` gives one that sounds."""
        self.notice: str | None = None
        self._volume = volume
        self._opened = self._live = False
        self._kept: dict[str, pygame.mixer.Sound] = {}
        self._channels: list[pygame.mixer.Channel] = []  # for single sounds
        self._shots: list[_Shot] = []
        self._loops = {name: _Way() for name in LOOPS}
        self._muffled = _Way()
        self._ducked = _Way()
        self._duck_left = 0.0  # ms

    @classmethod
    def open(cls, muted: bool = False, volume: float = 0.8) -> "Sound":
        """Open the device and read the sounds; a muted one waits with that until it is unmuted."""
        sound = cls(volume)
        sound.set_muted(muted)
        return sound

    @property
    def silent(self) -> bool:
        """Whether nothing is played."""
        return not self._live

    # Single sounds

    def play(self, name: str, gain: float = 1.0, pan: float = 0.0) -> None:
        """Play once. gain 0..1; pan from -1, left, to 1, right. With no channel idle the oldest gives way."""
        if name not in SHOTS:
            raise ValueError(f"no sound is called {name!r}; there are {', '.join(sorted(SHOTS))}")
        if not self._live or name not in self._kept:
            return
        self._shots = [shot for shot in self._shots if shot.channel.get_busy()]
        shot = _Shot(name, self._idle(), gain, pan)
        shot.channel.play(self._kept[name])
        self._place(shot)
        self._shots.append(shot)

    def _idle(self) -> "pygame.mixer.Channel":
        for channel in self._channels:
            if not channel.get_busy():
                return channel
        return self._shots.pop(0).channel if self._shots else self._channels[0]

    def stop(self, name: str, fade_ms: int = 150) -> None:
        """Let a single sound fade out, wherever it is under way."""
        for shot in [shot for shot in self._shots if shot.name == name]:
            shot.channel.fadeout(fade_ms)
            self._shots.remove(shot)

    def _place(self, shot: _Shot) -> None:
        """Constant power over the pan: in the middle each ear gets the whole, at a side one gets nothing."""
        through = 1.0 if shot.name in INSIDE else 1 - MUFFLED * self._muffled.gain
        loudness = self._master * shot.gain * through
        turn = (1 + max(-1.0, min(1.0, shot.pan))) * math.pi / 4
        left, right = (min(1.0, math.sqrt(2) * side) for side in (math.cos(turn), math.sin(turn)))
        shot.channel.set_volume(min(1.0, loudness * left), min(1.0, loudness * right))

    # Loops

    def loop(self, name: str, gain: float) -> None:
        """Let a loop swell or fade to `gain`, 0..1, as `update` is called."""
        self._loops[name].target = max(0.0, min(1.0, gain))

    def muffle(self, amount: float) -> None:
        """0: ears open; 1: as heard with closed eyes. Loops cross over to their muffled twins."""
        self._muffled.target = max(0.0, min(1.0, amount))

    def duck(self, ms: float) -> None:
        """Lower the loops for so long, so that something quiet is heard over them."""
        self._duck_left = max(self._duck_left, ms)

    def update(self, dt_ms: float) -> None:
        """Bring every gain on its way; once a frame."""
        if not self._live:
            return
        self._duck_left = max(0.0, self._duck_left - dt_ms)
        self._ducked.target = 1.0 if self._duck_left else 0.0
        share = 1 - math.exp(-max(0.0, dt_ms) / SWELL)
        for way in (*self._loops.values(), self._muffled, self._ducked):
            way.gain += (way.target - way.gain) * share
        for number, (name, way) in enumerate(self._loops.items()):
            self._turn(number, name, way)
        for shot in self._shots:
            if shot.channel.get_busy():
                self._place(shot)

    def _turn(self, number: int, name: str, way: _Way) -> None:
        """Set the loudness of a loop and its twin. Both start and stop at once: they must run in step."""
        wanted = max(way.gain, way.target) >= STILL
        loudness = self._master * way.gain * (1 - DUCKED * self._ducked.gain)
        shares = (
            1 - self._muffled.gain,
            self._muffled.gain,
        )  # they have the same phase: shares simply add up
        for k, (twin, share) in enumerate(zip(_twins(name), shares, strict=True)):
            kept, channel = self._kept.get(twin), pygame.mixer.Channel(2 * number + k)
            if kept and wanted:
                kept.set_volume(loudness * share)
                if not way.on:
                    channel.play(kept, loops=-1)
            elif way.on:
                channel.stop()
        way.on = wanted

    # All of it

    def stop_all(self, fade_ms: int = 300, spare: tuple[str, ...] = ()) -> None:
        """Let all fade out but the single sounds named in `spare`; loops stay out until they are asked for."""
        for way in self._loops.values():
            way.gain, way.target, way.on = 0.0, 0.0, False
        gone = [shot for shot in self._shots if shot.name not in spare]
        self._shots = [shot for shot in self._shots if shot.name in spare]
        self._duck_left = self._muffled.target = 0.0
        if self._live:
            for channel in (
                *map(pygame.mixer.Channel, range(2 * len(LOOPS))),
                *(shot.channel for shot in gone),
            ):
                channel.fadeout(fade_ms)

    def set_volume(self, volume: float) -> None:
        """0..1, as a slider shows it: loudness goes with its square, as ears have it."""
        self._volume = max(0.0, min(1.0, volume))
        self.update(0)

    def set_muted(self, muted: bool) -> None:
        """Muting stops everything; unmuting opens the device when that hasn't been done."""
        if muted:
            self.stop_all(0)
        elif not self._opened:
            self._opened = True
            self._open()
        self._live = self._opened and not muted and bool(self._kept)

    def close(self) -> None:
        """Give the device back."""
        self._live = False
        if self._opened:
            pygame.mixer.quit()

    @property
    def _master(self) -> float:
        return self._volume * self._volume

    # Opening

    def _open(self) -> None:
        try:
            _start()
        except (
            pygame.error,
            NotImplementedError,
        ) as error:  # NotImplementedError: pygame built without mixer
            self.notice = (
                f"There is no sound, since no sound device could be opened ({error}); the game goes on."
            )
            os.environ["SDL_AUDIODRIVER"] = "dummy"
            try:
                _start()
            except (pygame.error, NotImplementedError):
                return
        self._channels = [pygame.mixer.Channel(k) for k in range(2 * len(LOOPS), CHANNELS)]
        self._read()

    def _read(self) -> None:
        lost = []
        for name in (*SHOTS, *(twin for loop in LOOPS for twin in _twins(loop))):
            try:
                self._kept[name] = pygame.mixer.Sound(buffer=samples(name))
            except (Fault, OSError, EOFError, wave.Error, ValueError):
                lost.append(f"{name}.wav")
        if lost and not self.notice:
            more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
            self.notice = (
                f"The sound file {lost[0]}{more} can't be read; install the game again to hear it all."
            )


def _twins(loop: str) -> tuple[str, str]:
    return loop, f"{loop}-muffled"


def _start() -> None:
    """The mixer in exactly our format, whatever pygame.init() made of it before."""
    pygame.mixer.quit()
    pygame.mixer.init(RATE, -16, 2, 512, allowedchanges=0)
    pygame.mixer.set_num_channels(CHANNELS)


# What is to be heard

ALARM_GAP = {"climb": 4000.0, "load": 2500.0, "anomaly": 1800.0}  # ms between two of a kind
ANY_ALARM_GAP = 900.0  # ms between two of any kind: they are told apart one after the other
SHATTERING = 3200.0  # ms until an ending is heard after the override: the world breaks before it is dark
REPEAT_GAP = {"ripple": 260.0, "sector-dark": 350.0, "override-shatter": SHATTERING}  # ms; other events 80
DARKENING = 0.45  # composure under which the heart is heard
VOICE_DUCKS = 2600.0  # ms


@dataclass(frozen=True)
class Heard:
    """What the panel says to the ear in one frame."""

    strain: float = 0.0  # mean of the city, 0..1
    climb: float = 0.0  # 0 at the foot, 1 at the platform
    composure: float = 1.0  # 0..1
    breathing: bool = False
    decrypting: bool = False
    overriding: bool = False  # armed, and held
    over: bool = False  # the dream has ended: nothing goes on but what its end began
    new_alarms: Iterable[str] = ()  # "anomaly", "load", "climb": sounded since the last frame
    events: Iterable[str] = ()  # names of single sounds; "voice" is any of the voice's


def rise(x: float, start: float, end: float) -> float:
    """0 up to `start`, 1 from `end` on, smooth between."""
    u = max(0.0, min(1.0, (x - start) / (end - start)))
    return u * u * (3 - 2 * u)


@dataclass
class Soundscape:
    """Turns what is on the panel into sound, frame by frame."""

    sound: Sound
    _waits: dict[str, float] = field(default_factory=dict)  # ms until something may be heard again
    _pending: set[str] = field(default_factory=set)  # alarms that wait for their gap
    _breaths: int = 0  # breaths begun since the eyes closed
    _spoken: int = 0
    _was_overriding: bool = False
    _ending: str = ""  # the ending that waits until the shattering is over

    def frame(self, dt_ms: float, heard: Heard) -> None:
        """One frame of `dt_ms` milliseconds."""
        if self.sound.silent:
            return
        self._waits = {name: left - dt_ms for name, left in self._waits.items() if left > dt_ms}
        self._hum(heard)
        if not heard.over:
            self._alarms(heard)
            self._heart(heard)
        self._breathe(heard)
        self._override(heard)
        for name in heard.events:
            self._event(name)
        self._end()
        self.sound.update(dt_ms)

    def rest(self, fade_ms: int = 600) -> None:
        """The dream is left: all fades but its ending, which rings out, and nothing is waiting any more."""
        self.sound.stop_all(fade_ms, spare=ENDINGS)
        self._waits.clear()
        self._pending.clear()
        self._breaths, self._was_overriding, self._ending = 0, False, ""

    def _may(self, name: str, gap: float) -> bool:
        """Whether it may be heard now; if so, not again for `gap` ms."""
        if name in self._waits:
            return False
        self._waits[name] = gap
        return True

    def _hum(self, heard: Heard) -> None:
        strained = rise(heard.strain, 0.08, 0.6)
        dread = max(rise(heard.climb, 0.1, 0.9), 0.5 * rise(heard.strain, 0.6, 1.0))
        self.sound.loop("hum-calm", 0.85 - 0.35 * strained)
        self.sound.loop("hum-strained", 0.9 * strained)
        self.sound.loop("hum-dread", dread)
        self.sound.loop("wind-city", 0.8 - 0.4 * max(strained, dread))
        self.sound.loop("decrypt", 0.8 if heard.decrypting else 0.0)
        for name in LOOPS if heard.over else ():
            self.sound.loop(name, 0.0)
        self.sound.muffle(1.0 if heard.breathing else 0.0)

    def _alarms(self, heard: Heard) -> None:
        """A flood of alarms is one sound of each kind in turn: more would only hide each other."""
        for kind in heard.new_alarms:
            if kind not in ALARMS:
                raise ValueError(f"no alarm is called {kind!r}; there are {', '.join(ALARMS)}")
            self._pending.add(kind)
        for kind in ALARMS:
            if kind in self._pending and kind not in self._waits and self._may("any alarm", ANY_ALARM_GAP):
                self._pending.discard(kind)
                self._waits[kind] = ALARM_GAP[kind]
                self.sound.play(ALARMS[kind])

    def _heart(self, heard: Heard) -> None:
        fear = max(0.0, 1 - heard.composure / DARKENING)
        if fear > 0 and self._may("heartbeat", 1150 - 520 * fear):
            self.sound.play("heartbeat", 0.3 + 0.7 * fear)

    def _breathe(self, heard: Heard) -> None:
        if not heard.breathing:
            if self._breaths:
                for name in BREATHS:
                    self.sound.stop(name, 350)
            self._breaths = 0
            self._waits.pop("breath", None)
        elif self._may("breath", (2450.0, 3200.0)[self._breaths % 2]):
            self.sound.play(BREATHS[self._breaths % 2])
            self._breaths += 1

    def _override(self, heard: Heard) -> None:
        if heard.overriding and not self._was_overriding:
            self.sound.play("override-hold")
        elif self._was_overriding and not heard.overriding:
            self.sound.stop("override-hold")
        self._was_overriding = heard.overriding

    def _event(self, name: str) -> None:
        if name == "voice":
            self.sound.play(VOICES[self._spoken % len(VOICES)])
            self.sound.duck(VOICE_DUCKS)
            self._spoken += 1
        elif name in ENDINGS:
            self._ending = name
        elif self._may(name, REPEAT_GAP.get(name, 80.0)):
            self.sound.play(name)
        if name in ("acknowledge", *ENDINGS):
            self._pending.clear()

    def _end(self) -> None:
        if self._ending and "override-shatter" not in self._waits:
            self.sound.play(self._ending)
            self._ending = ""
