"""The cascade against what is published and what is plain: oracles written here without the law."""

import heapq
from math import comb

import numpy as np
import pytest

from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND
from game.sim.params import Params
from game.sim.spec import Drawn
from game.sim.step import begin, observe
from game.sim.world import World
from tests.sim.build import city, graph, now, random_links, run

INSTANT = {"seconds": 0, "disturbance": 0}
QUIET = {"base": 0, "relief": 0, "rise": 0}  # no anomaly, no operator, no root: loads are what a test gives


def fallen(params: Params, base: np.ndarray, seconds: float) -> World:
    """Worlds [sectors, B] of these loads, in Q16, when the cascade is over."""
    world = begin(params, range(base.shape[1]))
    world.base_load[:] = base
    return run(world, params, seconds)


def neighbours(sectors: int, links: list[tuple[int, int]]) -> list[list[int]]:
    """Who is linked to whom."""
    near: list[list[int]] = [[] for _ in range(sectors)]
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    return near


def settled(near: list[list[int]], load: list[int], weight: list[int]) -> list[int]:
    """The least set of dark sectors: whoever's load and what dark neighbours throw is above ONE."""
    dark = [0] * len(near)
    while True:
        now = [int(load[i] + weight[i] * sum(dark[j] for j in near[i]) > ONE) for i in range(len(near))]
        if now == dark:
            return dark
        dark = now


@pytest.mark.parametrize("seed", range(3))
def test_who_goes_dark_does_not_hang_on_the_delays(seed) -> None:
    """With instant strain, five sets of delays lead to the same dark sectors: those of a plain fixed point."""
    rng = np.random.default_rng(seed)
    links = random_links(rng, 30, 25)
    base = (rng.random((30, 24)) * 1.1 * ONE).astype(np.int32)
    weight = round(0.2 * ONE)
    expected = np.array([settled(neighbours(30, links), list(map(int, load)), [weight] * 30) for load in base.T]).T
    assert 0.1 < expected.mean() < 0.95
    for _ in range(5):
        t = graph(30, links, rng.uniform(0.05, 2.5, len(links)))
        world = fallen(city(t, "demand cascade", cascade={**INSTANT, "transfer": 0.2}, demand=QUIET), base, 50)
        assert (world.dark == expected).all()


def dijkstra(sectors: int, edges: list[tuple[int, int, int]], start: int) -> list[int]:
    """Shortest times from a start."""
    best, todo = [-1] * sectors, [(0, start)]
    while todo:
        time, here = heapq.heappop(todo)
        if best[here] < 0:
            best[here] = time
            for a, b, delay in edges:
                if here in (a, b):
                    heapq.heappush(todo, (time + delay, a + b - here))
    return best


