"""Refuse in game/ every import that doesn't stand at the top of its file, since such a one hides who needs whom.

    python3 tools/ci/late_imports.py [FILE...]

Packages of the optional groups may be imported where they are used, and the command line what it needs for the command
that was asked for. An import for the type checker alone is a need as any other. tests/test_imports.py runs this over
game/, and shows on bad code that it would be found.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPTIONAL = {"PIL", "av", "distributed", "gymnasium", "matplotlib", "optuna", "rich", "send2trash", "tomlkit"}
ALLOWED = {
    "game/cli/__init__.py": ("game.cli.command_line",),  # signals are heard before anything takes time
    "game/cli/command_line.py": (
        "game.cli.commands",
        "game.play.shell.opening",
    ),  # help needs nothing; a window no more
    "game/cli/commands.py": ("game.play",),  # what draws nothing needs no display library
    "game/cli/whatif.py": ("game.play",),  # the same
    "game/cli/why.py": ("game.play",),  # the same
    "game/locks.py": ("fcntl", "msvcrt"),  # each is there on its own systems alone
}
BY_NAME = {"__import__", "import_module"}
FINDS_PACKAGES = {"game/extensions.py", "game/bots/own_policy.py"}  # they know the names only when they run


def late_imports(text: str, path: str = "") -> list[str]:
    """Imports of a module's text that don't stand at its top, as `line: import`; path is relative to the tree."""
    tree = ast.parse(text)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and node not in tree.body:
            late = [name for name in _names(node) if not _allowed(name, path)]
            found += [f"{node.lineno}: import {name}" for name in late]
        elif isinstance(node, ast.Name | ast.Attribute) and path not in FINDS_PACKAGES:
            name = node.id if isinstance(node, ast.Name) else node.attr
            found += [f"{node.lineno}: {name}"] if name in BY_NAME else []
    return found


def _names(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or "."]


def _allowed(name: str, path: str) -> bool:
    within = tuple(f"{each}." for each in ALLOWED.get(path, ()))
    return name.split(".")[0] in OPTIONAL or f"{name}.".startswith(within)


def main(files: list[str]) -> int:
    """Print what is found; 1 when there is any."""
    paths = [Path(file).resolve() for file in files] or sorted((ROOT / "game").rglob("*.py"))
    count = 0
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        for line in late_imports(path.read_text("utf-8"), name):
            print(f"{name}:{line}: imports stand at the top of their file")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
