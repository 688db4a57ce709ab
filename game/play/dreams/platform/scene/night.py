"""The night behind a city: its sky and what stands there, mist, and the lights of a city without end."""

from math import cos, pi, sin

import numpy as np
import pygame

from game.play.dreams.platform.scene.city_look import CityLook, Plan, Sky
from game.play.dreams.platform.scene.ground import Ground
from game.play.render.field import filled, grid, painted, step_of
from game.play.render.kept import kept
from game.play.render.noise import hash_unit, hash_units

STOPS = (-0.3, 0.55, 1.0, 1.22, 2.2, 5.0, 8.0)  # parts of the horizon's height at which a tint says its colours
STARS, WINDOWS = 520, 46000  # of a picture of 1280x720, and of any
BLOCK = 0.085  # of the plane: from avenue to avenue
BANK, FAR_BANK = 0.085, 0.022  # of the plane: half a river's width, and how wide the lights along it lie
SHORE = 1.0  # of the plane: how far from the platform the sea begins
WATERS = (Plan.RIVER, Plan.COAST)
RIPPLES = 14000  # lines of light on water
MOON = 15.0  # units: its radius


@kept
def night(size: tuple[int, int], ground: Ground, look: CityLook) -> pygame.Surface:
    """The night of a look: sky, stars, haze, windows far off, darker towards the edges. Shared."""
    (w, h), step = size, step_of(ground.u)
    x, y = grid(size, step)
    soft = _sky(y, ground, look) + _glow(x, y, ground, look)
    _haze(soft, y, ground, look)
    if look.sky is Sky.AURORA:
        soft += _aurora(x, y, ground, look)
    if look.plan in WATERS:
        _water(soft, x, y, ground, look)
    picture = filled(soft, size, step)
    _stars(picture, ground, look)
    if look.sky is Sky.MOON:
        _moon(picture, ground, look)
    if look.sky is Sky.MOUNTAINS:
        _mountains(picture, ground, look)
    _windows(picture, ground, look)
    distance = np.hypot((x - w / 2) / (w * 0.72), (y - h * 0.5) / (h * 0.78))
    picture *= filled(1 - 0.62 * np.clip(distance - 0.25, 0, 1) ** 1.5, size, step)[:, :, None]
    return painted(picture, 71, 1.6)


def _sky(y: np.ndarray, ground: Ground, look: CityLook) -> np.ndarray:
    """Dark above, a lit haze along the horizon, deep ground below. [h, w, 3]"""
    stops, tones = np.array(STOPS) * ground.horizon, np.array(look.colours.stops, float)
    return np.stack([np.interp(y, stops, tones[:, c]) for c in range(3)], axis=-1)


def _glow(x: np.ndarray, y: np.ndarray, ground: Ground, look: CityLook) -> np.ndarray:
    """The city's own light on mist and ground, round the platform."""
    dx, dy = (x - ground.middle[0]) / ground.wide, (y - ground.middle[1]) / ground.deep
    near = np.exp(-1.1 * (dx * dx + dy * dy))[:, :, None]
    line = np.exp(-(((y - ground.horizon) / (38 * ground.u)) ** 2))[:, :, None]
    line *= np.exp(-0.55 * dx * dx)[:, :, None]
    glow: np.ndarray = near * np.array(look.colours.near, float) + line * np.array(look.colours.line, float)
    return glow


def _haze(picture: np.ndarray, y: np.ndarray, ground: Ground, look: CityLook) -> None:
    """Slow clouds in the sky, from a few layers of smooth noise."""
    h, w = y.shape
    for layer, (cells, tone) in enumerate(zip((5, 9, 17), look.colours.haze, strict=True)):
        rough = (hash_units(cells * cells, 300 + layer + 7 * look.salt).reshape(cells, cells) * 255).astype(np.uint8)
        tile = pygame.Surface((cells, cells))
        pygame.surfarray.blit_array(tile, np.repeat(rough[:, :, None], 3, axis=2))
        smooth = pygame.surfarray.array3d(pygame.transform.smoothscale(tile, (w, h)))[:, :, 0].T / 255
        height = np.clip(1 - y / (ground.horizon * 1.35), 0, 1) ** 0.6 + 0.1
        picture += (np.clip(smooth - 0.42, 0, 1) * 1.6 * height)[:, :, None] * np.array(tone, float)


