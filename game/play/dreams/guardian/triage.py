"""Which pane is in most trouble, as far as the panel tells: where Tab goes."""

from game.level import Level
from game.play.dreams.guardian.scene.hall_view import RINGS, STRAINS, HallView
from game.play.render.view import DeskState
from game.sim.fixed import ONE
from game.sim.panel import Panel

MARKED, GROWS, WORN, RECOVERS = 64, 40, 16, 4  # how much each weighs, in alarms' bounds
LOOKS = DeskState()


def worst_first(panel: Panel, level: Level) -> list[int]:
    """The panes in trouble, worst first; when none is, all that can be read, the farthest out first."""
    view = HallView(level, panel, panel, 1.0, LOOKS)
    asks = {i: urgency(view, i) for i in range(view.count) if panel.one("legible", i) and not panel.one("dark", i)}
    found = sorted(asks, key=lambda i: (-asks[i], i))
    return [i for i in found if asks[i] > 0.5] or found


def urgency(view: HallView, i: int) -> float:
    """How much pane i asks to be looked at, in alarms' bounds: by what becomes of it if nobody does anything.

    What the guardian has marked comes first, then what grows, since it is lost for certain; then what strains and is
    still too far out, or rings, by its strain; what recovers, and the rest by how far out it is, comes last.
    """
    strain = view.one("sub.strain", i) / ONE
    away = 0.0 if view.one("sub.embraced", i) else abs(view.one("sub.x", i)) / ONE
    rings = view.one("sub.gain", i) >= RINGS * ONE and not view.one("sub.embraced", i)
    new = i < len(view.all("alarm.state")) and view.one("alarm.state", i) == 1
    told = MARKED * view.one("sub.marked", i) + (GROWS + WORN * strain) * view.grows(i)
    worn = WORN * (1 + 2 * strain) if strain >= STRAINS and (view.strains(i) or rings) else 0.0
    return told + worn + RECOVERS * strain + away + new / 2