@pytest.mark.parametrize("whole_steps", [True, False])
def test_darkness_arrives_at_the_shortest_time(whole_steps) -> None:
    """With w > 1 and no load, a sector goes dark exactly the shortest path's ticks after the first one.

    Exact for delays of whole steps; any other delay counts as the next whole step, link by link.
    """
    rng = np.random.default_rng(4)
    for _ in range(8):
        links = random_links(rng, 24, 26)
        delay = rng.integers(1, 40, len(links)) * STEP if whole_steps else rng.integers(1, 240, len(links))
        t = graph(24, links, delay / TICKS_PER_SECOND)
        params = city(t, "demand cascade", cascade={**INSTANT, "transfer": 1.1}, demand=QUIET)
        starts = rng.choice(24, 6, replace=False)
        base = np.zeros((24, 6), np.int32)
        base[starts, range(6)] = 2 * ONE
        world = fallen(params, base, 40)
        lasts = -(-delay // STEP) * STEP
        edges = [(a, b, int(d)) for (a, b), d in zip(links, lasts, strict=True)]
        assert (world.dark_since - 1).T.tolist() == [dijkstra(24, edges, int(start)) for start in starts]


def quasibinomial(n: int, d: float, p: float) -> np.ndarray:
    """P(so many of n fail): Dobson, Carreras and Newman, "A loading-dependent model of probabilistic
    cascading failure", Probability in the Engineering and Informational Sciences 19 (2005), equation 2,
    for n p + d at least 1."""

    def held(x: float) -> float:
        return min(max(x, 0.0), 1.0)

    few = [comb(n, r) * held(d) * held(d + r * p) ** (r - 1) * held(1 - d - r * p) ** (n - r) for r in range(n)]
    return np.array([*few, 1 - sum(few)])


@pytest.mark.parametrize("worlds", [10_000, pytest.param(30_000, marks=pytest.mark.slow)])
def test_a_complete_graph_is_the_cascade_model(worlds: int) -> None:
    """n = 20, d = p = .05, loads even in 0..1: the failures' mean is 5.294, all fail with .126, and the whole
    distribution is the published one within chance."""
    n = 20
    expected = quasibinomial(n, 0.05, 0.05)
    mean, full = expected @ np.arange(n + 1), expected[n]
    assert (round(mean, 3), round(full, 3)) == (5.294, 0.126)

    t = graph(n, [(a, b) for a in range(n) for b in range(a)], STEP / TICKS_PER_SECOND)
    loads = {**QUIET, "base": Drawn("between", 0, ONE)}
    params = city(t, "demand cascade", cascade={**INSTANT, "disturbance": 0.05, "transfer": 0.05}, demand=loads)
    failures = np.concatenate(
        [
            run(begin(params, range(start, start + 1000)), params, (n + 1) * STEP / TICKS_PER_SECOND).dark.sum(0)
            for start in range(0, worlds, 1000)
        ]
    )
    assert abs(failures.mean() - mean) < 4 * failures.std() / worlds**0.5
    assert abs((failures == n).mean() - full) < 4 * (full * (1 - full) / worlds) ** 0.5
    counts, even = np.bincount(failures, minlength=n + 1), expected * worlds
    assert counts[n - 1] == 0  # the one that is left can't hold out against d + 19 p = 1
    possible = even > 0
    chi = ((counts - even)[possible] ** 2 / even[possible]).sum()
    assert chi < n + 4 * (2 * n) ** 0.5


@pytest.mark.parametrize("seed", range(4))
def test_shared_loads_are_watts_model(seed) -> None:
    """With w = 1 shared by a sector's links, a sector falls when the share of its neighbours that are dark
    passes its threshold: the sets of Watts, "A simple model of global cascades on random networks" (2002),
    by a plain loop."""
    rng = np.random.default_rng(seed)
    n, worlds = 40, 30
    links = random_links(rng, n, 45)
    near = neighbours(n, links)
    thresholds = rng.choice([0.18, 0.23, 0.31, 0.45, 0.62], (n, worlds))  # no share of up to 12 neighbours is close
    starts = rng.integers(n, size=worlds)
    t = graph(n, links, rng.uniform(0.1, 1, len(links)))
    params = city(t, "demand cascade", cascade={**INSTANT, "transfer": 1, "shared": True}, demand=QUIET)
    base = ((1 - thresholds) * ONE).astype(np.int32)
    base[starts, range(worlds)] = 2 * ONE
    world = fallen(params, base, 45)

    sizes = []
    for row in range(worlds):
        dark, spreads = {int(starts[row])}, True
        while spreads:
            more = {
                i
                for i in range(n)
                if i not in dark and sum(j in dark for j in near[i]) / len(near[i]) > thresholds[i, row]
            }
            dark, spreads = dark | more, bool(more)
        assert set(np.flatnonzero(world.dark[:, row]).tolist()) == dark
        sizes.append(len(dark))
    assert min(sizes) < n / 4
    assert max(sizes) > n / 2


def test_loads_are_not_shared_unless_asked() -> None:
    """Without `shared` a sector takes up the whole `transfer` of each neighbour, however many it has."""
    t = graph(4, [(0, 3), (1, 3), (2, 3)], 0.1)
    world = fallen(
        city(t, "demand cascade", cascade={**INSTANT, "transfer": 0.25}, demand=QUIET),
        np.array([[2], [2], [0], [0]], np.int32) * ONE,
        1,
    )
    assert world.received[3, 0] == ONE // 2


def test_a_link_can_throw_more_than_another() -> None:
    """`transfer` may differ by link, and holds both ways along it."""
    t = graph(3, [(0, 1), (1, 2)], 0.1)
    params = city(t, "demand cascade", cascade={**INSTANT, "transfer": [0.25, 0.5]}, demand=QUIET)
    ends = fallen(params, np.array([[2, 0], [0, 0], [0, 2]], np.int32) * ONE, 1)
    assert ends.received[1].tolist() == [ONE // 4, ONE // 2]
    middle = fallen(params, np.array([[0], [2], [0]], np.int32) * ONE, 1)
    assert middle.received[:, 0].tolist() == [ONE // 4, 0, ONE // 2]


def test_a_shut_link_stops_what_is_thrown() -> None:
    """A link that is shut when a sector falls carries nothing, and one shut under way loses what it carries."""
    t = graph(3, [(0, 1), (0, 2)], 1)
    params = city(t, "demand cascade", cascade={**INSTANT, "transfer": 0.5}, demand=QUIET)
    world = begin(params, [0])
    world.base_load[0] = 2 * ONE
    world.closed[0] = 1
    run(world, params, 0.5)
    assert world.surge_until[:, 0].tolist() == [0, 60, 0, 0]
    world.closed[1] = 1
    run(world, params, 1)
    assert world.received[:, 0].tolist() == [0, 0, 0]


@pytest.mark.parametrize(("full", "overs"), [(60, [0.0005, 0.003, 0.01, 0.05]), (600, [0.01, 0.05, 0.2, 0.5])])
def test_strain_builds_as_in_floats(full, overs) -> None:
    """Strain grows by excess / (full excess x seconds) within 1 % of itself, in 60 and in 360 s: with an
    excess of 1/2,000 where the full excess takes a minute, and of 1/100 where it takes the ten minutes
    that a level may ask for."""
    params = city(graph(1, []), "demand cascade", cascade={"seconds": full}, demand=QUIET)
    world = begin(params, range(len(overs)))
    world.base_load[0] = np.round((1 + np.array(overs)) * ONE)
    over = (world.base_load[0] - ONE) / ONE
    for seconds in (60, 360):
        run(world, params, seconds - now(world) / TICKS_PER_SECOND)
        strain = (world.strain + world.strain_rest / 256)[0] / ONE
        assert strain == pytest.approx(over / 0.3333 * seconds / full, rel=0.01)
        assert observe(world, params)["strain"][0] == pytest.approx(strain * ONE, abs=1)


@pytest.mark.parametrize("recovery", [60, 3600])
def test_strain_relaxes_as_in_floats(recovery) -> None:
    """Strain falls by 1 / recovery a second within 1 %, at the slowest recovery a level may ask for too."""
    params = city(graph(1, []), "demand cascade", cascade={"recovery": recovery}, demand=QUIET)
    world = begin(params, [0])
    world.strain[:] = ONE * 9 // 10
    run(world, params, min(360, recovery / 2))
    lost = 0.9 - world.strain[0, 0] / ONE
    assert lost == pytest.approx(min(360, recovery / 2) / recovery, rel=0.01)


def test_strain_stays_between_empty_and_full() -> None:
    """A relaxed sector has no strain at all, an overloaded one goes dark at exactly full strain, once."""
    params = city(graph(2, []), "demand cascade", cascade={"seconds": 1, "recovery": 1}, demand=QUIET)
    world = begin(params, [0])
    world.base_load[:, 0] = 8 * ONE, 0
    world.strain[1] = ONE // 2
    run(world, params, 3)
    assert world.strain[:, 0].tolist() == [ONE, 0]
    assert world.strain_rest[:, 0].tolist() == [0, 0]
    assert world.dark[:, 0].tolist() == [1, 0]


def test_the_time_left_is_true() -> None:
    """A sector whose load stays as it is goes dark within a step of the tick that the panel told."""
    params = city(graph(1, []), "demand cascade composure", demand=QUIET)
    world = begin(params, range(4))
    world.base_load[0] = np.array([1.02, 1.1, 1.3, 2]) * ONE
    run(world, params, 1)
    told = observe(world, params)["strain.left"][0] + now(world)
    run(world, params, 340)
    assert (world.dark[0] == 1).all()
    assert np.abs(world.dark_since[0] - 1 - told).max() <= STEP


def test_full_excess_darkens_in_its_seconds() -> None:
    """A load of a third above capacity darkens a sector after 20 s by default, give or take a step."""
    params = city(graph(1, []), "demand cascade", demand=QUIET)
    world = begin(params, [0])
    world.base_load[:] = round(1.3333 * ONE)
    run(world, params, 21)
    assert abs(world.dark_since[0, 0] - 1 - 20 * TICKS_PER_SECOND) <= STEP


def test_what_cannot_be_read_is_not_told() -> None:
    """A dark sector has no time left to tell; of an illegible one neither load nor strain nor time is shown."""
    params = city(graph(3, []), "demand cascade", demand={**QUIET, "base": 1.2})
    world = begin(params, [0])
    run(world, params, 5)
    world.dark[1] = 1
    world.legible[2] = 0
    panel = observe(world, params)
    assert (panel["strain.left"][:, 0] > 0).tolist() == [True, False, False]
    assert panel["strain.left"][1:, 0].tolist() == [-1, -1]
    for name in ("load", "strain"):
        assert (panel[name][:, 0] > 0).tolist() == [True, True, False]


def test_a_share_is_rounded_to_the_nearest() -> None:
    """A sixth of 1 is 10,923 / 65,536."""
    t = graph(7, [(0, i) for i in range(1, 7)], 0.1)
    params = city(t, "demand cascade", cascade={**INSTANT, "transfer": 1, "shared": True}, demand=QUIET)
    world = fallen(params, np.array([[0], [2], [0], [0], [0], [0], [0]], np.int32) * ONE, 1)
    assert world.received[0, 0] == 10_923
