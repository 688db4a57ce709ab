"""The loop: events in, ticks counted out, a frame drawn, sixty times a second."""

import gc
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import pygame

from game.exit_codes import GOOD, ended_by
from game.level import Value
from game.play import sdl
from game.play.dreams import sounds
from game.play.input import bindings, key_labels
from game.play.input.own_keys import Ask, asks, bound
from game.play.render import display, theme
from game.play.render.memory import give_back
from game.play.screens.backdrops.title import TitleScene
from game.play.screens.host import Director
from game.play.screens.menu_screen import keep_first
from game.play.screens.screen import Screen
from game.play.shell import opening, window
from game.play.shell.interface_scale import density, first_window, type_percent
from game.play.shell.notices import Notices
from game.play.shell.pace import Pace
from game.play.shell.picture import Picture
from game.play.shell.stack import Stack
from game.play.shell.tick_clock import TickClock
from game.play.shell.wheel import Wheel
from game.play.sound import Sound, Soundscape, Volumes
from game.play.store.folders import settings_file
from game.play.store.progress import Progress, kept_progress, progress_file
from game.play.store.settings import Settings, kept_settings
from game.requests_to_end import answer
from game.sim.actions import MICROSECONDS
from game.sim.fixed import TICKS_PER_SECOND

SECOND, MILLISECOND = 1_000_000_000, 1_000_000  # nanoseconds
WINDOWED = (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED, pygame.WINDOWDISPLAYCHANGED)
LOOKS = {"palette", "text_scale", "interface_scale"}  # settings with which all is laid out anew


