"""The annunciator: twelve groups of alarms, new ones blinking, first-out marked, and the rate against the guidance."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pygame

from game.play.render.instrument import Instrument, plate, write
from game.play.render.layout import Layout
from game.play.render.theme import Colour, fitting, mix, palette, width
from game.play.render.view import View
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.common.ports import CALLS

STATES = ("", "new", "seen", "cleared")
SHAPES = ("", "▲", "■", "▽")
EARLY = 120 * TICKS_PER_SECOND  # before that a rate says nothing
BLINK = 15  # ticks of one half of a blink
# EEMUA 191 on alarms in ten minutes, for one operator: for the debrief's small print
FLOOD = 10  # and from there on
GUIDANCE = ((1, "acceptable"), (2, "manageable"), (FLOOD - 1, "too many"))
WINDOW = 10 * 60 * TICKS_PER_SECOND  # over which alarms are counted
# Alarms in a minute, by what hands can do: to look at one and answer it takes some five seconds.
QUIET, BUSY = 4, 12


def guidance(rate: int) -> str:
    """What EEMUA 191 calls so many alarms in ten minutes."""
    return next((word for most, word in GUIDANCE if rate <= most), "a flood")


def pace(rate: int, moment: int) -> int:
    """Alarms in a minute, of so many in the last ten minutes of a run that is as old as `moment`."""
    minutes = min(max(moment, EARLY // 4), WINDOW) / (60 * TICKS_PER_SECOND)
    return round(rate / minutes)


def pace_word(minute: int) -> str:
    """Whether so many alarms in a minute can be answered one by one."""
    return "few" if minute <= QUIET else "you can keep up" if minute <= BUSY else "more than hands can answer"


class AlarmGroup(NamedTuple):
    """A group of alarms: its state (an index of STATES), whether it came first, how often it rang."""

    state: int
    first: int
    rings: int


class AlarmsContent(NamedTuple):
    """All that is shown. names: of the groups in this level; calm: those that were understood."""

    groups: tuple[AlarmGroup, ...]
    minute: int  # alarms in a minute
    blink: int
    hovered: bool
    names: tuple[str, ...]
    calm: tuple[int, ...] = ()


class TileColours(NamedTuple):
    """Those of a group's tile; fill: None where nothing is filled."""

    fill: Colour | None
    edge: Colour
    ink: Colour


