"""States: what the numbers of the panel mean, as a word, a shape and a colour. The one place where that is decided."""

import numpy as np

from game.level.clock import clock
from game.play.dreams.platform.goals import SAVED
from game.play.render.view import View
from game.play.render.words import DARK, HIDDEN, State, percent
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.platform.ports import LAYERS, SCAN
from game.sim.panel import Panel

SOON = 120 * TICKS_PER_SECOND  # what comes later than that isn't counted down
NOTED = 0.12  # a severity worth a mark
FAILING, STRAINED = 0.6, 0.02  # strains that have a word
WORTH = 0.1  # a severity last seen that is worth a word
LEVELS = 8  # steps of heat that a cluster is drawn in
AMBER = 0.42  # heat up to which its light is amber, as its word is


CALM = State("calm", "•", "cyan")
EMPTY = State("empty", "◌", "dim")
UNSEEN = State("unseen", "–", "mist")
RIPPLES = State("ripples", "△", "amber", 0.2)  # launched before our eyes: something is wrong there


def sector_state(view: View, i: int) -> State:
    """The state of a sector."""
    return sector_states(view)[i]


def sector_states(view: View) -> list[State]:
    """The states of all sectors, worked out once a frame."""
    states: list[State] | None = view.kept.get("states")
    if states is None:
        states = view.kept["states"] = [_state(view, i) for i in range(len(view.level.sectors))]
    return states


def launching(view: View) -> frozenset[int]:
    """Sectors whose ripples are on their way."""
    found: frozenset[int] | None = view.kept.get("launching")
    if found is None:
        links, now = view.level.links, view.now.moment
        on = [e for e, end in enumerate(view.all("ripple.until")) if end > now]
        found = frozenset(links[e].a if e < len(links) else links[e - len(links)].b for e in on)
        view.kept["launching"] = found
    return found


def streams(panel: Panel) -> list[int]:
    """The sectors of the shelter's streams, in their order."""
    return [int(sector) for sector in np.flatnonzero(panel.values["shelter.on"][:, 0])]


def _state(view: View, i: int) -> State:
    """The gravest word comes first."""
    if view.one("dark", i):
        return DARK
    if not view.one("legible", i):
        return HIDDEN
    strain = view.one("strain", i) / ONE
    hidden = unseen(view, i)
    grave = 0 if hidden else view.one("anomaly.severity", i) / ONE
    heat = max(strain, grave * 0.9)
    if strain >= FAILING:
        return State("failing", "◆", "rose", heat)
    if not hidden and is_grave(view, i):
        return State("anomaly", "◆", "rose", max(heat, 0.6))
    if strain > STRAINED or view.one("load", i) > view.one("capacity", i):
        return State("strained", "△", "amber", min(max(heat, 0.25), AMBER))
    if grave >= NOTED:
        return State("uneasy", "△", "amber", min(max(heat, 0.2), AMBER))
    if hidden:
        return RIPPLES if i in launching(view) else UNSEEN
    return EMPTY if view.one("home", i) * 50 < view.one("home.size", i) else CALM


def is_grave(view: View, i: int) -> bool:
    """Whether the severity of a sector is an alarm."""
    return view.one("anomaly.severity", i) >= view.one("anomaly.severity.alarm")


def unseen(view: View, i: int) -> bool:
    """Whether nothing shows what goes on in a lit sector: no scan, no protocol, and it isn't plain to see."""
    return not view.one("anomaly.known", i) and not view.one("protocol.lives", SCAN)


def last_seen(view: View, i: int) -> str:
    """What an unseen sector was like when it was seen last, where that is worth a word."""
    if view.one("anomaly.seen", i) <= 0 or view.one("anomaly.severity", i) <= WORTH * ONE:
        return ""
    return f"last {percent(view.one('anomaly.severity', i), ONE)}"


def ago(view: View, i: int) -> str:
    """How long a sector hasn't been seen, in whole seconds."""
    return f"{(view.now.moment - view.one('anomaly.seen', i)) // TICKS_PER_SECOND} s"


def time_to_empty(ticks: float) -> str:
    """In what time a stream empties its sector: minutes and seconds, as far as that says anything."""
    return clock(ticks) if ticks <= SOON else "over 2 min"


def log_wait(view: View) -> int:
    """Ticks until the log has grown enough to read its next layer; 0 when it has."""
    if view.one("cipher.layer") >= LAYERS or view.one("cipher.ready"):
        return 0
    wait = view.one("cipher.grown") - view.now.moment
    return max(TICKS_PER_SECOND, -(-int(wait) // TICKS_PER_SECOND) * TICKS_PER_SECOND)


def shortfall(view: View) -> str:
    """What an override now lacks of the required share: `6.0 % short`, `enough`, `` where none is asked."""
    if view.level.required_share is None:
        return ""
    (asked,) = SAVED(view.now, round(view.level.required_share * ONE))
    return asked.lacks or "enough"
