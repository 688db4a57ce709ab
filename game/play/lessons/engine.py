"""At the door of the engine: its five verbs, in a chamber where nothing tears."""

from game.play.lessons.lesson import Lesson, Moment, Step, happened
from game.sim.actions import Verb
from game.sim.fixed import ONE

DRAWN_OUT = round(0.85 * ONE)  # what is left of the reserve once a second was stretched


def _stretched(moment: Moment) -> bool:
    return moment.panel.one("stretch.reserve") < DRAWN_OUT and not moment.panel.one("stretching")


LESSON = Lesson(
    dream=3, title="At the door of the chamber", file="3-door-of-the-chamber.toml",
    asks="Five verbs, and most of them want to be in time. About a minute.",
    head=True, middle=0.36, named=True,
    steps=(
        Step("They tick, and the ring round each closes as it beats.",
             "Choose Firefly; as its ring closes press 1. Or right click it just then.",
             happened("nudged", "Firefly"), [("sector", "Firefly"), ("verb", 0)], frozenset({Verb.NUDGE})),
        Step("The figures bend to their work. You may do one arm's for them.",
             "As its sign meets the line press 2, or click its lane: tap a rune, hold a gear, "
             "let a droplet go on its beat.",
             happened("worked"), [("lane", 2), ("verb", 1)], frozenset({Verb.WORK}),
             "As its sign meets the line press 2, or click its lane; a gear or a droplet "
             "wants it once more, on its beat."),
        Step("A second can be made longer. The figures use it.",
             "Hold 3, or the tile stretch, for two seconds; then let go.",
             _stretched, [("verb", 2)], frozenset({Verb.STRETCH}),
             "Press 3, or click stretch; after two seconds once more."),
        Step("It may go on in more than one way, and nothing is decided yet.",
             "Press 4, or click weave; then 1, 2 or 3, or click a thread.",
             happened("woven"), [("verb", 3), ("thread", -1)], frozenset({Verb.WEAVE})),
        Step("The beetles keep another time by now: four beats to the singers' five.",
             "Choose Stag and press 5, choose Mantis and press 5 again. Or click bridge, then both.",
             happened("bridged"), [("verb", 4), ("sector", "Stag"), ("sector", "Mantis")], frozenset({Verb.BRIDGE})),
    ),
)  # fmt: skip
