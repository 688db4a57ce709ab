"""Causes: what laws declare and raise of them, and that asking for them changes nothing."""

import ast
from types import ModuleType

import numpy as np
import pytest

from game.level import load, resolve, shipped
from game.level.dreams.laws import law_modules
from game.sim.actions import Actions
from game.sim.params import Params
from game.sim.spec import causes_of
from game.sim.step import begin, step
from tests.sim.test_rules import GROUPS, laws_of, tree_of

LAWS = law_modules()
by_law = pytest.mark.parametrize("law", [law for law in LAWS if causes_of(law)], ids=lambda law: law.NAME)


def raised_by(law: ModuleType) -> set[str]:
    """Names of the causes that a law raises."""
    calls = [node for node in ast.walk(tree_of(law)) if isinstance(node, ast.Call)]
    raises = [call for call in calls if ast.unparse(call.func) == "events.cause"]
    return {str(ast.literal_eval(call.args[0])) for call in raises}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.NAME)
def test_a_law_raises_exactly_the_causes_it_declares(law) -> None:
    assert raised_by(law) == {cause.name for cause in causes_of(law)}


@by_law
def test_causes_move_arrays_that_the_law_may_touch_and_have_a_sentence(law) -> None:
    """Into and of name an array of its own or a port; an effect names what filled."""
    known = {array.name for array in law.ARRAYS} | {port.name for group in law.USES for port in group.ports}
    for cause in causes_of(law):
        assert cause.doc.strip()
        assert {cause.into, cause.of} - {""} <= known, cause.name
        assert cause.into or cause.of, cause.name


@by_law
def test_a_law_that_moves_something_says_how_it_is_without(law) -> None:
    assert hasattr(law, "without") == any(cause.into for cause in causes_of(law))


@pytest.mark.parametrize("dream", [group.name for group in GROUPS])
def test_each_cause_of_a_dream_has_one_owner_and_what_it_comes_from_is_moved(dream) -> None:
    """No array stands in the middle of a chain that nothing moves: it would end there without a root."""
    causes = [cause for law in laws_of(dream) for cause in causes_of(law)]
    assert len({cause.name for cause in causes}) == len(causes)
    assert {cause.of for cause in causes} - {""} <= {cause.into for cause in causes}


@pytest.mark.parametrize("name", shipped())
def test_asking_for_causes_changes_nothing_else(name) -> None:
    """States and events are the same to the last bit; without being asked nothing is collected."""
    level = load(resolve(name))
    asked, plain = begin(level.params, [3, 4]), begin(level.params, [3, 4])
    for _ in range(240):
        traced = step(asked, level.params, Actions.none(2), traced=True)
        events = step(plain, level.params, Actions.none(2))
        assert events.causes is None
        assert {name: values.tobytes() for name, values in traced.raised.items()} == {
            name: values.tobytes() for name, values in events.raised.items()
        }
    assert asked.buffer.tobytes() == plain.buffer.tobytes()


def city_of(name: str) -> Params:
    """A shipped level's parameters."""
    return load(resolve(name)).params


def test_what_loads_a_sector_adds_up_to_its_load() -> None:
    """load = base - relief + everything that is raised into strain, in every sector and step, to the last bit."""
    params = city_of("platform")
    world = begin(params, [7, 8, 9])
    for _ in range(90 * 60):
        slow = world.tick_in_step == 0
        events = step(world, params, Actions.none(3), traced=True)
        if slow:
            moved = [moved for moved in events.causes or () if moved.cause.into == "strain"]
            load = world.base_load - params.demand.relief + _by_sector(params, moved)
            assert (world.load == load).all()


def _by_sector(params: Params, moved) -> np.ndarray:
    total = np.zeros((params.topology.sectors, 3), np.int64)
    for each in moved:
        rows = params.topology.target if each.cause.size == "edge" else np.arange(params.topology.sectors)
        np.add.at(total, rows, each.amount)
    return total
