"""Figures: masked, in robes that shimmer, round the heart. They work in step with the bar; will makes them pivot."""

from math import atan2, cos, pi, sin, tau
from typing import NamedTuple

import pygame

from game.play.dreams.engine import endings
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import HEART, ChamberMap, Point
from game.play.dreams.engine.scene.masks import draw_mask
from game.play.render.glow import shine
from game.play.render.kept import kept
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, palette, shade
from game.play.render.view import View
from game.sim.params import ARMS

COUNT = 9
RING = (156.0, 90.0)  # units, half axes of the ring they stand on
SIDE = (58, 76)  # units of a picture
FINE = 3
LEANS, LIFTS, BOWS = 5, 4, 5
HURRY = 45  # ticks for which a figure is in haste after will has passed
BLUE: Colour = (150, 214, 255)


class RobeLook(NamedTuple):
    """What the picture of a figure depends on, but for its size."""

    arm: int
    lean: int  # below LEANS
    lift: int  # of its hands, below LIFTS
    bow: int  # below BOWS
    mask: int  # its kind, below MASKS


class Pose(NamedTuple):
    """A figure just now: where it stands and how large, its arm, how high its hands are (0..1), its haste (0..1)."""

    foot: Point
    size: float
    arm: int
    lift: float
    hurry: float


