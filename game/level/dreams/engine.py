"""The Engine, as the floors below play know it."""

from game.level.dreams.dream_record import Dream, Fate, Folk, Maker, Offer, Track
from game.level.recurring import engine
from game.level.traits.engine import traits
from game.sim.laws.engine.ports import ENGINE, PAIRS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.params import ARMS


def _tied(panel: Panel) -> int:
    """Strings that hold two arms 1 : 1; those within an arm do no harm."""
    each, (a, b, n, m) = len(panel["phase"]) // ARMS, (panel[f"bridge.{part}"] for part in "abnm")
    return int(((a >= 0) & (a // each != b // each) & (n == m)).sum())


OFFERS = (
    Offer(EngineVerb.NUDGE, ("silent",), lambda panel: (panel["silent"] == 0).any(0)),
    Offer(EngineVerb.WORK, ("work.free",), lambda panel: panel["work.free"][0] == 1),
    Offer(EngineVerb.STRETCH, ("stretch.ready",), lambda panel: panel["stretch.ready"][0] == 1),
    Offer(EngineVerb.WEAVE, ("weave.ready",), lambda panel: panel.tick >= panel["weave.ready"][0]),
    Offer(EngineVerb.BRIDGE, ("strings.left",), lambda panel: panel["strings.left"][0] > 0),
)

EACH = 3  # masked figures who tend an arm


def _fates(panel: Panel) -> list[Fate]:
    """Those who tend an arm leave as its insects fall silent."""
    silent = panel["silent"][:, 0].reshape(ARMS, -1)
    return [Fate(0, int(arm.sum()), len(arm)) for arm in silent]


def _ended(panel: Panel, won: bool) -> list[Fate]:
    """Without a song nobody stays."""
    return [Fate((whole - lost) * won, lost if won else whole, whole) for _, lost, whole in _fates(panel)]


DREAM = Dream(
    ENGINE,
    "The Engine",
    "III",
    score="harmony.song",
    night=True,
    goals=("harmony.sings", "arm.unison.alarm"),
    tracks=(
        Track.sum("harmony"),
        *(Track.row("harmony.pair", pair) for pair in range(len(PAIRS))),
        *(Track.row("arm.unison", arm) for arm in range(ARMS)),
        Track.sum("song"),
        Track.sum("unison"),
        Track("strings.tied", "bridge.n", _tied),
        Track.sum("heart"),
        Track.mean("darkness"),
    ),
    offers=OFFERS,
    recurring=Maker(engine.TITLE, engine.write),
    traits=traits,
    folk=Folk("masked", lambda rings: [EACH] * ARMS, _fates, _ended),
)
