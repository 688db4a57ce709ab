"""The clock of the dream: how long it has been, how long it has, and what is asked for when its time is up."""

from typing import NamedTuple

import pygame

from game.level.clock import clock
from game.play.render.asked import Asked, Measures, asked_of
from game.play.render.instrument import Instrument, bar, write
from game.play.render.layout import Layout
from game.play.render.theme import Colour, fitting, font, mix, palette, width
from game.play.render.view import View
from game.play.render.words import seconds
from game.sim.fixed import TICKS_PER_SECOND

ENDLESS = 20 * 60 * TICKS_PER_SECOND  # a night so long has no end worth counting to
NEAR, LAST = 60 * TICKS_PER_SECOND, 10 * TICKS_PER_SECOND  # what is left when it is written larger, and with tenths
GROWS = (1.0, 1.25, 1.5)  # how large: before, in the last minute, in the last seconds


def dream_tick(view: View) -> int:
    """The tick that a clock shows: it stops when the dream ends."""
    end = view.one("ended")
    return min(view.now.moment, end) if end else view.now.moment


def window_state(view: View) -> str:
    """Whether sound is muted or the run is paused, in a word."""
    return "paused" if view.ui.paused else "muted" if view.ui.muted else ""


def time_left(view: View) -> int:
    """Ticks until the dream's time is up; -1 where it has no end worth counting to."""
    whole = view.level.length_ticks
    return max(0, whole - dream_tick(view)) if whole < ENDLESS else -1


class ClockContent(NamedTuple):
    """All that is shown. share: pixels of the bar, -1 where the dream has no end; near: how near that is, 0 to 2."""

    time: str
    left: str
    share: int
    near: int
    words: str
    asked: str
    met: bool


class DreamClock(Instrument):
    """The time, how much is left, what is asked for then. `measures`: where the dream's panel shows what is asked."""

    clear = True

    def __init__(self, name: str, layout: Layout, wall: pygame.Surface, measures: Measures | None = None) -> None:
        super().__init__(name, layout, wall)
        self.measures = measures or {}

    def content(self, view: View) -> ClockContent:
        """See the class."""
        left = time_left(view)
        share = round(self.rect.width * left / max(1, view.level.length_ticks)) if left >= 0 else -1
        near = 0 if left < 0 else 2 if left < LAST else int(left < NEAR)
        said = "" if left < 0 else f"{seconds(left) if left < LAST else clock(left)} left"
        asked = asked_of(view.level, view.now, self.measures)
        words = " · ".join(word for word in (view.ui.difficulty, window_state(view)) if word)
        summed, met = _summed(asked), all(one.met for one in asked)
        return ClockContent(clock(dream_tick(view)), said, share, near, words, summed, met)

    def paint(self, surface: pygame.Surface, content: ClockContent) -> None:
        """Large time, what is left as a thin bar and in words, the difficulty, what is asked; at the right."""
        w, large = surface.get_width(), self._type(24)
        write(surface, content.time, (w, -self.px(5)), "mono", large, palette.pale, 1)
        y = large + self.px(3)
        if content.share >= 0:
            track = pygame.Rect(w - content.share, y, content.share, self.px(3))
            bar(surface, pygame.Rect(0, y, w, self.px(3)), 0.0, palette.pale, (36, 44, 84))
            pygame.draw.rect(surface, self._tone(content), track)
            y += self.px(6)
        y = self._line(surface, content, y)
        if content.asked:
            self._grown(surface, content.asked, y, content)

    def _tone(self, content: ClockContent) -> Colour:
        """Of what is asked: as urgent as it is near, and lacks something."""
        if not content.asked:
            return palette.pale
        if content.met:
            return palette.cyan
        return palette.rose if content.near else palette.amber

    def _line(self, surface: pygame.Surface, content: ClockContent, y: int) -> int:
        """What is left, and how deep one sleeps where there is room; returns where the next line begins."""
        both = " · ".join(word for word in (content.words, content.left) if word)
        if content.near or width(both, "mono", self.small) > surface.get_width():
            both = content.left or content.words
        return self._grown(surface, both, y, content, 2 if content.asked else 1)

    def _grown(self, surface: pygame.Surface, said: str, y: int, content: ClockContent, lines: int = 1) -> int:
        """A line that grows as the end nears, as far as it has room; lines: that share what room there is."""
        pixels, high = round(self.small * GROWS[content.near]), (surface.get_height() - y) / lines
        pixels = fitting(said, "mono", pixels, surface.get_width())
        while pixels > self.least and font("mono", pixels).get_height() > high:
            pixels -= 1
        write(surface, said, (surface.get_width(), y), "mono", pixels, mix(self._tone(content), palette.white, 0.2), 1)
        return y + round(pixels * 1.2)


def _summed(asked: list[Asked]) -> str:
    """What is asked, in a line: by name where it is one thing, by count where it's several."""
    if not asked:
        return ""
    lacking = [one for one in asked if not one.met]
    if len(asked) == 1:
        return f"goal {asked[0].words}: {asked[0].lacks or asked[0].there}"
    return f"{len(asked)} goals: {len(lacking)} not met" if lacking else f"{len(asked)} goals: all met"
