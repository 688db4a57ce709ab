"""Look: the palette, the type and the soft light that every screen shares.

Light is the only material: cyan for calm, amber for strain, rose for alarm, violet for what was
understood, warm white for people on their way to safety.
"""

from functools import lru_cache

import pygame

from game.play.render.assets import asset

Colour = tuple[int, int, int]

NIGHT: Colour = (4, 5, 16)
INK: Colour = (8, 11, 28)
INDIGO: Colour = (20, 25, 62)
EDGE: Colour = (40, 66, 102)
CYAN: Colour = (92, 240, 230)
TEAL: Colour = (38, 146, 156)
AMBER: Colour = (255, 186, 92)
ROSE: Colour = (255, 86, 140)
VIOLET: Colour = (184, 146, 255)
WARM: Colour = (255, 232, 190)
WHITE: Colour = (236, 245, 252)
PALE: Colour = (174, 196, 216)
DIM: Colour = (116, 140, 170)
FAINT: Colour = (60, 78, 110)
MIST: Colour = (156, 172, 204)
DEAD: Colour = (132, 122, 182)

FACES = {
    "mono": "JetBrainsMono-Regular.ttf",
    "medium": "JetBrainsMono-Medium.ttf",
    "bold": "JetBrainsMono-Bold.ttf",
    "serif": "EBGaramond-Regular.ttf",
    "italic": "EBGaramond-Italic.ttf",
}
SMALLEST = 10  # pixels: below that type can't be read


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """The colour `share` of the way from a to b."""
    (ar, ag, ab), (br, bg, bb) = a, b
    return int(ar + (br - ar) * share), int(ag + (bg - ag) * share), int(ab + (bb - ab) * share)


def shade(colour: Colour, share: float) -> Colour:
    """The colour at `share` of its light, 0 to 1."""
    share = 0.0 if share < 0 else 1.0 if share > 1 else share
    return int(colour[0] * share), int(colour[1] * share), int(colour[2] * share)


@lru_cache(maxsize=128)
def font(face: str, pixels: int) -> pygame.font.Font:
    """A typeface (a key of FACES) at a size in pixels; never under SMALLEST."""
    if not pygame.font.get_init():
        pygame.font.init()
    pygame.register_quit(font.cache_clear)  # fonts don't outlive pygame.quit()
    return pygame.font.Font(str(asset("fonts", FACES[face])), max(SMALLEST, pixels))


@lru_cache(maxsize=2048)
def text(words: str, face: str, pixels: int, colour: Colour) -> pygame.Surface:
    """Words as a picture with a transparent background. Shared: don't draw on it."""
    return font(face, pixels).render(words, True, colour)


@lru_cache(maxsize=2048)
def outlined(words: str, face: str, pixels: int, colour: Colour) -> pygame.Surface:
    """Words with a soft dark edge, to be read over any light. Shared: don't draw on it."""
    ink, dark = text(words, face, pixels, colour), text(words, face, pixels, (3, 5, 16))
    picture = pygame.Surface((ink.get_width() + 4, ink.get_height() + 4), pygame.SRCALPHA)
    for dx, dy, alpha in (
        (0, 2, 70),
        (4, 2, 70),
        (2, 0, 70),
        (2, 4, 90),
        (1, 1, 150),
        (3, 1, 150),
        (1, 3, 150),
        (3, 3, 150),
    ):
        faint = dark.copy()
        faint.set_alpha(alpha)
        picture.blit(faint, (dx, dy))
    picture.blit(ink, (2, 2))
    return picture


@lru_cache(maxsize=4096)
def width(words: str, face: str, pixels: int) -> int:
    """How many pixels wide words are."""
    return font(face, pixels).size(words)[0]


def fit(words: str, face: str, pixels: int, room: int) -> str:
    """The words, cut with an ellipsis where they are wider than `room` pixels."""
    if width(words, face, pixels) <= room:
        return words
    while words and width(words + "…", face, pixels) > room:
        words = words[:-1]
    return words.rstrip() + "…" if words else ""


def wrap(words: str, face: str, pixels: int, room: int) -> list[str]:
    """The words in lines of at most `room` pixels, broken at spaces."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", face, pixels) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def write(  # noqa: PLR0913 - a line of type has this many properties
    surface: pygame.Surface,
    words: str,
    at: tuple[float, float],
    face: str,
    pixels: int,
    colour: Colour,
    align: float = 0.0,
) -> pygame.Rect:
    """Write a line with its top at `at`: align 0 puts its left there, .5 its middle, 1 its right."""
    picture = text(words, face, pixels, colour)
    return surface.blit(picture, (round(at[0] - align * picture.get_width()), round(at[1])))
