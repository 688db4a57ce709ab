"""A seed as a line: its digits typed, or clicked one by one."""

from collections.abc import Callable, Sequence

import pygame

from game.play.input.key_places import digit_at, place_of
from game.play.render import theme
from game.play.render.theme import mix, palette
from game.play.screens.host import Host
from game.play.screens.line import LineScreen
from game.play.screens.widgets import Row, pane, unit

DIGITS = "1234567890"
SIDE, GAP = 44, 8  # units, of a digit that is clicked, and between two


class SeedLine(LineScreen):
    """A seed of at most so many digits. keep is handed them; the first digit takes the place of the seed that stood."""

    hint = "type digits, or click them · Enter keeps it · Esc cancels"
    pad = SIDE + GAP + 6

    def __init__(self, host: Host, seed: str, most: int, keep: Callable[[str], None]) -> None:
        self._fresh, self._pointer = True, (-1, -1)
        super().__init__(host, "Seed", seed, most, keep)

    def rows(self, remove: str) -> list[Row]:
        """As of any line, and what erases a digit."""
        keep, let_be = super().rows(remove)
        return [keep, Row("Erase", self._shorter), let_be]

    def _digit(self, digit: str) -> None:
        self.line = ("" if self._fresh else self.line) + digit
        self.line = self.line[-self.most :]
        self._fresh = False

    def _shorter(self) -> None:
        self.line, self._fresh = self.line[:-1], False

    def handle(self, event: pygame.event.Event) -> None:
        """Digits by key or click; all else as in any line."""
        if event.type == pygame.TEXTINPUT:
            return  # digits go by the places of their keys, on every layout
        self._pointer = event.dict.get("pos", self._pointer)
        clicked = event.type == pygame.MOUSEBUTTONDOWN and event.button == 1
        at = [digit for digit, box in self.digits() if clicked and box.collidepoint(event.pos)]
        typed = digit_at(place_of(event)) if event.type == pygame.KEYDOWN else ""
        if typed or at:
            self._digit(typed or at[0])
        else:
            super().handle(event)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The digits, then the rows."""
        return [*(box.center for _, box in self.digits()), *super().stops()]

    def digits(self) -> list[tuple[str, pygame.Rect]]:
        """Each digit and where it is clicked."""
        u = unit(self.host.size)
        side, step = round(SIDE * u), round((SIDE + GAP) * u)
        left = self.box.centerx - (step * len(DIGITS) - round(GAP * u)) // 2
        top = self.menu.area.y - round((SIDE + GAP) * u)
        return [(digit, pygame.Rect(left + n * step, top, side, side)) for n, digit in enumerate(DIGITS)]

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The line, and below it the digits."""
        super().draw(surface, alpha)
        for digit, box in self.digits():
            lit = box.collidepoint(self._pointer)
            surface.blit(pane(box.size, 214, 6), box)
            pygame.draw.rect(surface, palette.cyan if lit else palette.edge, box, 1, 6)
            ink = palette.white if lit else mix(palette.dim, palette.pale, 0.7)
            pixels = round(box.h * 0.44)
            top = box.centery - theme.font("mono", pixels).get_height() // 2
            theme.write(surface, digit, (box.centerx, top), "mono", pixels, ink, 0.5)
