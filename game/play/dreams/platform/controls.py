"""Controls: turns keys and mouse at the desk into commands. Works without a window."""

from collections.abc import Sequence
from typing import Any

from game.play.dreams.platform.orders import Order, Orders, by_turn
from game.play.dreams.platform.triage import fullest, links_of, worst_first
from game.play.dreams.platform.verbs import FULLEST, NEXT_LINK, VERBS
from game.play.input import navigation
from game.play.input.base_controls import LEFT, RIGHT, BaseControls, Queue
from game.play.input.key_places import Place
from game.play.input.own_keys import Ask
from game.play.input.verb_row import On, Use, VerbRow
from game.play.render.view import DeskState, Hit
from game.play.render.words import number
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.platform.ports import ISOLATE, LAYERS, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel

EYES_CLOSED = "Your eyes are closed: let go of breathe first."
ON_SECTORS = frozenset(row.verb for row in VERBS.own if row.on is On.PLACE)
SAID = 150  # ticks for which it is said what came of a key that did nothing yet
TWICE = 120  # ticks in which a second call of the same sector is the same one, meant twice
BY_ITSELF: dict[Verb, tuple[int, str]] = {  # the protocol by which the system does what a verb does, and in words
    PlatformVerb.SCAN: (SCAN, "scans"),
    PlatformVerb.STEADY: (STEADY, "steadies"),
    PlatformVerb.ISOLATE: (ISOLATE, "isolates"),
    PlatformVerb.SHELTER: (SHELTER, "shelters"),
}

# Words of the panel, and what they mean.
WORDS = (
    ("load, strain", "load above a sector's capacity builds strain; at full strain it goes dark, and people are lost"),
    (
        "anomaly",
        "adds load; from {ripple severity} on it sends ripples over open links. Steady lowers it, and some strain",
    ),
    ("gate", "a sector at the platform's foot: whoever comes up passes one, and so do the climbers"),
    (
        "figures, climb",
        "the lost walk to the gates and climb, the more the faster; once they are up, the night is over",
    ),
    ("cipher", "four layers: 1 where it strikes next, 2 the ripples to come, 3 cause and symptom, 4 the root"),
    ("symptom", "a sector that caught its anomaly from another; steady the cause, and its symptoms calm as well"),
    ("root", "what raises all loads, from under the platform; no verb reaches it, so override in time"),
)


