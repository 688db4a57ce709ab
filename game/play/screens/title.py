"""The title: the city asleep, and what one can do."""

from typing import TYPE_CHECKING

import pygame

from game.level import load, shipped
from game.play import look
from game.play.director import unfinished
from game.play.screens.stack import Screen
from game.play.screens.widgets import Menu, Row, footer, shadow, unit
from game.play.timeline import clock

if TYPE_CHECKING:
    from game.play.app import App

ROMAN = {1: "I", 2: "II", 3: "III"}


class TitleScreen(Screen):
    """The dreams that there are, settings, an end; and a run that was broken off, if there is one."""

    def __init__(self, app: "App") -> None:
        self.app, self.age = app, 0
        self.menu = Menu(self._rows(), app.sound.play, gap=44)
        self.resize(app.size)

    def _rows(self) -> list[Row]:
        go, rows = self.app.director, []
        left = unfinished()
        if left:
            where = f"{left.name}, {clock(left.ticks)}, seed {left.seed}"
            label, says = f"Go on at {clock(left.ticks)}", f"A dream was left: {where}."
            rows.append(Row(label, lambda: go.go_on(left.path), says=says))
        for name, file in shipped().items():
            level = load(file)
            label = f"Dream {ROMAN[level.dream]} · {level.title}"
            rows.append(Row(label, lambda name=name: go.choose(name), says=level.summary))  # type: ignore[misc]
        rows.append(Row("Settings", go.settings))
        rows.append(Row("Keys and mouse", go.keys))
        rows.append(Row("Wake up", self.app.quit))
        return rows

    def tick(self) -> None:
        """The scene lives on its own time."""
        self.age += 1

    def resize(self, size: tuple[int, int]) -> None:
        """The menu stands at the left, below the title."""
        u = unit(size)
        top = size[1] - round(110 * u) - self.menu.height(size)
        self.menu.place(pygame.Rect(round(92 * u), top, round(400 * u), 0), size)

    def handle(self, event: pygame.event.Event) -> None:
        """The menu, and F1."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F1:
            self.app.director.keys()
        else:
            self.menu.handle(event)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Scene, name, menu."""
        self.app.backdrop.draw(surface, self.age + alpha)
        surface.blit(shadow(surface.get_size()), (0, 0))
        u = unit(surface.get_size())
        at = (104 * u, self.menu.area.y - 118 * u)
        look.write(surface, "Lucid Control", at, "italic", round(62 * u), look.WHITE)
        under = (at[0] + 4 * u, at[1] + 74 * u)
        look.write(surface, "a panel, a city, a night", under, "mono", round(14 * u), look.DIM)
        self.menu.draw(surface)
        below = (self.menu.area.x + 20 * u, self.menu.area.bottom + 12 * u)
        look.write(surface, self.menu.row.says, below, "serif", round(19 * u), look.PALE)
        footer(surface, "arrows and Enter, or the mouse · F1 keys · F11 fullscreen")
