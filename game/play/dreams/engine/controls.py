"""Controls of The Engine: what keys and mouse mean, as commands to the session. No window is needed to use it."""

from typing import Any

import pygame

from game.play.dreams.engine import refusals
from game.play.dreams.engine.instruments.tiles import VERBS
from game.play.dreams.engine.refusals import CHOOSE_ARM, NO_STRING, NOT_TWO, TIED, fits, other_end, too_soon
from game.play.dreams.engine.scene.engine_view import ARMS
from game.play.dreams.engine.triage import threatened, worst_first
from game.play.input.aim import Round
from game.play.input.hold_controls import ARROWS, ENTER, LEFT, LOOK_AGAIN, RIGHT, HoldControls, Queue
from game.play.render.view import DeskState, Hit
from game.sim.actions import PRESS, CommonVerb, Verb
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel

NUMBERS = {first + i: verb for first in (pygame.K_1, pygame.K_KP1) for i, verb in enumerate(VERBS)}
LATE = 60  # ticks after threads have gone in which a number still means them, and comes too late
TOLD = 150  # ticks for which it is said what wasn't taken up
RUNE = 0  # the work that is only a tap

# What F1 shows: keys, mouse, meaning.
HELP = (
    ("arrows, Tab", "click", "choose an insect; Tab: where a strike falls, whom a line names, the worst off"),
    ("1", "right click it", "nudge it, just as its hand is up and the ring closes"),
    ("", "nudge, then clicks", "with nudge in hand every click on an insect is a nudge"),
    ("2", "its lane, or work", "an arm's work: a rune tap, a gear hold 2 beats, a droplet 1 beat"),
    ("hold 3", "hold stretch", "draw time out: the engine slows, figures mend, the song goes on"),
    ("4, then 1 2 3", "weave, a thread", "see three ways it may go on, and pick one"),
    ("5, choose, 5", "bridge, two clicks", "string two insects together; again takes it back"),
    ("hold space", "hold breathe", "close your eyes; composure returns, windows widen"),
    ("Enter, A", "click an alarm", "acknowledge the alarms; Enter also lays the string"),
    ("Esc, P", "right click", "lay down what you hold; pause"),
    ("F11, M, F1", "", "fullscreen, mute, this list"),
)


