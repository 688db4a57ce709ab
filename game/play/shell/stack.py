"""The stack of screens: the topmost gets the input; overlays let those below show through."""

from typing import Any

import pygame

from game.play.render.memory import give_back
from game.play.screens.screen import Screen


class Stack:
    """The screens, the topmost last."""

    def __init__(self) -> None:
        self.screens: list[Screen] = []

    @property
    def top(self) -> Screen | None:
        """The screen that gets the input."""
        return self.screens[-1] if self.screens else None

    @property
    def typing(self) -> bool:
        """Whether the topmost screen takes letters as text."""
        return bool(self.top and self.top.typing)

    def push(self, screen: Screen) -> None:
        """Put a screen on top."""
        self.screens.append(screen)
        screen.enter()

    def pop(self) -> None:
        """Remove the topmost screen; the one below is active again."""
        self.screens.pop().leave()
        if self.top:
            self.top.enter()

    def reset(self, *screens: Screen) -> None:
        """Remove all screens, topmost first, and push these; with none the program ends."""
        while self.screens:
            self.screens.pop().leave()
        give_back()
        for screen in screens:
            self.push(screen)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Draw what can be seen: from the last screen that covers all, upwards; those covered stand still."""
        first = max((i for i, screen in enumerate(self.screens) if not screen.overlay), default=0)
        for screen in self.screens[first:]:
            screen.draw(surface, alpha if screen is self.top else 1.0)

    def resize(self, size: tuple[int, int]) -> None:
        """Resize every screen."""
        for screen in self.screens:
            screen.resize(size)

    def send(self, name: str, *arguments: Any) -> None:
        """Call a method of the topmost screen."""
        if self.top:
            getattr(self.top, name)(*arguments)
