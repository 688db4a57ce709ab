"""What the debrief of The Guardian says and marks: sentences, moments, and the lanes of its axis."""

from game.level.clock import clock
from game.play.debrief.axis_spec import Curve, Lane, Marked, Reading
from game.play.debrief.run_summary import RunSummary
from game.play.render.annunciator import guidance
from game.play.render.words import percent
from game.session import OPEN
from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND
from game.sim.laws.guardian.verbs import GuardianVerb

EMBRACED, CURED, AGITATION, GAIN, STRAIN = (
    "journey.embraced", "journey.cured", "agitation", "sub.gain", "sub.strain",
)  # fmt: skip
UNKNOWN = 1 << 30  # instead of a need that a level doesn't state
EARLY_WATCH = 45 * TICKS_PER_SECOND  # a first watch after that is worth a word

LANES = (
    Lane(0.24, (Curve("embraced", EMBRACED, "violet", "sectors"), Curve("lost", "dark", "dead", "sectors", "hanging"))),
    Lane(0.18, (Curve("agitation", AGITATION, "rose", ONE, tint=0.4), Curve("gain", GAIN, "amber", ONE, "line"))),
    Lane(0.14, (Curve("strain", STRAIN, "amber", ONE, tint=0.4), Curve("composure", "composure", "cyan", ONE, "line"))),
    Lane(0.10, (Curve("alarms", "alarms", "rose", "most", "bars"),)),
)  # fmt: skip
READINGS = (Reading("embraced", EMBRACED), Reading("cured", CURED, ONE), Reading("agitation", AGITATION, ONE),
            Reading("composure", "composure", ONE), Reading("lost", "dark"))  # fmt: skip
MARKED = Marked(
    strikes={"fault_began": "{}: a fault begins", "guardian_came": "the guardian asks"},
    losses={"went_dark": "{} is lost", "lapsed": "{} is embraced no longer"},
    beats={"fault": "a fault begins", "shift": "the middle ring turns"},
)


def happened(summary: RunSummary, name: str) -> list[int]:
    """The ticks of an event."""
    return [tick for tick, event, _, _ in summary.history.events if event == name]


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else f"no {one}"


def why(summary: RunSummary) -> str:
    """How the run came to its end and what stood in its way, in a few sentences, from what happened in it."""
    sentences = {
        "overcorrection": _overcorrection,
        "let-go": _let_go,
        "stasis": _stasis,
        "journey": _journey,
        OPEN: _left,
    }
    first = sentences.get(summary.ending, RunSummary.plainly)(summary)
    return " ".join([first, *([] if summary.result.won else _causes(summary))])


def _left(summary: RunSummary) -> str:
    return f"You left at {clock(summary.result.ticks)}: {summary.last(EMBRACED)} embraced, {summary.last('dark')} lost."


def _overcorrection(summary: RunSummary) -> str:
    corrections, wasted = len(happened(summary, "corrected")), len(happened(summary, "wasted"))
    said = f"You corrected {_many(corrections, 'time', 'times')}, {wasted} of them where there was no fault."
    if broke := summary.reason("loss.lost - loss.faults"):
        return f"{said} Loops that were pushed too often rang by themselves, and {broke.value:.0f} broke."
    limit = summary.reason("agitation.level")
    since = summary.first_above(AGITATION, round(limit.bound * ONE)) if limit else -1
    begun = f" from {clock(since)} on" if since >= 0 else ""
    return f"{said} Each push stirred the whole hall, and{begun} its agitation stood above the limit."


def _let_go(summary: RunSummary) -> str:
    cured, end = percent(summary.last(CURED), ONE), clock(summary.result.ticks)
    if lost := summary.reason("loss.faults"):
        return f"By {end} {lost.value:.0f} subsystem{'s' * (lost.value > 1)} were lost to faults: they only grow."
    needed = summary.reason("journey.cured")
    least = f", less than {percent(round(needed.bound * ONE), ONE)}" if needed else ""
    return f"You held on to the end, but cured only {cured} of the faults{least}."


def _stasis(summary: RunSummary) -> str:
    short = _short(summary)
    return f"You held it to the end, but the journey needed more{f': {short}' if short else ''}."


def _short(summary: RunSummary) -> str:
    """What was there of what was asked for and not reached; all of it where nothing is known of the goals."""
    goals, found = summary.goals, []
    held, cured, calm = summary.last(EMBRACED), summary.last(CURED), summary.last("composure")
    need_held, need_cured, need_calm = (
        goals.get(f"journey.{name}.need", UNKNOWN) for name in ("embraced", "cured", "composure")
    )
    if held < need_held:
        found.append(f"{held} of {need_held} embraced" if need_held < UNKNOWN else f"{held} embraced")
    if cured < need_cured:
        counted = f"{goals['journey.cures']} of {goals['journey.faults']}, " if "journey.faults" in goals else ""
        needed = f", needed {percent(need_cured, ONE)}" if need_cured < UNKNOWN else ""
        found.append(f"{counted}{percent(cured, ONE)} of the faults cured{needed}")
    if calm < need_calm:
        needed = f", needed {percent(need_calm, ONE)}" if need_calm < UNKNOWN else ""
        found.append(f"{percent(calm, ONE)} composure{needed}")
    return "; ".join(found)


