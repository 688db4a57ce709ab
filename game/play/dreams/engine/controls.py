"""Controls of The Engine: what keys and mouse mean, as commands to the session. No window is needed to use it."""

from typing import Any

import pygame

from game.play.aim import Round
from game.play.draw.view import DeskState, Hit
from game.play.dreams.engine.tiles import VERBS
from game.play.dreams.engine.trouble import worst_first
from game.play.fingers import ARROWS, ENTER, LEFT, RIGHT, Fingers, Queue
from game.play.scenes.engine.reads import ARMS
from game.sim.actions import PRESS, Verb
from game.sim.panel import Panel

NUMBERS = {first + i: verb for first in (pygame.K_1, pygame.K_KP1) for i, verb in enumerate(VERBS)}
RUNE = 0  # the work that is only a tap

# What F1 shows: keys, mouse, meaning.
HELP = (
    ("arrows, Tab", "click", "choose an insect; Tab goes to the one in most trouble"),
    ("1", "right click it", "nudge it, just as its hand is up and the ring closes"),
    ("", "nudge, then clicks", "with nudge in hand every click on an insect is a nudge"),
    ("2", "its lane, or work", "an arm's work: tap a rune, hold a gear, let a droplet go"),
    ("hold 3", "hold stretch", "draw time out: the engine slows, figures mend, the song goes on"),
    ("4, then 1 2 3", "weave, a thread", "see three ways it may go on, and pick one"),
    ("5, choose, 5", "bridge, two clicks", "string two insects together; again takes it back"),
    ("hold space", "hold breathe", "close your eyes; composure returns, windows widen"),
    ("Enter, A", "click an alarm", "acknowledge the alarms; Enter also lays the string"),
    ("Esc, P", "right click", "lay down what you hold; pause"),
    ("F11, M, F1", "", "fullscreen, mute, this list"),
)


