"""Look: the palette, the type and the soft light that every screen shares.

Light is the only material: cyan for calm, amber for strain, rose for alarm, violet for what was
understood, warm white for people on their way to safety.
"""

from dataclasses import dataclass, fields
from functools import lru_cache

import pygame

from game.play.render.assets import asset
from game.play.render.kept import empty, kept

Colour = tuple[int, int, int]


@dataclass
class Palette:
    """Every colour by its name; the names are those of the first palette."""

    night: Colour = (4, 5, 16)
    ink: Colour = (8, 11, 28)
    indigo: Colour = (20, 25, 62)
    edge: Colour = (40, 66, 102)
    cyan: Colour = (92, 240, 230)
    teal: Colour = (42, 158, 168)
    amber: Colour = (255, 186, 92)
    rose: Colour = (255, 86, 140)
    violet: Colour = (184, 146, 255)
    warm: Colour = (255, 232, 190)
    white: Colour = (236, 245, 252)
    pale: Colour = (174, 196, 216)
    dim: Colour = (130, 154, 184)
    faint: Colour = (60, 78, 110)
    mist: Colour = (156, 172, 204)
    dead: Colour = (140, 132, 182)
    grounded: bool = False  # whether words over a scene have dark ground

    def of(self, name: str) -> Colour:
        """The colour of that name."""
        return getattr(self, name)  # type: ignore[no-any-return]


PALETTES: dict[str, Palette] = {
    "dream": Palette(),
    "high contrast": Palette(
        night=(0, 0, 0), ink=(2, 3, 8), edge=(112, 140, 178), teal=(92, 204, 212), rose=(255, 132, 168),
        violet=(204, 176, 255), white=(255, 255, 255), pale=(226, 236, 246), dim=(208, 222, 240),
        faint=(150, 166, 192), mist=(200, 212, 234), dead=(164, 172, 172), grounded=True,
    ),
    "deuteranopia": Palette(
        cyan=(158, 255, 255), amber=(237, 170, 56), rose=(236, 92, 126), violet=(136, 128, 254), warm=(255, 255, 191),
        dead=(116, 140, 184),
    ),
    "protanopia": Palette(
        cyan=(20, 236, 255), rose=(255, 94, 117), violet=(160, 112, 252), warm=(255, 231, 189), dead=(140, 132, 182),
    ),
    "tritanopia": Palette(
        cyan=(99, 255, 194), amber=(234, 163, 71), rose=(252, 78, 134), violet=(116, 142, 252), warm=(254, 245, 202),
        dead=(160, 120, 202),
    ),
}  # fmt: skip
palette = Palette()  # the one that is drawn with
_scale = 1.0  # of type


def choose(name: str) -> None:
    """Draw with a palette from now on, a key of PALETTES, else the first. What was laid out is then laid out anew."""
    chosen = PALETTES.get(name, Palette())
    if chosen == palette:
        return  # what is kept has its colours
    for each in fields(Palette):
        setattr(palette, each.name, getattr(chosen, each.name))
    empty()


def chosen() -> str:
    """The name of the palette that is drawn with."""
    return next(name for name, each in PALETTES.items() if each == palette)


def scale_type(percent: int) -> None:
    """Type is so large from now on, where 100 is its plain size. What was laid out has to be laid out anew."""
    global _scale
    _scale = percent / 100


def type_scale() -> float:
    """How large type is, 1 to 2."""
    return _scale


def sized(pixels: float) -> int:
    """So many pixels of type, or of what holds it, at the size that type has now."""
    return round(pixels * _scale)


FACES = {
    "mono": "JetBrainsMono-Regular.ttf",
    "medium": "JetBrainsMono-Medium.ttf",
    "bold": "JetBrainsMono-Bold.ttf",
    "serif": "EBGaramond-Regular.ttf",
    "italic": "EBGaramond-Italic.ttf",
}
UNITS = frozenset({"%", "s", "ms", "min"})
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


@kept
def text(words: str, face: str, pixels: int, colour: Colour) -> pygame.Surface:
    """Words as a picture with a transparent background. Shared: don't draw on it."""
    return font(face, pixels).render(words, True, colour)


def ornament(words: str, face: str, pixels: int, colour: Colour) -> pygame.Surface:
    """Words that are a part of the scenery and needn't be read, as a picture of their own."""
    return text(words, face, pixels, colour).copy()


@kept
def outlined(words: str, face: str, pixels: int, colour: Colour) -> pygame.Surface:
    """Words with a soft dark edge, to be read over any light. Shared: don't draw on it."""
    ink, dark = text(words, face, pixels, colour), text(words, face, pixels, (3, 5, 16))
    picture = pygame.Surface((ink.get_width() + 4, ink.get_height() + 4), pygame.SRCALPHA)
    if palette.grounded:
        picture.fill((*palette.night, 220))
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


def fitting(words: str, face: str, pixels: int, room: int, least: int = SMALLEST) -> int:
    """The size of type, `pixels` at most, at which the words are no wider than `room`; never under `least`."""
    while pixels > least and width(words, face, pixels) > room:
        pixels -= 1
    return pixels


def paragraph(
    words: str, face: str, pixels: int, room: tuple[int, int], spacing: float, least: int = SMALLEST
) -> tuple[int, list[str]]:
    """The size of type, `pixels` at most, at which the words fill no more than a room, wide and high, and their lines.

    spacing: from line to line, in sizes of type. Under `least` it doesn't go.
    """
    lines = wrap(words, face, pixels, room[0])
    while pixels > least and len(lines) * pixels * spacing > room[1]:
        pixels -= 1
        lines = wrap(words, face, pixels, room[0])
    return pixels, lines


def _pieces(words: str) -> list[str]:
    """What stays on one line: words, and numbers with their unit."""
    pieces: list[str] = []
    for word in words.split():
        if pieces and pieces[-1][-1].isdigit() and word.rstrip(".,:;)") in UNITS:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return pieces


def wrap(words: str, face: str, pixels: int, room: int) -> list[str]:
    """The words in lines of at most `room` pixels, broken at spaces, but not between a number and its unit."""
    lines: list[str] = []
    for word in _pieces(words):
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
