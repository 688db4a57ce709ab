"""The mixer: plays live, and is the only user of pygame.mixer.

Without a device, without files or muted, everything here does nothing; sound never stops a game.
"""

import os
import wave
from contextlib import suppress
from dataclasses import dataclass

import pygame

from game.faults import Fault
from game.play.sound.bank import RATE, Bank, twins
from game.play.sound.choir import Choir
from game.play.sound.player import SINGLES, USUAL, Fade, Player, Volumes

LOST = 3000.0  # ms between two looks whether a device is back


@dataclass
class _Shot:
    """A single sound under way."""

    name: str
    channel: "pygame.mixer.Channel"
    gain: float
    pan: float


class Sound(Player):
    """The mixer. `notice` is a sentence to be shown once, when something is wrong with the device or the files."""

    def __init__(self, bank: Bank, volumes: Volumes = USUAL) -> None:
        """Silent; `open` gives one that sounds."""
        super().__init__(bank, volumes)
        self.choir_channel = 2 * len(bank.loops)  # below it two for each loop, clear and muffled
        self.notice: str | None = None
        self._opened = self._live = False
        self._driver: str | None = None  # what was asked for instead of the dummy that stands in for a lost device
        self._lost: float | None = None  # ms until it is looked for again
        self.sounds: dict[str, pygame.mixer.Sound] = {}  # by name, those that were read
        self._unread: list[str] = []  # names of those that are still to be read, the next one last
        self._damaged: list[str] = []  # files that couldn't be read
        self._channels: list[pygame.mixer.Channel] = []  # for single sounds
        self.shots: list[_Shot] = []  # single sounds that may still be heard, oldest first

    @classmethod
    def open(cls, bank: Bank, muted: bool = False, volumes: Volumes = USUAL, whole: bool = True) -> "Sound":
        """Open the device and read the sounds; a muted one waits with that until it is unmuted.

        whole: all are read at once. Otherwise each `update` reads one, those of menus first, and loops begin when all
        have been read: so the first picture doesn't wait for them.
        """
        sound = cls(bank, volumes)
        sound.set_muted(muted)
        while whole and sound._unread:
            sound._read_one()
        return sound

    @property
    def channels(self) -> int:
        """How many the mixer has: for loops, the choir and single sounds."""
        return self.choir_channel + 1 + SINGLES

    @property
    def silent(self) -> bool:
        """Whether nothing is played."""
        return not self._live

    # Single sounds

    def play(self, name: str, gain: float = 1.0, pan: float = 0.0) -> None:
        """Play once; see `Player`."""
        self.demand(name)
        if not self._live or name not in self.sounds:
            return
        self.shots = [shot for shot in self.shots if shot.channel.get_busy()]
        shot = _Shot(name, self._idle(), gain, pan)
        shot.channel.play(self.sounds[name])
        self._place(shot)
        self.shots.append(shot)

    def _idle(self) -> "pygame.mixer.Channel":
        for channel in self._channels:
            if not channel.get_busy():
                return channel
        return self.shots.pop(0).channel if self.shots else self._channels[0]

    def stop(self, name: str, fade_ms: int = 150) -> None:
        """Let a single sound fade out, wherever it is under way."""
        for shot in [shot for shot in self.shots if shot.name == name]:
            shot.channel.fadeout(fade_ms)
            self.shots.remove(shot)

    def _place(self, shot: _Shot) -> None:
        shot.channel.set_volume(*self.loudness_of_single(shot.name, shot.gain, shot.pan))

    # Every frame

    def update(self, dt_ms: float) -> None:
        """Advance every fade, and look for a device that was lost; once a frame."""
        if self._lost is not None:
            self._lost -= dt_ms
            if self._lost <= 0:
                self.follow()
        if not self._live:
            return
        if self._unread:
            self._read_one()
        self.fade(dt_ms)
        for number, (name, fade) in enumerate(self._loops.items()):
            self._turn(number, name, fade)
        self._feed()
        for shot in self.shots:
            if shot.channel.get_busy():
                self._place(shot)

    def _feed(self) -> None:
        """Keep one block of the choir waiting behind the one that is heard."""
        channel = pygame.mixer.Channel(self.choir_channel)
        channel.set_volume(self.loudness_of_choir())
        while self._choir.sounding and channel.get_queue() is None:
            block = pygame.mixer.Sound(buffer=self._choir.block(self._muffled.gain))
            if channel.get_busy():
                channel.queue(block)
            else:
                channel.play(block)

    def _turn(self, number: int, name: str, fade: Fade) -> None:
        """Set the loudness of a loop and its twin. Both start and stop at once: they must run in step."""
        wanted = fade.wanted and not self._unread
        for k, (twin, loudness) in enumerate(zip(twins(name), self.loudness_of_loop(name), strict=True)):
            kept, channel = self.sounds.get(twin), pygame.mixer.Channel(2 * number + k)
            if kept and wanted:
                kept.set_volume(loudness)
                if not fade.on:
                    channel.play(kept, loops=-1)
            elif fade.on:
                channel.stop()
        fade.on = wanted

    # All of it

    def stop_all(self, fade_ms: int = 300, spare: tuple[str, ...] = ()) -> None:
        """Fade out everything but the single sounds named in `spare`; loops stay off until requested."""
        self.forget()
        self._choir = Choir()
        gone = [shot for shot in self.shots if shot.name not in spare]
        self.shots = [shot for shot in self.shots if shot.name in spare]
        if self._live:
            for channel in (
                *map(pygame.mixer.Channel, range(self.choir_channel + 1)),
                *(shot.channel for shot in gone),
            ):
                channel.fadeout(fade_ms)

    def set_volumes(self, volumes: Volumes) -> None:
        """Other volumes from now on."""
        mono, self.volumes = self.volumes.mono, volumes
        if self._opened and mono != volumes.mono:
            self.stop_all(0)
            self._read()
            while self._unread:
                self._read_one()
        self.update(0)

    def set_muted(self, muted: bool) -> None:
        """Muting stops everything; unmuting opens the device when that hasn't been done."""
        if muted:
            self.stop_all(0)
        elif not self._opened:
            self._opened = True
            self._open()
        self._live = self._opened and not muted and bool(self.sounds or self._unread)

    def close(self) -> None:
        """Close the device."""
        self._live = False
        if self._opened:
            pygame.mixer.quit()

    # Opening

    def _open(self) -> None:
        error = self._start()
        if error:
            self.notice = f"There is no sound, since no sound device could be opened ({error}); the game goes on."
        if pygame.mixer.get_init():
            self._channels = [pygame.mixer.Channel(k) for k in range(self.choir_channel + 1, self.channels)]
            self._read()

    def _start(self) -> str:
        """Open the device, else the driver that plays nothing; why it had to be that, if it had."""
        try:
            _start(self.channels)
        except (pygame.error, NotImplementedError) as error:  # NotImplementedError: pygame built without mixer
            self._driver = os.environ.get("SDL_AUDIODRIVER", "")
            os.environ["SDL_AUDIODRIVER"] = "dummy"
            with suppress(pygame.error, NotImplementedError):
                _start(self.channels)
            return str(error) or "none"
        return ""

    def follow(self) -> None:
        """The device has gone, or may be back: open the one that there is now, silently. Loops go on there."""
        if not self._opened or not pygame.mixer.get_init():
            return
        self.stop_all(0)
        if self._driver is not None:
            os.environ["SDL_AUDIODRIVER"] = self._driver
            if not self._driver:
                del os.environ["SDL_AUDIODRIVER"]
            self._driver = None
        self._lost = LOST if self._start() else None

    def _read(self) -> None:
        """All sounds are to be read; those of menus are heard first."""
        names = [*self.bank.shots, *(twin for loop in self.bank.loops for twin in twins(loop))]
        self._unread = sorted(names, key=lambda name: name.startswith("menu-"))
        self._damaged = []

    def _read_one(self) -> None:
        name = self._unread.pop()
        try:
            self.sounds[name] = pygame.mixer.Sound(buffer=self.bank.samples(name, self.volumes.mono))
        except (Fault, OSError, EOFError, wave.Error, ValueError):
            self._damaged.append(f"{name}.wav")
        if self._damaged and not self._unread and not self.notice:
            more = f" and {len(self._damaged) - 1} more" if len(self._damaged) > 1 else ""
            self.notice = (
                f"The sound file {self._damaged[0]}{more} can't be read; install the game again to hear it all."
            )


def _start(channels: int) -> None:
    """The mixer in exactly our format, whatever pygame.init() made of it before."""
    pygame.mixer.quit()
    pygame.mixer.init(RATE, -16, 2, 512, allowedchanges=0)
    pygame.mixer.set_num_channels(channels)
