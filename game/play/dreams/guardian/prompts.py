"""Prompts of The Guardian."""

from collections.abc import Callable

import numpy as np

from game.level import Level
from game.play.prompts import Prompt, Prompter
from game.sim.actions import Verb
from game.sim.fixed import ONE
from game.sim.panel import Panel

QUIET = 120  # ticks until the first


def _any(name: str, least: int) -> Callable[[Panel], bool]:
    return lambda panel: bool((panel.values[name] >= least).any())


def _known(panel: Panel) -> bool:
    """A curve is known that nobody has embraced."""
    free = (
        (panel.values["sub.curve.known"] == 1)
        & (panel.values["sub.embraced"] == 0)
        & (panel.values["dark"] == 0)
    )
    return bool(free.any()) and panel.one("vision.until") <= panel.tick


def _strayed(panel: Panel) -> bool:
    """Something has gone far enough out to wear down, and isn't embraced."""
    worn = (panel.values["sub.strain"] > ONE // 10) & (panel.values["sub.embraced"] == 0)
    return bool((worn & (panel.values["dark"] == 0)).any())


def _sounding(panel: Panel) -> bool:
    return bool((panel.values["alarm.state"] == 1).sum() >= 2)


def _off(panel: Panel) -> bool:
    """The newest sample of a known, unembraced curve is far from it."""
    rows = len(panel.values["dark"])
    slot = (panel.one("sub.samples") - 1) % 120 * rows
    rest = panel.values["sub.trace"][slot : slot + rows] - panel.values["sub.curve"][slot : slot + rows]
    known = (panel.values["sub.curve.known"] == 1) & (panel.values["dark"] == 0)
    return bool((known & (np.abs(rest) > ONE)).any())


# Most pressing first.
PROMPTS = (
    Prompt("marked", "The guardian has marked a fault. Choose that pane and press 1: correct it, once.",
           _any("sub.marked", 1), frozenset({"cured"})),
    Prompt("vision", "Every true pattern lies open. What leaves its curve is a fault; embrace the rest.",
           lambda p: p.one("vision.until") > p.tick, frozenset(), lasts=600),
    Prompt("rings", "A loop that is corrected too often rings by itself. Leave it alone until its gain has fallen.",
           _any("sub.gain", ONE), frozenset(), lasts=900),
    Prompt("embrace", "A curve is known. Choose its pane; when the ring has closed, at the crest, press 3: embrace it.",
           _known, frozenset({"embraced"})),
    Prompt("off", "One has left its known curve and stays off: that part isn't natural. Correct it, 1.",
           _off, frozenset({"corrected"})),
    Prompt("breathe", "Your hands shake and your sight dims. Hold space, or the ring: breathe.",
           lambda p: p.one("composure") < 0.6 * ONE, frozenset(), lambda p: bool(p.one("breathing"))),
    Prompt("watch", "A line swings. Choose its pane and press 2: watch it, and you learn what is natural to it.",
           lambda p: p.tick >= QUIET * 5, frozenset(), lambda p: p.one("watching") >= 0),
    Prompt("correct", "What only grows and never turns back is a fault: press 1, correct it, early and once. The rest "
           "turns by itself.", _strayed, frozenset({"corrected"})),
    Prompt("alarms", "Enter, or a click on them, acknowledges the alarms. Those that nobody has seen wear you down.",
           _sounding, frozenset({"acknowledged"})),
    Prompt("begin", "Twelve lines on glass. Tonight they begin to move. The rose lines are their bounds.",
           lambda p: p.tick >= QUIET, frozenset(), lasts=840),
    Prompt("select", "Tab goes to the pane in most trouble. Arrows or a click choose any other.",
           lambda p: p.tick >= QUIET * 3, frozenset(), lambda p: p.one("selected") >= 0),
    Prompt("tune", "An embrace drifts out of tune. Touch it again (3) at a crest before it lapses.",
           lambda p: bool(((p.values["sub.embraced"] == 1) & (p.values["sub.tune"] < ONE // 2)).any()),
           frozenset({"lapsed"}), lasts=900),
    Prompt("stirred", "Each correction stirs the whole hall. The calmer your hands, the smaller its swings.",
           lambda p: p.one("agitation") > ONE // 2, frozenset(), lasts=720),
)  # fmt: skip

BY_VERB: dict[int, str] = {
    Verb.SELECT: "select", Verb.ACKNOWLEDGE: "alarms", Verb.BREATHE: "breathe", Verb.CORRECT: "correct",
    Verb.WATCH: "watch", Verb.EMBRACE: "embrace",
}  # fmt: skip


def prompter(level: Level) -> Prompter:
    """For a level."""
    return Prompter(PROMPTS, BY_VERB)
