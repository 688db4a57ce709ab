"""The guardian of the system: a figure of some thousands of motes, robed and rayed, that comes out of the light.

A pure function of the time: each mote has its place in the robe, a swaying round it, a twinkling, and a way that it
comes and goes by.
"""

from math import cos, sin, tau

import numpy as np
import pygame

from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.specks import add_specks
from game.play.dreams.guardian.scene.wall import Point
from game.play.render.compat import aalines
from game.play.render.glow import shine
from game.play.render.noise import hash_units
from game.play.render.theme import mix, palette, shade

MOTES, MOST = 8600, 15_000  # at one pixel to a unit, and at all
TALL, WIDE = 356, 330  # units of the figure, and across its widest
COMES, GOES = 150, 210  # ticks
GRID = (150, 220)  # of the form that motes are sown by
HEAD, EYES = 0.115, (0.036, 0.122)  # height of the head's middle, place of the eyes; in heights of the figure
RAYS = 26
# From deep violet blue over blue to white: the more light, the whiter.
_STOPS, _TONES = (
    (0, 60, 130, 200, 255),
    ((0, 0, 0), (38, 44, 118), (104, 126, 226), (184, 208, 255), (250, 252, 255)),
)
TONES = np.stack([np.interp(np.arange(256), _STOPS, [tone[c] for tone in _TONES]) for c in range(3)], 1)


def figure_density() -> np.ndarray:
    """How dense the figure is, [across, down]: hood and face, robe with its folds, sleeves, open hands."""
    nx, ny = GRID
    x = ((np.arange(nx) + 0.5) / nx - 0.5)[:, None] * WIDE / TALL  # in heights of the figure
    y = ((np.arange(ny) + 0.5) / ny)[None, :]
    half = np.interp(y, (0.17, 0.22, 0.27, 0.42, 0.6, 0.8, 1.0), (0.035, 0.06, 0.125, 0.1, 0.125, 0.185, 0.3))
    inside = np.clip((half - np.abs(x)) / 0.012, 0, 1) * (y > 0.185)
    turn = np.arcsin(np.clip(x / half, -1, 1))
    folds = 0.28 + 0.72 * (0.5 + 0.5 * np.cos(turn * 7 + 2.4 * np.sin(4 * y) + 0.6)) ** 2.2
    rim = np.exp(-(((np.abs(x) / half - 0.95) / 0.07) ** 2))
    robe = inside * (0.5 * folds + 0.75 * rim) * (1.08 - y) ** 0.75
    seam = np.exp(-((x / 0.006) ** 2)) * (y > 0.24) * (1 - y)
    hood = np.hypot(x / 0.076, (y - HEAD - 0.012) / 0.108)
    cowl = np.exp(-(((hood - 1) / 0.10) ** 2)) * 1.2 + 0.35 * (hood < 1)
    face = np.hypot(x / 0.05, (y - HEAD) / 0.074)
    head = np.maximum(cowl, 0.55 * np.clip(1.1 - face, 0, 0.6)) * (1 - 0.8 * np.exp(-(((face - 1.08) / 0.14) ** 2)))
    found: np.ndarray = np.maximum.reduce([robe, 0.5 * seam, head, _arms(x, y)])
    return found


