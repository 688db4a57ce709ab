"""On every layout the same places do the same, and what is said to stand on them is what the layout has there."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.play.dreams import dreams
from tests.play.window_driver import ROOT, display

LABELS = {  # what stands on the keys at the places of M, P, full stop, Q and 1
    "us": "MP.Q1",
    "fr": ",P:A1",
    "de": "MP.Q1",
    "ru": "ЬЗЮЙ1",
    "gr": "ΜΠ.;1",
    "us dvorak": "MLV'1",
}
PLACES = (pygame.KSCAN_M, pygame.KSCAN_P, pygame.KSCAN_PERIOD, pygame.KSCAN_Q, pygame.KSCAN_1)
SLOW = [pytest.param(name, marks=pytest.mark.slow if name in ("fr", "ru") else pytest.mark.sweep) for name in LABELS]


@cache
def probed(layout: str, home: Path) -> dict[str, Any]:
    """What the probe finds under a layout."""
    if not shutil.which("setxkbmap"):
        pytest.skip("needs setxkbmap (on Debian: apt install x11-xkb-utils)")
    with display() as screen:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "LUCID_", "XDG_"))}
        env = kept | {"DISPLAY": screen, "SDL_AUDIODRIVER": "dummy", "XDG_CONFIG_HOME": str(home / "config"),
                      "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
                      "SDL_FRAMEBUFFER_ACCELERATION": "0"}  # fmt: skip
        subprocess.run(["setxkbmap", *layout.split()], env=env, check=True, capture_output=True)
        command = [sys.executable, "-m", "tests.play.layout_probe"]
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


@pytest.mark.parametrize("layout", SLOW)
def test_a_layout_moves_no_key_and_labels_each(layout: str, tmp_path: Path) -> None:
    found = probed(layout, tmp_path)
    for dream in dreams()[:3]:
        assert {int(row.first or row.verb) for row in dream.verbs.rows} <= set(found["verbs"][dream.base.name])
    assert found["pauses"] == [True, False]
    assert found["theatre"] == {"still": True, "step": 1, "truth": True, "speed": 4}
    assert found["menus"] == {"moved": 1, "muted": True, "keys": "Keys and mouse"}
    assert "".join(found["labels"][str(place)] for place in PLACES) == LABELS[layout]
