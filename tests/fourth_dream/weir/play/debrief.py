"""What the debrief of The Weir says and marks: sentences, moments, and the lanes of its axis."""

from game.level.clock import clock
from game.play.debrief.axis_spec import Curve, Lane, Reading
from game.play.debrief.run_summary import RunSummary
from game.session import OPEN
from game.sim.fixed import ONE
from weir.sim.verbs import WeirVerb

DEPTH, WEAR = "basin.depth", "basin.wear"
LANES = (
    Lane(0.3, (Curve("depth", DEPTH, "cyan", ONE, tint=0.4), Curve("gone", "dark", "dead", "sectors", "hanging"))),
    Lane(0.18, (Curve("wear", WEAR, "amber", ONE, tint=0.4), Curve("composure", "composure", "cyan", ONE, "line"))),
    Lane(0.12, (Curve("alarms", "alarms", "rose", "most", "bars"),)),
)
READINGS = (
    Reading("depth", DEPTH, ONE),
    Reading("wear", WEAR, ONE),
    Reading("composure", "composure", ONE),
    Reading("gone", "dark"),
)


def why(summary: RunSummary) -> str:
    """How the run came to its end, in a sentence or two."""
    told = {"under": _under, "held": _held, OPEN: RunSummary.plainly}
    return told.get(summary.ending, RunSummary.plainly)(summary)


def _under(summary: RunSummary) -> str:
    gone = summary.reason("basins.gone")
    how_many = f"{gone.value:.0f} of {summary.sectors} banks" if gone else "The banks"
    first = summary.first_event("gave_way")
    since = f", the first of them at {clock(first)}" if first >= 0 else ""
    return f"{how_many} gave way by {clock(summary.result.ticks)}{since}. {_wheel(summary)}"


def _held(summary: RunSummary) -> str:
    left = summary.sectors - summary.last("dark")
    end = clock(summary.result.ticks)
    return f"The tide turned at {end}, and {left} of {summary.sectors} basins stood. {_wheel(summary)}"


def _wheel(summary: RunSummary) -> str:
    turns = sum(1 for command in summary.history.commands if command.verb == WeirVerb.OPEN)
    if not turns:
        return "You never turned the wheel."
    return f"You turned the wheel {turns} {'time' if turns == 1 else 'times'}."


def moments(summary: RunSummary) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    words = {"opened": "first opened", "brimmed": "first over the brim", "gave_way": "first gone"}
    found = [(summary.first_event(name), word) for name, word in words.items()]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def in_numbers(summary: RunSummary) -> str:
    """The run in numbers."""
    rate, actions = summary.last("alarms.rate"), len(summary.history.commands)
    return f"gone {summary.last('dark')} of {summary.sectors} · {actions} actions · {rate} alarms in 10 min"
