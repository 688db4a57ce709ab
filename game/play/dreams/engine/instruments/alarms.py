"""The annunciator of The Engine: a column for each arm, and a row for what concerns all."""

from collections.abc import Sequence

import pygame

from game.play.render.annunciator import Annunciator
from game.sim.laws.engine.ports import ALARM_FRAYED, ALARM_HEART, ALARM_OFF, ALARM_STRINGS

LABELS = (
    "CYAN OFF", "AMBER OFF", "VIOLET OFF", "CYAN FRAY", "AMBER FRAY", "VIOLET FRAY",
    "CYAN DARK", "AMBER DARK", "VIOLET DARK", "HEART", "STRINGS", "STRIKE",
)  # fmt: skip
SHORT = (
    "4 OFF", "5 OFF", "6 OFF", "4 FRAY", "5 FRAY", "6 FRAY", "4 DARK", "5 DARK", "6 DARK", *LABELS[ALARM_HEART:],
)  # fmt: skip
COLUMNS, ROWS = 3, 4


class EngineAlarms(Annunciator):
    """Its twelve groups."""

    labels: Sequence[str] = LABELS
    mild: Sequence[int] = (*ALARM_OFF, *ALARM_FRAYED, ALARM_STRINGS)
    understood: Sequence[int] = ()
    joined = True
    short = SHORT

    def tiles(self) -> list[pygame.Rect]:
        """The tiles' places within the box."""
        pad, gap, top = self.px(6), self.px(3), self.px(27)
        w = (self.rect.width - 2 * pad - (COLUMNS - 1) * gap) // COLUMNS
        h = (self.rect.height - top - self.px(7) - (ROWS - 1) * gap) // ROWS
        return [
            pygame.Rect(pad + i % COLUMNS * (w + gap), top + i // COLUMNS * (h + gap), w, h) for i in range(len(LABELS))
        ]
