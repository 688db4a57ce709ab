"""Shelter: streams, convoys, places."""

import numpy as np
import pytest

from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.step import begin, observe
from game.sim.world import World
from tests.sim.build import city, finish_step, graph, now, one, run, ticking

DELAYS = [0.5, 6, 20, 45]
STAR = graph(5, [(0, 1), (0, 2), (0, 3), (0, 4)], DELAYS)  # four sectors round a gate
ROWS = [  # sector, share of the city at home, strain, composure
    (1, 0.2, 0.0, 1.0), (1, 0.04, 0.0, 1.0), (1, 0.002, 0.0, 1.0),
    (2, 0.12, 0.7, 0.4), (3, 0.04, 0.0, 0.0), (4, 0.1, 1.0, 1.0),
]  # fmt: skip


def led(home: float, road: float, strain: float, composure: float, seconds: float, forms: float = 10) -> float:
    """What a stream has brought in after so many seconds, in floats and fine steps; the docstring's equation."""
    left, dt = home, 0.05
    for i in range(round(seconds / dt)):
        size = min(np.sqrt(left / 0.04), 4)
        rate = 0.003 * size / (1 + (road / 8) ** 2) * (1 - 0.8 * strain) * (0.5 + composure / 2)
        left -= min(left, rate * min(i * dt / forms, 1) * dt)
    return home - left


@pytest.mark.parametrize("seconds", [25, 180])
def test_streams_flow_as_in_floats(seconds) -> None:
    """What a stream brings in is within 1 % of the equation: near and far, large and small, strained and
    unsteady."""
    params = city(STAR, "roads shelter")
    world = begin(params, range(len(ROWS)))
    for row, (sector, home, strain, composure) in enumerate(ROWS):
        world.home[sector, row] = round(home * WHOLE)
        world.strain[sector, row] = round(strain * ONE)
        world.composure[0, row] = round(composure * ONE)
        world.marked[sector, row] = 1
    run(world, params, seconds)
    expected = [led(home, 2 + DELAYS[sector - 1], strain, c, seconds) for sector, home, strain, c in ROWS]
    assert world.sheltered.sum(0) / WHOLE == pytest.approx(expected, rel=0.01)


def test_the_slowest_stream_of_a_level_is_not_rounded_away() -> None:
    """A small far sector under full strain, in panic, with figures on its road, still sends people: within a
    twentieth."""
    params = city(STAR, "roads shelter")
    world = one(params)
    world.home[3], world.strain[3], world.marked[3], world.composure[:] = WHOLE // 25, ONE, 1, 0
    world.figures[0] = WHOLE // 100
    run(world, params, 180)
    assert world.beset[3, 0] == WHOLE // 100
    assert world.sheltered[3, 0] / WHOLE == pytest.approx(led(0.04, 22, 1, 0, 180 * 0.15, forms=10 * 0.15), rel=0.05)


def shared(marked: list[int]) -> tuple[Params, World]:
    """A gate, a bridge to it, three sectors behind the bridge, and one beside it."""
    params = city(graph(6, [(0, 1), (1, 2), (1, 3), (1, 4), (5, 0)], 1, gates=(0, 5)), "roads shelter")
    world = one(params)
    world.home[:] = WHOLE // 25
    world.marked[marked] = 1
    return params, run(world, params, 1)


@pytest.mark.parametrize(("marked", "jam"), [([2], 1), ([2, 3], 2), ([2, 3, 4], 3), ([2, 5], 1)])
def test_streams_over_one_bridge_share_it(marked, jam) -> None:
    """Each of so many streams over a bridge flows at that part of its rate; a stream by another gate isn't
    slowed."""
    params, world = shared(marked)
    alone_params, alone = shared([2])
    panel, before = observe(world, params), observe(alone, alone_params)
    assert panel["shelter.jam"][2, 0] == jam
    assert panel["shelter.rate"][2, 0] == pytest.approx(before["shelter.rate"][2, 0] / jam, abs=10)