def _arms(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Sleeves that hang from arms held a little open, and two hands of light."""
    side = np.abs(x)
    along = np.clip((side - 0.1) / 0.13, 0, 1)
    upper = 0.265 + 0.155 * along**0.9
    drop = 0.02 + 0.15 * along**1.5
    cloth = (side > 0.085) & (side < 0.232) & (y > upper) & (y < upper + drop)
    shade_ = np.clip(1 - (y - upper) / np.maximum(drop, 1e-3), 0, 1)
    folds = 0.4 + 0.6 * (0.5 + 0.5 * np.cos(side * 190 + 16 * y)) ** 2
    hem = np.exp(-(((y - upper) / 0.008) ** 2)) * (side > 0.085) * (side < 0.24)
    hand = np.exp(-((np.hypot(side - 0.247, y - 0.425) / 0.015) ** 2))
    found: np.ndarray = np.maximum(cloth * (0.25 + 0.5 * shade_) * folds, np.maximum(0.8 * hem, 1.6 * hand))
    return found


class Spectre:
    """The figure with its feet at `foot`. u: pixels to a unit."""

    def __init__(self, foot: Point, u: float) -> None:
        self.u, self.foot = u, foot
        self.tall = TALL * u
        self._sow()

    def _sow(self) -> None:
        count = min(MOST, round(MOTES * self.u**1.5))
        density = figure_density()
        total = np.cumsum(density.ravel())
        cells = np.searchsorted(total, hash_units(count, 401) * total[-1])
        i, j = np.unravel_index(np.minimum(cells, density.size - 1), density.shape)
        self.x = ((i + hash_units(count, 402)) / GRID[0] - 0.5) * WIDE / TALL
        self.y = (j + hash_units(count, 403)) / GRID[1]
        self.turn, self.pace = hash_units(count, 404) * tau, 0.4 + 1.4 * hash_units(count, 405)
        self.late = hash_units(count, 406)
        bright = density[i, j] / density.max()
        self.light = (95 + 165 * bright) * (0.6 + 0.6 * hash_units(count, 407)) * (1.12 - 0.45 * self.y)
        for name in ("x", "y", "turn", "pace", "late", "light"):  # half the bits: each frame moves all of them
            setattr(self, name, getattr(self, name).astype(np.float32))

    @property
    def head(self) -> Point:
        """Where its head is in the window."""
        return self.foot[0], self.foot[1] - self.tall * (1 - HEAD)

    def draw(self, surface: pygame.Surface, light: pygame.Surface, view: HallView) -> None:
        """The figure as it stands, comes or goes; nothing where it is away."""
        here, going = presence(view)
        if here <= 0:
            return
        self._motes(surface, view.t / 60, here, going)
        self._halo(surface, light, view.t / 60, here * here)

    def _motes(self, surface: pygame.Surface, t: float, here: float, going: bool) -> None:
        y = self.y
        sway = 0.012 * np.sin(5 * y - 1.1 * t) * y + 0.004 * np.sin(self.turn + self.pace * t)
        px = self.x * (1 + 0.05 * y * sin(0.7 * t)) + sway
        py = y + 0.004 * np.cos(self.turn + 1.3 * self.pace * t)
        there = np.ones_like(y)
        if here < 1:
            k = np.clip((here - 0.5 * self.late) / 0.5, 0, 1)
            k = k * k * (3 - 2 * k)
            fx, fy = self._risen(t) if going else self._gathered(t)
            px, py, there = px * k + fx * (1 - k), py * k + fy * (1 - k), 0.15 + 0.85 * k
            there = there * min(1.0, here * 4)
        twinkle = 0.72 + 0.28 * np.sin(self.turn * 3 + 3.1 * self.pace * t)
        self._lay(surface, px, py, self.light * twinkle * there)

    def _gathered(self, t: float) -> tuple[np.ndarray, np.ndarray]:
        """Where motes come from: a turning ring on the floor."""
        turn = self.turn + 0.9 * t
        radius = 0.34 + 0.3 * self.late
        return radius * np.cos(turn), 1.0 + 0.10 * np.sin(turn) - 0.06 * self.late

    def _risen(self, t: float) -> tuple[np.ndarray, np.ndarray]:
        """Where they go: up and outward, into the light of the room."""
        x = self.x * 2.6 + 0.14 * np.cos(self.turn + 0.5 * t)
        return x, self.y * 0.9 - 0.5 * self.late + 0.1 * np.sin(self.turn)

    def _lay(self, surface: pygame.Surface, px: np.ndarray, py: np.ndarray, light: np.ndarray) -> None:
        tones = TONES[np.minimum(light, 255).astype(np.intp)]
        add_specks(surface, self.foot[0] + px * self.tall, self.foot[1] + (py - 1) * self.tall, tones)

    def _halo(self, surface: pygame.Surface, light: pygame.Surface, t: float, here: float) -> None:
        """Rays that turn about its head, its eyes, and the light that it stands in."""
        (x, y), u = self.head, self.u
        for n in range(RAYS):
            turn = tau * n / RAYS + 0.05 * t
            beat = 0.5 + 0.5 * sin(2.2 * t + 2.4 * n)
            near, far = (62 + 5 * beat) * u, (84 + 18 * beat + 8 * sin(5 * turn)) * u
            ends = [(x + k * cos(turn), y + k * sin(turn)) for k in (near, far)]
            aalines(surface, shade(mix((110, 140, 255), palette.white, 0.2 + 0.3 * beat), 0.75 * here), False, ends)
        for side in (-1, 1):
            eye = (x + side * EYES[0] * self.tall * 0.62, y + (EYES[1] - HEAD) * self.tall)
            pygame.draw.circle(surface, shade(palette.white, here), eye, max(1.5, 2.3 * u))
            shine(light, eye, shade((200, 225, 255), 0.6 * here), 2.4 * u)
        glow = 0.85 + 0.15 * sin(1.7 * t)
        shine(light, (x, y), shade(mix((90, 120, 255), palette.violet, 0.25), 0.22 * here * glow), 32 * u)
        shine(light, (x, y + 0.3 * self.tall), shade((60, 90, 220), 0.20 * here * glow), 38 * u)
        shine(light, (x, y + 0.7 * self.tall), shade((50, 70, 190), 0.15 * here), 46 * u)


def presence(view: HallView) -> tuple[float, bool]:
    """How far it is here, 0 to 1, and whether it is going."""
    if view.one("guardian.here"):
        return max(0.0, min(1.0, (view.t - view.one("guardian.since") + 1) / COMES)), False
    if not view.one("guardian.answer"):
        return 0.0, False
    stays = 240 if view.one("vision.until") > view.one("guardian.answered") else 0  # it shows the vision, then goes
    return max(0.0, min(1.0, 1 - (view.t - view.one("guardian.answered") - stays) / GOES)), True
