"""Standing orders: what was asked for before it can be done. The desk gives each as an ordinary command at the first
look at which the panel shows that it is possible, so that a recording holds nothing but commands.

A sector can be called to the shelter before a stream is free for it, its road is open or the call is the operator's; a
link can be shut before that is the operator's, or while it is burst.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from game.sim.actions import Verb
from game.sim.fixed import FAR, STEP
from game.sim.laws.platform.ports import ISOLATE, SHELTER
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel

SETTLES = 2 * STEP  # ticks after which the panel shows what hands have done


class Order(NamedTuple):
    """A verb and its target, as the command will have them."""

    verb: Verb
    target: int


def by_turn(sectors: Iterable[int], panel: Panel) -> list[int]:
    """Sectors in line for the shelter in the order of their turns: one without an open road lets the others pass."""
    return sorted(sectors, key=lambda sector: panel.one("road", sector) >= FAR)


class Orders:
    """The line of orders, the first in it first. links have .a, .b and .there; sectors: how many there are."""

    def __init__(self, links: Sequence[Any], sectors: int) -> None:
        self._links, self._sectors = links, sectors
        self.line: tuple[Order, ...] = ()
        self._past: list[tuple[int, tuple[Order, ...]]] = []  # ticks at which the line changed, and how it was then
        self._busy = -SETTLES  # when hands were last at something that isn't seen yet

    def add(self, order: Order, panel: Panel) -> None:
        """Put an order at the end of the line."""
        self._change((*self.line, order), panel)

    def take_back(self, order: Order, panel: Panel) -> None:
        """Take an order out of the line."""
        self._change(tuple(each for each in self.line if each != order), panel)

    def due(self, panel: Panel) -> Order | None:
        """The first order that can be taken up now. What is done, or can't be done any more, leaves the line."""
        self._change(tuple(order for order in self.line if not self.idle(order, panel)), panel)
        if panel.one("hands.verb") or panel.one("hands.next_verb"):
            self._busy = panel.moment
        if not self.line or panel.moment - self._busy < SETTLES:
            return None
        found = next((order for order in self.line if self._possible(order, panel)), None)
        if found:
            self._busy = panel.moment
            if found.verb == PlatformVerb.ISOLATE:  # done or not, a second time it would open again
                self.take_back(found, panel)
        return found

    def back_to(self, tick: int) -> None:
        """The line as it was at a tick that has been gone back to."""
        self._past = [(at, line) for at, line in self._past if at <= tick]
        self.line = self._past[-1][1] if self._past else ()
        self._busy = tick - SETTLES

    def acts_at_once(self, order: Order, panel: Panel) -> bool:
        """Whether a command does something now that no order would: it stops a stream, opens links, or there is nothing
        to wait for."""
        opens = order.verb == PlatformVerb.ISOLATE and not panel.one("protocol.lives", ISOLATE)
        return self.idle(order, panel) or (opens and any(panel.one("closed", link) for link in self._of(order)))

    def waits(self, order: Order, panel: Panel) -> bool:
        """Whether an order stands in line for want of more than a free hand."""
        return order in self.line and not self._possible(order, panel)

    def idle(self, order: Order, panel: Panel) -> bool:
        """Whether there is nothing for an order to do: it is done, or nobody or no place is left."""
        if order.verb == PlatformVerb.SHELTER:
            full = panel.one("shelter.used") >= panel.one("shelter.places")
            return full or bool(panel.one("shelter.on", order.target)) or not panel.one("home", order.target)
        return all(panel.one("closed", link) for link in self._of(order))

    def _possible(self, order: Order, panel: Panel) -> bool:
        if panel.one("breathing") or panel.one("overriding"):
            return False
        if order.verb == PlatformVerb.SHELTER:
            free = panel.one("shelter.streams") < panel.one("shelter.most")
            return free and panel.one("road", order.target) < FAR and not panel.one("protocol.lives", SHELTER)
        mine = self._of(order)
        open_now = any(not panel.one("closed", link) and not panel.one("burst", link) for link in mine)
        return open_now and not panel.one("protocol.lives", ISOLATE)

    def _of(self, order: Order) -> list[int]:
        """The links that an order shuts."""
        if order.target >= self._sectors:
            return [order.target - self._sectors]
        return [n for n, link in enumerate(self._links) if link.there and order.target in (link.a, link.b)]

    def _change(self, line: tuple[Order, ...], panel: Panel) -> None:
        if line != self.line:
            self.line = line
            self._past.append((panel.moment, line))
