"""Advice: what is to be done about a subsystem, in words. {correct} and its like stand for the keys of verbs."""

from game.play.dreams.guardian.eased import eased
from game.play.dreams.guardian.scene.hall_view import DEPARTS, LOUD, RINGS, STRAINS, HallView
from game.play.dreams.guardian.verbs import VERBS
from game.sim.fixed import ONE, WHOLE


def advice(view: HallView, i: int) -> str:
    """What the glass says of a subsystem, and what can be done, in a short sentence. It knows no more than it shows."""
    return VERBS.keyed(_advice(view, i))


def _advice(view: HallView, i: int) -> str:
    if view.one("dark", i):
        return "It is lost. Nothing reaches it any more."
    if not view.one("legible", i):
        return "You can't make it out. Breathe, or choose another."
    if view.one("sub.marked", i):
        return "Marked: it is a fault. Correct it ({correct})."
    if eased(view, i):
        return "Eased, not cured: the fault is still in it. Correct it once more ({correct})."
    if view.one("sub.gain", i) >= RINGS * ONE:
        return "Pushed too often: it rings by itself. Leave it alone, and it settles."
    if said := _trouble(view, i) or _ordered(view, i):
        return said
    return _embraced(view, i) if view.one("sub.embraced", i) else _swinging(view, i)


def _trouble(view: HallView, i: int) -> str:
    """Of a fault, as far as it shows, and of strain."""
    strain, gain = view.one("sub.strain", i) / ONE, view.one("sub.gain", i) / ONE
    if view.grows(i):
        return "It doesn't turn back: a fault. Correct it ({correct})."
    if view.stalls(i):
        return "Its curve can't be learned further: something else is in it. If it stays out, correct it ({correct})."
    if strain >= STRAINS and view.strains(i):
        if gain >= LOUD:
            return "It is strained by your corrections. Leave it alone, and its gain falls."
        return "It strains: too far out. If it doesn't turn at once, correct it ({correct})."
    if view.one("sub.curve.known", i) and abs(view.residual(i)) > DEPARTS:
        return "It leaves its curve: a fault, or an old push. If it goes on, correct it ({correct})."
    if strain >= STRAINS:
        return "It is back within its limits; the strain will pass."
    return ""


def _ordered(view: HallView, i: int) -> str:
    """Of an embrace that waits for its crest."""
    if not view.one("sub.ordered", i):
        return ""
    if worth := view.press(i):
        return f"Its embrace waits for the crest. By hand ({{embrace}}) it is {worth} % in tune now."
    return f"Its embrace waits for the crest, to be {_on_order(view)} % in tune. {{embrace}} takes it back."


def _on_order(view: HallView) -> int:
    """How much in tune an embrace on order is, in percent."""
    return 100 * view.one("tune.ordered") // WHOLE


def _embraced(view: HallView, i: int) -> str:
    if not view.slips(i):
        return "Embraced: its alarms need nothing."
    if view.one("sub.curve.known", i):
        return "Slips out of tune: touch it again ({embrace}) as the ring closes on a crest."
    return "Slips out of tune, and its curve has turned: watch it ({watch}), then touch it again ({embrace})."


def _swinging(view: HallView, i: int) -> str:
    if view.one("sub.curve.known", i):
        if worth := view.press(i):
            return f"Now: embraced ({{embrace}}) it is {worth} % in tune."
        return f"Known. Embrace it ({{embrace}}) at a crest; before, it waits for one, {_on_order(view)} % in tune."
    if view.one("watching") == i:
        if not view.one("sub.quiet", i):
            return "It still shakes from being corrected; its curve shows when it has settled."
        return "You are learning its curve. Leave it alone while it turns, and turns again."
    if abs(view.last(i)) < 0.5:
        return "Within its limits. Watch it ({watch}), and you learn its curve."
    return "It swings, or it grows. Watch it ({watch}): what turns back is natural."
