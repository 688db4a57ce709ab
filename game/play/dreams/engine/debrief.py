"""What the debrief of The Engine says and marks: sentences, moments, and the lanes of its axis."""

from game.level.clock import clock
from game.play.debrief.axis_spec import Curve, Lane, Reading
from game.play.debrief.run_summary import RunSummary
from game.play.dreams.engine.scene.engine_view import ARM_NAMES
from game.play.render.annunciator import FLOOD, guidance
from game.play.render.theme import AMBER, CYAN, DEAD, PALE, ROSE, VIOLET
from game.play.render.words import percent
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.engine.ports import ALARM_SILENT, PAIRS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import ARMS

SONG, CHORD, UNISON, HEART, DARK = "song", "harmony", "unison", "heart", "darkness"
FEW_NUDGES, RAGGED = 12, 0.45  # so few, or so large a share of misses, are worth a word
ALL = {frozenset(pair) for pair in PAIRS}
PARTING = 12 * TICKS_PER_SECOND  # after the first slip, until tempos have parted
TEN_MINUTES = 10 * 60 * TICKS_PER_SECOND
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


def why(story: RunSummary) -> str:
    """How the run came to its end and what stood in its way, in a few sentences, from what happened in it."""
    told = {"richer-song": _richer, "old-song": _old, "discord": _unfinished, "silence": _silence}
    first = told.get(story.ending, RunSummary.plainly)(story)
    return " ".join([first, *([] if story.result.won else _causes(story))])


def _richer(story: RunSummary) -> str:
    song, since, end = story.last(SONG), _in_tune(story), clock(story.result.ticks)
    found = f"From {clock(since)} on the arms sang together. " if since >= 0 else ""
    asked = story.reason("harmony.song")
    enough = f", and {percent(round(asked.bound * ONE), ONE)} were enough" if asked else ""
    whole = f"at {end} it was {'whole' if song >= ONE else f'{percent(song, ONE)} whole{enough}'}"
    return f"{found}You let the old song go and built another out of its pieces; {whole}."


def _old(story: RunSummary) -> str:
    return "Against all odds you held the old unison together, long after it should have been gone."


def _unfinished(story: RunSummary) -> str:
    song, tune = percent(story.last(SONG), ONE), percent(story.last(CHORD), ONE)
    return f"By {clock(story.result.ticks)} the new song was {song} whole, and the chord {tune} in tune."


def _silence(story: RunSummary) -> str:
    if not story.reason("heart.light"):
        return _unfinished(story)
    return (
        f"At {clock(story.result.ticks)} the heart went out, with the new song {percent(story.last(SONG), ONE)} whole."
    )


def _sings(story: RunSummary) -> int:
    """The harmony (Q16) above which the song fills: that is in tune."""
    return story.goals.get("harmony.sings", ONE)


def _in_tune(story: RunSummary) -> int:
    """The first tick from which the chord was in tune for long; -1 for never."""
    values, ticks = story.history.series.get(CHORD, []), story.history.ticks
    run = 0
    for tick, value in zip(ticks, values, strict=False):
        run = run + 1 if value > _sings(story) else 0
        if run >= LONG:
            return tick - (LONG - 1) * 60
    return -1


def _causes(story: RunSummary) -> list[str]:
    """What kept the chord out of tune, and the plainest of what else went wrong."""
    tune = [_no_strings(story), _too_soon(story), _bare(story), _scattered(story), _never(story)]
    rest = [_few(story), _ragged(story), _struck(story), _shaken(story), _frayed(story)]
    return [cause for cause in tune if cause][:1] + [cause for cause in rest if cause][:1]


def _count(story: RunSummary, *names: str) -> int:
    return sum(1 for _, name, _, _ in story.history.events if name in names)


def _times(count: int, one: str, more: str) -> str:
    """A count with its word: `1 string`, `3 strings`, `no strings`."""
    return f"{count or 'no'} {one if count == 1 else more}"


def _no_strings(story: RunSummary) -> str:
    if _count(story, "bridged"):
        return ""
    return "You strung no arms together: each for itself, they never find the chord."


def _too_soon(story: RunSummary) -> str:
    """Strings laid before the arms had parted are 1 : 1, and hold them to the old time."""
    tied = max(story.history.series.get("strings.tied", ()), default=0)
    if tied < 2 or 2 * tied < _count(story, "bridged"):
        return ""
    return (
        f"{tied} of your strings were laid while the arms still beat as one: such a string ties them 1 : 1, "
        "to the old time, and there is no chord in that."
    )


def _mean(story: RunSummary, name: str) -> int:
    """The mean of a series in percent, from when the arms had parted."""
    since = max(0, story.first_event("slipped")) + PARTING
    series = zip(story.history.ticks, story.history.series.get(name, ()), strict=False)
    found = [value for tick, value in series if tick >= since]
    return round(100 * sum(found) / len(found) / ONE) if found else 100


