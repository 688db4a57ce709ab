"""The desk: the scene and every instrument, drawn from two panels and the moment between them.

Drawing is a pure function of (level, before, now, alpha, ui, size): what is kept from frame to frame are pictures
that would come out the same again. It reads panels and never writes.
"""

from math import hypot, inf

import pygame

from game.play.dreams.platform.goals import MEASURES
from game.play.dreams.platform.instruments.alarms import CityAlarms
from game.play.dreams.platform.instruments.climb import Climb
from game.play.dreams.platform.instruments.inspector import SectorInspector
from game.play.dreams.platform.instruments.log import Log
from game.play.dreams.platform.instruments.protocols import Protocols
from game.play.dreams.platform.instruments.shelter import ShelterPanel, listed
from game.play.dreams.platform.instruments.tiles import CityTile
from game.play.dreams.platform.layout import city_layout, scene_alone
from game.play.dreams.platform.scene.ground import FOOT, Point
from game.play.dreams.platform.scene.scene import PlatformScene
from game.play.dreams.platform.scene.shatter import Shatter
from game.play.dreams.platform.verbs import VERBS
from game.play.lives.voice import draw_voice
from game.play.render.caption import draw_prompts
from game.play.render.composure import Breathe, Pulse
from game.play.render.dream_clock import DreamClock
from game.play.render.eyes import eyes_closed
from game.play.render.instrument import Instrument, veil
from game.play.render.view import NOTHING, DeskLevel, DeskState, Hit, View, around, rects_among
from game.sim.actions import CommonVerb
from game.sim.panel import Panel

CORE = 0.42  # of a sector's reach, squared: within this a link is meant only where it is hit exactly
LINK_REACH = 7.0  # units from a link at which the pointer is on it
NAMED = 0.25  # of a name's width, to each side of its middle: here only the name is meant
EXACT = 2.5  # units from a link at which it is hit exactly


