"""A picture of a run at a moment, without a window: what `lucid shot` writes."""

import pygame

from game.faults import Fault
from game.play.dreams import dream_of
from game.play.guidance.desk_state import desk_state
from game.play.render import display
from game.play.render.picture import write_picture
from game.session import Session
from game.whole_file import demand_place


def take_shot(run: Session, tick: int, path: str, size: tuple[int, int]) -> None:
    """Draw the desk of a fresh run at a tick, or at the run's last one if it ends before; write a PNG.

    Raises Fault when the file can't be written.
    """
    if not path.lower().endswith(".png"):
        raise Fault(f"{path}: a picture's name ends in .png.")
    target = demand_place(path, "a picture")
    dream = dream_of(run.level)
    prompter = dream.prompts(run.level)
    while run.age < tick and run.tick():
        prompter.observe(run.now, run.events)
    display.start(headless=True)
    surface = pygame.display.set_mode(size)
    dream.desk(run.level, size).draw(surface, run.before, run.now, 1.0, desk_state(run, prompter))
    write_picture(surface, target)
