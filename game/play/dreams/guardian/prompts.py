"""Prompts of The Guardian."""

from collections.abc import Callable

import numpy as np

from game.level import Level
from game.play.dreams.guardian.pane_notes import HallPrompter
from game.play.dreams.guardian.scene.hall_view import SLIPS
from game.play.dreams.guardian.verbs import VERBS
from game.play.guidance.prompts import Prompt, Prompter
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel
from game.sim.params import SAMPLES

QUIET = 120  # ticks until the first


def _any(name: str, least: int) -> Callable[[Panel], bool]:
    return lambda panel: bool((panel.values[name] >= least).any())


def _known(panel: Panel) -> bool:
    """A curve is known that nobody has embraced."""
    free = (panel.values["sub.curve.known"] == 1) & (panel.values["sub.embraced"] == 0) & (panel.values["dark"] == 0)
    return bool(free.any()) and panel.one("vision.until") <= panel.moment


def _strayed(panel: Panel) -> bool:
    """Something has gone far enough out to wear down, and isn't embraced."""
    worn = (panel.values["sub.strain"] > ONE // 10) & (panel.values["sub.embraced"] == 0)
    return bool((worn & (panel.values["dark"] == 0)).any())


def _sounding(panel: Panel) -> bool:
    return bool((panel.values["alarm.state"] == 1).sum() >= 1)


def _off(panel: Panel) -> bool:
    """The newest sample of a known, unembraced curve is far from it."""
    rows = len(panel.values["dark"])
    slot = (panel.one("sub.samples") - 1) % SAMPLES * rows
    rest = panel.values["sub.trace"][slot : slot + rows] - panel.values["sub.curve"][slot : slot + rows]
    known = (panel.values["sub.curve.known"] == 1) & (panel.values["dark"] == 0)
    return bool((known & (np.abs(rest) > ONE)).any())


def _shaking(panel: Panel) -> bool:
    """A gain that is worth a word, before anything rings."""
    return bool(((panel.values["sub.gain"] >= 0.55 * ONE) & (panel.values["sub.gain"] < ONE)).any())


def _slipping(panel: Panel) -> bool:
    return bool(((panel.values["sub.embraced"] == 1) & (panel.values["sub.tune"] < SLIPS * ONE)).any())


READ = 720  # ticks that a line stands which needs no deed
# Most pressing first. {watch} and its like stand for the keys of verbs. Each fits two lines of the smallest window.
PROMPTS = (
    Prompt("marked", "A fault is marked. Choose that pane and press {correct}: correct it.",
           _any("sub.marked", 1), frozenset({"cured"})),
    Prompt("vision", "Every true pattern lies open. What leaves its curve is a fault; embrace the rest.",
           lambda p: p.one("vision.until") > p.moment, frozenset(), lasts=600),
    Prompt("rings", "At gain 1.0 a loop rings by itself. Leave it alone, and its gain falls.",
           _any("sub.gain", ONE), frozenset(), lasts=900),
    Prompt("correct", "Strain: too far out for too long. What only grows is a fault: press {correct}, early. The "
           "rest turns.",
           _strayed, frozenset({"corrected"}), teaches=GuardianVerb.CORRECT),
    Prompt("embrace", "A curve is known. Choose its pane, press {embrace} as the ring closes on a crest; pressed "
           "earlier, it waits for it.",
           _known, frozenset({"embraced", "ordered"}), teaches=GuardianVerb.EMBRACE),
    Prompt("off", "One has left its known curve and stays off: that isn't natural. Correct it, {correct}.",
           _off, frozenset({"corrected"})),
    Prompt("breathe", "Your hands shake and your sight dims. Hold {breathe}, or the ring: breathe.",
           lambda p: p.one("composure") < 0.6 * ONE, frozenset(), lambda p: bool(p.one("breathing")),
           teaches=CommonVerb.BREATHE),
    Prompt("begin", "What leaves its curve is a fault; embrace the rest. First learn the curves: pick a pane, press "
           "{watch}.",
           lambda p: p.moment >= QUIET, frozenset(), lambda p: p.one("watching") >= 0, teaches=GuardianVerb.WATCH),
    Prompt("learn", "Leave it alone while you learn its curve: it swings about a middle line, and turns back.",
           lambda p: p.one("watching") >= 0, frozenset({"learned"}), lasts=READ),
    Prompt("alarms", "Alarms: ▲ new, ■ seen, ▽ over but unseen. {acknowledge} acknowledges; unseen ones wear you down.",
           _sounding, frozenset({"acknowledged"}), lasts=READ, teaches=CommonVerb.ACKNOWLEDGE),
    Prompt("tune", "An embrace drifts out of tune. At a crest touch it again, {embrace}, before it lapses.",
           _slipping, frozenset({"lapsed"}), lasts=READ),
    Prompt("gain", "Gain: how hard a pane answers a push. Each correction raises it; left alone it falls.",
           _shaking, frozenset(), lasts=READ),
    Prompt("select", "{next} goes to what is marked or grows, then to what strains most. {Arrows} or a click: any "
           "other.",
           lambda p: p.moment >= QUIET * 3, frozenset(), lambda p: p.one("selected") >= 0, lasts=READ,
           teaches=CommonVerb.SELECT),
    Prompt("stirred", "Each correction stirs the whole hall. The fewer there are, the smaller its swings.",
           lambda p: p.one("agitation") > ONE // 2, frozenset(), lasts=READ),
)  # fmt: skip


def prompter(level: Level) -> Prompter:
    """For a level: one line at a time, and notes at the panes."""
    return HallPrompter(PROMPTS, VERBS, most=1, level=level)
