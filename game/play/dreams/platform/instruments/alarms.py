"""The annunciator of The Platform: twelve groups, three of them named after the gates."""

from collections.abc import Sequence

from game.play.render.annunciator import Annunciator
from game.play.render.view import View
from game.sim.laws.common.ports import CALLS
from game.sim.laws.platform.ports import GATES_NAMED, PlatformAlarm

LABELS = (
    "ANOMALY", "RIPPLE", "LOAD", "DARK", "GATE A", "GATE B",
    "GATE C", "CLIMB", "SHELTER", "CIPHER", "PROTOCOL", "ROOT",
)  # fmt: skip


class CityAlarms(Annunciator):
    """Its twelve groups."""

    labels: Sequence[str] = LABELS
    mild: Sequence[int] = (
        PlatformAlarm.ANOMALY,
        PlatformAlarm.NORTH,
        PlatformAlarm.EAST,
        PlatformAlarm.SOUTH,
        PlatformAlarm.PROTOCOL,
    )  # they warn of something that grows
    understood: Sequence[int] = (PlatformAlarm.CIPHER, PlatformAlarm.ROOT)  # what the cipher tells

    def names(self, view: View) -> tuple[str, ...]:
        """The gates by their sectors."""
        gates = [s.name for s in view.level.sectors if s.gate][:GATES_NAMED]
        named = dict(enumerate(gates, PlatformAlarm.NORTH))
        return tuple(named.get(group, "") for group in range(CALLS))
