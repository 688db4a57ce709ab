"""From the tables of beats and endings to the programs that `sim` runs."""

from collections.abc import Mapping
from typing import Any

from game.level.expression import TIME, WORDS, Names, Span, Unclear, bounds, compile_condition
from game.level.findings import Findings, Loc, nearest, one_of, show
from game.level.level import Ending
from game.level.model import EPICENTRE, PROTOCOLS
from game.level.shape import Shaped
from game.sim import program
from game.sim.fixed import ONE, STEPS_PER_SECOND, TICKS_PER_SECOND, WHOLE
from game.sim.program import Program

_ANY: Span = (-(1 << 31), (1 << 31) - 1)


def ticks_of(clock: str) -> int:
    """A time like "2:07.5" in ticks."""
    minutes, seconds = clock.split(":")
    return round((int(minutes) * 60 + float(seconds)) * TICKS_PER_SECOND)


def let_of(shaped: Shaped, difficulty: Any, word: str, findings: Findings) -> dict[str, float]:
    """The numbers that conditions may name, at one difficulty."""
    numbers = dict(shaped.file.let)
    for name in numbers:
        if name in WORDS:
            findings.add(("let", name), show(name), f"another name: {one_of(WORDS)} mean something else")
    for name, value in (difficulty.let if difficulty else {}).items():
        if name not in numbers:
            findings.add(("difficulty", word, "let", name), "no such number in [let]", one_of(numbers), nearest(name, list(numbers)))
        numbers[name] = value
    return numbers