def _bare(story: RunSummary) -> str:
    """The two arms that agreed least, where no string ever lay between them, nor led from one to the other."""
    weakest = min(range(len(PAIRS)), key=lambda k: _mean(story, f"harmony.pair.{k}"))
    a, b = PAIRS[weakest]
    each = story.sectors // ARMS
    asked = [c for c in story.history.commands if c.verb == EngineVerb.BRIDGE]
    laid = {frozenset((command.target // each, command.value // each)) for command in asked}
    agreed = _mean(story, f"harmony.pair.{weakest}")
    if len(laid & ALL) > 1 or frozenset((a, b)) in laid or agreed * ONE >= 100 * _sings(story):
        return ""
    return f"No string lay between {ARM_NAMES[a]} and {ARM_NAMES[b]}, and those two were only {agreed} % in tune."


def _scattered(story: RunSummary) -> str:
    """The arm that kept least together, where that is what the chord lacked."""
    arm = min(range(ARMS), key=lambda k: _mean(story, f"arm.unison.{k}"))
    kept = _mean(story, f"arm.unison.{arm}")
    if kept * ONE >= 100 * story.goals.get("arm.unison.alarm", 0):
        return ""
    return (
        f"{ARM_NAMES[arm].capitalize()} was scattered, only {kept} % in step, and a scattered arm finds no chord: "
        "nudge its stragglers, or stretch while its catwalks are frayed."
    )


def _few(story: RunSummary) -> str:
    done = _count(story, "nudged", "missed")
    if done >= FEW_NUDGES:
        return ""
    said = {0: "You nudged no insect", 1: "You nudged once"}.get(done, f"You nudged {done} times")
    return f"{said}; without will the arms fall apart within themselves."


def _ragged(story: RunSummary) -> str:
    hit, missed = _count(story, "nudged"), _count(story, "missed")
    if missed < RAGGED * (hit + missed) or hit + missed < FEW_NUDGES:
        return ""
    return f"{missed} of {hit + missed} nudges were off the beat, and those do harm: wait for the ring to close."


def _struck(story: RunSummary) -> str:
    hits, parried = _count(story, "hit"), _count(story, "parried")
    if hits < 6 or parried * 2 > hits:
        return ""
    was = {0: "none was", 1: "1 was"}.get(parried, f"{parried} were")
    return f"{hits} strikes fell, {was} parried: a good nudge where one is told turns it away."


def _shaken(story: RunSummary) -> str:
    values = story.history.series.get("composure", [])
    low = [tick for tick, value in zip(story.history.ticks, values, strict=False) if value < ONE // 3]
    if len(low) < LONG:
        return ""
    return f"For {len(low)} s from {clock(low[0])} on you had hardly any composure, and the windows were narrow."


def _frayed(story: RunSummary) -> str:
    torn, silent = _count(story, "frayed"), len(_silenced(story))
    if torn + silent < 3:
        return ""
    return (
        f"{_times(torn, 'catwalk', 'catwalks')} frayed and {_times(silent, 'insect', 'insects')} fell silent; "
        "stretched time lets the figures mend."
    )


def _silenced(story: RunSummary) -> list[int]:
    """When insects fell silent: the ticks at which the annunciator said so, or the insects themselves."""
    named = [
        tick
        for tick, name, index, _ in story.history.events
        if name == "went_dark" or (name == "alarm_raised" and index in ALARM_SILENT)
    ]
    return sorted(set(named))


def _never(story: RunSummary) -> str:
    if _in_tune(story) >= 0:
        return "The chord was found, and lost again before the song was whole."
    return "The three arms were never in tune for long: string them together while each keeps its own beat."


def moments(story: RunSummary) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [(story.first_event("slipped"), "first slip"), (next(iter(_silenced(story)), -1), "first silent")]
    found += [(story.first_event("bridged"), "first string"), (_in_tune(story), "in tune")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def figures(story: RunSummary) -> str:
    """The run in numbers. Its alarms are those that the panel showed at the end, judged in the same words."""
    alarms = sum(story.history.series.get("alarms", []))
    judged = f": {guidance(alarms)}" if story.result.ticks >= TEN_MINUTES or alarms >= FLOOD else ""
    hit, missed = _count(story, "nudged"), _count(story, "missed")
    works, botched = _count(story, "worked"), _count(story, "botched")
    return (
        f"song {percent(story.last(SONG), ONE)} · {_times(hit, 'nudge', 'nudges')} in time, {missed} off · "
        f"{_times(works, 'work', 'works')} done, {botched} botched · "
        f"{_times(_count(story, 'parried'), 'strike', 'strikes')} parried, {_count(story, 'hit')} fell · "
        f"{_times(_count(story, 'bridged'), 'string', 'strings')} laid, {_count(story, 'snapped')} burned · "
        f"{_times(len(story.history.commands), 'action', 'actions')} · "
        f"{_times(alarms, 'alarm', 'alarms')} in {clock(story.result.ticks)}{judged} "
        "(EEMUA 191, a guide for control rooms: in ten minutes 1 an operator handles well, 10 and more are a flood)"
    )
