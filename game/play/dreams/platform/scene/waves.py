"""Waves: ripples along links, loads thrown by sectors that fell, and those that the cipher forecasts."""

from math import atan2, cos, sin

import pygame

from game.play.dreams.platform.scene.ground import CityMap, Point
from game.play.dreams.platform.scene.labels import SectorLabels
from game.play.render.compat import aalines
from game.play.render.ellipse import ellipse
from game.play.render.glow import add_halo, quarter, shine
from game.play.render.theme import Colour, mix, outlined, palette, shade
from game.play.render.view import View
from game.play.render.words import seconds

RINGS, LAG = 3, 42  # rings of a launch, and the ticks from one to the next
CLOSE = 120  # ticks from which an arrival is counted down
REACH = 92.0  # units that a ring spreads
FORESEEN = 2  # marks on a path


def pulse() -> Colour:
    """The colour of a pulse."""
    return mix(palette.rose, palette.white, 0.4)


class Waves:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: CityMap, labels: SectorLabels) -> None:
        self.labels = labels
        self.chart, self.u = chart, chart.ground.u
        self.points = [_arrow_of(chart, edge) for edge in range(2 * len(chart.links))]

    def draw(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Rings, pulses with countdowns, thrown loads, foreseen paths."""
        starts: dict[int, int] = {}
        meets: dict[int, int] = {}
        until, begun = view.all("ripple.until"), view.all("ripple.from")
        for edge, end in enumerate(until):
            if end > view.t:
                self._pulse(surface, light, view, edge)
                source = self.chart.source(view.level, edge)
                starts[source] = max(starts.get(source, 0), begun[edge])
                target = self._target(view, edge)
                meets[target] = min(meets.get(target, end), end)
        for sector, start in starts.items():
            self._rings(surface, light, sector, view.t - start)
        for sector, end in meets.items():
            self._countdown(surface, sector, end - view.t)
        self._thrown(surface, light, view)
        self._foreseen(surface, view)

    def _target(self, view: View, edge: int) -> int:
        links = len(self.chart.links)
        return self.chart.source(view.level, edge + links if edge < links else edge - links)

    def _rings(self, surface: pygame.Surface, light: pygame.Surface, sector: int, age: float) -> None:
        """Concentric rings, each fainter the farther it has come."""
        middle, k = self.chart.sectors[sector], self.chart.scales[sector] * self.u
        for n in range(RINGS):
            share = (age - n * LAG) / 200
            if 0 < share < 1:
                glow = (1 - share) ** 1.2
                radius = (14 + REACH * share) * k
                ellipse(surface, middle, radius, mix((14, 16, 44), palette.rose, 0.08 + 0.8 * glow))
                if n == 0:
                    ellipse(light, quarter(middle), radius / 4, shade(palette.rose, 0.36 * glow))

    def _pulse(self, surface: pygame.Surface, light: pygame.Surface, view: View, edge: int) -> None:
        """A head that points where it goes, with a tail of light."""
        start, end = view.one("ripple.from", edge), view.one("ripple.until", edge)
        share = max(0.0, min(1.0, (view.t - start) / max(1, end - start)))
        head, tail = self.chart.along(edge, share), self.chart.along(edge, max(0.0, share - 0.22))
        size = 0.5 + 0.5 * min(1.0, view.unit("ripple.size", edge) * 8)
        pygame.draw.line(surface, palette.rose, tail, head, max(2, round(2.4 * self.u * size)))
        pygame.draw.line(
            light,
            shade(palette.rose, 0.4),
            quarter(tail),
            quarter(head),
            max(1, round(self.u)),
        )
        self._arrow(surface, edge, head, pulse(), 6.5 * size)
        add_halo(surface, head, pulse(), 7 * self.u)
        shine(light, head, shade(palette.rose, 0.55), 5 * self.u)

    def _arrow(self, surface: pygame.Surface, edge: int, at: Point, colour: Colour, units: float) -> None:
        size = units * self.u
        (tx, ty), (lx, ly), (rx, ry) = self.points[edge]
        x, y = at
        places = [
            (x + lx * size, y + ly * size),
            (x + tx * size, y + ty * size),
            (x + rx * size, y + ry * size),
        ]
        aalines(surface, colour, False, places)

    def _countdown(self, surface: pygame.Surface, sector: int, left: float) -> None:
        """A ring that closes round the sector that will be hit, and the last seconds at its edge."""
        (x, y), k = self.chart.sectors[sector], self.chart.scales[sector] * self.u
        near = max(0.0, 1 - left / 300)
        radius = (20 + 26 * (1 - near)) * k
        ellipse(surface, (x, y), radius, mix((60, 24, 56), palette.rose, 0.4 + 0.6 * near))
        if left > CLOSE:
            return
        said = outlined(seconds(left), "medium", max(10, round(12 * self.u)), mix(palette.rose, palette.white, 0.35))
        surface.blit(said, said.get_rect(center=self.labels.counts[sector].center))

    def _thrown(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Loads on their way from a sector that fell: amber, three dots abreast."""
        begun = view.all("surge.from")
        for edge, end in enumerate(view.all("surge.until")):
            if end > view.t:
                share = (view.t - begun[edge]) / max(1, end - begun[edge])
                for back in (0.0, 0.05, 0.1):
                    at = self.chart.along(edge, min(1.0, max(0.0, share - back)))
                    add_halo(surface, at, shade(palette.amber, 0.7 - 4 * back), 5 * self.u)
                    shine(light, at, shade(palette.amber, 0.2), 4 * self.u)
                self._arrow(surface, edge, self.chart.along(edge, share), palette.amber, 5)

    def _foreseen(self, surface: pygame.Surface, view: View) -> None:
        """Paths that the next ripples will take: violet marks that wander along, brighter as the time comes."""
        beat, until = view.beat(2.4), view.all("ripple.until")
        for edge, due in enumerate(view.all("ripple.next")):
            if due <= view.t or due - view.t > 420 or until[edge] > view.t:
                continue
            colour = mix((50, 40, 90), palette.violet, 0.35 + 0.65 * (1 - (due - view.t) / 420))
            for n in range(FORESEEN):
                share = 0.12 + 0.38 * (n + beat) / FORESEEN
                self._arrow(surface, edge, self.chart.along(edge, share), colour, 3.6)


def _arrow_of(chart: CityMap, edge: int) -> tuple[Point, Point, Point]:
    """Tip, left and right end of an arrow of size 1 that points along an edge."""
    a, b = chart.along(edge, 0.0), chart.along(edge, 1.0)
    angle = atan2(b[1] - a[1], b[0] - a[0])
    x, y = cos(angle), sin(angle)
    left, right = ((x + cos(angle + s * 2.6) * 1.6, y + sin(angle + s * 2.6) * 1.6) for s in (-1, 1))
    return (x, y), left, right
