"""States: what the numbers of the panel mean, as a word, a shape and a colour. The one place where that is decided."""

import numpy as np

from game.level.clock import clock
from game.play.render.theme import AMBER, CYAN, DIM, MIST, ROSE
from game.play.render.view import View
from game.play.render.words import DARK, EYES_CLOSED, HIDDEN, Standing, State, percent, seconds
from game.sim.actions import Verb
from game.sim.fixed import FAR, ONE, TICKS_PER_SECOND
from game.sim.laws.platform.ports import ISOLATE, LAYERS, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel

PROTOCOL: dict[Verb, int] = {
    PlatformVerb.SCAN: SCAN,
    PlatformVerb.STEADY: STEADY,
    PlatformVerb.ISOLATE: ISOLATE,
    PlatformVerb.SHELTER: SHELTER,
}
SOON = 120 * TICKS_PER_SECOND  # what comes later than that isn't counted down
NOTED = 0.12  # a severity worth a mark
FAILING, STRAINED = 0.6, 0.02  # strains that have a word
WORTH = 0.1  # a severity last seen that is worth a word
SHUTS = "shuts its links"
LEVELS = 8  # steps of heat that a cluster is drawn in


CALM = State("calm", "•", CYAN)
EMPTY = State("empty", "◌", DIM)
UNSEEN = State("unseen", "?", MIST)
RIPPLES = State("ripples", "△", AMBER, 0.2)  # launched before our eyes: something is wrong there


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
        links, now = view.level.links, view.now.tick
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
        return State("failing", "◆", ROSE, heat)
    if not hidden and is_grave(view, i):
        return State("anomaly", "◆", ROSE, max(heat, 0.6))
    if strain > STRAINED or view.one("load", i) > view.one("capacity", i):
        return State("strained", "△", AMBER, max(heat, 0.25))
    if grave >= NOTED:
        return State("uneasy", "△", AMBER, max(heat, 0.2))
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
    return f"{(view.now.tick - view.one('anomaly.seen', i)) // TICKS_PER_SECOND} s"


def empties(ticks: float) -> str:
    """In what time a stream empties its sector: minutes and seconds, as far as that says anything."""
    return clock(ticks) if ticks <= SOON else "over 2 min"


def verb_standing(view: View, verb: Verb) -> Standing:
    """How a verb stands at all, whatever it is pointed at."""
    if view.one("breathing"):
        return EYES_CLOSED
    if verb in PROTOCOL and view.one("protocol.lives", PROTOCOL[verb]):
        return Standing("auto", "holds doors" if verb == PlatformVerb.SHELTER else "by itself")
    if verb == PlatformVerb.OVERRIDE:
        return _override(view)
    if verb == PlatformVerb.DECRYPT:
        return _decrypt(view)
    if view.one("overriding"):
        return Standing("blocked", "overriding")
    if view.one("hands.verb") == verb:
        return Standing("busy", _name(view, view.one("hands.target")))
    if view.ui.armed == verb:
        return Standing("taken", "pick where")
    if verb == PlatformVerb.SHELTER and not (
        view.one("selected") >= 0 and view.one("shelter.on", view.one("selected"))
    ):
        return _streams(view)
    return Standing("ready", "yours now")


def _streams(view: View) -> Standing:
    """How sheltering stands towards any sector whose people aren't on their way."""
    if view.one("shelter.streams") >= view.one("shelter.most"):
        return Standing("blocked", "stop one first")
    if view.one("shelter.used") >= view.one("shelter.places"):
        return Standing("idle", "no places")
    return Standing("ready", "yours now")


def _override(view: View) -> Standing:
    if view.one("cut"):
        return Standing("busy", "all is off")
    if view.one("overriding"):
        return Standing("busy", "hold on")
    if view.one("armed"):
        return Standing("taken", short(view) or "armed: hold")
    return Standing("ready", "arm, hold")


def _decrypt(view: View) -> Standing:
    if view.one("cipher.layer") >= LAYERS:
        return Standing("idle", "all open")
    if wait := log_wait(view):
        return Standing("idle", f"grows {seconds(wait)}")
    if view.one("decrypting"):
        return Standing("busy", "hands first" if view.one("hands.verb") else "reading")
    return Standing("ready", "hold")


def log_wait(view: View) -> int:
    """Ticks until the log has grown enough to read its next layer; 0 when it has."""
    if view.one("cipher.layer") >= LAYERS or view.one("cipher.ready"):
        return 0
    wait = view.one("cipher.grown") - view.now.tick
    return max(TICKS_PER_SECOND, -(-int(wait) // TICKS_PER_SECOND) * TICKS_PER_SECOND)


def short(view: View) -> str:
    """What an override now lacks of the share that is asked for: `6.0 % short`, `enough`, `` where none is asked."""
    if view.level.required_share is None:
        return ""
    lacks = view.level.required_share - view.share("shelter.used")
    return f"{percent(lacks)} short" if lacks > 0 else "enough"


def _name(view: View, target: int) -> str:
    """A target of a verb in a word: a sector, or `link` for one beyond them."""
    sectors = view.level.sectors
    return sectors[target].name if 0 <= target < len(sectors) else "link"


def on_sector(view: View, verb: Verb, i: int) -> Standing:
    """How a verb stands towards one sector."""
    general = verb_standing(view, verb)
    if (
        verb == PlatformVerb.SHELTER
        and general.kind != "auto"
        and not (view.one("breathing") or view.one("overriding"))
    ):
        return _shelter_on(view, i)
    if general.kind in ("auto", "blocked"):
        return general
    if verb == PlatformVerb.STEADY:
        return _steady_on(view, i)
    if verb == PlatformVerb.SCAN and view.one("scanned", i) > view.now.tick:
        return Standing("ready", "seen for " + seconds(view.one("scanned", i) - view.t))
    if verb == PlatformVerb.ISOLATE:
        return _isolate_on(view, i)
    return Standing("ready", "shows it and its neighbours")


def _shelter_on(view: View, i: int) -> Standing:
    if view.one("shelter.on", i):
        return Standing("busy", "on their way; again stops it")
    if view.one("home", i) == 0:
        return Standing("idle", "nobody left to lead")
    if (streams := _streams(view)).kind != "ready":
        return streams
    if view.one("road", i) >= FAR:
        return Standing("idle", "no open road")
    rate, left = view.one("shelter.rate", i), view.one("shelter.left", i)
    if rate <= 0 or left < 0:
        return Standing("idle", "nobody can get through")
    return Standing("ready", f"empties it in {empties(left)}")


def _steady_on(view: View, i: int) -> Standing:
    if view.one("dark", i):
        return Standing("idle", "it is dark")
    known = view.one("anomaly.known", i)
    if known and view.one("anomaly.severity", i) < NOTED * ONE:
        return Standing("ready", "little to calm")
    return Standing("ready", "calms its anomaly" if known else "nothing seen yet: scan first")


def _isolate_on(view: View, i: int) -> Standing:
    mine = [k for k, link in enumerate(view.level.links) if i in (link.a, link.b)]
    if any(not view.one("closed", k) and not view.one("burst", k) for k in mine):
        return Standing("ready", SHUTS)
    if any(view.one("closed", k) for k in mine):
        return Standing("ready", "opens its links")
    return Standing("idle", "all burst: they can't be shut yet" if mine else "no links")
