"""The JSON Schema that editors use."""

import json
import tomllib
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from game.level import json_schema, shipped
from game.sim.laws import LAWS as GAME_LAWS
from tests.level.small import LAWS, SMALL, changed
from tools.make_schema import TARGET


def valid(level: str) -> bool:
    return Draft202012Validator(json_schema(LAWS)).is_valid(tomllib.loads(level))


def test_the_committed_schema_is_current() -> None:
    assert json.loads(TARGET.read_text(encoding="utf-8")) == json_schema(), "run tools/make_schema.py"


def test_it_is_a_schema_itself() -> None:
    assert Draft202012Validator(Draft202012Validator.META_SCHEMA).is_valid(json_schema())


@pytest.mark.parametrize("name", list(shipped()))
def test_shipped_levels_are_valid(name: str) -> None:
    data = tomllib.loads(shipped()[name].read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(json_schema()).iter_errors(data)] == []


@pytest.mark.parametrize(("old", "new"), [
    ("format = 1", "format = 3"),
    ("dream = 1", "dream = 4"),
    ("[laws.tide]", "[laws.tied]"),
    ("[laws.tide]", "[laws.tide]\npull = 5"),
    ("[laws.tide]", "[laws.tide]\nstart = { between = [1] }"),
    ("bearing = 180", "bearing = 360"),
    ('mood = "dark"', 'mood = "drak"'),
    ('at = "0:05"', 'at = "soon"'),
    ("enough = 0.25", 'enough = "x"'),
])  # fmt: skip
def test_it_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    assert valid(SMALL)
    assert not valid(changed((old, new)))


def test_it_accepts_each_way_of_drawing_a_number() -> None:
    ways = ["3", "{ between = [1, 2] }", "{ median = 3, spread = 0.5 }"]
    assert all(valid(changed(("[laws.tide]", f"[laws.tide]\nstart = {way}"))) for way in ways)


def nodes(schema: Any) -> list[dict[str, Any]]:
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = [schema] if isinstance(schema, dict) else []
    return own + [node for part in inner for node in nodes(part)]


def test_every_number_of_every_law_has_a_sentence_a_range_and_a_default() -> None:
    schema = json_schema()
    for law in GAME_LAWS:
        table = schema["$defs"][law.NAME.title()]
        for param in law.PARAMS:
            said = table["properties"][param.name]
            assert said["description"].startswith(param.doc)
            assert said["default"] == param.default
            assert any({"minimum", "maximum"} <= set(node) or node.get("type") == "boolean" for node in nodes(said))


def test_every_key_of_the_fixed_part_has_a_sentence() -> None:
    schema = json_schema()
    tables = [schema, *(schema["$defs"][name] for name in ("Sector", "Link", "BeatTable", "EndingTable"))]
    silent = [key for table in tables for key, said in table["properties"].items() if "description" not in said]
    assert silent == []


def test_conditions_name_every_metric_in_their_hover_text() -> None:
    hover = json_schema()["$defs"]["EndingTable"]["properties"]["when"]["description"]
    assert all(f"{law.NAME}.{metric.name}: {metric.doc}" in hover for law in GAME_LAWS for metric in law.METRICS)
