"""What the controls of all dreams share: keys by their place, a selection that answers at once, and holds."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar

from game.play.input import navigation
from game.play.input.key_places import Place
from game.play.input.own_keys import DIRECTIONS
from game.play.input.verb_row import VerbRow, VerbTable
from game.play.render.view import Hit
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb
from game.sim.panel import Panel

LEFT, RIGHT = 1, 3  # buttons of the mouse
LOOK_AGAIN = 30  # ticks for which a requested selection counts before the panel's own

Queue = Callable[[int, int, int], object]  # verb, target, value


class BaseControls:
    """Keys, selection and holds. queue takes the commands; level has .sectors with x and y.

    A dream hands over its `verbs` and the `cycle` of sectors that Tab goes through, says what its own verbs do in
    `use`, and may do more at an arrow, at Tab or on being acknowledged.
    """

    verbs: ClassVar[VerbTable]
    cycle: navigation.TargetCycle

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        self.level, self.queue, self.toggle = level, queue, toggle
        self.places = [(s.x, s.y) for s in level.sectors]
        self.held: dict[Verb, object] = {}  # holds and the key or button that holds them
        self._wanted, self._wanted_since = -1, -LOOK_AGAIN
        self.named = -1  # the sector that a line of help names, -1 for none
        self.permits: Callable[[Verb], bool] = lambda verb: True  # whether an order may be given now; says why not

    # Keys

    def key(self, place: Place, back: bool, panel: Panel) -> bool:
        """A key was pressed (back: with shift); returns whether it has a meaning here."""
        row = self.verbs.at(place)
        if row is None:
            return False
        if row.verb == CommonVerb.BREATHE:
            self._press(row.verb, place)
        elif row.verb == CommonVerb.ACKNOWLEDGE:
            self.acknowledge(place, panel)
        elif row.verb != CommonVerb.SELECT:
            self.use(row, place, panel)
        elif direction := next((way for ask, way in DIRECTIONS.items() if place in ask.places), ""):
            self.arrow(direction, panel)
        else:
            self.tab(panel, back)
        return True

    def use(self, row: VerbRow, source: object, panel: Panel) -> None:
        """Use one of the dream's own verbs, by its key or its tile."""
        raise NotImplementedError

    def acknowledge(self, place: Place, panel: Panel) -> None:
        """Acknowledge the alarms."""
        self.queue(CommonVerb.ACKNOWLEDGE, -1, 0)

    # Orders

    @property
    def pending(self) -> int:
        """How many were given that can't be done yet."""
        return 0

    def attend(self, panel: Panel) -> None:
        """A look at the panel: what was ordered before and is possible now is commanded."""

    def inherit(self, other: "BaseControls", tick: int) -> None:
        """Go on with what was ordered in other controls, as it was at a tick."""

    # What is chosen

    def selection(self, panel: Panel) -> int:
        """The selected sector: the one just requested, else the panel's; -1 for none."""
        return self._wanted if panel.moment - self._wanted_since < LOOK_AGAIN else panel.one("selected")

    def select(self, sector: int, panel: Panel) -> None:
        """Choose a sector, or none with -1."""
        if sector != self.selection(panel):
            self.queue(CommonVerb.SELECT, sector, 0)
        self._wanted, self._wanted_since = sector, panel.moment

    def arrow(self, direction: str, panel: Panel) -> None:
        """Go to the sector that lies left, right, up or down of the selected one."""
        self.go(direction, panel)

    def go(self, direction: str, panel: Panel, linked: Collection[int] = ()) -> None:
        """Choose what lies left, right, up or down of the selected sector, by preference a linked one."""
        here = self.selection(panel)
        found = navigation.toward(self.places, self.places[here] if here >= 0 else (0.0, 0.0), direction, linked)
        if found >= 0:
            self.select(found, panel)

    def tab(self, panel: Panel, back: bool) -> None:
        """Go on to the next sector in trouble, or to the one before."""
        self.select(self.cycle.step_on(panel, back), panel)

    def beside(self, panel: Panel) -> Sequence[Hit]:
        """What can be clicked beside the selected sector, too small and too many to be gone through otherwise."""
        return ()

    # Holds

    def key_up(self, place: Place) -> None:
        """A key was released."""
        self._lift(place)

    def button_up(self, button: int) -> None:
        """A mouse button was released, wherever the pointer is."""
        self._lift(button)

    def release_all(self) -> None:
        """End every hold: the window lost the keyboard, or the game is paused."""
        for verb in list(self.held):
            self._release(verb)

    def _press(self, verb: Verb, source: object, target: int = -1) -> None:
        if verb not in self.held:
            if self.queue(verb, target, PRESS) is not False:  # what wasn't taken isn't held
                self.held[verb] = source
        elif self.toggle:
            self._release(verb)

    def _lift(self, source: object) -> None:
        for verb in [verb for verb, by in self.held.items() if by == source and not self.toggle]:
            self._release(verb)

    def _release(self, verb: Verb) -> None:
        del self.held[verb]
        self.queue(verb, -1, RELEASE)
