"""Writes levels/level.schema.json from what level format and laws declare. Run it when either changes."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game.level import json_schema  # noqa: E402

TARGET = ROOT / "levels" / "level.schema.json"


def text() -> str:
    """The schema as it's committed."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    print(TARGET.relative_to(ROOT))
