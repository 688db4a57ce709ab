"""How the four verbs stand."""

from game.play.dreams.guardian.eased import eased
from game.play.dreams.guardian.scene.hall_view import LOUD, HallView
from game.play.input.own_keys import ONE_OF_THREE, either
from game.play.render.words import TileState, full_percents, seconds
from game.sim.actions import Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.guardian.verbs import GuardianVerb

LONG = 60 * TICKS_PER_SECOND  # a time to answer that isn't counted down


def _no_pane(view: HallView, verb: Verb) -> TileState | None:
    """How a verb of panes stands while none is chosen, or one that is lost; None while one that stands is."""
    i = view.one("selected")
    if view.ui.armed == verb:
        return TileState("taken", "pick a pane")
    if not 0 <= i < view.count:
        return TileState("ready", "pick a pane")
    return TileState("blocked", "it is lost") if view.one("dark", i) else None


def correct(view: HallView) -> TileState:
    """It can be done to every pane that stands; what it would undo there is said before."""
    return _no_pane(view, GuardianVerb.CORRECT) or TileState("ready", _correct(view, view.one("selected")))


def watch(view: HallView) -> TileState:
    """How much of the chosen pane's curve is known, while it is watched."""
    return _no_pane(view, GuardianVerb.WATCH) or _watch(view, view.one("selected"))


def embrace(view: HallView) -> TileState:
    """How long until the chosen pane's next crest, if its curve is known."""
    return _no_pane(view, GuardianVerb.EMBRACE) or _embrace(view, view.one("selected"))


def answer(view: HallView) -> TileState:
    """Whether somebody asks, and how long there is to answer."""
    if not view.one("guardian.here"):
        return TileState("blocked", "nobody asks")
    if view.ui.answering:
        return TileState("taken", either(ONE_OF_THREE))
    left = view.one("guardian.until") - view.t
    return TileState("busy", "it waits" if left > LONG else seconds(max(0.0, left)))


def _correct(view: HallView, i: int) -> str:
    """What a push comes to: what isn't a fault loses its embrace by it, or rings."""
    if view.one("sub.marked", i) or eased(view, i) or view.grows(i):
        return "push it back"
    if view.one("sub.embraced", i):
        return "ends embrace"
    gain = view.one("sub.gain", i) / ONE
    return "makes it ring" if gain >= LOUD else "push it back"


def _watch(view: HallView, i: int) -> TileState:
    if view.one("watching") == i:
        learned = view.one("sub.learned", i)
        return TileState("busy", "watched" if learned >= ONE else f"{full_percents(learned, ONE)} % known")
    return TileState("ready", "learn it")


def _embrace(view: HallView, i: int) -> TileState:
    held = view.one("sub.embraced", i)
    if view.one("sub.ordered", i) and not view.press(i):
        return TileState("busy", f"waits {view.until_crest(i)}")
    if held and not view.slips(i):
        return TileState("ready", "embraced")
    if not view.one("sub.curve.known", i):
        return TileState("idle", "watch again" if held else "not known yet")
    if worth := view.press(i):
        return TileState("taken", f"now {worth} %")
    return TileState("ready", f"crest {view.until_crest(i)}")


def progress(view: HallView, verb: Verb) -> float:
    """What a tile's bar shows: learning, the time that is left to answer."""
    if verb == GuardianVerb.WATCH and 0 <= view.one("watching") < view.count:
        return view.unit("sub.learned", view.one("watching"))
    if verb == GuardianVerb.ANSWER and view.one("guardian.here"):
        since, until = view.one("guardian.since"), view.one("guardian.until")
        return max(0.0, (until - view.t) / max(1, until - since))
    return 0.0
