"""What the debrief says and marks: the story of a run told from its history, in sentences and moments."""

from dataclasses import dataclass

from game.level import Level
from game.session import History, Result
from game.sim.actions import Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.program import Op

CLIMB, DARK, HOME, LOST, SAVED = "climb.height", "dark", "people.home", "people.lost", "shelter.used"
ASKED = ("saved", "sheltered")  # metrics of people that a win may ask for
HIGH = round(0.9 * ONE)
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
    """One or two sentences that say how the run came to its end, from what happened in it."""
    if story.cut >= 0:
        return _why_cut(story)
    if not story.result.ticks:
        return "Nothing happened."
    if story.last(DARK) and story.last(CLIMB) < ONE and story.last(HOME) < WHOLE // 100:
        return f"{_dark_end(story)} {_too_few(story)}"
    return f"{_held_on(story)} {_too_few(story)}"


def _why_cut(story: Story) -> str:
    saved = f"You cut at {clock(story.cut)} with {percent(story.last(SAVED))} of the city in the shelter"
    if story.need is None:
        return f"{saved}."
    if story.result.won:
        return f"{saved}; {percent(story.need)} were asked for."
    left = story.last(CLIMB)
    room = f", and the climb stood at {percent(left, ONE)}: there was time left" if left < HIGH else ""
    return f"{saved}, and {percent(story.need)} were asked for{room}. {_cause(story)}".rstrip()


def _held_on(story: Story) -> str:
    since = story.first_above(CLIMB, HIGH)
    end = clock(story.result.ticks)
    high = f" though the climb stood above 90 % since {clock(since)}" if since >= 0 else ""
    return f"You held on until {end}{high}; {percent(story.last(SAVED))} of the city were in the shelter."


def _dark_end(story: Story) -> str:
    return f"By {clock(story.result.ticks)} every sector was dark, and nobody was left to bring in."


def _too_few(story: Story) -> str:
    """What stood between this run and a win."""
    if story.need is not None and story.last(SAVED) >= story.need:
        at = next(
            (t for t, v in zip(story.history.ticks, story.history.series[SAVED], strict=False) if v >= story.need), 0
        )
        return f"From {clock(at)} on the override would have saved enough."
    return _cause(story)


def _cause(story: Story) -> str:
    """The plainest reason for too few in the shelter: never called, called late, or lost before."""
    begun = story.first_event("shelter_started")
    if not any(command.verb == Verb.SHELTER for command in story.history.commands):
        return "No sector was ever called to the shelter by you."
    lost = story.last(LOST)
    dark = story.last(DARK)
    if lost > story.last(SAVED):
        return f"{dark} sectors went dark first and took {percent(lost)} of the city with them."
    late = story.first_event("unravelled")
    if begun >= 0 and late >= 0 and begun - late > 90 * TICKS_PER_SECOND:
        return f"The first sector was called to the shelter at {clock(begun)}."
    return "The shelter filled too slowly: large sectors far out and three streams at a time bring more."


def moments(story: Story) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [(story.first_event("unravelled"), "first protocol gone"), (story.first_event("went_dark"), "first dark")]
    found += [(story.first_event("shelter_started"), "first to the shelter"), (story.cut, "cut")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def need_of(level: Level) -> int | None:
    """The share of the city (Q24) that the level's own win asks for; None where its condition names none."""
    story = level.params.story
    asked = [m for law in level.params.laws if law.NAME == "people" for m in law.METRICS if m.name in ASKED]
    found: list[int] = []
    for way, compiled in zip(level.endings, story.endings, strict=True):
        parts = compiled.when
        for (a, i), (b, value), (op, _) in zip(parts, parts[1:], parts[2:], strict=False):
            if way.won and (a, b, op) == (Op.METRIC, Op.CONST, Op.GE) and story.metrics[i] in asked:
                found.append(int(value) << 8)
    return min(found, default=None)
