"""The JSON Schema of a level file, and sentences about what it allows in a place."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from game.level.findings import Loc, one_of
from game.level.model import level_model, laws_of
from game.level.numbers import Law

Schema = dict[str, Any]


def json_schema(laws: Sequence[Law] | None = None) -> Schema:
    """The schema (JSON Schema draft 2020-12) that editors use for completion and hover texts."""
    used = laws_of(laws)
    schema = _without_titles(level_model(used).model_json_schema(by_alias=True))
    metrics = "; ".join(f"{law.NAME}.{m.name}: {m.doc}" for law in used for m in law.METRICS)
    for table in ("BeatTable", "EndingTable"):
        when = schema["$defs"][table]["properties"]["when"]
        when["description"] += (
            ". Names, numbers, + - *, comparisons, and, or, not, held(condition, seconds), time, length (seconds). "
            f"Metrics: {metrics}"
        )
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Lucid Control level, format 1"}
    return {**head, **schema, "properties": {"$schema": {"type": "string"}, **schema["properties"]}}


@lru_cache(maxsize=8)
def _plain_schema(laws: tuple[Law, ...]) -> Schema:
    return level_model(laws).model_json_schema(by_alias=True)


def _without_titles(schema: Any) -> Any:
    """Titles that pydantic makes of names say nothing; a property that is called `title` stays."""
    if isinstance(schema, list):
        return [_without_titles(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(part) for key, part in schema.items() if key != "title" or not isinstance(part, str)
    }  # fmt: skip


class Allowed:
    """What is allowed in a place of the file."""

    def __init__(self, laws: tuple[Law, ...]) -> None:
        self.root = _plain_schema(laws)

    def at(self, loc: Loc) -> Schema:
        """The schema of a place; an empty one where the file has none."""
        schema = self.plain(self.root)
        for part in loc:
            schema = self.plain(self.inside(schema, part))
        return schema

    def inside(self, schema: Schema, part: str | int) -> Schema:
        for way in self.ways(schema):
            if isinstance(part, int) and "items" in way:
                return dict(way["items"])
            if part in way.get("properties", {}):
                return dict(way["properties"][part])
            if isinstance(part, str) and isinstance(way.get("additionalProperties"), dict):
                return dict(way["additionalProperties"])
            if isinstance(part, str) and "patternProperties" in way:
                return dict(next(iter(way["patternProperties"].values())))
        return {}

    def plain(self, schema: Schema) -> Schema:
        """The schema with its reference and an optional's null taken away."""
        while True:
            if "$ref" in schema:
                schema = self.root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
            elif len(ways := [w for w in schema.get("anyOf", ()) if w.get("type") != "null"]) == 1:
                schema = ways[0]
            else:
                return schema

    def ways(self, schema: Schema) -> list[Schema]:
        """The alternatives that a schema leaves."""
        options = [w for w in schema.get("oneOf", schema.get("anyOf", ())) if w.get("type") != "null"]
        return [self.plain(way) for way in options] or [schema]

    def keys(self, loc: Loc) -> list[str]:
        """The keys that a table may have."""
        return [key for way in self.ways(self.at(loc)) for key in way.get("properties", {})]

    def sentence(self, loc: Loc) -> str:
        """What a value may be, in words."""
        return " or ".join(dict.fromkeys(_words(way) for way in self.ways(self.at(loc))))


def _words(schema: Schema) -> str:
    if "const" in schema:
        return repr(schema["const"])
    if "enum" in schema:
        return one_of([f'"{name}"' for name in schema["enum"]])
    kind = schema.get("type")
    if kind in ("number", "integer"):
        return ("a whole number" if kind == "integer" else "a number") + _range(schema)
    if kind == "boolean":
        return "true or false"
    if kind == "array":
        least, most = schema.get("minItems"), schema.get("maxItems")
        count = f"{least}" if least == most else f"{least or 0} to {most}" if most else "some"
        return f"a list of {count} entries"
    if kind == "string":
        example = f' like "{schema["examples"][0]}"' if "examples" in schema else ""
        return f"text{example}" + (f" of at most {schema['maxLength']} characters" if "maxLength" in schema else "")
    return "a table" + (f" of {one_of(schema['properties'])}" if schema.get("properties") else "")


def _range(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    words = [
        f"from {low:g}" if low is not None else f"above {above:g}" if above is not None else "",
        f"to {high:g}" if high is not None else f"under {below:g}" if below is not None else "",
    ]
    return "".join(f" {word}" for word in words if word)
