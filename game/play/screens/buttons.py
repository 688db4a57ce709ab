"""Small buttons with a sign, for what else only keys would do: pause, menu, and the hands of a replay."""

from collections.abc import Mapping
from typing import NamedTuple

import pygame

from game.play.render.glyphs import Pen, glyph
from game.play.render.theme import Colour, mix, palette
from game.play.screens.widgets import pane

SIDE, GAP = 26, 4  # units


class Button(NamedTuple):
    """A button: what it is for, where it is, its sign."""

    name: str
    rect: pygame.Rect
    pen: Pen


def row(corner: tuple[int, int], u: float, signs: Mapping[str, Pen]) -> list[Button]:
    """Buttons side by side, from their upper left corner."""
    side, step = round(SIDE * u), round((SIDE + GAP) * u)
    return [
        Button(name, pygame.Rect(corner[0] + n * step, corner[1], side, side), pen)
        for n, (name, pen) in enumerate(signs.items())
    ]


def button_at(buttons: list[Button], pos: tuple[int, int]) -> str:
    """The name of the button under a point, empty for none."""
    return next((button.name for button in buttons if button.rect.collidepoint(pos)), "")


def draw_buttons(surface: pygame.Surface, buttons: list[Button], pointer: tuple[int, int]) -> None:
    """Draw them on glass; the one under the pointer is lit."""
    for name, rect, pen in buttons:
        lit = button_at(buttons, pointer) == name
        surface.blit(pane(rect.size, 214, 6), rect)
        if lit:
            pygame.draw.rect(surface, palette.cyan, rect, 1, 6)
        ink = palette.white if lit else mix(palette.dim, palette.pale, 0.6)
        picture = glyph(pen, round(rect.h * 0.62), ink)
        surface.blit(picture, picture.get_rect(center=rect.center))


# Signs, on squares that are w wide


def pause(s: pygame.Surface, c: Colour, w: float) -> None:
    """Two bars."""
    for x in (0.2, 0.6):
        pygame.draw.rect(s, c, (w * x, w * 0.12, w * 0.2, w * 0.76))


def play(s: pygame.Surface, c: Colour, w: float) -> None:
    """A triangle."""
    pygame.draw.polygon(s, c, [(w * 0.2, w * 0.08), (w * 0.9, w * 0.5), (w * 0.2, w * 0.92)])


def menu(s: pygame.Surface, c: Colour, w: float) -> None:
    """Three lines."""
    for y in (0.16, 0.44, 0.72):
        pygame.draw.rect(s, c, (w * 0.1, w * y, w * 0.8, w * 0.14))


def step(s: pygame.Surface, c: Colour, w: float) -> None:
    """A bar, and a triangle from it."""
    pygame.draw.rect(s, c, (w * 0.12, w * 0.12, w * 0.16, w * 0.76))
    pygame.draw.polygon(s, c, [(w * 0.4, w * 0.12), (w * 0.92, w * 0.5), (w * 0.4, w * 0.88)])


def step_back(s: pygame.Surface, c: Colour, w: float) -> None:
    """The same, the other way."""
    pygame.draw.rect(s, c, (w * 0.72, w * 0.12, w * 0.16, w * 0.76))
    pygame.draw.polygon(s, c, [(w * 0.6, w * 0.12), (w * 0.08, w * 0.5), (w * 0.6, w * 0.88)])


def start(s: pygame.Surface, c: Colour, w: float) -> None:
    """A triangle that meets a bar, at the left."""
    pygame.draw.rect(s, c, (w * 0.1, w * 0.12, w * 0.12, w * 0.76))
    for x in (0.24, 0.56):
        pygame.draw.polygon(s, c, [(w * (x + 0.34), w * 0.12), (w * x, w * 0.5), (w * (x + 0.34), w * 0.88)])


def end(s: pygame.Surface, c: Colour, w: float) -> None:
    """A triangle that meets a bar, at the right."""
    pygame.draw.rect(s, c, (w * 0.78, w * 0.12, w * 0.12, w * 0.76))
    for x in (0.1, 0.42):
        pygame.draw.polygon(s, c, [(w * x, w * 0.12), (w * (x + 0.34), w * 0.5), (w * x, w * 0.88)])


