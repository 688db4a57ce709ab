"""Run under a real display and a layout of its keyboard: presses keys by their places with xdotool, and prints as JSON
what the game takes them for and what it says stands on them.

    python -m tests.play.layout_probe
"""

import json
import subprocess
import sys
import time

import pygame

from game.play.dreams import dreams
from game.play.input.key_labels import label
from game.play.input.key_places import Place
from game.play.input.own_keys import Ask
from game.play.screens.run_choice import Choice
from game.play.screens.run_screen import RunScreen
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.shell.director import Director

EVDEV = {  # where X has the keys that are used here, by the scancodes that SDL has for them
    **{pygame.KSCAN_1 + n: 10 + n for n in range(10)},
    **{getattr(pygame, f"KSCAN_{name}"): 24 + n for n, name in enumerate("QWERTYUIOP")},
    **{getattr(pygame, f"KSCAN_{name}"): 38 + n for n, name in enumerate("ASDFGHJKL")},
    **{getattr(pygame, f"KSCAN_{name}"): 52 + n for n, name in enumerate("ZXCVBNM")},
    pygame.KSCAN_COMMA: 59, pygame.KSCAN_PERIOD: 60, pygame.KSCAN_TAB: 23, pygame.KSCAN_RETURN: 36,
    pygame.KSCAN_SPACE: 65, pygame.KSCAN_BACKSPACE: 22, pygame.KSCAN_LEFT: 113, pygame.KSCAN_RIGHT: 114,
    pygame.KSCAN_UP: 111, pygame.KSCAN_DOWN: 116, pygame.KSCAN_HOME: 110, pygame.KSCAN_END: 115,
    pygame.KSCAN_F1: 67, pygame.KSCAN_F11: 95, pygame.KSCAN_ESCAPE: 9,
}  # fmt: skip


class Desk:
    """An app without its loop, and hands."""

    def __init__(self) -> None:
        self.app = App(Director)
        self.app.ticks_per_frame = 1
        self.ticks(30)

    def ticks(self, count: int) -> None:
        """Take events and let ticks go by."""
        for _ in range(count):
            self.app._take_events()
            self.app.stack.send("tick")

    def press(self, place: Place, held: float = 0.0) -> None:
        """Press the key at a place, until the game has seen both ends of it."""
        code = f"0x{EVDEV[place]:x}" if EVDEV[place] < 10 else str(EVDEV[place])
        key = "Escape" if place == pygame.KSCAN_ESCAPE else code
        subprocess.run(["xdotool", "keydown", key], check=True)
        self._settle(0.06 + held)
        subprocess.run(["xdotool", "keyup", key], check=True)
        self._settle(0.06)

    def _settle(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.ticks(1)
            time.sleep(0.004)

    def screen(self) -> object:
        """What is up."""
        return self.app.stack.top


def verbs_of(desk: Desk, name: str) -> list[int]:
    """Which of a dream's verbs its keys give, each pressed by its place."""
    given: set[int] = set()
    desk.app.director.play(Choice(name, seed=7))
    screen = desk.screen()
    assert isinstance(screen, RunScreen)
    keys = {place for row in screen.dream.verbs.rows for place in row.places} | {
        place for key in screen.dream.verbs.keys.values() for place in key.places
    }
    for place in [pygame.KSCAN_TAB, *sorted(keys & EVDEV.keys()), *sorted(keys & EVDEV.keys())]:
        if not screen.run.over:
            desk.press(place)
        given |= {command.verb for command in screen.run.history.commands}
        row = screen.dream.verbs.at(place)
        given |= {int(row.verb)} if row and screen.in_hand() else set()  # the first of two steps
    return sorted(given)


def pauses(desk: Desk) -> list[bool]:
    """Whether the desk is paused, once P was pressed, and once it was pressed again."""
    desk.app.director.play(Choice("platform", seed=7))
    screen = desk.screen()
    assert isinstance(screen, RunScreen)
    found = []
    for _ in range(2):
        desk.press(Ask.PAUSE.places[0])
        found.append(screen.run.paused)
    return found


def theatre(desk: Desk) -> dict[str, object]:
    """What the keys of a replay do."""
    desk.app.director.play(Choice("guardian", seed=7, bot="idle"))
    screen = desk.screen()
    assert isinstance(screen, WatchRunScreen)
    desk.press(Ask.STAND_STILL.places[1])
    still, at = screen.still, screen.at
    desk.press(Ask.STEP.places[0])
    desk.press(Ask.TRUTH.places[0])
    desk.press(Ask.UP.places[0])
    return {"still": still, "step": screen.at - at, "truth": screen.truthful, "speed": screen.speed}


def menus(desk: Desk) -> dict[str, object]:
    """What the keys of the window and of a menu do."""
    desk.app.director.title()
    menu = desk.screen().menu  # type: ignore[attr-defined]
    before, muted = menu.focus, desk.app.settings.muted
    desk.press(Ask.DOWN.places[0])
    desk.press(Ask.MUTE.places[0])
    moved = (menu.focus - before) % len(menu.rows)
    desk.press(Ask.KEYS.places[0])
    return {"moved": moved, "muted": desk.app.settings.muted != muted, "keys": desk.screen().heading}  # type: ignore[attr-defined]


def main() -> int:
    """Press everything."""
    desk = Desk()
    found = {
        "verbs": {dream.base.name: verbs_of(desk, dream.base.name) for dream in dreams()},
        "pauses": pauses(desk),
        "theatre": theatre(desk),
        "menus": menus(desk),
        "labels": {str(place): label(place) for place in EVDEV},
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
