"""What a desk says is asked for when its time is up is what its level asks, and is there exactly where it wins."""

from importlib import import_module
from pathlib import Path

import pytest

from game.level import Level, dream_of, load, shipped
from game.level.rounds import round_text
from game.play.render.asked import Measures, asked_of
from tests.contracts import nights
from tests.contracts.nights import GOLDENS

BY_HAND = {"override.done"}  # what a win wants that is no state to be read, but a deed
SHORT = tuple(path for path in GOLDENS if path.stem in ("renewal", "journey", "stasis", "discord", "silence"))


def measures_of(level: Level) -> Measures:
    """Where the panel of a level's dream shows what is asked for."""
    found: Measures = import_module(f"game.play.dreams.{dream_of(level.dream).name}.goals").MEASURES
    return found


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("depth", ["light-sleep", "night-terror"])
def test_each_dream_has_words_for_all_that_its_levels_ask(name: str, depth: str) -> None:
    level = load(shipped()[name], depth)
    assert {one.measure for one in level.asked} - BY_HAND
    assert {one.measure for one in level.asked} - BY_HAND <= measures_of(level).keys()


@pytest.mark.parametrize("turn", range(1, 7))
def test_each_recurring_round_has_words_for_all_that_it_asks_at_its_end(turn: int) -> None:
    level = load(round_text(17812, turn))
    assert {one.measure for one in level.asked} - BY_HAND <= measures_of(level).keys()
    if dream_of(level.dream).name == "engine":
        assert [one.number < 1 << 16 for one in level.asked] == [True]  # less than the whole song is enough by then


@pytest.mark.parametrize("path", SHORT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_asked_is_there_where_a_recorded_run_is_won_and_lacks_something_where_it_is_not(path: Path) -> None:
    end, story = nights.told(path)
    asked = asked_of(end.level, end.panel, measures_of(end.level))
    assert asked
    assert all(one.met for one in asked) == story.result.won, asked