def slower(s: pygame.Surface, c: Colour, w: float) -> None:
    """Minus."""
    pygame.draw.rect(s, c, (w * 0.12, w * 0.42, w * 0.76, w * 0.16))


def faster(s: pygame.Surface, c: Colour, w: float) -> None:
    """Plus."""
    slower(s, c, w)
    pygame.draw.rect(s, c, (w * 0.42, w * 0.12, w * 0.16, w * 0.76))


def rewind(s: pygame.Surface, c: Colour, w: float) -> None:
    """An arrow that turns back."""
    pygame.draw.arc(s, c, (w * 0.14, w * 0.16, w * 0.72, w * 0.72), -2.4, 2.4, _line(w))
    pygame.draw.polygon(s, c, [(w * 0.02, w * 0.3), (w * 0.42, w * 0.3), (w * 0.22, w * 0.02)])


def leave(s: pygame.Surface, c: Colour, w: float) -> None:
    """A cross."""
    line = max(1, round(w * 0.14))
    pygame.draw.line(s, c, (w * 0.16, w * 0.16), (w * 0.84, w * 0.84), line)
    pygame.draw.line(s, c, (w * 0.84, w * 0.16), (w * 0.16, w * 0.84), line)


def last_mark(s: pygame.Surface, c: Colour, w: float) -> None:
    """A mark at the left, and an arrow to it."""
    pygame.draw.rect(s, c, (w * 0.1, w * 0.12, w * 0.12, w * 0.76))
    pygame.draw.lines(s, c, False, [(w * 0.62, w * 0.22), (w * 0.36, w * 0.5), (w * 0.62, w * 0.78)], _line(w))
    pygame.draw.line(s, c, (w * 0.36, w * 0.5), (w * 0.92, w * 0.5), _line(w))


def next_mark(s: pygame.Surface, c: Colour, w: float) -> None:
    """The same, the other way."""
    pygame.draw.rect(s, c, (w * 0.78, w * 0.12, w * 0.12, w * 0.76))
    pygame.draw.lines(s, c, False, [(w * 0.38, w * 0.22), (w * 0.64, w * 0.5), (w * 0.38, w * 0.78)], _line(w))
    pygame.draw.line(s, c, (w * 0.08, w * 0.5), (w * 0.64, w * 0.5), _line(w))


def bookmark(s: pygame.Surface, c: Colour, w: float) -> None:
    """A ribbon."""
    ribbon = [
        (w * 0.26, w * 0.08),
        (w * 0.74, w * 0.08),
        (w * 0.74, w * 0.92),
        (w * 0.5, w * 0.68),
        (w * 0.26, w * 0.92),
    ]
    pygame.draw.polygon(s, c, ribbon)


def loop(s: pygame.Surface, c: Colour, w: float) -> None:
    """Two ends, and a way back above."""
    for x in (0.08, 0.8):
        pygame.draw.rect(s, c, (w * x, w * 0.44, w * 0.12, w * 0.46))
    pygame.draw.arc(s, c, (w * 0.12, w * 0.14, w * 0.76, w * 0.72), 0.2, 2.94, _line(w))
    pygame.draw.polygon(s, c, [(w * 0.06, w * 0.16), (w * 0.4, w * 0.1), (w * 0.26, w * 0.42)])


def why(s: pygame.Surface, c: Colour, w: float) -> None:
    """A chain of three, from its root up."""
    spots = [(w * 0.2, w * 0.82), (w * 0.46, w * 0.44), (w * 0.84, w * 0.2)]
    pygame.draw.lines(s, c, False, spots, _line(w))
    for n, spot in enumerate(spots):
        pygame.draw.circle(s, c, spot, w * (0.14 if n < 2 else 0.18))


def export(s: pygame.Surface, c: Colour, w: float) -> None:
    """An arrow into a tray."""
    pygame.draw.line(s, c, (w * 0.5, w * 0.06), (w * 0.5, w * 0.5), _line(w))
    pygame.draw.polygon(s, c, [(w * 0.26, w * 0.42), (w * 0.74, w * 0.42), (w * 0.5, w * 0.7)])
    tray = [(w * 0.08, w * 0.6), (w * 0.08, w * 0.92), (w * 0.92, w * 0.92), (w * 0.92, w * 0.6)]
    pygame.draw.lines(s, c, False, tray, _line(w))


