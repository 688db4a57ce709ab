"""Hours in one window: menus, runs, replays and resizes without end, and what memory and handles come to.

    python -m tests.play.shell.hours --minutes 240

It needs Xvfb and xdotool. A line a minute says megabytes and handles; the last one, what is wrong with them.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from game.play.screens.waiting import WAITS
from tests.play.shell.test_window_fits import Placed
from tests.play.window_driver import SIZE, display, row

SIZES = ((960, 540), (1600, 900), (1920, 1080), SIZE)
DREAMS = {"The Platform": 9, "The Guardian": 8, "The Engine": 7}  # their rows in the title, counted from the last
RECORDINGS, SETTINGS, KEYS = 5, 3, 2
LASTS = 20.0  # seconds of a run
MOST, GROWS = 450, 8  # megabytes at all, and from the third quarter to the last
HANDLES = 4  # by which their number may differ


class Look(NamedTuple):
    """One look at the process: megabytes in memory, and open handles."""

    megabytes: int
    handles: int


def look(process: int) -> Look:
    """A look at a process by its number."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return Look(pages * 4096 >> 20, len([*Path(f"/proc/{process}/fd").iterdir()]))


def faults_of(looks: Sequence[Look]) -> list[str]:
    """What is wrong with looks from beginning to end; they begin once every dream has been seen."""
    quarter = max(1, len(looks) // 4)
    third, last = (max(each.megabytes for each in looks[-n * quarter :][:quarter]) for n in (2, 1))
    most = max(each.megabytes for each in looks)
    handles = [each.handles for each in looks[-2 * quarter :]]
    return [
        *([f"{most} MB at most, where {MOST} are allowed"] if most > MOST else []),
        *([f"from {third} MB to {last} MB in the last quarter"] if last > third + GROWS else []),
        *([f"{min(handles)} to {max(handles)} handles"] if max(handles) - min(handles) > HANDLES else []),
    ]


def hours(home: Path, seconds: float, tell: Callable[[str], object] = print) -> list[Look]:
    """Play for so long; a look a minute, from when every dream was seen."""
    found: list[Look] = []
    with display((1920, 1080)) as screen, Placed(screen, home) as game:
        sizes, told = itertools.cycle(SIZES), time.monotonic()
        until = told + seconds
        for title in itertools.cycle(DREAMS):
            for _ in _round(game, title, sizes):
                if time.monotonic() - told >= 60:
                    told = time.monotonic()
                    found.append(look(game.process.pid))
                    tell(f"{found[-1].megabytes} MB, {found[-1].handles} handles, {title}")
            if time.monotonic() > until:
                return found[len(DREAMS) * 2 :] or found
    raise AssertionError


def _round(game: Placed, title: str, sizes: Iterator[tuple[int, int]]) -> Iterator[None]:
    """A run of a dream, a recording, and menus, at other sizes again and again."""
    home = "Lucid Control"
    yield
    game.go_on(lambda: _choose(game, DREAMS[title]), title)
    game.key("Return")
    time.sleep(1.5)
    if game.shows("Before you sleep"):
        game.key("Down", "Return")
    for _ in range(2):
        end = time.monotonic() + LASTS / 2
        while time.monotonic() < end:
            game.key("Tab", "1", "Right", "2", "a", "3")
            yield
        game.resize(next(sizes))
    game.resize(SIZE)
    game.go_on(lambda: _leave(game), home)
    game.go_on(lambda: _choose(game, RECORDINGS), "Recordings")
    game.key("Return", "Up", "Up")
    for _ in range(2):
        time.sleep(3)
        game.resize(next(sizes))
        yield
    game.resize(SIZE)
    game.go_on(lambda: game.key("Escape"), "Recordings")
    for chosen, name in ((SETTINGS, "Settings"), (KEYS, "Keys and mouse")):
        game.go_on(lambda: game.key("Escape"), home)
        game.go_on(lambda chosen=chosen: _choose(game, chosen), name)  # type: ignore[misc]
        game.key("Tab", "Tab", "Down")
    game.go_on(lambda: game.key("Escape"), home)


def _choose(game: Placed, from_last: int) -> None:
    """A row of the title, counted from the last."""
    (x, y), window = row(10 - from_last, 10), game.box
    game.click(window.x + x, window.y + y)


def _leave(game: Placed) -> None:
    """From the desk to its pause, to the menu, and out by its last row; at the title these keys do nothing."""
    for _ in range(2):
        game.key("Escape")
        time.sleep(0.6)
    if game.shows(WAITS):
        game.key("Up", "Return")


def main() -> int:
    """Play for so many minutes; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=240)
    with tempfile.TemporaryDirectory() as home:
        faults = faults_of(hours(Path(home), parser.parse_args().minutes * 60, lambda line: print(line, flush=True)))
    print(*faults or ["nothing grows"], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
