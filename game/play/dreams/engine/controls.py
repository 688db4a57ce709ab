"""Controls of The Engine: turns keys and mouse into commands. Works without a window."""

from typing import Any

from game.play.dreams.engine import refusals
from game.play.dreams.engine.refusals import CHOOSE_ARM, NO_STRING, NOT_TWO, TIED, fits, other_end, too_soon
from game.play.dreams.engine.scene.engine_view import arm_of
from game.play.dreams.engine.triage import threatened, worst_first
from game.play.dreams.engine.verbs import VERBS
from game.play.input.base_controls import LEFT, LOOK_AGAIN, RIGHT, BaseControls, Queue
from game.play.input.key_places import Place
from game.play.input.navigation import TargetCycle
from game.play.input.own_keys import ONE_OF_THREE, Ask
from game.play.input.verb_row import On, Use, VerbRow
from game.play.render.view import DeskState, Hit
from game.sim.actions import PRESS, CommonVerb, Verb
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel

WEAVE = VERBS.row(EngineVerb.WEAVE)
LATE = 60  # ticks after threads have gone in which a number still means them, and comes too late
REFUSAL_SHOWN = 150  # ticks for which it is said what wasn't taken up
RUNE = 0  # the work that is only a tap


class EngineControls(BaseControls):
    """The player's side of the desk.

    Keys act on the selection. Of the tiles, nudge and bridge are taken in hand and laid on insects that are clicked;
    the others act as they are pressed. queue(verb, target, value) takes the commands; level has .sectors (x, y).
    """

    verbs = VERBS

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        super().__init__(level, queue, toggle)
        self.taken: Verb = CommonVerb.NONE  # nudge or bridge, laid on the pointer
        self.first = -1  # the insect at which a string begins
        self.cycle = TargetCycle(worst_first)
        self.strung_at = (-1, -LOOK_AGAIN)  # at which insect a string was finished by a click, and when
        self.picked = -LOOK_AGAIN  # when a thread was picked
        self.said = (0, "")  # until which tick it is shown, and why these controls refused a command

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """Pointer, verb in hand, holds, where a string begins."""
        held = frozenset(self.held)
        return DeskState(hovered, self.taken, held, cursor=self.selection(panel), link=self.first)

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """What is to be done with what is in hand."""
        until, words = self.said
        if panel.moment < until:
            return (words,)
        if panel.one("weave.open"):
            keys = ", ".join(ask.label for ask in ONE_OF_THREE)
            return (f"{keys} or a click picks: then that thread's strikes come. Those already announced still fall.",)
        if self.first >= 0 or self.taken == EngineVerb.BRIDGE:
            ends = self.first, self.selection(panel)
            soon = too_soon(panel, *ends) or refusals.burns_yet(panel, *ends)
            return (soon, self._begun(panel)) if soon else (self._begun(panel),)
        if self.taken == EngineVerb.NUDGE:
            return ("Nudge: click an insect while its hand is up. A right click elsewhere cancels.",)
        return ()

    def _begun(self, panel: Panel) -> str:
        """A line about the string that is begun."""
        if self.first < 0:
            return "Bridge: click the first insect, then the second. A right click cancels."
        key, back, name = VERBS.key(EngineVerb.BRIDGE), Ask.BACK.label, self._name(self.first)
        other = other_end(panel, self.first)
        if other >= 0:
            held = f"{name} holds a string already, to {self._name(other)}"
            return f"{held}: {key} there takes it back. {back} cancels."
        return f"A string from {name}: choose another insect, then {key} or {Ask.ENTER.label}. {back} cancels."

    def _name(self, sector: int) -> str:
        return str(self.level.sectors[sector].name)

    def _tell(self, panel: Panel, words: str) -> None:
        self.said = (panel.moment + REFUSAL_SHOWN, VERBS.keyed(words))

    # Keys

    def key(self, place: Place, back: bool, panel: Panel) -> bool:
        """The key at a place goes down (back: with shift); while threads are shown the first three pick one."""
        pick = WEAVE.pick(place)
        if pick >= 0 and (panel.one("weave.open") or self._just_closed(panel)):
            self._pick(pick, panel)
            return True
        return super().key(place, back, panel)

    def acknowledge(self, place: Place, panel: Panel) -> None:
        """Enter lays the string that is begun; else the alarms are acknowledged."""
        if place in Ask.ENTER.places and self.first >= 0:
            self._bridge(self.selection(panel), panel)
        else:
            super().acknowledge(place, panel)

    def use(self, row: VerbRow, source: object, panel: Panel) -> None:
        """A key: the verb acts on what is chosen."""
        if row.verb == EngineVerb.NUDGE:
            self._nudge(self.selection(panel))
        elif row.verb == EngineVerb.BRIDGE:
            self._bridge_key(self.selection(panel), panel)
        else:
            self._do(row, source, panel)

    def tab(self, panel: Panel, back: bool) -> None:
        """To the insect over which a strike falls soonest, unless it is chosen; to the one that a line names; then the
        round of those in trouble."""
        target, chosen = threatened(panel), self.selection(panel)
        if target in (-1, chosen):
            target = -1 if self.cycle.visited(self.named, panel) else self.named
        if back or target in (-1, chosen):
            target = self.cycle.step_on(panel, back)
        else:
            self.cycle.visit(target, panel)
        self.select(target, panel)

    def _pick(self, thread: int, panel: Panel) -> None:
        """One of the threads; a press that comes a moment too late is refused, and nudges nobody."""
        self.queue(EngineVerb.WEAVE, -1, thread + 1)
        self.picked = panel.moment

    def _just_closed(self, panel: Panel) -> bool:
        """Whether threads went a moment ago without being picked."""
        requested = panel.one("weave.asked")
        return requested >= 0 and 0 <= panel.moment - panel.one("weave.until") < LATE and self.picked < requested

    def _do(self, row: VerbRow, source: object, panel: Panel) -> None:
        """What keys and tiles do alike."""
        chosen = self.selection(panel)
        if row.verb == EngineVerb.WORK and chosen < 0 and not panel.one("work.held"):
            self._tell(panel, CHOOSE_ARM)
        elif row.verb == EngineVerb.WORK:
            self._work(arm_of(panel, max(chosen, 0)), source, panel)
        elif row.use is Use.HOLD:
            self._press(row.verb, source)
        elif row.on is On.PLACE:
            self.queue(row.verb, chosen, 0)
        else:
            self.queue(row.verb, -1, 0)

    def _nudge(self, sector: int) -> None:
        if sector >= 0:
            self.queue(EngineVerb.NUDGE, sector, PRESS)
        else:
            self.taken = CommonVerb.NONE if self.taken == EngineVerb.NUDGE else EngineVerb.NUDGE

    def _bridge_key(self, sector: int, panel: Panel) -> None:
        """The key: right after a click that laid a string it begins no new one there."""
        at, when = self.strung_at
        if self.first < 0 and sector == at and panel.moment - when < REFUSAL_SHOWN:
            self.strung_at = (-1, when)
            return self._tell(panel, "The click has laid it already.")
        return self._bridge(sector, panel)

    def _bridge(self, sector: int, panel: Panel) -> None:
        """The first end, then the second; the first once more lays it down."""
        if self.first < 0 and sector < 0:
            return self._tell(panel, "Choose the insect where the string begins, then {bridge}.")
        if self.first < 0 and not panel.one("strings.left") and other_end(panel, sector) < 0:
            return self._tell(panel, NO_STRING)
        if self.first < 0 or sector in (-1, self.first):
            self.first = sector if self.first < 0 else -1
            return None
        if not fits(panel, self.first, sector):
            return self._tell(panel, NOT_TWO)
        if too_soon(panel, self.first, sector):
            self._tell(panel, TIED)
        elif words := refusals.burns_yet(panel, self.first, sector):
            self._tell(panel, words)
        self.queue(EngineVerb.BRIDGE, self.first, sector)
        self.first = -1
        return None

    def _work(self, arm: int, source: object, panel: Panel) -> None:
        """Press an arm's work. Where holds are pressed twice a rune is let go at once: it is only a tap."""
        if self.toggle and EngineVerb.WORK in self.held and not panel.one("work.held"):
            self._release(EngineVerb.WORK)  # the bar has let go of it by itself
        self._press(EngineVerb.WORK, source, arm)
        if self.toggle and EngineVerb.WORK in self.held and panel.one("work.kind", arm) == RUNE:
            self._release(EngineVerb.WORK)

    # Mouse

    def click(self, hit: Hit, button: int, panel: Panel) -> None:
        """A mouse button was pressed over something."""
        if button == RIGHT:
            return self._right(hit, panel)
        if button != LEFT:
            return None
        if hit.kind == "sector":
            self._insect(hit.index, panel)
        elif hit.kind == "verb":
            self._tile(VERBS.tiles[hit.index], panel)
        elif hit.kind == "lane":
            self._work(hit.index, LEFT, panel)
        elif hit.kind == "thread":
            self._pick(hit.index, panel)
        elif hit.kind == "breathe":
            self._press(CommonVerb.BREATHE, LEFT)
        elif hit.kind == "alarms":
            self.queue(CommonVerb.ACKNOWLEDGE, -1, 0)
        return None

    def _insect(self, sector: int, panel: Panel) -> None:
        if self.taken == EngineVerb.NUDGE:
            self.queue(EngineVerb.NUDGE, sector, PRESS)  # before the choice: it is this that has to be in time
        self.select(sector, panel)
        if self.taken == EngineVerb.BRIDGE or self.first >= 0:
            again = self.first >= 0
            self._bridge(sector, panel)
            if again and self.first < 0:
                self.taken, self.strung_at = CommonVerb.NONE, (sector, panel.moment)

    def _tile(self, row: VerbRow, panel: Panel) -> None:
        if row.verb in (EngineVerb.NUDGE, EngineVerb.BRIDGE):
            self.first = -1
            self.taken = CommonVerb.NONE if self.taken == row.verb else row.verb
        else:
            self._do(row, LEFT, panel)

    def _right(self, hit: Hit, panel: Panel) -> None:
        if hit.kind == "sector":
            self.queue(EngineVerb.NUDGE, hit.index, PRESS)
            self.select(hit.index, panel)
        else:
            self.lay_down(panel)

    def lay_down(self, panel: Panel) -> bool:
        """One step back: the string that is begun, the verb in hand; False when there was nothing."""
        if self.first >= 0:
            self.first = -1
        elif self.taken != CommonVerb.NONE:
            self.taken = CommonVerb.NONE
        else:
            return False
        return True
