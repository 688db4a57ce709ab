"""The shelter panel: streams of people, the places that are left, and what an override would save now."""

from typing import Any, NamedTuple

import pygame

from game.play.dreams.platform.instruments.routes import sharers
from game.play.dreams.platform.instruments.sector_states import shortfall, streams, time_to_empty
from game.play.dreams.platform.instruments.shelter_line import in_turn, line_up, ordered
from game.play.dreams.platform.verbs import VERBS
from game.play.render.instrument import Instrument, bar, plate, write
from game.play.render.theme import Colour, fit, mix, palette, width
from game.play.render.view import View
from game.play.render.words import percent
from game.sim.fixed import FAR
from game.sim.laws.platform.ports import SHELTER
from game.sim.laws.platform.verbs import PlatformVerb

ROWS = 3  # of streams that there is room for; below them is one for the line of those who wait


def _streams(view: View) -> list[int]:
    """The sectors of the streams that have a row: all, or as many as leave a row that counts the rest."""
    found = streams(view.now)
    return found if len(found) <= ROWS else found[: ROWS - 1]


def listed(view: View) -> list[int]:
    """The sectors of the rows, -1 where a row is nobody's: streams, and the first in line."""
    shown, line = _streams(view), ordered(view, PlatformVerb.SHELTER)
    return [*shown, *[-1] * (ROWS - len(shown)), line[0] if line else -1]


class Stream(NamedTuple):
    """A sector whose people are on their way. done: pixels of its bar."""

    name: str
    done: int
    doing: str
    colour: Colour


class Balance(NamedTuple):
    """Who is safe: in words, and in pixels of the bar at the foot."""

    used: str
    places: str
    required: str
    lacks: str  # what an override now would lack
    full: int
    goal: int  # -1 where no share is required


class ShelterContent(NamedTuple):
    """All that is shown."""

    streams: tuple[Stream, ...]
    rows: int
    more: int  # streams that have no row
    line: str  # who waits; empty for nobody
    jams: bool  # whether the first of them would share a road
    balance: Balance
    automatic: bool  # the protocol holds the doors
    chosen: int  # the row under the pointer, -1 for none


