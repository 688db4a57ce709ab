"""The page of what is pressed."""

from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, DIFFICULTIES, load, resolve
from game.play.screens.host import Host
from game.play.screens.settings.page import Page
from game.play.screens.widgets import Row
from game.session import Session


def page(host: Host) -> Page:
    """Which key does what, and how late presses come."""
    says = timing_words(host.settings.last_difficulty)
    return Page("Hands", [
        Row("Keys", host.director.bind, None, lambda: _bound(host), "Which key does what, for each dream."),
        Row("Timing", host.director.calibrate, None, lambda: f"{host.settings.delay:+d} ms", says),
    ])  # fmt: skip


def _bound(host: Host) -> str:
    """The preset, and how much was changed beside it."""
    own = len(host.settings.keys)
    return f"{host.settings.keys_preset}, {own} changed" if own else host.settings.keys_preset


def windows(difficulty: str) -> list[tuple[str, int]]:
    """The windows of a press on the beat, as (grade, milliseconds to each side), as Dream III's file has them."""
    try:
        level = load(resolve("3"), difficulty if difficulty in DIFFICULTIES else DEFAULT_DIFFICULTY)
    except Fault:
        return []
    widths = Session(level, 1).now["nudge.window.steady"][:, 0]
    return [(grade, round(width / 1000)) for grade, width in zip(("perfect", "good", "fair"), widths, strict=True)]


def timing_words(difficulty: str) -> str:
    """What counts as in time in Dream III, as its level file has it."""
    found = windows(difficulty)
    said = ", ".join(f"{word} ±{ms} ms" for word, ms in found)
    return f"Measure how late your presses come. In time means {said}; less as composure falls." if found else ""
