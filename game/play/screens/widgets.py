"""What menus are made of: panes, rows that mouse and keys both reach, and the one list they form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.play.input.own_keys import Ask, asks, keyed
from game.play.render import theme
from game.play.render.achievement import achievement_mark
from game.play.render.kept import kept
from game.play.render.layout import unit_of
from game.play.render.theme import palette

MENU, FADE = 512, 240  # units: the column of a menu at the left, and where the night over a scene fades beside it


CHOOSING = "{arrows} and {choose}, or the mouse"  # how a row of a menu is chosen


def unit(size: tuple[int, int]) -> float:
    """How large things are drawn: 1 at 1280x720, and never under 3/4."""
    return max(0.75, unit_of(size))


@kept
def pane(size: tuple[int, int], alpha: int = 214, radius: int = 10) -> pygame.Surface:
    """A dark pane of glass with a thin edge. Shared: don't draw on it."""
    made = pygame.Surface(size, pygame.SRCALPHA)
    pygame.draw.rect(made, (*palette.ink, alpha), made.get_rect(), border_radius=radius)
    pygame.draw.rect(made, (*palette.edge, 190), made.get_rect(), 1, border_radius=radius)
    return made


@kept
def shadow(size: tuple[int, int]) -> pygame.Surface:
    """Night that gathers at the left, under all of a menu's column, so that type can be read over a scene. Shared."""
    column = round(MENU * unit(size))
    made = pygame.Surface((min(size[0], column + round(FADE * unit(size))), size[1]), pygame.SRCALPHA)
    for x in range(made.get_width()):
        share = min(1.0, max(0.0, (x - column) / (made.get_width() - column)))
        fade = 1 - share * share * (3 - 2 * share)
        made.fill((*theme.palette.night, round((238 - 24 * min(1.0, x / column)) * fade)), (x, 0, 1, size[1]))
    return made


@dataclass
class Row:
    """A row of a menu. act is what Enter and a click do, turn what left and right do; value is read at each draw."""

    label: str
    act: Callable[[], None] | None = None
    turn: Callable[[int], None] | None = None
    value: Callable[[], str] | None = None
    says: str = ""  # a line shown below the menu while the row is in focus
    rungs: tuple[str, ...] = ()  # how far it came, as shapes at its right end
    name: str = ""  # what it is, whatever its label says just now


