"""A lesson: steps that each wait until they were done. It is played on a level like any other, and steers nothing.

What shows that a step was done is read off the panel and the events that an operator could notice.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.level import Level
from game.play.input.verb_row import VerbTable
from game.play.render.view import Hit
from game.sim.actions import RELEASE, CommonVerb, Verb, pressed
from game.sim.events import Happened
from game.sim.panel import Panel

REST, LETTER = 40, 3  # ticks between a step that was done and the next: at least, and for each letter of its last word
ALWAYS = frozenset({CommonVerb.SELECT})  # what needs no step to be taken


@dataclass
class StepProgress:
    """What a step is judged by: the panel, the events since the step began, and how long ago that was."""

    level: Level
    panel: Panel
    happened: list[Happened] = field(default_factory=list)
    ticks: int = 0

    def sector(self, name: str) -> int:
        """The index of a sector."""
        return next(i for i, sector in enumerate(self.level.sectors) if sector.name == name)


Done = Callable[[StepProgress], bool]


class Aside(NamedTuple):
    """A place of the pane at the foot: its middle as a share of the width, and its width in units."""

    middle: float
    wide: int


@dataclass(frozen=True)
class Step:
    """One thing to do. lit: what shines meanwhile, as kind and index, a sector's name or a tile's verb; verbs: what it
    hands over. {word} in what is to be done stands for the key of the verb of that word."""

    say: str  # in the dream's voice
    do: str  # which key, and where to click
    done: Done
    highlights: Sequence[tuple[str, int | str]] = ()
    verbs: frozenset[Verb] = frozenset()
    toggled: str = ""  # instead of `do` where holds are pressed twice
    why: str = ""  # what it is good for
    then: str = "Good."  # what is said once it was done
    feedback: Callable[[StepProgress], str] = lambda progress: ""  # how what was done came out
    aside: Aside | None = None  # where the pane stands for this step


@dataclass(frozen=True)
class Lesson:
    """The steps of a dream's lesson, and the file of the level that they are taken on."""

    title: str
    table: VerbTable
    file: str  # in the levels' folder `tutorial`
    offer: str  # what stands at the door when it is offered
    steps: Sequence[Step]
    box: str = ""  # the instrument on whose place its pane stands, of at least its height
    head: bool = False  # whether its pane stands at the head of the picture, as low as can be; else at its scene's foot
    middle: float = 0.352  # of the pane, as a share of the width
    wide: int = 620  # units
    named: bool = False  # whether sectors that shine are named, where the desk names only what is chosen
    ringed: bool = False  # whether a sector that is chosen carries a ring to watch, which no frame may cross


class LessonRun:
    """Progress of a lesson. `observe` has to be called every tick."""

    def __init__(self, lesson: Lesson, level: Level, panel: Panel) -> None:
        self.lesson, self.at, self.rest = lesson, 0, 0
        self.progress = StepProgress(level, panel)

    @property
    def over(self) -> bool:
        """Whether every step was done."""
        return self.at >= len(self.lesson.steps)

    @property
    def step(self) -> Step | None:
        """The step that waits, None when none does."""
        return None if self.over else self.lesson.steps[self.at]

    @property
    def resting(self) -> bool:
        """Whether a step was done a moment ago."""
        return self.rest > 0

    def observe(self, panel: Panel, events: Iterable[Happened]) -> None:
        """Advance by a tick."""
        progress = self.progress
        progress.panel, progress.ticks = panel, progress.ticks + 1
        progress.happened += events
        if self.rest:
            self.rest -= 1
            if not self.rest:
                self.at, self.progress = self.at + 1, StepProgress(progress.level, panel)
        elif self.step and self.step.done(progress):
            self.rest = max(REST, LETTER * len(self.step.then))

    def allows(self, verb: int, value: int) -> bool:
        """Whether a command is allowed yet: verbs are unlocked one after the other; releases always are."""
        lets_go = self.progress.level.verbs[verb].released and pressed(value) == RELEASE
        known = ALWAYS.union(*(step.verbs for step in self.lesson.steps[: self.at + 1]))
        return lets_go or self.over or verb in known

    def highlights(self) -> list[Hit]:
        """What is highlighted now."""
        if self.step is None or self.resting:
            return []
        return [Hit(kind, self._index(at)) for kind, at in self.step.highlights]

    def _index(self, named: int | str) -> int:
        """That of a sector by its name, of a tile by its verb; any other as it is."""
        if isinstance(named, str):
            return self.progress.sector(named)
        return [row.verb for row in self.lesson.table.tiles].index(named) if isinstance(named, Verb) else named


# What shows that a step was done


def event_seen(event: str, sector: str = "") -> Done:
    """An event, of a certain sector where one is named."""

    def done(progress: StepProgress) -> bool:
        return any(e == event and (not sector or i == progress.sector(sector)) for e, i, _ in progress.happened)

    return done


def is_selected(sector: str) -> Done:
    """A sector is in focus."""
    return lambda progress: progress.panel.one("selected") == progress.sector(sector)


def panel_at_least(entry: str, least: int, index: int = 0) -> Done:
    """A number of the panel is so high."""
    return lambda progress: progress.panel.one(entry, index) >= least


def sector_at_least(entry: str, sector: str, least: int) -> Done:
    """A number of a sector is so high."""
    return lambda progress: progress.panel.one(entry, progress.sector(sector)) >= least


def all_of(*rules: Done) -> Done:
    """All of several."""
    return lambda progress: all(rule(progress) for rule in rules)


def any_of(*rules: Done) -> Done:
    """One of several, or more."""
    return lambda progress: any(rule(progress) for rule in rules)


def eyes_open(progress: StepProgress) -> bool:
    """Eyes are open."""
    return not progress.panel.one("breathing")