class MaskedFigures:
    """Draws those behind the heart and those before it, on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u
        first = _between(chart) if chart.look.drawn else 0.5
        angles = [tau * (n + first) / COUNT - pi / 2 for n in range(COUNT)]
        self.places = [
            (chart.heart[0] + RING[0] * self.u * cos(a), chart.heart[1] + RING[1] * self.u * sin(a)) for a in angles
        ]
        self.behind = [n for n in range(COUNT) if self.places[n][1] < chart.heart[1] + 6 * self.u]
        self.before = sorted((n for n in range(COUNT) if n not in self.behind), key=lambda n: self.places[n][1])

    @property
    def boxes(self) -> list[pygame.Rect]:
        """What each covers, but for what it has in its hands."""
        wide, high = round(30 * self.u), round(62 * self.u)
        return [pygame.Rect(round(x) - wide // 2, round(y + 4 * self.u) - high, wide, high) for x, y in self.places]

    def by_person(self) -> dict[int, pygame.Rect]:
        """What each covers, by the number of its person among all: those who tend an arm follow each other."""
        each = COUNT // ARMS
        return {n % ARMS * each + n // ARMS: box for n, box in enumerate(self.boxes)}

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View, behind: bool) -> None:
        """Half of them."""
        for n in self.behind if behind else self.before:
            self._one(picture, light, view, n)

    def _one(self, picture: pygame.Surface, light: pygame.Surface, view: View, n: int) -> None:
        arm, kind, age = n % ARMS, engine_view.ending_of(view), engine_view.since_end(view)
        hurry = self._hurry(view, arm) if not kind else 0.0
        bar = engine_view.interpolated_turns(view, "bar.phase", 0)
        step = bar * 3 % 1.0  # three works in a bar
        sway = sin(tau * bar) * 1.2 + 2.0 * hurry * sin(view.t / 5 + n)
        lift = engine_view.flash(step, 3.0)
        bow = min(1.0, max(0.0, (age - 0.6 - 0.07 * n) / 1.3)) if kind == endings.RICH else 0.0
        if kind in (endings.DISCORD, endings.SILENCE):
            lift, sway, bow = 0.0, 0.0, 0.35 if kind == endings.SILENCE else 0.0
        elif kind == endings.OLD:
            sway, lift = sin(tau * view.beat(1.0)) * 1.5, engine_view.flash(view.beat(1.0), 3.0)
        x, y = self.places[n]
        y -= 1.5 * self.u * lift + 2 * hurry * self.u * abs(sin(view.t / 4 + n))
        near = 0.88 + 0.24 * (self.places[n][1] - self.chart.heart[1]) / (RING[1] * self.u) * 0.5 + 0.06
        lean = max(0, round((sway / 3.2 + 0.5) * (LEANS - 1)))
        look = RobeLook(
            arm, lean, max(0, round(lift * (LIFTS - 1))), max(0, round(bow * (BOWS - 1))), self.chart.look.mask
        )
        sprite = robe(look, round(SIDE[0] * self.u * near))
        picture.blit(sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() * 0.86)))
        if bow < 0.5 and kind != endings.SILENCE:
            self._tool(picture, light, view, n, Pose((x, y), near, arm, lift, hurry))

    def _hurry(self, view: View, arm: int) -> float:
        """How fresh it is that will has passed along an arm, 1 to 0."""
        newest = -HURRY
        links = len(self.chart.links)
        for edge, until in enumerate(view.all("will.until")):
            if until >= 0 and view.level.links[edge % links].a // self.chart.each == arm:
                newest = max(newest, until)
        return max(0.0, 1 - max(0.0, view.t - newest) / HURRY) if newest > -HURRY else 0.0

    def _tool(self, picture: pygame.Surface, light: pygame.Surface, view: View, n: int, pose: Pose) -> None:
        """What hovers over raised hands: a rune, a gear, a droplet; it turns, and glints as it chimes."""
        (x, y), near, arm, lift, hurry = pose
        inward = -1 if x > self.chart.heart[0] else 1
        at = (x + inward * 13 * self.u * near, y - (50 + 4 * lift + 2 * sin(view.t / 22 + n)) * self.u * near)
        tone = mix(mix(engine_view.tones()[arm], palette.white, 0.25 + 0.5 * lift), BLUE, hurry)
        draw_work_sign(picture, at, view.one("work.kind", arm), 4.2 * self.u * near, view.beat(4, hash_unit(n)), tone)
        shine(light, at, shade(tone, round((0.1 + 0.35 * lift + 0.4 * hurry) * 16) / 16), 5 * self.u)
        heart = self.chart.heart
        if lift > 0.3 or hurry > 0.2:
            glow = shade(tone, 0.12 + 0.3 * lift + 0.2 * hurry)
            edge = (
                heart[0] + (at[0] - heart[0]) * HEART[0] / RING[0] * 0.9,
                heart[1] + (at[1] - heart[1]) * 0.5,
            )
            pygame.draw.aaline(picture, glow, at, edge)


def draw_work_sign(picture: pygame.Surface, at: Point, kind: int, r: float, turn: float, colour: Colour) -> None:
    """A rune (kind 0), a gear (1) or a droplet (2) of radius `r`, `turn` 0..1 round."""
    x, y = at
    if kind == 0:
        points = [(x, y - 1.3 * r), (x + 0.8 * r, y), (x, y + 1.3 * r), (x - 0.8 * r, y)]
        pygame.draw.polygon(picture, colour, points, max(1, round(r / 4)))
        pygame.draw.aaline(picture, colour, (x, y - 0.7 * r), (x, y + 0.7 * r))
        pygame.draw.aaline(picture, colour, (x, y - 0.1 * r), (x + 0.45 * r, y - 0.55 * r))
    elif kind == 1:
        for n in range(8):
            a = tau * (n / 8 + turn / 8)
            tip = (x + cos(a) * 1.35 * r, y + sin(a) * 1.35 * r)
            pygame.draw.line(
                picture, colour, (x + cos(a) * 0.85 * r, y + sin(a) * 0.85 * r), tip, max(1, round(r / 2.6))
            )
        pygame.draw.circle(picture, colour, at, 0.95 * r, max(1, round(r / 3)))
    else:
        fill = mix((34, 60, 190), colour, 0.35)
        pygame.draw.circle(picture, fill, (x, y + 0.3 * r), 0.95 * r)
        pygame.draw.polygon(picture, fill, [(x - 0.8 * r, y - 0.05 * r), (x, y - 1.6 * r), (x + 0.8 * r, y - 0.05 * r)])
        pygame.draw.circle(picture, mix(colour, palette.white, 0.5), (x - 0.3 * r, y + 0.15 * r), max(1.0, 0.22 * r))


@kept
def robe(look: RobeLook, wide: int) -> pygame.Surface:
    """A figure on a clear ground, `wide` pixels across. Shared."""
    arm, lean, lift, bow, mask = look
    k = wide * FINE / SIDE[0]
    w, h = wide * FINE, round(SIDE[1] * k)
    large = pygame.Surface((w, h), pygame.SRCALPHA)
    tone = engine_view.tones()[arm]
    large.fill((*mix(palette.night, tone, 0.3), 0))
    mid, foot = w / 2, h * 0.95
    over = (lean / (LEANS - 1) - 0.5) * 10 * k
    down = bow / (BOWS - 1)
    head = (mid + over + 9 * k * down, foot - (52 - 16 * down) * k)
    _hem(large, (mid, foot), head, k, tone)
    _arms(large, head, k, lift / (LIFTS - 1) * (1 - down), tone)
    _hood(large, head, k, tone)
    draw_mask(large, (head[0], head[1] + 2.5 * k * down), k, mask, tone)
    return pygame.transform.smoothscale(large, (wide, max(1, round(SIDE[1] * wide / SIDE[0]))))


def _hem(s: pygame.Surface, foot: Point, head: Point, k: float, tone: Colour) -> None:
    """The robe: folds from dark to the arm's colour, iridescent toward the hem."""
    folds = 9
    for n in range(folds):
        a, b = (n / folds - 0.5) * 2, ((n + 1) / folds - 0.5) * 2
        wide = 13.5 * k
        shine_ = 0.5 + 0.5 * cos(n * 2.4)
        other = engine_view.tones()[(engine_view.tones().index(tone) + n) % 3]
        colour = mix(mix(palette.ink, tone, 0.16 + 0.2 * shine_), other, 0.12 * shine_)
        points = [
            (head[0] + a * 4.5 * k, head[1] + 5 * k), (head[0] + b * 4.5 * k, head[1] + 5 * k),
            (foot[0] + b * wide, foot[1] - 2.6 * k * (b * b)), (foot[0] + a * wide, foot[1] - 2.6 * k * (a * a)),
        ]  # fmt: skip
        pygame.draw.polygon(s, (*colour, 255), points)
    for side in (-1, 1):
        ends = ((head[0] + side * 4.5 * k, head[1] + 5 * k), (foot[0] + side * 13.5 * k, foot[1] - 2.6 * k))
        pygame.draw.line(s, (*mix(tone, palette.white, 0.15), 230), *ends, max(1, round(0.9 * k)))
    hem = [(foot[0] + (n / 12 - 0.5) * 27 * k, foot[1] - 2.6 * k * ((n / 6 - 1) ** 2)) for n in range(13)]
    pygame.draw.lines(s, (*mix(tone, palette.white, 0.35), 235), False, hem, max(1, round(1.1 * k)))


