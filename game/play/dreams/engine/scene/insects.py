"""Insects: beetles of glass and brass with a clock for a back. The hand turns with the phase; at the beat it is up."""

from itertools import product
from math import cos, pi, sin, tau
from typing import NamedTuple

import pygame

from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point
from game.play.render.compat import aalines
from game.play.render.glow import shine
from game.play.render.kept import kept
from game.play.render.theme import Colour, mix, palette, shade
from game.play.render.view import View

FINE = 3  # pictures are drawn so many times too large, and scaled down once
SIDE = 62  # units of a picture
COARSE = 6  # pixels between two sizes of picture
BODY = (11.5, 14.0)  # units, half axes of the clock
POSES, WINGS, GLOOMS = 4, 5, 5
DEAD: Colour = (52, 40, 70)


class BeetleLook(NamedTuple):
    """What the picture of an insect depends on, but for its size."""

    arm: int
    pose: int  # of its legs, below POSES
    wings: int  # how far they are open, below WINGS
    gloom: int  # below GLOOMS


class Insects:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart = chart
        self.order = sorted(range(len(chart.places)), key=lambda i: chart.places[i][1])
        self.sides = [COARSE * round(SIDE * chart.size(i) / COARSE) for i in range(len(chart.places))]
        for arm, side in {(i // chart.each, side) for i, side in enumerate(self.sides)}:
            for pose, wings in product(range(POSES), range(WINGS)):
                beetle(BeetleLook(arm, pose, wings, 0), side)  # made now, so that the first beats don't wait for them

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """All of them, the nearest last."""
        for sector in self.order:
            self._one(picture, light, view, sector)

    def _one(self, picture: pygame.Surface, light: pygame.Surface, view: View, sector: int) -> None:
        arm, dark = engine_view.arm_of(view, sector), engine_view.gloom(view, sector)
        legible = view.one("legible", sector) or view.one("ended")  # else a shape is left, and no hand to read
        turns = engine_view.phase(view, sector) if legible else 0.3
        flash = engine_view.flash(turns) * (1 - 0.85 * dark)
        tone = engine_view.tones()[arm]
        x, y = self.chart.places[sector]
        size = self.chart.size(sector)
        open_ = round(flash * (WINGS - 1))
        pose = int(turns * 2 * POSES) % POSES if dark < 0.8 else 0
        sprite = beetle(BeetleLook(arm, pose, open_, round(dark * (GLOOMS - 1))), self.sides[sector])
        picture.blit(sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)))
        if legible:
            draw_hand(picture, (x, y), turns, size, mix(mix(tone, palette.white, 0.45 + 0.55 * flash), DEAD, dark))
            self._arm_beat(picture, view, sector, dark)
        lit = 0.16 * (1 - dark) + 0.75 * flash
        if lit > 0.02:
            shine(light, (x, y), shade(tone, round(lit * 32) / 32), round((6 + 5 * flash) * size))

    def _arm_beat(self, picture: pygame.Surface, view: View, sector: int, dark: float) -> None:
        """A dot on the rim where the arm's beat is: how far the hand is from it is how far it's out of step."""
        if engine_view.ending_of(view):
            return
        arm, size = engine_view.arm_of(view, sector), self.chart.size(sector)
        turns = engine_view.interpolated_turns(view, "arm.phase", arm) * tau
        x, y = self.chart.places[sector]
        at = x + sin(turns) * BODY[0] * 1.13 * size, y - cos(turns) * BODY[1] * 1.13 * size
        tone = shade(mix(engine_view.tones()[arm], palette.white, 0.3), 0.85 * (1 - 0.7 * dark))
        pygame.draw.circle(picture, tone, at, max(1.5, 1.8 * size))