def _aurora(x: np.ndarray, y: np.ndarray, ground: Ground, look: CityLook) -> np.ndarray:
    """Curtains of light that hang above the horizon. [h, w, 3]"""
    light = np.zeros((*y.shape, 3))
    for n, tone in enumerate(((10, 84, 60), (44, 26, 92))):
        a, b, c = (2 * pi * hash_unit(look.salt, n, k) for k in range(3))
        across = x / ground.wide
        hem = ground.horizon * (0.78 - 0.24 * n + 0.11 * np.sin(1.9 * across + a) + 0.05 * np.sin(4.7 * across + b))
        above = np.clip((hem - y) / (ground.horizon * 0.6), 0, 1)
        veil = np.where(hem > y, (1 - above) ** 2, np.exp(-(((y - hem) / (5 * ground.u)) ** 2)))
        folds = 0.45 + 0.35 * np.sin(9 * across + c + 2 * np.sin(2.3 * across)) + 0.2 * np.sin(23 * across + a)
        light += (veil * np.clip(folds, 0, 1) * (1 - 0.3 * n))[:, :, None] * np.array(tone, float)
    return light


def _units(count: int, key: int, look: CityLook) -> np.ndarray:
    """`count` numbers of 0 to 1 of the night's own."""
    return hash_units(count, key, look.salt) if look.salt else hash_units(count, key)


def _stars(picture: np.ndarray, ground: Ground, look: CityLook) -> None:
    w, h, _ = picture.shape
    count = int(STARS * w * h / (1280 * 720) / max(ground.u, 0.75) ** 0.8)
    xs, ys = _units(count, 11, look) * w, _units(count, 12, look) ** 1.3 * ground.horizon * 1.25
    light = _units(count, 13, look) ** 6 * 215 + 26
    if look.sky is Sky.STREAM:
        more = 3 * count
        along, off = _units(more, 15, look), _units(more, 16, look) + _units(more, 17, look)
        slope = (0.5 if look.salt % 2 else -0.5) * ground.horizon
        xs = np.concatenate([xs, along * w])
        ys = np.concatenate([ys, ground.horizon * 0.55 + slope * (along - 0.5) * 2 + (off - 1) * ground.horizon * 0.34])
        light = np.concatenate([light, 14 + 120 * _units(more, 18, look) ** 5])
    light *= np.clip(1.15 - ys / (ground.horizon * 1.2), 0.05, 1)
    tints = np.array([(1, 1, 1), (0.75, 0.88, 1), (1, 0.86, 0.72), (0.86, 0.78, 1)])
    tone = tints[(hash_units(len(xs), 14) * 4).astype(int)]
    dot = max(1, round(ground.u * 0.9))
    for i in range(len(xs)):
        px, py = int(xs[i]), int(ys[i])
        if 1 <= px < w - dot - 1 and 1 <= py < h - dot - 1:
            picture[px : px + dot, py : py + dot] += light[i] * tone[i]
            if light[i] > 140:
                for ox, oy in ((-1, 0), (dot, 0), (0, -1), (0, dot)):
                    picture[px + ox, py + oy] += light[i] * 0.35 * tone[i]


