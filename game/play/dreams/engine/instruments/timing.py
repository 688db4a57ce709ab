"""Timing: the beats that a lane shows, and words about them and about the chosen insect."""

from collections.abc import Iterator

from game.play.dreams.engine.chord_advice import STRAYS
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.verbs import VERBS
from game.play.render.theme import Colour, palette
from game.play.render.view import View
from game.play.render.words import let_go_word
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel

SEEN, PAST = 2.6, 0.3  # seconds ahead of the line, and behind it


def beats_of(view: View, arm: int, turns: float) -> Iterator[float]:
    """The seconds until each beat that can be seen, of something at a phase of so many turns."""
    pace = max(engine_view.rate(view, arm), 0.01)
    when = -turns / pace
    while when < SEEN:
        if when > -PAST:
            yield when
        when += 1 / pace


def wait_text(view: View, arm: int, chosen: int) -> str:
    """In how many seconds there is something to press for, where a lane shows no beat ahead; else an empty string."""
    own = engine_view.phase(view, chosen) if chosen >= 0 else engine_view.interpolated_turns(view, "arm.phase", arm)
    left = (1 - own) / max(engine_view.rate(view, arm), 0.01)
    if left < SEEN:
        return ""
    why = "time is stretched: " if view.one("stretching") else ""
    return f"{why}{f'press {VERBS.key(EngineVerb.NUDGE)}' if chosen >= 0 else 'its next beat'} in {left:.1f} s"


def ended_hold(shown: View | Panel) -> bool:
    """Whether what was judged last is the end of a hold, not a press."""
    return shown.one("judged.verb") == EngineVerb.WORK and bool(shown.one("work.let_go"))


def press_timing(shown: View | Panel) -> str:
    """How early or late the last press was, or the end of a hold, in milliseconds."""
    error = shown.one("judged.error")
    ms = round(abs(error) / 1000)
    said = "exactly on time" if ms < 1 else f"{ms} ms {'early' if error < 0 else 'late'}"
    return f"{let_go_word(shown)} {said}" if ended_hold(shown) else said


def insect_state(view: View, sector: int) -> tuple[str, Colour]:
    """How an insect stands, in a few words: what presses it most, first."""
    due = engine_view.strike_due(view, sector)
    if due >= 0:
        left = max(0.0, (due - view.t) / TICKS_PER_SECOND)
        if not engine_view.can_parry(view.now, sector, due):
            return "a strike falls before its next beat: too late to parry", palette.rose
        slow = view.one("stretching") and view.one("beat.next", sector) > due - view.now.moment
        first = f"{'press' if view.one('assists.toggle') else 'let go of'} {VERBS.key(EngineVerb.STRETCH)}, then "
        remedy = f"{first}nudge it on its beat" if slow else "nudge it on a beat before then"
        return f"a strike falls in {left:.1f} s: {remedy}", palette.rose
    dark = view.one("darkness", sector) / ONE
    if view.one("silent", sector):
        return f"silent, {dark * 100:.0f} % dark: nudge it awake", palette.rose
    arm = engine_view.arm_of(view, sector)
    apart = (engine_view.phase(view, sector) - engine_view.interpolated_turns(view, "arm.phase", arm) + 0.5) % 1.0 - 0.5
    frayed = any(view.one("link.frayed", k) for k, link in enumerate(view.level.links) if sector in (link.a, link.b))
    if abs(apart) < STRAYS:
        return (
            ("in step, its catwalk frays: nudge or stretch", palette.amber)
            if frayed
            else ("in step: needs no nudge", palette.pale)
        )
    step = f"{abs(apart) * 100:.0f} % of a beat {'ahead' if apart > 0 else 'behind'}"
    return f"{step}, its catwalk frays" if frayed else f"{step}: nudge it", palette.amber
