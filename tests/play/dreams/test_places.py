"""Where a desk says that a thing lies is where a click hits it."""

from collections.abc import Iterator

import pygame
import pytest

from game.bots import persona
from game.level import Level, load, shipped
from game.play.dreams import dream_of, dreams, level_of
from game.play.dreams.dream import DreamDesk
from game.play.guidance.desk_state import desk_state
from game.play.render.view import Hit
from game.session import BotSource, Session

SIZES = [((960, 540), 11), pytest.param((1280, 720), 7, marks=pytest.mark.slow)]  # pixels between places that are tried
SEED, MOMENTS = 3, (2, 600)  # ticks at which the desk is drawn


def levels() -> Iterator[Level]:
    for file in shipped().values():
        yield load(file).at(SEED)
    for dream in dreams():
        if dream.lesson:
            yield level_of(dream.lesson)


def drawn(level: Level, size: tuple[int, int]) -> Iterator[DreamDesk]:
    """The desk of a run as it is drawn at each moment."""
    pygame.font.init()
    surface, desk = pygame.Surface(size), dream_of(level).desk(level, size)
    run, prompter = (
        Session(level, SEED, BotSource(persona("operator", level.dream), level, SEED)),
        dream_of(level).prompts(level),
    )
    for moment in MOMENTS:
        while run.age < moment and run.tick():
            pass
        desk.draw(surface, run.before, run.now, 1.0, desk_state(run, prompter))
        yield desk


@pytest.mark.parametrize(("size", "grain"), SIZES)
@pytest.mark.parametrize("level", list(levels()), ids=lambda level: level.name)
def test_a_click_hits_a_thing_in_its_boxes_and_nowhere_else(level: Level, size: tuple[int, int], grain: int) -> None:
    """Every place that hits lies within them; a middle hits, and in a lesson, where they shine, every one."""
    lesson = level.name not in shipped()
    sectors = [Hit("sector", i) for i in range(len(level.sectors))]
    verbs = [Hit("verb", i) for i in range(len(dream_of(level).verbs.tiles))]
    for desk in drawn(level, size):
        found = {(x, y): desk.hit((x, y)) for x in range(0, size[0], grain) for y in range(0, size[1], grain)}
        hits = set(found.values()) - {Hit()}
        assert {hit.kind for hit in hits} >= {"sector", "verb", "breathe", "alarms"}
        boxes = {hit: desk.rects_of(hit) for hit in hits}
        assert [(at, hit) for at, hit in found.items() if hit in boxes and not inside(at, boxes[hit])] == []
        for hit in (*sectors, *verbs, Hit("breathe"), Hit("alarms")):
            middles = [desk.hit(rect.center) == hit for rect in desk.rects_of(hit)]
            assert all(middles) if lesson else any(middles)


def inside(at: tuple[int, int], boxes: list[pygame.Rect]) -> bool:
    return any(box.collidepoint(at) for box in boxes)
