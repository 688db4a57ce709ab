"""The desk of The Engine: the chamber and its instruments, from two panels and the moment between them.

Drawing is a pure function of (level, before, now, alpha, ui, size). It reads panels and never writes.
"""

from math import hypot

import pygame

from game.play.dreams.engine.goals import MEASURES
from game.play.dreams.engine.instruments.alarms import EngineAlarms
from game.play.dreams.engine.instruments.beat_lanes import BeatLanes
from game.play.dreams.engine.instruments.chord import Chord, Gauges
from game.play.dreams.engine.instruments.tiles import EngineTile
from game.play.dreams.engine.layout import chamber_alone, clear_of, engine_layout
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap
from game.play.dreams.engine.scene.scene import EngineScene
from game.play.dreams.engine.verbs import VERBS
from game.play.lives.deck import draw_who
from game.play.lives.voice import draw_voice
from game.play.render.caption import draw_prompts
from game.play.render.composure import Breathe
from game.play.render.dream_clock import DreamClock
from game.play.render.eyes import eyes_closed
from game.play.render.instrument import Instrument, veil
from game.play.render.view import NOTHING, DeskLevel, DeskState, Hit, View, around, rects_among
from game.sim.actions import CommonVerb
from game.sim.panel import Panel

REACH = 25.0  # units round an insect within which the pointer is on it
FADING = 1.6  # seconds in which the instruments go when the dream has ended


class EngineDesk:
    """The whole picture of Dream III at one size of window."""

    def __init__(self, level: DeskLevel, size: tuple[int, int]) -> None:
        self.level, self.bare = level, False
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""
        layout = chamber_alone(engine_layout(size)) if self.bare else engine_layout(size)
        chart = ChamberMap.of(self.level, layout)
        self.layout = clear_of(layout, chart.places)
        self.scene = EngineScene(self.level, self.layout, chart)
        wall = self.scene.wall
        self.lanes = BeatLanes(self.layout.boxes["lanes"], self.layout.u, self.layout.growth["lanes"])
        self.alarms = EngineAlarms("annunciator", self.layout, wall, VERBS.key(CommonVerb.ACKNOWLEDGE))
        self.tiles = [EngineTile(i, row, self.layout, wall) for i, row in enumerate(VERBS.tiles)]
        self.breathe = Breathe("breathe", self.layout, wall, VERBS.key(CommonVerb.BREATHE))
        self.clock = DreamClock("clock", self.layout, wall, MEASURES)
        self.over: list[Instrument] = [
            Chord("chord", self.layout, wall),
            Gauges("gauges", self.layout, wall),
            self.clock,
        ]

    @property
    def size(self) -> tuple[int, int]:
        """Pixels."""
        return self.layout.size

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""
        view = View(self.level, before, now, alpha, ui)
        self.scene.draw(surface, view)
        left = 0.0 if self.bare else max(0.0, 1 - engine_view.since_end(view) / FADING)
        if self.bare and not view.one("ended") and (closed := eyes_closed(view)):
            self.scene.eyes(surface, view, closed)
        if left == 1:
            self._instruments(surface, view)
            draw_prompts(surface, view, self.layout)
        for instrument in self.over if left else ():
            instrument.draw(surface, view, left)
        if ui.hovered.kind == "person" and left == 1:
            for box in self.rects_of(ui.hovered):
                draw_who(surface, view, ui.hovered.index, (box.centerx, box.bottom + self.layout.px(4)), self.layout.u)
        draw_voice(surface, view, self.layout, "aside" if self.scene.threads.shown(view) else "caption")

    def _instruments(self, surface: pygame.Surface, view: View) -> None:
        """What lies on the dark itself; behind closed eyes only the breath and the beats are left."""
        closed = 0.0 if view.one("ended") else eyes_closed(view)
        for instrument in (self.alarms, *self.tiles):
            instrument.draw(surface, view)
        if closed:
            self.scene.eyes(surface, view, closed)
            surface.blit(veil(self.layout.column.size, round(closed * 9) * 17), self.layout.column)
        self.lanes.draw(surface, view)
        self.breathe.draw(surface, view)

    # Pointing

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, as it was drawn last: verb, breathe, alarms, lane (an arm), thread
        (0 to 2), sector, person (a figure, by its number among all), none."""
        common = NOTHING if self.bare else self.layout.hit(pos)
        if common != NOTHING:
            return common
        lane = -1 if self.bare else self.lanes.at(pos)
        if lane >= 0:
            return Hit("lane", lane)
        distance, sector = self._nearest(pos)
        if distance < 1:
            return Hit("sector", sector)
        thread = self.scene.threads.at(pos)
        if thread >= 0:
            return Hit("thread", thread)
        return next((Hit("person", n) for n, (box,) in self._lying("person").items() if box.collidepoint(pos)), NOTHING)

    def rects_of(self, hit: Hit) -> list[pygame.Rect]:
        """Where something lies, as it was drawn last: see `hit`."""
        return rects_among(hit, self._lying(hit.kind))

    def box(self, name: str) -> pygame.Rect | None:
        """The place of an instrument, or of lines of help; None where there is none."""
        return None if self.bare else self.layout.boxes.get(name)

    def _lying(self, kind: str) -> dict[int, list[pygame.Rect]]:
        """The boxes of all of a kind, by index."""
        if kind == "sector":
            return {i: [self._reach(i)] for i in range(len(self.scene.chart.places))}
        if kind == "lane":
            return {arm: [rect] for arm, rect in enumerate(self.lanes.rects())}
        if kind == "person":
            return {n: [box] for n, box in self.scene.figures.by_person().items()}
        if kind == "thread":
            return self.scene.threads.lying()
        return self.layout.lying(kind)

    def _reach(self, sector: int) -> pygame.Rect:
        """The box round the places that are within reach of an insect."""
        return around(self.scene.chart.places[sector], REACH * self.scene.chart.size(sector))

    def _nearest(self, pos: tuple[int, int]) -> tuple[float, int]:
        chart = self.scene.chart
        found = [(hypot(x - pos[0], y - pos[1]) / (REACH * chart.size(i)), i) for i, (x, y) in enumerate(chart.places)]
        return min(found, default=(2.0, -1))