def test_figures_on_the_road_nearly_stop_a_stream() -> None:
    """With more than `figures` standing anywhere on the road, `besieged` of the rate is left."""
    params, world = shared([2])
    free = observe(world, params)["shelter.rate"][2, 0]
    world.figures[1] = WHOLE // 100
    world.closed[:] = 0
    for _ in ticking(world, params, 0.5):
        world.figures[1] = WHOLE // 100
    panel = observe(world, params)
    assert panel["shelter.rate"][2, 0] == pytest.approx(0.15 * free, rel=0.02)
    assert panel["shelter.beset"][:, 0].tolist() == [0, 1, 1, 1, 1, 0]


def test_what_is_shown_comes_true() -> None:
    """The rate that is shown is what a formed convoy brings in a second, and `left` the ticks until nobody is
    left."""
    params = city(STAR, "roads shelter", shelter={"forms": 0.1})
    world = one(params)
    world.home[1], world.marked[1] = WHOLE // 50, 1
    run(world, params, 0.5)
    before, panel = int(world.sheltered.sum()), observe(world, params)
    run(world, params, 1)
    assert world.sheltered.sum() - before == pytest.approx(panel["shelter.rate"][1, 0], rel=0.05)
    assert panel["shelter.left"][1, 0] == pytest.approx(
        (WHOLE // 50 - before) / panel["shelter.rate"][1, 0] * TICKS_PER_SECOND, rel=0.01
    )


def test_who_is_cut_off_does_not_come() -> None:
    """Without a road nobody moves, the convoy scatters, and the panel's rate is 0 and `left` never."""
    params = city(STAR, "roads shelter")
    world = one(params)
    world.home[:] = WHOLE // 25
    world.marked[1] = 1
    run(world, params, 12)
    assert world.convoy[1, 0] == ONE
    world.closed[0] = 1
    run(world, params, 4)
    before = int(world.sheltered.sum())
    run(world, params, 10)
    assert world.sheltered.sum() == before
    assert world.convoy[1, 0] == 0
    panel = observe(world, params)
    assert (panel["shelter.rate"][1, 0], panel["shelter.left"][1, 0]) == (0, -1)


def test_places_are_filled_and_never_passed() -> None:
    """Streams that want the last places share them: not one person more than there are places comes in."""
    params = city(STAR, "roads shelter", shelter={"places": 0.0987654, "pace": 0.05, "forms": 0.1})
    world = one(params)
    world.home[:] = WHOLE // 20
    world.marked[1:4] = 1
    places = params.shelter.places
    for _ in ticking(world, params, 60):
        assert world.sheltered.sum() <= places
        assert (world.home >= 0).all()
    assert places - world.sheltered.sum() <= 3


def marked_one_by_one(params: Params, sectors: list[int]) -> tuple[World, list[tuple[str, int]]]:
    """Call sectors to the shelter one after the other, and note what is started and stopped."""
    world, said = one(params), []
    world.protocol[:] = 0
    world.home[:] = WHOLE // 25
    for sector in sectors:
        run(world, params, 0.02, (PlatformVerb.SHELTER, sector, 0))
        for raised in ticking(world, params, 1):
            said += [
                (name, int(i))
                for name in ("shelter_stopped", "shelter_started", "shelter_refused")
                for i in np.flatnonzero(raised.get(name, np.zeros((5, 1))))
            ]
    return finish_step(world, params), said


def test_a_stream_too_many_is_refused() -> None:
    """Three streams at a time: a fourth is refused, none of the three is touched; with one stopped it may come."""
    params = city(STAR, "senses hands roads shelter", shelter={"pace": 0})
    world, said = marked_one_by_one(params, [3, 1, 2, 4])
    assert world.marked[:, 0].tolist() == [0, 1, 1, 1, 0]
    assert said == [("shelter_started", 3), ("shelter_started", 1), ("shelter_started", 2), ("shelter_refused", 0)]
    world, said = marked_one_by_one(params, [3, 1, 2, 4, 1, 4])
    assert world.marked[:, 0].tolist() == [0, 0, 1, 1, 1]
    assert said[3:] == [("shelter_refused", 0), ("shelter_stopped", 1), ("shelter_started", 4)]


def test_the_refusal_says_which_verb() -> None:
    """The event carries the verb that wasn't possible."""
    params = city(STAR, "senses hands roads shelter", shelter={"pace": 0, "streams": 1})
    world = one(params)
    world.protocol[:] = 0
    world.home[:] = WHOLE // 25
    world.marked[1] = 1
    run(world, params, 0.02, (PlatformVerb.SHELTER, 2, 0))
    said = [int(raised["shelter_refused"][0, 0]) for raised in ticking(world, params, 1) if "shelter_refused" in raised]
    assert [verb for verb in said if verb] == [PlatformVerb.SHELTER]


def test_calling_a_sector_again_closes_its_stream() -> None:
    """Shelter toggles, and a stream that was closed can be opened again."""
    params = city(STAR, "senses hands roads shelter", shelter={"pace": 0})
    world, said = marked_one_by_one(params, [1, 2, 1])
    assert world.marked[:, 0].tolist() == [0, 0, 1, 0, 0]
    assert said[-1] == ("shelter_stopped", 1)
    world, _ = marked_one_by_one(params, [1, 2, 1, 1, 3])
    assert world.marked[:, 0].tolist() == [0, 1, 1, 1, 0]


def test_an_empty_sector_cannot_be_called() -> None:
    """Where nobody is at home no stream opens, and a stream whose sector is empty closes by itself."""
    params = city(STAR, "senses hands roads shelter", shelter={"pace": 0.1, "forms": 0.1})
    world = one(params)
    world.protocol[:] = 0
    world.home[1] = WHOLE // 1000
    run(world, params, 1, (PlatformVerb.SHELTER, 2, 0))
    assert world.marked.sum() == 0
    run(world, params, 0.1, (PlatformVerb.SHELTER, 1, 0))
    said = [now(world) for raised in ticking(world, params, 5) if raised.get("saved_all", np.zeros(1)).any()]
    assert len(said) == 1
    assert (world.home[1, 0], world.marked[1, 0], world.sheltered[1, 0]) == (0, 0, WHOLE // 1000)


def test_a_convoy_forms_and_scatters_in_its_time() -> None:
    """A convoy forms evenly in `forms` seconds, scatters in `scatters`."""
    params = city(STAR, "roads shelter", shelter={"pace": 0})
    world = one(params)
    world.home[1], world.marked[1] = WHOLE // 25, 1
    run(world, params, 5)
    assert world.convoy[1, 0] / ONE == pytest.approx(0.5, abs=0.011)
    run(world, params, 6)
    assert world.convoy[1, 0] == ONE
    world.marked[1] = 0
    run(world, params, 1.5)
    assert world.convoy[1, 0] / ONE == pytest.approx(0.5, abs=0.04)


@pytest.mark.parametrize("besieged", [False, True])
def test_the_last_of_a_sector_come_in_together(besieged) -> None:
    """Fewer than `stragglers` are never waited for, figures on their road or not: they are counted in, and the
    stream is free."""
    params = city(STAR, "roads shelter")
    world = one(params)
    few = params.shelter.stragglers
    world.home[3], world.marked[3] = few - 1, 1
    world.figures[0] = WHOLE // 100 * besieged
    run(world, params, 0.3)
    assert (world.home[3, 0], world.sheltered[3, 0], world.marked[3, 0]) == (0, few - 1, 0)


def test_stragglers_need_a_road_and_a_place() -> None:
    """Who is cut off, or finds no place, stays at home; the stream doesn't wait for so few."""
    for closed, places in ((1, 0.5), (0, 0.0)):
        params = city(STAR, "roads shelter", shelter={"places": places})
        world = one(params)
        world.closed[0] = closed
        run(world, params, 1)
        world.home[1], world.marked[1] = params.shelter.stragglers - 1, 1
        run(world, params, 0.3)
        assert (world.home[1, 0], world.sheltered[1, 0]) == (params.shelter.stragglers - 1, 0)
        assert world.marked[1, 0] == 0
