"""At the door of the hall: its four verbs, on screens that bear anything."""

from game.play.lessons.lesson import Lesson, Step, both, chosen, happened, watches
from game.sim.actions import Verb

LESSON = Lesson(
    dream=2, title="At the door of the hall", file="2-door-of-the-hall.toml",
    asks="Four verbs, and one of them is to leave it alone. Less than a minute.",
    head=True, middle=0.244, wide=560,
    steps=(
        Step("A line that swings. Perhaps that is all it does.",
             "Choose Lattice, with the arrows or a click; then press 2, or click watch.",
             both(chosen("Lattice"), watches("Lattice")), [("sector", "Lattice"), ("verb", 1)],
             frozenset({Verb.WATCH})),
        Step("Leave it alone, and look. What you learn of it is drawn over it.",
             "Wait until its curve is known. Whoever corrects meanwhile learns nothing.",
             happened("learned", "Lattice"), [("sector", "Lattice")]),
        Step("You know where it goes now. It isn't broken; it moves.",
             "As the ring closes, at the crest, press 3, or click embrace.",
             happened("embraced", "Lattice"), [("sector", "Lattice"), ("verb", 2)], frozenset({Verb.EMBRACE})),
        Step("Furnace doesn't turn back. That is no pattern. That is a fault.",
             "Choose Furnace and press 1, or click correct. Once is enough.",
             happened("cured", "Furnace"), [("sector", "Furnace"), ("verb", 0)], frozenset({Verb.CORRECT})),
        Step("And somebody steps out of the light, and asks.",
             "Press 4, then 1, 2 or 3; or click an answer.",
             happened("answered"), [("verb", 3), ("answer", -1)], frozenset({Verb.ANSWER})),
    ),
)  # fmt: skip
