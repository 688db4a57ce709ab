"""The Platform, as the floors below play know it."""

from collections.abc import Sequence

from game.level.dreams.dream_record import Dream, Fate, Folk, Maker, Offer, Track
from game.level.recurring import platform
from game.level.traits.platform import traits
from game.sim.actions import Verb
from game.sim.laws.platform.ports import ISOLATE, LAYERS, PLATFORM, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.world import World


def _jammed(panel: Panel) -> int:
    """Streams that share a road with others."""
    return int(((panel["shelter.jam"] > 1) * panel["shelter.on"]).sum())


def _yours(verb: Verb, protocol: int) -> Offer:
    """A verb that is the operator's once its protocol is gone."""
    return Offer(verb, ("protocol.lives",), lambda panel: panel["protocol.lives"][protocol] == 0)


OFFERS = (
    _yours(PlatformVerb.SCAN, SCAN),
    _yours(PlatformVerb.STEADY, STEADY),
    _yours(PlatformVerb.ISOLATE, ISOLATE),
    Offer(PlatformVerb.DECRYPT, ("cipher.ready",), lambda panel: panel["cipher.ready"][0] == 1),
    Offer(
        PlatformVerb.SHELTER,
        ("protocol.lives", "shelter.streams"),
        lambda panel: (
            (panel["protocol.lives"][SHELTER] == 0) & (panel["shelter.streams"][0] < panel["shelter.most"][0])
        ),
    ),
    Offer(PlatformVerb.ARM, ("armed",), lambda panel: panel["armed"][0] == 0),
    Offer(PlatformVerb.OVERRIDE, ("armed",), lambda panel: panel["armed"][0] == 1),
)


def _reveal_all(world: World) -> None:
    """Every layer open, every sector watched and legible, what is seen as it is now."""
    world.layer[:] = LAYERS
    world.legible[:] = 1
    world.watched[:] = 1
    world.seen_severity[:] = world.severity >> 8
    world.seen_tick[:] = world.tick


def _fates(panel: Panel) -> list[Fate]:
    """Of each sector's people those who came up, and those who are lost."""
    rows = zip(*(panel[name][:, 0].tolist() for name in ("sheltered", "lost", "home.size")), strict=True)
    return [Fate(*row) for row in rows]


def _ended(panel: Panel, won: bool) -> list[Fate]:
    """Who came up is saved by the override alone; who is not is lost."""
    cut = panel.one("cut") > 0
    return [Fate(up * cut, whole - up * cut, whole) for up, _, whole in _fates(panel)]


def _several(rings: Sequence[int]) -> list[int]:
    """Two in a sector of the innermost ring, then three, then four: most people live far out."""
    return [min(1 + ring, 4) for ring in rings]


DREAM = Dream(
    PLATFORM,
    "The Platform",
    "I",
    score="people.saved",
    night=True,
    tracks=(
        Track.mean("load"),
        Track.mean("strain"),
        Track.sum("climb.height"),
        Track.sum("people.home"),
        Track.sum("people.lost"),
        Track.sum("shelter.used"),
        Track.sum("shelter.streams"),
        Track("shelter.jammed", "shelter.jam", _jammed),
    ),
    recurring=Maker(platform.TITLE, platform.write),
    reveal_all=_reveal_all,
    called="shelter_started",
    truly="load",
    goals=("shelter.most",),
    people="home",
    offers=OFFERS,
    traits=traits,
    folk=Folk("city", _several, _fates, _ended),
)
