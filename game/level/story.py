"""From the tables of beats and endings to the programs that `sim` runs."""

from collections.abc import Callable, Mapping
from typing import Any

from game.level.expression import TIME, WORDS, Names, compile_condition
from game.level.findings import Findings, Loc, Unclear, nearest, one_of, show
from game.level.level import Ending, Question
from game.level.shape import Shaped
from game.level.spans import Span, bounds
from game.level.tables import ANYWHERE, EPICENTRE, PROTOCOLS
from game.sim import program
from game.sim.fixed import ONE, STEPS_PER_SECOND, TICKS_PER_SECOND, WHOLE
from game.sim.laws.engine.ports import SCATTER, STRIKES
from game.sim.program import Program

SHORTEST = 10  # seconds that a dream lasts at least
_ANY: Span = (-(1 << 31), (1 << 31) - 1)
_HAPPENS = (
    "strike", "strength", "unravel", "fade", "fault", "shift", "ask", "answers", "slip", "tempo", "scatter", "strikes",
    "over", "fray", "torn",
)  # fmt: skip

Effect = tuple[str, int, int]


def ticks_of(clock: str) -> int:
    """A time like "2:07.5" in ticks."""
    minutes, seconds = clock.split(":")
    return round((int(minutes) * 60 + float(seconds)) * TICKS_PER_SECOND)


def let_of(rest: Shaped, word: str, findings: Findings) -> dict[str, float]:
    """The numbers that conditions may name, at one difficulty."""
    written = findings.data.get("let")
    faulty = set(written if isinstance(written, dict) else ()) - set(rest.file.let)
    numbers: dict[str, float] = {**rest.file.let, **dict.fromkeys(faulty, 0.0)}
    for name in numbers:
        if name in WORDS:
            findings.add(("let", name), show(name), f"another name; these have a meaning: {one_of(WORDS)}")
    own = rest.difficulty(word)
    for name, value in (own.let if own else {}).items():
        if name not in numbers:
            guess = nearest(name, list(numbers))
            findings.add(("difficulty", word, "let", name), "no such number in [let]", one_of(numbers), guess)
        numbers[name] = value
    return numbers


