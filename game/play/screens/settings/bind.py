"""Which key does what: pages of what can be bound, two keys each, over a picture of the keyboard."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from game.play.input import bindings
from game.play.input.bindings import MOST, PRESETS, STANDARD, Bindings, Key
from game.play.input.key_labels import label
from game.play.input.key_places import LAST, SILENT, Place, place_of
from game.play.input.navigation import toward
from game.play.input.own_keys import DIRECTIONS, NEEDED, Ask, asks, keyed
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.theme import Colour, mix, palette
from game.play.screens.host import Host
from game.play.screens.screen import DRIFTING, STILL, Screen
from game.play.screens.settings.bound_keys import pages, rivals
from game.play.screens.settings.keyboard import COLUMNS, ROWS, Face, draw_cap, rects
from game.play.screens.widgets import pane, unit

WIDE, HIGH = 1180, 700  # units
TABS, LIST, ROW, LINES = 58, 100, 27, 8  # units: where tabs and list begin; a row's height; rows in a column
NAME, SLOT = 240, 148  # units: where slots begin in a row, and how wide one is
HINT = (
    "{choose} or a click, then a key: changes it · {erase} or a right click: takes it away · {next} next page · "
    "{back} goes back"
)
WAITS = "Press the key that {what} shall have, or click it below. {back} lets it be."


class Stop(NamedTuple):
    """Something that can be chosen: where it is, what it does, and what left and right do there instead of moving."""

    rect: pygame.Rect
    act: Callable[[], None]
    turn: Callable[[int], None] | None = None
    slot: tuple[Key, int] | None = None


class BindScreen(Screen):
    """Arrows go from slot to slot; a slot that was chosen waits for the key that it shall have."""

    overlay, heading = True, "Keys"

    def __init__(self, host: Host) -> None:
        self.host, self.page, self.focus, self.age = host, 0, 0, 0
        self.pages = pages()
        self.waiting: tuple[Key, int] | None = None
        self.said, self.warned = "", False
        self.laid_aside: dict[str, dict[str, list[Place]]] = {}  # by preset, what was chosen beside it
        self.resize(host.size)

    # Where everything is

    def resize(self, size: tuple[int, int]) -> None:
        """Tabs, two columns of rows, the keyboard, and at the foot the preset and what leads away."""
        self.u = u = unit(size)
        self.box = pygame.Rect(0, 0, min(round(WIDE * u), size[0]), min(round(HIGH * u), size[1]))
        self.box.center = size[0] // 2, size[1] // 2
        inner = self.box.inflate(-round(48 * u), 0)
        wide = inner.w // len(self.pages)
        self.tabs = [pygame.Rect(inner.x + n * wide, self.box.y + round(TABS * u), wide, round(30 * u))
                     for n in range(len(self.pages))]  # fmt: skip
        self.foot = pygame.Rect(inner.x, self.box.bottom - round(62 * u), inner.w, round(32 * u))
        key = inner.w / COLUMNS
        self.board = pygame.Rect(inner.x, 0, inner.w, min(round(key * 0.9 * ROWS), round(288 * u)))
        self.board.bottom = self.foot.y - round(8 * u)
        self._list = inner
        self.fields = self._stops()

    def _row(self, n: int) -> pygame.Rect:
        u, half = self.u, self._list.w // 2
        x = self._list.x + n // LINES * half
        return pygame.Rect(x, self.box.y + round((LIST + n % LINES * ROW) * u), half - round(16 * u), round(ROW * u))

    def _slot(self, n: int, slot: int) -> pygame.Rect:
        row, u = self._row(n), self.u
        return pygame.Rect(row.x + round((NAME + slot * SLOT) * u), row.y + 1, round((SLOT - 8) * u), row.h - 3)

    def _stops(self) -> list[Stop]:
        third = self.foot.w // 3
        foot = [pygame.Rect(self.foot.x + n * third, self.foot.y, third - 8, self.foot.h) for n in range(3)]
        slots = [
            Stop(self._slot(n, slot), lambda key=key, slot=slot: self._wait(key, slot), None, (key, slot))  # type: ignore[misc]
            for n, key in enumerate(self.pages[self.page].keys)
            for slot in range(MOST)
        ]
        return [*slots, Stop(foot[0], lambda: self._preset(1), self._preset), Stop(foot[1], self._reset),
                Stop(foot[2], self.host.director.back)]  # fmt: skip

    @property
    def stop(self) -> Stop:
        """What is in focus."""
        return self.fields[self.focus]

    def stops(self) -> Sequence[tuple[int, int]]:
        """What can be chosen, then the tabs; the keys of the picture while one is waited for."""
        if self.waiting:
            return [rect.center for _, rect in rects(self.board)]
        return [*(field.rect.center for field in self.fields), *(tab.center for tab in self.tabs)]

    # Input

    @property
    def frames(self) -> int:
        """Only a slot that waits moves."""
        return DRIFTING if self.waiting else STILL

    def tick(self) -> None:
        """A slot that waits breathes."""
        self.age += 1

    def handle(self, event: pygame.event.Event) -> None:
        """While a slot waits the next key is its own; else keys and mouse move and choose."""
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._click(event.pos, event.button)
        elif event.type == pygame.MOUSEMOTION and event.rel != (0, 0) and not self.waiting:
            self._focus_on(self._under(event.pos))
        elif event.type == pygame.KEYDOWN and self.waiting:
            self._pressed(event, *self.waiting)
        elif event.type == pygame.KEYDOWN:
            self._key(event)

    def _pressed(self, event: pygame.event.Event, key: Key, slot: int) -> None:
        """Its key for the slot that waits. The one that goes back lets it be, unless it is that which is changed."""
        place = place_of(event)
        if place in SILENT or not 0 < place <= LAST:
            return
        if asks(event, Ask.BACK) and key != Ask.BACK.value:
            self.waiting = None
        else:
            self._give(key, slot, place)

    def _key(self, event: pygame.event.Event) -> None:
        way = next((way for ask, way in DIRECTIONS.items() if asks(event, ask)), "")
        if asks(event, Ask.BACK):
            self.host.director.back()
        elif asks(event, Ask.NEXT):
            self._turn_to(self.page + (-1 if event.mod & pygame.KMOD_SHIFT else 1))
        elif asks(event, Ask.ERASE) and self.stop.slot:
            self._give(*self.stop.slot, None)
        elif self.stop.turn and way in ("left", "right") and (way == "left" or self._beside(way) < 0):
            self.stop.turn(-1 if way == "left" else 1)
        elif way:
            self._focus_on(self._beside(way))
        elif asks(event, Ask.CHOOSE):
            self._choose()

    def _beside(self, way: str) -> int:
        """The stop that lies in a direction."""
        middles = [(float(stop.rect.centerx), -float(stop.rect.centery)) for stop in self.fields]
        return toward(middles, middles[self.focus], way)

    def _focus_on(self, stop: int) -> None:
        if stop >= 0 and stop != self.focus:
            self.focus = stop
            self.host.sound.play("menu-move")

    def _choose(self) -> None:
        self.host.sound.play("menu-choose")
        self.stop.act()

    def _under(self, pos: tuple[int, int]) -> int:
        return next((n for n, stop in enumerate(self.fields) if stop.rect.collidepoint(pos)), -1)

    def _click(self, pos: tuple[int, int], button: int) -> None:
        place = next((at for at, rect in rects(self.board) if rect.collidepoint(pos)), 0)
        tab = next((n for n, rect in enumerate(self.tabs) if rect.collidepoint(pos)), -1)
        stop = self._under(pos)
        if self.waiting and place and button == 1:
            return self._give(*self.waiting, place)
        self.waiting = None
        if tab >= 0:
            self._turn_to(tab)
        elif place:
            self._focus_on(self._stop_of(place))
        elif stop >= 0:
            self._focus_on(stop)
            self._press_stop(self.fields[stop], pos, button)
        return None

    def _press_stop(self, stop: Stop, pos: tuple[int, int], button: int) -> None:
        if button == 1 and stop.turn:
            stop.turn(-1 if pos[0] < stop.rect.centerx else 1)
        elif button == 1:
            self._choose()
        elif button == 3 and stop.slot:
            self._give(*stop.slot, None)

    def _stop_of(self, place: Place) -> int:
        """The slot of this page that has a place, -1 for none."""
        return next((n for n, stop in enumerate(self.fields) if stop.slot and _at(*stop.slot) == place), -1)

    def _turn_to(self, page: int) -> None:
        self.page, self.focus, self.waiting, self.said = page % len(self.pages), 0, None, ""
        self.fields = self._stops()

    # What is changed

    def _wait(self, key: Key, slot: int) -> None:
        self.waiting, self.said = (key, slot), ""

    def _give(self, key: Key, slot: int, place: Place | None) -> None:
        """A place for a key, or none; whoever had it gets the old one for it."""
        self.waiting = None
        before, others = bindings.in_use(), rivals(key)
        after = before.with_key(key, slot, place, others)
        lost = next((ask.value for ask in NEEDED if not after.places(ask.value)), None)
        if lost:
            self._say(f"{lost.does.capitalize()} has no other key: give it one first.", True)
            return
        losers = [other for other in others if after.places(other) != before.places(other)]
        self._keep(after)
        self.host.sound.play("menu-choose")
        self._say(f"{label(place)}: {key.does} now. {_in_return(losers)}" if place and losers else "", False)

    def _keep(self, bound: Bindings) -> None:
        self.host.change(keys={name: list(places) for name, places in bound.own.items()}, keys_preset=bound.preset)

    def _say(self, line: str, warned: bool) -> None:
        self.said, self.warned = line, warned

    def _preset(self, way: int) -> None:
        """Another preset; what was chosen beside the one before comes back with it, while this screen is open."""
        settings, names = self.host.settings, list(PRESETS)
        self.laid_aside[settings.keys_preset] = settings.keys
        here = names.index(settings.keys_preset) if settings.keys_preset in names else 0
        name = names[(here + way) % len(names)]
        self.host.change(keys_preset=name, keys=self.laid_aside.get(name, {}))
        self._say("", False)

    def _reset(self) -> None:
        self.laid_aside = {}
        self.host.change(keys_preset=STANDARD, keys={})
        self._say("All keys are as they were in the beginning.", False)

    # The picture

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, tabs, rows, keyboard, foot."""
        u = self.u
        surface.blit(veil(surface.get_size(), 205), (0, 0))
        surface.blit(pane(self.box.size, 246), self.box)
        at = (self.box.centerx, self.box.y + 12 * u)
        theme.write(surface, self.heading, at, "italic", round(32 * u), palette.white, 0.5)
        self._draw_tabs(surface)
        clashes = self.clashes()
        for n, (key, tone, _) in enumerate(self.pages[self.page].rows):
            self._draw_row(surface, n, key, palette.of(tone), clashes)
        self._draw_line(surface, clashes)
        self._draw_board(surface)
        self._draw_foot(surface)

    def _draw_tabs(self, surface: pygame.Surface) -> None:
        pixels = round(14 * self.u)
        for n, (page, tab) in enumerate(zip(self.pages, self.tabs, strict=True)):
            here = n == self.page
            pygame.draw.line(
                surface,
                palette.cyan if here else palette.edge,
                tab.bottomleft,
                (tab.right - 1, tab.bottom),
                2 if here else 1,
            )
            title = theme.fit(page.title, "mono", pixels, tab.w - 6)
            theme.write(
                surface,
                title,
                (tab.centerx, tab.y + 5 * self.u),
                "mono",
                pixels,
                palette.white if here else palette.dim,
                0.5,
            )

    def clashes(self) -> dict[tuple[Key, Place], Key]:
        """What of this page shares a place with something that acts at the same time, and with what."""
        found: dict[tuple[Key, Place], Key] = {}
        for key in self.pages[self.page].keys:
            others = rivals(key)
            found |= {(key, place): other for other in others for place in key.places if place in other.places}
        return found

    def _draw_row(
        self, surface: pygame.Surface, n: int, key: Key, tone: Colour, clashes: dict[tuple[Key, Place], Key]
    ) -> None:
        u, row, pixels = self.u, self._row(n), round(14 * self.u)
        here = self.stop.slot is not None and self.stop.slot[0] == key
        top = row.centery - theme.font("mono", pixels).get_height() // 2
        pygame.draw.circle(surface, tone, (row.x + round(6 * u), row.centery), max(2, round(3 * u)))
        name = theme.fit(key.does, "mono", pixels, round((NAME - 24) * u))
        theme.write(surface, name, (row.x + 18 * u, top), "mono", pixels, palette.white if here else palette.pale)
        for slot in range(MOST):
            self._draw_slot(surface, self._slot(n, slot), (key, slot), tone, (key, _at(key, slot)) in clashes)

    def _draw_slot(
        self, surface: pygame.Surface, rect: pygame.Rect, slot: tuple[Key, int], tone: Colour, clashes: bool
    ) -> None:
        waits, here = self.waiting == slot, self.stop.slot == slot
        lit = 0.5 + 0.5 * abs(self.age % 60 - 30) / 30 if waits else float(here)
        tone = palette.amber if clashes else tone
        place, pixels = _at(*slot), round(13 * self.u)
        pygame.draw.rect(surface, mix(palette.ink, tone, (0.14 if place else 0.03) + 0.26 * lit), rect, 0, 5)
        edge = mix(palette.edge, tone, 0.25 + 0.75 * lit) if place or lit else mix(palette.ink, palette.edge, 0.6)
        pygame.draw.rect(surface, edge, rect, 2 if here or waits else 1, 5)
        said = "press a key" if waits else label(place) if place else "·"
        at = (rect.centerx, rect.centery - theme.font("mono", pixels).get_height() // 2)
        theme.write(
            surface,
            said,
            at,
            "mono",
            pixels,
            mix(tone, palette.white, 0.6 + 0.4 * lit) if place or waits else palette.dim,
            0.5,
        )

    def _draw_line(self, surface: pygame.Surface, clashes: dict[tuple[Key, Place], Key]) -> None:
        """What waits, what was done, or what is amiss."""
        said, colour = self.said, palette.amber if self.warned else palette.cyan
        if self.waiting:
            said, colour = keyed(WAITS.replace("{what}", f"“{self.waiting[0].does}”")), palette.cyan
        elif clashes and not said:
            (key, place), other = next(iter(clashes.items()))
            said, colour = (
                f"{label(place)} is for “{key.does}” and for “{other.does}”: give one of them another key.",
                palette.amber,
            )
        pixels = round(13 * self.u)
        said = theme.fit(said, "mono", pixels, self.board.w)
        theme.write(surface, said, (self.board.centerx, self.board.y - 22 * self.u), "mono", pixels, colour, 0.5)

    def _draw_board(self, surface: pygame.Surface) -> None:
        bound = {place: row for row in reversed(self.pages[self.page].rows) for place in row.key.places}
        chosen = _at(*self.stop.slot) if self.stop.slot else 0
        for place, rect in rects(self.board):
            row = bound.get(place)
            mine = row is not None and self.stop.slot is not None and row.key == self.stop.slot[0]
            lit = 1.0 if place == chosen else 0.6 if mine else 0.15
            draw_cap(
                surface, rect, place, self.u, Face(row.key.does, palette.of(row.tone), row.icon, lit) if row else None
            )

    def _draw_foot(self, surface: pygame.Surface) -> None:
        settings, pixels = self.host.settings, round(14 * self.u)
        own = f", {len(settings.keys)} changed" if settings.keys else ""
        words = (f"preset   ‹  {settings.keys_preset}{own}  ›", "Reset all", "Back")
        for stop, said in zip(self.fields[-3:], words, strict=True):
            lit = stop is self.stop
            pygame.draw.rect(surface, mix(palette.ink, palette.cyan, 0.22 if lit else 0.04), stop.rect, 0, 6)
            pygame.draw.rect(surface, mix(palette.edge, palette.cyan, 0.8 if lit else 0.0), stop.rect, 1, 6)
            top = stop.rect.centery - theme.font("mono", pixels).get_height() // 2
            theme.write(
                surface, said, (stop.rect.centerx, top), "mono", pixels, palette.white if lit else palette.pale, 0.5
            )
        hint, small = keyed(HINT), round(12 * self.u)
        at = (self.box.centerx, self.box.bottom - 22 * self.u)
        theme.write(surface, theme.fit(hint, "mono", small, self.board.w), at, "mono", small, palette.dim, 0.5)


def _at(key: Key, slot: int) -> Place:
    """The place in one of a key's slots; 0 where that is empty."""
    places = key.places
    return places[slot] if slot < len(places) else 0


def _in_return(losers: Sequence[Key]) -> str:
    """What those have now who had to give a key away."""
    return " ".join(f"{key.does.capitalize()} has {key.labels or 'none'} for it." for key in losers)
