"""What the debrief of The Platform says and marks: sentences, moments, and the lanes of its axis."""

from game.play.lanes import Curve, Lane, Reading
from game.play.look import AMBER, CYAN, DEAD, ROSE, WARM
from game.play.timeline import FLOOD, MANAGEABLE, Story, clock, percent
from game.sim.actions import SHELTER, Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE

CLIMB, DARK, HOME, LOST, SAVED = "climb.height", "dark", "people.home", "people.lost", "shelter.used"
HALF_UP, HIGH = ONE // 2, round(0.9 * ONE)
WARNING = 6 * TICKS_PER_SECOND  # that a high climb lasted before it counts as one
LATE, FEW = 20 * TICKS_PER_SECOND, 5  # a first call that late, and so few sectors, are worth a word

LANES = (
    Lane(0.27, (Curve("saved", SAVED, WARM, WHOLE), Curve("lost", LOST, DEAD, WHOLE, "hanging", 0.45)), goal=WHOLE),
    Lane(0.14, (Curve("dark", DARK, DEAD, "sectors", tint=0.5), Curve("load", "load", AMBER, "most", "line")),
         swap=True),
    Lane(0.15, (Curve("climb", CLIMB, ROSE, ONE, tint=0.35), Curve("composure", "composure", CYAN, ONE, "line"))),
    Lane(0.10, (Curve("alarms", "alarms", ROSE, "most", "bars"),)),
)  # fmt: skip
READINGS = (Reading("saved", SAVED, WHOLE), Reading("at home", HOME, WHOLE), Reading("climb", CLIMB, ONE),
            Reading("dark", DARK))  # fmt: skip


def cut_at(story: Story) -> int:
    """The tick at which the override went through, -1 for never."""
    return story.first_event("cut")


def why(story: Story) -> str:
    """How the run came to its end and what stood in its way, in a few sentences, from what happened in it."""
    if cut_at(story) >= 0:
        first = _cut(story)
    elif story.last(CLIMB) < ONE and story.last(HOME) < WHOLE // 50:
        first = f"By {clock(story.result.ticks)} every sector was dark, and nobody was left to bring up."
    else:
        first = _held_on(story)
    return " ".join(filter(None, [first, *([] if story.result.won else _causes(story))]))


def _cut(story: Story) -> str:
    saved = f"You cut at {clock(cut_at(story))} with {percent(story.last(SAVED))} of the city in the shelter"
    if story.need is None:
        return f"{saved}."
    asked = f"{saved}; {percent(story.need)} were asked for."
    left = story.last(CLIMB)
    if story.result.won or left >= HALF_UP:
        return asked
    return f"{asked} The climb stood at {percent(left, ONE)}: there was time left."


def _held_on(story: Story) -> str:
    end = story.result.ticks
    half, high = story.first_above(CLIMB, HALF_UP), story.first_above(CLIMB, HIGH)
    said = f"You held on until {clock(end)}"
    if high >= 0 and end - high >= WARNING:
        said += f", though the climb stood above 90 % since {clock(high)}"
    elif half >= 0:
        said += f"; the climb had passed its half at {clock(half)}"
    asked = "" if story.need is None else f", {percent(story.need)} were asked for"
    return f"{said}. {percent(story.last(SAVED))} of the city were in the shelter{asked}."


def _causes(story: Story) -> list[str]:
    """The two plainest reasons why there were too few in the shelter, or not in time."""
    if story.need is not None and story.last(SAVED) >= story.need:
        at = story.first_above(SAVED, story.need)
        return [f"From {clock(at)} on, the override would have saved enough."]
    if story.last(CLIMB) < HALF_UP and cut_at(story) >= 0:
        return []
    found = [_never_called(story), _not_calm(story), _fell(story)]
    return [cause for cause in found if cause][:2]


def _never_called(story: Story) -> str:
    called = {c.target for c in story.history.commands if c.verb == Verb.SHELTER}
    yours = [tick for tick, name, index, _ in story.history.events if name == "unravelled" and index == SHELTER]
    begun = story.first_event("shelter_started")
    if not called:
        return "You called no sector to the shelter."
    if yours and begun - yours[0] > LATE:
        return f"You called a first sector to the shelter at {clock(begun)}; you could have at {clock(yours[0])}."
    if len(called) <= FEW:
        count = "one" if len(called) == 1 else len(called)
        return f"You called {count} of {story.sectors} sectors to the shelter."
    return ""


def _not_calm(story: Story) -> str:
    values = story.history.series.get("composure", [])
    shaken = [tick for tick, value in zip(story.history.ticks, values, strict=False) if value < ONE // 4]
    if len(shaken) < 20:
        return ""
    since = f"For {len(shaken)} s from {clock(shaken[0])} on"
    return f"{since} you had hardly any composure, and without it hands are slow."


def _fell(story: Story) -> str:
    dark, lost = story.last(DARK), story.last(LOST)
    if not dark:
        return ""
    first = story.first_event("went_dark")
    return f"{dark} sectors went dark, the first at {clock(first)}; with them {percent(lost)} of the city were lost."


def moments(story: Story) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [(story.first_event("unravelled"), "first protocol gone"), (story.first_event("went_dark"), "first dark")]
    found += [(story.first_event("shelter_started"), "first to the shelter"), (cut_at(story), "cut")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def figures(story: Story) -> str:
    """The run in numbers."""
    rate = story.alarm_rate()
    judged = "a flood" if rate >= FLOOD else "more than an operator manages" if rate > MANAGEABLE else "manageable"
    return (
        f"saved {percent(story.last(SAVED))} · lost {percent(story.last(LOST))} · "
        f"still at home {percent(story.last(HOME))} · {len(story.history.commands)} actions · "
        f"{rate:.0f} alarms in 10 minutes: {judged} (EEMUA 191: {MANAGEABLE} is fine, {FLOOD} a flood)"
    )


def best(story: Story, most: int) -> str:
    """What is said when the best that is known has been counted (per thousand)."""
    yours = story.result.score / 10
    return f"The best that is known for this seed saves {most / 10:.1f} %; you saved {yours:.1f} %."
