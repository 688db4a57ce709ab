"""Instruments of the hall: what the journey asks for, the annunciator by subsystem, the four verbs."""

from collections.abc import Hashable
from typing import Any, NamedTuple

import pygame

from game.level.clock import clock
from game.play.dreams.guardian import tile_states
from game.play.dreams.guardian.goals import journey
from game.play.dreams.guardian.scene.hall_view import EMBRACED, HallView
from game.play.render.annunciator import SHAPES, AlarmGroup, AlarmsContent, Annunciator, tile_colours
from game.play.render.dream_clock import time_left
from game.play.render.instrument import Instrument, bar, plate, write
from game.play.render.theme import Colour, fit, fitting, mix, palette, width
from game.play.render.verb_tile import Tile
from game.play.render.view import View
from game.play.render.words import full_percents
from game.sim.fixed import ONE
from game.sim.laws.common.ports import CALLS
from game.sim.laws.guardian.verbs import GuardianVerb

STIRRED, NEAR = 0.35, 0.75  # agitations that have a word
LARGE = 1.15  # times its plain size from which on type needs wider tiles of alarms


class HallTile(Tile):
    """One of the four verbs."""

    def progress(self, view: View) -> float:
        """See the base class."""
        assert isinstance(view, HallView)
        return tile_states.progress(view, self.verb)

    def content(self, view: View) -> Hashable:
        """As every tile, and the pane that it acts on."""
        i = view.one("selected")
        named = self.verb != GuardianVerb.ANSWER and 0 <= i < len(view.level.sectors)
        return super().content(view), view.level.sectors[i].name if named else ""

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """The tile; at its upper right whom it acts on."""
        tile, name = content
        super().paint(surface, tile)
        room = surface.get_width() - 2 * self.px(8) - width(f"{self.row.label} ", "mono", self.small)
        pixels = fitting(name, "mono", self.small, room, self.least)
        at = (surface.get_width() - self.px(8), self.px(5))
        write(surface, name, at, "mono", pixels, mix(palette.dim, self.tone, 0.5), 1)


def _percent(view: View, name: str) -> int:
    return full_percents(view.one(name), ONE)


class Needs(NamedTuple):
    """What a journey needs: embraces, and the shares of faults cured and of composure in Q16."""

    embraced: int
    cured: int
    composure: int


class JourneyContent(NamedTuple):
    """All that is shown; shares in whole percent."""

    agitation: int
    bears: int  # seconds of too much of it that end the night, 0 where none do
    embraced: int
    cures: int
    faults: int
    cured: int
    composure: int
    needs: Needs
    lost: int
    most: int  # that may be lost, 0 where there is no bound
    blink: int
    end: str  # when the night ends, and in how long; empty where it doesn't
    met: tuple[bool, ...]  # whether each of the three is there


class Goal(NamedTuple):
    """A row: what there is of something, and how much is needed (a share of the bar, 0 where it counts in parts)."""

    name: str
    said: str
    share: float
    tone: Colour
    need: float


