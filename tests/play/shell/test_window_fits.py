"""A real window on small and large screens: it fits, takes the whole screen and comes back, and is clicked when tiny.

Where a window manager is installed the same is tried under it: openbox, say (on Debian: apt install openbox).
"""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from game.play.screens.fit import Fit, laid_out_for
from game.play.screens.menu_screen import FOOT, GAP, LEFT
from game.play.screens.widgets import unit
from game.play.shell.opening import OPENING
from tests.play.window_driver import Game, display

SCREENS = ((1024, 600), (1920, 1080))
TREE = re.compile(r'"[^"]*Lucid Control".* (\d+)x(\d+)[+-]\S+ +\+(-?\d+)\+(-?\d+)')


@contextmanager
def managed(screen: str, manager: str) -> Iterator[None]:
    """A window manager on a screen; none for an empty name."""
    if manager and not shutil.which(manager):
        pytest.skip(f"needs {manager} (on Debian: apt install {manager})")
    process = subprocess.Popen([manager], env={"DISPLAY": screen}, stderr=subprocess.DEVNULL) if manager else None
    time.sleep(1)
    try:
        yield
    finally:
        if process:
            process.terminate()
            process.wait(10)


class Placed(Game):
    """The game with a window whose place is known, framed or not."""

    parked = (500, 300)

    @property
    def tree(self) -> str:
        """All windows of the screen, a line each."""
        command = ["xwininfo", "-root", "-tree"]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=True).stdout

    def has_window(self) -> bool:
        """Whether there is one, and it answers."""
        return bool(found := TREE.search(self.tree)) and not found[0].startswith(f'"{OPENING}')

    @property
    def box(self) -> pygame.Rect:
        """Where its picture lies on the screen."""
        found = TREE.search(self.tree)
        assert found
        w, h, x, y = map(int, found.groups())
        return pygame.Rect(x, y, w, h)

    def resize(self, size: tuple[int, int]) -> None:
        """Drag it to a size, and wait until it has it."""
        window = next(line.split()[0] for line in self.tree.splitlines() if TREE.search(line))
        self._do("windowsize", window, *map(str, size))
        self.until(lambda: self.box.size == size, "another size")

    def leaves(self, place: tuple[int, int]) -> bool:
        """Whether a click there ends it; not before its menu is laid out for its size."""
        if self.process.poll() is None:
            self.click(*place)
            time.sleep(1)
        return self.process.poll() == 0

    def comes_to(self, box: pygame.Rect) -> bool:
        """Whether the key for the whole screen leads there."""
        time.sleep(1)  # the desktop takes a moment for the window that it has just changed
        self.key("F11")
        end = time.monotonic() + 20  # a busy machine lays out slowly
        while self.box != box and time.monotonic() < end:
            time.sleep(0.1)
        assert self.box == box
        return True


def last_row(box: pygame.Rect) -> tuple[int, int]:
    """Where the last row of the title's menu is seen in a window."""
    fit = Fit(laid_out_for(box.size), box.size)
    u, scale = unit(fit.picture), fit.area.w / fit.picture[0]
    x, y = (LEFT + 60) * u, fit.picture[1] - (FOOT + GAP / 2) * u
    return box.x + fit.area.x + round(x * scale), box.y + fit.area.y + round(y * scale)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xwininfo"), reason="needs xwininfo (on Debian: apt install x11-utils)")
@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("manager", ["", "openbox"])
def test_it_fits_takes_the_whole_screen_comes_back_and_is_clicked_when_tiny(
    size: tuple[int, int], manager: str, tmp_path: Path
) -> None:
    with display(size) as screen, managed(screen, manager), Placed(screen, tmp_path) as game:
        whole = pygame.Rect(0, 0, *size)
        time.sleep(1)
        first = game.box
        assert whole.contains(first)
        for _ in range(2):
            assert game.comes_to(whole)
            assert game.comes_to(first)
        game.resize((200, 150))
        game.resize((500, 300))
        place = last_row(game.box)
        game.until(lambda: game.leaves(place), "the end that the last row asks for")
        assert game.ended() == (0, "")
