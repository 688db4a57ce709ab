"""Feeler: where on a desk a click means what is looked for. It asks the desk itself, place by place."""

from collections.abc import Callable, Sequence

import pygame

from game.play.render.view import Hit

GRAIN = 12  # units between the places that are felt


class HitFinder:
    """Feels a row of places at a time, over and over: what is looked for may come and go.

    hit says what lies under a place; size is the window's, unit the pixels to a unit of its layout.
    """

    def __init__(self, hit: Callable[[tuple[int, int]], Hit], size: tuple[int, int], unit: float) -> None:
        self.hit = hit
        step = max(1, round(GRAIN * unit))
        self.columns, self.rows = range(step // 2, size[0], step), range(step // 2, size[1], step)
        self.wanted: Sequence[Hit] = ()
        self.found: dict[Hit, pygame.Rect] = {}  # by the sweeps that are over
        self._row, self._fresh = 0, dict[Hit, pygame.Rect]()

    def look_for(self, wanted: Sequence[Hit]) -> None:
        """Other things from now on; index -1 stands for any of a kind."""
        if list(wanted) != list(self.wanted):
            self.wanted, self.found = tuple(wanted), {}
            self._row, self._fresh = 0, {}

    def feel(self, rows: int) -> None:
        """So many rows; with the last one, what was found is what there is."""
        for _ in range(rows if self.wanted else 0):
            self._feel(self.rows[self._row])
            self._row += 1
            if self._row == len(self.rows):
                self.found, self._row, self._fresh = self._fresh, 0, {}

    def sweep(self) -> None:
        """All rows at once."""
        self._row, self._fresh = 0, {}
        self.feel(len(self.rows))

    def _feel(self, y: int) -> None:
        for x in self.columns:
            hit = self.hit((x, y))
            for wanted in self.wanted:
                if hit.kind == wanted.kind and wanted.index in (-1, hit.index):
                    box = pygame.Rect(x - 1, y - 1, 2, 2)
                    self._fresh[wanted] = self._fresh[wanted].union(box) if wanted in self._fresh else box

    @property
    def boxes(self) -> list[pygame.Rect]:
        """What was found, in the order in which it was asked for."""
        return [self.found[each] for each in self.wanted if each in self.found]
