"""What a night on the platform may be remembered for."""

from game.play.debrief.marks import Mark, at_least, happened, never, never_below, without
from game.play.debrief.run_summary import RunSummary
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform.ports import LAYERS
from game.sim.laws.platform.verbs import PlatformVerb


def _outer_ring(summary: RunSummary) -> bool:
    outermost = max(summary.rings, default=0)
    dark = {event.subject for event in summary.history.events if event.name == "went_dark"}
    return not any(summary.rings[sector] == outermost for sector in dark)


def _root(summary: RunSummary) -> bool:
    return any(event.name == "opened_layer" and event.value == LAYERS for event in summary.history.events)


MARKS = (
    Mark("outer-ring", "As far as the last street", "not one sector of the outer ring went dark", _outer_ring),
    Mark("lit", "Every window", "not one sector went dark", never("went_dark")),
    Mark("half", "More than needed", "half of the city came up", at_least("shelter.used", WHOLE // 2)),
    Mark("emptied", "Doors left open", "eight sectors were emptied", lambda run: happened("saved_all")(run) >= 8),
    Mark("edge", "A hand on the rail", "the override came with the climb at 90 %",
         at_least("climb.height", 9 * ONE // 10)),
    Mark("root", "Under your own feet", "all four layers of the log were read", _root),
    Mark("unread", "By eye alone", "the log was never read", without(PlatformVerb.DECRYPT)),
    Mark("open", "No door shut", "no link was ever shut", without(PlatformVerb.ISOLATE)),
    Mark("awake", "Eyes open", "you never closed your eyes", without(CommonVerb.BREATHE)),
    Mark("steady", "A steady hand", "composure never fell below a half", never_below("composure", ONE // 2)),
)  # fmt: skip
