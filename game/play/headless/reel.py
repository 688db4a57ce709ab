"""A reel: a stretch of a recording as it is seen and heard, sixty frames a second, without a window."""

from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import NamedTuple

import pygame

from game.faults import Fault
from game.level.clock import clock
from game.play.dreams.dream import DreamDesk
from game.play.dreams.spectator import SCENE, Spectator, after_ending
from game.play.guidance.desk_state import desk_state
from game.play.lives import voice
from game.play.render.caption import SHOWN, draw_sound_captions
from game.play.sound import Heard
from game.replay import Playback, Replay
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.panel import Panel

FRAMES = 60  # a second


class Stretch(NamedTuple):
    """From a tick to another, at a speed. Without an end: to the recording's, and through the scene of its ending."""

    start: int = 0
    end: int | None = None
    speed: Fraction = Fraction(1)


class Reel:
    """Shows frame after frame of a stretch. A recording of other rules shows its recorded seconds, one by one.

    length is how many frames there are, a multiple of `every`. Raises Fault where there is nothing to show.
    """

    def __init__(self, replay: Replay, stretch: Stretch, every: int = 1) -> None:
        self.film, self.stretch = Playback(replay), stretch
        end = _end(replay, stretch)
        last = self.film.seek(replay.ticks)
        self._run_frames = max(1, ceil((end - stretch.start) / stretch.speed))
        length = self._run_frames + (SCENE if stretch.end is None and last.over else 0)
        self.length = ceil(length / every) * every
        self._end = end
        self.run = self.film.seek(stretch.start)
        self.spectator = Spectator(self.run.level)
        known = (command.verb for command in replay.commands.values() if command.tick < stretch.start)
        self.spectator.prompter.know(known)
        self._time = Fraction(stretch.start)  # ticks
        self._after = 0  # ticks since the end

    def show(self, frame: int) -> None:
        """Go on to a frame: the one that is shown, or a later one."""
        self._after = max(0, frame - self._run_frames)
        self._time = min(self.stretch.start + frame * self.stretch.speed, Fraction(self._end))
        if not self.film.replay.exact:
            self._leap()
        while self.film.replay.exact and self.run.age < self._time and self.run.tick():
            self.spectator.observe(self.run)

    def _leap(self) -> None:
        """Rules of another version: the run can't be played, but its recorded seconds can be shown."""
        second = int(self._time) // TICKS_PER_SECOND * TICKS_PER_SECOND
        if second > self.run.age or self._time == self.film.replay.ticks != self.run.age:
            self.run = self.film.seek(int(self._time))

    def says(self, sounds: bool = False) -> list[str]:
        """What the frame says: the caption of the dream, its line of a place, and with sounds theirs, in brackets."""
        run, level = self.run, self.run.level
        index, moment = run.now.one("caption"), run.now.moment + self._after
        spoken = index and moment - run.now.one("caption.tick") < SHOWN
        heard = self.spectator.captions.lines(moment) if sounds and not run.over else []
        lines = [level.captions[index - 1] if spoken else "", "" if run.over else voice.said(level, run.now, moment)[0]]
        return [*filter(None, lines), *(f"[{line}]" for line in heard)]

    def hear(self) -> Heard:
        """What is to be heard from the frame on, with what happened since this was asked last."""
        return self.spectator.hear(self.run)

    def draw(self, surface: pygame.Surface, desk: DreamDesk, captions: bool = True, sounds: bool = False) -> None:
        """Draw the frame. captions: with those of the dream; sounds: with those of sounds."""
        run, spectator, (before, now, alpha) = self.run, self.spectator, self._panels()
        first = tuple(filter(None, (spectator.refused(run.now.moment),)))
        desk.level = run.level
        state = replace(desk_state(run, spectator.prompter, first=first), captions=captions)
        desk.draw(surface, before, now, alpha, state)
        box = desk.box("prompts")
        if sounds and box and not run.over:
            draw_sound_captions(surface, spectator.captions.lines(now.moment), box)
        if run.over:
            spectator.draw_ending(surface, run, self._after)

    def _panels(self) -> tuple[Panel, Panel, float]:
        """The panels between which the frame lies, and how far it is from the first to the second."""
        if self.run.over:
            ended = after_ending(self.run.now, self._after)
            return ended, ended, 1.0
        return *self.run.shown, min(1.0, float(self._time - (self.run.age - 1)))


def _end(replay: Replay, stretch: Stretch) -> int:
    """The tick at which the stretch ends. Raises Fault where it isn't in the recording."""
    end = replay.ticks if stretch.end is None else stretch.end
    if not stretch.start < end <= replay.ticks:
        asked = f"from {clock(stretch.start)} to {clock(end)}"
        raise Fault(f"{replay.path}: it goes from 0:00 to {clock(replay.ticks)}; {asked} there is nothing to show.")
    return end