class Menu:
    """A list of rows, one of them in focus; mouse and keys move the same focus.

    play sounds a sound by its name; across lays the rows side by side. Where its place is too low for all rows, those
    round the focus are seen.
    """

    def __init__(self, rows: Sequence[Row], play: Callable[[str], None], gap: int = 46, across: bool = False) -> None:
        self.rows, self.play, self.gap, self.across = list(rows), play, gap, across
        self.focus = 0
        self.area = pygame.Rect(0, 0, 0, 0)
        self._row = 0  # height of a row in pixels
        self._first, self._room = 0, len(self.rows)  # the first row that is seen, and how many are at most

    def place(self, area: pygame.Rect, size: tuple[int, int]) -> None:
        """Lay the rows out from the top of an area of the screen; within its height, if it has any."""
        self._row = self._high(size)
        high = self.height(size)
        self._room = len(self.rows)
        if area.h and area.h < high and not self.across:
            self._room = max(1, area.h // self._row)
            high = self._room * self._row
        self.area = pygame.Rect(area.x, area.y, area.w, high)
        self._follow()

    def fill(self, rows: Sequence[Row]) -> None:
        """Other rows, from their first on; they have to be placed next."""
        self.rows, self.focus, self._first = list(rows), 0, 0

    @property
    def shown(self) -> range:
        """The rows that are seen, by their indices."""
        return range(self._first, min(len(self.rows), self._first + self._room))

    def _follow(self) -> None:
        """See the row in focus."""
        first = min(max(self._first, self.focus - self._room + 1), self.focus)
        self._first = max(0, min(first, len(self.rows) - self._room))

    def height(self, size: tuple[int, int]) -> int:
        """How high it will be on a screen of that size."""
        return self._high(size) * (1 if self.across else len(self.rows))

    def _high(self, size: tuple[int, int]) -> int:
        """How high a row is; where they lie side by side there is less room for larger type."""
        row = self.gap * unit(size)
        return min(theme.sized(row), round(1.4 * row)) if self.across else theme.sized(row)

    def rect(self, index: int) -> pygame.Rect:
        """Where a row lies."""
        if self.across:
            left, right = self._edges()[index : index + 2]
            return pygame.Rect(self.area.x + left, self.area.y, right - left, self._row)
        return pygame.Rect(self.area.x, self.area.y + (index - self._first) * self._row, self.area.w, self._row)

    def _edges(self) -> list[int]:
        """Where each of the rows that lie side by side begins, and where the last one ends, from the left of the area:
        each has room for its word, and what is left over is shared."""
        words = [_wants(row, self._pixels) for row in self.rows]
        more = (self.area.w - sum(words)) / len(words)
        return [0, *(round(sum(words[:i]) + i * more) for i in range(1, len(words) + 1))]

    @property
    def _pixels(self) -> int:
        """The size of type of rows; one in which all words have room where they lie side by side."""
        pixels = round(self._row * 0.44)
        while self.across and pixels > theme.SMALLEST:
            if sum(_wants(row, pixels) for row in self.rows) <= self.area.w:
                break
            pixels -= 1
        return pixels

    def over(self, pos: tuple[int, int]) -> int:
        """The row under a point, -1 for none."""
        return next((i for i in self.shown if self.rect(i).collidepoint(pos)), -1)

    def _at(self, pos: tuple[int, int]) -> int:
        """The row that lies at a point, seen or not, -1 for none."""
        return next((i for i in range(len(self.rows)) if self.rect(i).collidepoint(pos)), -1)

    @property
    def row(self) -> Row:
        """The row in focus."""
        return self.rows[self.focus]

    def stops(self) -> list[tuple[int, int]]:
        """Where a click does something, row by row: at the arrows of those that turn, and at the word of those that
        do something else too. Rows that aren't seen just now lie above and below the others."""
        found: list[tuple[int, int]] = []
        for i, row in enumerate(self.rows):
            whole, turning = self.rect(i), self._turning(i)
            if not row.turn:
                found.append(whole.center)
                continue
            if row.act:
                found.append((whole.x + whole.w // 4, whole.centery))
            found += [(turning.x + 12, turning.centery), (turning.right - 12, turning.centery)]
        return found

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a key or a mouse event; whether it was for the menu."""
        before = self.focus
        taken = self._take(event)
        if self.focus != before:
            self._follow()
            self.play("menu-move")
        return taken

    def _take(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        moved = event.type == pygame.MOUSEMOTION and event.rel != (0, 0)  # not just the window that came up below it
        if moved and (over := self._at(event.pos) if event.dict.get("turned") else self.over(event.pos)) >= 0:
            self.focus = over
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.over(event.pos) >= 0:
            self.focus = self.over(event.pos)
            self._click(event.pos)
            return True
        return False

    def _key(self, event: pygame.event.Event) -> bool:
        back, on = (Ask.LEFT, Ask.RIGHT) if self.across else (Ask.UP, Ask.DOWN)
        if asks(event, back) or (asks(event, Ask.NEXT) and event.mod & pygame.KMOD_SHIFT):
            self.focus = (self.focus - 1) % len(self.rows)
        elif asks(event, on, Ask.NEXT):
            self.focus = (self.focus + 1) % len(self.rows)
        elif asks(event, Ask.LEFT, Ask.RIGHT) and self.row.turn:
            self.row.turn(-1 if asks(event, Ask.LEFT) else 1)
        elif asks(event, Ask.CHOOSE):
            self._do()
        else:
            return False
        return True

    def _click(self, pos: tuple[int, int]) -> None:
        if self.row.turn and (not self.row.act or self._turning(self.focus).collidepoint(pos)):
            self.row.turn(-1 if pos[0] < self._turning(self.focus).centerx else 1)
        else:
            self._do()

    def _do(self) -> None:
        self.play("menu-choose")
        if self.row.act:
            self.row.act()
        elif self.row.turn:
            self.row.turn(1)

    def _turning(self, index: int) -> pygame.Rect:
        """The right part of a row, where its value stands between two arrows."""
        rect = self.rect(index)
        return pygame.Rect(rect.centerx, rect.y, rect.w // 2, rect.h)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw all rows; the one in focus glows."""
        pixels = self._pixels
        for i in self.shown:
            self._draw_row(surface, i, self.rows[i], pixels)
        self._draw_more(surface, pixels)

    def _draw_more(self, surface: pygame.Surface, pixels: int) -> None:
        """An arrow where more rows follow, above or below."""
        half = pixels // 3
        for more, y, way in (
            (self._first > 0, self.area.top, -1),
            (self.shown.stop < len(self.rows), self.area.bottom, 1),
        ):
            if more:
                x = self.area.centerx
                tip = [(x - half, y - way), (x + half, y - way), (x, y + way * (half - 1))]
                pygame.draw.polygon(surface, palette.cyan, tip)

    def _draw_row(self, surface: pygame.Surface, index: int, row: Row, pixels: int) -> None:
        rect, focused = self.rect(index), index == self.focus
        inner = rect.inflate(-4, -6)
        if focused:
            surface.blit(glow_of_focus(inner.size), inner)
            pygame.draw.rect(surface, palette.cyan, (inner.x, inner.y + 6, 3, inner.h - 12), border_radius=2)
        left = round(0.8 * pixels) if self.across else min(pixels, rect.w // 12)
        mark = round(pixels / theme.type_scale())  # shapes needn't grow with words
        rungs = (len(row.rungs) * round(mark * 1.35) + mark) * bool(row.rungs)
        room = (rect.w // 2 if row.value else rect.w - left - rungs) - left
        small = theme.fitting(row.label, "mono", pixels, room)
        top = rect.centery - theme.font("mono", small).get_height() // 2
        theme.write(surface, row.label, (rect.x + left, top), "mono", small, palette.white if focused else palette.pale)
        if row.value:
            self._draw_value(surface, index, row, pixels)
        for place, kind in enumerate(reversed(row.rungs)):
            shape = achievement_mark(kind, round(mark * 1.1))
            right = rect.right - mark - place * round(mark * 1.35)
            surface.blit(shape, shape.get_rect(midright=(right, rect.centery)))

    def _draw_value(self, surface: pygame.Surface, index: int, row: Row, pixels: int) -> None:
        turning, focused = self._turning(index), index == self.focus
        words = row.value() if row.value else ""
        small = theme.fitting(words, "mono", pixels, turning.w - round(3.2 * pixels))
        top = turning.centery - theme.font("mono", small).get_height() // 2
        theme.write(
            surface, words, (turning.centerx, top), "mono", small, palette.cyan if focused else palette.dim, 0.5
        )
        if row.turn:
            colour = palette.cyan if focused else palette.dim
            top = turning.centery - theme.font("mono", pixels).get_height() // 2
            theme.write(surface, "‹", (turning.x + pixels, top), "mono", pixels, colour)
            theme.write(surface, "›", (turning.right - pixels, top), "mono", pixels, colour, 1)


def _wants(row: Row, pixels: int) -> int:
    """How wide a row is that lies beside others: its word, and as much for its value where it has one."""
    word = theme.width(row.label, "mono", pixels) + 2 * pixels
    if not row.value:
        return word
    return 2 * max(word, theme.width(row.value(), "mono", pixels) + round(3.2 * pixels))


@kept
def glow_of_focus(size: tuple[int, int]) -> pygame.Surface:
    """Light that fades to the right, behind the row in focus."""
    strip = pygame.Surface((2, 1), pygame.SRCALPHA)
    strip.set_at((0, 0), (*palette.cyan, 52))
    strip.set_at((1, 0), (*palette.cyan, 0))
    return pygame.transform.smoothscale(strip, size)


def footer(surface: pygame.Surface, words: str) -> None:
    """A quiet line at the bottom of the screen: which keys do what here, named as `keyed` does."""
    words = keyed(words)
    edge = round(13 * unit(surface.get_size()))
    pixels = theme.fitting(words, "mono", theme.sized(edge), surface.get_width() - 2 * edge)
    at = (surface.get_width() / 2, surface.get_height() - edge / 2 - 1.5 * pixels)
    theme.write(surface, words, at, "mono", pixels, palette.dim, 0.5)


def notice(surface: pygame.Surface, lines: Sequence[str]) -> None:
    """Lines that tell of a fault the game goes on with, at the top."""
    pixels = theme.sized(13 * unit(surface.get_size()))
    room = surface.get_width() - 4 * pixels
    shown = [part for line in lines for part in theme.wrap(line, "mono", pixels, room - 2 * pixels)]
    if not shown:
        return
    step = round(pixels * 1.5)
    wide = max(theme.width(line, "mono", pixels) for line in shown) + 2 * pixels
    box = pygame.Rect((surface.get_width() - wide) // 2, pixels // 2, wide, step * len(shown) + pixels)
    surface.blit(pane(box.size, 240, 6), box)
    for i, line in enumerate(shown):
        theme.write(
            surface, line, (box.x + pixels, box.y + pixels // 2 + i * step), "mono", pixels, theme.palette.amber
        )
