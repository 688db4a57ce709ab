"""The list of numbers: headings of groups, and below each a row for every number with its slider."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from game.level import Level, Number, Value
from game.play.render import theme
from game.play.render.theme import Colour, palette
from game.play.screens.tuning_desk.catalogue import Group, short_name
from game.play.screens.tuning_desk.dial import Dial
from game.play.screens.widgets import glow_of_focus

ROW = 23  # units
NAME, TRACK = 0.38, 0.34  # of a row: the name, and the slider with its two arrows; the rest is the value
ARROW, BAR = 13, 9  # units: an arrow of a slider, and the bar at the side of the list


class Part(NamedTuple):
    """What of a row lies at a place: its number, and `name`, `less`, `track`, `more` or `value`."""

    number: Number
    kind: str


class Shown(NamedTuple):
    """How a number is shown."""

    value: Value
    colour: Colour


class NumberList:
    """Rows of groups and numbers, one number in focus; where there are more rows than room, those round it are seen."""

    def __init__(self, level: Level) -> None:
        self._dials = {number.name: Dial(level, number) for number in level.numbers.values()}
        self.rows: list[str | Number] = []
        self.focus = -1  # the row of the number in focus, -1 where there is none
        self.area, self.u, self.pixels = pygame.Rect(0, 0, 0, 0), 1.0, 12
        self._first = 0

    def dial(self, number: Number) -> Dial:
        """The slider of a number."""
        return self._dials[number.name]

    def fill(self, groups: Sequence[Group]) -> None:
        """Other numbers; the one in focus stays if it is among them."""
        name = self.number.name if self.number else ""
        self.rows = []
        for group in groups:
            self.rows += [group.word, *group.numbers]
        found = [i for i, row in enumerate(self.rows) if isinstance(row, Number)]
        self.focus = next((i for i in found if self.name(i) == name), found[0] if found else -1)
        self._follow()

    def name(self, row: int) -> str:
        """The name of a row's number, or of its group."""
        found = self.rows[row]
        return found if isinstance(found, str) else found.name

    @property
    def number(self) -> Number | None:
        """The number in focus."""
        found = self.rows[self.focus] if 0 <= self.focus < len(self.rows) else None
        return found if isinstance(found, Number) else None

    def look_at(self, name: str) -> None:
        """Bring a number into focus, if it is listed."""
        self.focus = next((i for i in range(len(self.rows)) if self.name(i) == name), self.focus)
        self._follow()

    def move(self, way: int) -> None:
        """To the number below (1) or above (-1); after the last comes the first."""
        numbers = [i for i, row in enumerate(self.rows) if isinstance(row, Number)]
        if numbers:
            self.focus = numbers[(numbers.index(self.focus) + way) % len(numbers)]
            self._follow()

    def to_group(self, way: int) -> None:
        """To the first number of the group below, or of this one, or of the one above."""
        firsts = [i + 1 for i, row in enumerate(self.rows) if isinstance(row, str)]
        ahead, behind = [i for i in firsts if i > self.focus], [i for i in firsts if i < self.focus]
        if found := ahead[:1] if way > 0 else behind[-1:]:
            self.focus = found[0]
            self._first = self.focus - 1
            self._follow()

    def scroll_to(self, share: float) -> None:
        """See the part of the list that begins at a share of it, 0 to 1; the focus goes along."""
        at = max(0, min(round(share * len(self.rows)), len(self.rows) - 1))
        numbers = [i for i, row in enumerate(self.rows) if isinstance(row, Number)]
        found = [i for i in numbers if i >= at] or numbers[-1:]
        self.focus, self._first = (found[0] if found else -1), at
        self._follow()

    # Where everything lies

    def place(self, area: pygame.Rect, u: float, pixels: int) -> None:
        """Lay it out in an area; u: pixels to a unit, pixels: of type."""
        self.area, self.u, self.pixels = area, u, pixels
        self._follow()

    @property
    def high(self) -> int:
        """Of a row, in pixels."""
        return max(round(ROW * self.u), 1)

    @property
    def shown(self) -> range:
        """The rows that are seen."""
        return range(self._first, min(len(self.rows), self._first + max(1, self.area.h // self.high)))

    def _follow(self) -> None:
        """See the row in focus, and the heading above it if it is the first of its group."""
        room = max(1, self.area.h // self.high)
        headed = self.focus - (self.focus > 0 and isinstance(self.rows[self.focus - 1], str))
        first = min(max(self._first, self.focus - room + 1), max(headed, 0))
        self._first = max(0, min(first, len(self.rows) - room))

    def rect(self, row: int) -> pygame.Rect:
        """Where a row lies, seen or not."""
        top = self.area.y + (row - self._first) * self.high
        return pygame.Rect(self.area.x, top, self.area.w - round(BAR * self.u), self.high)

    def parts(self, row: int) -> dict[str, pygame.Rect]:
        """Where the parts of a number's row lie."""
        rect, arrow = self.rect(row), round(ARROW * self.u)
        name = pygame.Rect(rect.x, rect.y, round(rect.w * NAME), rect.h)
        slider = pygame.Rect(name.right, rect.y, round(rect.w * TRACK), rect.h)
        return {
            "name": name,
            "less": pygame.Rect(slider.x, rect.y, arrow, rect.h),
            "track": slider.inflate(-2 * arrow, 0),
            "more": pygame.Rect(slider.right - arrow, rect.y, arrow, rect.h),
            "value": pygame.Rect(slider.right, rect.y, rect.right - slider.right, rect.h),
        }

    def bar(self) -> pygame.Rect:
        """The bar at the side, that says which part of the list is seen."""
        wide = round(BAR * self.u)
        return pygame.Rect(self.area.right - wide + 2, self.area.y, wide - 2, self.area.h)

    def row_at(self, pos: tuple[int, int], unseen: bool = False) -> int:
        """The row of a number at a place, -1 for none; unseen: also one that lies above or below."""
        row = (pos[1] - self.area.y) // self.high + self._first
        among = range(len(self.rows)) if unseen else self.shown
        if row not in among or not self.rect(row).collidepoint(pos) or isinstance(self.rows[row], str):
            return -1
        return row

    def part_at(self, pos: tuple[int, int]) -> Part | None:
        """What of a number's row lies at a place."""
        row = self.row_at(pos)
        number = self.rows[row] if row >= 0 else None
        if not isinstance(number, Number):
            return None
        return next((Part(number, kind) for kind, rect in self.parts(row).items() if rect.collidepoint(pos)), None)

    def position_at(self, x: int) -> float:
        """Where on a slider an x lies, 0 to 1."""
        track = self._groove(self.parts(0)["track"]) if self.rows else pygame.Rect(0, 0, 1, 1)
        return min(max((x - track.x) / max(track.w, 1), 0.0), 1.0)

    def stops(self) -> list[tuple[int, int]]:
        """The arrows of every slider, and its value."""
        kinds = ("less", "more", "value")
        numbers = [i for i, row in enumerate(self.rows) if isinstance(row, Number)]
        return [self.parts(row)[kind].center for row in numbers for kind in kinds]

    # The picture

    def draw(self, surface: pygame.Surface, shown: Callable[[Number], Shown], lit: bool) -> None:
        """Draw the rows that are seen; lit: whether the one in focus glows."""
        for i in self.shown:
            row = self.rows[i]
            if isinstance(row, str):
                self._draw_heading(surface, row, self.rect(i))
                continue
            if i == self.focus:
                self._glow(surface, self.rect(i), lit)
            self._draw_number(surface, i, row, shown(row))
        self._draw_bar(surface)

    def _draw_heading(self, surface: pygame.Surface, word: str, rect: pygame.Rect) -> None:
        """A group's name, and a line from there on."""
        self._write(surface, word, rect, palette.teal, "medium")
        begin = rect.x + theme.width(word, "medium", self.pixels) + round(14 * self.u)
        pygame.draw.line(surface, palette.indigo, (begin, rect.centery), (rect.right, rect.centery))

    def _glow(self, surface: pygame.Surface, rect: pygame.Rect, lit: bool) -> None:
        surface.blit(glow_of_focus(rect.size), rect)
        pygame.draw.rect(surface, palette.cyan if lit else palette.edge, (rect.x, rect.y + 3, 3, rect.h - 6))

    def _draw_number(self, surface: pygame.Surface, row: int, number: Number, shown: Shown) -> None:
        parts, dial, focused = self.parts(row), self.dial(number), row == self.focus
        self._write(surface, short_name(number), parts["name"], palette.white if focused else palette.pale)
        for kind, sign in (("less", "‹"), ("more", "›")):
            self._write(surface, sign, parts[kind], palette.cyan if focused else palette.dim, align=0.5)
        groove, y = self._groove(parts["track"]), parts["track"].centery
        pygame.draw.line(surface, palette.edge, (groove.x, y), (groove.right, y), max(1, round(2 * self.u)))
        at = groove.x + round(groove.w * dial.detent)
        pygame.draw.line(surface, palette.dim, (at, y - round(4 * self.u)), (at, y + round(4 * self.u)))
        thumb = (groove.x + round(groove.w * dial.position(shown.value)), y)
        pygame.draw.circle(surface, shown.colour, thumb, max(3, round(4.5 * self.u)))
        self._write(surface, dial.words(shown.value), parts["value"], shown.colour, align=1)

    def _groove(self, track: pygame.Rect) -> pygame.Rect:
        """The part of a slider along which its thumb goes."""
        return track.inflate(-round(10 * self.u), 0)

    def _write(
        self,
        surface: pygame.Surface,
        words: str,
        box: pygame.Rect,
        colour: Colour,
        face: str = "mono",
        align: float = 0.0,
    ) -> None:
        gap = round(6 * self.u) if align != 0.5 else 0
        pixels = theme.fitting(words, face, self.pixels, box.w - gap)
        said = theme.fit(words, face, pixels, box.w - gap)
        x = box.x + gap if align == 0 else box.centerx if align == 0.5 else box.right
        top = box.centery - theme.font(face, pixels).get_height() // 2
        theme.write(surface, said, (x, top), face, pixels, colour, align)

    def _draw_bar(self, surface: pygame.Surface) -> None:
        if len(self.shown) >= len(self.rows):
            return
        bar, count = self.bar(), len(self.rows)
        middle = bar.inflate(-max(2, bar.w - 4), 0)
        pygame.draw.rect(surface, palette.indigo, middle, 0, 2)
        seen = pygame.Rect(middle.x, bar.y + bar.h * self._first // count, middle.w, 0)
        seen.h = max(round(8 * self.u), bar.h * len(self.shown) // count)
        pygame.draw.rect(surface, palette.teal, seen.clip(bar), 0, 2)