class PlatformDesk:
    """The whole picture of Dream I at one size of window."""

    def __init__(self, level: DeskLevel, size: tuple[int, int]) -> None:
        self.level, self.bare = level, False
        self._rows: list[int] = []
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""
        self.layout = city_layout(size)
        self.scene = PlatformScene(self.level, scene_alone(self.layout) if self.bare else self.layout)
        wall = self.scene.wall
        self.annunciator = CityAlarms("annunciator", self.layout, wall, VERBS.key(CommonVerb.ACKNOWLEDGE))
        self.log = Log("log", self.layout, wall)
        self.shelter = ShelterPanel("shelter", self.layout, wall)
        self.tiles = [CityTile(i, row, self.layout, wall) for i, row in enumerate(VERBS.tiles)]
        self.column: list[Instrument] = [
            self.annunciator,
            self.log,
            self.shelter,
            SectorInspector("inspector", self.layout, wall),
        ]
        self.body: list[Instrument] = [
            Breathe("breathe", self.layout, wall, VERBS.key(CommonVerb.BREATHE)),
            Pulse("pulse", self.layout, wall, stopped_by="cut"),
        ]
        self.over: list[Instrument] = [
            Protocols("protocols", self.layout, wall),
            DreamClock("clock", self.layout, wall, MEASURES),
            Climb("climb", self.layout, wall),
        ]
        self.face = wall.copy()
        self.shatter = Shatter(self.layout.u, wall, self.scene.spire.top)

    @property
    def size(self) -> tuple[int, int]:
        """Pixels."""
        return self.layout.size

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""
        view = View(self.level, before, now, alpha, ui)
        if self.bare:
            self._draw_bare(surface, view)
            return
        self._rows = listed(view)
        for instrument in (*self.column, *self.tiles):
            instrument.refresh(self.face, view)
        for part in self._frame():
            surface.blit(self.face, part, part)
        self.scene.draw(surface, view)
        age = view.t - view.one("cut") + 1 if view.one("cut") else -1.0
        off = min(1.0, max(0.0, (age - 40) / 80))
        for instrument in self.over:
            instrument.draw(surface, view, 1 - off)
        self._dim(surface, view, off)
        for instrument in self.body:
            instrument.draw(surface, view, 1 - off)
        if age >= 0:
            self.shatter.draw(surface, age, view.ui.flashes)
        else:
            draw_prompts(surface, view, self.layout)
            draw_voice(surface, view, self.layout)  # what was being said is cut off too
            self.scene.who(surface, view)

    def _draw_bare(self, surface: pygame.Surface, view: View) -> None:
        """The scene, and what is said in it."""
        self.scene.draw(surface, view)
        if view.one("cut"):
            self.shatter.draw(surface, view.t - view.one("cut") + 1, view.ui.flashes)
            return
        if closed := eyes_closed(view):
            self.scene.eyes(surface, view, closed)
        draw_voice(surface, view, self.scene.layout)

    def _frame(self) -> tuple[pygame.Rect, pygame.Rect]:
        """All that isn't scene: the column, the bar."""
        scene, (w, h) = self.layout.scene, self.size
        return pygame.Rect(scene.right, 0, w - scene.right, h), pygame.Rect(
            0, scene.bottom, scene.right, h - scene.bottom
        )

    def _dim(self, surface: pygame.Surface, view: View, off: float) -> None:
        """The panel goes dark after the cut, and behind closed eyes all but the body does."""
        closed = 0.0 if off else eyes_closed(view)
        if closed:
            self.scene.eyes(surface, view, closed)
        alpha = round(max(off, closed * 0.84) * 15) * 17
        if alpha:
            for part in self._frame():
                surface.blit(veil(part.size, alpha), part)

    # Pointing

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, as it was drawn last."""
        if self.bare:
            return self._on_map(pos)
        common = self.layout.hit(pos)
        if common != NOTHING:
            return common
        if self.log.rect.collidepoint(pos):
            return Hit("log", self.log.line_at(pos[1] - self.log.rect.top))
        if self.shelter.rect.collidepoint(pos):
            row = self.shelter.row_at(pos[1] - self.shelter.rect.top)
            return Hit("shelter_row", self._rows[row] if 0 <= row < len(self._rows) else -1)
        return self._on_map(pos) if self.layout.scene.collidepoint(pos) else NOTHING

    def rects_of(self, hit: Hit) -> list[pygame.Rect]:
        """Where something lies, as it was drawn last: see `hit`."""
        return rects_among(hit, self._lying(hit.kind))

    def box(self, name: str) -> pygame.Rect | None:
        """The place of an instrument, or of lines of help; None where there is none."""
        return None if self.bare else self.layout.boxes.get(name)

    def _lying(self, kind: str) -> dict[int, list[pygame.Rect]]:
        """The boxes of all of a kind, by index."""
        chart = self.scene.chart
        if kind == "sector":
            names = self.scene.marks.labels.names
            return {
                i: [names[i], self.scene.chart.reach(i).clip(self.scene.layout.scene)]
                for i in range(len(chart.sectors))
            }
        if kind == "link":
            return {i: _along(a, b, LINK_REACH * self.layout.u) for i, (a, b) in self._links()}
        if kind == "shelter_row":
            rows = {sector: [self.shelter.row_rect(n)] for n, sector in enumerate(self._rows) if sector >= 0}
            return {-1: [self.shelter.rect], **rows}
        if kind == "person":
            return self.scene.deck.boxes()
        if kind == "climb":
            return {-1: [self.layout.boxes["climb"]]}
        if kind == "log":
            return {-1: [self.log.rect], **{n: [self.log.line_rect(n)] for n in range(self.log.lines)}}
        return self.layout.lying(kind)

    def _on_map(self, pos: tuple[int, int]) -> Hit:
        """What is meant at a place of the map: somebody on the platform, a sector's foot, a name, a link, a sector near
        it."""
        person = self.scene.deck.at(pos)
        if person >= 0:
            return Hit("person", person)
        distance, sector = self.scene.chart.nearest(pos)
        if distance < FOOT:
            return Hit("sector", sector)
        to_link, link = self._nearest_link(pos)
        named = self.scene.marks.labels.at(pos)
        if named >= 0:
            return Hit("link", link) if self._through(named, pos, to_link) else Hit("sector", named)
        if to_link < (LINK_REACH if distance > CORE else EXACT) * self.layout.u:
            return Hit("link", link)
        return Hit("sector", sector) if distance < 1 else NOTHING

    def _through(self, named: int, pos: tuple[int, int], to_link: float) -> bool:
        """Whether a link is meant that runs under a name: where it is hit exactly, away from the name's middle."""
        name = self.scene.marks.labels.names[named]
        return to_link < EXACT * self.layout.u and abs(pos[0] - name.centerx) > name.width * NAMED

    def _links(self) -> list[tuple[int, tuple[Point, Point]]]:
        """The links that there are, with their ends on screen."""
        return [(i, ends) for i, ends in enumerate(self.scene.chart.links) if self.level.links[i].there]

    def _nearest_link(self, pos: tuple[int, int]) -> tuple[float, int]:
        """How far the nearest link is, in pixels, and which."""
        return min(((_distance(pos, a, b), i) for i, (a, b) in self._links()), default=(inf, -1))


def _along(a: tuple[float, float], b: tuple[float, float], reach: float) -> list[pygame.Rect]:
    """Boxes along a stretch, from its middle to its ends."""
    count = max(2, round(2 * hypot(b[0] - a[0], b[1] - a[1]) / reach))
    shares = sorted((n / count for n in range(count + 1)), key=lambda share: abs(share - 0.5))
    return [around((a[0] + (b[0] - a[0]) * n, a[1] + (b[1] - a[1]) * n), reach) for n in shares]


def _distance(pos: tuple[int, int], a: tuple[float, float], b: tuple[float, float]) -> float:
    """Pixels from a point to a stretch."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = ((pos[0] - a[0]) * dx + (pos[1] - a[1]) * dy) / max(dx * dx + dy * dy, 1e-9)
    share = min(1.0, max(0.0, share))
    return hypot(a[0] + share * dx - pos[0], a[1] + share * dy - pos[1])