def take_over(s: pygame.Surface, c: Colour, w: float) -> None:
    """A way that leaves another one."""
    pygame.draw.line(s, c, (w * 0.06, w * 0.78), (w * 0.94, w * 0.78), _line(w))
    pygame.draw.lines(s, c, False, [(w * 0.2, w * 0.78), (w * 0.5, w * 0.3), (w * 0.78, w * 0.3)], _line(w))
    pygame.draw.polygon(s, c, [(w * 0.68, w * 0.08), (w * 0.98, w * 0.3), (w * 0.68, w * 0.52)])


def truth(s: pygame.Surface, c: Colour, w: float) -> None:
    """An eye."""
    pygame.draw.ellipse(s, c, (w * 0.06, w * 0.24, w * 0.88, w * 0.52), _line(w))
    pygame.draw.circle(s, c, (w * 0.5, w * 0.5), w * 0.15)


def view(s: pygame.Surface, c: Colour, w: float) -> None:
    """A picture, and lines below it."""
    pygame.draw.rect(s, c, (w * 0.1, w * 0.1, w * 0.8, w * 0.5), _line(w))
    for y in (0.68, 0.84):
        pygame.draw.rect(s, c, (w * 0.1, w * y, w * 0.8, w * 0.08))


def question(s: pygame.Surface, c: Colour, w: float) -> None:
    """A question mark."""
    pygame.draw.arc(s, c, (w * 0.26, w * 0.08, w * 0.48, w * 0.46), -1.2, 3.14, _line(w))
    pygame.draw.line(s, c, (w * 0.52, w * 0.5), (w * 0.5, w * 0.66), _line(w))
    pygame.draw.circle(s, c, (w * 0.5, w * 0.84), w * 0.08)


def undo(s: pygame.Surface, c: Colour, w: float) -> None:
    """A way that turns back."""
    pygame.draw.arc(s, c, (w * 0.16, w * 0.28, w * 0.7, w * 0.6), -1.4, 2.4, _line(w))
    pygame.draw.polygon(s, c, [(w * 0.04, w * 0.44), (w * 0.44, w * 0.5), (w * 0.2, w * 0.14)])


def redo(s: pygame.Surface, c: Colour, w: float) -> None:
    """The same, the other way."""
    pygame.draw.arc(s, c, (w * 0.14, w * 0.28, w * 0.7, w * 0.6), 0.74, 4.54, _line(w))
    pygame.draw.polygon(s, c, [(w * 0.96, w * 0.44), (w * 0.56, w * 0.5), (w * 0.8, w * 0.14)])


def persona(s: pygame.Surface, c: Colour, w: float) -> None:
    """Somebody, from the shoulders up."""
    pygame.draw.circle(s, c, (w * 0.5, w * 0.3), w * 0.2)
    pygame.draw.ellipse(s, c, (w * 0.14, w * 0.58, w * 0.72, w * 0.6))


def as_said(s: pygame.Surface, c: Colour, w: float) -> None:
    """A slider at its detent."""
    pygame.draw.line(s, c, (w * 0.06, w * 0.5), (w * 0.94, w * 0.5), _line(w))
    pygame.draw.line(s, c, (w * 0.5, w * 0.1), (w * 0.5, w * 0.9), _line(w))
    pygame.draw.circle(s, c, (w * 0.5, w * 0.5), w * 0.2)


def save(s: pygame.Surface, c: Colour, w: float) -> None:
    """A sheet with lines, and an arrow onto it."""
    pygame.draw.rect(s, c, (w * 0.14, w * 0.3, w * 0.72, w * 0.62), _line(w))
    pygame.draw.line(s, c, (w * 0.5, w * 0.04), (w * 0.5, w * 0.5), _line(w))
    pygame.draw.polygon(s, c, [(w * 0.3, w * 0.46), (w * 0.7, w * 0.46), (w * 0.5, w * 0.74)])


def _line(w: float) -> int:
    """How thick a line of a sign is."""
    return max(1, round(w * 0.12))
