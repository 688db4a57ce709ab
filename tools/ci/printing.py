"""Refuse in game/ whatever prints by itself: `game/streams.py` makes all that is printed printable.

    python3 tools/ci/printing.py [FILE...]

Names, titles and results come from files of anybody, and a terminal obeys what it is sent. tests/test_streams.py runs
this over game/, and shows on bad code that it would be found.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {
    "game/streams.py": "the one place",
    "game/cli/parser.py": "the help is the program's own text",
}
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}


def prints(text: str) -> list[str]:
    """Where a module's text prints, or writes to a standard stream, as `line: call`."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [f"{call.lineno}: {ast.unparse(call.func)}" for call in calls if _prints(call)]


def _prints(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id in ("print", "pprint")
    if not isinstance(call.func, ast.Attribute):
        return False
    names = {node.attr for node in ast.walk(call.func) if isinstance(node, ast.Attribute)}
    writes = call.func.attr in ("write", "writelines", "buffer")
    return (writes and bool(names & STREAMS)) or call.func.attr in ("print_exc", "print_exception", "pprint")


def main(files: list[str]) -> int:
    """Print what is found; 1 when there is any."""
    paths = [Path(file).resolve() for file in files] or sorted((ROOT / "game").rglob("*.py"))
    count = 0
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        for line in prints(path.read_text("utf-8")) if name not in ALLOWED else ():
            print(f"{name}:{line}: what is printed goes through game/streams.py")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
