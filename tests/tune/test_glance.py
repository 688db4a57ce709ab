"""Who looks only where it has to comes to the same as who looks everywhere."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.bots import persona
from game.bots.base import Persona
from game.level import Level, load
from game.session.batch import BatchRun, Thinker
from game.sim.actions import Actions
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.step import begin, glance, observe

LEVELS = Path(__file__).parents[1] / "levels"
NAMES = ("short", "short-guardian", "short-engine")


class Everywhere:
    """A persona that can only be asked for whole decisions."""

    def __init__(self, bot: Persona) -> None:
        self._bot, self.name, self.every = bot, bot.name, bot.every

    def begin(self, level: Level, seeds: Ints) -> Any:
        return self._bot.begin(level, seeds)

    def decide(self, panel: Panel, memory: Any) -> tuple[Actions, Any]:
        return self._bot.decide(panel, memory)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["random", "lucid"])
def test_a_run_is_the_same_where_only_those_are_looked_at_that_think(name: str, who: str) -> None:
    level = load(LEVELS / f"{name}.toml")
    bot, seeds = persona(who, level.dream), np.arange(12)
    assert isinstance(bot, Thinker)
    assert not isinstance(Everywhere(bot), Thinker)
    limit = 60 * 9
    assert BatchRun(level, seeds, bot).run(limit) == BatchRun(level, seeds, Everywhere(bot)).run(limit)


@pytest.mark.parametrize("name", NAMES)
def test_a_glance_shows_what_a_look_shows(name: str) -> None:
    level = load(LEVELS / f"{name}.toml")
    world = begin(level.params, np.arange(3))
    looked, glanced = observe(world, level.params), glance(world, level.params)
    assert list(glanced.values) == list(looked.values)
    assert glanced.batch == looked.batch == 3
    for entry, values in looked.values.items():
        assert np.array_equal(glanced[entry], values)
        assert glanced[entry].dtype == values.dtype
    with pytest.raises(KeyError):
        glanced["nothing"]


def test_a_glance_works_out_nothing_that_nobody_reads() -> None:
    level = load(LEVELS / "short.toml")
    panel = glance(begin(level.params, [1]), level.params)
    panel["people.home"]
    assert set(panel.values._shown) == {shown.name for shown in level.params.showing["people.home"].SHOWS}  # type: ignore[attr-defined]
