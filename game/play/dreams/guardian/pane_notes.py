"""Notes at the panes: the outcome of an act and its cost, for a few seconds. Made from panels and events alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from game.level import Level
from game.play.dreams.guardian.eased import EASED
from game.play.dreams.guardian.scene.hall_view import HallView, tuned
from game.play.dreams.guardian.verbs import VERBS
from game.play.guidance.prompts import Prompter
from game.play.render.theme import Colour, palette
from game.play.render.view import DeskState
from game.sim.events import Happened
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.guardian.ports import HOLD, MARK, SEE, SILENCE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel

LASTS = 270  # ticks that a note stands
LOOKS = 30  # ticks between two checks for new faults
LATE = 10 * TICKS_PER_SECOND  # a loss so soon after a correction was one that came too late
SETTLE = 8 * TICKS_PER_SECOND  # after a cure, until what its pane does is a matter of its own
QUIET = DeskState()
REPLIES = {HOLD: "It steadies what is strained; embraces are less in tune.",
           MARK: "It marks the worst fault: correct that one ({correct}).",
           SEE: "It shows the whole: every curve lies open, every embrace is in tune again.",
           SILENCE: "You didn't answer."}  # fmt: skip
UNMARKED = "It finds no fault to mark."


class Note(NamedTuple):
    """Words at a pane, from a tick on; the second line says what it cost or what comes of it."""

    sector: int
    tick: int
    word: str
    more: str
    tone: Colour


class Reply(NamedTuple):
    """What the guardian made of an answer, and until which tick that is said."""

    until: int
    said: str


NO_REPLY = Reply(0, "")


@dataclass
class HallPrompter(Prompter):
    """Prompts, the notes at the panes, and what the guardian made of the last answer."""

    level: Level | None = None
    before: Panel | None = None
    touched: dict[int, int] = field(default_factory=dict)  # pane: tick of its last correction
    cured: dict[int, int] = field(default_factory=dict)  # pane: tick of its last cure, until the next fault shows
    reply: Reply = NO_REPLY

    def observe(self, panel: Panel, events: Iterable[Happened]) -> None:
        """Advance by a tick."""
        events = list(events)
        super().observe(panel, events)
        fresh = self._fresh(panel, events) if events else []
        if panel.moment % LOOKS == 0 and self.cured:
            fresh += self._again(panel)
        if fresh or self.notes:
            new = {note.sector for note in fresh}
            kept = [n for n in self.notes if panel.moment - n.tick < LASTS and n.sector not in new]
            self.notes = (*kept, *fresh)
        if panel.moment < self.reply.until:
            self.lines = (self.reply.said,)
        self.before = panel

    def _fresh(self, panel: Panel, events: list[Happened]) -> list[Note]:
        """The notes of a tick's events, one a pane: the gravest comes last."""
        at: dict[str, set[int]] = {}
        for name, index, value in events:
            at.setdefault(name, set()).add(index)
            if name == "answered":
                self.reply = Reply(panel.moment + LASTS + LASTS // 3, self._answered(panel, value))
        found = {i: Note(i, panel.moment, "embrace lapsed", "", palette.dim) for i in at.get("lapsed", ())}
        found.update({i: Note(i, panel.moment, "waits no more", "", palette.dim) for i in at.get("withdrawn", ())})
        found.update({i: self._ordered(panel, i) for i in at.get("ordered", ())})
        found.update({i: self._embraced(panel, i) for i in at.get("embraced", ())})
        found.update({i: self._missed(panel, i) for i in at.get("missed", ())})
        for i in at.get("corrected", ()):
            found[i] = self._corrected(panel, i, i in at.get("cured", ()), i in at.get("wasted", ()))
        for i in at.get("went_dark", ()):
            self.cured.pop(i, None)
            if panel.moment - self.touched.get(i, -LATE) < LATE:
                found[i] = Note(i, panel.moment, "corrected too late", "", palette.rose)
        return list(found.values())

    def _corrected(self, panel: Panel, i: int, cured: bool, wasted: bool) -> Note:
        self.touched[i] = panel.moment
        if cured:
            self.cured[i] = panel.moment
            return Note(i, panel.moment, "cured", "its fault is gone", palette.cyan)
        if wasted:
            cost = f"known -{_percent(panel, 'learned.wasted')} %"
            return Note(i, panel.moment, "there was no fault", cost, palette.amber)
        self.cured.pop(i, None)
        again = f"late: once more ({VERBS.key(GuardianVerb.CORRECT)})"
        return Note(i, panel.moment, EASED, again, palette.rose)

    def _embraced(self, panel: Panel, i: int) -> Note:
        worth = tuned(panel.one("sub.tune", i))
        again = self.before is not None and self.before.one("sub.embraced", i)
        return Note(i, panel.moment, "touched again" if again else "embraced", f"{worth} % in tune", palette.violet)

    def _ordered(self, panel: Panel, i: int) -> Note:
        later = f"{_percent(panel, 'tune.ordered')} % in tune then"
        return Note(i, panel.moment, "waits for its crest", later, palette.violet)

    def _missed(self, panel: Panel, i: int) -> Note:
        cost = f"known -{_percent(panel, 'learned.missed')} %, stir +{_percent(panel, 'agitation.missed')}"
        return Note(i, panel.moment, "not known yet", cost, palette.amber)

    def _answered(self, panel: Panel, value: int) -> str:
        marks = panel.values["sub.marked"]
        before = np.zeros_like(marks) if self.before is None else self.before.values["sub.marked"]
        unmarked = value == MARK and not (marks > before).any()
        said = UNMARKED if unmarked else VERBS.keyed(REPLIES.get(value, ""))
        times = panel.one("guardian.silence") / ONE if value == SILENCE else 1
        costs = (
            ("Agitation +", "guardian.doubt", (MARK, SILENCE)),
            ("Composure -", "guardian.sting", (SEE, SILENCE)),
        )
        paid = [f"{word}{_percent(panel, name, times)} %." for word, name, by in costs if value in by]
        return " ".join([said, *(paid if panel.one("guardian.doubt") else ())])

    def _again(self, panel: Panel) -> list[Note]:
        """A fault where one was cured already, once the glass shows it."""
        if self.level is None:
            return []
        view = HallView(self.level, panel, panel, 1.0, QUIET)
        found = [i for i, tick in self.cured.items() if panel.moment - tick > SETTLE and view.grows(i)]
        for i in found:
            del self.cured[i]
        return [Note(i, panel.moment, "a second fault", "the first was cured", palette.rose) for i in found]


def _percent(panel: Panel, name: str, times: float = 1) -> int:
    """An entry in Q24 as whole percent."""
    return round(100 * times * panel.one(name) / WHOLE)
