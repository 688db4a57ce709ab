"""Falling asleep: how deep, and which seed."""

from typing import TYPE_CHECKING

import pygame

from game.level import DIFFICULTIES, load, resolve
from game.play import look
from game.play.director import Choice, new_seed
from game.play.screens.stack import Screen
from game.play.screens.widgets import Menu, Row, footer, shadow, unit

if TYPE_CHECKING:
    from game.play.app import App

LONGEST = 9  # digits of a seed
DIGITS = {getattr(pygame, f"K_{pad}{digit}"): str(digit) for pad in ("", "KP") for digit in range(10)}


class ChooseScreen(Screen):
    """A difficulty begins the dream; the seed can be typed or drawn anew."""

    def __init__(self, app: "App", name: str) -> None:
        self.app, self.name, self.age = app, name, 0
        self.level = load(resolve(name))
        self.seed = str(new_seed())
        depths = [
            Row(d.word.capitalize(), lambda d=d: self._begin(d.name), says=d.summary)  # type: ignore[misc]
            for d in self.level.difficulties
        ]
        seed = Row("Seed", None, lambda _way: self._draw_lot(), lambda: f"{self.seed}{self._caret}",
                   "The same seed is the same night. Type one, or draw another.")  # fmt: skip
        self.menu = Menu([*depths, seed, Row("Back", app.stack.pop)], app.sound.play, gap=44)
        self.menu.focus = DIFFICULTIES.index(app.settings.last_difficulty) if self._known else 1
        self.resize(app.size)

    @property
    def _known(self) -> bool:
        return self.app.settings.last_difficulty in DIFFICULTIES

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """While the seed is in focus, digits are its own."""
        return self.menu.row.label == "Seed"

    @property
    def _caret(self) -> str:
        return "_" if self.typing and self.age // 30 % 2 == 0 else " " if self.typing else ""

    def _draw_lot(self) -> None:
        self.seed = str(new_seed())

    def _begin(self, difficulty: str) -> None:
        self.app.change(last_difficulty=difficulty)
        self.app.director.play(Choice(self.name, difficulty, int(self.seed) if self.seed else None))

    def tick(self) -> None:
        """The scene lives on its own time."""
        self.age += 1

    def resize(self, size: tuple[int, int]) -> None:
        """Where the title's menu stands, too."""
        u = unit(size)
        top = size[1] - round(110 * u) - self.menu.height(size)
        self.menu.place(pygame.Rect(round(92 * u), top, round(400 * u), 0), size)

    def handle(self, event: pygame.event.Event) -> None:
        """Digits anywhere go to the seed."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.app.stack.pop()
        elif event.type == pygame.KEYDOWN and event.key in DIGITS:
            fresh = "" if not self.typing else self.seed
            self.seed = (fresh + DIGITS[event.key])[-LONGEST:]
            self.menu.focus = len(self.menu.rows) - 2
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_BACKSPACE:
            self.seed = self.seed[:-1]
        elif event.type == pygame.KEYDOWN and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.typing:
            self._begin(self.app.settings.last_difficulty if self._known else DIFFICULTIES[1])
        else:
            self.menu.handle(event)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Scene, dream, menu."""
        self.app.backdrop.draw(surface, self.age + alpha)
        surface.blit(shadow(surface.get_size()), (0, 0))
        u = unit(surface.get_size())
        at = (104 * u, self.menu.area.y - 118 * u)
        look.write(surface, self.level.title, at, "italic", round(54 * u), look.WHITE)
        under = (at[0] + 4 * u, at[1] + 70 * u)
        look.write(surface, "How deep do you sleep?", under, "serif", round(21 * u), look.PALE)
        self.menu.draw(surface)
        below = (self.menu.area.x + 20 * u, self.menu.area.bottom + 12 * u)
        look.write(surface, self.menu.row.says, below, "serif", round(19 * u), look.PALE)
        footer(surface, "Enter begins · digits type a seed · Esc goes back")