class Annunciator(Instrument):
    """Tiles of groups, and how many alarms there are in ten minutes.

    `key` is what stands on the key that acknowledges. A dream's own has `labels` of its groups, and says which are
    `mild`, in amber, or `understood`, in violet.
    """

    distant = True
    labels: Sequence[str] = ()
    mild: Sequence[int] = ()
    understood: Sequence[int] = ()
    joined: bool = False  # whether a state's shape stands close to the label
    short: Sequence[str] = ()  # labels for where the others don't fit

    def __init__(self, name: str, layout: Layout, wall: pygame.Surface, key: str) -> None:
        super().__init__(name, layout, wall)
        self.key = key

    def content(self, view: View) -> AlarmsContent:
        """See the class."""
        states, minute = view.all("alarm.state"), pace(view.one("alarms.rate"), view.now.moment)
        groups = map(AlarmGroup, states, view.all("alarm.first"), view.all("alarm.count"))
        blink = view.blink(BLINK) if 1 in states else 0
        hovered = view.ui.hovered.kind == "alarms"
        return AlarmsContent(tuple(groups), minute, blink, hovered, self.names(view))

    def names(self, view: View) -> tuple[str, ...]:
        """What the groups are called in this level, where that is more than their label; empty for the others."""
        return ("",) * CALLS

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """A header and four columns of three."""
        plate(surface, self.u, mix(palette.edge, palette.cyan, 0.5) if content.hovered else palette.edge)
        self._header(surface, content)
        for i, rect in enumerate(self.tiles()):
            self._tile(surface.subsurface(rect), i, content.names[i], content.groups[i], content.blink)

    def tiles(self) -> list[pygame.Rect]:
        """The tiles' places within the box."""
        pad, gap, top = self.px(10), self.px(5), self.px(28)
        w = (self.rect.width - 2 * pad - 3 * gap) // 4
        h = (self.rect.height - top - self.px(8) - 2 * gap) // 3
        return [pygame.Rect(pad + i % 4 * (w + gap), top + i // 4 * (h + gap), w, h) for i in range(CALLS)]

    def _header(self, surface: pygame.Surface, content: AlarmsContent) -> None:
        pad, y = self.px(12), self.px(7)
        write(surface, "ALARMS", (pad, y), "medium", self.head, palette.white)
        new, x = sum(group.state == 1 for group in content.groups), pad + width("ALARMS ", "medium", self.head)
        if new:
            x = write(surface, f"{new} new · {self.key}", (x, y + 1), "mono", self.small, palette.rose).right
        word = pace_word(content.minute)
        colour = palette.dim if content.minute <= QUIET else palette.pale if content.minute <= BUSY else palette.rose
        at, room = (self.rect.width - pad, y + 1), self.rect.width - 2 * pad - x
        ways = (f"{content.minute} a minute: {word}", f"{content.minute} a minute")
        said = next((way for way in ways if width(way, "mono", self.small) <= room), "")
        write(surface, said, at, "mono", self.small, colour, 1)

    def _tile(self, tile: pygame.Surface, i: int, name: str, group: AlarmGroup, blink: int) -> None:
        state, first, rings = group
        tone = palette.violet if i in self.understood else palette.amber if i in self.mild else palette.rose
        fill, edge, ink = tile_colours(state, tone, blink)
        box, radius = tile.get_rect(), self.px(5)
        if fill:
            pygame.draw.rect(tile, fill, box, 0, radius)
        pygame.draw.rect(tile, edge, box, 1 if state != 3 else 2, radius)
        line = self.small + 2
        two = box.height >= 2 * line and state > 0
        top = (box.height - (2 if two else 1) * line) // 2 - 1
        called = self.labels[i]
        label = called if two or not state else f"{SHAPES[state]}{'' if self.joined else ' '}{called}"
        room = box.width - self.px(8)
        pixels = fitting(label, "medium", self.small, room, self.least)
        if self.short and width(label, "medium", pixels) > room:
            label, pixels = label.replace(called, self.short[i]), self.small
        pixels = fitting(label, "medium", pixels, box.width - 4)
        write(tile, label, (box.centerx, top), "medium", pixels, ink, 0.5)
        if two:
            words = self._words(f"{SHAPES[state]} {name or STATES[state]}", bool(first), rings, box.width)
            write(tile, words, (box.centerx, top + line), "mono", self.small, ink, 0.5)
        elif first:
            pygame.draw.circle(tile, palette.white, (box.right - self.px(6), self.px(6)), self.px(2.5))

    def _words(self, said: str, first: bool, count: int, room: int) -> str:
        """What is said of a state, that it came first, how many: as much as there is room for."""
        longer = f"{said} 1st" if first else said
        most = f"{longer} {count}" if count > 1 else longer
        return next((w for w in (most, longer) if width(w, "mono", self.small) <= room - 4), said)


def tile_colours(state: int, tone: Colour, blink: int) -> TileColours:
    """The colours of a group in a state. blink: 1 in every other half second."""
    if state == 1:
        return TileColours(
            mix(palette.ink, tone, 0.85 if blink else 0.4), tone, (24, 8, 20) if blink else palette.white
        )
    if state == 2:
        return TileColours(mix(palette.ink, tone, 0.2), mix(palette.ink, tone, 0.7), mix(tone, palette.white, 0.35))
    if state == 3:
        return TileColours(None, mix(palette.ink, palette.pale, 0.5), palette.pale)
    return TileColours(None, mix(palette.ink, palette.edge, 0.7), palette.dim)