class StoryMaker:
    """Compiles one level's timeline and endings at one difficulty."""

    def __init__(self, shaped: Shaped, names: Names, findings: Findings) -> None:
        self.shaped, self.names, self.findings = shaped, names, findings
        self.length = ticks_of(shaped.file.length)
        self.captions: list[str] = []
        self.sectors = [entry.name for entry in shaped.file.sector]

    def story(self) -> program.Story:
        """Everything, compiled; what is wrong goes to the findings."""
        beats = tuple(self.beat(loc, entry) for loc, entry in self.shaped.each("beat"))
        endings = tuple(self.ending(loc, entry) for loc, entry in self.shaped.each("ending"))
        metrics = tuple(self.names.metrics[name] for name in self.names.used)
        return program.Story(metrics, beats, endings, self.names.helds)

    def condition(self, loc: Loc, text: str) -> Program:
        """A condition's program, empty when it's faulty."""
        try:
            code = compile_condition(text, self.names)
            bounds(code, self.spans((0, self.length)))
        except Unclear as unclear:
            self.findings.add((*loc, "when"), unclear.found, unclear.allowed, unclear.guess)
            return ()
        return code

    def spans(self, ticks: Span) -> list[Span]:
        """What metrics can be between two ticks, as far as that is known here: only time is."""
        time = (ticks[0] * ONE // TICKS_PER_SECOND, ticks[1] * ONE // TICKS_PER_SECOND)
        return [time if name == TIME else _ANY for name in self.names.used]

    def beat(self, loc: Loc, entry: Any) -> program.Beat:
        """An entry of the timeline."""
        if entry.at is None and entry.when is None:
            self.findings.add(loc, "neither `at` nor `when`", "at least one of them")
        at = ticks_of(entry.at) if entry.at is not None else -1
        if at >= self.length:
            self.findings.add((*loc, "at"), show(entry.at), f"a time before the level's length, {self.shaped.file.length}")
        when = self.condition(loc, entry.when) if entry.when is not None else ()
        effects = [*self.strike(loc, entry), *self.unravel(loc, entry)]
        if entry.say is not None:
            effects.append(("say", len(self.captions), 0))
            self.captions.append(entry.say)
        if not effects:
            self.findings.add(loc, "nothing that happens", "at least one of `say`, `strike` and `unravel`")
        return program.Beat(when, at, tuple(effects))

    def strike(self, loc: Loc, entry: Any) -> list[tuple[str, int, int]]:
        """A beat's strike."""
        if (entry.strike is None) != (entry.strength is None):
            found = "`strength` without `strike`" if entry.strike is None else "`strike` without `strength`"
            self.findings.add(loc, found, "both of them or none")
            return []
        if entry.strike is None:
            return []
        names = [*self.sectors, EPICENTRE]
        if entry.strike not in names:
            self.findings.add((*loc, "strike"), show(entry.strike), one_of(names), nearest(entry.strike, names))
            return []
        sector = -1 if entry.strike == EPICENTRE else self.sectors.index(entry.strike)
        return [("strike", sector, round(entry.strength * WHOLE))]

    def unravel(self, loc: Loc, entry: Any) -> list[tuple[str, int, int]]:
        """A beat's failing protocol."""
        if entry.unravel is None:
            if entry.fade is not None:
                self.findings.add(loc, "`fade` without `unravel`", "both of them or none")
            return []
        fade = 0.1 if entry.fade is None else entry.fade
        return [("unravel", PROTOCOLS.index(entry.unravel), max(round(fade * STEPS_PER_SECOND), 1))]

    def ending(self, loc: Loc, entry: Any) -> program.Ending:
        """An ending; one that lifts another has no program and is never true."""
        if (entry.when is None) == (entry.lifts is None):
            found = "neither `when` nor `lifts`" if entry.when is None else "`when` and `lifts`"
            self.findings.add(loc, found, "one of them")
        if (entry.lifts is None) != (entry.share_of_best is None):
            found = "`lifts` without `share_of_best`" if entry.share_of_best is None else "`share_of_best` without `lifts`"
            self.findings.add(loc, found, "both of them or none")
        code = self.condition(loc, entry.when) if entry.when is not None else ()
        if code and bounds(code, self.spans((0, self.length))) == (1, 1):
            self.findings.add((*loc, "when"), "a condition that is always true", "one that isn't true from the beginning")
        return program.Ending(entry.name, code, entry.won, entry.rank)

    def check_endings(self, endings: tuple[program.Ending, ...]) -> None:
        """Names, what lifts what, that one can be won, and that time can't run out."""
        ways = {entry.name: entry for entry in reversed(self.shaped.file.ending)}
        for loc, entry in self.shaped.each("ending"):
            if ways[entry.name] is not entry:
                self.findings.add((*loc, "name"), show(entry.name), "names that differ")
            if entry.lifts is not None:
                self.lifts(loc, entry, ways)
        if not any(entry.won for entry in ways.values()):
            self.findings.add(("ending",), "no ending with `won = true`", "at least one that can be won")
        last = self.spans((self.length, self.length))
        if not any(end.when and bounds(end.when, last) == (1, 1) for end in endings):
            allowed = "an ending that is true then, whatever else is, like `when = \"time >= length\"`"
            self.findings.add(("length",), f"no ending that is sure to come at {self.shaped.file.length}", allowed)

    def lifts(self, loc: Loc, entry: Any, ways: Mapping[str, Any]) -> None:
        """What an ending lifts has to be decided by `sim` and to be less."""
        plain = [name for name, way in ways.items() if way.when is not None]
        if entry.lifts not in plain:
            allowed = f"an ending with `when`: {one_of(plain)}"
            self.findings.add((*loc, "lifts"), show(entry.lifts), allowed, nearest(entry.lifts, plain))
        elif entry.rank <= ways[entry.lifts].rank:
            self.findings.add((*loc, "rank"), show(entry.rank), f"more than the rank of {show(entry.lifts)}, {ways[entry.lifts].rank}")


def ending_of(entry: Any) -> Ending:
    """An ending as drawing and session know it."""
    lifted = 0.0 if entry.share_of_best is None else entry.share_of_best
    return Ending(entry.name, entry.title, entry.text, entry.mood, entry.won, entry.rank, entry.lifts, lifted)
