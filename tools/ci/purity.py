"""Refuse in game/sim whatever isn't exact on every machine, or reaches outside of the world.

    python3 tools/ci/purity.py [FILE...]

Walks the syntax tree: modules, numpy's functions and dtypes are held to lists of what is known to be exact,
with reasons; a new entry wants one too. tests/test_imports.py runs it over game/sim, and shows on bad code
that it would be found.
"""

import ast
import re
import sys
from pathlib import Path

SIM = Path(__file__).resolve().parents[2] / "game" / "sim"

MODULES = {
    "numpy",  # integer arrays; which parts of it, below
    "collections.abc",  # names of types
    "dataclasses",  # records
    "enum",  # named whole numbers
    "functools",  # caching what doesn't change
    "hashlib",  # the digest: the same bytes give the same digest everywhere
    "types",  # a namespace for parameters, the type of a law
    "typing",
}
NUMPY = {
    # types of one size on every machine; `int_`, `intp` and the like are not
    "bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "ndarray",
    # making and shaping: moves numbers, computes nothing
    "arange", "array", "asarray", "ascontiguousarray", "atleast_1d", "atleast_2d", "broadcast_to",
    "concatenate", "copyto", "empty", "empty_like", "eye", "fill_diagonal", "flatnonzero", "frombuffer",
    "full", "full_like", "hstack", "indices", "nonzero", "ones", "ones_like", "ravel", "repeat", "roll",
    "stack", "take", "tile", "vstack", "where", "zeros", "zeros_like",
    # arithmetic on whole numbers: exact, and where it wraps it wraps alike everywhere
    "abs", "absolute", "add", "clip", "cumsum", "diff", "floor_divide", "left_shift", "max", "maximum", "min",
    "minimum", "multiply", "negative", "remainder", "right_shift", "sign", "subtract", "sum",
    # comparison and logic
    "all", "any", "argmax", "argmin", "array_equal", "bitwise_and", "bitwise_or", "bitwise_xor",
    "count_nonzero", "equal", "greater", "greater_equal", "invert", "less", "less_equal", "logical_and",
    "logical_not", "logical_or", "logical_xor", "not_equal",
    # order: equal whole numbers can't be told apart; indices only from a stable sort, see `visit_Call`
    "argsort", "sort", "unique",
}  # fmt: skip
AUTHORS = {"Key", "Param"}  # declare what an author may write
DEFAULT_TO_FLOAT = {"empty", "eye", "ones", "zeros"}  # must be told what they are made of
FLOAT_METHODS = {"argpartition", "conj", "dot", "mean", "ptp", "std", "var"}
NAMES = {
    "float": "makes a float",
    "complex": "makes a complex number",
    "hash": "differs from process to process",
    "id": "differs from process to process",
    "open": "files are not for the simulation",
    "input": "the simulation asks nobody",
    "print": "the simulation tells nobody",
    "eval": "computes what can't be read here",
    "exec": "computes what can't be read here",
    "compile": "computes what can't be read here",
    "__import__": "imports what can't be read here",
}
WHOLE_DTYPE = re.compile(r"([<>|=]?[iu][1248]|\|?b1|\?|u?int(8|16|32|64)|bool)")


