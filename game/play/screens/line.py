"""A line of text over the screen that is there: a bookmark's sentence, a name. Typed, or kept as it is proposed."""

from collections.abc import Callable, Sequence

import pygame

from game.play.input.text_line import LineKey, line_key
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import Host
from game.play.screens.screen import DRIFTING, Screen
from game.play.screens.widgets import Menu, Row, pane, unit

BLINK = 30  # ticks


class LineScreen(Screen):
    """One line to be typed, and rows that say what becomes of it. keep is handed the line. chosen: whether all of it is
    chosen, so that what is typed takes its place."""

    overlay, typing, chosen = True, True, False
    hint = "type a sentence · Enter keeps it · Esc cancels"
    pad = 0  # units left free above the rows

    def __init__(
        self, host: Host, heading: str, line: str, most: int, keep: Callable[[str], None], remove: str = ""
    ) -> None:
        self.host, self.heading, self.line, self.most, self._keep = host, heading, line, most, keep
        self.age = 0
        self.menu = Menu(self.rows(remove), host.sound.play, gap=44, across=True)
        self.resize(host.size)

    def rows(self, remove: str) -> list[Row]:
        """What becomes of the line: kept, taken away where that has a word, left as it was."""
        rows = [Row("Keep", self.keep), Row("Cancel", self.host.director.back)]
        if remove:
            rows.insert(1, Row(remove, self.remove))
        return rows

    @property
    def frames(self) -> int:
        """The caret blinks."""
        return DRIFTING

    def enter(self) -> None:
        """Letters are text from now on, by whatever the player types with."""
        pygame.key.start_text_input()

    def leave(self) -> None:
        """And keys again."""
        pygame.key.stop_text_input()

    def keep(self) -> None:
        """Keep the line as it stands."""
        self.host.director.back()
        self._keep(self.line.strip())

    def remove(self) -> None:
        """Take away what was kept."""
        self.host.director.back()
        self._keep("")

    def tick(self) -> None:
        """The caret's time."""
        self.age += 1

    def handle(self, event: pygame.event.Event) -> None:
        """Text, and the keys of a line; the mouse has the rows."""
        if event.type == pygame.TEXTINPUT:
            kept = "" if self.chosen else self.line
            self.line = (kept + "".join(c for c in event.text if c.isprintable()))[: self.most]
            self.chosen = False
        elif (key := line_key(event)) is LineKey.ERASE:
            self.line, self.chosen = "" if self.chosen else self.line[:-1], False
        elif key is LineKey.END:
            self.chosen = False
        elif key is LineKey.KEEP:
            self.keep()
        elif key is LineKey.LEAVE:
            self.host.director.back()
        elif event.type != pygame.KEYDOWN:
            self.menu.handle(event)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows."""
        return self.menu.stops()

    def resize(self, size: tuple[int, int]) -> None:
        """A pane in the middle."""
        u = unit(size)
        high = round((118 + self.pad) * u) + theme.sized(48 * u) + self.menu.height(size)
        self.box = pygame.Rect(0, 0, min(round(880 * u), size[0] - round(20 * u)), high)
        self.box.center = (size[0] // 2, size[1] // 2)
        wide = min(round(200 * u) * len(self.menu.rows), self.box.w - round(40 * u))
        top = self.box.bottom - self.menu.height(size) - round(12 * u)
        self.menu.place(pygame.Rect(self.box.centerx - wide // 2, top, wide, 0), size)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Heading, the line with its caret, what keys do, rows."""
        u, box = unit(surface.get_size()), self.box
        surface.blit(veil(surface.get_size(), 130), (0, 0))
        surface.blit(pane(box.size, 248), box)
        at = (box.centerx, box.y + 12 * u)
        theme.write(surface, self.heading, at, "italic", round(30 * u), theme.palette.white, 0.5)
        inner = pygame.Rect(box.x + round(30 * u), box.y + round(62 * u), box.w - round(60 * u), theme.sized(30 * u))
        pygame.draw.rect(surface, theme.palette.night, inner, border_radius=5)
        pygame.draw.rect(surface, theme.palette.edge, inner, 1, 5)
        caret = "_" if self.age // BLINK % 2 == 0 and not self.chosen else " "
        pixels = theme.fitting(self.line + "_", "mono", theme.sized(15 * u), inner.w - round(20 * u))
        top = inner.centery - theme.font("mono", pixels).get_height() // 2
        if self.chosen:
            chosen = pygame.Rect(inner.x + round(10 * u), top, theme.width(self.line, "mono", pixels), 0)
            chosen.h = theme.font("mono", pixels).get_height()
            pygame.draw.rect(surface, theme.palette.indigo, chosen.inflate(round(4 * u), 0), 0, 3)
        theme.write(surface, self.line + caret, (inner.x + 10 * u, top), "mono", pixels, theme.palette.white)
        small = theme.fitting(self.hint, "mono", theme.sized(13 * u), inner.w)
        theme.write(surface, self.hint, (box.centerx, inner.bottom + 8 * u), "mono", small, theme.palette.dim, 0.5)
        self.menu.draw(surface)
