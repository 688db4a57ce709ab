"""How long a start takes: a process of its own, from its first moment to the first picture and to the title's menu."""

import os
import subprocess
import sys
import time
from typing import NamedTuple

from game.faults import Fault

STARTS = 4  # the first of them makes what is kept; the fastest of the others counts
LONGEST = 60.0  # seconds that one may take
MENU = "game.play.screens.title"  # where it isn't there yet, the picture has no menu
PROGRAM = f"""
import sys, time
import pygame
shown, flip = [], pygame.display.flip
def flipped():
    flip()
    shown.append(time.time())
    if {MENU!r} in sys.modules:
        print(shown[0], shown[-1], flush=True)
        sys.exit()
pygame.display.flip = flipped
from game.cli import main
main()
"""


class StartCost(NamedTuple):
    """Seconds from the start of the process: to the first picture in the window, and to the title with its menu."""

    picture: float
    menu: float


def start_cost(starts: int = STARTS) -> StartCost:
    """What a warm start takes, without a display or a sound device. Raises Fault where it comes to no picture."""
    found = [_start() for _ in range(starts)][1:]
    return StartCost(*(round(min(times), 3) for times in zip(*found, strict=True)))


def _start() -> tuple[float, float]:
    surroundings = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=surroundings, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    try:
        first, menu = map(float, done.stdout.split()[-2:])
    except ValueError:
        raise Fault(f"The title drew no picture: {done.stderr.strip()[-300:] or 'it said nothing'}.") from None
    return first - begun, menu - begun
