"""Fingers: what all dreams' controls share: a selection that answers at once, and holds."""

from collections.abc import Callable, Collection
from typing import Any

import pygame

from game.play.input import aim
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb
from game.sim.panel import Panel

ARROWS = {pygame.K_LEFT: "left", pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_DOWN: "down"}
ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
LEFT, RIGHT = 1, 3
LOOK_AGAIN = 30  # ticks until the panel's own selection counts again after one was asked for

Queue = Callable[[int, int, int], object]  # verb, target, value


class HoldControls:
    """Selection and holds. queue takes the commands; level has .sectors with x and y."""

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        self.level, self.queue, self.toggle = level, queue, toggle
        self.places = [(s.x, s.y) for s in level.sectors]
        self.held: dict[Verb, object] = {}  # holds and the key or button that holds them
        self._wanted, self._asked = -1, -LOOK_AGAIN
        self.named = -1  # the sector that a line of help names, -1 for none

    # What is chosen

    def selection(self, panel: Panel) -> int:
        """The selected sector: the one just asked for, else the panel's; -1 for none."""
        return self._wanted if panel.tick - self._asked < LOOK_AGAIN else panel.one("selected")

    def select(self, sector: int, panel: Panel) -> None:
        """Choose a sector, or none with -1."""
        if sector != self.selection(panel):
            self.queue(CommonVerb.SELECT, sector, 0)
        self._wanted, self._asked = sector, panel.tick

    def arrow(self, way: str, panel: Panel, linked: Collection[int] = ()) -> None:
        """Go to the sector that lies left, right, up or down of the selected one, by preference a linked one."""
        here = self.selection(panel)
        found = aim.toward(self.places, self.places[here] if here >= 0 else (0.0, 0.0), way, linked)
        if found >= 0:
            self.select(found, panel)

    # Holds

    def key_up(self, key: int) -> None:
        """A key comes up."""
        self._lift(key)

    def lift(self, button: int) -> None:
        """A mouse button comes up, wherever the pointer is."""
        self._lift(button)

    def let_go(self) -> None:
        """End every hold: the window lost the keyboard, or the game is paused."""
        for verb in list(self.held):
            self._release(verb)

    def _press(self, verb: Verb, source: object, target: int = -1) -> None:
        if verb not in self.held:
            self.held[verb] = source
            self.queue(verb, target, PRESS)
        elif self.toggle:
            self._release(verb)

    def _lift(self, source: object) -> None:
        for verb in [verb for verb, by in self.held.items() if by == source and not self.toggle]:
            self._release(verb)

    def _release(self, verb: Verb) -> None:
        del self.held[verb]
        self.queue(verb, -1, RELEASE)