class PlatformControls(BaseControls):
    """The player's side of the desk.

    A sentence is a verb and a sector, in either order: a sector chosen plainly and then a verb acts at once, a
    verb taken first is laid on each sector that is clicked until it is laid down. Keys always act on the selection.
    queue(verb, target, value) takes the commands; level has .sectors (x, y) and .links (a, b). Who is called to the
    shelter, and a link that can't be shut yet, stand in line (`orders`) until that is possible.
    """

    verbs = VERBS

    def __init__(self, level: Any, queue: Queue, toggle: bool = False) -> None:
        super().__init__(level, queue, toggle)
        self.links = level.links
        self.taken: Verb = CommonVerb.NONE  # the verb laid on the pointer
        self.link = -1  # the link that is picked, -1 for none
        self.orders = Orders(level.links, len(level.sectors))
        self.cycle, self.full = navigation.TargetCycle(worst_first), navigation.TargetCycle(self._uncalled)
        self._why, self._why_since = "", -SAID  # what came of a key that did nothing yet, and since when that is said
        self._called, self._called_at = (
            -1,
            -TWICE,
        )  # the sector that was called to the shelter or stopped last, and when

    def select(self, sector: int, panel: Panel) -> None:
        """Choose a sector, or none with -1."""
        self.link = -1
        super().select(sector, panel)

    # What the picture shows of it

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """Pointer, verb in hand, holds, picked link."""
        return DeskState(
            hovered,
            self.taken,
            frozenset(self.held),
            cursor=self.selection(panel),
            link=self.link,
            orders=self.orders.line,
        )

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """The verb that is laid on the pointer, or the link that is picked."""
        why = self._idle_hold(panel) or (self._why if panel.moment - self._why_since < SAID else "")
        if why:
            return (why,)
        if self.link >= 0:
            ends, sectors = self.links[self.link], self.level.sectors
            does = "opens" if panel.one("closed", self.link) else "shuts"
            names = f"{sectors[ends.a].name} - {sectors[ends.b].name}"
            key = VERBS.key(PlatformVerb.ISOLATE)
            lets_be = f"another arrow picks another, {Ask.BACK.label} cancels"
            return (f"The link {names}: {Ask.ENTER.label} or {key} {does} it, {lets_be}.",)
        if self.taken != CommonVerb.NONE:
            word = VERBS.row(self.taken).word.capitalize()
            return (f"{word}: choose a sector. {Ask.BACK.label} or a right click cancels.",)
        return ()

    def _idle_hold(self, panel: Panel) -> str:
        """Why a hold has no effect at the moment."""
        if PlatformVerb.DECRYPT not in self.held or CommonVerb.BREATHE in self.held:
            return ""
        if panel.one("cipher.layer") >= LAYERS:
            return "All four layers are open."
        if not panel.one("cipher.ready"):
            left = panel.one("cipher.grown") - panel.moment
            return f"Nothing to read yet: the log will have grown enough in {max(1, left // TICKS_PER_SECOND)} s."
        return "Finish what you are doing first; then read on." if panel.one("hands.verb") else ""

    # Keys

    def key(self, place: Place, back: bool, panel: Panel) -> bool:
        """A key was pressed (back: with shift); returns whether it has a meaning here."""
        if place in FULLEST.places:
            self.select(self.full.step_on(panel, back), panel)
        elif place in NEXT_LINK.places:
            self._next_link(panel)
        else:
            return super().key(place, back, panel)
        return True

    def acknowledge(self, place: Place, panel: Panel) -> None:
        """Enter on a link that is picked shuts or opens that; else the alarms are acknowledged."""
        if place in Ask.ENTER.places and self.link >= 0:
            self._isolate_link(panel)
        else:
            super().acknowledge(place, panel)

    def use(self, row: VerbRow, source: object, panel: Panel) -> None:
        """A key or a tile: the verb acts on what is chosen, or waits in hand for a choice; again lays it down."""
        if CommonVerb.BREATHE in self.held:
            self._say(EYES_CLOSED, panel)
        if row.use is Use.HOLD:
            self._press(row.verb, source)
        elif row.verb == PlatformVerb.OVERRIDE:
            self._override(source, panel)
        elif row.verb == PlatformVerb.ISOLATE and self.link >= 0:
            self._isolate_link(panel)
        elif self.selection(panel) >= 0:
            self.taken = CommonVerb.NONE
            self._do(row.verb, self.selection(panel), panel)
        else:
            self.taken = CommonVerb.NONE if self.taken == row.verb else row.verb

    def _do(self, verb: Verb, target: int, panel: Panel) -> None:
        """A verb on a sector or a link. A call that is given twice in haste counts once: the second would take it
        back."""
        if verb == PlatformVerb.SHELTER:
            if self._called == target and panel.moment - self._called_at < TWICE:
                return
            self._called, self._called_at = target, panel.moment
        hands_free = not (panel.one("breathing") or panel.one("overriding"))
        if hands_free and verb in (PlatformVerb.SHELTER, PlatformVerb.ISOLATE):
            self._order(Order(verb, target), panel)
        else:
            self.queue(verb, target, 0)

    def _order(self, order: Order, panel: Panel) -> None:
        """Have something done now, or as soon as it is possible; what stands in line already is taken back."""
        waits = order in self.orders.line
        if not waits and self.orders.acts_at_once(order, panel):
            self.queue(*order, 0)
        elif self.permits(order.verb):
            if waits:
                self._take_back(order, panel)
            else:
                self.orders.add(order, panel)
                self.attend(panel)
                if self.orders.waits(order, panel):
                    self._say(self._in_line(order, panel), panel)

    def _take_back(self, order: Order, panel: Panel) -> None:
        self.orders.take_back(order, panel)
        if (panel.one("hands.verb"), panel.one("hands.target")) == order:
            self.queue(*order, 0)  # hands finish what they are at; a second call undoes it
        self._say(f"{self._named(order)} no longer waits.", panel)

    def attend(self, panel: Panel) -> None:
        """Command what stands in line, as soon as it is possible."""
        if order := self.orders.due(panel):
            self.queue(*order, 0)

    @property
    def pending(self) -> int:
        """How many orders stand in line."""
        return len(self.orders.line)

    def inherit(self, other: BaseControls, tick: int) -> None:
        """The line as it was at a tick that was gone back to; the other's is empty then."""
        if isinstance(other, PlatformControls):
            self.orders, other.orders = other.orders, self.orders
            self.orders.back_to(tick)

    def _named(self, order: Order) -> str:
        """What an order is about: a sector by its name, a link by those of its ends."""
        sectors = self.level.sectors
        if order.target < len(sectors):
            return str(sectors[order.target].name)
        ends = self.links[order.target - len(sectors)]
        return f"{sectors[ends.a].name} - {sectors[ends.b].name}"

    def _in_line(self, order: Order, panel: Panel) -> str:
        """That an order waits, and how it is taken back."""
        again = f"{VERBS.key(order.verb)} again takes that back"
        if order.verb == PlatformVerb.ISOLATE:
            return f"{self._named(order)} is shut as soon as it can be; {again}."
        called = [each.target for each in self.orders.line if each.verb == order.verb]
        place = by_turn(called, panel).index(order.target) + 1
        return f"{self._named(order)} waits for the shelter, number {place} in line; {again}."

    def _say(self, words: str, panel: Panel) -> None:
        self._why, self._why_since = words, panel.moment

    def _uncalled(self, panel: Panel) -> list[int]:
        """The fullest sectors that don't stand in line, or all of them."""
        found = fullest(panel)
        called = [order.target for order in self.orders.line if order.verb == PlatformVerb.SHELTER]
        return [sector for sector in found if sector not in called] or found

    def arrow(self, direction: str, panel: Panel) -> None:
        """Go to a neighbour; while a link is picked, to the link that lies there."""
        here = self.selection(panel)
        ways = links_of(self.links, here)
        if self.link < 0 or here < 0:
            return self.go(direction, panel, [other for _, other in ways])
        found = navigation.toward([self.places[other] for _, other in ways], self.places[here], direction)
        self.link = ways[found][0] if found >= 0 else self.link
        return None

    def beside(self, panel: Panel) -> Sequence[Hit]:
        """The links of the selected sector."""
        return [Hit("link", link) for link, _ in links_of(self.links, self.selection(panel))]

    def _next_link(self, panel: Panel) -> None:
        ways = [link for link, _ in links_of(self.links, self.selection(panel))]
        if ways:
            self.link = ways[(ways.index(self.link) + 1) % len(ways)] if self.link in ways else ways[0]

    # Mouse

    def click(self, hit: Hit, button: int, panel: Panel) -> None:
        """A mouse button was pressed over something."""
        if button == RIGHT:
            return self._right(hit, panel)
        if button != LEFT:
            return None
        if hit.kind == "sector":
            self._sector(hit.index, panel)
        elif hit.kind == "shelter_row" and hit.index >= 0:
            self.select(hit.index, panel)
        elif hit.kind == "link":
            self._link(hit.index, panel)
        elif hit.kind == "verb":
            self.use(VERBS.tiles[hit.index], LEFT, panel)
        elif hit.kind == "breathe":
            self._press(CommonVerb.BREATHE, LEFT)
        elif hit.kind == "alarms":
            self.queue(CommonVerb.ACKNOWLEDGE, -1, 0)
        elif hit.kind == "log":
            self._log(panel.one("log.sector", hit.index) if hit.index >= 0 else -1, panel)
        return None

    def _sector(self, sector: int, panel: Panel) -> None:
        self.select(sector, panel)
        if self.taken in ON_SECTORS:
            self._do(self.taken, sector, panel)
        self.taken = CommonVerb.NONE

    def _link(self, link: int, panel: Panel) -> None:
        self.link = link
        if self.taken == PlatformVerb.ISOLATE:
            self._isolate_link(panel)

    def _log(self, sector: int, panel: Panel) -> None:
        if sector >= 0:
            self._sector(sector, panel)

    def _right(self, hit: Hit, panel: Panel) -> None:
        if hit.kind == "link":
            self.link = hit.index
            self._isolate_link(panel)
        elif hit.kind == "sector":
            self.select(hit.index, panel)
            self.queue(right_click_verb(panel, hit.index), hit.index, 0)
        elif hit.kind == "shelter_row" and hit.index >= 0:
            self._do(PlatformVerb.SHELTER, hit.index, panel)
        else:
            self.lay_down(panel)

    def _override(self, source: object, panel: Panel) -> None:
        if panel.one("armed"):
            self._press(PlatformVerb.OVERRIDE, source)
        else:
            self.queue(PlatformVerb.ARM, -1, PRESS)

    def lay_down(self, panel: Panel) -> bool:
        """One step back: the picked link, the verb in hand, the armed override; False when there was nothing."""
        if self.link >= 0:
            self.link = -1
        elif self.taken != CommonVerb.NONE:
            self.taken = CommonVerb.NONE
        elif panel.one("armed"):
            self.queue(PlatformVerb.ARM, -1, RELEASE)
        else:
            return False
        return True

    def _isolate_link(self, panel: Panel) -> None:
        self._do(PlatformVerb.ISOLATE, len(self.places) + self.link, panel)
        self.link = -1


