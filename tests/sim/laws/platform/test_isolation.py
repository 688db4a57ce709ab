"""Isolation: shutting, bursting, and who would be cut off."""

import numpy as np
import pytest

from game.sim.fixed import FAR, ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import begin, observe
from tests.sim.build import chain, city, finish_step, graph, now, one, random_links, rings, run, ticking

LAWS = "hands isolation roads"


def isolated(params, *targets):
    """A world whose operator isolates these targets one after the other; and what was said."""
    world, said = one(params), []
    world.protocol[:] = 0
    for target in targets:
        run(world, params, 1 / 60, (PlatformVerb.ISOLATE, target, 0))
        for raised in ticking(world, params, 1.5):
            said += [(name, int(i)) for name in ("isolated", "reopened") for i in np.flatnonzero(raised.get(name, []))]
    return finish_step(world, params), said


def test_isolating_a_sector_shuts_all_its_links_and_then_opens_them() -> None:
    """The verb toggles: all links of a sector shut, and once all are shut they open."""
    params = city(graph(4, [(0, 1), (1, 2), (2, 3)]), LAWS)
    world, said = isolated(params, 1)
    assert world.closed[:, 0].tolist() == [1, 1, 0]
    assert said == [("isolated", 0), ("isolated", 1)]
    world, said = isolated(params, 1, 1)
    assert world.closed[:, 0].tolist() == [0, 0, 0]
    assert said[2:] == [("reopened", 0), ("reopened", 1)]


def test_isolating_a_half_shut_sector_shuts_the_rest() -> None:
    """Where one link is still open, isolating shuts it, and tells only of that one."""
    params = city(graph(4, [(0, 1), (1, 2), (2, 3)]), LAWS)
    world, said = isolated(params, 4 + 1, 1)
    assert world.closed[:, 0].tolist() == [1, 1, 0]
    assert said == [("isolated", 1), ("isolated", 0)]


def test_a_single_link_toggles() -> None:
    """Sectors + a link names that link alone."""
    params = city(graph(4, [(0, 1), (1, 2), (2, 3)]), LAWS)
    assert isolated(params, 4 + 2)[0].closed[:, 0].tolist() == [0, 0, 1]
    assert isolated(params, 4 + 2, 4 + 2)[0].closed[:, 0].tolist() == [0, 0, 0]


@pytest.mark.parametrize("waiting", [0.0008, 0.01, 0.2])
def test_a_link_bursts_when_it_has_held_back_enough(waiting) -> None:
    """Figures behind a shut link burst it after `holds` of figures times seconds, within 1 %: few need long,
    none forever."""
    holds = waiting * 200
    params = city(chain(2), "isolation roads", isolation={"holds": holds})
    world = one(params)
    world.closed[:] = 1
    world.figures[1] = round(waiting * WHOLE)
    bursts = []
    for raised in ticking(world, params, 215):
        if "burst" in raised:
            bursts.append(now(world) - 1)
        if now(world) == 100 * TICKS_PER_SECOND:
            assert observe(world, params)["bulged"][0, 0] / ONE == pytest.approx(0.5, rel=0.02)
    (tick,) = bursts
    assert tick / TICKS_PER_SECOND == pytest.approx(200, rel=0.01)
    assert (world.closed[0, 0], world.bulged[0, 0]) == (0, 0)


def test_a_burst_link_cannot_be_shut_for_a_while() -> None:
    """A torn link stays open when its sector is isolated; after `torn_lasts` it can be shut again."""
    params = city(graph(3, [(0, 1), (1, 2)]), LAWS, isolation={"torn_lasts": 5})
    world = one(params)
    world.protocol[:] = 0
    world.torn[0] = 5 * TICKS_PER_SECOND
    finish_step(run(world, params, 1.2, (PlatformVerb.ISOLATE, 1, 0)), params)
    assert observe(world, params)["burst"][:, 0].tolist() == [1, 0]
    assert world.closed[:, 0].tolist() == [0, 1]
    run(world, params, 4)
    finish_step(run(world, params, 1.2, (PlatformVerb.ISOLATE, 3, 0)), params)
    assert world.closed[:, 0].tolist() == [1, 1]
    assert observe(world, params)["burst"].sum() == 0


