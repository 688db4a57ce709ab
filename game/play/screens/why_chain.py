"""A chain of causes over the scene: from the place of its root to that of what it led to, link by link."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot

import pygame

from game.level import Level
from game.level.clock import clock
from game.play.dreams.dream import DreamDesk
from game.play.render import theme
from game.play.render.layout import larger
from game.play.render.theme import palette
from game.play.render.view import NOTHING, Hit
from game.play.screens.widgets import pane
from game.replay import Answer, Place

Spot = tuple[float, float]
NEAR = 8.0  # units from a link at which it is meant
TIP = 11.0  # units: the head of an arrow


def spot_of(desk: DreamDesk, level: Level, place: Place) -> Spot | None:
    """The middle of a place of the map on the desk, as it was drawn last; None for what is nowhere."""
    if place.sector >= 0:
        rects = desk.rects_of(Hit("sector", place.sector))
        return (float(rects[-1].centerx), float(rects[-1].centery)) if rects else None
    ends = _ends(desk, level, place.link) if place.link >= 0 else None
    return ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2) if ends else None


def place_at(desk: DreamDesk, level: Level, pos: tuple[int, int], u: float) -> Place | None:
    """The sector or link of the map that is meant at a point; None beside."""
    hit = desk.hit(pos)
    if hit.kind in ("sector", "link"):
        return Place(hit.index if hit.kind == "sector" else -1, hit.index if hit.kind == "link" else -1)
    if hit != NOTHING:
        return None
    near = [(_distance(pos, *ends), i) for i in range(len(level.links)) if (ends := _ends(desk, level, i))]
    distance, link = min(near, default=(NEAR * u, -1))
    return Place(-1, link) if distance < NEAR * u else None


def _ends(desk: DreamDesk, level: Level, link: int) -> tuple[Spot, Spot] | None:
    """The ends of a link that is there."""
    found = level.links[link]
    a, b = (spot_of(desk, level, Place(end, -1)) for end in (found.a, found.b))
    return (a, b) if a and b and found.there else None


def _distance(pos: tuple[int, int], a: Spot, b: Spot) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = min(1.0, max(0.0, ((pos[0] - a[0]) * dx + (pos[1] - a[1]) * dy) / max(dx * dx + dy * dy, 1e-9)))
    return hypot(a[0] + share * dx - pos[0], a[1] + share * dy - pos[1])


class Chain:
    """The chain of an answer, laid over a stage. plates: where each link's number and time stand, by the link."""

    def __init__(self, answer: Answer, spot: Callable[[Place], Spot | None], stage: pygame.Rect, u: float) -> None:
        self.u, self.pixels = u, max(theme.SMALLEST, round(12 * larger(1.5) * u))
        self.words = [f"{n + 1}  {clock(link.caused.first)}" for n, link in enumerate(answer.links)]
        spots = [spot(link.place) for link in answer.links]
        self.effect = spot(answer.place)
        self.plates = self._lay(spots, stage)
        self.arrows = _joined([*reversed(spots), self.effect])

    def _lay(self, spots: Sequence[Spot | None], stage: pygame.Rect) -> dict[int, pygame.Rect]:
        """Plates at their spots, each below those that are there already."""
        found: dict[int, pygame.Rect] = {}
        high = theme.font("mono", self.pixels).get_height() + 4
        for n, spot in enumerate(spots):
            if spot:
                rect = pygame.Rect(0, 0, theme.width(self.words[n], "mono", self.pixels) + round(14 * self.u), high)
                rect.center = round(spot[0]), round(spot[1])
                rect.clamp_ip(stage)
                while (other := rect.collidelist(list(found.values()))) >= 0:
                    rect.top = list(found.values())[other].bottom + 2
                found[n] = rect
        return found

    def at(self, pos: tuple[int, int]) -> int:
        """The link whose plate is under a point, -1 for none."""
        return next((n for n, rect in self.plates.items() if rect.collidepoint(pos)), -1)

    def draw(self, surface: pygame.Surface, chosen: int) -> None:
        """A ring round what went wrong, arrows that lead there, and a plate for each link."""
        if self.effect:
            pygame.draw.circle(surface, palette.rose, self.effect, round(20 * self.u), max(2, round(2 * self.u)))
        for start, end in self.arrows:
            self._arrow(surface, start, end)
        for n, rect in self.plates.items():
            lit = n == chosen
            surface.blit(pane(rect.size, 255, 6), rect)
            pygame.draw.rect(surface, palette.white if lit else palette.violet, rect, 1, 6)
            at = (rect.centerx, rect.centery - theme.font("mono", self.pixels).get_height() // 2)
            theme.write(surface, self.words[n], at, "mono", self.pixels, palette.white if lit else palette.pale, 0.5)

    def _arrow(self, surface: pygame.Surface, start: Spot, end: Spot) -> None:
        long = max(1.0, hypot(end[0] - start[0], end[1] - start[1]))
        dx, dy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
        for colour, more in ((palette.night, 4), (palette.violet, 0)):
            pygame.draw.line(surface, colour, start, end, max(2, round(2 * self.u)) + more)
        tip, size = (start[0] + 0.6 * (end[0] - start[0]), start[1] + 0.6 * (end[1] - start[1])), TIP * self.u
        foot = (tip[0] - dx * size, tip[1] - dy * size)
        corners = [tip, (foot[0] - dy * size / 2, foot[1] + dx * size / 2)]
        pygame.draw.polygon(surface, palette.violet, [*corners, (foot[0] + dy * size / 2, foot[1] - dx * size / 2)])


def _joined(spots: Sequence[Spot | None]) -> list[tuple[Spot, Spot]]:
    """From each spot to the next that is another."""
    there = [spot for spot in spots if spot]
    return [(a, b) for a, b in pairwise(there) if a != b]
