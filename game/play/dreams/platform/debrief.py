"""What the debrief of The Platform says and marks: sentences, moments, and the lanes of its axis."""

from game.level.clock import clock
from game.play.debrief.axis_spec import Curve, Lane, Marked, Reading
from game.play.debrief.run_summary import RunSummary
from game.play.dreams.platform import loss_reasons
from game.play.dreams.platform.instruments.alarms import LABELS
from game.play.render.annunciator import guidance
from game.play.render.words import percent
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.ports import PROTOCOL_NAMES

CLIMB, DARK, HOME, LOST, SAVED = "climb.height", "dark", "people.home", "people.lost", "shelter.used"
HALF_UP, HIGH = ONE // 2, round(0.9 * ONE)
WARNING = 6 * TICKS_PER_SECOND  # that a high climb lasted before it counts as one

LANES = (
    Lane(0.27, (Curve("saved", SAVED, "warm", WHOLE), Curve("lost", LOST, "dead", WHOLE, "hanging", 0.45)), goal=WHOLE),
    Lane(0.14, (Curve("dark", DARK, "dead", "sectors", tint=0.5), Curve("load", "load", "amber", "most", "line")),
         swap=True),
    Lane(0.15, (Curve("climb", CLIMB, "rose", ONE, tint=0.35), Curve("composure", "composure", "cyan", ONE, "line"))),
    Lane(0.10, (Curve("alarms", "alarms", "rose", "most", "bars"),)),
)  # fmt: skip
READINGS = (Reading("saved", SAVED, WHOLE), Reading("at home", HOME, WHOLE), Reading("climb", CLIMB, ONE),
            Reading("dark", DARK))  # fmt: skip
MARKED = Marked(
    strikes={"struck": "{}: an anomaly strikes", "rippling": "{} begins to send ripples"},
    losses={"went_dark": "{} goes dark", "burst": "figures burst {}", "unravelled": "the protocol {} fails"},
    beats={"strike": "an anomaly strikes"},
    alarms=LABELS,
    subjects={"unravelled": PROTOCOL_NAMES},
)


def overridden_at(summary: RunSummary) -> int:
    """The tick at which the override went through, -1 for never."""
    return summary.first_event("cut")


def why(summary: RunSummary) -> str:
    """How the run came to its end, what stood in its way and what would have helped, from what happened in it."""
    sentences = {"renewal": _overridden, "too-soon": _overridden, "unravelled": _unravelled, "overrun": _held_on}
    first = sentences.get(summary.ending, RunSummary.plainly)(summary)
    rest = loss_reasons.of_a_win(summary) if summary.result.won else _causes(summary)
    return " ".join(filter(None, [first, *rest]))


def _unravelled(summary: RunSummary) -> str:
    end = clock(summary.result.ticks)
    return f"Lost: by {end} every sector was dark, without an override and with {_sheltered(summary)}."


def _sheltered(summary: RunSummary) -> str:
    """How many were in the shelter, and how many were needed."""
    needed = "" if summary.need is None else f"; {percent(summary.need, WHOLE)} were needed"
    return f"{percent(summary.last(SAVED), WHOLE)} of the city in the shelter{needed}"


def _overridden(summary: RunSummary) -> str:
    at, won = clock(overridden_at(summary)), summary.result.won
    verdict = "" if summary.need is None else "Won: " if won else "Lost: "
    said = f"{verdict}{'the' if verdict else 'The'} override at {at} came with {_sheltered(summary)}."
    left = summary.last(CLIMB)
    soon = summary.need is not None and not won and left < HALF_UP
    return f"{said} The climb stood at {percent(left, ONE)}: there was time left." if soon else said


def _held_on(summary: RunSummary) -> str:
    """Overrun: the climbers were up, or the night was over before the override."""
    return f"Lost: you held on until {clock(summary.result.ticks)} without the override, with {_sheltered(summary)}."


def _climbed(summary: RunSummary) -> str:
    """Since when the climbers were high, where that was the end."""
    if summary.ending != "overrun":
        return ""
    end, half, high = summary.result.ticks, summary.first_above(CLIMB, HALF_UP), summary.first_above(CLIMB, HIGH)
    if high >= 0 and end - high >= WARNING:
        return f"The climb had stood above {percent(HIGH, ONE)} since {clock(high)}."
    return f"The climb was past halfway at {clock(half)}." if half >= 0 else ""


def _causes(summary: RunSummary) -> list[str]:
    """Why there were too few in the shelter, or not in time: what cost most comes first."""
    if summary.need is not None and summary.last(SAVED) >= summary.need and overridden_at(summary) < 0:
        at = summary.first_above(SAVED, summary.need)
        return [f"From {clock(at)} on, the override would have saved enough.", _climbed(summary)]
    return [*loss_reasons.heaviest(summary), _climbed(summary)]


def moments(summary: RunSummary) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [
        (summary.first_event("unravelled"), "first protocol gone"),
        (summary.first_event("went_dark"), "first dark"),
    ]
    found += [(summary.first_event("shelter_started"), "first to the shelter"), (overridden_at(summary), "override")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def in_numbers(summary: RunSummary) -> str:
    """The run in numbers. Its alarms are those that the panel showed at the end, judged in the same words."""
    rate = summary.last("alarms.rate")
    return (
        f"in the shelter {percent(summary.last(SAVED), WHOLE)} · lost {percent(summary.last(LOST), WHOLE)} · "
        f"still at home {percent(summary.last(HOME), WHOLE)} "
        "(alive in lit sectors, but not up: the override leaves them behind) · "
        f"{len(summary.history.commands)} actions · {rate} alarms in 10 min: {guidance(rate)} "
        "(EEMUA 191, a guide for control rooms: 1 an operator handles well, 10 and more are a flood)"
    )


def best(summary: RunSummary, most: int) -> str:
    """What is said when the best that is known has been counted (per thousand): how much, and how it begins."""
    yours = f"you saved {summary.result.score / 10:.1f} %"
    if overridden_at(summary) < 0 < summary.last(SAVED):
        yours = "without an override you saved nobody"
    said = f"The best that is known for this seed saves {most / 10:.1f} %; {yours}."
    if not summary.first or not summary.names:
        return said
    begun = loss_reasons.called(summary)[: len(summary.first)]
    theirs = f" It calls {loss_reasons.listed(summary, summary.first)} first"
    return f"{said}{theirs}; you called {loss_reasons.listed(summary, begun)}." if begun else f"{said}{theirs}."
