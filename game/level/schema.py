"""The JSON Schema of a level file, and sentences about what it allows in a place."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from game.level.law_params import Law
from game.level.level_faults import Loc, one_of
from game.level.model import laws_of, level_model

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LANGUAGE = "numbers, + - *, comparisons, and, or, not, held(condition, seconds), time and length in seconds"


def json_schema(laws: Sequence[Law] | None = None) -> Schema:
    """The schema (JSON Schema draft 2020-12) that editors use for completion and hover texts."""
    used = laws_of(laws)
    schema: Schema = _tidy(_raw_schema(used))
    metrics = "; ".join(f"{law.NAME}.{metric.name}: {metric.doc}" for law in used for metric in law.METRICS)
    for table in ("BeatTable", "EndingTable"):
        when = schema["$defs"][table]["properties"]["when"]
        when["description"] += f". Made of {_LANGUAGE}, and metrics: {metrics}"
    return {"$schema": DIALECT, "title": "Lucid Control level, formats 1 and 2", **schema}


@lru_cache(maxsize=8)
def _raw_schema(laws: tuple[Law, ...]) -> Schema:
    return level_model(laws).model_json_schema(by_alias=True)


def _tidy(schema: Any) -> Any:
    """The same from every pydantic: no titles that only repeat names, no null, which TOML doesn't have."""
    if isinstance(schema, list):
        return [_tidy(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: _tidy(part) for key, part in schema.items() if not _needless(key, part)}
    if "const" in tidy:
        tidy.pop("enum", None)
    for join in ("anyOf", "allOf"):
        ways = [way for way in tidy.get(join, ()) if way != {"type": "null"}]
        if len(ways) == 1:
            del tidy[join]
            tidy = {**ways[0], **tidy}
    for limit in ("minimum", "maximum", "exclusiveMaximum"):
        if isinstance(tidy.get(limit), float) and tidy[limit].is_integer():
            tidy[limit] = int(tidy[limit])
    return tidy


def _needless(key: str, part: Any) -> bool:
    named = key == "title" and isinstance(part, str)
    return named or (key == "default" and part is None) or (key == "propertyNames" and "pattern" not in part)


class Allowed:
    """What is allowed in a place of the file, read off the schema."""

    def __init__(self, laws: tuple[Law, ...]) -> None:
        self.root: Schema = _tidied(laws)

    def at(self, loc: Loc) -> Schema:
        """The schema of a place; an empty one where the file has none."""
        schema = self.root
        for part in loc:
            schema = self._inside(schema, part)
        return schema

    def keys(self, loc: Loc) -> list[str]:
        """The keys that a table may have."""
        return [key for way in self.ways(loc) for key in way.get("properties", {})]

    def names(self, loc: Loc) -> list[str]:
        """The words that a text may be, where only some are allowed."""
        return [str(name) for way in self.ways(loc) for name in way.get("enum", ())]

    def sentence(self, loc: Loc) -> str:
        """What a value may be, in words."""
        return " or ".join(dict.fromkeys(map(_words, self.ways(loc))))

    def ways(self, loc: Loc) -> list[Schema]:
        """The alternatives that a place leaves."""
        return self._ways(self.at(loc))

    def _ways(self, schema: Schema) -> list[Schema]:
        return [self._target(way) for way in schema.get("oneOf", [schema])]

    def _target(self, schema: Schema) -> Schema:
        return self.root["$defs"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema

    def _inside(self, schema: Schema, part: str | int) -> Schema:
        for way in self._ways(schema):
            found = way.get("items") if isinstance(part, int) else way.get("properties", {}).get(part)
            found = found or next(iter(way.get("patternProperties", {}).values()), None)
            if isinstance(found, dict):
                return found
        return {}


@lru_cache(maxsize=8)
def _tidied(laws: tuple[Law, ...]) -> Schema:
    schema: Schema = _tidy(_raw_schema(laws))
    return schema


def _words(schema: Schema) -> str:
    kind = schema.get("type")
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return one_of([f'"{name}"' for name in schema["enum"]])
    if kind in ("number", "integer"):
        return ("a whole number" if kind == "integer" else "a number") + _range(schema)
    if kind == "boolean":
        return "true or false"
    if kind == "array":
        return f"a list of {_count(schema.get('minItems', 0), schema.get('maxItems'))}"
    if kind == "string":
        example = f' like "{schema["examples"][0]}"' if "examples" in schema else ""
        most = f" of at most {schema['maxLength']} characters" if "maxLength" in schema else ""
        return f"text{example}{most}"
    return " with ".join(["a table", *filter(None, [" and ".join(schema.get("required", ()))])])


def _range(schema: Schema) -> str:
    low, high, under = (schema.get(key) for key in ("minimum", "maximum", "exclusiveMaximum"))
    most = f" to {high:,g}" if high is not None else f" to under {under:g}" if under is not None else ""
    return (f" from {low:,g}" if low is not None else "") + most


def _count(least: int, most: int | None) -> str:
    return str(least) if least == most else f"{least} or more" if most is None else f"{least} to {most}"
