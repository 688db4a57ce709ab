"""How the verbs of The Engine stand just now, as long as eyes are open."""

from math import ceil

from game.play.dreams.engine.scene import engine_view
from game.play.render.view import View
from game.play.render.words import TileState, hold_word, seconds
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb

KINDS = ("tap rune", "{hold} gear", "{hold} drop")  # what each work asks for


def nudge(view: View) -> TileState:
    """In hand, or whether the chosen insect can still parry what falls on it."""
    if view.ui.armed == EngineVerb.NUDGE:
        return TileState("taken", "click it")
    if engine_view.chosen(view) < 0:
        return TileState("ready", "choose")
    due = engine_view.strike_due(view, engine_view.chosen(view))
    if due < 0:
        return TileState("ready", "on beat")
    parries = engine_view.can_parry(view.now, engine_view.chosen(view), due)
    return TileState("ready", "parry now" if parries else "too late")


def work(view: View) -> TileState:
    """What the arm has to do, or how long until it has something."""
    arm = working(view)
    if view.one("work.held"):
        left = max(0.0, view.one("work.release", arm) - view.t)
        return TileState("busy", f"{hold_word(view)} {left / TICKS_PER_SECOND:.1f}s")
    if not view.one("work.free"):
        waits = "rest" if view.one("bar") else "in"
        return TileState("blocked", f"{waits} {bar_seconds(view)} s")
    if engine_view.chosen(view) < 0:
        return TileState("ready", "choose")
    return TileState("ready", KINDS[view.one("work.kind", arm) % 3].format(hold=hold_word(view)))


def working(view: View) -> int:
    """The arm that the verb works on: the one in hand, else that of the chosen insect, else the first."""
    if view.one("work.arm") >= 0:
        return view.one("work.arm")
    return engine_view.arm_of(view, engine_view.chosen(view)) if engine_view.chosen(view) >= 0 else 0


def stretch(view: View) -> TileState:
    """How much is left to draw out."""
    if view.one("stretching"):
        return TileState("busy", "stretched")
    if not view.one("stretch.ready"):
        return TileState("blocked", "spent")
    return TileState("ready", f"{hold_word(view)} {view.unit('stretch.reserve') * 100:.0f}%")


def weave(view: View) -> TileState:
    """How long until threads can be seen again."""
    if view.one("weave.open"):
        return TileState("taken", "pick 1-3")
    wait = view.one("weave.ready") - view.t
    return TileState("blocked", f"in {seconds(wait)}") if wait > 0 else TileState("ready", "3 threads")


def bridge(view: View) -> TileState:
    """Which end comes next, or how many strings are left."""
    if view.ui.link >= 0:
        return TileState("taken", "other end")
    if view.ui.armed == EngineVerb.BRIDGE:
        return TileState("taken", "one end")
    left = view.one("strings.left")
    return TileState("ready", f"{left} left") if left else TileState("blocked", "none left")


def bar_left(view: View) -> float:
    """Seconds until the next bar, in which each arm has another work."""
    return max(0.0, view.now.moment + view.one("bar.left") - view.t) / TICKS_PER_SECOND


def bar_seconds(view: View) -> int:
    """The same in whole seconds, rounded up: it is told as 1 to its very end."""
    return ceil(bar_left(view))
