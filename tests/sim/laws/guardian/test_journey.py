"""What the dream asks for."""

import pytest

from game.sim.fixed import ONE
from game.sim.laws.guardian import journey
from game.sim.step import begin, observe
from tests.sim.hall import hall

READ = {metric.name: metric.read for metric in journey.METRICS}


def test_it_is_fulfilled_when_all_three_are_there() -> None:
    """Each of the three counts by the part of its need that is there, and more than its need counts no more."""
    params = hall(4, "composure fault journey", journey={"embraced": 2, "cured": 0.5, "composure": 0.5})
    world = begin(params, range(5))
    world.embraced[:2] = [[1, 1, 1, 1, 0], [1, 1, 0, 1, 0]]
    world.faults_due[0], world.faults_cured[0] = [4, 4, 4, 4, 0], [2, 4, 4, 1, 0]
    world.composure[0] = [ONE // 2, ONE, ONE, ONE, 0]
    assert READ["fulfilled"](world, params).tolist() == [ONE, ONE, 0, 0, 0]
    assert READ["fulfilment"](world, params) / ONE == pytest.approx([1, 1, 5 / 6, 5 / 6, 0], abs=0.001)
    assert READ["cured"](world, params) / ONE == pytest.approx([0.5, 1, 1, 0.25, 0])


def test_the_panel_says_what_is_asked_and_what_is_there() -> None:
    """Counts as counts, shares as Q16."""
    params = hall(4, "composure fault journey", journey={"embraced": 3})
    world = begin(params, [1])
    world.embraced[0] = 1
    panel = observe(world, params)
    have = [panel.one(f"journey.{key}") for key in ("embraced", "cured")]
    need = [panel.one(f"journey.{key}.need") for key in ("embraced", "cured", "composure")]
    assert (have, need) == ([1, 0], [3, ONE * 3 // 4, ONE // 2])
