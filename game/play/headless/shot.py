"""A picture of a run at a moment, without a window: what `lucid shot` writes."""

import os
from pathlib import Path

import pygame

from game.faults import Fault
from game.play.dreams import dream_of
from game.play.guidance.desk_state import desk_state
from game.play.render import display
from game.session import Session


def take_shot(run: Session, tick: int, path: str, size: tuple[int, int]) -> None:
    """Draw the desk of a fresh run at a tick, or at the run's last one if it ends before; write a PNG.

    Raises Fault when the file can't be written.
    """
    target = Path(path)
    _refuse(target)
    dream = dream_of(run.level)
    prompter = dream.prompts(run.level)
    while run.age < tick and run.tick():
        prompter.observe(run.now, run.events)
    display.start(headless=True)
    surface = pygame.display.set_mode(size)
    dream.desk(run.level, size).draw(surface, run.before, run.now, 1.0, desk_state(run, prompter))
    part = target.with_name(f"{target.name}.{os.getpid()}.part.png")
    try:
        pygame.image.save(surface, part)
        os.replace(part, target)
    except (OSError, pygame.error) as error:
        part.unlink(missing_ok=True)
        raise Fault(f"{target}: the picture can't be written ({getattr(error, 'strerror', None) or error}).") from None


def _refuse(target: Path) -> None:
    """Check the path before a minute is spent on the run."""
    if target.suffix.lower() != ".png":
        raise Fault(f"{target}: a picture's name ends in .png.")
    if target.is_dir():
        raise Fault(f"{target}: a folder; name a file in it, such as {target / 'shot.png'}.")
    if not target.parent.is_dir():
        raise Fault(f"{target.parent}: no such folder; make it first.")
