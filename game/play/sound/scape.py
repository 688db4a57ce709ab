"""The soundscape: decides what sounds in each frame, whoever plays it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.play.sound.bank import BREATHS, VOICES
from game.play.sound.choir import Tone
from game.play.sound.player import Player

ANY_ALARM_GAP = 900.0  # ms between two of any kind: they are told apart one after the other
DARKENING = 0.45  # composure under which the heart is heard
VOICE_DUCKS = 2600.0  # ms


TURN = 1 << 16  # a whole turn of a phase


class Ticking(NamedTuple):
    """Something that ticks: a single sound each time its phase (0..65535) comes round."""

    phase: int
    sound: str
    gain: float
    pan: float


@dataclass(frozen=True)
class Heard:
    """What is to be heard in one frame."""

    composure: float = 1.0  # 0..1
    breathing: bool = False
    held: frozenset[str] = frozenset()  # single sounds that are heard only as long as something is held
    over: bool = False  # the dream has ended: nothing goes on but what its end began
    new_alarms: Iterable[str] = ()  # kinds of them that rang since the last frame
    events: Iterable[str] = ()  # names of single sounds; "voice" is any of the voice's
    bed: Mapping[str, float] = field(default_factory=dict)  # loops and their gains
    chord: Sequence[Tone] = ()  # what the choir sings
    ticking: Sequence[Ticking] = ()  # always as many, in the same order


def rise(x: float, start: float, end: float) -> float:
    """0 up to `start`, 1 from `end` on, smooth between."""
    u = max(0.0, min(1.0, (x - start) / (end - start)))
    return u * u * (3 - 2 * u)


@dataclass
class Soundscape:
    """Turns what is on the panel into sound, frame by frame."""

    sound: Player
    _waits: dict[str, float] = field(default_factory=dict)  # ms until something may be heard again
    _pending: set[str] = field(default_factory=set)  # alarms that wait for their gap
    _breaths: int = 0  # breaths begun since the eyes closed
    _spoken: int = 0
    _held: frozenset[str] = frozenset()
    _phases: list[int] = field(default_factory=list)  # of what ticks, in the last frame
    _ending: str = ""  # the ending that waits until the shattering is over

    def frame(self, dt_ms: float, heard: Heard) -> None:
        """One frame of `dt_ms` milliseconds."""
        if self.sound.silent:
            return
        self._waits = {name: left - dt_ms for name, left in self._waits.items() if left > dt_ms}
        self._bed(heard)
        self.sound.sing(() if heard.over else heard.chord)
        self._tick(heard)
        if not heard.over:
            self._alarms(heard)
            self._heart(heard)
        self._breathe(heard)
        self._hold(heard.held)
        for name in heard.events:
            self._event(name)
        self._end()
        self.sound.update(dt_ms)

    def rest(self, fade_ms: int = 600) -> None:
        """The dream was left: fade out everything but its ending, and drop what waits."""
        self.sound.stop_all(fade_ms, spare=self.sound.bank.endings)
        self._waits.clear()
        self._pending.clear()
        self._phases.clear()
        self._breaths, self._held, self._ending = 0, frozenset(), ""

    def _may(self, name: str, gap: float) -> bool:
        """Whether a sound may be played now; if so, not again for `gap` ms."""
        if name in self._waits:
            return False
        self._waits[name] = gap
        return True

    def _bed(self, heard: Heard) -> None:
        bed = {} if heard.over else heard.bed
        for name in self.sound.bank.loops:
            self.sound.loop(name, bed.get(name, 0.0))
        self.sound.muffle(1.0 if heard.breathing else 0.0)

    def _tick(self, heard: Heard) -> None:
        """A tick for each phase that came round since the last frame; those of one sound are one, and louder."""
        phases = [one.phase for one in heard.ticking]
        last, self._phases = self._phases, phases
        if heard.over or len(last) != len(phases):
            return
        together: dict[str, list[Ticking]] = {}
        for was, one in zip(last, heard.ticking, strict=True):
            if was > TURN * 3 // 4 and one.phase < TURN // 4:
                together.setdefault(one.sound, []).append(one)
        for name, ones in together.items():
            gain = min(1.0, sum(one.gain**2 for one in ones) ** 0.5)
            self.sound.play(name, gain, sum(one.pan for one in ones) / len(ones))

    def _alarms(self, heard: Heard) -> None:
        """A flood of alarms is one sound of each kind in turn: more would only hide each other."""
        alarms = self.sound.bank.alarms
        for kind in heard.new_alarms:
            if kind not in alarms:
                raise ValueError(f"no alarm is called {kind!r}; there are {', '.join(alarms)}")
            self._pending.add(kind)
        for kind in alarms:
            if kind in self._pending and kind not in self._waits and self._may("any alarm", ANY_ALARM_GAP):
                self._pending.discard(kind)
                self._waits[kind] = alarms[kind].gap
                self.sound.play(alarms[kind].sound)

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

    def _hold(self, held: frozenset[str]) -> None:
        for name in sorted(held - self._held):
            self.sound.play(name)
        for name in sorted(self._held - held):
            self.sound.stop(name)
        self._held = held

    def _event(self, name: str) -> None:
        if name == "voice":
            self.sound.play(VOICES[self._spoken % len(VOICES)])
            self.sound.duck(VOICE_DUCKS)
            self._spoken += 1
        elif name in self.sound.bank.endings:
            self._ending = name
        elif self._may(name, self.sound.bank.gap(name)):
            self.sound.play(name)
        if name in ("acknowledge", *self.sound.bank.endings):
            self._pending.clear()

    def _end(self) -> None:
        if self._ending and not any(name in self._waits for name in self.sound.bank.before_end):
            self.sound.play(self._ending)
            self._ending = ""
