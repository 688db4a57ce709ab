"""What if: the acts of a run whose change would have mattered most, and where something else would have led."""

from pathlib import Path

from game.level import Level
from game.level.clock import clock
from game.play.debrief.choice_words import BOTH
from game.play.debrief.what_if import WhatIf
from game.play.dreams import dream_of
from game.play.screens.host import Host
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.widgets import Row
from game.session import Otherwise
from game.sim.fixed import TICKS_PER_SECOND

SHOWN = 8  # acts
NOTHING = "Whatever else you had done, it would have ended the same."
UNKNOWN = "Not all other choices could be worked out."
PART = "choices"  # what it needs to be known
BEFORE = 3 * TICKS_PER_SECOND  # ticks before an act from which its recording is shown


class ChoicesScreen(MenuScreen):
    """A row for each act, the weightiest first; each shows the recording from there, and leads back here.

    They come as they are worked out; until all are, it says how far that is.
    """

    heading, under = "What if", BOTH

    def __init__(self, host: Host, level: Level, what_if: WhatIf, path: Path | None) -> None:
        self.host, self.level, self.what_if, self.path = host, level, what_if, path
        self.dream, self.acts, self._known = dream_of(level), list[Otherwise](), -1
        super().__init__(host, [Row("Back", host.director.back)])
        self._answer()

    def tick(self) -> None:
        """Take the answer when it comes."""
        super().tick()
        self.what_if.poll()
        self._answer()

    def _answer(self) -> None:
        found = self.what_if.choices or []
        if self._known != len(found):
            self._known = len(found)
            self._fill(sorted((each for each in found if each.gain), key=lambda each: -abs(each.gain))[:SHOWN])
        if self.what_if.works_on(PART):
            self.under = self.what_if.told(PART)
        elif PART in self.what_if.faults:
            self.under = UNKNOWN
        else:
            self.under = BOTH if self.acts else NOTHING

    def _fill(self, acts: list[Otherwise]) -> None:
        """Show other acts; the one in focus stays in focus, where it is still among them."""
        if self.acts and self.menu.focus == len(self.acts):
            focus = len(acts)  # on Back
        else:
            was = self.acts[self.menu.focus] if self.acts else None
            focus = acts.index(was) if was in acts else 0
        self.acts = acts
        self.menu.fill([*map(self._row, acts), Row("Back", self.host.director.back)])
        self.menu.focus = focus
        self.resize(self.host.size)

    def _row(self, found: Otherwise) -> Row:
        word = self.dream.verbs.row(self.level.verbs[found.done.verb]).word
        says = self.dream.choices.sentence(self.level, found)
        gain = f"{found.gain / 10:+.1f} %"
        return Row(f"{clock(found.done.tick)}  {word}", lambda: self._show(found), value=lambda: gain, says=says)

    def _show(self, found: Otherwise) -> None:
        if self.path:
            self.host.director.replay(self.path, max(0, found.done.tick - BEFORE), over=True)
