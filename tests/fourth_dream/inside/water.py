"""The water of The Weir: it goes where its docstring says. Run where The Weir is installed."""

import numpy as np

from game.sim.actions import CommonVerb
from game.sim.fixed import ONE, WHOLE
from game.sim.program import Beat, Timeline
from game.sim.step import step
from tests.sim.build import act, city, graph, one, run, ticking
from weir.sim.verbs import WeirVerb

RING = [(0, 1), (1, 2), (2, 3), (3, 0)]
DRY = {"inflow": 0, "swell": 0}


def weir(links=RING, winds=0.1, **numbers):
    """Four basins that nothing flows into unless it is asked for."""
    return city(graph(4, links, 1), "senses sluices basins composure", sluices={"winds": winds}, basins=DRY | numbers)


def test_a_basin_empties_as_torricelli_says() -> None:
    """From depth h in 2 sqrt(h) / draws seconds; half that time leaves a quarter of the depth."""
    params = weir(begins=1.0, draws=0.1)
    world = one(params)
    run(world, params, 10, (WeirVerb.OPEN, 2, 0))
    assert abs(world.water[2, 0] / WHOLE - 0.25) < 0.01
    assert (world.water[[0, 1, 3], 0] == WHOLE).all()


def test_the_tide_brings_what_it_is_told_to() -> None:
    """A rate alike in every basin, doubled after `grows`: the integral of q (1 + t / grows)."""
    params = weir(begins=0, inflow=0.01, grows=60)
    world = run(one(params), params, 60)
    assert (np.abs(world.water / WHOLE - 0.01 * (60 + 30)) < 0.01).all()


def test_what_runs_over_is_the_neighbours() -> None:
    """Nothing is lost: what one has too much, those beside it get, alike."""
    params = weir(begins=0.5, spills=0.2)
    world = one(params)
    world.water[0] = 2 * WHOLE
    before = int(world.water.sum())
    run(world, params, 5)
    assert int(world.water.sum()) == before
    assert world.water[1, 0] == world.water[3, 0] > WHOLE // 2
    assert world.water[2, 0] == WHOLE // 2


def test_a_bank_gives_way_after_the_time_that_it_bears() -> None:
    """And its water is its neighbours'; what is gone stays worn."""
    params = weir(begins=0.2, spills=0, bears=5)
    world = one(params)
    world.water[0] = 2 * WHOLE
    gone = [tick for tick, raised in enumerate(ticking(world, params, 6)) if "gave_way" in raised]
    assert len(gone) == 1
    assert abs(gone[0] - 300) <= 6
    assert world.dark[:, 0].tolist() == [1, 0, 0, 0]
    assert world.water[0, 0] == 0
    assert world.water[1, 0] > WHOLE
    assert world.wear[0, 0] == WHOLE


def test_there_is_one_wheel() -> None:
    """Opening another shuts the first, in the time that winding takes; the verb again shuts it."""
    params = weir(winds=2, begins=0.5)
    world = one(params)
    run(world, params, 2, (WeirVerb.OPEN, 1, 0))
    assert world.opening[:, 0].tolist() == [0, ONE, 0, 0]
    run(world, params, 1, (WeirVerb.OPEN, 3, 0))
    assert np.abs(world.opening[:, 0] - [0, ONE // 2, 0, ONE // 2]).max() < 300
    run(world, params, 2, (WeirVerb.OPEN, 3, 0))
    assert world.opening[:, 0].tolist() == [0, 0, 0, 0]
    assert world.wheel[0, 0] == -1


def test_closed_eyes_and_lost_banks_are_refused() -> None:
    """The event names the verb, and nothing turns."""
    params = weir()
    for prepare in ("dark", "breathing"):
        world = one(params)
        getattr(world, prepare)[0] = 1
        run(world, params, 0.1)
        raised = step(world, params, act(world, WeirVerb.OPEN, 0)).raised
        assert raised["refused"][0, 0] == WeirVerb.OPEN
        assert world.wheel[0, 0] == -1
    world = one(params)
    assert not step(world, params, act(world, CommonVerb.SELECT, 0)).get("refused").any()


def test_the_sea_breaks_in_where_the_timeline_says() -> None:
    """Into a basin, or into the deepest; each world's own."""
    for basin, came in ((1, [0, 1, 0, 0]), (-1, [0, 0, 0, 1])):
        tale = Timeline(beats=(Beat((), 60, (("surge", basin, WHOLE // 4),)),))
        params = city(graph(4, RING, 1), "senses story sluices basins composure", tale, basins=DRY | {"begins": 0.2})
        world = one(params)
        world.water[3] = WHOLE // 2
        before = world.water.copy()
        run(world, params, 2)
        assert ((world.water - before)[:, 0] == [WHOLE // 4 * n for n in came]).all()
