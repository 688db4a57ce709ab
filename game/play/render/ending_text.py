"""The text of an ending: its title and words, over a picture that darkens."""

import pygame

from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.kept import kept
from game.play.render.layout import unit_of


@kept
def _ground(wide: int, high: int) -> pygame.Surface:
    """Darkness behind an ending's words, fading upward and downward. Shared."""
    ground = pygame.Surface((wide, max(1, high)), pygame.SRCALPHA)
    for y in range(high):
        ground.fill((*theme.palette.night, round(150 * min(1.0, 3 * min(y, high - y) / high))), (0, y, wide, 1))
    return ground


def draw_ending_text(surface: pygame.Surface, title: str, text: str, seen: float, dark: int = 210) -> None:
    """An ending's title and text in the middle of a picture that darkens, as far as they have appeared (0..1)."""
    u, (w, h) = unit_of(surface.get_size()), surface.get_size()
    big = theme.fitting(title, "italic", theme.sized(54 * u), w - round(40 * u))
    small = min(theme.sized(24 * u), round(40 * u))
    lines = [
        line
        for part in text.split("\n")
        for line in theme.wrap(part, "serif", small, min(theme.sized(760 * u), w - round(40 * u)))
    ]
    step = round(small * 1.4)
    top = (h - round(big * 1.5) - step * len(lines)) // 2
    surface.blit(veil((w, h), round(dark * seen)), (0, 0))
    ground = _ground(w, h - 2 * (top - 2 * big))
    ground.set_alpha(round(255 * seen))
    surface.blit(ground, (0, top - 2 * big))
    theme.write(
        surface, title, (w / 2, top), "italic", big, theme.mix(theme.palette.night, theme.palette.white, seen), 0.5
    )
    for i, line in enumerate(lines):
        at = (w / 2, top + round(big * 1.5) + i * step)
        theme.write(surface, line, at, "serif", small, theme.mix(theme.palette.night, theme.palette.pale, seen), 0.5)
