"""Prompts of The Engine: each verb when it first matters, in a line."""

from game.level import Level
from game.play.dreams.engine.trouble import apart
from game.play.prompts import Prompt, Prompter
from game.sim.actions import Verb
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND
from game.sim.panel import Panel

QUIET = 90  # ticks until the first
PARTED = ONE // 12  # Hz between two arms from which they don't keep one time any more
OFF = ONE // 5  # of half a turn: an insect is out of step


def _told(p: Panel) -> int:
    return int((p.values["told.sector"] >= 0).sum())


def _slips(p: Panel) -> bool:
    return any(apart(p, s) > OFF for s in range(len(p.values["phase"])))


def _parted(p: Panel) -> bool:
    rates = p.values["arm.rate"]
    return int(rates.max() - rates.min()) > PARTED


def _frayed(p: Panel) -> bool:
    return int((p.values["link.health"] < HALF).sum()) >= 2


def _dark(p: Panel) -> bool:
    return bool((p.values["darkness"] > HALF).any())


def _trembling(p: Panel) -> bool:
    return p.one("composure") < 0.65 * ONE


def _many(p: Panel) -> bool:
    return _told(p) >= 2 and p.one("weave.ready") <= p.tick and not p.one("weave.open")


# Most pressing first.
PROMPTS = (
    Prompt("strike", "A strike falls where the rose ring closes. Choose that insect and nudge it well, before: that "
           "parries it.", lambda p: _told(p) > 0, frozenset({"parried"})),
    Prompt("breathe", "Your hands shake, and the windows for a press narrow. Hold space, or the ring: breathe.",
           _trembling, frozenset(), lambda p: bool(p.one("breathing"))),
    Prompt("bridge", "The arms don't keep one time any more; the old song is gone. String two arms together: 5 on one "
           "insect, 5 on another.", _parted, frozenset({"bridged"})),
    Prompt("nudge", "It slips. As the ring closes round an insect its hand is up: press 1 just then, and will runs "
           "outward.", _slips, frozenset({"nudged"})),
    Prompt("dark", "Darkness creeps from silent insects to the heart. Nudge them awake; harmony drives it back.",
           _dark, frozenset(), lasts=12 * TICKS_PER_SECOND),
    Prompt("weave", "More than one strike is told. 4 shows three ways it may go on: 1, 2 or 3 picks one.",
           _many, frozenset({"woven"})),
    Prompt("stretch", "Catwalks fray faster than figures mend. Hold 3: time is drawn out, and they catch up.",
           _frayed, frozenset(), lambda p: bool(p.one("stretching"))),
    Prompt("chord", "At 4 : 5 : 6 the three arms can sing a new chord. While it is in tune, the new song fills.",
           _parted, frozenset({"ended"}), lambda p: p.one("song") > ONE // 10, lasts=25 * TICKS_PER_SECOND),
    Prompt("work", "Each bar has its work. As its sign meets the line press 2: tap a rune, hold a gear, let a droplet "
           "go on its beat.", lambda p: p.tick >= 8 * TICKS_PER_SECOND, frozenset({"worked"})),
    Prompt("alarms", "Enter, or a click on an alarm, acknowledges. Alarms that nobody has seen wear you down.",
           lambda p: bool((p.values["alarm.state"] == 1).any()), frozenset({"acknowledged"})),
    Prompt("select", "All tick as one. Choose an insect: arrows, Tab or a click. Its hand is up when it beats.",
           lambda p: p.tick >= QUIET, frozenset(), lambda p: p.one("selected") >= 0, lasts=25 * TICKS_PER_SECOND),
)  # fmt: skip

BY_VERB: dict[int, str] = {
    Verb.SELECT: "select", Verb.ACKNOWLEDGE: "alarms", Verb.BREATHE: "breathe", Verb.NUDGE: "nudge",
    Verb.WORK: "work", Verb.STRETCH: "stretch", Verb.WEAVE: "weave", Verb.BRIDGE: "bridge",
}  # fmt: skip


def prompter(_level: Level) -> Prompter:
    """For a level."""
    return Prompter(PROMPTS, BY_VERB)
