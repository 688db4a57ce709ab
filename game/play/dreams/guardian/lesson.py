"""The lesson of the hall: its verbs, on screens that can't be lost."""

from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.verbs import VERBS
from game.play.guidance.lesson import Done, Lesson, Step, StepProgress, all_of, event_seen, is_selected
from game.play.render.view import DeskState
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.guardian.verbs import GuardianVerb

FAR_OUT = round(1.8 * ONE)  # a deviation with which Furnace has plainly left its wave


def _breath(progress: StepProgress) -> bool:
    """Eyes were closed for a while in this step, and are open again."""
    panel = progress.panel
    closed = panel.one("breathing.since") - 1
    return panel.moment - progress.ticks < closed <= panel.moment and not panel.one("breathing")


def _strays(sector: str) -> Done:
    """A subsystem is far out, its alarm has sounded, and its glass says that it doesn't turn back."""

    def strays(progress: StepProgress) -> bool:
        at, view = progress.sector(sector), HallView(progress.level, progress.panel, progress.panel, 1.0, DeskState())
        return progress.panel.one("sub.x", at) >= FAR_OUT and view.grows(at)

    return strays


def _watches(sector: str) -> Done:
    """A subsystem is watched."""
    return lambda progress: progress.panel.one("watching") == progress.sector(sector)


LESSON = Lesson(
    title="The door of the hall",
    table=VERBS,
    file="2-door-of-the-hall.toml",
    offer="Four verbs, and one of them is to leave it alone. A minute and a half.",
    box="journey",
    wide=398,
    steps=(
        Step(
            "A line that swings. Perhaps that is all it does.",
            "Choose Lattice, with the arrows or a click; then press {watch}, or click watch.",
            all_of(is_selected("Lattice"), _watches("Lattice")),
            [("sector", "Lattice"), ("verb", GuardianVerb.WATCH)],
            frozenset({GuardianVerb.WATCH}),
            then="It is learned as long as nobody touches it.",
        ),
        Step(
            "Leave it alone, and look: it swings about its middle line. What you learn is drawn over it.",
            "Wait until its curve is known.",
            event_seen("learned", "Lattice"),
            [("sector", "Lattice")],
            then="Known: what is natural is drawn over it.",
        ),
        Step(
            "You know where it goes now. It isn't broken; it moves.",
            "As the ring closes, at the crest, press {embrace}, or click embrace.",
            event_seen("embraced", "Lattice"),
            [("sector", "Lattice"), ("verb", GuardianVerb.EMBRACE)],
            frozenset({GuardianVerb.EMBRACE}),
            then="It may swing now, and its alarm is violet.",
        ),
        Step(
            "Now look at Furnace. Its line climbs, and carries its middle along.",
            "Wait, and see that it doesn't turn back.",
            _strays("Furnace"),
            [("sector", "Furnace")],
            then="A fault.",
        ),
        Step(
            "What leaves its curve is a fault; embrace the rest.",
            "Choose Furnace and press {correct}, or click correct. In time, once is enough.",
            event_seen("cured", "Furnace"),
            [("sector", "Furnace"), ("verb", GuardianVerb.CORRECT)],
            frozenset({GuardianVerb.CORRECT}),
            then="Once, and in time. Each push leaves a loop wilder.",
        ),
        Step(
            "And somebody steps out of the light, and asks.",
            "Press {answer}, then {answer picks}; or click an answer. Beside each you read what it gives, and takes.",
            event_seen("answered"),
            [("verb", GuardianVerb.ANSWER), ("answer", -1)],
            frozenset({GuardianVerb.ANSWER}),
            then="Each answer gives something and takes something; silence only takes.",
        ),
        Step(
            "Furnace's alarm still calls. What nobody has seen wears you down.",
            "Press {acknowledge}, or click the alarms: acknowledge.",
            event_seen("acknowledged"),
            [("alarms", -1)],
            frozenset({CommonVerb.ACKNOWLEDGE}),
            then="Seen. Watching a screen acknowledges too.",
        ),
        Step(
            "One breath, and the night begins.",
            "Hold {breathe}, or the ring at the lower left; let go when you are ready.",
            _breath,
            [("breathe", -1)],
            frozenset({CommonVerb.BREATHE}),
            "Press {breathe}, or click the ring at the lower left; once more when you are ready.",
            then="Composure comes back behind closed eyes.",
        ),
    ),
)
