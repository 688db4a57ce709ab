"""A display, the game in its window, and somebody's hands: xdotool, and nothing else reaches the game."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pygame
import pytest

from game.cli import main
from game.play.screens.menu_screen import FOOT, GAP, LEFT, WIDE
from game.play.shell.opening import OPENING
from game.replay import ReplayFault, read

ROOT = Path(__file__).resolve().parent.parent.parent
MISSING = [tool for tool in ("Xvfb", "xdotool") if not shutil.which(tool)]
SIZE = (1280, 720)
Hand = Callable[[], object]
ANSWERS = 3  # seconds that a screen may take to come


@contextmanager
def display(size: tuple[int, int] = SIZE) -> Iterator[str]:
    """A screen of its own, by its name."""
    if MISSING:
        pytest.skip(f"needs {' and '.join(MISSING)} (on Debian: apt install xvfb xdotool)")
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


TITLE = 11  # rows of the title where nothing was played yet


def row(index: int, rows: int) -> tuple[int, int]:
    """The middle of a row of a menu at the left, as title and choices have it."""
    return LEFT + WIDE // 2, SIZE[1] - FOOT - GAP * rows + GAP * index + GAP // 2


class Game:
    """The game under way, and the hands."""

    parked = (1, 1)  # where the pointer is while the window comes

    def __init__(self, screen: str, home: Path, *arguments: str, **env: str) -> None:
        self.home = home
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "LUCID_", "XDG_"))}
        self.env = kept | {
            "DISPLAY": screen,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "SDL_AUDIODRIVER": "dummy",
            "SDL_FRAMEBUFFER_ACCELERATION": "0",
            "PYTHONPATH": str(ROOT),
            "LUCID_LAST_FRAME": str(home / "last.png"),
            **env,
        }
        self.move(*self.parked)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", *arguments], cwd=home, env=self.env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.until(self.has_window, "a window")

    def __enter__(self) -> "Game":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    # Hands

    def key(self, *names: str) -> None:
        """Press and let go of keys, one after the other."""
        self._do("key", "--delay", "60", *names)

    def down(self, name: str) -> None:
        """Press a key and keep it down."""
        self._do("keydown", name)

    def up(self, name: str) -> None:
        """Let go of a key."""
        self._do("keyup", name)

    def move(self, x: float, y: float) -> None:
        """Move the pointer."""
        self._do("mousemove", str(round(x)), str(round(y)))

    def click(self, x: float, y: float, button: int = 1) -> None:
        """Click somewhere."""
        place = str(round(x)), str(round(y))
        self._do("mousemove", *place, "sleep", "0.05", "click", str(button), "sleep", "0.05")

    def press(self, x: float, y: float) -> None:
        """Press the left button somewhere and keep it down."""
        self.move(x, y)
        time.sleep(0.08)
        self._do("mousedown", "1")

    def release(self) -> None:
        """Let go of the left button."""
        self._do("mouseup", "1")

    def _do(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.env, check=True, timeout=20, capture_output=True)

    # Eyes

    def has_window(self) -> bool:
        """Whether its window is under the pointer, and answers."""
        return "Lucid Control" in (name := self._under_pointer()) and not name.startswith(OPENING)

    def _under_pointer(self) -> str:
        def ask(*command: str) -> str:
            done = subprocess.run(["xdotool", *command], env=self.env, timeout=20, capture_output=True, text=True)
            return done.stdout

        place = dict(line.split("=") for line in ask("getmouselocation", "--shell").split())
        return ask("getwindowname", place.get("WINDOW", "0"))

    def shows(self, title: str) -> bool:
        """Whether the screen that is up is called so, as the window's title begins; the pointer must be on it."""
        return self._under_pointer().startswith(title)

    def go_on(self, ask: Callable[[], object], title: str) -> None:
        """Ask until a screen of that title is up. Asked again only if nothing came of it: a screen that has just come
        is deaf for a moment, and a busy machine may be slow."""
        asked = 0.0

        def come() -> bool:
            nonlocal asked
            if self.shows(title):
                return True
            if time.monotonic() - asked > ANSWERS:
                ask()
                asked = time.monotonic()
            return False

        self.until(come, title)

    def end_by_override(
        self, press: Callable[[], object], down: Callable[[], object], up: Callable[[], object]
    ) -> None:
        """Arm the override and hold it until the dream has ended; a busy machine may let the arming lapse."""

        def ended() -> bool:
            press()
            time.sleep(0.7)
            down()
            for _ in range(100):
                time.sleep(0.1)
                if self.last_frame.exists():
                    break
            up()
            return self.last_frame.exists()

        self.until(ended, "an ending", 120)

    @property
    def replays(self) -> list[Path]:
        """What it has recorded, oldest first."""
        return replays_in(self.home)

    def recorded(self) -> int:
        """How many ticks its first recording holds; none in the instant before its head is written."""
        with suppress(IndexError, ReplayFault):
            return read(self.replays[0]).ticks
        return 0

    @property
    def last_frame(self) -> Path:
        """The picture of the run's last tick."""
        return self.home / "last.png"

    def until(self, true: Callable[[], object], what: str, seconds: float = 60) -> None:
        """Wait for something; fail when it doesn't come, or the game has ended."""
        end = time.monotonic() + seconds
        while not true():
            if self.process.poll() is not None:
                said = self.process.communicate()[1]
                pytest.fail(f"the game ended with {self.process.returncode} before {what}: {said}")
            assert time.monotonic() < end, f"no {what} within {seconds} s"
            time.sleep(0.1)

    def ended(self, seconds: float = 30) -> tuple[int, str]:
        """Wait for the end of the program; its exit code, and what it said on stderr."""
        _, said = self.process.communicate(timeout=seconds)
        return self.process.returncode, said


def replays_in(home: Path) -> list[Path]:
    """What was recorded in a home, oldest first."""
    return sorted(home.glob("data/**/*.replay"), key=lambda file: file.stat().st_mtime)


def verify(path: Path) -> int:
    """The exit code of `lucid verify`."""
    return main(["verify", str(path)])


def done(path: Path) -> set[int]:
    """The verbs that a recording holds."""
    return {command.verb for command in read(path).commands.values()}


def pixels(path: Path) -> bytes:
    """A picture's size and pixels."""
    picture = pygame.image.load(path)
    return repr(picture.get_size()).encode() + pygame.image.tobytes(picture, "RGB")


def replayed_frame(screen: str, home: Path, replay: Path) -> bytes:
    """The picture of the last tick when a recording is shown, at sixteen times its speed."""
    home.mkdir()
    with Game(screen, home, "replay", str(replay)) as game:
        game.key("h", "Up", "Up", "Up", "Up")
        game.until(game.last_frame.exists, "a last tick", 120)
        time.sleep(0.5)
        game.key("Escape")
        return pixels(game.last_frame)
