"""On which line each key stands, and what isn't safe to parse."""

import tomllib
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

from game.level.toml_lines import Unsafe, line_numbers
from game.level.toml_reader import parse

TEXT = '''\
top = 1  # [not.a.table]
"quoted key" = "a # b"
dotted.inner = [
  1,
  { x = 2, y = """
long
""" },
]
[table]
key = 'its'
[[list]]
name = "a"
[list.sub]
deep = 1979-05-27 07:32:00
[[list]]
name = "b"
'''


def places(value: Any, loc: tuple = ()) -> set[tuple]:
    """Every place of parsed data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return ({loc} if loc else set()) | {place for key, part in inner for place in places(part, (*loc, key))}


def test_every_place_has_the_line_on_which_it_was_written() -> None:
    lines = line_numbers(TEXT)
    assert {
        place: lines[place]
        for place in [
            ("top",),
            ("quoted key",),
            ("dotted", "inner"),
            ("dotted", "inner", 0),
            ("dotted", "inner", 1, "y"),
            ("table", "key"),
            ("list", 0),
            ("list", 0, "sub", "deep"),
            ("list", 1, "name"),
        ]
    } == {
        ("top",): 1,
        ("quoted key",): 2,
        ("dotted", "inner"): 3,
        ("dotted", "inner", 0): 4,
        ("dotted", "inner", 1, "y"): 5,
        ("table", "key"): 10,
        ("list", 0): 11,
        ("list", 0, "sub", "deep"): 14,
        ("list", 1, "name"): 16,
    }


def test_no_place_is_missed() -> None:
    assert places(tomllib.loads(TEXT)) <= set(line_numbers(TEXT))


KEYS = st.sampled_from(["a", "b", '"c d"', "'e'", "a.b", '"\\u0041"'])
ATOMS = st.sampled_from(["1", "-2.5", "true", '"x]"', "'}'", '"""a\nb"""', "1979-05-27", "[]", "{}", '"\\""'])
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[\n" + ",\n".join(parts) + "]"),
        st.lists(inner, max_size=3).map(
            lambda parts: "{" + ", ".join(f"k{i} = {part}" for i, part in enumerate(parts)) + "}"
        ),
    ),
    max_leaves=6,
)
PAIRS = st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}")
HEADS = KEYS.flatmap(lambda key: st.sampled_from([f"[{key}]", f"[[{key}]]", f"[ {key} . z ] # c"]))


@given(st.lists(st.one_of(PAIRS, HEADS), max_size=8))
@settings(max_examples=300, deadline=None)
def test_whatever_tomllib_reads_the_scan_knows_too(statements: list[str]) -> None:
    text = "\n".join(statements)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert places(data) <= set(line_numbers(text))


@given(st.text(alphabet="ab.=[]{}\"'\\#,\n 1", max_size=60))
@example('a = """""" b')
@settings(max_examples=500, deadline=None)
def test_the_scan_never_fails_on_any_text(text: str) -> None:
    assert set(line_numbers(text).values()) <= set(range(1, text.count("\n") + 2))


@pytest.mark.parametrize("text", [
    "a" + ".a" * 30_000 + " = 1",
    "[" + "a." * 200 + "a]",
    "x = " + "[" * 600 + "]" * 600,
    "x = " + "{a=" * 600 + "1" + "}" * 600,
    "x = " + "9" * 5000,
    "x = [1, " + "-" + "9" * 5000 + "]",
], ids=["dotted key", "dotted table", "lists", "tables", "digits", "digits in a list"])  # fmt: skip
def test_what_would_cost_too_much_is_refused_before_it_is_parsed(text: str) -> None:
    with pytest.raises(Unsafe) as unsafe:
        line_numbers("first = 1\n" + text)
    assert unsafe.value.line == 2


def test_a_string_that_looks_costly_is_no_reason_to_refuse() -> None:
    text = 'x = "' + "a." * 500 + "[" * 500 + '"'
    assert parse(text + "\n").data["x"].count("[") == 500
