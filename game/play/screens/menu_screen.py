"""The base of title, dreams and choices: the city asleep, a heading, a menu at the left."""

from collections.abc import Sequence

import pygame

from game.play.input.own_keys import GOES_BACK, Ask, asks, keyed
from game.play.render import theme
from game.play.screens.host import Host
from game.play.screens.progress_cards import Card, draw_card
from game.play.screens.screen import DRIFTING, Screen
from game.play.screens.widgets import CHOOSING, Menu, Row, footer, shadow, unit
from game.play.store.drawn import is_kept, keep_drawing, name_of

LEFT, FOOT, WIDE, GAP = 92, 110, 400, 40  # units: the menu's place, below it, its width, from row to row at most
WIDEST = 488  # units that it may be wide in larger type: to the card beside it
HEAD = 124  # units over the menu, for the heading
SAYS, MOST = 470, 210  # units: the width of what a row says below the menu, and how high its place may be
HIGH = 480  # units that the rows have below the heading; more than fit at that gap stand closer


class MenuScreen(Screen):
    """A heading over a menu; a card beside it where the row in focus has one."""

    under, keys = "", f"{CHOOSING} · {GOES_BACK}"
    pixels = 54  # units, of the heading

    def __init__(self, host: Host, rows: list[Row]) -> None:
        self.host, self.age = host, 0
        self.menu = Menu(rows, host.sound.play, gap=min(GAP, HIGH // len(rows)))
        self.resize(host.size)

    @property
    def frames(self) -> int:
        """The backdrop drifts."""
        return DRIFTING

    def card(self) -> Card | None:
        """What stands beside the menu now."""
        return None

    def back(self) -> None:
        """What Esc does."""
        self.host.director.back()

    def tick(self) -> None:
        """The background moves."""
        self.age += self.host.settings.motion

    def resize(self, size: tuple[int, int]) -> None:
        """The menu stands at the left, above the foot."""
        self.menu.place(place(self.menu, size), size)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows."""
        return self.menu.stops()

    def handle(self, event: pygame.event.Event) -> None:
        """The menu, and Esc."""
        if asks(event, Ask.BACK):
            self.back()
        else:
            self.menu.handle(event)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Scene, heading, menu, card."""
        self.host.backdrop.draw(surface, self.age + alpha)
        surface.blit(shadow(surface.get_size()), (0, 0))
        u, card = unit(surface.get_size()), self.card()
        at = (104 * u, self.menu.area.y - 118 * u)
        theme.write(surface, self.heading, at, "italic", round(self.pixels * u), theme.palette.white)
        under = (at[0] + 4 * u, at[1] + (self.pixels + 14) * u)
        large = min(theme.sized(20 * u), round(28 * u))
        large = theme.fitting(self.under, "serif", large, round(SAYS * u), round(20 * u))
        theme.write(surface, self.under, under, "serif", large, theme.palette.pale)
        self.menu.draw(surface)
        if card:
            draw_card(surface, card)
        below = (self.menu.area.x + 20 * u, self.menu.area.bottom + 12 * u)
        room = (round(SAYS * u), surface.get_height() - round(below[1]) - theme.sized(30 * u))
        pixels, lines = theme.paragraph(keyed(self.menu.row.says), "serif", theme.sized(18 * u), room, 1.22)
        for i, line in enumerate(lines):
            theme.write(surface, line, (below[0], below[1] + i * 1.22 * pixels), "serif", pixels, theme.palette.pale)
        footer(surface, self.keys)


def keep_first(host: Host) -> str:
    """Keep what a start can show at once, before there is a menu; the name under which it is kept."""
    size = host.size
    name = name_of("first picture", size, theme.palette)
    if not is_kept(name):
        picture = pygame.Surface(size)
        host.backdrop.draw(picture, 0)
        picture.blit(shadow(size), (0, 0))
        keep_drawing(name, picture)
    return name


def place(menu: Menu, size: tuple[int, int]) -> pygame.Rect:
    """Where such a menu lies on a screen of that size."""
    u = unit(size)
    foot = max(round(FOOT * u), _needed(menu, u) if theme.type_scale() > 1 else 0)
    high = min(menu.height(size), size[1] - foot - round(HEAD * u))
    top = size[1] - foot - high
    wide = min(WIDE * theme.type_scale(), WIDEST)
    return pygame.Rect(round(LEFT * u), top, round(wide * u), high)


def _needed(menu: Menu, u: float) -> int:
    """Pixels below a menu that the longest of what its rows say needs in larger type, and the footer."""
    pixels = min(theme.sized(18 * u), round(27 * u))
    lines = max(len(theme.wrap(keyed(row.says), "serif", pixels, round(SAYS * u))) for row in menu.rows)
    return min(round(MOST * u), round(lines * 1.22 * pixels) + theme.sized(30 * u) + round(16 * u))
