"""Prompts: a line of help when something becomes yours for the first time, shown until you have done it once.

They are made from panel and events alone, so that a replay shows what the run showed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.play.input.verb_row import VerbTable
from game.sim.actions import Verb
from game.sim.events import Happened
from game.sim.panel import Panel

MOST = 2  # lines at a time, where a dream asks for no fewer


@dataclass(frozen=True)
class Prompt:
    """A line, when it is due, and what shows that it has been followed."""

    name: str
    text: str
    due: Callable[[Panel], bool]
    done_by: frozenset[str]  # events
    done_when: Callable[[Panel], bool] = lambda panel: False
    lasts: int = 0  # ticks of being shown after which it goes by itself; 0 for never
    teaches: Verb | None = None  # the verb that it is about: whoever has used that needs it no more


@dataclass
class Prompter:
    """Which prompts are shown now: those that are due and weren't followed yet. Feed it every tick.

    prompts come most pressing first.
    """

    prompts: Sequence[Prompt]
    verbs: VerbTable  # {word} in a line stands for the key of a verb of this table
    goal: str = ""  # what the dream asks for, as a sentence with a space before it
    most: int = MOST
    lines: tuple[str, ...] = ()
    named: int = -1  # the sector that a line names, where a dream's lines do
    notes: tuple[Any, ...] = ()  # short words at places of the scene, where a dream has such
    done: set[str] = field(default_factory=set)
    seen: dict[str, int] = field(default_factory=dict)  # ticks for which each was shown

    def know(self, verbs: Iterable[int]) -> None:
        """Mark verbs that were used before the first observed tick: they need no prompt any more."""
        known = set(verbs)
        self.done |= {prompt.name for prompt in self.prompts if prompt.teaches in known}

    def observe(self, panel: Panel, events: Iterable[Happened]) -> None:
        """Advance by a tick."""
        names = {name for name, _, _ in events}
        due = [prompt for prompt in self.prompts if prompt.name not in self.done and prompt.due(panel)]
        self.done.update(p.name for p in self.prompts if p.done_by & names or p.done_when(panel))
        shown = [prompt for prompt in due if prompt.name not in self.done][: self.most]
        for prompt in shown:
            self.seen[prompt.name] = self.seen.get(prompt.name, 0) + 1
            if self.seen[prompt.name] == prompt.lasts:
                self.done.add(prompt.name)
        self.lines = tuple(self.verbs.said(prompt.text.replace("{goal}", self.goal), panel) for prompt in shown)
