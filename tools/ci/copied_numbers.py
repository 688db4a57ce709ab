"""Refuse in play and bots what a level or a law owns: its parameters, its worlds, and copies of its numbers.

    python3 -m tools.ci.copied_numbers

Walks the syntax trees. A number, or a constant made of numbers, that is compared with an entry of the panel which is
a share or a count either is a rule's, and then has to come off the panel too, or is somebody's own judgement, and then
stands in JUDGEMENTS with its reason.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from game.sim.fixed import FAR, HALF, ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws import LAWS
from tools.ci.judgements import JUDGEMENTS

GAME = Path(__file__).resolve().parents[2] / "game"
ROOMS = ("play", "bots")
DREAMS = {ports.parent.name for ports in (GAME / "sim" / "laws").glob("*/ports.py")}
MEASURED = {"Q16", "Q24", "Q16 a second", "Q24 a second", "Q16 hertz", "count", "microseconds"}
ENTRIES = {shown.name for law in LAWS for shown in law.SHOWS if shown.unit in MEASURED}
PANEL_READERS = {"one", "all", "unit", "share", "mixed"}  # how a view or a panel is asked for an entry
FREE = {0, 1, -1, ONE, WHOLE}
KNOWN = {"ONE": ONE, "WHOLE": WHOLE, "HALF": HALF, "FAR": FAR, "TICKS_PER_SECOND": TICKS_PER_SECOND}
ELSEWHERE = 0.5  # stands for a constant of another module of play, whatever it is
Numbers = dict[str, float]


def reaches_past_the_panel(tree: ast.AST) -> list[str]:
    """Where a module reads parameters or worlds."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "params":
            found.append(f"line {node.lineno}: reads {ast.unparse(node)}")
        if isinstance(node, ast.ImportFrom) and node.module == "game.sim.params":
            found += [f"line {node.lineno}: imports Params" for name in node.names if name.name == "Params"]
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", None) or "", *(name.name for name in node.names)]
            found += [f"line {node.lineno}: imports {name}" for name in names if name.startswith("game.sim.world")]
    return found


def copied_numbers(tree: ast.Module) -> list[str]:
    """The comparisons of an entry of the panel with a number of the module, as `entry: comparison`."""
    numbers, found = _constants(tree), []
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)):
        held = _held(function)
        for node in (node for node in _own(function) if isinstance(node, ast.Compare)):
            for pair in pairwise([node.left, *node.comparators]):
                for shown, other in (pair, pair[::-1]):
                    entries, value = _entries(shown, held), _value(other, numbers)
                    if entries and value is not None and value not in FREE:
                        found.append(f"{min(entries)}: {ast.unparse(node)}")
    return list(dict.fromkeys(found))


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function, but not in those within it."""
    todo = list(ast.iter_child_nodes(function))
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            todo += ast.iter_child_nodes(node)


def _held(function: ast.AST) -> dict[str, set[str]]:
    """Which entries the names of a function hold, as far as plain assignments say."""
    held: dict[str, set[str]] = {}
    for node in sorted((n for n in _own(function) if isinstance(n, ast.Assign)), key=lambda n: n.lineno):
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=False))
            for name, value in pairs:
                if isinstance(name, ast.Name) and (entries := _entries(value, held)):
                    held[name.id] = entries
    return held


def _entries(node: ast.AST, held: dict[str, set[str]]) -> set[str]:
    """The entries of the panel that an expression is made of; a comparison in it is no entry any more."""
    if isinstance(node, ast.Compare | ast.IfExp | ast.BoolOp | ast.Lambda):
        return set()
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return set()
    if isinstance(node, ast.Name):
        return held.get(node.id, set())
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in PANEL_READERS
        and node.args
    ):
        return _named(node.args[0])
    if isinstance(node, ast.Subscript) and (named := _named(node.slice)):
        return named
    return set().union(*(_entries(child, held) for child in ast.iter_child_nodes(node)))


def _named(node: ast.AST) -> set[str]:
    return {node.value} & ENTRIES if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def _constants(tree: ast.Module) -> Numbers:
    """The numbers that a module gives a name."""
    numbers = dict(KNOWN)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("game.sim."):
            numbers.update({name.asname or name.name: ELSEWHERE for name in node.names if name.name.isupper()})
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=False))
            for name, one in pairs:
                if isinstance(name, ast.Name) and (number := _value(one, numbers)) is not None:
                    numbers[name.id] = number
    return numbers


def _value(node: ast.AST, numbers: Numbers) -> float | None:
    """What an expression of numbers and their names comes to; None for any other."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value
    if isinstance(node, ast.Name):
        return numbers.get(node.id)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("round", "int", "_q16"):
        return _value(node.args[0], numbers)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _value(node.operand, numbers)
        return None if inner is None else -inner
    if isinstance(node, ast.BinOp):
        a, b = _value(node.left, numbers), _value(node.right, numbers)
        return None if a is None or b is None else _made(node.op, a, b)
    return None


def _made(op: ast.operator, a: float, b: float) -> float | None:
    if isinstance(op, ast.LShift | ast.RShift):
        return int(a) << int(b) if isinstance(op, ast.LShift) else int(a) >> int(b)
    made = {ast.Mult: a * b, ast.Add: a + b, ast.Sub: a - b, ast.Div: a / (b or 1), ast.FloorDiv: a // (b or 1)}
    return made.get(type(op))


def owner(path: Path) -> str:
    """Whose judgements a module of game/ holds: play or bots, and the dream it belongs to, if any: `play/engine`."""
    room, *rest = path.relative_to(GAME).parts
    dream = next((part for part in rest if part in DREAMS), "")
    return f"{room}/{dream}" if dream else room


@cache
def copies() -> dict[str, dict[str, list[str]]]:
    """What play and bots copy, by whose it is and comparison, with the files that hold it; judgements included."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted(path for room in ROOMS for path in (GAME / room).rglob("*.py")):
        for copied in copied_numbers(ast.parse(path.read_text("utf-8"))):
            files = found.setdefault(owner(path), {}).setdefault(copied, [])
            files.append(path.relative_to(GAME.parent).as_posix())
    return found


def faults() -> list[str]:
    """A line for every copied number that nobody gave a reason, and for every judgement that nobody makes any more."""
    found = copies()
    refused = [
        f"{file}: {copied}: a rule's number comes off the panel; a judgement stands in JUDGEMENTS"
        for whose, copied_here in found.items()
        for copied, files in copied_here.items()
        for file in files
        if copied not in JUDGEMENTS.get(whose, {})
    ]
    stale = [
        f"tools/ci/judgements.py: {whose}: {copied}: stands in JUDGEMENTS, but nobody compares it"
        for whose, kept in JUDGEMENTS.items()
        for copied in kept
        if copied not in found.get(whose, {})
    ]
    return refused + stale


def main() -> int:
    """Say what is refused, and which judgements nobody makes any more."""
    found = faults()
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
