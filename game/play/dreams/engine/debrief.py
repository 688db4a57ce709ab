"""What the debrief of The Engine says and marks: sentences, moments, and the lanes of its axis."""

from game.level.clock import clock
from game.play.debrief.axis_spec import Curve, Lane, Marked, Reading
from game.play.debrief.run_summary import RunSummary
from game.play.dreams.engine.instruments.alarms import LABELS
from game.play.dreams.engine.scene.engine_view import ARM_NAMES
from game.play.render.annunciator import FLOOD, guidance
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
    Lane(0.20, (Curve("song", SONG, "violet", ONE), Curve("chord", CHORD, "cyan", ONE, "line"))),
    Lane(0.14, (Curve("unison", UNISON, "pale", ONE, tint=0.3),)),
    Lane(0.16, (Curve("heart", HEART, "cyan", ONE, tint=0.35), Curve("dark", DARK, "dead", "most", "hanging"))),
    Lane(
        0.12,
        (
            Curve("alarms", "alarms", "rose", "most", "bars"),
            Curve("composure", "composure", "amber", ONE, "line"),
        ),
    ),
)
READINGS = (Reading("song", SONG, ONE), Reading("chord", CHORD, ONE), Reading("unison", UNISON, ONE),
            Reading("heart", HEART, ONE))  # fmt: skip
MARKED = Marked(
    strikes={"told": "a strike on {} is announced", "hit": "a strike falls on {}"},
    losses={
        "went_dark": "{} falls silent",
        "frayed": "the catwalk {} frays",
        "snapped": "a string burns through",
        "slipped": "the {} arm leaves its tempo",
    },
    alarms=LABELS,
    subjects={"slipped": ARM_NAMES},
)


def why(summary: RunSummary) -> str:
    """How the run came to its end and what stood in its way, in a few sentences, from what happened in it."""
    sentences = {"richer-song": _richer, "old-song": _old, "discord": _unfinished, "silence": _silence}
    first = sentences.get(summary.ending, RunSummary.plainly)(summary)
    return " ".join([first, *([] if summary.result.won else _causes(summary))])


def _richer(summary: RunSummary) -> str:
    song, since, end = summary.last(SONG), _in_tune(summary), clock(summary.result.ticks)
    found = f"From {clock(since)} on the arms sang together. " if since >= 0 else ""
    needed = summary.reason("harmony.song")
    enough = f", and {percent(round(needed.bound * ONE), ONE)} were enough" if needed else ""
    whole = f"at {end} it was {'whole' if song >= ONE else f'{percent(song, ONE)} whole{enough}'}"
    return f"{found}You let the old song go and built another out of its pieces; {whole}."


def _old(summary: RunSummary) -> str:
    return "Against all odds you held the old unison together, long after it should have been gone."


def _unfinished(summary: RunSummary) -> str:
    song, tune = percent(summary.last(SONG), ONE), percent(summary.last(CHORD), ONE)
    return f"By {clock(summary.result.ticks)} the new song was {song} whole, and the chord {tune} in tune."


def _silence(summary: RunSummary) -> str:
    song, end = percent(summary.last(SONG), ONE), clock(summary.result.ticks)
    if summary.reason("heart.light"):
        return f"At {end} the heart went out, with the new song {song} whole."
    tune = percent(summary.last(CHORD), ONE)
    return (
        f"Time ran out at {end}, with the new song {song} whole and the chord {tune} in tune: too little to be heard."
    )


def _sings(summary: RunSummary) -> int:
    """The harmony (Q16) above which the song fills: that is in tune."""
    return summary.goals.get("harmony.sings", ONE)


def _in_tune(summary: RunSummary) -> int:
    """The first tick from which the chord was in tune for long; -1 for never."""
    values, ticks = summary.history.series.get(CHORD, []), summary.history.ticks
    run = 0
    for tick, value in zip(ticks, values, strict=False):
        run = run + 1 if value > _sings(summary) else 0
        if run >= LONG:
            return tick - (LONG - 1) * 60
    return -1


def _causes(summary: RunSummary) -> list[str]:
    """What kept the chord out of tune, and the plainest of what else went wrong."""
    tune = [_no_strings(summary), _too_soon(summary), _bare(summary), _scattered(summary), _never(summary)]
    rest = [_few(summary), _ragged(summary), _struck(summary), _shaken(summary), _frayed(summary)]
    return [cause for cause in tune if cause][:1] + [cause for cause in rest if cause][:1]


def _count(summary: RunSummary, *names: str) -> int:
    return sum(1 for _, name, _, _ in summary.history.events if name in names)


def _times(count: int, one: str, more: str) -> str:
    """A count with its word: `1 string`, `3 strings`, `no strings`."""
    return f"{count or 'no'} {one if count == 1 else more}"


def _no_strings(summary: RunSummary) -> str:
    if _count(summary, "bridged"):
        return ""
    return "You strung no arms together: on their own they never find the chord."


def _too_soon(summary: RunSummary) -> str:
    """Strings laid before the arms had parted are 1 : 1, and hold them to the old time."""
    tied = max(summary.history.series.get("strings.tied", ()), default=0)
    if tied < 2 or 2 * tied < _count(summary, "bridged"):
        return ""
    return (
        f"{tied} of your strings were laid while the arms still beat as one: such a string ties them 1 : 1, "
        "to the old time, and there is no chord in that."
    )


def _mean(summary: RunSummary, name: str) -> int:
    """The mean of a series in percent, from when the arms had parted."""
    since = max(0, summary.first_event("slipped")) + PARTING
    series = zip(summary.history.ticks, summary.history.series.get(name, ()), strict=False)
    found = [value for tick, value in series if tick >= since]
    return round(100 * sum(found) / len(found) / ONE) if found else 100


