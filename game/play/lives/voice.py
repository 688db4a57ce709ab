"""What the dream says in a line of its own over the captions: at the beginning what place it is, and as a sector falls
who was there, once.

It follows from the panel alone. A line waits until most of those who stayed are gone, and the next until it has been
read; what falls meanwhile is said together.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.play.lives.people import Peopled, Person, standing
from game.play.lives.place import capital, place_name, traits_of
from game.play.render import theme
from game.play.render.caption import draw_caption, lay, shadowed
from game.play.render.layout import Layout
from game.play.render.view import View
from game.sim.panel import Panel

WAIT, SHOWN, FADE = 150, 300, 40  # ticks after a fall, that its line is shown, and that it fades in and out
OPENING = 480  # ticks at the beginning, for the place and what is particular about it
MANY = 6  # names that are said at once


class Line(NamedTuple):
    """What is said of some places that fell, and from when on, in ticks."""

    start: int
    places: tuple[int, ...]


def lines(panel: Panel) -> list[Line]:
    """When each fall is told, in order."""
    since = panel["dark.since"][:, 0].tolist() if "dark.since" in panel.values else []
    falls = sorted((tick - 1 + WAIT, place) for place, tick in enumerate(since) if tick)
    found: list[Line] = []
    for told, place in falls:
        if found and told <= found[-1].start:
            found[-1] = Line(found[-1].start, (*found[-1].places, place))
        else:
            start = max(told, found[-1].start + SHOWN) if found else told
            found.append(Line(start, (place,)))
    return found


def said(level: Peopled, panel: Panel, moment: float) -> tuple[str, float]:
    """What is said at a moment, and its opacity (0..1); of a fall nothing where nobody was left to be lost."""
    if moment < OPENING:
        place = place_name(level)
        words = " ".join([f"{capital(place)}.", *traits_of(level, panel)[:1]]) if place else ""
        return words, min(1.0, moment / FADE, (OPENING - moment) / FADE)
    line = next((line for line in lines(panel) if line.start <= moment < line.start + SHOWN), None)
    if line is None:
        return "", 0.0
    age = moment - line.start
    gone = [each.person for each in standing(level, panel) if each.lost and each.person.group in line.places]
    light = min(1.0, age / FADE, (SHOWN - age) / FADE)
    return (told([level.sectors[place].name for place in line.places], gone), light) if gone else ("", 0.0)


def told(places: Sequence[str], gone: Sequence[Person]) -> str:
    """The places, then their people; of a single place the one who might have gone first has a line."""
    where = f"{listed(places)} {'is' if len(places) == 1 else 'are'} dark: "
    if len(places) > 1:
        names = [person.name for person in gone[:MANY]]
        return f"{where}{listed([*names, *more(len(gone) - MANY)])}."
    first, rest = gone[0], [person.name for person in gone[1:]]
    last = f"{first.name}, who {first.line}"
    return f"{where}{', '.join([*rest, f'and {last}'] if rest else [last])}."


def more(count: int) -> list[str]:
    """The end of a list of names that is too long, where it is."""
    return [f"{count} more"] if count > 0 else []


def listed(words: Sequence[str]) -> str:
    """Words as a list: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def draw_voice(surface: pygame.Surface, view: View, layout: Layout, name: str = "caption") -> None:
    """The caption in its box of the layout, and the line of now in its place or, while there is one, in one line over
    it."""
    top, box = draw_caption(surface, view, layout, name), layout.boxes[name]
    words, light = said(view.level, view.now, view.t) if view.ui.captions else ("", 0.0)
    alpha = round(light * 24) * 255 // 24
    if not words or alpha <= 0:
        return
    bottom, pixels = (box.bottom if top is None else top) - layout.px(2), max(14, theme.sized(22 * layout.u))
    room = (box.width, round((2.3 if top is None else 1.15) * pixels))
    pixels, parts = theme.paragraph(words, "italic", pixels, room, 1.15)
    step = round(pixels * 1.15)
    for i, part in enumerate(parts):
        lay(surface, shadowed(part, pixels), (box.centerx, bottom - (len(parts) - i) * step), alpha)
