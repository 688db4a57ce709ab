"""The heart: liquid light that turns, beats, strains and dims."""

from math import pi

import numpy as np
import pygame

from game.play.dreams.engine import endings
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_look import Tint
from game.play.dreams.engine.scene.chamber_map import HEART, ChamberMap
from game.play.dreams.engine.scene.ring_light import add_ring
from game.play.render.compat import ADD
from game.play.render.glow import pool
from game.play.render.noise import hash_units
from game.play.render.theme import mix, palette, shade
from game.play.render.view import View

FRAMES, GRID = 40, (176, 96)  # pictures of one turn, and their size in pixels
TURNING = 9.0  # seconds to one turn of the pattern
FULL = (255, 255, 255)


def _pictures(tint: Tint, way: int) -> list[pygame.Surface]:
    """The swirl, a third of a turn in so many pictures, round again without a seam."""
    w, h = GRID
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    dx, dy = (x - (w - 1) / 2) / (w / 2), (y - (h - 1) / 2) / (h / 2)
    distance, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
    rough = _rough(w, h)
    rim = np.clip((1 - distance) / 0.1, 0, 1)
    ring = np.exp(-(((distance - 0.93) / 0.045) ** 2))
    made = []
    for n in range(FRAMES):
        p = 2 * pi * n / FRAMES
        warp = 0.55 * np.sin(2 * angle + 5 * distance - p) + 0.5 * np.sin(5 * angle - 9 * distance + p) + 1.6 * rough
        turn = 3 * angle + 4.5 * np.log(distance + 0.12) - p + warp
        flow = 0.5 + 0.5 * np.cos(turn)
        fine = 0.5 + 0.5 * np.cos(2 * turn + 7 * distance + 2 * rough - p)
        core = np.exp(-7 * distance * distance)
        light = (flow**2.2 * (0.4 + 0.6 * fine) * (1.15 - 0.75 * distance) + 0.9 * core) * rim + 0.6 * ring
        made.append(_coloured(light[:, ::way], tint))
    return made


def _rough(w: int, h: int) -> np.ndarray:
    tile = pygame.Surface((9, 7))
    grain = (hash_units(63, 77).reshape(9, 7) * 255).astype(np.uint8)
    pygame.surfarray.blit_array(tile, np.repeat(grain[:, :, None], 3, axis=2))
    return np.asarray(pygame.surfarray.array3d(pygame.transform.smoothscale(tile, (w, h)))[:, :, 0].T / 255 - 0.5)


def _coloured(light: np.ndarray, tint: Tint) -> pygame.Surface:
    """The tint's deep, middle and bright colour, then white as light grows."""
    stops = np.array([0.0, 0.25, 0.55, 0.85, 1.25])
    tones = np.array([(0, 0, 0), tint.deep, tint.middle, tint.bright, (255, 255, 255)], float)
    rgb = np.stack([np.interp(light, stops, tones[:, c]) for c in range(3)], axis=-1)
    surface = pygame.Surface(GRID)
    pygame.surfarray.blit_array(surface, rgb.transpose(1, 0, 2).astype(np.uint8))
    return surface


class Heart:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u
        self.frames = _pictures(chart.look.colours, chart.way)

    def strength(self, view: View) -> tuple[float, float, float]:
        """Light 0..1, the beat just now 0..1, and strain 0..1."""
        level, age, kind = view.unit("heart"), engine_view.since_end(view), engine_view.ending_of(view)
        beat = engine_view.flash(engine_view.interpolated_turns(view, "bar.phase", 0) * 3 % 1.0, 3.0)
        strain = min(1.0, max(0.0, (0.55 - level) / 0.45))
        if kind == endings.RICH:
            beat = 0.5 + 0.5 * engine_view.flash(view.beat(1.25), 2.4)
            return min(1.0, level + age / 3), beat, max(0.0, strain - age)
        if kind == endings.SILENCE:
            left = max(0.0, 1 - age / 3.2)
            return max(0.05, level * left), beat * left, 1.0
        return level, beat, strain

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """The swirl, its light, and the rings that run out from each beat."""
        level, beat, strain = self.strength(view)
        jolt = 0.05 * strain * (view.beat(0.31) - 0.5) * view.ui.trembles
        grown = 1 + 0.05 * beat + jolt
        rx, ry = HEART[0] * self.u * grown, HEART[1] * self.u * grown
        turning = TURNING * (1 - 0.45 * strain)
        frame = self.frames[int(view.beat(turning) * FRAMES) % FRAMES]
        tone = mix(FULL, mix((255, 190, 210), palette.rose, 0.35), strain * 0.7)
        tone = shade(tone, (0.22 + 0.78 * level) * (0.8 + 0.2 * beat))
        large = pygame.transform.smoothscale(frame, (round(2 * rx), round(2 * ry)))
        large.fill(tone, special_flags=pygame.BLEND_RGB_MULT)
        x, y = self.chart.heart
        picture.blit(large, (round(x - rx), round(y - ry)), special_flags=ADD)
        self._light(light, level, beat, strain)
        self._rings(light, view, level)

    def _light(self, light: pygame.Surface, level: float, beat: float, strain: float) -> None:
        tint = self.chart.look.colours
        tone = mix(mix(tint.middle, tint.bright, 0.4), palette.rose, strain * 0.5)
        x, y = self.chart.heart
        for wide, power in ((2.7, 0.2), (1.25, 0.5)):
            steps = round(32 * power * (0.25 + 0.75 * level) * (0.75 + 0.25 * beat))
            size = (round(HEART[k] * self.u * wide / 2) for k in (0, 1))
            glow = pool(shade(tone, steps / 32), *size)
            light.blit(glow, glow.get_rect(center=(round(x / 4), round(y / 4))), special_flags=ADD)

    def _rings(self, light: pygame.Surface, view: View, level: float) -> None:
        """A third of a bar apart: rings of light that leave the heart with its beat."""
        bar = engine_view.interpolated_turns(view, "bar.phase", 0)
        for n in range(3):
            share = (bar + n / 3) % 1.0
            glow = (1 - share) ** 2 * (0.1 + 0.3 * level)
            size = (HEART[0] * self.u * (1 + 2.1 * share), HEART[1] * self.u * (1 + 2.1 * share))
            add_ring(
                light, self.chart.heart, size, shade(mix(self.chart.look.colours.bright, palette.white, 0.2), glow)
            )
