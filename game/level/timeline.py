"""Compiles the tables of beats and endings into the programs that `sim` runs."""

import copy
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from game.level.beat_compiler import BeatCompiler
from game.level.clock import ticks_of
from game.level.condition import TIME, WORDS, Names, compile_condition, names_in
from game.level.intervals import Interval, bounds
from game.level.level import Ending
from game.level.level_faults import ConditionError, Findings, Loc, nearest, one_of, show
from game.level.validate import ValidFile
from game.sim import program
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.program import Op, Program

SHORTEST = 10  # seconds that a dream lasts at least
_ANY: Interval = (-(1 << 31), (1 << 31) - 1)


def let_of(valid: ValidFile, word: str, findings: Findings) -> dict[str, float]:
    """The numbers that conditions may name, at one difficulty."""
    written = findings.data.get("let")
    faulty = set(written if isinstance(written, dict) else ()) - set(valid.file.let)
    numbers: dict[str, float] = {**valid.file.let, **dict.fromkeys(faulty, 0.0)}
    for name in numbers:
        if name in WORDS:
            findings.add(("let", name), show(name), f"another name; these have a meaning: {one_of(WORDS)}")
    own = valid.difficulty(word)
    for name, value in (own.let if own else {}).items():
        if name not in numbers:
            guess = nearest(name, list(numbers))
            findings.add(("difficulty", word, "let", name), "no such number in [let]", one_of(numbers), guess)
        numbers[name] = value
    return numbers


