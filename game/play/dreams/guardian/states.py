"""How the four verbs stand, and what is to be done about a subsystem, in words."""

from game.play.draw.states import Standing, seconds
from game.play.scenes.guardian.marks import crest_due, in_window
from game.play.scenes.guardian.views import DEPARTS, RINGS, HallView
from game.sim.actions import Verb
from game.sim.fixed import ONE

VERBS = (Verb.CORRECT, Verb.WATCH, Verb.EMBRACE, Verb.ANSWER)  # keys 1 to 4, left to right
WORDS = {Verb.CORRECT: "correct", Verb.WATCH: "watch", Verb.EMBRACE: "embrace", Verb.ANSWER: "answer"}


def standing(view: HallView, verb: Verb) -> Standing:
    """How a verb stands towards what is chosen."""
    i = view.one("selected")
    if view.one("breathing"):
        return Standing("blocked", "eyes closed")
    if verb == Verb.ANSWER:
        return _answer(view)
    if view.ui.armed == verb:
        return Standing("taken", "pick a pane")
    if not 0 <= i < view.count:
        return Standing("ready", "pick a pane")
    if view.one("dark", i):
        return Standing("blocked", "it is lost")
    if verb == Verb.WATCH:
        return _watch(view, i)
    if verb == Verb.EMBRACE:
        return _embrace(view, i)
    return Standing("ready", "push it back")


def _answer(view: HallView) -> Standing:
    if not view.one("guardian.here"):
        return Standing("blocked", "nobody asks")
    if view.ui.answering:
        return Standing("taken", "1, 2 or 3")
    return Standing("busy", seconds(max(0.0, view.one("guardian.until") - view.t)))


def _watch(view: HallView, i: int) -> Standing:
    if view.one("watching") == i:
        learned = view.one("sub.learned", i)
        return Standing("busy", "watched" if learned >= ONE else f"{learned * 100 // ONE} % known")
    return Standing("ready", "learn it")


def _embrace(view: HallView, i: int) -> Standing:
    if not view.one("sub.curve.known", i):
        return Standing("blocked", "not known yet")
    if not crest_due(view, i):
        return Standing("ready", "embraced")
    if in_window(view, i):
        return Standing("taken", "NOW")
    return Standing("ready", f"crest {seconds(max(0, view.one('sub.crest', i)))}")


def progress(view: HallView, verb: Verb) -> float:
    """What a tile's bar shows: learning, the time that is left to answer."""
    if verb == Verb.WATCH and 0 <= view.one("watching") < view.count:
        return view.unit("sub.learned", view.one("watching"))
    if verb == Verb.ANSWER and view.one("guardian.here"):
        since, until = view.one("guardian.since"), view.one("guardian.until")
        return max(0.0, (until - view.t) / max(1, until - since))
    return 0.0


def advice(view: HallView, i: int) -> str:
    """What the numbers say of a subsystem, and what can be done, in a short sentence."""
    if view.one("dark", i):
        return "It is lost. Nothing reaches it any more."
    if not view.one("legible", i):
        return "You can't make it out. Breathe, or choose another."
    known, gain = view.one("sub.curve.known", i), view.one("sub.gain", i) / ONE
    if view.one("sub.marked", i):
        return "The guardian's mark: a fault. Correct it (1), once."
    if known and abs(view.residual(i)) > DEPARTS and gain < RINGS:
        return "It leaves its curve: a fault, or an old push. If it grows, correct it (1)."
    if gain >= RINGS:
        return "Corrected too often: it rings by itself. Leave it, and it settles."
    if view.one("sub.embraced", i):
        slips = crest_due(view, i)
        return (
            "Slipping out of tune: embrace it anew (3) at a crest."
            if slips
            else "Embraced: its alarms need nothing."
        )
    if known:
        return (
            "Now: embrace it (3)."
            if in_window(view, i)
            else "Known. Embrace it (3) as the ring closes on a crest."
        )
    if view.one("watching") == i:
        return _learning(view, i, gain)
    if abs(view.last(i)) < 0.5:
        return "Within its bounds. Watch it (2) and its curve becomes known."
    return "It swings, or it grows. Watch it (2): what turns back is natural."


def _learning(view: HallView, i: int, gain: float) -> str:
    if view.one("sub.learned", i) >= 0.69 * ONE and abs(view.last(i)) > 0.8:
        return "If it only grows and never turns back, it is a fault: correct it (1), once."
    if gain > 0.75:
        return "It still shakes from being corrected; its curve shows when it has settled."
    return "You learn its curve. Leave it alone until it turns, and turns again."