class Purity(ast.NodeVisitor):
    """Collects what in a module of game/sim isn't exact everywhere, or reaches outside."""

    def __init__(self, tree: ast.Module, home: str) -> None:
        self.homes = (f"{home}.", "game.sim.")
        self.found: list[str] = []
        self.visit(tree)

    def refuse(self, node: ast.AST, why: str) -> None:
        self.found.append(f"line {getattr(node, 'lineno', 0)}: {why}")

    def visit_Import(self, node: ast.Import) -> None:
        for name in node.names:
            if name.name not in MODULES and not f"{name.name}.".startswith(self.homes):
                self.refuse(node, f"imports {name.name}")
            if name.name == "numpy" and name.asname != "np":
                self.refuse(node, "numpy goes by the name of np")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        inside = node.level == 0 and f"{node.module}.".startswith(self.homes)
        if not inside and (node.module not in MODULES or node.module == "numpy" or node.level):
            self.refuse(node, f"imports from {'.' * node.level}{node.module or ''}")

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, float | complex):
            self.refuse(node, f"{node.value!r} is a float")

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self.operator(node, node.op, node.right)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.operator(node, node.op, node.value)

    def operator(self, node: ast.AST, op: ast.operator, right: ast.expr) -> None:
        if isinstance(op, ast.Div):
            self.refuse(node, "/ makes floats; // doesn't")
        if isinstance(op, ast.MatMult):
            self.refuse(node, "@ isn't a plain sum")
        whole = isinstance(right, ast.Constant) and isinstance(right.value, int)
        if isinstance(op, ast.Pow) and not whole:
            self.refuse(node, "a power whose exponent could be negative makes floats")
        self.generic_visit(node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        # A number in a sentence for people may be a fraction: it goes no further.
        inner = node.value
        if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Div):
            self.visit(inner.left)
            self.visit(inner.right)
        else:
            self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self.refuse(node, "state outside of World")

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.refuse(node, "state outside of World")

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in NAMES:
            self.refuse(node, f"{node.id}: {NAMES[node.id]}")
        if node.id == "np":
            self.refuse(node, "np handed on: what becomes of it can't be read here")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name) and node.value.id == "np":
            if node.attr not in NUMPY:
                self.refuse(node, f"np.{node.attr} isn't among what is known to be exact")
            return
        if node.attr in FLOAT_METHODS:
            self.refuse(node, f".{node.attr}() makes floats, or has no order that is the same everywhere")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        # An author's number, which the loader turns into fixed point: a law never sees it.
        if isinstance(node.func, ast.Name) and node.func.id in AUTHORS:
            rest = [a for a in node.args if not isinstance(a, ast.Constant)]
            for argument in [*rest, *(k.value for k in node.keywords)]:
                self.visit(argument)
            return
        self.made_of(node)
        stable = any(k.arg == "kind" and ast.unparse(k.value) == "'stable'" for k in node.keywords)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "argsort" and not stable:
            self.refuse(node, "argsort leaves the order of ties open unless kind='stable'")
        self.generic_visit(node)

    def made_of(self, node: ast.Call) -> None:
        """Refuse dtypes that are left to numpy, or given as the name of a float."""
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        dtypes = [k.value for k in node.keywords if k.arg == "dtype"]
        if name in {"astype", "view", "dtype"}:
            dtypes += node.args[:1]
        if ast.unparse(function).startswith("np.") and name in DEFAULT_TO_FLOAT:
            dtypes += node.args[1:]
            if not dtypes:
                self.refuse(node, f"np.{name} makes floats unless it is told otherwise")
        for dtype in dtypes:
            value = dtype.value if isinstance(dtype, ast.Constant) else "int32"
            if value is None or (isinstance(value, str) and not WHOLE_DTYPE.fullmatch(value)):
                self.refuse(dtype, f"{value!r} isn't made of whole numbers")

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        # The type of an author's number, declared: nothing is computed with it.
        declared = [n for n in node.body if isinstance(n, ast.AnnAssign)] if node.name in AUTHORS else []
        for part in ast.iter_child_nodes(node):
            if part not in declared:
                self.visit(part)

    def visit_For(self, node: ast.For) -> None:
        self.in_order(node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.in_order(node.iter)
        self.generic_visit(node)

    def in_order(self, walked: ast.expr) -> None:
        made = isinstance(walked, ast.Call) and ast.unparse(walked.func) in {"set", "frozenset"}
        if made or isinstance(walked, ast.Set | ast.SetComp):
            self.refuse(walked, "a set has no order that is the same everywhere")


def impurities(source: str, home: str = "game.sim") -> list[str]:
    """What a module of game/sim must not do, a sentence each; or one of another dream's own simulation, its home."""
    return Purity(ast.parse(source), home).found


def main() -> int:
    """Check the files named, or all of game/sim."""
    found = 0
    for path in map(Path, sys.argv[1:] or sorted(SIM.rglob("*.py"))):
        for sentence in impurities(path.read_text("utf-8")):
            print(f"{path}: {sentence}")
            found += 1
    return found > 0


if __name__ == "__main__":
    sys.exit(main())
