"""Prompts of The Engine: each verb when it first matters, in a line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from game.level import Level
from game.play.dreams.engine.chord_advice import fills, parted_arms
from game.play.dreams.engine.scene.engine_view import ARM_NAMES
from game.play.dreams.engine.triage import apart, slipping, strikes, threatened
from game.play.dreams.engine.verbs import VERBS
from game.play.guidance.prompts import MOST, Prompt, Prompter
from game.sim.actions import CommonVerb
from game.sim.events import Happened
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel

QUIET = 90  # ticks until the first
FRESH = 240  # ticks for which something is worth a line
OFF = ONE // 5  # of half a turn: an insect is out of step
SPARES = 35  # seconds from which a single strike is reason enough to look at the threads


def _announced(p: Panel) -> int:
    return int((p.values["forecast.sector"] >= 0).sum())


def _slips(p: Panel) -> bool:
    return any(apart(p, s) > OFF for s in range(len(p.values["phase"])))


def _frayed(p: Panel) -> bool:
    return int(p.values["link.frayed"].sum()) >= 2


def _dark(p: Panel) -> bool:
    return bool(p.values["silent"].any())


def _trembling(p: Panel) -> bool:
    return p.one("composure") < 0.65 * ONE


def _shaking(p: Panel) -> bool:
    return p.one("composure") < HALF and not p.one("breathing")


def _jolted(p: Panel) -> bool:
    """A nudge came off the beat just now."""
    fresh = 0 <= p.moment - p.one("judged.tick") < FRESH
    return p.one("judged.verb") == EngineVerb.NUDGE and not p.one("judged.grade") and fresh


def _drains(p: Panel) -> bool:
    return p.one("heart") < 0.7 * ONE


def _many(p: Panel) -> bool:
    enough = 1 if p.moment >= SPARES * TICKS_PER_SECOND else 2
    return _announced(p) >= enough and p.one("weave.ready") <= p.moment and not p.one("weave.open")


def _parted(p: Panel) -> bool:
    return parted_arms(p) is not None


def _after(seconds: float) -> Callable[[Panel], bool]:
    return lambda p: p.moment >= seconds * TICKS_PER_SECOND


def _seconds(count: int) -> int:
    return count * TICKS_PER_SECOND


TOO_LATE = "A strike falls on {struck} before its next beat: it's too late to parry that one."

# Most pressing first. {struck} is the insect over which a strike falls soonest, {nudge} the key of that verb.
PROMPTS = (
    Prompt("shaking", "Your hands shake, and your timing windows have shrunk. Hold {breathe}, or the ring, and "
           "breathe.",
           _shaking, frozenset(), lasts=_seconds(25)),
    Prompt("strike", "A strike falls on {struck}. {next} chooses it; nudge it ({nudge}) on a beat before then, and you "
           "parry it.",
           lambda p: _announced(p) > 0, frozenset({"parried"})),
    Prompt("jolt", "A nudge off the beat jolts it: it darkens, its catwalks tear. Wait until the ring touches it.",
           _jolted, frozenset(), lasts=2 * FRESH),
    Prompt("bridge", "{pair} have parted; the old song is gone. String them together: {bridge} on an insect of each.",
           _parted, frozenset({"bridged"}), teaches=EngineVerb.BRIDGE),
    Prompt("chord", "At {tones} the three arms sing a chord. Beside the rings you see what it lacks, and what to do.",
           _parted, frozenset({"ended"}), fills, lasts=_seconds(25)),
    Prompt("breathe", "Your hands begin to shake, and your timing windows narrow. Hold {breathe}, or the ring: "
           "breathe.",
           _trembling, frozenset(), lambda p: bool(p.one("breathing")), teaches=CommonVerb.BREATHE),
    Prompt("nudge", "{stray} slips. As the ring closes on it press {nudge}: will runs outward. Those in step need "
           "none.",
           _slips, frozenset({"nudged"}), teaches=EngineVerb.NUDGE),
    Prompt("dark", "Darkness creeps from silent insects to the heart. Nudge them awake; the chord drives it back.",
           _dark, frozenset(), lasts=_seconds(12)),
    Prompt("weave", "More strikes will come than you can parry. {weave} shows three ways it may go on: {weave picks} "
           "picks one.",
           _many, frozenset({"woven"}), teaches=EngineVerb.WEAVE),
    Prompt("stretch", "Catwalks fray faster than figures mend. Hold {stretch}: time stretches, and they catch up.",
           _frayed, frozenset(), lambda p: bool(p.one("stretching")), teaches=EngineVerb.STRETCH),
    Prompt("feed", "The heart sinks while arms are out of step or dark; if it goes out, all ends. Work feeds it.",
           _drains, frozenset(), lasts=_seconds(15)),
    Prompt("work", "Work feeds the heart. As a sign meets the line click its lane, or choose its arm first and press "
           "{work}.",
           _after(3), frozenset({"worked"}), teaches=EngineVerb.WORK),
    Prompt("kinds", "One work a bar. A rune is a tap; a gear is held for {gear beats}, a droplet for "
           "{droplet beats}, to its end.",
           lambda p: p.moment >= _seconds(12) and p.one("work.free") > 0, frozenset(), lasts=_seconds(15)),
    Prompt("alarms", "{acknowledge}, or a click on an alarm, acknowledges. Alarms that nobody has seen wear you down.",
           lambda p: bool((p.values["alarm.state"] == 1).any()), frozenset({"acknowledged"}),
           teaches=CommonVerb.ACKNOWLEDGE),
    Prompt("select", "All tick as one. Choose an insect: {arrows}, {next} or a click. Its hand is up when it beats.",
           lambda p: p.moment >= QUIET, frozenset(), lambda p: p.one("selected") >= 0, lasts=_seconds(25),
           teaches=CommonVerb.SELECT),
)  # fmt: skip


@dataclass
class EnginePrompter(Prompter):
    """Names the insects that are meant, and says what became of threads."""

    names: Sequence[str] = ()
    thread: int = 0  # which thread it goes on as, 1 to 3; 0 where that isn't known
    news: tuple[int, str] = (0, "")  # until which tick, and what
    open: bool = False
    stray: int = -1  # the insect that a line names because it slips

    def observe(self, panel: Panel, events: Iterable[Happened]) -> None:
        """Take in a tick."""
        events_now = list(events)
        super().observe(panel, events_now)
        self._threads(panel, next((value for name, _, value in events_now if name == "woven"), 0))
        until, words = self.news
        self.named = -1
        lines = tuple(self._named(line, panel) for line in self.lines)
        self.lines = (words, *lines)[:MOST] if panel.moment < until else lines

    def _named(self, line: str, panel: Panel) -> str:
        """A line with the insects it means. One that slips is named until it is nearly in step again."""
        if "{stray}" in line and (self.stray < 0 or apart(panel, self.stray) < OFF // 2):
            self.stray = slipping(panel)
        struck = threatened(panel)
        if "{struck}" in line and struck < 0:
            return TOO_LATE.format(struck=self._name(next((sector for _, sector in strikes(panel)), -1)))
        if self.named < 0:
            self.named = struck if "{struck}" in line else self.stray if "{stray}" in line else -1
        pair = parted_arms(panel) or (0, 1)
        line = line.replace("{pair}", f"{ARM_NAMES[pair[0]].capitalize()} and {ARM_NAMES[pair[1]]}")
        tones = " : ".join(str(tone) for tone in sorted(panel["ratio"][:, 0].tolist()))
        line = line.replace("{tones}", tones)
        return line.replace("{struck}", self._name(struck)).replace("{stray}", self._name(self.stray))

    def _name(self, sector: int) -> str:
        return self.names[sector] if 0 <= sector < len(self.names) else "an insect"

    def _threads(self, panel: Panel, picked: int) -> None:
        """While they are shown: what comes if none is picked; then: which it is."""
        if panel.moment <= 1:
            self.thread = 1
        shown, said = bool(panel.one("weave.open")), ""
        as_before = f"as thread {self.thread}" if self.thread else "as before"
        if picked:
            self.thread, said = picked, f"Chosen: thread {picked}. From now on it brings the strikes."
        elif shown and not self.open:
            said = f"If you pick none, it goes on {as_before}."
        elif self.open and not shown:
            said = f"Too late to pick: it goes on {as_before}."
        if said:
            self.news = (panel.one("weave.until") if shown and not picked else panel.moment + FRESH, said)
        self.open = shown


def prompter(level: Level) -> Prompter:
    """For a level."""
    names = tuple(sector.name for sector in level.sectors)
    return EnginePrompter(PROMPTS, VERBS, names=names)
