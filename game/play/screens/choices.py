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
UNKNOWN = "Where other choices would have led couldn't be worked out."
BEFORE = 3 * TICKS_PER_SECOND  # ticks before an act from which its recording is shown


class ChoicesScreen(MenuScreen):
    """A row for each act, the weightiest first; each shows the recording from there, and leads back here.

    While the other ends are still being worked out, it says how far that is.
    """

    heading, under = "What if", BOTH

    def __init__(self, host: Host, level: Level, what_if: WhatIf, path: Path | None) -> None:
        self.host, self.level, self.what_if, self.path = host, level, what_if, path
        self.dream, self.answered = dream_of(level), False
        super().__init__(host, [Row("Back", host.director.back)])
        self._answer()

    def tick(self) -> None:
        """Take the answer when it comes."""
        super().tick()
        self.what_if.poll()
        self._answer()

    def _answer(self) -> None:
        found = self.what_if.choices
        if self.answered:
            return
        if found is None and self.what_if.busy:
            self.under = self.what_if.told()
            return
        self.answered, mattered = True, [each for each in found or () if each.gain]
        self.under = BOTH if mattered else UNKNOWN if found is None else NOTHING
        weighty = sorted(mattered, key=lambda each: -abs(each.gain))[:SHOWN]
        self.menu.fill([*map(self._row, weighty), Row("Back", self.host.director.back)])
        self.resize(self.host.size)

    def _row(self, found: Otherwise) -> Row:
        word = self.dream.verbs.row(self.level.verbs[found.done.verb]).word
        says = self.dream.choices.sentence(self.level, found)
        gain = f"{found.gain / 10:+.1f} %"
        return Row(f"{clock(found.done.tick)}  {word}", lambda: self._show(found), value=lambda: gain, says=says)

    def _show(self, found: Otherwise) -> None:
        if self.path:
            self.host.director.replay(self.path, max(0, found.done.tick - BEFORE), over=True)