def _arms(s: pygame.Surface, head: Point, k: float, lift: float, tone: Colour) -> None:
    for side in (-1, 1):
        shoulder = (head[0] + side * 4 * k, head[1] + 10 * k)
        elbow = (head[0] + side * 11 * k, head[1] + (15 - 6 * lift) * k)
        hand = (head[0] + side * (13 - 2 * lift) * k, head[1] + (9 - 13 * lift) * k)
        sleeve = [shoulder, elbow, hand, (elbow[0], elbow[1] + 6 * k), (shoulder[0], shoulder[1] + 7 * k)]
        pygame.draw.polygon(s, (*mix(palette.ink, tone, 0.3), 255), sleeve)
        pygame.draw.lines(s, (*mix(tone, palette.white, 0.2), 220), False, sleeve[:3], max(1, round(0.9 * k)))
        pygame.draw.circle(s, (*mix(palette.white, tone, 0.3), 255), hand, 1.5 * k)


def _hood(s: pygame.Surface, head: Point, k: float, tone: Colour) -> None:
    hood = [(head[0] - 6.5 * k, head[1] + 7 * k), (head[0] - 6 * k, head[1] - 3 * k), (head[0], head[1] - 11 * k),
            (head[0] + 6 * k, head[1] - 3 * k), (head[0] + 6.5 * k, head[1] + 7 * k)]  # fmt: skip
    pygame.draw.polygon(s, (*mix(palette.ink, tone, 0.22), 255), hood)
    pygame.draw.lines(s, (*mix(tone, palette.white, 0.2), 230), False, hood, max(1, round(0.9 * k)))


def _between(chart: ChamberMap) -> float:
    """Where the first of them stands, in parts of the room that each has, so that the innermost insects are between."""
    heart, inner = chart.heart, [chart.places[arm * chart.each] for arm in range(3)]
    turns = [atan2((y - heart[1]) / RING[1], (x - heart[0]) / RING[0]) + pi / 2 for x, y in inner]

    def nearest(first: float) -> float:
        return min(abs((turn / tau * COUNT - first + 0.5) % 1 - 0.5) for turn in turns)

    return max((n / 12 for n in range(12)), key=nearest)
