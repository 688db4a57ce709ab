"""Loads a level: text to data, to shape, to map, numbers and timeline. Every fault of a file at once."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from game.level.arm_map import ArmPlan, with_arms
from game.level.beat_compiler import BeatCompiler
from game.level.beat_keys import words_of
from game.level.clock import ticks_of
from game.level.condition import Names
from game.level.law_params import Law, ParamReader, given
from game.level.law_tables import LawTables, drowned
from game.level.level import Difficulty, Level, Plan
from game.level.level_faults import Finding, Findings, LevelFault, nearest, one_of, show
from game.level.model import laws_of
from game.level.renumber import LevelSource
from game.level.ring_map import RingPlan, with_rings
from game.level.sector_map import check_map, links_of, sectors_of, topology_of
from game.level.tables import DEFAULT_DIFFICULTY, DIFFICULTIES
from game.level.timeline import TimelineCompiler, ending_of, let_of
from game.level.toml_reader import NOWHERE, parse, read_text
from game.level.validate import ValidFile, validate
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.platform.ports import PLATFORM
from game.sim.params import ARMS, Params, Topology

ALWAYS = frozenset({"ground", "assists", "story", "ending"})  # laws that no level can do without


def load(source: str | Path, difficulty: str = DEFAULT_DIFFICULTY, laws: Sequence[Law] | None = None) -> Level:
    """The level of a path (a Path, or a str of one line) or of TOML text (a str with line breaks).

    All three difficulties are checked, whichever is asked for. Raises LevelFault with all that is wrong.
    """
    if isinstance(source, str) and "\n" in source:
        return load_text(source, NOWHERE, difficulty, laws)
    return load_text(read_text(Path(source)), str(source), difficulty, laws)


def load_text(text: str, path: str, difficulty: str, laws: Sequence[Law] | None = None) -> Level:
    """The level of a text; path is what findings call it. Raises LevelFault.

    A good one is kept, for whoever asks again: nobody writes into a level.
    """
    return _kept(text, path, difficulty) if laws is None else _made(text, path, difficulty, laws)


def _made(text: str, path: str, difficulty: str, laws: Sequence[Law] | None = None) -> Level:
    if difficulty not in DIFFICULTIES:
        guess = nearest(difficulty, DIFFICULTIES)
        raise LevelFault([Finding("difficulty", 0, "", show(difficulty), one_of(DIFFICULTIES), guess)])
    document = parse(text, path)
    findings = Findings(path, document.data, document.lines)
    valid = validate(document.data, findings, laws_of(laws))
    level = _Loader(valid, findings, laws_of(laws)).level(difficulty, document.text) if valid else None
    if findings.all or level is None:
        raise LevelFault(findings.all)
    return level


_kept = lru_cache(maxsize=16)(_made)


def forget_levels() -> None:
    """Whoever asks for a level next has it made anew: for those who measure that."""
    _kept.cache_clear()


class _Loader:
    """Makes a level of what is left of a file; what is wrong goes to the findings."""

    def __init__(self, valid: ValidFile, findings: Findings, laws: tuple[Law, ...]) -> None:
        self.valid, self.findings, self.laws = with_arms(with_rings(valid, findings), findings), findings, laws
        written = findings.data["laws"] if isinstance(findings.data.get("laws"), dict) else {}
        self.used = tuple(law for law in laws if law.NAME in written or law.NAME in ALWAYS)
        self.idle = tuple(law for law in laws if law not in self.used)
        self.tables = LawTables(self.valid, laws)

    def level(self, difficulty: str, text: str) -> Level | None:
        """The level at one difficulty; the others are built too, for their faults. None when it's faulty."""
        valid, file = self.valid, self.valid.file
        sectors = sectors_of(valid, words_of(self.laws), self.findings)
        links = links_of(valid, sectors, self.findings)
        topology = None
        if self.findings.free_of("sector", "link", "ring", "arm", "names"):
            topology = topology_of(sectors, links)
            check_map(valid, sectors, links, self.findings, gated=any(PLATFORM in law.USES for law in self.used))
        self.check_tables()
        timelines = {word: self.timeline(word) for word in DIFFICULTIES}
        params = {word: self.params(word, timelines[word], topology) for word in DIFFICULTIES}[difficulty]
        if params is None:
            return None
        return Level(
            name=file.name,
            title=file.title,
            dream=file.dream,
            round=file.round,
            summary=file.summary,
            difficulty=difficulty,
            difficulties=_difficulties(valid),
            text=text,
            path=self.findings.path,
            sectors=sectors,
            links=links,
            plan=_plan_of(valid),
            texts={kind: tuple(texts) for kind, texts in timelines[difficulty].beats.texts.items()},
            endings=tuple(map(ending_of, file.ending)),
            length_ticks=ticks_of(file.length),
            params=params,
            source=LevelSource(self.laws, self.used, self.tables, difficulty, timelines[difficulty]),
        )

    def timeline(self, word: str) -> TimelineCompiler:
        """The timeline at one difficulty, compiled and checked."""
        metrics = {f"{law.NAME}.{metric.name}": metric for law in self.used for metric in law.METRICS}
        older = {f"{law.NAME}.{metric.was}": metric for law in self.used for metric in law.METRICS if metric.was}
        idle = frozenset(f"{law.NAME}.{metric.name}" for law in self.idle for metric in law.METRICS)
        let = let_of(self.valid, word, self.findings)
        seconds = ticks_of(self.valid.file.length) / TICKS_PER_SECOND
        beats = BeatCompiler(self.valid, self.laws, self.used, self.findings)
        names = Names({**older, **metrics}, {**let, "length": seconds}, idle, frozenset(older))
        return TimelineCompiler(self.valid, names, beats, self.findings)

    def params(self, word: str, timeline: TimelineCompiler, topology: Topology | None) -> Params | None:
        """The numbers at one difficulty, checked by the laws themselves."""
        numbers = ParamReader(self.findings, {"arm": ARMS, **({"edge": 2 * topology.links} if topology else {})})
        law = {
            law.NAME: numbers.of(law, self.tables.whole(law, word), self.tables.parts[law.NAME]) for law in self.used
        }
        if topology is None or not self.findings.free_of("laws", "difficulty"):
            return None
        params = Params(topology, self.used, law, timeline.compiled)  # type: ignore[arg-type]
        for module in self.used:
            for sentence in getattr(module, "check", lambda _: [])(params):
                self.findings.add(("laws", module.NAME), sentence)
        return params

    def check_tables(self) -> None:
        """Numbers that would do nothing: for a law that isn't used, or said again by every sector or link."""
        for law in self.idle:
            own = [part for parts in self.tables.parts[law.NAME].values() for part in parts]
            for loc, table in own + [self.tables.whole(law, word)[1] for word in DIFFICULTIES]:
                if table is not None:
                    allowed = f"laws with a table [laws.{law.NAME}]"
                    self.findings.add(loc, "numbers of a law that isn't used", allowed)
        for law, word in ((law, word) for law in self.used for word in DIFFICULTIES):
            loc, table = self.tables.whole(law, word)[1]
            for param in law.PARAMS:
                parts = self.tables.parts[law.NAME].get(param.per, [])
                if drowned(param, parts) and given(table, param) is not None:
                    allowed = f"numbers that not every {param.per} says for itself"
                    self.findings.add((*loc, param.name), "a number without effect", allowed)


def _plan_of(valid: ValidFile) -> Plan | None:
    """What each seed draws of places and names."""
    if valid.file.arm:
        return ArmPlan(tuple(tuple(arm.names) for arm in valid.file.arm))
    return RingPlan(tuple(valid.file.names)) if valid.file.ring else None


def _difficulties(valid: ValidFile) -> tuple[Difficulty, ...]:
    """The three difficulties, mildest first."""
    tables = {word: valid.difficulty(word) for word in DIFFICULTIES}
    return tuple(
        Difficulty(word, (table and table.word) or word.replace("-", " "), (table and table.summary) or "")
        for word, table in tables.items()
    )
