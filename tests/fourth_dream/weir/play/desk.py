"""The desk of The Weir: four basins and the ways between them, and the instruments that every dream has."""

import pygame

from game.level import Level
from game.play.render.annunciator import Annunciator
from game.play.render.caption import draw_caption, draw_prompts
from game.play.render.composure import Breathe, Pulse
from game.play.render.dream_clock import DreamClock
from game.play.render.eyes import draw_closed_eyes, eyes_closed
from game.play.render.glow import Bloom, shine
from game.play.render.instrument import Instrument
from game.play.render.layout import Layout, unit_of
from game.play.render.theme import mix, palette, shade
from game.play.render.verb_tile import Tile
from game.play.render.view import NOTHING, DeskState, Hit, View, rects_among
from game.sim.actions import CommonVerb
from game.sim.laws.common.ports import CALLS
from game.sim.panel import Panel
from weir.play.basins import Basin
from weir.play.verbs import VERBS
from weir.play.words import state

BAR, MARGIN, BASIN = 136, 14, (268, 150)  # units


def layout_of(level: Level, size: tuple[int, int]) -> Layout:
    """Basins on the water, where the level has them; hands, body and alarms below."""
    w, h = size
    u = unit_of(size)
    bar = pygame.Rect(0, h - round(BAR * u), w, round(BAR * u))
    scene = pygame.Rect(0, 0, w, bar.top)
    words = pygame.Rect(0, 0, round(500 * u), round(44 * u))
    prompts, caption = words.copy(), words.copy()
    prompts.midbottom = (w // 2, scene.bottom - round(2 * u))
    caption.midbottom = (w // 2, scene.centery + round(26 * u))
    top, high, margin = bar.top + round(10 * u), bar.height - round(22 * u), round(MARGIN * u)
    tile = pygame.Rect(w // 2 - round(50 * u), top, round(100 * u), high)
    alarms = pygame.Rect(0, top, round(420 * u), high)
    alarms.right = w - margin
    boxes = {
        "breathe": pygame.Rect(margin, top, round(122 * u), high),
        "pulse": pygame.Rect(margin + round(122 * u), top, round(104 * u), high),
        "annunciator": alarms,
        "clock": pygame.Rect(w - margin - round(150 * u), margin, round(150 * u), round(52 * u)),
        "prompts": prompts,
        "caption": caption,
        **_basins(level, scene, u),
    }
    return Layout(size, u, scene, pygame.Rect(w, 0, 0, 0), bar, boxes, (tile,))


def _basins(level: Level, scene: pygame.Rect, u: float) -> dict[str, pygame.Rect]:
    """A box for each basin, by its place in the level: x to the right, y away from the viewer."""
    box = pygame.Rect(0, 0, round(BASIN[0] * u), round(BASIN[1] * u))
    wide, deep = scene.width / 2 - box.width * 0.9, scene.height / 2 - box.height * 0.75
    found = {}
    for i, sector in enumerate(level.sectors):
        box.center = (round(scene.centerx + sector.x * wide), round(scene.centery - sector.y * deep - 18 * u))
        found[f"basin{i}"] = box.copy()
    return found


class Alarms(Annunciator):
    """A group for each basin."""

    def __init__(self, level: Level, layout: Layout, wall: pygame.Surface) -> None:
        super().__init__("annunciator", layout, wall, VERBS.key(CommonVerb.ACKNOWLEDGE))
        self.count = len(level.sectors)
        self.labels = [sector.name for sector in level.sectors] + [""] * (CALLS - self.count)

    def tiles(self) -> list[pygame.Rect]:
        """Side by side."""
        pad, gap, top = self.px(10), self.px(5), self.px(32)
        w = (self.rect.width - 2 * pad - (self.count - 1) * gap) // self.count
        return [pygame.Rect(pad + i * (w + gap), top, w, self.rect.height - top - pad) for i in range(self.count)]


class WeirDesk:
    """The whole picture of The Weir at one size of window."""

    def __init__(self, level: Level, size: tuple[int, int]) -> None:
        self.level, self.bare = level, False
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""
        self.layout = layout_of(self.level, size)
        self.bloom = Bloom(size)
        self.basins: list[Basin] = []
        self.wall = self._wall(size)
        self.basins = [Basin(i, self.layout, self.wall) for i in range(len(self.level.sectors))]
        self.instruments: list[Instrument] = [
            *self.basins,
            Alarms(self.level, self.layout, self.wall),
            *(Tile(n, row, self.layout, self.wall) for n, row in enumerate(VERBS.tiles)),
            Breathe("breathe", self.layout, self.wall, VERBS.key(CommonVerb.BREATHE)),
            Pulse("pulse", self.layout, self.wall),
            DreamClock("clock", self.layout, self.wall),
        ]

    def _wall(self, size: tuple[int, int]) -> pygame.Surface:
        """What doesn't change: night over the water, and the channels from basin to basin."""
        wall, boxes = pygame.Surface(size), self.layout.boxes
        for y in range(size[1]):
            tone = mix(palette.night, palette.indigo, 0.7 * min(1.0, y / self.layout.bar.top))
            wall.fill(tone, (0, y, size[0], 1))
        wall.fill(palette.night, self.layout.bar)
        for link in self.level.links:
            ends = boxes[f"basin{link.a}"].center, boxes[f"basin{link.b}"].center
            pygame.draw.line(wall, mix(palette.indigo, palette.edge, 0.6), *ends, self.layout.px(9))
            pygame.draw.line(wall, mix(palette.night, palette.indigo, 0.8), *ends, self.layout.px(6))
        return wall

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""
        view = View(self.level, before, now, alpha, ui)
        surface.blit(self.wall, (0, 0))
        for instrument in self.basins if self.bare else self.instruments:
            instrument.draw(surface, view)
        self._shine(view)
        closed = eyes_closed(view)
        if closed:
            draw_closed_eyes(surface, self.bloom, self.layout.scene.center, view, closed, self.layout.u)
        else:
            self.bloom.apply(surface)
        if not view.one("ended"):
            draw_prompts(surface, view, self.layout)
            draw_caption(surface, view, self.layout)

    def _shine(self, view: View) -> None:
        """Light over each water, in the colour of how it is."""
        self.bloom.clear()
        for basin in self.basins:
            at, bright = basin.light(view)
            shine(self.bloom.layer, at, shade(state(view, basin.index).colour, 0.16 * bright), 30 * self.layout.u)

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window."""
        common = self.layout.hit(pos)
        if common != NOTHING:
            return common
        found = next((basin.index for basin in self.basins if basin.rect.collidepoint(pos)), -1)
        return Hit("sector", found) if found >= 0 else NOTHING

    def rects_of(self, hit: Hit) -> list[pygame.Rect]:
        """Where something lies: see `hit`."""
        return rects_among(hit, self._lying(hit.kind))

    def _lying(self, kind: str) -> dict[int, list[pygame.Rect]]:
        """The boxes of all of a kind, by index."""
        if kind == "sector":
            return {basin.index: [basin.rect] for basin in self.basins}
        return self.layout.lying(kind)

    def box(self, name: str) -> pygame.Rect | None:
        """The place of an instrument, or of lines of help; None where there is none."""
        return self.layout.boxes.get(name)
