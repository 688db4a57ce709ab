"""Refusals: what can't be done just now, and why."""

from game.play.dreams.engine.chord_advice import in_unison, lagging_arm, strings_of, tied
from game.play.dreams.engine.scene.engine_view import ARM_NAMES, arm_of
from game.play.input.common_verbs import EYES_CLOSED
from game.play.input.own_keys import ONE_OF_THREE, either
from game.sim.actions import Verb
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.engine.ports import PAIRS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel

NOT_TWO = "An insect holds one string, not two."
NO_STRING = "No string is left; a lost one is spun anew in time."
# {bridge}, {work}: the keys of these verbs
TIED = "Too soon: it ties them 1 : 1, to the old time. Take it back ({bridge} on both its ends); let them part."
HELD_BACK = "An older string ties these two arms 1 : 1 and pulls against this one: take that one back first."
CHOOSE_ARM = "First choose an insect of the arm to work for, then {work}; or click a lane."


def other_end(panel: Panel, sector: int) -> int:
    """The insect at the other end of the string that one holds; -1 where it holds none."""
    for _, a, b in strings_of(panel):
        if sector in (a, b):
            return a + b - sector
    return -1


def fits(panel: Panel, first: int, second: int) -> bool:
    """Whether a string between two insects can be laid, as far as they go, or taken back."""
    return [other_end(panel, sector) for sector in (first, second)] in ([-1, -1], [second, first])


def too_soon(panel: Panel, first: int, second: int) -> str:
    """A warning while a string from one insect to another, -1 where that isn't known yet, would tie arms as one."""
    if first >= 0 and other_end(panel, first) >= 0:
        return ""
    arms = {arm_of(panel, sector) for sector in (first, second) if sector >= 0} if first >= 0 else set()
    within = len(arms) == 1 and second not in (-1, first)
    pairs = [pair for pair in PAIRS if arms <= set(pair)]
    as_one = [pair for pair in pairs if in_unison(panel, *pair)]
    if within or not as_one or (not arms and len(as_one) < len(pairs)):
        return ""
    who = "The arms" if len(as_one) > 1 else f"{ARM_NAMES[as_one[0][0]].capitalize()} and {ARM_NAMES[as_one[0][1]]}"
    return f"{who} still beat as one: a string now ties them 1 : 1, to the old time. Let them part first."


def burns_yet(panel: Panel, first: int, second: int) -> str:
    """A warning while a string would burn, since one of the arms it would join hasn't parted from the third."""
    if min(first, second) < 0 or other_end(panel, first) >= 0:
        return ""
    one, other = arm_of(panel, first), arm_of(panel, second)
    if one != other and tied(panel, one, other):
        return HELD_BACK
    late = lagging_arm(panel, one, other) if one != other else -1
    return (
        f"{ARM_NAMES[late].capitalize()} has yet to part: until then a string to it usually burns." if late >= 0 else ""
    )


def refusal(panel: Panel, verb: Verb) -> str:
    """Why a verb wasn't taken up."""
    if panel.one("breathing"):
        return EYES_CLOSED
    if verb == EngineVerb.BRIDGE:
        return NOT_TWO if panel.one("strings.left") else NO_STRING
    if verb == EngineVerb.STRETCH:
        return "No time is left to stretch; it gathers again by itself."
    if verb == EngineVerb.WEAVE:
        if panel.one("weave.open"):
            return f"Three threads hang there: {either(ONE_OF_THREE)} picks one."
        wait = (panel.one("weave.ready") - panel.moment) // TICKS_PER_SECOND
        return f"The threads are gone, or not spun yet: {wait} s until the next." if wait > 0 else ""
    if verb == EngineVerb.WORK:
        return "This bar's work is done; the next bar brings another."
    return ""
