"""Roads."""

import numpy as np
import pytest

from game.sim.fixed import FAR, TICKS_PER_SECOND
from game.sim.step import begin
from tests.sim.build import chain, city, graph, one, random_links, run


def shortest(sectors: int, links: list[tuple[int, int]], delay: np.ndarray, gates: list[int]) -> list[int]:
    """Ticks to the platform by plain relaxation until nothing changes."""
    road = [120 if s in gates else FAR for s in range(sectors)]
    for _ in range(sectors):
        for (a, b), ticks in zip(links, delay, strict=True):
            road[a], road[b] = min(road[a], road[b] + int(ticks)), min(road[b], road[a] + int(ticks))
    return [min(r, FAR) for r in road]


@pytest.mark.parametrize("seed", range(4))
def test_roads_are_shortest_paths_before_and_after_links_shut(seed) -> None:
    """From the first tick a road is the shortest way to a gate and up; a few seconds after links were shut it
    is so again, and `onward` is an edge out of the sector that leads to a shorter road."""
    rng = np.random.default_rng(seed)
    links = random_links(rng, 18, 12)
    delay = rng.integers(100, 300, len(links))
    params = city(graph(18, links, delay / TICKS_PER_SECOND, gates=(0, 3)), "roads")
    world = begin(params, range(6))
    assert world.road.T.tolist() == [shortest(18, links, delay, [0, 3])] * 6
    shut = rng.random((len(links), 6)) < 0.25
    world.closed[:] = shut
    run(world, params, 8)
    t = params.topology
    for row in range(6):
        still = ~shut[:, row]
        left = [link for link, open_ in zip(links, still, strict=True) if open_]
        expected = shortest(18, left, delay[still], [0, 3])
        assert world.road[:, row].tolist() == expected
        for s in range(18):
            edge = int(world.onward[s, row])
            if edge >= 0:
                assert t.source[edge] == s
                assert not shut[edge % t.links, row]
                assert world.road[t.target[edge], row] + t.delay[edge % t.links, 0] == world.road[s, row]
            else:
                assert world.road[s, row] in (120, FAR)


def test_a_road_longer_than_the_longest_is_none() -> None:
    """What takes longer than `longest` counts as cut off."""
    params = city(chain(4, 10), "roads", roads={"longest": 23})
    world = run(one(params), params, 1)
    assert world.road[:, 0].tolist() == [120, 720, 1320, FAR]
    assert world.onward[:, 0].tolist() == [-1, 3, 4, -1]


def test_the_worst_of_the_road_is_known_all_along_it() -> None:
    """`beset` is the most figures in one place of a sector's road, its own included; `jam` at least one."""
    params = city(chain(4, 1), "roads")
    world = one(params)
    world.figures[:, 0] = 5, 90, 7, 3
    run(world, params, 1)
    assert world.beset[:, 0].tolist() == [5, 90, 90, 90]
    assert world.jam[:, 0].tolist() == [1, 1, 1, 1]


def test_streams_are_counted_where_they_pass() -> None:
    """Each sector knows the streams that pass through it, its own included, and each stream the most on its road."""
    params = city(graph(6, [(0, 1), (1, 2), (1, 3), (5, 4)], 1, gates=(0, 5)), "roads")
    world = one(params)
    world.marked[:, 0] = 0, 1, 1, 0, 1, 0
    run(world, params, 2)
    assert world.crowd[:, 0].tolist() == [2, 2, 1, 0, 1, 1]
    assert world.jam[:, 0].tolist() == [2, 2, 2, 2, 1, 1]
