"""Controls of the hall: turns keys and mouse into commands. Works without a window."""

from typing import Any

from game.play.dreams.guardian.scene.hall import slots
from game.play.dreams.guardian.triage import worst_first
from game.play.dreams.guardian.verbs import VERBS
from game.play.input.base_controls import LEFT, RIGHT, BaseControls, Queue
from game.play.input.common_verbs import EYES_CLOSED
from game.play.input.key_places import Place
from game.play.input.navigation import TargetCycle
from game.play.input.own_keys import Ask, either
from game.play.input.verb_row import On, Use, VerbRow
from game.play.render.view import DeskState, Hit
from game.sim.actions import PRESS, CommonVerb, Verb
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel

ON_PANES = frozenset(row.verb for row in VERBS.own if row.on is On.PLACE)
ANSWER = VERBS.row(GuardianVerb.ANSWER)

TERMS = (  # words of the panel, and what they mean
    ("middle line", "the mean of a whole swing, short and thick. A natural line crosses it; a fault carries it along"),
    ("known", "how much of a curve you have learned by watching; a fault hides the last part of it"),
    ("off its curve", "a line with its known curve taken away, drawn twice as large: that part isn't natural"),
    ("gain", "how hard a loop answers a push; 1.0 is where it rings by itself. It falls while you leave it alone"),
    ("strain", "builds while a pane is farther out than it can bear, passes once it is back; full, the pane is lost"),
    ("in tune", "how well an embrace fits: best by hand at a crest, least on order; it drifts, and lapses"),
    ("cured, eased", "one correction cures a young fault; an old one is only eased, and needs another"),
    ("▲ ■ ▽", "an alarm that nobody has seen, one that was seen, one that is over but unseen"),
)


class GuardianControls(BaseControls):
    """The player's side of the desk.

    A verb acts at once on the pane that is chosen; without one it waits in hand for a pane to be clicked. Once 4 has
    been said to the guardian, the next of 1 to 3 is the answer.
    """

    verbs = VERBS

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        super().__init__(level, queue, toggle)
        self.places = [(float(column), -0.9 * row) for column, row in slots(level.sectors)]
        self.taken: Verb = CommonVerb.NONE
        self.answering = False
        self.cycle = TargetCycle(lambda panel: worst_first(panel, level))

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """Pointer, verb in hand, holds, whether a number is an answer."""
        return DeskState(
            hovered,
            self.taken,
            frozenset(self.held),
            cursor=self.selection(panel),
            answering=self.answering and guardian_asks(panel),
        )

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """What waits for a pane or a number."""
        if self.taken != CommonVerb.NONE:
            word = VERBS.row(self.taken).word.capitalize()
            return (f"{word}: choose a pane. {Ask.BACK.label} or a right click cancels.",)
        return ()

    # Keys

    def key(self, place: Place, back: bool, panel: Panel) -> bool:
        """A key was pressed (back: with shift); returns whether it has a meaning here."""
        pick = ANSWER.pick(place)
        if pick >= 0 and self.answering and guardian_asks(panel):
            self._answer(pick)
            return True
        return super().key(place, back, panel)

    def use(self, row: VerbRow, source: object, panel: Panel) -> None:
        """A key or a tile: acts on what is chosen, or waits in hand for a choice; again lays it down."""
        if row.verb == GuardianVerb.ANSWER:
            self.answering = guardian_asks(panel) and not self.answering
            if not guardian_asks(panel):
                self.queue(GuardianVerb.ANSWER, -1, 0)  # refused, and the refusal says why
            return
        self.answering = False
        if row.use is Use.HOLD:
            self._press(row.verb, source)
        elif self.selection(panel) >= 0:
            self.taken = CommonVerb.NONE
            self._do(row.verb, self.selection(panel))
        else:
            self.taken = CommonVerb.NONE if self.taken == row.verb else row.verb

    def _do(self, verb: Verb, pane: int) -> None:
        self.queue(verb, pane, PRESS if verb == GuardianVerb.EMBRACE else 0)

    def _answer(self, index: int) -> None:
        self.answering = False
        self.queue(GuardianVerb.ANSWER, -1, index + 1)

    # Mouse

    def click(self, hit: Hit, button: int, panel: Panel) -> None:
        """A mouse button was pressed over something."""
        if button == RIGHT:
            return self._right(hit, panel)
        if button != LEFT:
            return None
        if hit.kind == "sector":
            self.select(hit.index, panel)
            if self.taken in ON_PANES:
                self._do(self.taken, hit.index)
            self.taken = CommonVerb.NONE
        elif hit.kind == "verb":
            self.use(VERBS.tiles[hit.index], LEFT, panel)
        elif hit.kind == "answer":
            self._answer(hit.index)
        elif hit.kind == "breathe":
            self._press(CommonVerb.BREATHE, LEFT)
        elif hit.kind == "alarms":
            self.queue(CommonVerb.ACKNOWLEDGE, -1, 0)
        return None

    def _right(self, hit: Hit, panel: Panel) -> None:
        if hit.kind == "sector":
            self.select(hit.index, panel)
            self._do(right_click_verb(panel, hit.index), hit.index)
        else:
            self.lay_down(panel)

    def lay_down(self, panel: Panel) -> bool:
        """One step back: the answer that was begun, the verb in hand; False when there was nothing."""
        if self.answering and guardian_asks(panel):
            self.answering = False
        elif self.taken != CommonVerb.NONE:
            self.taken = CommonVerb.NONE
        else:
            return False
        return True


def guardian_asks(panel: Panel) -> bool:
    """Whether the guardian waits for an answer."""
    return bool(panel.one("guardian.here"))


def right_click_verb(panel: Panel, pane: int) -> Verb:
    """The verb of a right click on a pane: watch until it is known, then embrace; never correct."""
    return GuardianVerb.EMBRACE if panel.one("sub.curve.known", pane) else GuardianVerb.WATCH


def refusal(panel: Panel, verb: Verb) -> str:
    """Why a command was refused."""
    if panel.one("breathing"):
        return EYES_CLOSED
    if verb == GuardianVerb.ANSWER:
        return (
            "Nobody is asking you anything." if not guardian_asks(panel) else f"One of three: {either(ANSWER.picks)}."
        )
    return f"There is nothing left to {VERBS.row(verb).word} there: it is lost."