class Journey(Instrument):
    """What the dream asks for, and what there is of it."""

    def content(self, view: View) -> JourneyContent:
        """See the class."""
        left = time_left(view)
        return JourneyContent(
            agitation=_percent(view, "agitation"),
            bears=view.level.held_for("agitation.level"),
            embraced=view.one("journey.embraced"),
            cures=view.one("journey.cures"),
            faults=view.one("journey.faults"),
            cured=_percent(view, "journey.cured"),
            composure=_percent(view, "composure"),
            needs=Needs(*(view.one(f"journey.{name}.need") for name in Needs._fields)),
            lost=sum(view.all("dark")),
            most=round(min(view.level.bounds("loss.lost", "loss.faults"), default=0)),
            blink=view.blink(20),
            end=f"{clock(view.level.length_ticks)}, in {clock(left)}" if left >= 0 else "",
            met=tuple(one.met for one in journey(view.now)),
        )

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Agitation as a gauge with its limit; under it the three things that are required."""
        lost, most, needs = content.lost, content.most, content.needs
        plate(surface, self.u)
        pad, (w, h) = self.px(12), surface.get_size()
        step = min(self.px(34), (h - self.px(63) - self.small) // 3)  # above the line at the foot
        self._agitation(surface, content.agitation, content.blink, content.bears)
        for n, ((name, said, share, tone, need), met) in enumerate(zip(_goals(content), content.met, strict=True)):
            y = self.px(51) + n * step
            write(surface, name, (pad, y), "medium", self.small, mix(tone, palette.white, 0.2))
            said = f"{said.partition(',')[0]}, met" if met else said
            pixels = fitting(
                said, "mono", self.small, w - 2 * pad - width(f"{name} ", "medium", self.small), self.least
            )
            write(surface, said, (w - pad, y), "mono", pixels, palette.white if met else palette.pale, 1)
            track = pygame.Rect(pad, y + self.small + self.px(5), w - 2 * pad, self.px(5))
            self._track(surface, track, share, tone, need, needs.embraced if n == 0 else 0)
        deadline = f"judged at {content.end}" if content.end else "judged when the night ends"
        words = f"× {lost}{f' of {most}' if most else ''} lost · {deadline}" if lost else deadline
        pixels = fitting(words, "mono", self.small, w - 2 * pad, self.least)
        tone = palette.rose if lost > 1 else palette.amber if lost else palette.dim
        words = fit(words, "mono", pixels, w - 2 * pad)
        write(surface, words, (pad, h - self.small - self.px(9)), "mono", pixels, tone)

    def _agitation(self, surface: pygame.Surface, agitation: int, blink: int, bears: int) -> None:
        pad, w = self.px(12), surface.get_width()
        share = agitation / 100
        tone = palette.rose if share >= NEAR else palette.amber if share >= STIRRED else palette.cyan
        word = (
            (f"{bears} s end it:" if bears else "too much")
            if share >= 1
            else "near its limit"
            if share >= NEAR
            else "stirred"
            if share >= STIRRED
            else "low"
        )
        write(surface, "AGITATION", (pad, self.px(9)), "medium", self.head, mix(tone, palette.white, 0.25))
        ink = palette.white if share >= 1 and blink else tone
        write(surface, f"{word} {agitation} %", (w - pad, self.px(10)), "mono", self.small, ink, 1)
        track = pygame.Rect(pad, self.px(30), w - 2 * pad, self.px(8))
        self._track(surface, track, share / 1.25, tone, 0.8, 0)

    def _track(
        self, surface: pygame.Surface, track: pygame.Rect, share: float, tone: Any, goal: float, parts: int
    ) -> None:
        """A bar with a notch at the required share, or in as many parts as there are to be embraced."""
        bar(surface, track, share, tone, (26, 32, 66))
        if goal:
            x = track.left + round(track.width * goal)
            pygame.draw.line(
                surface, palette.white, (x, track.top - self.px(2)), (x, track.bottom + self.px(1)), self.px(1.4)
            )
        for n in range(1, parts):
            x = track.left + track.width * n // parts
            pygame.draw.line(surface, palette.ink, (x, track.top), (x, track.bottom), self.px(2))


def _goals(content: JourneyContent) -> tuple[Goal, ...]:
    needs = content.needs
    embraced = content.embraced / max(1, needs.embraced)
    cured = f"{content.cures} of {content.faults}, needs {full_percents(needs.cured, ONE)} %"
    calm = f"{content.composure} %, needs {full_percents(needs.composure, ONE)} %"
    return (
        Goal("EMBRACED", f"{content.embraced} of {needs.embraced}", embraced, palette.violet, 0.0),
        Goal("FAULTS CURED", cured, content.cured / 100, palette.amber, needs.cured / ONE),
        Goal("COMPOSURE", calm, content.composure / 100, palette.cyan, needs.composure / ONE),
    )


class HallAlarms(Annunciator):
    """A group for each subsystem: new ones blink, those of embraced ones are violet; under each how often it rang."""

    def content(self, view: View) -> AlarmsContent:
        """See the class."""
        return super().content(view)._replace(calm=tuple(view.all("sub.embraced"))[:CALLS])

    def names(self, view: View) -> tuple[str, ...]:
        """Those of the subsystems."""
        return tuple(sector.name for sector in view.level.sectors)[:CALLS]

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """A header and two rows of six; where type is large three of four."""
        plate(surface, self.u, mix(palette.edge, palette.cyan, 0.5) if content.hovered else palette.edge)
        self._header(surface, content)
        most = max([8, *(group.rings for group in content.groups)])
        for i, name in enumerate(content.names):
            tile = surface.subsurface(self.tiles()[i])
            self._group(tile, name, content.groups[i], content.blink, bool(content.calm[i]), most)

    def tiles(self) -> list[pygame.Rect]:
        """The groups' places within the box."""
        pad, gap, top = self.px(10), self.px(4), self.px(27)
        columns, rows = (6, 2) if self.layout.growth["annunciator"] < LARGE else (4, 3)
        w = (self.rect.width - 2 * pad - (columns - 1) * gap) // columns
        h = (self.rect.height - top - self.px(8) - (rows - 1) * gap) // rows
        return [pygame.Rect(pad + i % columns * (w + gap), top + i // columns * (h + gap), w, h) for i in range(CALLS)]

    def _group(self, tile: pygame.Surface, name: str, group: AlarmGroup, blink: int, calm: bool, most: int) -> None:
        state, first, rings = group
        tone, shape = (palette.violet, EMBRACED.shape * (state > 0)) if calm else (palette.rose, SHAPES[state])
        share = rings / most
        fill, edge, ink = tile_colours(state, tone, blink)
        box, radius = tile.get_rect(), self.px(4)
        if fill:
            pygame.draw.rect(tile, fill, box, 0, radius)
        pygame.draw.rect(tile, edge, box, 1 if state != 3 else 2, radius)
        words, low = f"{shape}{name}", box.height < 2 * self.small
        type_ = fitting(words, "mono", self.small, box.width - 4, self.least) if low else self.small
        if width(words, "mono", type_) > box.width - 4:  # in a small window the shape goes to the foot
            write(tile, shape, (box.centerx, box.bottom - type_ - 1), "mono", type_, ink, 0.5)
            type_ = fitting(name, "mono", type_, box.width - 2, self.least)
            words, share = fit(name, "mono", type_, box.width - 2), 0.0 if state else share
        top = (box.height - self.small) // 2 - self.px(3)
        write(tile, words, (box.centerx, top), "mono", type_, ink, 0.5)
        if first:
            pygame.draw.circle(tile, palette.white, (box.right - self.px(5), self.px(5)), self.px(2.2))
        foot, high = (self.px(2.5), self.px(1.5)) if low else (self.px(6), self.px(3))
        track = pygame.Rect(self.px(5), box.bottom - foot, box.width - self.px(10), high)
        if share:
            bar(tile, track, share, mix(palette.ink, tone, 0.75), mix(palette.ink, palette.faint, 0.4))
