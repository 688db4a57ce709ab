"""What the debrief says and marks: the story of a run told from its history, in sentences and moments."""

from dataclasses import dataclass

from game.level import Level
from game.session import History, Result
from game.sim.actions import SHELTER, Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE

CLIMB, DARK, HOME, LOST, SAVED = "climb.height", "dark", "people.home", "people.lost", "shelter.used"
ASKED = ("saved", "sheltered")  # metrics of people that a win may ask for
HALF_UP, HIGH = ONE // 2, round(0.9 * ONE)
WARNING = 6 * TICKS_PER_SECOND  # that a high climb lasted before it counts as one
LATE, FEW = 20 * TICKS_PER_SECOND, 5  # a first call that late, and so few sectors, are worth a word
MANAGEABLE, FLOOD = 1, 10  # alarms in 10 minutes, EEMUA 191: what an operator manages, where a flood begins


def clock(tick: int) -> str:
    """A tick as 2:14."""
    seconds = max(0, tick) // TICKS_PER_SECOND
    return f"{seconds // 60}:{seconds % 60:02d}"


def percent(share: int, whole: int = WHOLE) -> str:
    """A share of the city as `23 %`; a small one keeps a decimal."""
    value = 100 * share / whole
    return f"{value:.1f} %" if 0 < value < 9.95 else f"{value:.0f} %"


@dataclass(frozen=True)
class Story:
    """A run as the debrief needs it. need is the share (Q24) that a win asks for, None where none is known."""

    history: History
    result: Result
    sectors: int
    need: int | None = None

    @property
    def cut(self) -> int:
        """The tick at which the override went through, -1 for never."""
        return next((tick for tick, name, _, _ in self.history.events if name == "cut"), -1)

    def last(self, name: str) -> int:
        """The last number of a series."""
        return self.history.series.get(name, [0])[-1]

    def first_above(self, name: str, level: int) -> int:
        """The tick of the sample from which a series stayed at a level or above until the end; -1 if it didn't."""
        found = -1
        for tick, value in zip(self.history.ticks, self.history.series.get(name, []), strict=False):
            found = (tick if found < 0 else found) if value >= level else -1
        return found

    def first_event(self, *names: str) -> int:
        """The tick of the first of some events, -1 for never."""
        return next((tick for tick, name, _, _ in self.history.events if name in names), -1)

    def alarm_rate(self) -> float:
        """Alarms in 10 minutes, over the whole run."""
        minutes = max(self.result.ticks, 1) / (60 * TICKS_PER_SECOND)
        return sum(self.history.series.get("alarms", [])) / minutes * 10


def why(story: Story) -> str:
    """How the run came to its end and what stood in its way, in a few sentences, from what happened in it."""
    if story.cut >= 0:
        first = _cut(story)
    elif story.last(CLIMB) < ONE and story.last(HOME) < WHOLE // 50:
        first = f"By {clock(story.result.ticks)} every sector was dark, and nobody was left to bring up."
    else:
        first = _held_on(story)
    return " ".join(filter(None, [first, *([] if story.result.won else _causes(story))]))


def _cut(story: Story) -> str:
    saved = f"You cut at {clock(story.cut)} with {percent(story.last(SAVED))} of the city in the shelter"
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
    if story.last(CLIMB) < HALF_UP and story.cut >= 0:
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
    found += [(story.first_event("shelter_started"), "first to the shelter"), (story.cut, "cut")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def need_of(level: Level) -> int | None:
    """The share of the city (Q24) that a win asks for; None where no winning condition names one."""
    return None if level.asked is None else round(level.asked * WHOLE)
