"""Topology: the tables that laws gather by."""

import numpy as np
import pytest

from game.sim.fixed import FAR
from game.sim.params import Params, Topology
from tests.sim.build import city, distances, graph, random_links, rings


@pytest.fixture(scope="module", params=range(4))
def topology(request) -> Topology:
    """A random city, of which one sector has no link at all."""
    rng = np.random.default_rng(request.param)
    links = random_links(rng, 15, 8)
    return graph(16, links, rng.uniform(1, 4, len(links)), gates=(0, 2))


def test_edges_run_both_ways(topology) -> None:
    """Edge i runs from a to b of link i, edge i + links back."""
    t = topology
    for i, (a, b) in enumerate(t.ends):
        assert (t.source[i], t.target[i]) == (a, b)
        assert (t.source[i + t.links], t.target[i + t.links]) == (b, a)


def test_neighbour_tables_hold_each_link_once_each_way(topology) -> None:
    """Where the mask is 1, neighbour, link, inward and outward agree; together they are all edges, each once."""
    t = topology
    seen = []
    for k in range(len(t.neighbour)):
        for s in range(t.sectors):
            if t.mask[k, s, 0]:
                outward, inward = t.outward[k, s], t.inward[k, s]
                assert (t.source[outward], t.target[outward]) == (s, t.neighbour[k, s])
                assert (t.source[inward], t.target[inward]) == (t.neighbour[k, s], s)
                assert outward % t.links == inward % t.links == t.link[k, s]
                seen.append(int(outward))
            else:
                assert t.neighbour[k, s] == s
    assert sorted(seen) == list(range(2 * t.links))


def test_distances_are_shortest(topology) -> None:
    """distance is the shortest path in ticks, symmetric, 0 to itself, FAR where there is none."""
    t = topology
    d = distances(t)
    assert (d == d.T).all()
    assert (np.diag(d) == 0).all()
    assert (d[15, :15] == FAR).all()
    for (a, b), ticks in zip(t.ends, t.delay[:, 0], strict=True):
        assert (np.abs(d[a] - d[b]) <= ticks)[:15].all()
    for a in range(15):
        for b in range(15):
            steps = [d[a, c] + t.delay[i, 0] for i in range(t.links) for c, e in (t.ends[i], t.ends[i][::-1]) if e == b]
            assert a == b or d[a, b] == min(steps)


def test_a_city_without_links_has_tables() -> None:
    """No link is no fault: the tables are empty."""
    t = graph(3, [])
    assert (t.links, len(t.neighbour), distances(t)[0, 1]) == (0, 0, FAR)


def test_axes_have_their_sizes() -> None:
    """size() knows each axis, and a plain number is itself."""
    params = city(rings(), "demand")
    assert [params.size(axis) for axis in ("world", "sector", "link", "edge", "beat", "held", 5)] == [
        1,
        24,
        44,
        88,
        0,
        0,
        5,
    ]


def test_a_law_that_is_not_there_is_named() -> None:
    """Asking for the numbers of a law that the level doesn't use says which."""
    with pytest.raises(AttributeError, match="doesn't use the law climb"):
        _ = city(rings(), "demand").climb.speed
    assert isinstance(city(rings(), "demand"), Params)