class Controls(Fingers):
    """The player's side of the desk.

    Keys act on the selection. Of the tiles, nudge and bridge are taken in hand and laid on insects that are clicked;
    the others act as they are pressed. queue(verb, target, value) takes the commands; level has .sectors (x, y).
    """

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        super().__init__(level, queue, toggle)
        self.taken = Verb.NONE  # nudge or bridge, laid on the pointer
        self.first = -1  # the insect at which a string begins
        self.round = Round(worst_first)

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """Pointer, verb in hand, holds, where a string begins."""
        held = frozenset(self.held)
        return DeskState(hovered, self.taken, held, cursor=self.selection(panel), link=self.first)

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """What is to be done with what is in hand."""
        if panel.one("weave.open"):
            return ("Three ways it may go on. 1, 2 or 3, or a click on a thread: that one comes to pass.",)
        if self.first >= 0:
            name = self.level.sectors[self.first].name
            return (f"A string from {name}: choose another insect, then 5 or Enter. Esc lays it down.",)
        if self.taken == Verb.BRIDGE:
            return ("Bridge: click the first insect, then the second. A right click lays it down.",)
        if self.taken == Verb.NUDGE:
            return ("Nudge: click an insect as its hand is up. A right click beside them lays it down.",)
        return ()

    # Keys

    def key(self, key: int, back: bool, panel: Panel) -> bool:
        """A key goes down (back: with shift); whether it means anything here."""
        if key in NUMBERS:
            self._say(NUMBERS[key], key, panel)
        elif key in ARROWS:
            self.arrow(ARROWS[key], panel)
        elif key == pygame.K_TAB:
            self.select(self.round.turn(panel, back), panel)
        elif key == pygame.K_SPACE:
            self._press(Verb.BREATHE, key)
        elif key in ENTER and self.first >= 0:
            self._bridge(self.selection(panel))
        elif key in ENTER or key == pygame.K_a:
            self.queue(Verb.ACKNOWLEDGE, -1, 0)
        else:
            return False
        return True

    def _say(self, verb: Verb, source: object, panel: Panel) -> None:
        """A number: the verb acts on what is chosen; while threads are shown the first three pick one."""
        number = VERBS.index(verb)
        if panel.one("weave.open") and number < ARMS:
            self.queue(Verb.WEAVE, -1, number + 1)
        elif verb == Verb.NUDGE:
            self._nudge(self.selection(panel))
        elif verb == Verb.BRIDGE:
            self._bridge(self.selection(panel))
        else:
            self._do(verb, source, panel)

    def _do(self, verb: Verb, source: object, panel: Panel) -> None:
        """What keys and tiles do alike."""
        if verb == Verb.WORK:
            self._work(self._arm(panel), source, panel)
        elif verb == Verb.STRETCH:
            self._press(verb, source)
        elif verb == Verb.WEAVE:
            self.queue(verb, -1, 0)

    def _nudge(self, sector: int) -> None:
        if sector >= 0:
            self.queue(Verb.NUDGE, sector, PRESS)
        else:
            self.taken = Verb.NONE if self.taken == Verb.NUDGE else Verb.NUDGE

    def _bridge(self, sector: int) -> None:
        """The first end, then the second; the first once more lays it down."""
        if self.first < 0 or sector in (-1, self.first):
            self.first = sector if self.first < 0 else -1
            return
        self.queue(Verb.BRIDGE, self.first, sector)
        self.first = -1

    def _arm(self, panel: Panel) -> int:
        """The arm of the chosen insect; without one, that whose work comes first."""
        chosen = self.selection(panel)
        if chosen >= 0:
            return chosen * ARMS // len(self.places)
        return min(range(ARMS), key=lambda arm: abs(panel.one("work.press", arm) - panel.tick))

    def _work(self, arm: int, source: object, panel: Panel) -> None:
        """Press an arm's work. Where holds are pressed twice a rune is let go at once: it is only a tap."""
        if self.toggle and Verb.WORK in self.held and not panel.one("work.held"):
            self._release(Verb.WORK)  # the bar has let go of it by itself
        self._press(Verb.WORK, source, arm)
        if self.toggle and Verb.WORK in self.held and panel.one("work.kind", arm) == RUNE:
            self._release(Verb.WORK)

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
            self.queue(Verb.WEAVE, -1, hit.index + 1)
        elif hit.kind == "breathe":
            self._press(Verb.BREATHE, LEFT)
        elif hit.kind == "alarms":
            self.queue(Verb.ACKNOWLEDGE, -1, 0)
        return None

    def _insect(self, sector: int, panel: Panel) -> None:
        if self.taken == Verb.NUDGE:
            self.queue(Verb.NUDGE, sector, PRESS)  # before the choice: it is this that has to be in time
        self.select(sector, panel)
        if self.taken == Verb.BRIDGE or self.first >= 0:
            again = self.first >= 0
            self._bridge(sector)
            self.taken = Verb.NONE if again else self.taken

    def _tile(self, verb: Verb, panel: Panel) -> None:
        if verb in (Verb.NUDGE, Verb.BRIDGE):
            self.first = -1
            self.taken = Verb.NONE if self.taken == verb else verb
        else:
            self._do(verb, LEFT, panel)

    def _right(self, hit: Hit, panel: Panel) -> None:
        if hit.kind == "sector":
            self.queue(Verb.NUDGE, hit.index, PRESS)
            self.select(hit.index, panel)
        else:
            self.lay_down(panel)

    def lay_down(self, panel: Panel) -> bool:
        """One step back: the string that is begun, the verb in hand; False when there was nothing."""
        if self.first >= 0:
            self.first = -1
        elif self.taken != Verb.NONE:
            self.taken = Verb.NONE
        else:
            return False
        return True


def refusal(panel: Panel, verb: Verb) -> str:
    """Why a verb wasn't taken up."""
    if panel.one("breathing"):
        return "Your eyes are closed."
    if verb == Verb.BRIDGE:
        left = panel.one("strings.left")
        return (
            "An insect holds one string, not two." if left else "No string is left; one comes back by and by."
        )
    if verb == Verb.STRETCH:
        return "No time is left to draw out; it gathers again by itself."
    if verb == Verb.WEAVE:
        return "The threads aren't spun yet." if panel.one("weave.ready") > panel.tick else ""
    if verb == Verb.WORK:
        return "This bar's work is done; the next bar brings another."
    return ""
