"""Controls of The Weir: what keys and mouse mean, as commands. No window is needed to use them."""

from typing import Any

from game.play.input.base_controls import LEFT, RIGHT, BaseControls, Queue
from game.play.input.navigation import TargetCycle
from game.play.input.verb_row import VerbRow
from game.play.render.view import DeskState, Hit
from game.sim.actions import CommonVerb, Verb
from game.sim.panel import Panel
from weir.play.verbs import VERBS
from weir.play.words import worst
from weir.sim.verbs import WeirVerb


class WeirControls(BaseControls):
    """The player's side of the desk.

    The verb acts at once on the basin that is chosen; without one it waits in hand for a basin to be clicked.
    """

    verbs = VERBS

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        super().__init__(level, queue, toggle)
        self.taken: Verb = CommonVerb.NONE
        self.cycle = TargetCycle(worst)

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """Pointer, verb in hand, holds."""
        return DeskState(hovered, self.taken, frozenset(self.held), cursor=self.selection(panel))

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """What waits for a basin."""
        if self.taken == CommonVerb.NONE:
            return ()
        return ("Open: choose a basin. Esc or a right click cancels.",)

    def use(self, row: VerbRow, source: object, panel: Panel) -> None:
        """Its key or its tile: acts on what is chosen, or waits in hand for a choice; again lays it down."""
        if self.selection(panel) >= 0:
            self._open(self.selection(panel))
        else:
            self.taken = CommonVerb.NONE if self.taken == row.verb else row.verb

    def click(self, hit: Hit, button: int, panel: Panel) -> None:
        """A mouse button goes down over something."""
        if button == RIGHT and hit.kind != "sector":
            self.lay_down(panel)
        elif button in (LEFT, RIGHT) and hit.kind == "sector":
            self.select(hit.index, panel)
            if button == RIGHT or self.taken == WeirVerb.OPEN:
                self._open(hit.index)
        elif button == LEFT and hit.kind == "verb":
            self.use(VERBS.tiles[hit.index], LEFT, panel)
        elif button == LEFT and hit.kind == "breathe":
            self._press(CommonVerb.BREATHE, LEFT)
        elif button == LEFT and hit.kind == "alarms":
            self.queue(CommonVerb.ACKNOWLEDGE, -1, 0)

    def _open(self, basin: int) -> None:
        self.taken = CommonVerb.NONE
        self.queue(WeirVerb.OPEN, basin, 0)

    def lay_down(self, panel: Panel) -> bool:
        """Put the verb in hand away; False when there was none."""
        held, self.taken = self.taken, CommonVerb.NONE
        return held != CommonVerb.NONE
