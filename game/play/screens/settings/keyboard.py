"""A keyboard to look at: where its keys lie, and how one is drawn."""

from typing import NamedTuple

import pygame

from game.play.input.key_labels import label
from game.play.input.key_places import Place
from game.play.render import theme
from game.play.render.glyphs import Pen, glyph
from game.play.render.theme import Colour, mix, palette

COLUMNS, ROWS = 22.5, 6.25  # widths and heights of a letter's key that all of it takes
SHORT = {"Backspace": "Back", "Page up": "PgUp", "Page down": "PgDn", "Insert": "Ins", "Delete": "Del",
         "left": "←", "right": "→", "up": "↑", "down": "↓"}  # fmt: skip


class Cap(NamedTuple):
    """A key: its place, and where its cap lies, in widths and heights of a letter's key."""

    place: Place
    x: float
    y: float
    w: float = 1
    h: float = 1


def _row(x: float, y: float, names: str, wide: dict[str, float] | None = None) -> list[Cap]:
    """Keys side by side, by their names in pygame; a number is a gap."""
    caps = []
    for name in names.split():
        if name[0] == "+":
            x += float(name)
            continue
        w = (wide or {}).get(name, 1)
        caps.append(Cap(getattr(pygame, f"KSCAN_{name}"), x, y, w))
        x += w
    return caps


CAPS = (
    *_row(0, 0, "ESCAPE +1 F1 F2 F3 F4 +.5 F5 F6 F7 F8 +.5 F9 F10 F11 F12"),
    *_row(0, 1.25, "GRAVE 1 2 3 4 5 6 7 8 9 0 MINUS EQUALS BACKSPACE", {"BACKSPACE": 2}),
    *_row(0, 2.25, "TAB Q W E R T Y U I O P LEFTBRACKET RIGHTBRACKET BACKSLASH", {"TAB": 1.5, "BACKSLASH": 1.5}),
    *_row(0, 3.25, "CAPSLOCK A S D F G H J K L SEMICOLON APOSTROPHE RETURN", {"CAPSLOCK": 1.75, "RETURN": 2.25}),
    *_row(0, 4.25, "LSHIFT NONUSBACKSLASH Z X C V B N M COMMA PERIOD SLASH RSHIFT", {"LSHIFT": 1.25, "RSHIFT": 2.75}),
    *_row(0, 5.25, "LCTRL LGUI LALT SPACE RALT RGUI MENU RCTRL",
          dict.fromkeys(("LCTRL", "LGUI", "LALT", "RALT", "RGUI", "MENU", "RCTRL"), 1.25) | {"SPACE": 6.25}),
    *_row(15.25, 1.25, "INSERT HOME PAGEUP"),
    *_row(15.25, 2.25, "DELETE END PAGEDOWN"),
    *_row(16.25, 4.25, "UP"),
    *_row(15.25, 5.25, "LEFT DOWN RIGHT"),
    *_row(18.5, 1.25, "NUMLOCKCLEAR KP_DIVIDE KP_MULTIPLY KP_MINUS"),
    *_row(18.5, 2.25, "KP_7 KP_8 KP_9"),
    Cap(pygame.KSCAN_KP_PLUS, 21.5, 2.25, 1, 2),
    *_row(18.5, 3.25, "KP_4 KP_5 KP_6"),
    *_row(18.5, 4.25, "KP_1 KP_2 KP_3"),
    Cap(pygame.KSCAN_RETURN, 21.5, 4.25, 1, 2),
    *_row(18.5, 5.25, "KP_0 KP_PERIOD", {"KP_0": 2}),
)  # fmt: skip


def rects(area: pygame.Rect) -> list[tuple[Place, pygame.Rect]]:
    """Where each key lies in an area; Enter is there twice."""
    across, down = area.w / COLUMNS, area.h / ROWS
    return [
        (cap.place, pygame.Rect(round(area.x + cap.x * across), round(area.y + cap.y * down),
                                round(cap.w * across) - 3, round(cap.h * down) - 3))
        for cap in CAPS
    ]  # fmt: skip


class Face(NamedTuple):
    """What a cap shows beside its label: what it does, in which colour, with which sign, and how brightly, 0..1."""

    does: str
    tone: Colour
    icon: Pen | None
    lit: float


def draw_cap(surface: pygame.Surface, rect: pygame.Rect, place: Place, u: float, face: Face | None) -> None:
    """A cap with what stands on it; one that is bound has the sign or the word of what it does, where there is room."""
    radius, small = round(5 * u), round(12 * u)
    tone, lit = (face.tone, face.lit) if face else (palette.edge, 0.0)
    pygame.draw.rect(surface, mix(palette.ink, tone, 0.12 + 0.3 * lit), rect, 0, radius)
    pygame.draw.rect(
        surface,
        mix(palette.edge, tone, 0.5 + 0.5 * lit) if face else mix(palette.ink, palette.edge, 0.7),
        rect,
        1,
        radius,
    )
    said = label(place).removeprefix("Num ").removeprefix("right ")
    said = theme.fit(SHORT.get(said, said), "mono", small, rect.w - 4)
    ink = mix(tone, palette.white, 0.55) if face else palette.pale
    theme.write(surface, said, (rect.x + 5 * u, rect.y + 2 * u), "mono", small, ink)
    if face:
        _draw_face(surface, rect, u, face)


def _draw_face(surface: pygame.Surface, rect: pygame.Rect, u: float, face: Face) -> None:
    """Its sign at the right; else its word below, or a point where that has no room."""
    colour, small = mix(face.tone, palette.white, 0.2 + 0.6 * face.lit), round(12 * u)
    if face.icon and rect.w < 4 * rect.h:
        picture = glyph(face.icon, round(26 * u), colour)
        surface.blit(picture, picture.get_rect(midbottom=(rect.centerx + round(4 * u), rect.bottom - 2)))
    elif theme.width(face.does, "mono", small) <= rect.w - 4:
        theme.write(surface, face.does, (rect.centerx, rect.bottom - small - 5 * u), "mono", small, colour, 0.5)
    else:
        pygame.draw.circle(surface, colour, (rect.centerx, rect.bottom - round(11 * u)), round(4 * u))
