"""The cityscape: the part of the city that changes only with a state, cached as one picture."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import NamedTuple

import pygame

from game.play.dreams.platform.instruments.sector_states import EMPTY, LEVELS, sector_state
from game.play.dreams.platform.scene.city_look import Style
from game.play.dreams.platform.scene.ground import CityMap, Point
from game.play.dreams.platform.scene.ground_details import branches, houses
from game.play.dreams.platform.scene.spire import Spire
from game.play.dreams.platform.scene.towers import FILLS, SIZES, Cluster
from game.play.render.compat import ADD, MULT, aalines, scatter
from game.play.render.ellipse import SQUASH
from game.play.render.glow import Bloom, pool, quarter
from game.play.render.kept import kept
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, palette, shade
from game.play.render.view import Places, View
from game.play.render.words import DARK, HIDDEN

CRACKING = 300  # ticks in which the ground breaks round a sector that went dark
CRACK_STEPS = 12
OPEN, SHUT, TORN, ABSENT = range(4)
SHADE = (88, 88, 100)  # of 255: the light that is left of the city behind a name
MOST = 420  # pieces kept


def heat_tones() -> tuple[Colour, ...]:
    """The light of a cluster by heat, from calm to about to fall."""
    return (
        mix(palette.cyan, (48, 204, 222), 0.5), mix(palette.cyan, palette.amber, 0.7), palette.amber,
        mix(palette.amber, (255, 140, 70), 0.6),
        mix(palette.amber, palette.rose, 0.75), palette.rose, (255, 74, 128), (255, 92, 150),
    )  # fmt: skip


QUIET: Colour = (112, 138, 172)

Patch = tuple[pygame.Surface, Point]
IS_QUIET, IS_DARK = -1, -2  # instead of a heat


class SectorLook(NamedTuple):
    """All that the picture of a sector depends on."""

    heat: int  # a row of heat_tones, or IS_QUIET or IS_DARK
    lit: int  # windows, of FILLS - 1
    size: int  # below SIZES
    cracked: int  # of CRACK_STEPS

    @property
    def colour(self) -> Colour:
        """The light of its cluster."""
        return QUIET if self.heat == IS_QUIET else heat_tones()[self.heat]


class LinkLook(NamedTuple):
    """All that the picture of a link depends on."""

    state: int  # OPEN, SHUT, TORN or ABSENT
    heat: int  # a key of road_tones: of its hotter end


Looks = tuple[tuple[SectorLook, ...], tuple[LinkLook, ...]]


def sector_looks(view: View) -> tuple[SectorLook, ...]:
    """How every sector is drawn."""
    return tuple(_sector_look(view, i) for i in range(len(view.level.sectors)))


def _sector_look(view: View, i: int) -> SectorLook:
    size = max(1, view.one("home.size", i))
    big = min(SIZES - 1, int((size / 2**24 * 24) ** 0.5 / 1.75 * SIZES))
    state = sector_state(view, i)
    if state == DARK:
        age = view.now.moment + 1 - view.one("dark.since", i)
        return SectorLook(IS_DARK, 0, big, min(CRACK_STEPS, age * CRACK_STEPS // CRACKING + 1))
    fill = min(FILLS - 1, -(-view.one("home", i) * (FILLS - 1) // size))
    if state in (EMPTY, HIDDEN):
        return SectorLook(IS_QUIET, 0 if state == EMPTY else min(fill, 1), big, 0)
    heat = 0 if not state.heat else 1 + min(LEVELS - 2, int(state.heat * (LEVELS - 1)))
    return SectorLook(heat, fill, big, 0)


def link_looks(view: View) -> tuple[LinkLook, ...]:
    """How every link is drawn."""
    dark = view.all("dark")
    shown = []
    for i, link in enumerate(view.level.links):
        if not link.there:
            shown.append(LinkLook(ABSENT, IS_QUIET))
            continue
        state = SHUT if view.one("closed", i) else TORN if view.one("burst", i) else OPEN
        heat = IS_DARK if dark[link.a] or dark[link.b] else max(_warm(view, link.a), _warm(view, link.b))
        shown.append(LinkLook(state, heat))
    return tuple(shown)


def _warm(view: View, i: int) -> int:
    heat = sector_state(view, i).heat
    return 0 if heat == 0 else 1 if heat < 0.6 else 2


def road_tones() -> dict[int, Colour]:
    """The light of a link by how warm its hotter end is."""
    return {
        0: (32, 112, 128),
        1: mix(palette.amber, (120, 90, 60), 0.35),
        2: mix(palette.rose, (120, 40, 80), 0.25),
        IS_DARK: (58, 56, 96),
    }


class Cityscape:
    """Draws night, ground lights, cracks, links, clusters and spire, when a look has changed.

    It is darker behind names.
    """

    def __init__(
        self,
        level: Places,
        chart: CityMap,
        spire: Spire,
        night: pygame.Surface,
        names: Sequence[pygame.Rect],
        style: Style = Style.BLOCKS,
    ) -> None:
        self.level, self.chart, self.spire, self.night, self.style = level, chart, spire, night, style
        self.shades = [(shade_for(box.size), box.topleft) for box in names]  # so that they can be read over windows
        self.u = chart.ground.u
        self.picture = pygame.Surface(night.get_size())
        self.shown: Looks | None = None
        self._soft = pygame.Surface((-(-night.get_width() // 4), -(-night.get_height() // 4)))
        self._soft_key: Hashable = None
        self._pictures: dict[tuple[object, ...], tuple[pygame.Surface, Point]] = {}
        self._clusters: dict[tuple[int, int], Cluster] = {}

    def at(self, view: View) -> pygame.Surface:
        """The picture for a view; only where a look has changed is it drawn anew."""
        key = (sector_looks(view), link_looks(view))
        if self.shown is None:
            self.compose(*key)
        elif key != self.shown:
            for box in _joined(self._changed(self.shown, key)):
                self.picture.set_clip(box)
                self.compose(*key)
            self.picture.set_clip(None)
        self.shown = key
        return self.picture

    def _changed(self, before: Looks, now: Looks) -> list[pygame.Rect]:
        """The boxes of what looks otherwise: that of a sector or link holds both its looks."""
        boxes = []
        for i, looks in enumerate(zip(before[0], now[0], strict=True)):
            if looks[0] != looks[1]:
                boxes.append(_round([rect for look in looks for rect in self._sector_boxes(i, look)]))
        for i, ways in enumerate(zip(before[1], now[1], strict=True)):
            if ways[0] != ways[1]:
                boxes.append(_round([_box(self._link_patch(i, way)) for way in ways if way.state != ABSENT]))
        return boxes

    def _sector_boxes(self, i: int, look: SectorLook) -> list[pygame.Rect]:
        """Where a sector's light, its cluster and its halo lie."""
        cluster, (x, y) = self.cluster(i, look.size), self.chart.sectors[i]
        towers = cluster.dead if look.heat == IS_DARK else cluster.tinted(look.colour, look.lit)
        stands = towers.get_rect(topleft=(round(x) - cluster.foot[0], round(y) - cluster.foot[1]))
        halo = [] if look.heat == IS_DARK else [_box(self._halo_patch(i, look))]
        return [_box(self._ground_patch(i, look)), stands, *halo]

    def soft(self, level: int) -> pygame.Surface:
        """The picture of the last `at`, blurred, in quarter size, at `level` sixtieths of its light."""
        key = (self.shown, level)
        if key != self._soft_key:
            quarter = self._soft.get_size()
            eighth = pygame.transform.smoothscale(self.picture, (quarter[0] // 2, quarter[1] // 2))
            pygame.transform.smoothscale(eighth, quarter, self._soft)
            self._soft.fill((4 * level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
            self._soft_key = key
        return self._soft

    def cluster(self, sector: int, size: int) -> Cluster:
        """The towers of a sector at a size."""
        key = (sector, size)
        if key not in self._clusters:
            self._clusters[key] = Cluster(sector, size, self.u * self.chart.scales[sector], self.style)
        return self._clusters[key]

    def _kept(self, key: tuple[object, ...], make: Callable[[], Patch]) -> Patch:
        """A piece of the picture and its corner, made once; the store is emptied when it has grown large."""
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) > MOST:
                self._pictures.clear()
            found = self._pictures[key] = make()
        return found

    def compose(self, sectors: tuple[SectorLook, ...], links: tuple[LinkLook, ...]) -> None:
        """Draw the picture for the looks of sectors and links."""
        self.picture.blit(self.night, (0, 0))
        lights = [self._ground_patch(i, look) for i, look in enumerate(sectors)]
        lights += [self._link_patch(i, look) for i, look in enumerate(links) if look.state != ABSENT]
        scatter(self.picture, lights, ADD)
        for i in self.chart.order:
            if self.level.sectors[i].y >= 0:
                self._stand(i, sectors[i])
        self._platform()
        for i in self.chart.order:
            if self.level.sectors[i].y < 0:
                self._stand(i, sectors[i])
        halos = [self._halo_patch(i, look) for i, look in enumerate(sectors) if look.heat != IS_DARK]
        scatter(self.picture, halos, ADD)
        scatter(self.picture, self.shades, MULT)

    def _ground_patch(self, i: int, look: SectorLook) -> Patch:
        return self._kept(("ground", i, *look), partial(self._ground, i, look))

    def _link_patch(self, i: int, look: LinkLook) -> Patch:
        return self._kept(("link", i, *look), partial(self._link, i, look))

    def _halo_patch(self, i: int, look: SectorLook) -> Patch:
        return self._kept(("halo", i, *look), partial(self._halo, i, look))

    def _platform(self) -> None:
        x, y = self.spire.base
        u = self.u
        foot = pool(shade(palette.cyan, 0.3), round(190 * u), round(190 * u * SQUASH))
        self.picture.blit(foot, foot.get_rect(center=(round(x), round(y))), special_flags=ADD)
        self.picture.blit(self.spire.picture, self.spire.corner)

    def _ground(self, i: int, look: SectorLook) -> Patch:
        """The light that a sector throws on the ground, and its low houses; cracks where it went dark."""
        if look.heat == IS_DARK:
            return self._cracks(i, look.cracked)
        k = self.chart.scales[i] * self.u
        strong = 0.1 + 0.07 * look.lit + (0.1 if look.heat > 3 else 0)
        wide = round((140 + 12 * look.size) * k)
        patch = pool(shade(look.colour, strong), wide, round(wide * SQUASH), 1.6).copy()
        dot, (x, y) = max(1, round(self.u * 0.9)), (patch.get_width() / 2, patch.get_height() / 2)
        for px, py, rank, light in houses(i):
            if rank * (FILLS - 1) < look.lit + 0.4:
                patch.fill(shade(look.colour, light), (round(x + px * k), round(y + py * k), dot, dot))
        return _centred(patch, self.chart.sectors[i])

    def _cracks(self, i: int, step: int) -> Patch:
        """Broken ground: lines of pale light, glowing faintly."""
        k, grown = self.chart.scales[i] * self.u, step / CRACK_STEPS
        bloom = Bloom((round(230 * k), round(120 * k)))
        x, y = bloom.size[0] / 2, bloom.size[1] / 2
        lines = [
            [(x + px * k, y + py * k) for px, py, grown_at in branch if grown_at <= grown] for branch in branches(i)
        ]
        for points in lines:
            if len(points) > 1:
                pygame.draw.lines(bloom.layer, shade(palette.dead, 0.13), False, [quarter(p) for p in points], 1)
        patch = bloom.spread()
        for points in lines:
            if len(points) > 1:
                aalines(patch, shade(palette.dead, 0.8), False, points)
        return _centred(patch, self.chart.sectors[i])

    def _link(self, i: int, look: LinkLook) -> Patch:
        """A line of light; with a gap where it is shut, jagged where it was torn."""
        (ax, ay), (bx, by) = self.chart.links[i]
        room = 12 * self.u
        corner = (int(min(ax, bx) - room), int(min(ay, by) - room))
        bloom = Bloom((int(abs(bx - ax) + 2 * room), int(abs(by - ay) + 2 * room)))
        a, b = (ax - corner[0], ay - corner[1]), (bx - corner[0], by - corner[1])
        colour = road_tones()[look.heat]
        if look.state == SHUT:
            lines = [[a, _between(a, b, 0.4)], [b, _between(b, a, 0.4)]]
        elif look.state == TORN:
            lines = [[_jag(a, b, n / 12, i) for n in range(13)]]
        else:
            lines = [[a, b]]
        for line in lines:
            pygame.draw.lines(
                bloom.layer,
                shade(colour, 0.2),
                False,
                [quarter(p) for p in line],
                max(1, round(self.u)),
            )
        patch = bloom.spread()
        for line in lines:
            pygame.draw.lines(patch, shade(colour, 0.3), False, line, max(2, round(2.4 * self.u)))
            aalines(patch, shade(colour, 0.92), False, line)
        return patch, corner

    def _stand(self, i: int, look: SectorLook) -> None:
        cluster = self.cluster(i, look.size)
        x, y = self.chart.sectors[i]
        corner = (round(x) - cluster.foot[0], round(y) - cluster.foot[1])
        self.picture.blit(cluster.dead if look.heat == IS_DARK else cluster.tinted(look.colour, look.lit), corner)

    def _halo(self, i: int, look: SectorLook) -> Patch:
        """The shine of a cluster on the air round it."""
        w, h = self.cluster(i, look.size).size
        strong = (0.1 + 0.05 * look.lit) * (1.6 if look.heat > 0 else 1)
        light = pool(shade(look.colour, strong), round(w * 1.9), round(h * 1.7), 1.7)
        x, y = self.chart.sectors[i]
        return _centred(light, (x, y - h * 0.28))


@kept
def shade_for(size: tuple[int, int]) -> pygame.Surface:
    """What darkens a box of that size, to be multiplied with, less toward its edges. Shared."""
    w, h = size
    small = pygame.Surface((max(3, w // 6), max(3, h // 3)))
    small.fill((255, 255, 255))
    small.fill(SHADE, small.get_rect().inflate(-2, -2))
    return pygame.transform.smoothscale(small, size)


def _box(patch: Patch) -> pygame.Rect:
    """Where a patch lies."""
    return patch[0].get_rect(topleft=(round(patch[1][0]), round(patch[1][1])))


def _round(boxes: list[pygame.Rect]) -> pygame.Rect:
    """The box round some; an empty one round none."""
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


def _joined(boxes: list[pygame.Rect]) -> list[pygame.Rect]:
    """Boxes that hold all of these and don't overlap."""
    found: list[pygame.Rect] = []
    for box in boxes:
        while (hit := box.collidelist(found)) >= 0:
            box = box.union(found.pop(hit))
        found.append(box)
    return found


def _centred(patch: pygame.Surface, middle: Point) -> Patch:
    return patch, (round(middle[0] - patch.get_width() / 2), round(middle[1] - patch.get_height() / 2))


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _jag(a: Point, b: Point, share: float, key: int) -> Point:
    x, y = _between(a, b, share)
    off = (hash_unit(key, round(share * 100)) - 0.5) * (10 if 0.2 < share < 0.8 else 0)
    return x + off, y - off