def _journey(summary: RunSummary) -> str:
    alarms = round(sum(summary.history.series.get("alarms", [])))
    return (
        f"{summary.last(EMBRACED)} subsystems move as they must, {percent(summary.last(CURED), ONE)} of the faults are "
        f"cured, and through {_many(alarms, 'alarm', 'alarms')} you kept your composure."
    )


def _causes(summary: RunSummary) -> list[str]:
    """The two plainest reasons why it didn't become a journey."""
    found = [_never_watched(summary), _wasted(summary), _never_embraced(summary), _missed(summary), _too_late(summary)]
    return [cause for cause in found if cause][:2]


def _never_watched(summary: RunSummary) -> str:
    watched = [c.tick for c in summary.history.commands if c.verb == GuardianVerb.WATCH]
    if not watched:
        return "You watched none of them: what is natural can only be learned by watching."
    if watched[0] > EARLY_WATCH:
        return f"You first watched one at {clock(watched[0])}."
    return ""


def _wasted(summary: RunSummary) -> str:
    corrections, wasted = len(happened(summary, "corrected")), len(happened(summary, "wasted"))
    if summary.result.ending == "overcorrection" or wasted < 4 or 2 * wasted < corrections:
        return ""
    return f"{wasted} of your {corrections} corrections met no fault: each cost what was learned and ended any embrace."


def _never_embraced(summary: RunSummary) -> str:
    learned, embraced = len(happened(summary, "learned")), len(happened(summary, "embraced"))
    if learned and not embraced:
        return f"You learned {_many(learned, 'curve', 'curves')} and embraced none of them."
    return ""


def _missed(summary: RunSummary) -> str:
    missed, embraced = len(happened(summary, "missed")), len(happened(summary, "embraced"))
    lapsed = len(happened(summary, "lapsed"))
    if missed >= 3 and missed > embraced:
        return f"You pressed to embrace {missed} times where the curve wasn't known: watch it first."
    if lapsed >= 3:
        orders = _carried_out(summary)
        made = f"; of {embraced} embraces {orders} were made on order: those last less long"
        ordered = made if 2 * orders > embraced else ""
        return f"{lapsed} embraces lapsed: they drift, and need touching again at a crest{ordered}."
    return ""


def _carried_out(summary: RunSummary) -> int:
    """How many embraces were made on order: those that no press of their own step made."""
    history = summary.history
    by_hand = {(c.target, -(-c.tick // STEP)) for c in history.commands if c.verb == GuardianVerb.EMBRACE}
    made = [(i, -(-tick // STEP)) for tick, event, i, _ in history.events if event == "embraced"]
    return sum(each not in by_hand for each in made)


def _too_late(summary: RunSummary) -> str:
    lost = happened(summary, "went_dark")
    if not lost or summary.result.ending == "overcorrection":
        return ""
    eased = len(happened(summary, "corrected")) - len(happened(summary, "cured")) - len(happened(summary, "wasted"))
    if eased > 0:
        return (
            f"The first was lost at {clock(lost[0])}. {_many(eased, 'correction', 'corrections')} came so late that "
            "they only eased a fault: it grew again and needed another."
        )
    return f"The first was lost at {clock(lost[0])}; a fault needs one correction, early."


def moments(summary: RunSummary) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [
        (summary.first_event(name), word)
        for name, word in (
            ("learned", "first learned"),
            ("embraced", "first embraced"),
            ("went_dark", "first lost"),
            ("vision_opened", "vision"),
        )
    ]
    found += [(tick, "it asks") for tick in happened(summary, "guardian_came")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def in_numbers(summary: RunSummary) -> str:
    """The run in numbers. Its alarms are those that the panel showed at the end, judged in the same words."""
    rate = summary.last("alarms.rate")
    corrections, wasted = len(happened(summary, "corrected")), len(happened(summary, "wasted"))
    return (
        f"embraced {summary.last(EMBRACED)} · faults cured {percent(summary.last(CURED), ONE)} · "
        f"lost {summary.last('dark')} · {corrections} corrections, {wasted} without a fault · "
        f"{len(happened(summary, 'learned'))} learned · {len(summary.history.commands)} actions · "
        f"{rate} alarms in 10 min: {guidance(rate)} "
        "(EEMUA 191, a guide for control rooms: 1 an operator handles well, 10 and more are a flood)"
    )
