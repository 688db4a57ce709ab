"""Captions and prompts: the voice of the dream in italics, and a line or two of help."""

from collections.abc import Sequence

import pygame

from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.kept import kept
from game.play.render.layout import Layout, unit_of
from game.play.render.theme import outlined, palette, text, wrap
from game.play.render.view import View

SHOWN, FADE = 420, 45  # ticks that a caption is shown, and that it takes to fade in and out


def current_caption(view: View) -> tuple[str, float]:
    """The caption that is shown now, and its opacity in 0..1."""
    if view.ui.caption:
        return view.ui.caption, 1.0
    index = view.one("caption")
    if not index or not view.ui.captions:
        return "", 0.0
    age = view.t - view.one("caption.tick")
    light = min(age / FADE, (SHOWN - age) / FADE, 1.0)
    return view.level.captions[index - 1], max(0.0, light)


def draw_caption(surface: pygame.Surface, view: View, layout: Layout, name: str = "caption") -> int | None:
    """The caption, in as many lines as it needs, the last at the foot of its box, a box of the layout.

    Returns the height at which it begins, None where nothing is said.
    """
    words, light = current_caption(view)
    box, pixels = layout.boxes[name], max(16, theme.sized(30 * layout.u))
    if not words or light <= 0:
        return None
    lines = wrap(words, "italic", pixels, box.width)
    if len(lines) > 1:
        pixels, lines = theme.paragraph(words, "italic", round(pixels * 0.8), (box.width, 2 * box.height), 1.05)
    step = round(pixels * 1.05)
    top = box.bottom - step * len(lines) - layout.px(2)
    level = round(light * 24)
    for i, line in enumerate(lines):
        middle = (box.centerx, top + i * step)
        lay(surface, shadowed(line, pixels), middle, level * 255 // 24)
    return top


@kept
def shadowed(line: str, pixels: int) -> pygame.Surface:
    """A line with darkness round it, so that it can be read over any light."""
    ink, dark = text(line, "italic", pixels, palette.white), text(line, "italic", pixels, (2, 3, 12))
    room = max(4, pixels // 4)
    w, h = ink.get_size()
    small = pygame.Surface(((w + 2 * room) // 3, (h + 2 * room) // 3), pygame.SRCALPHA)
    small.blit(pygame.transform.smoothscale(dark, (max(1, w // 3), max(1, h // 3))), (room // 3, room // 3))
    cloud = pygame.transform.smoothscale(small, (w + 2 * room, h + 2 * room))
    picture = pygame.Surface(cloud.get_size(), pygame.SRCALPHA)
    for _ in range(3):
        picture.blit(cloud, (0, 0))
    picture.blit(ink, (room, room))
    return picture


def lay(surface: pygame.Surface, picture: pygame.Surface, top: tuple[float, float], alpha: int) -> None:
    """Lay a shadowed line down with the top of its type in the middle at `top`, at an alpha of 0..255."""
    room = (picture.get_height()) // 6
    picture.set_alpha(alpha)
    surface.blit(picture, (round(top[0] - picture.get_width() / 2), round(top[1] - room)))


def prompt_lines(view: View, box: pygame.Rect, u: float) -> tuple[int, list[str]]:
    """Lines of help for a box, and the size of their type: the most pressing first, a later one only where all of it
    fits."""
    pixels, first = max(10, theme.sized(12 * u)), view.ui.prompts[0] if view.ui.prompts else ""
    pixels, _ = theme.paragraph(first, "mono", pixels, (box.width, box.height), 1.25)
    step, lines = round(pixels * 1.25), list[str]()
    most = box.height // step
    for prompt in view.ui.prompts:
        more = wrap(prompt, "mono", pixels, box.width)
        if not lines or len(lines) + len(more) <= most:
            lines += more
    return pixels, lines[:most]


def draw_prompts(surface: pygame.Surface, view: View, layout: Layout) -> None:
    """Lines of help at the foot of their box."""
    box = layout.boxes["prompts"]
    pixels, lines = prompt_lines(view, box, layout.u)
    step = round(pixels * 1.25)
    for i, line in enumerate(lines):
        picture = outlined(line, "mono", pixels, palette.cyan)
        surface.blit(picture, (box.centerx - picture.get_width() // 2, box.bottom - (len(lines) - i) * step - 2))


def draw_sound_captions(surface: pygame.Surface, lines: Sequence[str], below: pygame.Rect) -> None:
    """What is heard, in words, on dark glass: at the left, over the lines of help and of the voice, whose box it is."""
    u = unit_of(surface.get_size())
    pixels, bottom = max(12, theme.sized(14 * u)), below.top - round(54 * u)
    step = round(pixels * 1.6)
    for i, line in enumerate(reversed(lines)):
        words = text(line, "mono", pixels, palette.white)
        box = pygame.Rect(below.left, bottom - (i + 1) * step, words.get_width() + pixels, step - 2)
        surface.blit(veil(box.size, 200), box)
        surface.blit(words, words.get_rect(center=box.center))
