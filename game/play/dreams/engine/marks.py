"""What a night at the engine may be remembered for."""

from game.play.debrief.marks import Mark, happened, never, never_below, without
from game.play.debrief.run_summary import RunSummary
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.engine.verbs import EngineVerb

MANY = 20  # nudges, of which none went wrong


def _true_hand(summary: RunSummary) -> bool:
    return happened("nudged")(summary) >= MANY and never("missed")(summary)


MARKS = (
    Mark("no-string", "Nothing between them", "the chord came without a string", never("bridged")),
    Mark("two-strings", "Two strings", "two strings at most were laid", lambda run: happened("bridged")(run) <= 2),
    Mark("true-hand", "A true hand", f"{MANY} nudges, and none off the beat", _true_hand),
    Mark("whole", "Nothing torn", "no catwalk frayed", never("frayed")),
    Mark("none-silent", "Every voice", "no insect fell silent", never("went_dark")),
    Mark("parried", "Turned aside", "ten strikes were parried", lambda run: happened("parried")(run) >= 10),
    Mark("unwoven", "As it falls", "you asked for no threads", without(EngineVerb.WEAVE)),
    Mark("unstretched", "No second longer", "time was never stretched", without(EngineVerb.STRETCH)),
    Mark("awake", "Eyes open", "you never closed your eyes", without(CommonVerb.BREATHE)),
    Mark("steady", "Unshaken", "composure never fell below a half", never_below("composure", ONE // 2)),
)
