"""The picture alone: no instrument is left of a desk, and what lies on the map is found where it is drawn."""

import pygame
import pytest

from game.level import load, resolve
from game.play.dreams import dream_of
from game.play.render.view import DeskState, Hit
from game.session import Session
from tests.play.typeset import listening, seen

SIZE = (960, 540)


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_of_the_desk_only_the_scene_is_left(name: str) -> None:
    run = Session(load(resolve(name)), 7)
    dream, sectors = dream_of(run.level), [sector.name for sector in run.level.sectors]
    with listening():
        desk = dream.desk(run.level, SIZE)
        for bare in (False, True, False):
            desk.bare = bare
            desk.resize(SIZE)
            picture = pygame.Surface(SIZE)
            desk.draw(picture, *run.shown, 1.0, DeskState(prompts=("press 1",)))
            words = {word.said for word in seen(picture)}
            instruments = {row.word for row in dream.verbs.tiles} | {"press 1"}
            assert instruments & words == (set() if bare else instruments)
            for i in range(len(sectors)):
                rect = desk.rects_of(Hit("sector", i))[-1]
                assert picture.get_rect().contains(rect)
                assert desk.hit(rect.center).kind == "sector"
