"""Mutants of data by its schema: every field, list and table too short, too long, of another type, extreme, absent."""

import copy
import pickle
import random
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from typing import Any, NamedTuple

OTHERS: tuple[Any, ...] = (
    0, 1, -1, 2**31, -(2**63), 2**63 - 1, 0.5, -0.0, 1e300, 5e-324, float("nan"), float("inf"), True, False, "", "x",
    " ", "a\nb", "a\x1b[2J", "a\u202eb", "\x00", "é", "x" * 3000, "0:00", "99:59.9", "time >= length", [], [0], [[]],
    [{}], ["x", "x"], {}, {"x": 1}, {"between": [1, 0]}, {"median": 1, "spread": 1}, {"": {}}, date(1979, 5, 27),
)  # fmt: skip
Steps = tuple[str | int, ...]


class Place(NamedTuple):
    """A place that data may have, and what the schema says of it."""

    path: Steps
    schema: dict[str, Any]


class Absent(Enum):
    """What stands where nothing is to stand. A member of an enumeration, since a copy of it has to be it."""

    ABSENT = auto()


ABSENT = Absent.ABSENT


class SchemaMutator:
    """Makes mutants of data of one JSON Schema; others are values that are of another type mostly anywhere."""

    def __init__(self, schema: dict[str, Any], others: Sequence[Any] = OTHERS) -> None:
        self.schema, self.others = schema, others
        self._ways: dict[int, tuple[dict[str, Any], ...]] = {}  # by the identity of a part of the schema
        self._bases: dict[int, tuple[Any, bytes, list[Place]]] = {}  # by identity: the base, packed, its places

    def ways(self, schema: dict[str, Any]) -> tuple[dict[str, Any], ...]:
        """The alternatives of a part of the schema, with references looked up."""
        found = self._ways.get(id(schema))
        if found is None:
            found = self._ways[id(schema)] = tuple(self._looked_up(schema))
        return found

    def _looked_up(self, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "$ref" in schema:
            yield from self.ways(self.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]])
        elif "oneOf" in schema or "anyOf" in schema:
            for way in schema.get("oneOf", schema.get("anyOf", ())):
                yield from self.ways(way)
        else:
            yield schema

    def places(self, schema: dict[str, Any], value: Any, path: Steps = ()) -> Iterator[Place]:
        """Every place of a value, and of what it might hold besides."""
        if path:
            yield Place(path, schema)
        for way in self.ways(schema):
            if isinstance(value, dict):
                names = {**dict.fromkeys(way.get("properties", {})), **dict.fromkeys(value)}
                more = next(iter(way.get("patternProperties", {}).values()), way.get("additionalProperties"))
                for name in names:
                    inner = way.get("properties", {}).get(name, more)
                    if isinstance(inner, dict):
                        yield from self.places(inner, value.get(name, ABSENT), (*path, name))
            elif isinstance(value, list) and isinstance(way.get("items"), dict):
                for i, entry in enumerate(value):
                    yield from self.places(way["items"], entry, (*path, i))

    def mutations(self, place: Place, value: Any) -> list[list[Any]]:
        """What may be put in a place, by kind: nothing or another type, the extremes of what is allowed and what lies
        beyond, lists that are longer and shorter, tables with more and less in them."""
        wide = [limit for way in self.ways(place.schema) for limit in extremes(way)]
        long = [made for way in self.ways(place.schema) if isinstance(value, list) for made in lists(way, value)]
        full: list[Any] = []
        if isinstance(value, dict):
            full = [{name: part for name, part in value.items() if name != without} for without in value]
            full += [{**value, "nonsense": 1}, {**value, "a.b": 1}]
        return [kind for kind in ([ABSENT, *self.others], wide, wide, long, full) if kind]

    def mutant(self, chance: random.Random, base: Any) -> Any:
        """A copy with one place changed, or two, or three. Nobody may change the base: its places are kept."""
        if id(base) not in self._bases:
            self._bases[id(base)] = (base, pickle.dumps(base), list(self.places(self.schema, base)))
        _, packed, there = self._bases[id(base)]
        data = pickle.loads(packed)
        for change in range(chance.choice((1, 1, 2, 2, 3))):
            there = list(self.places(self.schema, data)) if change else there
            place = chance.choice(there)
            kinds = self.mutations(place, inside(data, place.path))
            put(data, place.path, copy.deepcopy(chance.choice(chance.choice(kinds))))
        return data


def extremes(way: dict[str, Any]) -> Iterator[Any]:
    """The least, the most and their neighbours."""
    for limit in ("minimum", "maximum", "exclusiveMaximum"):
        if limit in way:
            most = way[limit]
            yield from (most, most - 1, most + 1, float(most), most + 0.001, most - 0.001)
    if "maxLength" in way:
        yield from ("x" * way["maxLength"], "x" * (way["maxLength"] + 1))
    yield from way.get("enum", ())
    yield from (str(word).upper() for word in way.get("enum", ()))
    yield from way.get("examples", ())


def lists(way: dict[str, Any], value: list[Any]) -> Iterator[list[Any]]:
    """Too few, too many, and as many as may be."""
    most = way.get("maxItems", 30)
    yield from (value[:-1], value[1:], value[::-1], [*value, *value])
    for count in (way.get("minItems", 0) - 1, way.get("minItems", 0), most, most + 1, 2 * most + 9):
        yield [distinct(value[i % len(value)], i) for i in range(max(0, count))] if value else [{}] * max(0, count)


def distinct(entry: Any, number: int) -> Any:
    """A copy of an entry with a name of its own."""
    if isinstance(entry, str):
        return f"{entry[:14]} {number}"
    if isinstance(entry, dict) and isinstance(entry.get("name"), str):
        return {**entry, "name": f"{entry['name'][:14]}-{number}", "bearing": number * 7 % 360}
    return copy.copy(entry)


def inside(data: Any, path: Steps) -> Any:
    """What stands in a place; ABSENT where nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return data


def put(data: Any, path: Steps, value: Any) -> None:
    """Put a value in a place, or take out what stands there."""
    for part in path[:-1]:
        data = data.setdefault(part, {}) if isinstance(data, dict) else data[part]
    if value is not ABSENT:
        data[path[-1]] = value
    elif inside(data, path[-1:]) is not ABSENT:
        del data[path[-1]]