class EngineControls(HoldControls):
    """The player's side of the desk.

    Keys act on the selection. Of the tiles, nudge and bridge are taken in hand and laid on insects that are clicked;
    the others act as they are pressed. queue(verb, target, value) takes the commands; level has .sectors (x, y).
    """

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        super().__init__(level, queue, toggle)
        self.taken: Verb = CommonVerb.NONE  # nudge or bridge, laid on the pointer
        self.first = -1  # the insect at which a string begins
        self.round = Round(worst_first)
        self.laid = (-1, -LOOK_AGAIN)  # at which insect a string was finished by a click, and when
        self.picked = -LOOK_AGAIN  # when a thread was picked
        self.said = (0, "")  # until which tick, and what these hands didn't take up

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """Pointer, verb in hand, holds, where a string begins."""
        held = frozenset(self.held)
        return DeskState(hovered, self.taken, held, cursor=self.selection(panel), link=self.first)

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """What is to be done with what is in hand."""
        until, words = self.said
        if panel.tick < until:
            return (words,)
        if panel.one("weave.open"):
            return ("1, 2, 3 or a click picks: that thread's strikes come from then on. What is told already falls.",)
        if self.first >= 0 or self.taken == EngineVerb.BRIDGE:
            ends = self.first, self.selection(panel)
            soon = too_soon(panel, *ends) or refusals.burns_yet(panel, *ends)
            return (soon, self._begun(panel)) if soon else (self._begun(panel),)
        if self.taken == EngineVerb.NUDGE:
            return ("Nudge: click an insect as its hand is up. A right click beside them lays it down.",)
        return ()

    def _begun(self, panel: Panel) -> str:
        """A line about the string that is begun."""
        if self.first < 0:
            return "Bridge: click the first insect, then the second. A right click lays it down."
        name, other = self._name(self.first), other_end(panel, self.first)
        if other >= 0:
            return f"{name} holds a string already, to {self._name(other)}: 5 there takes it back. Esc lays this down."
        return f"A string from {name}: choose another insect, then 5 or Enter. Esc lays it down."

    def _name(self, sector: int) -> str:
        return str(self.level.sectors[sector].name)

    def _tell(self, panel: Panel, words: str) -> None:
        self.said = (panel.tick + TOLD, words)

    # Keys

    def key(self, key: int, back: bool, panel: Panel) -> bool:
        """A key goes down (back: with shift); whether it means anything here."""
        if key in NUMBERS:
            self._say(NUMBERS[key], key, panel)
        elif key in ARROWS:
            self.arrow(ARROWS[key], panel)
        elif key == pygame.K_TAB:
            self._tab(panel, back)
        elif key == pygame.K_SPACE:
            self._press(CommonVerb.BREATHE, key)
        elif key in ENTER and self.first >= 0:
            self._bridge(self.selection(panel), panel)
        elif key in ENTER or key == pygame.K_a:
            self.queue(CommonVerb.ACKNOWLEDGE, -1, 0)
        else:
            return False
        return True

    def _say(self, verb: Verb, source: object, panel: Panel) -> None:
        """A number: the verb acts on what is chosen; while threads are shown the first three pick one."""
        number = VERBS.index(verb)
        if number < ARMS and (panel.one("weave.open") or self._just_closed(panel)):
            self._pick(number, panel)
        elif verb == EngineVerb.NUDGE:
            self._nudge(self.selection(panel))
        elif verb == EngineVerb.BRIDGE:
            self._five(self.selection(panel), panel)
        else:
            self._do(verb, source, panel)

    def _tab(self, panel: Panel, back: bool) -> None:
        """To the insect over which a strike falls soonest, unless it is chosen; to the one that a line names; then the
        round of those in trouble."""
        target, chosen = threatened(panel), self.selection(panel)
        if target in (-1, chosen):
            target = -1 if self.round.saw(self.named, panel) else self.named
        if back or target in (-1, chosen):
            target = self.round.turn(panel, back)
        else:
            self.round.visit(target, panel)
        self.select(target, panel)

    def _pick(self, thread: int, panel: Panel) -> None:
        """One of the threads; a press that comes a moment too late is refused, and nudges nobody."""
        self.queue(EngineVerb.WEAVE, -1, thread + 1)
        self.picked = panel.tick

    def _just_closed(self, panel: Panel) -> bool:
        """Whether threads went a moment ago without being picked."""
        p = self.level.params.weave
        age = panel.tick - (panel.one("weave.ready") - p.rests + p.shown)
        return panel.one("weave.ready") > 0 and 0 <= age < LATE and panel.tick - self.picked > p.shown

    def _do(self, verb: Verb, source: object, panel: Panel) -> None:
        """What keys and tiles do alike."""
        chosen = self.selection(panel)
        if verb == EngineVerb.WORK and chosen < 0 and not panel.one("work.held"):
            self._tell(panel, CHOOSE_ARM)
        elif verb == EngineVerb.WORK:
            self._work(max(chosen, 0) * ARMS // len(self.places), source, panel)
        elif verb == EngineVerb.STRETCH:
            self._press(verb, source)
        elif verb == EngineVerb.WEAVE:
            self.queue(verb, -1, 0)

    def _nudge(self, sector: int) -> None:
        if sector >= 0:
            self.queue(EngineVerb.NUDGE, sector, PRESS)
        else:
            self.taken = CommonVerb.NONE if self.taken == EngineVerb.NUDGE else EngineVerb.NUDGE

    def _five(self, sector: int, panel: Panel) -> None:
        """The key: right after a click that laid a string it begins no new one there."""
        at, when = self.laid
        if self.first < 0 and sector == at and panel.tick - when < TOLD:
            self.laid = (-1, when)
            return self._tell(panel, "The click has laid it already.")
        return self._bridge(sector, panel)

    def _bridge(self, sector: int, panel: Panel) -> None:
        """The first end, then the second; the first once more lays it down."""
        if self.first < 0 and sector < 0:
            return self._tell(panel, "Choose the insect where the string begins, then 5.")
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
        """A mouse button goes down over something."""
        if button == RIGHT:
            return self._right(hit, panel)
        if button != LEFT:
            return None
        if hit.kind == "sector":
            self._insect(hit.index, panel)
        elif hit.kind == "verb":
            self._tile(VERBS[hit.index], panel)
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
                self.taken, self.laid = CommonVerb.NONE, (sector, panel.tick)

    def _tile(self, verb: Verb, panel: Panel) -> None:
        if verb in (EngineVerb.NUDGE, EngineVerb.BRIDGE):
            self.first = -1
            self.taken = CommonVerb.NONE if self.taken == verb else verb
        else:
            self._do(verb, LEFT, panel)

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
