"""Prompts of The Platform."""

from collections.abc import Callable

from game.level import Level
from game.play.prompts import Prompt, Prompter
from game.play.timeline import need_of, percent
from game.sim.actions import BALANCE, ISOLATE, SCAN, SHELTER, STEADY, Verb
from game.sim.fixed import ONE
from game.sim.panel import Panel

GONE = ONE // 20  # a protocol below this does nothing any more
QUIET = 120  # ticks until the first


def _gone(protocol: int) -> Callable[[Panel], bool]:
    return lambda panel: panel.one("protocol", protocol) < GONE


def _trembling(panel: Panel) -> bool:
    return panel.one("composure") < 0.65 * ONE


def _cut_near(panel: Panel) -> bool:
    return panel.one("climb.height") > 0.6 * ONE and panel.one("shelter.used") > 0


# Most pressing first.
PROMPTS = (
    Prompt("armed", "Armed. Hold 6, or the tile, for two seconds. Esc lays it down.",
           lambda p: bool(p.one("armed")), frozenset({"cut"})),
    Prompt("cut", "They have nearly climbed up. 6 arms the override: all goes off; who is in the shelter is saved.",
           _cut_near, frozenset({"armed", "cut"})),
    Prompt("shelter", "The shelter protocol is gone. Choose a sector and press 5: its people come up, three sectors at "
           "a time.{asked}", _gone(SHELTER), frozenset({"shelter_started"})),
    Prompt("breathe", "Your hands shake and your sight dims. Hold space, or the ring: breathe.",
           _trembling, frozenset(), lambda p: bool(p.one("breathing"))),
    Prompt("steady", "The steady protocol is gone. Choose a sector whose anomaly grows and press 2: calm it.",
           _gone(STEADY), frozenset({"steadied"})),
    Prompt("scan", "The scan protocol is gone. Choose a sector and press 1: see what is hidden there and round it.",
           _gone(SCAN), frozenset({"scanned"})),
    Prompt("isolate", "The isolate protocol is gone. Press 3 to shut all links of a sector, or right click a single "
           "link: then nothing passes, people neither.", _gone(ISOLATE), frozenset({"isolated"})),
    Prompt("alarms", "Enter, or a click on an alarm, acknowledges. Alarms that nobody has seen wear you down.",
           lambda p: bool((p.values["alarm.state"] == 1).any()), frozenset({"acknowledged"})),
    Prompt("balance", "The balance protocol is gone. Loads are shared out no longer; no hand can do it.",
           _gone(BALANCE), frozenset(), lasts=600),
    Prompt("decrypt", "The log is encrypted. Hold 4, or its tile, to open it: the first layer tells where it strikes "
           "next.",
           lambda p: bool((p.values["log.code"] < 0).any()), frozenset({"opened_layer"}),
           lambda p: bool(p.one("decrypting"))),
    Prompt("begin", "Tonight the system fails, one protocol after another. With each, a verb becomes yours.",
           lambda p: p.tick >= QUIET, frozenset({"unravelled"}), lasts=900),
    Prompt("select", "Tab goes to the sector in most trouble. Arrows or a click choose any other.",
           lambda p: p.tick >= QUIET, frozenset(), lambda p: p.one("selected") >= 0),
)  # fmt: skip

BY_VERB: dict[int, str] = {
    Verb.SELECT: "select", Verb.ACKNOWLEDGE: "alarms", Verb.BREATHE: "breathe", Verb.SCAN: "scan",
    Verb.STEADY: "steady", Verb.ISOLATE: "isolate", Verb.DECRYPT: "decrypt", Verb.SHELTER: "shelter", Verb.ARM: "cut",
}  # fmt: skip


def prompter(level: Level) -> Prompter:
    """For a level, whose wins may ask for a share of the city."""
    need = need_of(level)
    asked = "" if need is None else f" {percent(need)} of the city must be up before you cut."
    return Prompter(PROMPTS, BY_VERB, asked)
