"""A level with other numbers: made from what the loader kept, without reading the text again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from game.level.clock import clock, ticks_of
from game.level.law_params import Law, ParamReader, PlacedTable, model_of, scaled
from game.level.law_tables import PLACES, LawTables, drowned
from game.level.level import Level
from game.level.level_faults import Finding, Findings, LevelFault, nearest, one_of, show
from game.level.numbers import Acts, Number, Value, numbers_of
from game.level.schema import Allowed
from game.level.tables import Clock, Number as LetNumber
from game.level.timeline import TimelineCompiler
from game.level.validate import ValidFile
from game.sim.params import ARMS, Params
from game.sim.program import Beat, Timeline
from game.sim.spec import effects_of, retired_of

_LET: TypeAdapter[float] = TypeAdapter(LetNumber)
_LENGTH: TypeAdapter[str] = TypeAdapter(Clock)


class LevelSource:
    """What a level was made of at one difficulty. Raises LevelFault of one sentence for what can't be."""

    def __init__(
        self, laws: Sequence[Law], used: Sequence[Law], tables: LawTables, word: str, timeline: TimelineCompiler
    ) -> None:
        self.laws, self.word, self.tables, self.compiler = tuple(laws), word, tables, timeline
        self.used = {law.NAME: law for law in used}
        self.retired = {f"{law.NAME}.{name}" for law in used for name in retired_of(law)}
        self.valid: ValidFile = tables.valid

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """Every number by name, with what the level says."""
        found = numbers_of(self.valid, self.tables, tuple(self.used.values()), self.laws, self.word)
        return {number.name: number for number in found}

    def changed(self, level: Level, changes: Mapping[str, Value], running: bool) -> Level:
        """The level with these numbers, on top of those that were changed before; retired ones do nothing."""
        changes = {name: value for name, value in changes.items() if name not in self.retired}
        merged = dict(level.changed)
        for name, value in changes.items():
            number = self._number(name, running)
            self._valid(number, value)
            merged.pop(name, None)
            if value != number.value:
                merged[name] = value
        laws = {str(self._loc(name)[-2]) for name in changes if self._loc(name)[0] in ("laws", *PLACES)}
        timed = {name for name in changes if self._loc(name)[0] in ("let", "beat", "length")}
        timeline = self._timeline(level, merged, timed) if timed else level.params.timeline
        law = level.params.law | {name: self._law(level, self.used[name], merged) for name in laws}
        params = replace(level.params, law=law, timeline=timeline)
        self._check(params, changes)
        length = ticks_of(merged.get("length", self.valid.file.length))
        return replace(level, params=params, length_ticks=length, changed=merged)

    def _loc(self, name: str) -> tuple[Any, ...]:
        return self.numbers[name].loc

    def _number(self, name: str, running: bool) -> Number:
        number = self.numbers.get(name)
        if number is None:
            near = [other for other in self.numbers if other.split(".")[0] == name.split(".")[0]]
            allowed = f"numbers of this level, such as {one_of(near or self.numbers)}"
            raise _fault(name, "an unknown number", allowed, nearest(name, list(self.numbers)))
        if running and number.acts is Acts.FROM_START:
            raise _fault(name, "acts only from the start, so a dream that goes on keeps the one it has")
        return number

    def _valid(self, number: Number, value: Value) -> None:
        """Raise LevelFault where a level file couldn't say that."""
        try:
            if value is None:
                raise ValueError
            self._read(number, value)
        except (ValidationError, ValueError, OverflowError, RecursionError):
            # a finding shows the start of what was found; the whole may be long
            raise _fault(number.name, show(value), Allowed(self.laws).sentence(number.loc)) from None

    def _read(self, number: Number, value: Value) -> Any:
        kind, key = number.loc[0], number.loc[-1]
        if kind == "length":
            return _LENGTH.validate_python(value, strict=True)
        if kind == "let":
            return _LET.validate_python(value, strict=True)
        if kind == "beat":
            return type(self.valid.file.beat[number.loc[1]]).model_validate({key: value})
        return _table(self.used[str(number.loc[-2])], None if kind == "laws" else str(kind), {str(key): value})

    def _law(self, level: Level, law: Law, merged: Mapping[str, Value]) -> SimpleNamespace:
        """A law's whole numbers, read by the loader's own reader: changes are the strongest word of each place."""
        mine = [(self._loc(name), value) for name, value in merged.items() if self._loc(name)[-2:-1] == (law.NAME,)]
        whole = {str(loc[-1]): value for loc, value in mine if loc[0] == "laws"}
        parts = {per: list(tables) for per, tables in self.tables.parts[law.NAME].items()}
        for (per, at, _, key), value in [pair for pair in mine if pair[0][0] in PLACES]:
            parts[per][at] = _with(parts[per][at], _table(law, per, {key: value}))
        findings = Findings(", ".join(whole) or law.NAME, {}, {})
        for param in law.PARAMS:
            if param.name in whole and drowned(param, parts.get(param.per, ())):
                allowed = f"numbers that not every {param.per} says for itself"
                findings.add(("laws", law.NAME, param.name), "a number without effect", allowed)
        sizes = {"edge": 2 * level.map.links, "arm": ARMS}
        tables = [*self.tables.whole(law, self.word), (("laws", law.NAME), _table(law, None, whole))]
        space = ParamReader(findings, sizes).of(law, tables, parts)
        _raise_first(findings)
        return space

    def _timeline(self, level: Level, merged: Mapping[str, Value], timed: set[str]) -> Timeline:
        """The compiled timeline with other numbers of its beats, of [let], or another length."""
        findings = Findings(", ".join(timed), {}, {})
        timeline = level.params.timeline
        length = merged.get("length", self.valid.file.length)
        words = {name for name in timed if self._loc(name)[0] != "beat"}
        if words:
            let = {
                name: merged.get(name, number.value) for name, number in self.numbers.items() if number.loc[0] == "let"
            }
            timeline = self.compiler.again(timeline, let, length, words, findings)
        beats = list(timeline.beats)
        for name in timed - words:
            _, at, key = self._loc(name)
            beats[at] = self._beat(beats[at], key, merged.get(name, self.numbers[name].value))
        for at, beat in enumerate(beats):
            if beat.at >= ticks_of(length):
                findings.add(("beat", at, "at"), show(clock(beat.at)), f"a time before the level's length, {length}")
        _raise_first(findings)
        return replace(timeline, beats=tuple(beats))

    def _beat(self, beat: Beat, key: str, value: Value) -> Beat:
        if key == "at":
            return replace(beat, at=ticks_of(value))
        changes = (change for law in self.laws for effect in effects_of(law) for change in effect.changes)
        forms = {change.kind: change.form for change in changes if change.value == key}
        effects = (
            change._replace(value=scaled(forms[change.kind], value)) if change.kind in forms else change
            for change in beat.effects
        )
        return replace(beat, effects=tuple(effects))

    def _check(self, params: Params, changes: Mapping[str, Value]) -> None:
        """Raise LevelFault where a law says that its numbers don't go together."""
        for law in params.laws:
            for sentence in getattr(law, "check", lambda _: [])(params):
                raise _fault(", ".join(changes), sentence)


@lru_cache(maxsize=512)  # making one takes a millisecond
def _model(of: tuple[Law, str | None]) -> type[BaseModel]:
    return model_of(*of)


def _table(law: Law, per: str | None, values: dict[str, Value]) -> BaseModel:
    return _model((law, per)).model_validate(values)


def _with(placed: PlacedTable, over: BaseModel) -> PlacedTable:
    """A table with what another says."""
    loc, table = placed
    said = {key: getattr(over, key) for key in over.model_fields_set}
    return loc, over if table is None else table.model_copy(update=said)


def _fault(name: str, found: str, allowed: str = "", guess: str | None = None) -> LevelFault:
    return LevelFault([Finding(_one_line(name), 0, "", found, allowed, guess)])


def _one_line(name: str) -> str:
    return show(name)[1:-1]


def _raise_first(findings: Findings) -> None:
    if findings.all:
        raise LevelFault(list(findings.all)[:1])