def _moon(picture: np.ndarray, ground: Ground, look: CityLook) -> None:
    """A moon beside the spire, in its halo, dark where it waned."""
    side = -1 if look.salt % 2 else 1
    x = ground.middle[0] + side * ground.wide * (0.42 + 0.34 * hash_unit(look.salt, 41))
    y, radius = ground.horizon * (0.62 + 0.16 * hash_unit(look.salt, 42)), MOON * ground.u
    reach = round(6 * radius)
    left, top = max(0, round(x) - reach), max(0, round(y) - reach)
    part = picture[left : round(x) + reach, top : round(y) + reach]
    px, py = np.mgrid[left : left + part.shape[0], top : top + part.shape[1]]
    off = np.hypot(px - x, py - y) / radius
    wane = np.hypot(px - x + side * (0.35 + 0.5 * hash_unit(look.salt, 43)) * radius, py - y + 0.2 * radius) / radius
    lit = np.clip((1 - off) * radius, 0, 1) * (0.16 + 0.84 * np.clip((wane - 0.9) * 5, 0, 1))
    spots = 0.86 + 0.14 * np.sin(px / radius * 5.3 + 1.7 * np.sin(py / radius * 4.1))
    halo = 0.16 * np.exp(-np.maximum(off - 1, 0) * 0.8) * np.clip(1 - off / 6, 0, 1)
    part += (lit * spots)[:, :, None] * np.array((150.0, 162, 176)) + halo[:, :, None] * np.array((120.0, 140, 170))


def _mountains(picture: np.ndarray, ground: Ground, look: CityLook) -> None:
    """Two ridges before the sky, the nearer one darker."""
    w, _, _ = picture.shape
    across = np.arange(w) / ground.wide
    for n, (high, dark) in enumerate(((0.46, 0.7), (0.27, 0.42))):
        rise = np.zeros(w)
        for octave in range(6):
            swing = 2.1 * 1.9**octave * across + 2 * pi * hash_unit(look.salt, n, octave)
            rise += (1 - np.abs(np.sin(swing))) * 0.55**octave
        tops = ground.horizon * (1.03 - high * (rise / rise.max()))
        foot = round(ground.horizon * 1.06)
        rows = np.arange(foot)[None, :]
        inside = np.clip(rows - tops[:, None] + 0.5, 0, 1)
        mist = np.clip((rows - tops[:, None]) / (0.5 * ground.horizon), 0, 1)
        shade = 1 - inside * (1 - dark) * (1 - mist * 0.7)
        picture[:, :foot] *= shade[:, :, None]
        rim = np.exp(-(((rows - tops[:, None] - 0.8 * ground.u) / (0.9 * ground.u)) ** 2)) * inside
        picture[:, :foot] += rim[:, :, None] * np.array(look.colours.line, float) * (0.5 + 0.4 * n)


def _windows(picture: np.ndarray, ground: Ground, look: CityLook) -> None:
    """Thousands of windows far off, along the streets of the city's plan, thinning out into the mist."""
    w, h, _ = picture.shape
    x, y = _streets(look)
    x, y, shore = _on_land(x, y, look)
    distance = np.hypot(x, y)
    light = (22 + 170 * hash_units(WINDOWS, 26) ** 4) * np.exp(-0.62 * np.maximum(distance - 0.9, 0))
    tone = np.array(look.colours.windows)[np.minimum((hash_units(WINDOWS, 27) ** 1.7 * 5).astype(int), 4)]
    dot = max(1, round(ground.u * 0.8))
    sx, sy = ground.spots(x, y)
    seen = (light > 6) & (sx >= 0) & (sx < w - dot) & (sy >= ground.horizon * 0.98) & (sy < h - dot)
    mist = np.clip((sy - ground.horizon) / (0.11 * ground.deep), 0, 1)
    light = light * mist * np.where(distance < 1.12, 0.44, 0.9) * shore
    px, py = sx[seen].astype(int), sy[seen].astype(int)
    shine = light[seen, None] * tone[seen]
    for ox in range(dot):
        for oy in range(dot):
            np.add.at(picture, (px + ox, py + oy), shine)
    if look.plan in WATERS:
        _ripples(picture, ground, look)


