"""In the end everybody with a name is saved or missing, and each who came up can be pointed at on the platform."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.level import load, resolve
from game.play.dreams.platform.desk import PlatformDesk
from game.play.lives.people import Person, people_of, standing
from game.play.lives.roll import NAMED, Roll
from game.play.render.view import DeskState, Hit
from game.play.screens.ledger import roll_entries
from game.session import Session
from game.sim.panel import Panel

LEVEL = load(resolve("1")).at(7)


def with_values(panel: Panel, **values: object) -> Panel:
    changed = {name.replace("__", "."): np.array(value) for name, value in values.items()}
    return Panel(panel.tick, {**panel.values, **changed})


def a_run(cut: int, share: float, won: bool) -> Session:
    """A run that is over, in which a share of each sector came up."""
    now = Session(LEVEL, 7).now
    up = (now["home.size"] * share).astype(np.int32)
    panel = with_values(now, sheltered=up, lost=now["home.size"] - up, cut=np.full((1, 1), cut, np.int32))
    return SimpleNamespace(over=True, level=LEVEL, now=panel, result=lambda: SimpleNamespace(won=won))  # type: ignore[return-value]


def test_who_came_up_is_saved_by_the_override_alone() -> None:
    everybody = sum(map(len, people_of(LEVEL)))
    saved = Roll.of(a_run(cut=600, share=0.5, won=True))
    assert 0 < len(saved.saved) < everybody
    assert len(saved.saved) + len(saved.missing) == everybody
    left = Roll.of(a_run(cut=0, share=0.5, won=False))
    assert (len(left.saved), len(left.missing)) == (0, everybody)
    assert left.sentences[0] == "Nobody was saved."
    assert Roll.of(a_run(cut=600, share=1.0, won=True)).sentences[1] == "Nobody is missing."


def test_the_first_few_are_named_and_the_page_has_all() -> None:
    roll = Roll.of(a_run(cut=600, share=0.5, won=True))
    assert all(person.name in roll.sentences[0] for person in roll.saved[:NAMED])
    assert f"and {len(roll.saved) - NAMED} more." in roll.sentences[0]
    said = [entry.said for entry in roll_entries(LEVEL, roll)]
    for person in (*roll.saved, *roll.missing):
        assert f"{person.sentence} · {LEVEL.sectors[person.group].name}" in said


def test_a_run_that_goes_on_has_no_roll() -> None:
    assert Roll.of(Session(LEVEL, 7)) == Roll()
    assert Roll().sentences == ()


@pytest.fixture(scope="module")
def desk() -> PlatformDesk:
    return PlatformDesk(LEVEL, (960, 540))


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_each_light_on_the_platform_is_somebody_who_came_up(desk: PlatformDesk, share: float) -> None:
    panel = a_run(0, share, False).now
    surface = pygame.Surface((960, 540))
    desk.draw(surface, panel, panel, 1.0, DeskState())
    up = {n for n, each in enumerate(standing(LEVEL, panel)) if each.safe}
    found = {n for n in range(len(standing(LEVEL, panel))) if desk.rects_of(Hit("person", n))}
    assert found == up
    for number in up:
        (box,) = desk.rects_of(Hit("person", number))
        assert desk.hit(box.center) == Hit("person", number)


def test_a_person_is_a_name_and_what_follows_it() -> None:
    assert Person("Oda", "keeps bees", 3, 1).sentence == "Oda keeps bees"