class App:
    """What all screens share: window, settings, sound, the stack and a line of notice.

    direct makes the director that changes its screens; file is where settings are kept.
    LUCID_TICKS_PER_FRAME=n, for tests, runs n ticks a frame whatever time has passed.
    """

    def __init__(self, direct: Callable[["App"], Director], file: Path | None = None) -> None:
        file = file or settings_file()
        self.kept_settings, self.kept_progress = kept_settings(file), kept_progress(progress_file(file))
        self.settings = self.kept_settings.value  # those of this window, which another copy's don't change
        theme.choose(self.settings.palette)
        display.start(vsync=self.settings.vsync)
        chosen, self.settings = self.settings, first_window(self.settings, density(self.settings, 0))
        self._dragged = self.settings != chosen  # whether the size of the window isn't kept yet
        self.picture = Picture(opening.window_for(self.settings))
        self._scale_type()
        pygame.key.stop_text_input()  # seeds are typed by the places of their digits: no input method is wanted
        self._bind()
        self.sound = Sound.open(sounds(), self.settings.muted, volumes_of(self.settings), whole=False)
        self.soundscape = Soundscape(self.sound)
        self.stack, self.wheel = Stack(), Wheel()
        self.director = direct(self)
        self.clock, self.pace = TickClock(), Pace(self.settings.frame_limit)
        self.ticks_per_frame = int(os.environ.get("LUCID_TICKS_PER_FRAME", "0"))  # 0: as time passes
        self.notices = Notices()
        self.stopped_by = 0
        self._advanced = self._turned = time.perf_counter_ns()
        self._shown: Screen | None = None  # the topmost screen when a frame was drawn last
        self._backdrop: tuple[tuple[int, int], TitleScene] | None = None
        self._first = ""  # the name of the picture with which the next start opens
        for line in (self.kept_settings.complaint, self.kept_progress.complaint):
            self.say(line)

    # The loop

    def run(self) -> int:
        """Until no screen is left; the exit code."""
        answer(self._stop)
        gc.enable()
        self._turned = time.perf_counter_ns()
        try:
            while self.stack.top and not self.stopped_by:
                self.turn()
        finally:
            self.stack.reset()  # every screen leaves: a run that is under way closes its recording
            if self._dragged:
                self.change(width=self.settings.width, height=self.settings.height)
            if self._first:
                opening.note_window(self.settings, self._first)
            self.sound.close()
            pygame.quit()
        return ended_by(self.stopped_by) if self.stopped_by else GOOD

    def turn(self) -> None:
        """One turn of the loop: events, ticks, sounds, a frame where one is due, and waiting for the next."""
        self._take_events()
        now = time.perf_counter_ns()
        passed, self._turned = now - self._turned, now
        self.advance(passed)
        self._sound(passed / 1e6)
        if self.stack.top and self._due(self.stack.top):
            self._draw(self.stack.top)
            self.pace.drew(now)
        if self.stack.top and not self.ticks_per_frame:
            self._wait(self.pace.next_turn(time.perf_counter_ns(), self.stack.top.frames))

    def _due(self, top: Screen) -> bool:
        """Whether this turn draws: something moves, or is to be seen that wasn't drawn yet."""
        if self.picture.rests:
            self._settle()
            self.pace.stale = True
        self.pace.stale |= top.stale or top is not self._shown or bool(self.ticks_per_frame) or self.notices.stale
        return self.pace.due(top.frames)

    def advance(self, passed: int) -> None:
        """Advance the topmost screen by the ticks within so many nanoseconds."""
        top = self.stack.top
        if top and top.rate != self.clock.rate:
            self.clock.turn(*top.rate)
        self._advanced = time.perf_counter_ns()
        for _ in range(self.ticks_per_frame or self.clock.advance(passed)):
            if self.stack.top is not top or not top:
                break
            top.tick()

    def _draw(self, top: Screen) -> None:
        window.entitle(top.title)
        top.stale, self._shown = False, top
        canvas = self.picture.canvas
        self.stack.draw(canvas, 1.0 if self.ticks_per_frame else self.clock.alpha)
        self.wheel.draw(canvas)
        self.notices.draw(canvas)
        self.picture.show()

    def _sound(self, passed: float) -> None:
        heard = self.stack.top.hear() if self.stack.top else None
        if heard:
            self.soundscape.frame(passed, heard)
        else:
            self.sound.update(passed)
        if self.sound.notice:
            self.say(self.sound.notice)
            self.sound.notice = None

    def _wait(self, turn: int) -> None:
        """Events are taken as they come, so that the instant of a press is known; one may ask for a frame sooner."""
        while self.stack.top and not self.stopped_by and (left := turn - time.perf_counter_ns()) > 0:
            if left < MILLISECOND:
                time.sleep(left / SECOND)
            else:
                self._take(pygame.event.wait(left // MILLISECOND))
                self._take_events()
                turn = self.pace.sooner(turn)

    def _take_events(self) -> None:
        for event in pygame.event.get():
            self._take(event)

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.NOEVENT:
            return
        self.pace.see(event)
        if event.type == pygame.QUIT:
            self.quit()
        elif event.type in WINDOWED:
            self._resized()
        elif event.type == pygame.KEYMAPCHANGED:
            key_labels.layout_changed()
            self._lay_out()
        elif event.type == pygame.AUDIODEVICEREMOVED and not event.iscapture:
            self.sound.follow()
        elif asks(event, Ask.FULLSCREEN):
            self.change(fullscreen=not self.settings.fullscreen)
        elif asks(event, Ask.MUTE) and not self.stack.typing:
            self.change(muted=not self.settings.muted)
        else:
            if event.type == pygame.KEYDOWN and key_labels.learn(event):
                self._lay_out()
            seen = self.wheel.see(self.picture.placed(event), self._stops)
            if seen:
                self.stack.send("handle", seen)
            if seen and seen.dict.get("turned"):
                self.wheel.follow(self._stops())

    def _stops(self) -> Sequence[tuple[int, int]]:
        return self.stack.top.stops() if self.stack.top else ()

    # What screens ask for

    def instant(self, age: int) -> int:
        """The instant of now in a run that has lived so many ticks, in microseconds since the dream began.

        The player's own delay, as measured, is taken off. A dream that goes slower has as much less of it: the instant
        is in the dream's time.
        """
        since = 0 if self.ticks_per_frame else (time.perf_counter_ns() - self._advanced) // 1000
        part, (fast, slow) = 0.0 if self.ticks_per_frame else self.clock.alpha, self.clock.rate
        late = (since - self.settings.delay * 1000) * fast // slow
        return round((age + part) * MICROSECONDS / TICKS_PER_SECOND) + late

    def quit(self) -> None:
        """Quit the program."""
        self.stack.reset()

    def assist(self, name: str) -> Value:
        """The value of an assist: in the run that is on the stack, else as runs begin with it."""
        found = [screen.assist(name) for screen in self.stack.screens]
        return next((value for value in found if value is not None), getattr(self.settings, name))

    def change(self, **values: object) -> None:
        """Change settings, apply them, and save them."""
        before, self.settings = self.settings, self.settings.model_copy(update=values)
        for screen in self.stack.screens:
            screen.settings_changed(values)
        self.pace.limit, self.pace.stale = self.settings.frame_limit, True
        self.sound.set_volumes(volumes_of(self.settings))
        self.sound.set_muted(self.settings.muted)
        if LOOKS & {name for name, value in values.items() if value != getattr(before, name)}:
            self._repaint()
        window_is = (self.settings.fullscreen, self.settings.width, self.settings.height)
        if window_is != (before.fullscreen, before.width, before.height):
            self.picture.window.change(self.settings)
            self._settle()
        if {"keys", "keys_preset"} & set(values):
            self._bind()
            self._lay_out()
        self.say(self.kept_settings.change(lambda kept: kept.model_copy(update=values)))

    def _repaint(self) -> None:
        """All that is shown is laid out anew, in the palette and at the size of type that are set now."""
        theme.choose(self.settings.palette)
        self._scale_type()
        self._backdrop = None
        self._lay_out()

    def _scale_type(self) -> float:
        """Type is as large as settings, display and picture want it: how large that is."""
        dense = density(self.settings, sdl.display_of_window())
        theme.scale_type(type_percent(self.settings, self.size, dense))
        return theme.type_scale()

    @property
    def progress(self) -> Progress:
        """What the player has reached."""
        return self.kept_progress.value

    def note(self, note: Callable[[Progress], object]) -> None:
        """Note something in the progress, and save it."""

        def noted(progress: Progress) -> Progress:
            note(progress)
            return progress

        self.say(self.kept_progress.change(noted))

    def say(self, line: str | None) -> None:
        """Report a problem: on screen for a while, and once on stderr."""
        if line:
            self.notices.say(line)
            self.pace.stale = True

    @property
    def backdrop(self) -> TitleScene:
        """The city asleep, behind every screen that isn't the desk."""
        if self._backdrop is None or self._backdrop[0] != self.size:
            self._backdrop = (self.size, TitleScene(self.size))
            self._first = keep_first(self)
            opening.note_window(self.settings, self._first)
        return self._backdrop[1]

    @property
    def size(self) -> tuple[int, int]:
        """The size that screens are laid out for."""
        return self.picture.size

    # Keys

    def _bind(self) -> None:
        """Keys are where the settings have them."""
        bindings.use(bound(self.settings.keys_preset, self.settings.keys))

    def _lay_out(self) -> None:
        """Lay every screen out anew."""
        self.stack.resize(self.size)
        give_back()

    # Window and signals

    def _resized(self) -> None:
        """While the window is dragged its picture is scaled; it is laid out anew once it rests."""
        kept = self.picture.resized()
        if kept != (self.settings.width, self.settings.height):
            self._dragged = True
            self.settings = self.settings.model_copy(update={"width": kept[0], "height": kept[1]})

    def _settle(self) -> None:
        """Lay every screen out for the size that the window has come to."""
        before = theme.type_scale()
        resized = self.picture.settle()
        if self._scale_type() != before or resized:
            self._lay_out()

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        self.stopped_by = number


def volumes_of(settings: Settings) -> Volumes:
    """How loud everything is to be."""
    all_of_it, music, effects, voice = (
        share / 100 for share in (settings.volume, settings.music, settings.effects, settings.voice)
    )
    return Volumes(all_of_it, music, effects, voice, settings.mono)