def _bare(summary: RunSummary) -> str:
    """The two arms that agreed least, where no string ever lay between them, nor led from one to the other."""
    weakest = min(range(len(PAIRS)), key=lambda k: _mean(summary, f"harmony.pair.{k}"))
    a, b = PAIRS[weakest]
    each = summary.sectors // ARMS
    bridged = [c for c in summary.history.commands if c.verb == EngineVerb.BRIDGE]
    pairs = {frozenset((command.target // each, command.value // each)) for command in bridged}
    agreed = _mean(summary, f"harmony.pair.{weakest}")
    if len(pairs & ALL) > 1 or frozenset((a, b)) in pairs or agreed * ONE >= 100 * _sings(summary):
        return ""
    return f"No string lay between {ARM_NAMES[a]} and {ARM_NAMES[b]}, and those two were only {agreed} % in tune."


def _scattered(summary: RunSummary) -> str:
    """The arm that kept least together, where that is what the chord lacked."""
    arm = min(range(ARMS), key=lambda k: _mean(summary, f"arm.unison.{k}"))
    kept = _mean(summary, f"arm.unison.{arm}")
    if kept * ONE >= 100 * summary.goals.get("arm.unison.alarm", 0):
        return ""
    return (
        f"{ARM_NAMES[arm].capitalize()} was scattered, only {kept} % in step, and a scattered arm finds no chord: "
        "nudge its stragglers, or stretch while its catwalks are frayed."
    )


def _few(summary: RunSummary) -> str:
    done = _count(summary, "nudged", "missed")
    if done >= FEW_NUDGES:
        return ""
    said = {0: "You nudged no insect", 1: "You nudged once"}.get(done, f"You nudged {done} times")
    return f"{said}; without nudges each arm falls out of step."


def _ragged(summary: RunSummary) -> str:
    hit, missed = _count(summary, "nudged"), _count(summary, "missed")
    if missed < RAGGED * (hit + missed) or hit + missed < FEW_NUDGES:
        return ""
    return f"{missed} of {hit + missed} nudges were off the beat, and those do harm: wait for the ring to close."


def _struck(summary: RunSummary) -> str:
    hits, parried = _count(summary, "hit"), _count(summary, "parried")
    if hits < 6 or parried * 2 > hits:
        return ""
    was = {0: "none was", 1: "1 was"}.get(parried, f"{parried} were")
    return f"{hits} strikes fell, {was} parried: a good nudge where one is announced turns it away."


def _shaken(summary: RunSummary) -> str:
    values = summary.history.series.get("composure", [])
    low = [tick for tick, value in zip(summary.history.ticks, values, strict=False) if value < ONE // 3]
    if len(low) < LONG:
        return ""
    return f"For {len(low)} s from {clock(low[0])} on you had hardly any composure, and the windows were narrow."


def _frayed(summary: RunSummary) -> str:
    torn, silent = _count(summary, "frayed"), len(_silenced(summary))
    if torn + silent < 3:
        return ""
    return (
        f"{_times(torn, 'catwalk', 'catwalks')} frayed and {_times(silent, 'insect', 'insects')} fell silent; "
        "stretched time lets the figures mend."
    )


def _silenced(summary: RunSummary) -> list[int]:
    """When insects fell silent: the ticks at which the annunciator said so, or the insects themselves."""
    named = [
        tick
        for tick, name, index, _ in summary.history.events
        if name == "went_dark" or (name == "alarm_raised" and index in ALARM_SILENT)
    ]
    return sorted(set(named))


def _never(summary: RunSummary) -> str:
    if _in_tune(summary) >= 0:
        return "The chord was found, and lost again before the song was whole."
    return "The three arms were never in tune for long: string them together while each keeps its own beat."


def moments(summary: RunSummary) -> list[tuple[int, str]]:
    """Instants worth a mark on the axis, as (tick, word), in order."""
    found = [(summary.first_event("slipped"), "first slip"), (next(iter(_silenced(summary)), -1), "first silent")]
    found += [(summary.first_event("bridged"), "first string"), (_in_tune(summary), "in tune")]
    return sorted((tick, word) for tick, word in found if tick >= 0)


def in_numbers(summary: RunSummary) -> str:
    """The run in numbers. Its alarms are those that the panel showed at the end, judged in the same words."""
    alarms = sum(summary.history.series.get("alarms", []))
    judged = f": {guidance(alarms)}" if summary.result.ticks >= TEN_MINUTES or alarms >= FLOOD else ""
    hit, missed = _count(summary, "nudged"), _count(summary, "missed")
    works, botched = _count(summary, "worked"), _count(summary, "botched")
    return (
        f"song {percent(summary.last(SONG), ONE)} · {_times(hit, 'nudge', 'nudges')} in time, {missed} off · "
        f"{_times(works, 'work', 'works')} done, {botched} botched · "
        f"{_times(_count(summary, 'parried'), 'strike', 'strikes')} parried, {_count(summary, 'hit')} fell · "
        f"{_times(_count(summary, 'bridged'), 'string', 'strings')} laid, {_count(summary, 'snapped')} burned · "
        f"{_times(len(summary.history.commands), 'action', 'actions')} · "
        f"{_times(alarms, 'alarm', 'alarms')} in {clock(summary.result.ticks)}{judged} "
        "(EEMUA 191, a guide for control rooms: in ten minutes 1 an operator handles well, 10 and more are a flood)"
    )
