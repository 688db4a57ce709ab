"""Where fonts and sounds lie: inside the package in a wheel, beside it in the source tree."""

from pathlib import Path

from game.faults import Fault

PACKAGE = Path(__file__).resolve().parents[2]


def asset(*parts: str) -> Path:
    """The path of an asset, like `asset("fonts", "EBGaramond-Italic.ttf")`; a Fault when it isn't there."""
    for root in (PACKAGE / "assets", PACKAGE.parent / "assets"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise Fault(f"{'/'.join(('assets', *parts))}: not found beside the game; install the game again.")
