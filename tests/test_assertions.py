"""A test can fail: each asserts something, itself or by a helper of the tests, and nothing that always holds."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import LONG

TESTS = Path(__file__).parent
SURE = "assert"
NEVER_NEGATIVE = ("abs", "hash", "int", "len")  # int(text, 16): of a digest there is no negative one


def calls(function: ast.AST) -> frozenset[str]:
    """What a function calls, methods with a dot before their name; SURE where it asserts itself."""
    found = set()
    for node in ast.walk(function):
        match node:
            case (
                ast.Assert()
                | ast.Raise()
                | ast.Call(func=ast.Attribute(ast.Name("pytest"), "raises" | "warns" | "fail"))
            ):
                found.add(SURE)
            case ast.Call(func=ast.Name(name)):
                found.add(name)
            case ast.Call(func=ast.Attribute(attr=name)):
                found.add(f".{name}")
    return frozenset(found)


def functions(tree: ast.Module | ast.ClassDef, dot: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Functions, and methods with a dot before their name, with what they call."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield dot + node.name, calls(node)
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, ".")


def empty(trees: dict[str, ast.Module]) -> list[str]:
    """Tests that assert nothing: neither themselves nor by a function of the tests or a method of their classes."""
    made = {module: dict(functions(tree)) for module, tree in trees.items()}
    taken = {module: [node for node in tree.body if isinstance(node, ast.ImportFrom)] for module, tree in trees.items()}
    sure = {module: {SURE} for module in trees}
    size = 0
    while size != (size := sum(map(len, sure.values()))):
        for module, names in sure.items():
            for node in taken[module]:
                there = {a.name for a in node.names}
                names |= {n for n in sure.get(node.module or "", ()) if n.startswith(".") or n in there}
            names |= {name for name, called in made[module].items() if called & names}
    return [
        f"{module}: {name}"
        for module, found in made.items() for name in found
        if name.lstrip(".").startswith("test_") and name not in sure[module]
    ]  # fmt: skip


def always(tree: ast.AST) -> list[str]:
    """Assertions that hold whatever happens: of a constant, of a tuple, or that what is never negative isn't."""
    return [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Assert) and _holds(node.test)]


def _holds(test: ast.expr) -> bool:
    match test:
        case ast.Constant(value=value):
            return bool(value)  # `assert False` is a way to fail
        case ast.Tuple():
            return True
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(map(_holds, values))
        case ast.Compare(left=ast.Call(func=ast.Name(id=name)), ops=[ast.GtE()], comparators=[ast.Constant(value=0)]):
            return name in NEVER_NEGATIVE
        case ast.Compare(left=left, ops=[ast.Eq() | ast.Is()], comparators=[right]):
            return ast.dump(left) == ast.dump(right) and not any(isinstance(node, ast.Call) for node in ast.walk(left))
    return False


@cache
def all_of_them() -> dict[str, ast.Module]:
    paths = {".".join(path.relative_to(TESTS.parent).with_suffix("").parts): path for path in TESTS.rglob("*.py")}
    return {name: ast.parse(path.read_text("utf-8")) for name, path in paths.items()}


def test_every_test_asserts_something() -> None:
    assert empty(all_of_them()) == []


def test_no_assertion_always_holds() -> None:
    assert {name: found for name, tree in all_of_them().items() if (found := always(tree))} == {}


@pytest.mark.parametrize(
    ("body", "good"),
    [("assert f()", True), ("pass", False), ("f()", False), ("pytest.raises(E, f)", True), ("sure()", True),
     ("sure_too()", True), ("unsure()", False), ("x.sure()", False), ("x.stays()", True), ("other.raises(1)", False)],
)  # fmt: skip
def test_a_test_without_an_assertion_is_found(body: str, good: bool) -> None:
    helper = "def sure(): assert 1\ndef sure_too(): sure()\ndef unsure(): f()\nclass X:\n def stays(self): sure()"
    taken = "from helper import sure, sure_too, unsure, X"
    trees = {"test": ast.parse(f"{taken}\ndef test_it():\n {body}"), "helper": ast.parse(helper)}
    assert (empty(trees) == []) == good


@pytest.mark.parametrize(
    ("text", "holds"),
    [("int(d, 16) >= 0", True), ("len(x) >= 0", True), ("x >= 0", False), ("(a, b)", True), ("True", True),
     ("False", False), ("a == a", True), ("f() == f()", False), ("a or True", True), ("len(x) > 0", False)],
)  # fmt: skip
def test_an_assertion_that_always_holds_is_found(text: str, holds: bool) -> None:
    assert (always(ast.parse(f"assert {text}")) != []) == holds


def test_modules_that_are_listed_as_long_exist() -> None:
    """A name that is no module's any more would make a long module quick."""
    listed = [TESTS / folder / f"test_{name}.py" for folder, names in LONG.items() for name in names.split()]
    assert [path for path in listed if not path.exists()] == []