def test_nothing_waits_behind_a_link_that_figures_can_walk_round() -> None:
    """Only figures without a road bulge a link."""
    params = city(graph(3, [(0, 1), (1, 2), (0, 2)]), "isolation roads")
    world = one(params)
    world.closed[0] = 1
    world.figures[1] = WHOLE // 10
    run(world, params, 5)
    assert world.road[1, 0] < FAR
    assert world.bulged.sum() == 0


def test_a_reopened_link_has_no_bulge() -> None:
    """Opening a link lets go of what pressed on it: alone, or while another world of the batch keeps a link
    shut."""
    params = city(chain(2), LAWS)
    world = begin(params, [5, 5])
    world.protocol[:] = 0
    world.closed[:] = 1
    world.figures[1] = WHOLE // 100
    run(world, params, 5)
    assert (world.bulged > 0).all()
    alone = world.take([0])
    world.hand_verb[0, 0] = alone.hand_verb[:] = PlatformVerb.ISOLATE
    world.hand_target[0, 0] = alone.hand_target[:] = 1
    world.hand_left[0, 0] = alone.hand_left[:] = 2
    run(world, params, 0.5)
    run(alone, params, 0.5)
    assert (alone.closed.sum(), alone.bulged.sum()) == (0, 0)
    assert world.closed[0].tolist() == [0, 1]
    assert world.digest(0) == alone.digest()


def test_shut_links_to_live_neighbours_burden_a_sector() -> None:
    """Each shut link to a lit neighbour adds `burden`; one to a dark neighbour, and an open one, nothing."""
    params = city(
        graph(4, [(0, 1), (1, 2), (0, 3)]),
        "demand isolation roads",
        isolation={"burden": 0.01},
        demand={"base": 0, "relief": 0, "rise": 0},
    )
    world = one(params)
    world.closed[:2] = 1
    run(world, params, 0.1)
    assert world.load[:, 0] / ONE == pytest.approx([0.01, 0.02, 0.01, 0], abs=1e-4)
    world.dark[2] = 1
    run(world, params, 0.1)
    assert world.load[:2, 0] / ONE == pytest.approx([0.01, 0.01], abs=1e-4)


def reachable(sectors: int, links: list[tuple[int, int]], gates: list[int], without: int) -> set[int]:
    """Who reaches a gate when a sector is left out."""
    found, todo = set(gates) - {without}, [g for g in gates if g != without]
    while todo:
        here = todo.pop()
        for a, b in links:
            if here in (a, b) and (there := a + b - here) not in found | {without}:
                found.add(there)
                todo.append(there)
    return found


def test_the_warning_is_true() -> None:
    """Who is warned of is exactly who has a road now and would have none with the selected sector's links
    shut."""
    rng = np.random.default_rng(2)
    warned = 0
    for _ in range(20):
        links = random_links(rng, 14, 5)
        params = city(graph(14, links, gates=(0, 1)), "isolation roads people", isolation={"horizon": 16})
        world = begin(params, range(14))
        shut = rng.random(len(links)) < 0.1
        world.closed[:] = shut[:, None]
        world.selected[0] = np.arange(14)
        run(world, params, 5)
        still = [link for link, is_shut in zip(links, shut, strict=True) if not is_shut]
        panel = observe(world, params)
        for selected in range(14):
            now, then = reachable(14, still, [0, 1], -1), reachable(14, still, [0, 1], selected)
            then |= {selected} & {0, 1}  # a gate needs no link
            assert set(np.flatnonzero(panel["isolate.warn"][:, selected])) == now - then
            warned += len(now - then) > 1
    assert warned > 20


def test_no_warning_without_a_selection() -> None:
    """Nothing selected, nobody warned of."""
    params = city(rings(), "isolation roads people")
    assert not observe(one(params), params)["isolate.warn"].any()
