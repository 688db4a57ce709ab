"""How the verbs of The Platform stand just now, as long as eyes are open, whatever they are pointed at."""

from game.play.dreams.platform.instruments.sector_states import log_wait, shortfall
from game.play.render.view import View
from game.play.render.words import TileState, hold_word, seconds
from game.sim.actions import Verb
from game.sim.laws.platform.ports import ISOLATE, LAYERS, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb

YOURS = TileState("ready", "yours now")


def scan(view: View) -> TileState:
    """By itself, in hand, or yours."""
    return _system(view, SCAN) or _in_hand(view, PlatformVerb.SCAN) or YOURS


def steady(view: View) -> TileState:
    """By itself, in hand, or yours."""
    return _system(view, STEADY) or _in_hand(view, PlatformVerb.STEADY) or YOURS


def isolate(view: View) -> TileState:
    """By itself, in hand, or yours; meanwhile, how many orders wait for it."""
    waits = _in_line(view, PlatformVerb.ISOLATE)
    return _system(view, ISOLATE, waits or "by itself") or _in_hand(view, PlatformVerb.ISOLATE) or _yours(waits)


def shelter(view: View) -> TileState:
    """The same; without a sector whose people are on their way, whether there is a stream and a place left."""
    chosen, waits = view.one("selected"), _in_line(view, PlatformVerb.SHELTER)
    called = chosen >= 0 and view.one("shelter.on", chosen)
    return (
        _system(view, SHELTER, waits or "holds doors")
        or _in_hand(view, PlatformVerb.SHELTER)
        or (_yours(waits) if called else streams_standing(view, waits))
    )


def _yours(waits: str) -> TileState:
    return TileState("ready", waits) if waits else YOURS


def _in_line(view: View, verb: Verb) -> str:
    """How many orders of a verb wait, in words; empty for none."""
    count = sum(each == verb for each, _ in view.ui.orders)
    return f"{count} in line" if count else ""


def _system(view: View, protocol: int, word: str = "by itself") -> TileState | None:
    """That the system still does it by itself; None once its protocol is gone."""
    return TileState("auto", word) if view.one("protocol.lives", protocol) else None


def _in_hand(view: View, verb: Verb) -> TileState | None:
    """The state of a verb that is in progress or waits; None where it is free to be used."""
    if view.one("overriding"):
        return TileState("blocked", "overriding")
    if view.one("hands.verb") == verb:
        return TileState("busy", _name(view, view.one("hands.target")))
    return TileState("taken", "pick where") if view.ui.armed == verb else None


def _name(view: View, target: int) -> str:
    """A target of a verb in a word: a sector, or `link` for one beyond them."""
    sectors = view.level.sectors
    return sectors[target].name if 0 <= target < len(sectors) else "link"


def streams_standing(view: View, waits: str = "") -> TileState:
    """How sheltering stands towards any sector whose people aren't on their way; waits: how many are in line."""
    taken = view.one("shelter.streams") >= view.one("shelter.most")
    if view.one("shelter.used") >= view.one("shelter.places"):
        return TileState("blocked" if taken else "idle", "no places")
    return TileState("later", waits or "next in line") if taken else _yours(waits)


def override(view: View) -> TileState:
    """Armed, going on or done; while armed it says how much is missing from the required share."""
    if view.one("cut"):
        return TileState("busy", "all is off")
    if view.one("overriding"):
        return TileState("busy", "under way" if view.one("assists.toggle") else "keep holding")
    if view.one("armed"):
        return TileState("taken", shortfall(view) or f"armed: {hold_word(view)}")
    return TileState("ready", f"arm, {hold_word(view)}")


def decrypt(view: View) -> TileState:
    """Whether there is something to read, and until when the log has grown enough."""
    if view.one("cipher.layer") >= LAYERS:
        return TileState("idle", "all open")
    if wait := log_wait(view):
        return TileState("idle", f"grows {seconds(wait)}")
    if view.one("decrypting"):
        return TileState("busy", "hands busy" if view.one("hands.verb") else "reading")
    return TileState("ready", hold_word(view))
