"""The annunciator of The Platform: twelve groups, three of them named after the gates."""

from collections.abc import Sequence

from game.play.render.annunciator import GROUPS, Annunciator
from game.play.render.view import View

LABELS = (
    "ANOMALY", "RIPPLE", "LOAD", "DARK", "GATE N", "GATE E",
    "GATE S", "CLIMB", "SHELTER", "CIPHER", "PROTOCOL", "ROOT",
)  # fmt: skip
GATE = 4  # the group of the first gate


class CityAlarms(Annunciator):
    """Its twelve groups."""

    labels: Sequence[str] = LABELS
    mild: Sequence[int] = (0, 4, 5, 6, 10)  # they warn of something that grows
    understood: Sequence[int] = (9, 11)  # what the cipher tells

    def names(self, view: View) -> tuple[str, ...]:
        """The gates by their sectors."""
        gates = [s.name for s in view.level.sectors if s.gate]
        return tuple(gates[i - GATE] if 0 <= i - GATE < min(3, len(gates)) else "" for i in range(GROUPS))
