"""The page of the assists: how a dream meets whoever plays it. Within a run they change that run too."""

from collections.abc import Callable, Sequence
from typing import Any

from game.play.screens.host import Host
from game.play.screens.settings.page import Page
from game.play.screens.widgets import Row
from game.session.assists import windows_word
from game.sim.timing import WIDEST

SPEEDS = (100, 90, 80, 70, 60, 50)  # percent
WINDOWS = (1.0, 1.5, 2.0, 3.0, float(WIDEST))  # times as wide as a level has them


def page(host: Host) -> Page:
    """A row each, and what it does in a sentence."""
    return Page("Assists", [
        _row(host, "Speed", "speed", SPEEDS, lambda percent: f"{percent} %",
             "How fast a dream goes; presses are judged by its own time."),
        _flag(host, "Orders", "orders", ("while it goes on", "also while it waits"),
              "Whether what you order while the dream waits is done as soon as it goes on."),
        _flag(host, "Closed eyes", "rest", ("the dream goes on", "the dream rests"),
              "While your eyes are closed composure returns, and nothing else happens."),
        _flag(host, "Sight", "sight", ("follows composure", "stays"),
              "With little composure far instruments blur; or you always see everything."),
        _row(host, "Timing", "windows", WINDOWS, lambda times: "unchanged" if times == 1 else windows_word(times),
             "How near the beat or the crest a press has to be; without windows any press is in time."),
        _flag(host, "Holds", "toggle", ("keep pressed", "press twice"),
              "Whatever is held, gears and stretch too: keep the key down, or press to begin and press to end."),
        _flag(host, "Practice", "practice", ("off", "on"),
              "Nothing ends a dream before its time, unless you win it."),
        _flag(host, "Rewinding", "rewind", ("off", "ten seconds"),
              "{rewind} goes back ten seconds, as often as you like; what was played until then is kept."),
    ])  # fmt: skip


def _flag(host: Host, label: str, name: str, words: tuple[str, str], says: str) -> Row:
    return _row(host, label, name, (False, True), lambda value: words[value], says)


def _row(host: Host, label: str, name: str, values: Sequence[Any], word: Callable[[Any], str], says: str) -> Row:
    """An assist by its name, as it is in the run that is on the stack, else as runs begin with it."""

    def turn(way: int) -> None:
        now = host.assist(name)
        here = values.index(now) if now in values else 0
        host.change(**{name: values[(here + way) % len(values)]})

    return Row(label, None, turn, lambda: word(host.assist(name)), says, name=name)
