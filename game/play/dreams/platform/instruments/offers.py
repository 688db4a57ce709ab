"""How the verbs of The Platform stand towards one sector: what its inspector offers."""

from game.play.dreams.platform.instruments.sector_states import NOTED, time_to_empty
from game.play.dreams.platform.instruments.shelter_line import in_turn, jam, ordered, when
from game.play.dreams.platform.tile_states import streams_standing
from game.play.dreams.platform.verbs import VERBS
from game.play.render.view import View
from game.play.render.words import TileState, seconds
from game.sim.actions import Verb
from game.sim.fixed import FAR, ONE
from game.sim.laws.platform.verbs import PlatformVerb

SHUTS = "shuts its links"


def on_sector(view: View, verb: Verb, i: int) -> TileState:
    """How a verb stands towards one sector."""
    if waits := in_line(view, verb, i):
        return TileState("taken", waits)
    general = VERBS.row(verb).stands(view)
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
    if verb == PlatformVerb.SCAN and view.one("scanned", i) > view.now.moment:
        return TileState("ready", "seen for " + seconds(view.one("scanned", i) - view.t))
    if verb == PlatformVerb.ISOLATE:
        return _isolate_on(view, i)
    return TileState("ready", "shows it and its neighbours")


def in_line(view: View, verb: Verb, i: int) -> str:
    """That an order for a sector waits, and when its turn comes; empty for none."""
    if i not in ordered(view, verb):
        return ""
    if verb != PlatformVerb.SHELTER:
        return "shut as soon as that can be; again takes it back"
    place = in_turn(view)[i]
    return f"number {place.number} in line{when(place)}{jam(view, place)}; again takes it back"


def _shelter_on(view: View, i: int) -> TileState:
    if view.one("shelter.on", i):
        return TileState("busy", "on their way; again stops it")
    if view.one("home", i) == 0:
        return TileState("idle", "nobody left to lead")
    if (streams := streams_standing(view)).kind in ("idle", "blocked"):
        return streams
    if view.one("road", i) >= FAR:
        return TileState("later", "no open road: waits in line for one")
    if (place := in_turn(view, i)[i]).starts > 0:
        return TileState("later", f"waits in line, number {place.number}{when(place)}{jam(view, place)}")
    rate, left = view.one("shelter.rate", i), view.one("shelter.left", i)
    if rate <= 0 or left < 0:
        return TileState("idle", "nobody can get through")
    return TileState("ready", f"empties it in {time_to_empty(left)}")


def _steady_on(view: View, i: int) -> TileState:
    if view.one("dark", i):
        return TileState("idle", "it is dark")
    known = view.one("anomaly.known", i)
    if known and view.one("anomaly.severity", i) < NOTED * ONE:
        return TileState("ready", "little to calm")
    return TileState("ready", "calms its anomaly" if known else "calms it, unseen as it is")


def _isolate_on(view: View, i: int) -> TileState:
    mine = [k for k, link in enumerate(view.level.links) if link.there and i in (link.a, link.b)]
    if any(not view.one("closed", k) and not view.one("burst", k) for k in mine):
        return TileState("ready", SHUTS)
    if any(view.one("closed", k) for k in mine):
        return TileState("ready", "opens its links")
    return TileState("idle", "all burst: they can't be shut yet" if mine else "no links")
