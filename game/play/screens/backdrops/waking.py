"""A room one wakes in: a window, what the night has come to behind it, and its light on the floor.

A function of the size, the hour and the tick alone.
"""

from itertools import pairwise
from math import pi, sin

import numpy as np
import pygame

from game.play.dreams.waking import Hour
from game.play.render.compat import ADD
from game.play.render.glow import Bloom, halo, pool
from game.play.render.kept import kept
from game.play.render.noise import hash_unit as grain
from game.play.render.theme import Colour, mix, shade

HOUSES, MOTES, FOLDS = 26, 46, 9


class Room:
    """What stands still, drawn once for a size and an hour."""

    def __init__(self, size: tuple[int, int], hour: Hour) -> None:
        w, h = size
        self.size, self.hour, self.u = size, hour, h / 720
        self.window = pygame.Rect(round(w * 0.56), round(h * 0.1), round(w * 0.33), round(h * 0.56))
        self.floor = round(h * 0.79)
        self.picture = pygame.Surface(size)
        self._wall()
        self.picture.blit(self._sky(), self.window)
        self._light()
        self._bed()
        margin = round(40 * self.u)
        self.front_at = (self.window.x - margin, self.window.y - margin)
        self.front = pygame.Surface((self.window.w + 2 * margin, self.window.h + 2 * margin), pygame.SRCALPHA)
        self._far_towers(self.front.subsurface((margin, margin, *self.window.size)))
        self._frame(pygame.Rect(margin, margin, *self.window.size))
        self.bloom = Bloom(size)

    def _wall(self) -> None:
        w, h = self.size
        high, low = self.hour.wall, shade(self.hour.wall, 0.45)
        _gradient(self.picture, pygame.Rect(0, 0, w, self.floor), low, high)
        _gradient(self.picture, pygame.Rect(0, self.floor, w, h - self.floor), shade(high, 0.7), shade(low, 0.4))
        glow = pool(shade(self.hour.light, 0.3), round(w * 0.72), round(h * 1.1))
        self.picture.blit(glow, glow.get_rect(center=self.window.center), special_flags=ADD)

    def _sky(self) -> pygame.Surface:
        """Sky and stars."""
        w, h = self.window.size
        seen = pygame.Surface((w, h))
        top, foot = self.hour.sky
        _gradient(seen, seen.get_rect(), top, foot)
        for i in range(self.hour.stars):
            bright = shade((220, 228, 255), 0.25 + 0.6 * grain(i, 11))
            seen.fill(
                bright,
                (round(w * grain(i, 12)), round(h * 0.62 * grain(i, 13)), 1 + (grain(i, 14) > 0.93), 1),
            )
        return seen

    def _far_towers(self, seen: pygame.Surface) -> None:
        """Two rows of towers, with a few windows that are still lit; moon and sun stand behind them."""
        top, foot = self.hour.sky
        tone = mix(foot, top, 0.55)
        for layer, share in enumerate((0.3, 0.72)):
            self._towers(seen, mix(tone, self.hour.frame, share), layer)

    def _towers(self, seen: pygame.Surface, colour: Colour, layer: int) -> None:
        w, h = seen.get_size()
        for i in range(HOUSES):
            wide = round(w * (0.03 + 0.05 * grain(i, 21 + layer)))
            tall = round(h * (0.1 + (0.3 - 0.09 * layer) * grain(i, 23 + layer) ** 1.6))
            x = round(w * (i + grain(i, 25 + layer)) / HOUSES) - wide // 2
            pygame.draw.rect(seen, colour, (x, h - tall, wide, tall))
            for k in range(self.hour.windows):
                if grain(i * 7 + k, 27 + layer) > 0.72:
                    at = (
                        x + round(wide * 0.2 + wide * 0.6 * grain(i * 7 + k, 28)),
                        h - round(tall * grain(i * 7 + k, 29)),
                    )
                    seen.fill(
                        mix(colour, (255, 214, 150), 0.7),
                        (*at, max(1, round(1.6 * self.u)), max(1, round(2 * self.u))),
                    )

    def _frame(self, box: pygame.Rect) -> None:
        """Four bars and a sill."""
        dark, lit = self.hour.frame, mix(self.hour.frame, self.hour.light, 0.45)
        bar = max(3, round(9 * self.u))
        for x in (box.x, box.x + box.w // 2, box.right):
            pygame.draw.rect(self.front, dark, (x - bar // 2, box.y - bar, bar, box.h + 2 * bar))
            pygame.draw.line(self.front, lit, (x + bar // 2, box.y), (x + bar // 2, box.bottom))
        for y in (box.y, box.y + round(box.h * 0.36), box.bottom):
            pygame.draw.rect(self.front, dark, (box.x - bar, y - bar // 2, box.w + 2 * bar, bar))
            pygame.draw.line(self.front, lit, (box.x, y - bar // 2), (box.right, y - bar // 2))
        sill = pygame.Rect(box.x - 3 * bar, box.bottom, box.w + 6 * bar, round(bar * 1.5))
        pygame.draw.rect(self.front, mix(dark, self.hour.light, 0.22), sill)
        pygame.draw.line(self.front, mix(dark, self.hour.light, 0.7), sill.topleft, sill.topright)

    def _light(self) -> None:
        """Two panes of light that lie on the floor, leaning away from the window."""
        layer = pygame.Surface((self.size[0] // 2, self.size[1] // 2))
        box, colour = self.window, shade(self.hour.light, self.hour.shines)
        lean, drop = round(box.w * 0.62), self.size[1] - self.floor
        for pane in (0, 1):
            left = box.x + pane * box.w // 2 + round(8 * self.u)
            wide = box.w // 2 - round(16 * self.u)
            top, foot = self.floor + drop // 9, self.floor + round(drop * 0.92)
            points = [(left - lean // 3, top), (left + wide - lean // 3, top),
                      (left + wide - lean, foot), (left - lean - wide // 8, foot)]  # fmt: skip
            pygame.draw.polygon(layer, colour, [(x / 2, y / 2) for x, y in points])
        soft = pygame.transform.smoothscale(pygame.transform.gaussian_blur(layer, max(2, round(5 * self.u))), self.size)
        self.picture.blit(soft, (0, 0), special_flags=ADD)

    def _bed(self) -> None:
        """The quilt in the foreground, its hem in the light."""
        w, h = self.size
        dark = mix(self.hour.frame, self.hour.wall, 0.35)
        steps = 48
        shares = [i / steps for i in range(steps + 1)]
        hem = [(w * (0.36 + 0.78 * t), h * (1.01 - 0.1 * sin(pi * t) ** 0.8 - 0.01 * sin(9 * t))) for t in shares]
        pygame.draw.polygon(self.picture, dark, [*hem, (w * 1.14, h + 2), (w * 0.36, h + 2)])
        for i, (a, b) in enumerate(pairwise(hem)):
            near = max(0.0, 1 - abs(i / steps - 0.5) * 2.4)
            pygame.draw.line(self.picture, mix(dark, self.hour.light, 0.55 * near), a, b, max(1, round(2 * self.u)))


def _gradient(surface: pygame.Surface, box: pygame.Rect, high: Colour, low: Colour) -> None:
    """From one colour above to another below, with a little grain against bands."""
    share = np.linspace(0, 1, max(box.h, 1))[None, :, None]
    plain = np.array(high) * (1 - share) + np.array(low) * share
    rough = np.random.default_rng(7).uniform(-0.8, 0.8, (box.w, box.h, 1))
    part = pygame.Surface(box.size)
    pygame.surfarray.blit_array(part, np.clip(plain + rough, 0, 255).round().astype(np.uint8))
    surface.blit(part, box)


_room = kept(Room)


class WakingScene:
    """The room at an hour, as a function of the tick."""

    def __init__(self, size: tuple[int, int], hour: Hour) -> None:
        self.room = _room(size, hour)

    def draw(self, surface: pygame.Surface, tick: float) -> None:
        """Over all of the surface."""
        room = self.room
        surface.blit(room.picture, (0, 0))
        room.bloom.clear()
        self._body(room.bloom.layer, tick)
        self._motes(surface, tick)
        room.bloom.apply(surface)
        surface.blit(room.front, room.front_at)
        self._curtain(surface, tick)

    def _body(self, light: pygame.Surface, tick: float) -> None:
        """The moon, the grey, or the sun that comes up while one looks."""
        room, box = self.room, self.room.window
        low = min(tick / 60 / 40, 1.0)
        hour = room.hour
        place, size, bright = (hour.body[0], hour.body[1] - hour.rises * low), hour.size, hour.bright
        at = (box.x + box.w * place[0], box.y + box.h * place[1])
        clip = pygame.Rect(box.x // 4, box.y // 4, box.w // 4, box.h // 4)
        light.set_clip(clip)
        for share, reach in ((0.8, 1.0), (0.35, 2.6)):
            picture = halo(shade(bright, share), max(2, round(size * room.u * reach / 4)))
            light.blit(picture, picture.get_rect(center=(round(at[0] / 4), round(at[1] / 4))), special_flags=ADD)
        light.set_clip(None)

    def _motes(self, surface: pygame.Surface, tick: float) -> None:
        """Dust in the light, slower than one can follow."""
        room = self.room
        box, t = room.window, tick / 60
        for i in range(MOTES):
            share = (grain(i, 41) + t * (0.004 + 0.008 * grain(i, 42))) % 1.0
            x = box.x + box.w * grain(i, 43) - box.w * 0.6 * share + 14 * room.u * sin(t * 0.4 + i)
            y = box.y + box.h * 0.3 + (room.floor - box.y) * 0.85 * share
            strong = 0.55 * sin(pi * share) * (0.5 + 0.5 * sin(t * 0.7 + 2 * i))
            colour = shade(room.hour.light, max(0.0, strong))
            dot = max(1, round(1.5 * room.u))
            surface.fill(colour, (round(x), round(y), dot, dot), special_flags=ADD)

    def _curtain(self, surface: pygame.Surface, tick: float) -> None:
        """Thin cloth at both sides, that breathes."""
        room = self.room
        box, dark = room.window, mix(room.hour.frame, room.hour.light, 0.16)
        layer = _cloth((box.w, room.floor - box.y + round(30 * room.u)))
        layer.fill((0, 0, 0, 0))
        for side in (0, 1):
            for fold in range(FOLDS):
                sway = sin(2 * pi * (tick / 60 / 6.5 + fold * 0.13 + side * 0.4))
                wide = box.w * 0.2 / FOLDS
                x = fold * wide * 0.92 + sway * wide * 0.35 * (fold / FOLDS)
                foot = x + sway * wide * 1.1 + fold * wide * 0.25
                points = [
                    (x, 0),
                    (x + wide, 0),
                    (foot + wide * 1.2, layer.get_height()),
                    (foot, layer.get_height()),
                ]
                if side:
                    points = [(box.w - px, py) for px, py in points]
                lit = mix(dark, room.hour.light, 0.1 + 0.16 * ((fold + side) % 2) + 0.06 * sway)
                pygame.draw.polygon(layer, (*lit, 196 - 11 * fold), points)
        surface.blit(layer, (box.x, box.y - round(14 * room.u)))


@kept
def _cloth(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, pygame.SRCALPHA)