def draw_hand(picture: pygame.Surface, at: Point, turns: float, size: float, colour: Colour) -> None:
    """The hand of a clock `turns` from its top. size: pixels to a unit."""
    c, s = sin(turns * tau), -cos(turns * tau)
    tip = at[0] + c * BODY[0] * 0.82 * size, at[1] + s * BODY[1] * 0.82 * size
    tail = at[0] - c * 3 * size, at[1] - s * 3 * size
    pygame.draw.line(picture, colour, tail, tip, max(2, round(1.9 * size)))
    pygame.draw.circle(picture, colour, at, max(1, round(1.7 * size)))


@kept
def beetle(look: BeetleLook, side: int) -> pygame.Surface:
    """An insect on a clear ground, `side` pixels wide and high. Shared."""
    picture = _part("wings", look.arm, look.wings, look.gloom, side).copy()
    picture.blit(_part("legs", look.arm, look.pose, look.gloom, side), (0, 0))
    picture.blit(_part("clock", look.arm, 0, look.gloom, side), (0, 0))
    return picture


@kept
def _part(name: str, arm: int, step: int, gloom: int, side: int) -> pygame.Surface:
    """Wings, legs or clock, at a step of their motion: `beetle` is put together out of them."""
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    tone = mix(engine_view.tones()[arm], DEAD, 0.9 * gloom / (GLOOMS - 1))
    large.fill((*tone, 0))
    k = side * FINE / SIDE
    if name == "clock":
        _clock(large, k, tone)
        _mark(large, k, tone, arm)
    for way in (-1, 1) if name != "clock" else ():
        if name == "wings":
            _wing(large, k, way, step / (WINGS - 1), tone)
        else:
            _legs(large, k, way, step, tone, gloom)
            _antenna(large, k, way, step, tone)
    return pygame.transform.smoothscale(large, (side, side))


def _mark(s: pygame.Surface, k: float, tone: Colour, arm: int) -> None:
    """The arm's shape on the glass, as `ARM_SHAPES` has it."""
    mid, reach = s.get_width() / 2, BODY[0] * k * 0.5
    line, colour = max(1, round(1.6 * k)), (*mix(tone, palette.white, 0.2), 255)
    if arm == 0:
        pygame.draw.circle(s, colour, (mid, mid), reach * 0.9, line)
        return
    corners = 4 if arm == 1 else 3
    turns = [n / corners * tau for n in range(corners)]
    pygame.draw.polygon(s, colour, [(mid + sin(a) * reach * 1.2, mid - cos(a) * reach * 1.2) for a in turns], line)


def _clock(s: pygame.Surface, k: float, tone: Colour) -> None:
    """Case with teeth, glass, twelve marks."""
    mid = s.get_width() / 2
    rx, ry = BODY[0] * k, BODY[1] * k
    for n in range(20):
        a = n / 20 * tau
        out = [
            (mid + sin(a + d) * rx * f, mid - cos(a + d) * ry * f)
            for d, f in ((-0.07, 1.0), (-0.05, 1.13), (0.05, 1.13), (0.07, 1.0))
        ]
        pygame.draw.polygon(s, (*mix(tone, palette.night, 0.35), 255), out)
    pygame.draw.ellipse(s, (*mix(tone, palette.night, 0.25), 255), (mid - rx, mid - ry, 2 * rx, 2 * ry))
    pygame.draw.ellipse(s, (*tone, 255), (mid - rx * 0.97, mid - ry * 0.97, rx * 1.94, ry * 1.94), round(1.5 * k))
    pygame.draw.ellipse(
        s, (*mix(palette.ink, tone, 0.16), 255), (mid - rx * 0.86, mid - ry * 0.86, rx * 1.72, ry * 1.72)
    )
    shine_ = (mid - rx * 0.62, mid - ry * 0.7, rx * 0.8, ry * 0.75)
    pygame.draw.ellipse(s, (*mix(palette.ink, tone, 0.3), 255), shine_)
    for n in range(12):
        a, long = n / 12 * tau, 0.2 if n % 3 == 0 else 0.1
        start = (mid + sin(a) * rx * 0.82, mid - cos(a) * ry * 0.82)
        end = (mid + sin(a) * rx * (0.82 - long), mid - cos(a) * ry * (0.82 - long))
        bold = n == 0
        pygame.draw.line(
            s, (*mix(tone, palette.white, 0.7 if bold else 0.2), 255), start, end, round((1.8 if bold else 0.9) * k)
        )


