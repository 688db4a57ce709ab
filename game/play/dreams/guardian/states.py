"""How the four verbs stand, and what is to be done about a subsystem, in words."""

from game.play.dreams.guardian.scene.marks import in_window
from game.play.dreams.guardian.scene.views import DEPARTS, LOUD, RINGS, STRAINS, HallView
from game.play.render.words import Standing, seconds
from game.sim.actions import Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.guardian.verbs import GuardianVerb

VERBS = (
    GuardianVerb.CORRECT,
    GuardianVerb.WATCH,
    GuardianVerb.EMBRACE,
    GuardianVerb.ANSWER,
)  # keys 1 to 4, left to right
SHAKES = 0.75  # a gain over which a curve can't be learned yet
LONG = 60 * TICKS_PER_SECOND  # a time to answer that isn't counted down
WORDS: dict[Verb, str] = {
    GuardianVerb.CORRECT: "correct",
    GuardianVerb.WATCH: "watch",
    GuardianVerb.EMBRACE: "embrace",
    GuardianVerb.ANSWER: "answer",
}


def standing(view: HallView, verb: Verb) -> Standing:
    """How a verb stands towards what is chosen."""
    i = view.one("selected")
    if view.one("breathing"):
        return Standing("blocked", "eyes closed")
    if verb == GuardianVerb.ANSWER:
        return _answer(view)
    if view.ui.armed == verb:
        return Standing("taken", "pick a pane")
    if not 0 <= i < view.count:
        return Standing("ready", "pick a pane")
    if view.one("dark", i):
        return Standing("blocked", "it is lost")
    if verb == GuardianVerb.WATCH:
        return _watch(view, i)
    if verb == GuardianVerb.EMBRACE:
        return _embrace(view, i)
    return Standing("ready", "push it back")


def _answer(view: HallView) -> Standing:
    if not view.one("guardian.here"):
        return Standing("blocked", "nobody asks")
    if view.ui.answering:
        return Standing("taken", "1, 2 or 3")
    left = view.one("guardian.until") - view.t
    return Standing("busy", "it waits" if left > LONG else seconds(max(0.0, left)))


def _watch(view: HallView, i: int) -> Standing:
    if view.one("watching") == i:
        learned = view.one("sub.learned", i)
        return Standing("busy", "watched" if learned >= ONE else f"{learned * 100 // ONE} % known")
    return Standing("ready", "learn it")


def _embrace(view: HallView, i: int) -> Standing:
    held = view.one("sub.embraced", i)
    if held and not view.slips(i):
        return Standing("ready", "embraced")
    if not view.one("sub.curve.known", i):
        return Standing("blocked", "watch anew" if held else "not known yet")
    if in_window(view, i):
        return Standing("taken", "NOW")
    return Standing("ready", f"crest {seconds(max(0, view.one('sub.crest', i)))}")


def progress(view: HallView, verb: Verb) -> float:
    """What a tile's bar shows: learning, the time that is left to answer."""
    if verb == GuardianVerb.WATCH and 0 <= view.one("watching") < view.count:
        return view.unit("sub.learned", view.one("watching"))
    if verb == GuardianVerb.ANSWER and view.one("guardian.here"):
        since, until = view.one("guardian.since"), view.one("guardian.until")
        return max(0.0, (until - view.t) / max(1, until - since))
    return 0.0


def advice(view: HallView, i: int) -> str:
    """What the glass says of a subsystem, and what can be done, in a short sentence. It knows no more than it shows."""
    if view.one("dark", i):
        return "It is lost. Nothing reaches it any more."
    if not view.one("legible", i):
        return "You can't make it out. Breathe, or choose another."
    if view.one("sub.marked", i):
        return "The guardian's mark: a fault. Correct it (1)."
    if view.one("sub.gain", i) >= RINGS * ONE:
        return "Pushed too often: it rings by itself. Leave it alone, and it settles."
    return _trouble(view, i) or (_embraced(view, i) if view.one("sub.embraced", i) else _swinging(view, i))


def _trouble(view: HallView, i: int) -> str:
    """Of a fault, as far as it shows, and of strain."""
    strain, gain = view.one("sub.strain", i) / ONE, view.one("sub.gain", i) / ONE
    if view.grows(i):
        return "It doesn't turn back: a fault. Correct it (1)."
    if view.stalls(i):
        return "Its curve can't be learned further: something else is in it. While it stays up, correct it (1)."
    if strain >= STRAINS and view.strains(i):
        if gain >= LOUD:
            return "It strains from being pushed. Leave it alone: its gain falls."
        return "It strains: too far out. If it doesn't turn at once, correct it (1)."
    if view.one("sub.curve.known", i) and abs(view.residual(i)) > DEPARTS:
        return "It leaves its curve: a fault, or an old push. If it goes on, correct it (1)."
    if strain >= STRAINS:
        return "It is back within what it bears; its strain passes by itself."
    return ""


def _embraced(view: HallView, i: int) -> str:
    if not view.slips(i):
        return "Embraced: its alarms need nothing."
    if view.one("sub.curve.known", i):
        return "Slips out of tune: touch it again (3) as the ring closes on a crest."
    return "Slips out of tune, and its curve has turned: watch it (2), then touch it again (3)."


def _swinging(view: HallView, i: int) -> str:
    if view.one("sub.curve.known", i):
        return "Now: embrace it (3)." if in_window(view, i) else "Known. Embrace it (3) as the ring closes on a crest."
    if view.one("watching") == i:
        if view.one("sub.gain", i) > SHAKES * ONE:
            return "It still shakes from being corrected; its curve shows when it has settled."
        return "You learn its curve. Leave it alone while it turns, and turns again."
    if abs(view.last(i)) < 0.5:
        return "Within its bounds. Watch it (2) and its curve becomes known."
    return "It swings, or it grows. Watch it (2): what turns back is natural."
