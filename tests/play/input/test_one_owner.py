"""What key does what is said in one place: nobody else asks which key an event is of."""

import ast
from pathlib import Path

import pytest

PLAY = Path(__file__).resolve().parents[3] / "game" / "play"
FILES = [path for path in sorted(PLAY.rglob("*.py")) if PLAY / "input" not in path.parents]


def keys_of_its_own(source: str) -> list[str]:
    """Where a source names a keycode, compares a place, or reads which key an event is of."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = node.attr if isinstance(node, ast.Attribute) else ""
        compared = [*ast.walk(node)] if isinstance(node, ast.Compare) else []
        places_compared = any(isinstance(part, ast.Attribute) and part.attr.startswith("KSCAN_") for part in compared)
        of_event = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "event"
        asked = of_event and name in ("key", "scancode", "unicode")
        if name.startswith("K_") or asked or places_compared:
            found.append(f"line {node.lineno}")  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    "source",
    [
        "pygame.K_a",
        "event.key == 3",
        "if event.scancode: pass",
        "place == pygame.KSCAN_A",
        "place in (pygame.KSCAN_A,)",
    ],
)
def test_such_a_place_is_found(source: str) -> None:
    assert keys_of_its_own(source)


def test_nobody_else_asks_which_key_it_is() -> None:
    assert len(FILES) > 100
    told = {path.relative_to(PLAY).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
    assert {name: found for name, text in told.items() if (found := keys_of_its_own(text))} == {}