def _wing(s: pygame.Surface, k: float, side: int, opened: float, tone: Colour) -> None:
    mid, spread = s.get_width() / 2, 0.25 + 0.95 * opened
    long = (13 + 9 * opened) * k
    wing = pygame.Surface(s.get_size(), pygame.SRCALPHA)
    points = []
    for n in range(25):
        a = n / 24 * tau
        x, y = long * (0.5 + 0.5 * cos(a)), 5.0 * k * sin(a) * (0.4 + 0.6 * opened + 0.3)
        turn = pi / 2 - spread
        points.append(
            (
                mid + side * (x * sin(spread) + y * cos(spread)) + side * 3 * k,
                mid + x * sin(turn) * 0.9 - y * 0.4,
            )
        )
    pygame.draw.polygon(wing, (*tone, 26 + round(70 * opened)), points)
    pygame.draw.polygon(
        wing, (*mix(tone, palette.white, 0.3), 90 + round(130 * opened)), points, max(1, round(0.8 * k))
    )
    s.blit(wing, (0, 0))


def _legs(s: pygame.Surface, k: float, side: int, pose: int, tone: Colour, gloom: int) -> None:
    mid = s.get_width() / 2
    for n, up in enumerate((-0.75, 0.0, 0.75)):
        swing = (0.18 if (n + pose) % 2 else -0.18) * (1 - gloom / GLOOMS)
        hip = (mid + side * BODY[0] * 0.9 * k, mid + up * BODY[1] * 0.75 * k)
        knee = (mid + side * (17.5 - 1.5 * abs(up)) * k, mid + ((up * 13) - 4 + 8 * swing) * k)
        foot = (mid + side * (22 - 2 * abs(up)) * k, mid + ((up * 15) + 5 + 11 * swing) * k)
        pygame.draw.line(s, (*tone, 235), hip, knee, round(1.5 * k))
        pygame.draw.line(s, (*tone, 215), knee, foot, round(1.1 * k))
        pygame.draw.circle(s, (*mix(tone, palette.white, 0.3), 255), knee, 1.2 * k)


def _antenna(s: pygame.Surface, k: float, side: int, pose: int, tone: Colour) -> None:
    mid, sway = s.get_width() / 2, (pose - 1.5) * 0.7 * k
    points = [(mid + side * 3 * k, mid - BODY[1] * 1.05 * k), (mid + side * 5 * k, mid - 20 * k),
              (mid + side * 9 * k + sway, mid - 24 * k)]  # fmt: skip
    aalines(s, tone, False, points)
    pygame.draw.lines(s, (*tone, 220), False, points, max(1, round(0.9 * k)))
    pygame.draw.circle(s, (*mix(tone, palette.white, 0.5), 255), points[-1], 1.2 * k)


def draw_closing_ring(picture: pygame.Surface, at: Point, size: float, left: float, colour: Colour) -> None:
    """The ring that closes round a chosen insect and meets it at its beat, which is `left` turns away."""
    near = 1 - left
    rx, ry = (BODY[k] * 1.32 * size + 34 * left * size for k in (0, 1))
    box = pygame.Rect(0, 0, round(2 * rx), round(2 * ry))
    box.center = round(at[0]), round(at[1])
    pygame.draw.ellipse(
        picture,
        mix(mix(colour, palette.night, 0.55), mix(colour, palette.white, 0.6), near * near),
        box,
        max(1, round((1 + near) * size)),
    )
    inner = pygame.Rect(0, 0, round(BODY[0] * 2.64 * size), round(BODY[1] * 2.64 * size))
    inner.center = box.center
    for start in (0.12, 0.62):
        pygame.draw.arc(
            picture,
            mix(colour, palette.white, 0.5),
            inner,
            start * pi * 2,
            (start + 0.26) * pi * 2,
            max(1, round(1.6 * size)),
        )
