"""Refusals: what can't be done just now, and why."""

from game.play.dreams.engine.tuning import strings_of
from game.sim.actions import Verb
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.panel import Panel

NOT_TWO = "An insect holds one string, not two."
NO_STRING = "No string is left; a lost one is spun anew by and by."


def other_end(panel: Panel, sector: int) -> int:
    """The insect at the other end of the string that one holds; -1 where it holds none."""
    for _, a, b in strings_of(panel):
        if sector in (a, b):
            return a + b - sector
    return -1


def fits(panel: Panel, first: int, second: int) -> bool:
    """Whether a string between two insects can be laid, as far as they go, or taken back."""
    return [other_end(panel, sector) for sector in (first, second)] in ([-1, -1], [second, first])


def refusal(panel: Panel, verb: Verb) -> str:
    """Why a verb wasn't taken up."""
    if panel.one("breathing"):
        return "Your eyes are closed."
    if verb == Verb.BRIDGE:
        return NOT_TWO if panel.one("strings.left") else NO_STRING
    if verb == Verb.STRETCH:
        return "No time is left to draw out; it gathers again by itself."
    if verb == Verb.WEAVE:
        wait = (panel.one("weave.ready") - panel.tick) // TICKS_PER_SECOND
        return f"The threads are gone, or not spun yet: {wait} s until the next." if wait > 0 else ""
    if verb == Verb.WORK:
        return "This bar's work is done; the next bar brings another."
    return ""