def _streets(look: CityLook) -> tuple[np.ndarray, np.ndarray]:
    """Places of all windows in the plane: on rings and avenues, or on the lines of a grid."""
    angle, distance = hash_units(WINDOWS, 21) * 2 * pi, 0.1 + 3.4 * hash_units(WINDOWS, 22) ** 1.25
    on_first, on_second = hash_units(WINDOWS, 23) < 0.42, hash_units(WINDOWS, 24) < 0.6
    stray = (hash_units(WINDOWS, 25) - 0.5) * 0.008
    if look.plan is Plan.GRID:
        x, y = distance * np.cos(angle), distance * np.sin(angle)
        x = np.where(on_first, np.round(x / BLOCK) * BLOCK + stray, x)
        y = np.where(on_second & ~on_first, np.round(y / BLOCK) * BLOCK + stray, y)
        turn = look.turn / 4
        return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
    distance = np.where(on_first, np.round(distance / 0.075) * 0.075 + stray, distance)
    angle = np.where(on_second & ~on_first, np.round(angle / (pi / 28)) * (pi / 28), angle)
    return distance * np.cos(angle), distance * np.sin(angle)


def _water(soft: np.ndarray, px: np.ndarray, py: np.ndarray, ground: Ground, look: CityLook) -> None:
    """Water lies dark, with the sky in it."""
    off, _ = _from_bank(*ground.plane(px, py), look)
    wet = np.clip(0.5 - off / 0.012, 0, 1) * np.clip((py - ground.horizon) / (6 * ground.u), 0, 1)
    sky = np.array(look.colours.line, float) * 0.5 + np.array(look.colours.stops[1], float) * 0.5
    soft *= 1 - 0.45 * wet[:, :, None]
    soft += wet[:, :, None] * sky * np.clip(1.6 - (py - ground.horizon) / (1.7 * ground.deep), 0.25, 1)[:, :, None]


def _ripples(picture: np.ndarray, ground: Ground, look: CityLook) -> None:
    """Short lines on water, of the lights at its banks."""
    w, h, _ = picture.shape
    x, y = 4.4 * hash_units(RIPPLES, 51) - 2.2, 3.6 * hash_units(RIPPLES, 52) - 1.4
    off, _ = _from_bank(x, y, look)
    sx, sy = ground.spots(x, y)
    light = 120 * hash_units(RIPPLES, 53) ** 3 * (0.25 + np.exp(np.minimum(off, 0) / 0.08))
    long = np.maximum(2, (3 + 8 * hash_units(RIPPLES, 54)) * ground.u / (1 + 0.17 * np.maximum(y, -1))).astype(int)
    for n in np.flatnonzero((off < -0.004) & (sx >= 0) & (sx < w) & (sy > ground.horizon * 1.04) & (sy < h)):
        at = int(sx[n])
        picture[at : at + long[n], int(sy[n])] += light[n] * np.array(look.colours.windows[n % 3])


def _from_bank(x: np.ndarray, y: np.ndarray, look: CityLook) -> tuple[np.ndarray, np.ndarray]:
    """How far places are from the water, less than 0 in it; and on which side of its middle (-1, 1)."""
    c, s = cos(look.turn), sin(look.turn)
    along, aside = x * c + y * s, y * c - x * s
    if look.plan is Plan.COAST:
        edge = SHORE + 0.1 * np.sin(2.2 * along + look.salt) + 0.05 * np.sin(5.1 * along)
        return edge - aside, np.full(along.shape, -1)
    middle = 0.34 + 0.2 * np.sin(1.6 * along + look.salt) + 0.06 * np.sin(4.3 * along)
    return np.abs(aside - middle) - BANK, np.where(aside < middle, -1, 1)


def _on_land(x: np.ndarray, y: np.ndarray, look: CityLook) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Windows, and how much of their light is left: those that would stand in water go to its bank, if it is near."""
    if look.plan not in WATERS:
        return x, y, np.ones(len(x))
    off, side = _from_bank(x, y, look)
    wet, close = off < 0, off > -BANK
    to = np.where(wet & close, (FAR_BANK * hash_units(len(x), 28) - off) * side, 0.0)
    c, s = cos(look.turn), sin(look.turn)
    return x - to * s, y + to * c, np.where(wet, np.where(close, 2.2, 0.0), 1.0)
