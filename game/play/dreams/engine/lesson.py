"""At the door of the engine: its five verbs, strikes, and a chord, in a chamber where nothing tears."""

from game.play.dreams.engine.chord_advice import in_tune, strings_between
from game.play.dreams.engine.instruments.timing import ended_hold, press_timing
from game.play.dreams.engine.scene.ripples_and_strikes import GRADES
from game.play.dreams.engine.verbs import VERBS
from game.play.guidance.lesson import Aside, Done, Lesson, Step, StepProgress, event_seen
from game.play.render.words import full_percents
from game.sim.fixed import ONE
from game.sim.laws.engine.verbs import EngineVerb

DRAWN_OUT = round(0.85 * ONE)  # what is left of the reserve once a second was stretched
FELT = 3  # strikes that may fall before the lesson goes on


def _stretched(progress: StepProgress) -> bool:
    return progress.panel.one("stretch.reserve") < DRAWN_OUT and not progress.panel.one("stretching")


def _struck(progress: StepProgress) -> bool:
    """Parried; or left to fall so often that it's plain what they are."""
    names = [name for name, _, _ in progress.happened]
    return "parried" in names or names.count("hit") >= FELT


def _sings(progress: StepProgress) -> bool:
    return in_tune(progress.panel)


def _strung(a: int, b: int) -> Done:
    """A string holds two arms."""
    return lambda progress: bool(strings_between(progress.panel, a, b))


def judged(progress: StepProgress) -> str:
    """How the last press of this step fell."""
    panel = progress.panel
    if not panel.one("judged.verb") or panel.moment - panel.one("judged.tick") >= progress.ticks:
        return ""
    let_go = ended_hold(panel)
    said = f"{GRADES[panel.one('judged.grade')].capitalize()}: {press_timing(panel)}."
    if panel.one("judged.grade"):
        return said
    return f"{said} The right instant is when {'the end of its bar' if let_go else 'the ring, or the sign,'} arrives."


def _parry(progress: StepProgress) -> str:
    names = [name for name, _, _ in progress.happened]
    if "parried" in names:
        return f"Parried. {judged(progress)}"
    return judged(progress) or ("It fell. Here that does no harm." if "hit" in names else "")


def _chord(progress: StepProgress) -> str:
    return f"The chord is {full_percents(progress.panel.one('harmony'), ONE)} % in tune."


LESSON = Lesson(
    title="At the door of the chamber",
    table=VERBS,
    file="3-door-of-the-chamber.toml",
    offer="Five verbs in time, and a chord. About two minutes.",
    head=True,
    middle=0.372,
    wide=920,
    named=True,
    ringed=True,
    steps=(
        Step(
            "They tick, and the ring round each closes as it beats.",
            "Choose Firefly; as its ring closes press {nudge}. Or right click it just then.",
            event_seen("nudged", "Firefly"),
            [("sector", "Firefly"), ("verb", EngineVerb.NUDGE)],
            frozenset({EngineVerb.NUDGE}),
            why="In time, it draws Firefly and those beyond it to their arm's beat. Leave alone any that is in step.",
            feedback=judged,
        ),
        Step(
            "The figures bend to their work. You may do one arm's for them.",
            "As its sign meets the line press {work}, or click its lane. "
            "Hold a gear {gear beats}, a droplet {droplet beats}.",
            event_seen("worked"),
            [("lane", 2), ("verb", EngineVerb.WORK)],
            frozenset({EngineVerb.WORK}),
            "As its sign meets the line press {work}, or click its lane: "
            "for a gear again {gear beats} later, a droplet {droplet beats}.",
            why="Work in time feeds the heart. When the heart goes out, the dream is over.",
            feedback=judged,
        ),
        Step(
            "A speck of dark leans towards a wing. It says when it will fall.",
            "{next}, or a click, chooses the insect in the rose circle. Press {nudge} on a beat before that.",
            _struck,
            [("verb", EngineVerb.NUDGE)],
            why="A strike that falls throws an insect out of step, darkens it, and tears at its catwalks.",
            feedback=_parry,
        ),
        Step(
            "A second can be made longer. The figures use it.",
            "Hold {stretch}, or the tile stretch, for two seconds; then let go.",
            _stretched,
            [("verb", EngineVerb.STRETCH)],
            frozenset({EngineVerb.STRETCH}),
            "Press {stretch}, or click stretch; after two seconds once more.",
            why="Insects slow down, figures don't: meanwhile they mend three times as much of the catwalks.",
        ),
        Step(
            "It may go on in more than one way.",
            "Press {weave}, or click weave; then {weave picks}, or click a thread.",
            event_seen("woven"),
            [("verb", EngineVerb.WEAVE)],
            frozenset({EngineVerb.WEAVE}),
            why="Each brings other strikes. Those already announced still fall.",
            aside=Aside(0.147, 348),
        ),
        Step(
            "The cyan arm keeps another time by now: nearly four beats to the amber arm's five.",
            "Choose Stag and press {bridge}, choose Mantis and press {bridge} again. Or click bridge, then both.",
            _strung(0, 1),
            [("verb", EngineVerb.BRIDGE), ("sector", "Stag"), ("sector", "Mantis")],
            frozenset({EngineVerb.BRIDGE}),
            why="Arms that have parted can't beat as one again. A string pulls them to a chord: see 4:5, on the right.",
        ),
        Step(
            "And the violet arm: nearly six to five.",
            "String Locust and Firefly: {bridge} on one, {bridge} on the other; or click bridge, then both.",
            _strung(1, 2),
            [("verb", EngineVerb.BRIDGE), ("sector", "Locust"), ("sector", "Firefly")],
            why="Beside the rings you read what holds the chord back, and what helps.",
            feedback=_chord,
        ),
        Step(
            "Wait, and listen. Strings that sing hold; strings that beat burn.",
            "Above the white mark the new song fills. When it is full, you have won.",
            _sings,
            feedback=_chord,
        ),
    ),
)
