"""Writes README's tables of keys from the verbs of the dreams; with --check it only says whether they are as written.

    python -m tools.make_key_tables [--check]

A table stands between a line `<!-- keys: NAME -->`, with the name of a dream, and a line `<!-- end of keys -->`.
"""

import re
import sys
from pathlib import Path

from game.level import load, shipped
from game.play.dreams import dreams

README = Path(__file__).resolve().parent.parent / "README.md"
TABLE = re.compile(r"(<!-- keys: (\w+) -->\n\n).*?(\n<!-- end of keys -->)", re.DOTALL)
HEAD = "| key | mouse | does |\n|---|---|---|\n"


def table(name: str) -> str:
    """The table of the dream of a name, as Markdown, with the numbers of its level."""
    dream = next(dream for dream in dreams() if dream.base.name == name)
    level = next(level for level in map(load, shipped().values()) if level.dream == dream.number)
    return HEAD + "".join(f"| {line.keys} | {line.mouse} | {line.does} |\n" for line in dream.keys_at(level))


def written(text: str) -> str:
    """README with the tables as they have to be."""
    return TABLE.sub(lambda found: found[1] + table(found[2]) + found[3], text)


def main(arguments: list[str]) -> int:
    """Write, or check. 1: README differs."""
    text = README.read_text(encoding="utf-8")
    fresh = written(text)
    if "--check" in arguments:
        return int(fresh != text)
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