class TimelineCompiler:
    """Compiles a level's timeline and endings at one difficulty; what is wrong goes to the findings."""

    def __init__(self, rest: Shaped, names: Names, findings: Findings) -> None:
        self.rest, self.names, self.findings = rest, names, findings
        self.length = ticks_of(rest.file.length)
        self.captions: list[str] = []
        self.questions: list[Question] = []
        beats = tuple(self._beat(loc, entry) for loc, entry in rest.each("beat"))
        endings = tuple(self._ending(loc, entry) for loc, entry in rest.each("ending"))
        metrics = tuple(names.metrics[name] for name in names.used)
        self.story = program.Timeline(metrics, beats, endings, names.helds)
        self._check_length(endings)
        self._check_endings()

    def _both(self, loc: Loc, entry: Any, first: str, second: str) -> bool:
        """Whether both keys are there; one alone is wrong."""
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
        except Unclear as unclear:
            self.findings.add((*loc, "when"), unclear.found, unclear.allowed, unclear.guess)
            return ()

    def _spans(self, ticks: Span) -> list[Span]:
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
            allowed = f"a time before the level's length, {self.rest.file.length}"
            self.findings.add((*loc, "at"), show(entry.at), allowed)
        when = self._condition(loc, entry.when)
        effects = [effect for make in self._EFFECTS for effect in make(self, loc, entry)]
        if not effects and all(getattr(entry, key) is None for key in _HAPPENS):
            self.findings.add(loc, "nothing that happens", "at least one of `say`, `strike` and `unravel`")
        return program.Beat(when, at, tuple(effects))

    def _strike(self, loc: Loc, entry: Any) -> list[Effect]:
        if entry.fault is not None or not self._both(loc, entry, "strike", "strength"):
            return []
        return [("strike", self._where(loc, entry, "strike", EPICENTRE), round(entry.strength * WHOLE))]

    def _fault(self, loc: Loc, entry: Any) -> list[Effect]:
        if entry.fault is None:
            return []
        if entry.strike is not None:
            self.findings.add(loc, "`strike` and `fault`", "one of them")
        if not self._both(loc, entry, "fault", "strength") or not self._has(loc, "fault", "fault"):
            return []
        push = round(entry.strength * WHOLE / STEPS_PER_SECOND)
        return [("fault", self._where(loc, entry, "fault", ANYWHERE), push)]

    def _where(self, loc: Loc, entry: Any, key: str, *words: str) -> int:
        """The sector that a key names, -1 for a word that leaves it open."""
        name, names = getattr(entry, key), [*self.findings.names("sector"), *words]
        if name not in names:
            self.findings.add((*loc, key), show(name), one_of(names), nearest(name, names))
        index = {sector.name: i for i, sector in enumerate(self.rest.file.sector)}
        return index.get(name, -1)

    def _has(self, loc: Loc, key: str, law: str) -> bool:
        """Whether the level has the law that a key needs."""
        there = getattr(self.rest.file.laws, law, None) is not None
        if not there:
            self.findings.add((*loc, key), f"`{key}` in a level without [laws.{law}]", f"a table [laws.{law}]")
        return there

    def _shift(self, loc: Loc, entry: Any) -> list[Effect]:
        if entry.shift is None or not self._has(loc, "shift", "fluctuation"):
            return []
        ring = [i for i, sector in enumerate(self.rest.file.sector) if sector.ring == entry.shift]
        if not ring:
            rings = sorted({sector.ring for sector in self.rest.file.sector})
            self.findings.add((*loc, "shift"), show(entry.shift), f"a ring that there is: {one_of(map(str, rings))}")
        return [("shift", sector, 0) for sector in ring]

    def _ask(self, loc: Loc, entry: Any) -> list[Effect]:
        if not self._both(loc, entry, "ask", "answers") or not self._has(loc, "ask", "guardian"):
            return []
        self.questions.append(Question(entry.ask, tuple(entry.answers)))
        return [("ask", len(self.questions) - 1, 0)]

    def _turns(self, loc: Loc, entry: Any) -> list[Effect]:
        """What is turned slowly: an arm's tempo, scatter, strikes; each needs the law that does it, and a time."""
        dials = {"scatter": SCATTER, "strikes": STRIKES}
        turned = [(dials[key], getattr(entry, key)) for key in dials if getattr(entry, key) is not None]
        if self._both(loc, entry, "slip", "tempo"):
            turned.append((entry.slip - 1, entry.tempo))
        keys = [key for key in ("slip", *dials) if getattr(entry, key) is not None]
        if keys and entry.over is None:
            self.findings.add(loc, f"`{keys[0]}` without `over`", "both of them, or neither")
        if entry.over is not None and not keys:
            self.findings.add(loc, "`over` without what changes", "`slip`, `scatter` or `strikes` with it")
        if entry.over is None or not all(self._has(loc, key, "slip") for key in keys):
            return []
        steps = round(entry.over * STEPS_PER_SECOND)
        return [e for dial, goal in turned for e in (("turn", dial, round(goal * ONE)), ("over", dial, steps))]

    def _fray(self, loc: Loc, entry: Any) -> list[Effect]:
        if not self._both(loc, entry, "fray", "torn") or not self._has(loc, "fray", "fray"):
            return []
        return [("rend", self._where(loc, entry, "fray"), round(entry.torn * WHOLE))]

    def _unravel(self, loc: Loc, entry: Any) -> list[Effect]:
        if entry.unravel is None:
            if entry.fade is not None:
                self.findings.add(loc, "`fade` without `unravel`", "both of them, or neither")
            return []
        fade = 0.1 if entry.fade is None else entry.fade
        return [("unravel", PROTOCOLS.index(entry.unravel), round(fade * STEPS_PER_SECOND))]

    def _say(self, loc: Loc, entry: Any) -> list[Effect]:
        if entry.say is None:
            return []
        self.captions.append(entry.say)
        return [("say", len(self.captions) - 1, 0)]

    _EFFECTS: tuple[Callable[["TimelineCompiler", Loc, Any], list[Effect]], ...] = (
        _strike, _unravel, _fault, _shift, _ask, _turns, _fray, _say,
    )  # fmt: skip

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
        """That time can't run out."""
        length = self.rest.file.length
        if self.length < SHORTEST * TICKS_PER_SECOND:
            self.findings.add(("length",), show(length), f"at least 0:{SHORTEST}")
        elif self._readable() and not any(self._sure(end.when, self.length) for end in endings):
            found = f"no ending that is sure to be true at {length}"
            self.findings.add(("length",), found, "one that is, whatever else happens, like `time >= length`")

    def _check_endings(self) -> None:
        """Names, what lifts what, and that one can be won."""
        ways = {entry.name: entry for entry in reversed(self.rest.file.ending)}
        for loc, entry in self.rest.each("ending"):
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