def right_click_verb(panel: Panel, sector: int) -> Verb:
    """The verb of a right click on a sector: scan first, then steady."""
    scanned = panel.one("scanned", sector) > panel.moment
    clear = scanned or (panel.one("anomaly.known", sector) and panel.one("anomaly.severity", sector) > ONE // 3)
    return PlatformVerb.STEADY if clear else PlatformVerb.SCAN


def refusal(panel: Panel, verb: Verb) -> str:
    """Why a command was refused."""
    if verb not in ON_SECTORS:
        return ""
    if panel.one("breathing"):
        return EYES_CLOSED
    protocol, does = BY_ITSELF.get(verb, (-1, ""))
    if does and panel.one("protocol.lives", protocol):
        return f"The system still {does} by itself; you can once its protocol is gone."
    if verb == PlatformVerb.SHELTER and panel.one("shelter.used") >= panel.one("shelter.places"):
        return "There are no places left in the shelter."
    if verb == PlatformVerb.SHELTER and panel.one("shelter.streams") >= panel.one("shelter.most"):
        most = panel.one("shelter.most")
        key, count = VERBS.key(PlatformVerb.SHELTER), f"{number(most).capitalize()} {'is' if most == 1 else 'are'}"
        return f"{count} coming up; stop one first: press {key} on it."
    return f"There is nothing to {VERBS.row(verb).word} there."
