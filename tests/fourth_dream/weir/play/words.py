"""Words of The Weir: how a basin is, lines of help, and why something wasn't done."""

from game.level import Level
from game.play.debrief.cause_words import CauseWords
from game.play.guidance.prompts import Prompt, Prompter
from game.play.input.common_verbs import EYES_CLOSED
from game.play.render.view import View
from game.play.render.words import DARK, HIDDEN, State, seconds
from game.sim.actions import CommonVerb, Verb
from game.sim.fixed import ONE
from game.sim.panel import Panel
from weir.play.verbs import VERBS
from weir.sim.verbs import WeirVerb

GONE = DARK._replace(word="gone")
FILLS, FALLS, HIGH = State("fills", "•", "cyan"), State("falls", "▽", "teal"), State("high", "△", "amber", 0.5)
WORDS = (
    ("brim", "the line across a basin. What stands above it runs over into the neighbours, and wears the bank"),
    ("bank", "worn through, it gives way: the basin is gone, and all its water is its neighbours'"),
    ("wheel", "there is one. A sluice takes a while to open, and the one before to close"),
)


def state(view: View, i: int) -> State:
    """How a basin is, in a word; the gravest comes first."""
    if view.one("dark", i):
        return GONE
    if not view.one("legible", i):
        return HIDDEN
    if view.one("basin.depth", i) >= ONE:
        return State(f"gives way in {seconds(left(view, i))}", "▲", "rose", 1.0)
    if view.one("basin.depth", i) >= view.one("basin.alarm"):
        return HIGH
    return FALLS if view.one("basin.rises", i) < 0 else FILLS


def left(view: View, i: int) -> float:
    """Ticks until the bank of a basin gives way if its water stays above the brim."""
    return (1 - view.one("basin.wear", i) / ONE) * view.one("basin.bears")


def refusal(panel: Panel, verb: Verb) -> str:
    """Why the wheel wasn't turned."""
    return EYES_CLOSED if panel.one("breathing") else "That bank is gone; there is nothing to wind."


def worst(panel: Panel) -> list[int]:
    """The basins that stand, the most worn first, then the deepest."""
    wear, depth = panel["basin.wear"][:, 0], panel["basin.depth"][:, 0]
    standing = [i for i in range(len(depth)) if not panel.one("dark", i)]
    return sorted(standing, key=lambda i: (-int(wear[i]), -int(depth[i]), i))


PROMPTS = (
    Prompt("open", "Choose a basin, by arrows or a click, and press {open}: its sluice winds open.",
           lambda panel: panel.moment >= 120, frozenset({"opened"}), teaches=WeirVerb.OPEN),
    Prompt("over", "One runs over into its neighbours, and its bank wears. Open it: {open}.",
           lambda panel: bool((panel["basin.wear"] > 0).any()), frozenset(), lambda panel: panel.one("wheel") >= 0),
    Prompt("deep", "The deeper the water, the faster it leaves. Turn to another before this one is low.",
           lambda panel: panel.one("wheel") >= 0, frozenset(), lasts=600),
    Prompt("breathe", "Your sight dims. Hold {breathe}, or the ring: breathe.",
           lambda panel: panel.one("composure") < ONE // 2, frozenset(), lambda panel: bool(panel.one("breathing")),
           teaches=CommonVerb.BREATHE),
    Prompt("alarms", "{acknowledge} acknowledges the alarms; those that nobody has seen wear you down.",
           lambda panel: bool((panel["alarm.state"] == 1).any()), frozenset({"acknowledged"}), lasts=600,
           teaches=CommonVerb.ACKNOWLEDGE),
)  # fmt: skip


CAUSES = CauseWords(
    effects={"gave_way": "The bank of {here} gave way at {first}."},
    lasts={"gave_way": "stands"},
    causes={
        "wore": "Water above its brim wore {here} from {first} to {last}.",
        "filled": "The tide filled {here} from {first} to {last}.",
        "broke_in": "The sea broke into {here} at {first}.",
        "ran_over": "{source} ran over into {here}, from {first} on.",
    },
)


def prompter(level: Level) -> Prompter:
    """Lines of help for a run of a level."""
    return Prompter(PROMPTS, VERBS)
