"""How large type is: by the settings, and by the display, so that it keeps its size in the eye on a dense one.

All that is drawn grows with its window. A display of twice the density shows the same window half as large, and type in
it; a window over all of that display is twice as large again, and its type needs nothing more.
"""

import pygame

from game.play import sdl
from game.play.render.layout import unit_of
from game.play.store.settings import TEXT_SCALES, Settings

PLAIN = 1080  # lines of a display whose density is 1, where the desktop doesn't say how dense it is

Size = tuple[int, int]


def density(settings: Settings, display: int) -> float:
    """How many times as dense as a plain one a display is, by its number, from 1: by hand if that is set, else as the
    desktop counts it, else by how many lines it has."""
    if settings.interface_scale:
        return settings.interface_scale / 100
    told = sdl.density_of(display)
    if told is None:
        area = sdl.whole_area(display) or pygame.Rect(0, 0, 0, PLAIN)
        told = area.h // PLAIN
    return max(1.0, told)


def type_percent(settings: Settings, picture: Size, dense: float) -> int:
    """How large type is in a picture of a size on a display so dense, in percent, as large as all screens can be."""
    missing = max(1.0, dense / max(1.0, unit_of(picture)))
    return min(TEXT_SCALES[-1], round(settings.text_scale * missing))


def first_window(settings: Settings, dense: float) -> Settings:
    """Settings whose window is as large in the eye as on a plain display, where nobody has chosen its size yet."""
    if settings.model_fields_set & {"width", "height"}:
        return settings
    return settings.model_copy(
        update={"width": round(settings.width * dense), "height": round(settings.height * dense)}
    )
