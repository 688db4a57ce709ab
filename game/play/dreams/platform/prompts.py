"""Prompts of The Platform: one at a time, the most pressing first."""

from collections.abc import Callable

import numpy as np

from game.level import Level
from game.play.debrief.run_summary import need_of
from game.play.dreams.platform.verbs import VERBS
from game.play.guidance.prompts import Prompt, Prompter
from game.play.render.words import percent
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.ports import BALANCE, ISOLATE, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel

QUIET = 120  # ticks until the first
READ, LONG = 10 * TICKS_PER_SECOND, 16 * TICKS_PER_SECOND  # how long a line stays that needs no deed


def _gone(protocol: int) -> Callable[[Panel], bool]:
    return lambda panel: not panel.one("protocol.lives", protocol)


def _trembling(panel: Panel) -> bool:
    return panel.one("composure") < 0.65 * ONE


def _override_near(panel: Panel) -> bool:
    return panel.one("climb.height") > 0.6 * ONE and panel.one("shelter.used") > 0


def _overloaded(panel: Panel) -> bool:
    """A sector that is lit and can be seen carries more than it can, or its strain shows."""
    seen = (panel.values["legible"] == 1) & (panel.values["dark"] == 0)
    over = (panel.values["load"] > panel.values["capacity"]) | (panel.values["strain"] > ONE // 20)
    return bool(np.any(seen & over))


def _up(need: int) -> Callable[[Panel], bool]:
    """That much of the city is in the shelter."""
    return lambda panel: panel.one("shelter.used") >= need


def _readable(layer: int) -> Callable[[Panel], bool]:
    """So many layers are open and there is enough to read for the next."""
    return lambda panel: panel.one("cipher.layer") == layer and bool(panel.one("cipher.ready"))


def _open(layer: int) -> Callable[[Panel], bool]:
    return lambda panel: panel.one("cipher.layer") == layer


def _decrypting(panel: Panel) -> bool:
    return bool(panel.one("decrypting"))


# Most pressing first. {steady} and its like stand for the keys of verbs.
PROMPTS = (
    Prompt("armed", "The override is armed. Press {override}, or its tile, again and hold it for {override time}. "
           "{back} disarms it.",
           lambda p: bool(p.one("armed")), frozenset({"cut"})),
    Prompt("override", "They have nearly climbed up. {override} arms the override: it ends everything, and whoever "
           "is in the shelter is saved.", _override_near, frozenset({"armed", "cut"}), teaches=PlatformVerb.ARM),
    Prompt("shelter", "The shelter protocol is gone. Choose a sector ({fullest}: the fullest) and press {shelter}: its "
           "people come "
           "up, {sectors} at a time; others wait in line.{goal}", _gone(SHELTER), frozenset({"shelter_started"}),
           teaches=PlatformVerb.SHELTER),
    Prompt("breathe", "Your hands shake and your sight dims. Hold {breathe}, or the ring: breathe.",
           _trembling, frozenset(), lambda p: bool(p.one("breathing")), teaches=CommonVerb.BREATHE),
    Prompt("steady", "The steady protocol is gone. Choose a sector whose anomaly grows ({next}) and press {steady}: "
           "calm it.",
           _gone(STEADY), frozenset({"steadied"}), lasts=2 * LONG, teaches=PlatformVerb.STEADY),
    Prompt("overload", "A load above a sector's capacity builds strain, and at full strain it goes dark. What helps: "
           "steady its anomaly ({steady}), or isolate it ({isolate}) from what comes over its links.",
           _overloaded, frozenset(), lasts=LONG),
    Prompt("scan", "The scan protocol is gone. Choose a sector (click, {arrows}, {next}), press {scan}: see what is "
           "hidden there and round it.", _gone(SCAN), frozenset({"scanned"}), lasts=2 * LONG,
           teaches=PlatformVerb.SCAN),
    Prompt("isolate", "The isolate protocol is gone. Press {isolate} to shut all links of a sector, or right click a "
           "single "
           "link: then nothing passes, not even people.", _gone(ISOLATE), frozenset({"isolated"}), lasts=READ,
           teaches=PlatformVerb.ISOLATE),
    Prompt("alarms", "{acknowledge}, or a click on an alarm, acknowledges. Alarms that nobody has seen wear you down.",
           lambda p: bool((p.values["alarm.state"] == 1).any()), frozenset({"acknowledged"}), lasts=LONG,
           teaches=CommonVerb.ACKNOWLEDGE),
    Prompt("balance", "The balance protocol is gone. Nothing evens out the loads now, and no hand can.",
           _gone(BALANCE), frozenset(), lasts=READ),
    Prompt("decrypt", "The log is encrypted, and there is enough of it to read. Hold {decrypt}, or its tile: the "
           "first layer "
           "tells where it strikes next.", _readable(0), frozenset({"opened_layer"}), _decrypting, LONG,
           teaches=PlatformVerb.DECRYPT),
    Prompt("layer1", "In violet: where it strikes next. A sector that was steadied ({steady}) just before takes in "
           "only part of it.",
           _open(1), frozenset(), lasts=READ),
    Prompt("layer2", "In violet: the ripples to come, before they set out. A link shut in time stops one.",
           _open(2), frozenset(), lasts=READ),
    Prompt("layer3", "In violet: which sector is a symptom of which. Steady the cause, and its symptoms calm with it.",
           _open(3), frozenset(), lasts=READ),
    Prompt("layer4", "The root lies under the platform, and no verb reaches it. Loads will only rise: bring "
           "people up, and override.", _open(4), frozenset(), lasts=READ),
    Prompt("begin", "Tonight the system fails, one protocol after another, and each time a verb becomes yours.{goal}",
           lambda p: p.moment >= QUIET, frozenset({"unravelled"}), lasts=READ),
    Prompt("select", "{next} goes to the sector in most trouble. {Arrows} or a click choose any other.",
           lambda p: p.moment >= QUIET, frozenset(), lambda p: p.one("selected") >= 0, teaches=CommonVerb.SELECT),
)  # fmt: skip


def prompter(level: Level) -> Prompter:
    """For a level, whose wins may ask for a share of the city."""
    need = need_of(level)
    if need is None:
        return Prompter(PROMPTS, VERBS, most=1)
    goal = f" Bring {percent(need, WHOLE)} of the city up to the shelter, then override, before the climbers are up."
    enough = Prompt(
        "enough",
        f"{percent(need, WHOLE)} are up: an override wins now. Everyone else you bring up still counts; close to "
        "the best this night allows, the ending changes.",
        _up(need),
        frozenset({"cut"}),
        lasts=LONG,
    )
    return Prompter((PROMPTS[0], enough, *PROMPTS[1:]), VERBS, goal, most=1)
