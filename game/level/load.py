"""Loads a level: text to data, data to shape, shape to city, numbers and story. Every fault of a file at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.level.city import check_city, links_of, sectors_of, topology_of
from game.level.expression import Names
from game.level.findings import Finding, Findings, LevelFault, nearest, one_of, show
from game.level.level import Difficulty, Level, Sector
from game.level.model import DEFAULT_DIFFICULTY, DIFFICULTIES, laws_of
from game.level.numbers import Law, Numbers, given
from game.level.reading import NOWHERE, Document, parse, read_text
from game.level.shape import Shaped, shaped
from game.level.story import StoryMaker, ending_of, let_of, ticks_of
from game.sim.params import Params, Topology

ALWAYS = frozenset({"story", "ending"})  # laws without numbers that no level can do without


def load(source: str | Path, difficulty: str = DEFAULT_DIFFICULTY, laws: Sequence[Law] | None = None) -> Level:
    """The level of a path (a Path, or a str of one line) or of TOML text (a str with line breaks).

    All three difficulties are checked, whichever is asked for. Raises LevelFault with everything that is wrong.
    """
    if difficulty not in DIFFICULTIES:
        finding = Finding("difficulty", 0, "", show(difficulty), one_of(DIFFICULTIES), nearest(difficulty, DIFFICULTIES))
        raise LevelFault([finding])
    if isinstance(source, str) and "\n" in source:
        return load_text(source, NOWHERE, difficulty, laws)
    return load_text(read_text(Path(source)), str(source), difficulty, laws)


def load_text(text: str, path: str, difficulty: str, laws: Sequence[Law] | None = None) -> Level:
    """The level of a text; path is what findings call it."""
    document = parse(text, path)
    findings = Findings(path, document.data, document.lines)
    loader = _Loader(document, findings, laws_of(laws))
    level = loader.level(difficulty)
    if findings.all or level is None:
        raise LevelFault(findings.all)
    return level


class _Loader:
    def __init__(self, document: Document, findings: Findings, laws: tuple[Law, ...]) -> None:
        self.document, self.findings = document, findings
        self.written = document.data.get("laws") if isinstance(document.data.get("laws"), dict) else {}
        self.laws = laws
        self.used = tuple(law for law in laws if law.NAME in self.written or law.NAME in ALWAYS)

    def level(self, difficulty: str) -> Level | None:
        """The level at one difficulty; the others are built too, for their faults."""
        rest = shaped(self.document.data, self.findings, self.laws)
        if rest is None:
            return None
        sectors = sectors_of(rest, self.findings)
        links = links_of(rest, sectors, self.findings)
        if self.findings.under("sector", "link"):
            topology = None
        else:
            check_city(rest, sectors, links, self.findings)
            topology = topology_of(sectors, links)
        self.check_tables(rest)
        built = {word: self.params(rest, word, topology) for word in DIFFICULTIES}
        params, captions = built[difficulty]
        file, text = rest.file, self.document.text
        return params and Level(
            file.name, file.title, file.dream, file.summary, difficulty, difficulties_of(rest), text, self.document.path,
            sectors, links, captions, tuple(map(ending_of, file.ending)), ticks_of(file.length), params,
        )  # fmt: skip

    def params(self, rest: Shaped, word: str, topology: Topology | None) -> tuple[Params | None, tuple[str, ...]]:
        """The numbers and the story at one difficulty."""
        own = _difficulty(rest, word)
        maker = StoryMaker(rest, self.names(let_of(rest, own, word, self.findings), rest), self.findings)
        story = maker.story()
        if not self.findings.under("ending"):
            maker.check_endings(story.endings)
        counts = {} if topology is None else {"edge": 2 * topology.links}
        numbers = Numbers(self.findings, counts)
        law = {
            law.NAME: numbers.of(law, [getattr(rest.file.laws, law.NAME), getattr(own, law.NAME, None)], _parts(rest, law))
            for law in self.used
        }
        if topology is None or self.findings.all:
            return None, ()
        params = Params(topology, self.used, law, story)  # type: ignore[arg-type]
        for module in self.used:
            for sentence in getattr(module, "check", lambda _: [])(params):
                self.findings.add(("laws", module.NAME), sentence, "numbers that fit together")
        return params, tuple(maker.captions)

    def names(self, let: dict[str, float], rest: Shaped) -> Names:
        """What conditions may name."""
        metrics = {f"{law.NAME}.{m.name}": m for law in self.used for m in law.METRICS}
        unused = frozenset(f"{law.NAME}.{m.name}" for law in self.laws if law not in self.used for m in law.METRICS)
        return Names(metrics, {**let, "length": ticks_of(rest.file.length) / 60}, unused=unused)

    def check_tables(self, rest: Shaped) -> None:
        """Numbers for laws that the level doesn't use, or that would do nothing."""
        idle = [law.NAME for law in self.laws if law not in self.used]
        tables = [(loc, entry) for section in ("sector", "link") for loc, entry in rest.each(section)]
        tables += [(("difficulty", word), _difficulty(rest, word)) for word in DIFFICULTIES]
        for loc, entry in tables:
            for name in idle:
                if getattr(entry, name, None) is not None:
                    self.findings.add((*loc, name), "numbers of a law that isn't used", f"laws with a table [laws.{name}]")
        for word in DIFFICULTIES:
            self.check_override(rest, word)

    def check_override(self, rest: Shaped, word: str) -> None:
        """A difficulty can't change what every sector or link says for itself."""
        own = _difficulty(rest, word)
        for law in self.used:
            for param in law.PARAMS:
                parts = _parts(rest, law).get(param.per)
                if parts and given(getattr(own, law.NAME, None), param) is not None:
                    if all(given(part, param) is not None for part in parts):
                        loc = ("difficulty", word, law.NAME, param.name)
                        self.findings.add(loc, "a number without effect", f"numbers that not every {param.per} gives for itself")


def _parts(rest: Shaped, law: Law) -> dict[str, list[Any]]:
    return {per: [getattr(entry, law.NAME, None) for entry in getattr(rest.file, per)] for per in ("sector", "link")}


def _difficulty(rest: Shaped, word: str) -> Any:
    return getattr(rest.file.difficulty, f"d_{word.replace('-', '_')}", None)


def difficulties_of(rest: Shaped) -> tuple[Difficulty, ...]:
    """The three difficulties, mildest first."""
    own = {word: _difficulty(rest, word) for word in DIFFICULTIES}
    return tuple(
        Difficulty(word, (table and table.word) or word.replace("-", " "), (table and table.summary) or "")
        for word, table in own.items()
    )


__all__ = ["Sector", "load", "load_text"]