class TimelineCompiler:
    """Compiles a level's timeline and endings at one difficulty; what is wrong goes to the findings."""

    def __init__(self, valid: ValidFile, names: Names, beats: BeatCompiler, findings: Findings) -> None:
        self.valid, self.names, self.beats, self.findings = valid, names, beats, findings
        self.length = ticks_of(valid.file.length)
        happens = tuple(self._beat(loc, entry) for loc, entry in valid.each("beat"))
        endings = tuple(self._ending(loc, entry) for loc, entry in valid.each("ending"))
        metrics = tuple(names.metrics[name] for name in names.used)
        self.compiled = program.Timeline(metrics, happens, endings, names.helds, self.length)
        self._check_length(endings)
        self._check_endings()

    def again(
        self,
        was: program.Timeline,
        let: Mapping[str, float],
        length: str,
        changed: Collection[str],
        findings: Findings,
    ) -> program.Timeline:
        """The timeline with other numbers that conditions name; those that name none of `changed` stay compiled."""
        new = copy.copy(self)
        new.valid = replace(self.valid, file=self.valid.file.model_copy(update={"length": length}))
        new.length, new.findings = ticks_of(length), findings
        new.names = replace(self.names, numbers={**let, "length": new.length / TICKS_PER_SECOND})
        beats = tuple(
            replace(beat, when=new._condition(loc, entry.when)) if new._touched(entry, beat.when, changed) else beat
            for (loc, entry), beat in zip(self.valid.each("beat"), was.beats, strict=True)
        )
        endings = tuple(
            new._ending(loc, entry) if new._touched(entry, way.when, changed) else way
            for (loc, entry), way in zip(self.valid.each("ending"), was.endings, strict=True)
        )
        new._check_length(endings)
        return replace(was, beats=beats, endings=endings, length=new.length)

    def _touched(self, entry: Any, was: Program, changed: Collection[str]) -> bool:
        """Whether a condition names any of these; its counters of `held` then come to be numbered as they were."""
        self.names.helds = min((argument[0] for op, argument in was if op == Op.HELD), default=0)
        return entry.when is not None and not names_in(entry.when).isdisjoint(changed)

    def _both(self, loc: Loc, entry: Any, first: str, second: str) -> bool:
        """Whether both keys are given; one alone is a fault."""
        a, b = getattr(entry, first) is not None, getattr(entry, second) is not None
        if a != b:
            found = f"`{first}` without `{second}`" if a else f"`{second}` without `{first}`"
            self.findings.add(loc, found, "both of them, or neither")
        return a and b

    def _condition(self, loc: Loc, text: str | None) -> Program:
        """A condition's program, empty when there is none or it's faulty."""
        try:
            code = compile_condition(text, self.names) if text is not None else ()
            if code:
                bounds(code, self._spans((0, self.length)))
            return code
        except ConditionError as unclear:
            self.findings.add((*loc, "when"), unclear.found, unclear.allowed, unclear.guess)
            return ()

    def _spans(self, ticks: Interval) -> list[Interval]:
        """What metrics can be between two ticks, as far as that is known here: only time is."""
        time = (ticks[0] * ONE // TICKS_PER_SECOND, ticks[1] * ONE // TICKS_PER_SECOND)
        return [time if name == TIME else _ANY for name in self.names.used]

    def _sure(self, code: Program, since: int) -> bool:
        """Whether a program is true from some tick on, whatever else happens."""
        return bool(code) and bounds(code, self._spans((since, self.length))) == (1, 1)

    def _readable(self) -> bool:
        """Whether endings and the numbers in them are as they're meant to be."""
        return self.findings.free_of("ending", "let", "difficulty")

    def _beat(self, loc: Loc, entry: Any) -> program.Beat:
        if entry.at is None and entry.when is None:
            self.findings.add(loc, "neither `at` nor `when`", "at least one of them")
        at = -1 if entry.at is None else ticks_of(entry.at)
        if at >= self.length:
            allowed = f"a time before the level's length, {self.valid.file.length}"
            self.findings.add((*loc, "at"), show(entry.at), allowed)
        when = self._condition(loc, entry.when)
        return program.Beat(when, at, self.beats.happenings(loc, entry))

    def _ending(self, loc: Loc, entry: Any) -> program.Ending:
        """An ending as `sim` decides it; one that lifts another has no program and is never true."""
        if (entry.when is None) == (entry.lifts is None):
            found = "neither `when` nor `lifts`" if entry.when is None else "`when` and `lifts`"
            self.findings.add(loc, found, "one of them")
        self._both(loc, entry, "lifts", "share_of_best")
        code = self._condition(loc, entry.when)
        if self._readable() and self._sure(code, 0):
            allowed = "one that isn't true from the beginning"
            self.findings.add((*loc, "when"), "a condition that is always true", allowed)
        return program.Ending(entry.name, code, entry.won, entry.rank)

    def _check_length(self, endings: tuple[program.Ending, ...]) -> None:
        """Check that a run always ends."""
        length = self.valid.file.length
        if self.length < SHORTEST * TICKS_PER_SECOND:
            self.findings.add(("length",), show(length), f"at least 0:{SHORTEST}")
        elif self._readable() and not any(self._sure(end.when, self.length) for end in endings):
            found = f"no ending that is sure to be true at {length}"
            self.findings.add(("length",), found, "one that is, whatever else happens, like `time >= length`")

    def _check_endings(self) -> None:
        """Names, what lifts what, and that one can be won."""
        ways = {entry.name: entry for entry in reversed(self.valid.file.ending)}
        for loc, entry in self.valid.each("ending"):
            if ways[entry.name] is not entry:
                self.findings.add((*loc, "name"), show(entry.name), "names that differ")
            if entry.lifts is not None:
                self._check_lifts(loc, entry, ways)
        if self._readable() and not any(entry.won for entry in ways.values()):
            self.findings.add(("ending",), "no ending with `won = true`", "at least one that can be won")

    def _check_lifts(self, loc: Loc, entry: Any, ways: Mapping[str, Any]) -> None:
        """What an ending lifts is decided by `sim`, and is less."""
        plain = [name for name, way in ways.items() if way.when is not None]
        if entry.lifts in self.findings.names("ending") and entry.lifts not in ways:
            return  # it is there, but faulty
        if entry.lifts not in plain:
            allowed = f"an ending with `when`: {one_of(plain)}"
            self.findings.add((*loc, "lifts"), show(entry.lifts), allowed, nearest(entry.lifts, plain))
        elif entry.rank <= ways[entry.lifts].rank:
            allowed = f"more than {ways[entry.lifts].rank}, the rank of {show(entry.lifts)}"
            self.findings.add((*loc, "rank"), show(entry.rank), allowed)


def ending_of(entry: Any) -> Ending:
    """An ending as drawing and session know it."""
    share = 0.0 if entry.share_of_best is None else entry.share_of_best
    return Ending(entry.name, entry.title, entry.text, entry.mood, entry.won, entry.rank, entry.lifts, share)
