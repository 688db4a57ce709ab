"""A small picture of a recording: its desk two thirds through, when most has happened. Drawn once a file."""

from contextlib import suppress
from pathlib import Path

import pygame

from game.faults import Fault
from game.play.dreams import dream_of
from game.play.guidance.desk_state import desk_state
from game.play.guidance.prompts import Prompter
from game.play.render.theme import palette
from game.play.store.pictures import keep_picture, kept_picture
from game.replay import Playback, read

DRAWN, SMALL = (960, 540), (480, 270)  # pixels: desks need so many


def frame_of(path: Path) -> pygame.Surface:
    """The picture of a recording; a dark one where it can't be shown."""
    if found := kept_picture(path):
        return found
    made = pygame.Surface(SMALL)
    made.fill(palette.ink)
    with suppress(Fault, OSError):
        film = Playback(read(path))
        run = film.seek(film.replay.ticks * 2 // 3)
        whole = pygame.Surface(DRAWN)
        dream = dream_of(run.level)
        desk = dream.desk(run.level, DRAWN)
        before, now = run.shown
        desk.draw(whole, before, now, 1.0, desk_state(run, Prompter((), dream.verbs)))
        pygame.transform.smoothscale(whole, SMALL, made)
        keep_picture(path, made)
    return made
