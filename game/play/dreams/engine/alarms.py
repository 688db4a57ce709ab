"""The annunciator of The Engine."""

from collections.abc import Sequence

from game.play.draw.annunciator import Annunciator

LABELS = (
    "CYAN", "AMBER", "VIOLET", "UNISON", "HARMONY", "CATWALK",
    "DARK", "HEART", "STRIKE", "STRING", "WORK", "COMPOSED",
)  # fmt: skip


class EngineAlarms(Annunciator):
    """Its twelve groups."""

    labels: Sequence[str] = LABELS
    mild: Sequence[int] = (3, 4, 5, 9, 10)
    understood: Sequence[int] = (11,)
