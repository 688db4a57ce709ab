"""What the debrief of The Engine says and marks: sentences, moments, and the lanes of its axis."""

from game.play.dreams.engine.tuning import IN_TUNE
from game.play.lanes import Curve, Lane, Reading
from game.play.look import AMBER, CYAN, DEAD, PALE, ROSE, VIOLET
from game.play.timeline import FLOOD, MANAGEABLE, Story, clock, percent
from game.sim.actions import Verb
from game.sim.fixed import ONE

SONG, CHORD, UNISON, HEART, DARK = "song", "harmony", "unison", "heart", "darkness"
FEW_NUDGES, RAGGED = 12, 0.45  # so few, or so large a share of misses, are worth a word
LONG = 20  # seconds that a state lasted before it is one

LANES = (
    Lane(0.20, (Curve("song", SONG, VIOLET, ONE), Curve("chord", CHORD, CYAN, ONE, "line"))),
    Lane(0.14, (Curve("unison", UNISON, PALE, ONE, tint=0.3),)),
    Lane(0.16, (Curve("heart", HEART, CYAN, ONE, tint=0.35), Curve("dark", DARK, DEAD, "most", "hanging"))),
    Lane(
        0.12,
        (
            Curve("alarms", "alarms", ROSE, "most", "bars"),
            Curve("composure", "composure", AMBER, ONE, "line"),
        ),
    ),
)
READINGS = (Reading("song", SONG, ONE), Reading("chord", CHORD, ONE), Reading("unison", UNISON, ONE),
            Reading("heart", HEART, ONE))  # fmt: skip


def why(story: Story) -> str:
    """How the run came to its end and what stood in its way, in a few sentences, from what happened in it."""
    song, end = story.last(SONG), clock(story.result.ticks)
    if story.result.won and song < ONE * 9 // 10:
        return "Against all odds you held the old unison together, long after it should have been gone."
    if story.result.won:
        since = _in_tune(story)
        found = f"From {clock(since)} on the arms sang together. " if since >= 0 else ""
        return f"{found}You let the old song go and built another out of its pieces; at {end} it was whole."
    if story.last(HEART) <= ONE // 20:
        first = f"At {end} the heart went out, with the new song {percent(song, ONE)} whole."
    else:
        tune = percent(story.last(CHORD), ONE)
        first = f"By {end} the new song was {percent(song, ONE)} whole, and the chord {tune} in tune."
    return " ".join([first, *_causes(story)])


def _in_tune(story: Story) -> int:
    """The first tick from which the chord was in tune for long; -1 for never."""
    values, ticks = story.history.series.get(CHORD, []), story.history.ticks
    run = 0
    for tick, value in zip(ticks, values, strict=False):
        run = run + 1 if value >= IN_TUNE * ONE else 0
        if run >= LONG:
            return tick - (LONG - 1) * 60
    return -1


def _causes(story: Story) -> list[str]:
    """The two plainest reasons."""
    found = [
        _no_strings(story),
        _few(story),
        _ragged(story),
        _struck(story),
        _shaken(story),
        _frayed(story),
        _never(story),
    ]
    return [cause for cause in found if cause][:2]


def _count(story: Story, *names: str) -> int:
    return sum(1 for _, name, _, _ in story.history.events if name in names)


def _no_strings(story: Story) -> str:
    if _count(story, "bridged"):
        return ""
    return "You strung no arms together: each for itself, they never find the chord."


def _few(story: Story) -> str:
    done = _count(story, "nudged", "missed")
    if done >= FEW_NUDGES:
        return ""
    said = {0: "You nudged no insect", 1: "You nudged once"}.get(done, f"You nudged {done} times")
    return f"{said}; without will the arms fall apart within themselves."


def _ragged(story: Story) -> str:
    hit, missed = _count(story, "nudged"), _count(story, "missed")
    if missed < RAGGED * (hit + missed) or hit + missed < FEW_NUDGES:
        return ""
    return (
        f"{missed} of {hit + missed} nudges were off the beat, and those do harm: wait for the ring to close."
    )


def _struck(story: Story) -> str:
    hits, parried = _count(story, "hit"), _count(story, "parried")
    if hits < 6 or parried * 2 > hits:
        return ""
    return f"{hits} strikes fell, {parried} were parried: a good nudge where one is told turns it away."


def _shaken(story: Story) -> str:
    values = story.history.series.get("composure", [])
    low = [tick for tick, value in zip(story.history.ticks, values, strict=False) if value < ONE // 3]
    if len(low) < LONG:
        return ""
    return (
        f"For {len(low)} s from {clock(low[0])} on you had hardly any composure, and the windows were narrow."
    )


def _frayed(story: Story) -> str:
    torn, silent = _count(story, "frayed"), _count(story, "went_dark")
    if torn + silent < 3:
        return ""
    return f"{torn} catwalks frayed and {silent} insects fell silent; stretched time lets the figures mend."


def _never(story: Story) -> str:
    if _in_tune(story) >= 0:
        return "The chord was found, and lost again before the song was whole."
    return "The three arms were never in tune for long: string them together while each keeps its own beat."


def moments(story: Story) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [(story.first_event("slipped"), "first slip"), (story.first_event("went_dark"), "first silent")]
    found += [(story.first_event("bridged"), "first string"), (_in_tune(story), "in tune")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def figures(story: Story) -> str:
    """The run in numbers."""
    rate = story.alarm_rate()
    judged = (
        "a flood" if rate >= FLOOD else "more than an operator manages" if rate > MANAGEABLE else "manageable"
    )
    hit, missed = _count(story, "nudged"), _count(story, "missed")
    works, botched = _count(story, "worked"), _count(story, "botched")
    strings = sum(1 for command in story.history.commands if command.verb == Verb.BRIDGE)
    return (
        f"song {percent(story.last(SONG), ONE)} · {hit} nudges in time, {missed} off · {works} works done, "
        f"{botched} botched · {_count(story, 'parried')} strikes parried, {_count(story, 'hit')} fell · "
        f"{strings} strings asked for · {len(story.history.commands)} actions · "
        f"{rate:.0f} alarms in 10 minutes: {judged} (EEMUA 191: {MANAGEABLE} is fine, {FLOOD} a flood)"
    )