class ShelterPanel(Instrument):
    """Streams, places, and what an override would save."""

    distant = True

    def content(self, view: View) -> ShelterContent:
        """See the class."""
        sectors, rows = _streams(view), listed(view)
        shown = tuple(self._stream(view, i) for i in sectors)
        used, places = view.share("shelter.used"), view.share("shelter.places")
        hovered = view.ui.hovered.index if view.ui.hovered.kind == "shelter_row" else -2
        chosen = rows.index(hovered) if hovered in rows else -1
        full = round(used / max(places, 1e-9) * self.rect.width)
        share = view.level.required_share
        goal = round(share / max(places, 1e-9) * self.rect.width) if share is not None else -1
        balance = Balance(percent(used), percent(places), percent(share or 0), shortfall(view), full, goal)
        open_rows, more = min(ROWS, view.one("shelter.most")), view.one("shelter.streams") - len(sectors)
        waiting, room = in_turn(view), self.rect.width - 2 * self.px(12)
        jams = any(place.beside for place in list(waiting.values())[:1])
        line = line_up(view, waiting, lambda said: width(said, "mono", self.small) <= room)
        closed = bool(view.one("protocol.lives", SHELTER))
        return ShelterContent(shown, open_rows, more, line, jams, balance, closed, chosen)

    def _stream(self, view: View, i: int) -> Stream:
        home, size = view.mixed("home")[i], max(1, view.one("home.size", i))
        done = round((1 - home / size) * self.rect.width)
        name = view.level.sectors[i].name
        if view.one("road", i) >= FAR:
            return Stream(name, done, "no open road to the platform", palette.rose)
        if view.unit("shelter.muster", i) < 0.98:
            return Stream(name, done, f"gathers {view.unit('shelter.muster', i) * 10:.0f}0 %", palette.amber)
        if view.one("shelter.used") >= view.one("shelter.places"):
            return Stream(name, done, "no places left", palette.amber)
        left = view.one("shelter.left", i)
        if left < 0:
            return Stream(name, done, "nobody gets through", palette.rose)
        if view.one("shelter.beset", i):
            return Stream(name, done, f"{time_to_empty(left)}, figures on its road", palette.rose)
        shared = sharers(view, i)
        said = f"{time_to_empty(left)}, shares the road with {shared}" if shared else time_to_empty(left)
        return Stream(name, done, said, palette.amber if shared else palette.warm)

    def row_at(self, y: int) -> int:
        """The row under a height in the box, -1 for none."""
        row = (y - self._top(0)) // self.step
        return row if 0 <= row <= ROWS else -1

    def row_rect(self, row: int) -> pygame.Rect:
        """Where a row stands, from above."""
        return pygame.Rect(self.rect.left, self.rect.top + self._top(row), self.rect.width, self.step)

    @property
    def step(self) -> int:
        """Pixels from row to row."""
        return max(self.px(18), self.small + 4)

    def _top(self, row: int) -> int:
        """Where a row begins in the box."""
        return self.px(26) + row * self.step

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Header, a row for each stream that can be, the line, and the answer to: what if I override now."""
        streams, rows, more, line, jams, balance, automatic, chosen = content
        plate(surface, self.u)
        pad, right = self.px(12), self.rect.width - self.px(12)
        write(surface, "SHELTER", (pad, self.px(7)), "medium", self.head, palette.white)
        said = f"{balance.used} in, places for {balance.places}"
        write(surface, said, (right, self.px(8)), "mono", self.small, palette.pale, 1)
        for i in range(rows):
            y = self._top(i)
            if i < len(streams):
                self._row(surface, y, streams[i], i == chosen)
            elif more:
                write(surface, f"and {more} more", (pad, y), "mono", self.small, palette.warm)
            else:
                self._empty(surface, y, automatic, i)
        if chosen == ROWS:
            self._lit(surface, self._top(ROWS))
        said = fit(line, "mono", self.small, right - pad)
        tone = palette.amber if jams else palette.pale
        write(surface, said, (pad, self._top(ROWS)), "mono", self.small, tone)
        self._foot(surface, balance)

    def _lit(self, surface: pygame.Surface, y: int) -> None:
        """The ground of the row under the pointer."""
        line = pygame.Rect(self.px(5), y - 1, self.rect.width - 2 * self.px(5), self.step)
        pygame.draw.rect(surface, mix(palette.indigo, palette.cyan, 0.15), line, 0, self.px(4))

    def _row(self, surface: pygame.Surface, y: int, stream: Stream, chosen: bool) -> None:
        name, done, doing, tone = stream
        left, right = self.px(12), self.rect.width - self.px(12)
        if chosen:
            self._lit(surface, y)
        start = left + width("Longnames ", "mono", self.small)
        write(surface, fit(name, "mono", self.small, start - left), (left, y), "mono", self.small, tone)
        doing = fit(doing, "mono", self.small, right - start)
        write(surface, doing, (right, y), "mono", self.small, tone, 1)
        end = right - width(f"{doing} ", "mono", self.small)
        if end - start > self.px(40):
            track = pygame.Rect(start, y + self.small // 2, end - start, self.px(5))
        else:  # words take the line: a thin bar runs under them
            track = pygame.Rect(left, y + self.step - self.px(4), right - left, self.px(2))
        bar(surface, track, done / self.rect.width, tone)

    def _empty(self, surface: pygame.Surface, y: int, automatic: bool, row: int) -> None:
        if automatic and row:
            return
        said = (
            "waiting: its protocol holds the doors"
            if automatic
            else f"free: choose a sector, press {VERBS.key(PlatformVerb.SHELTER)}"
        )
        write(surface, "◌ " + said, (self.px(12), y), "mono", self.small, mix(palette.faint, palette.dim, 0.6))

    def _foot(self, surface: pygame.Surface, balance: Balance) -> None:
        used, _, required, lacks, full, goal = balance
        x, y = self.px(12), self.rect.height - self.px(48)
        pygame.draw.line(surface, palette.edge, (x, y), (self.rect.width - x, y))
        said = f"override now: {used} saved" + (f", {lacks}" if lacks else "")
        tone = palette.warm if lacks == "enough" else palette.white
        write(surface, said, (x, y + self.px(3)), "medium", self.body, tone)
        track = pygame.Rect(x, self.rect.height - self.px(25), self.rect.width - 2 * x, self.px(5))
        bar(surface, track, full / self.rect.width, palette.warm)
        if goal >= 0:
            self._goal(surface, track, goal / self.rect.width, f"goal {required}")

    def _goal(self, surface: pygame.Surface, track: pygame.Rect, share: float, said: str) -> None:
        """A tick on the bar at the required share, with its words under it."""
        x = track.left + round(track.width * min(1.0, share))
        pygame.draw.line(
            surface, palette.amber, (x, track.top - self.px(3)), (x, track.bottom + self.px(2)), self.px(2)
        )
        half = width(said, "mono", self.small) / 2
        middle = min(max(x, track.left + half), track.right - half)
        write(surface, said, (middle, track.bottom + self.px(2)), "mono", self.small, palette.amber, 0.5)
