"""Ripples: pulses on links, and what the cipher tells of them."""

import numpy as np
import pytest

from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform import ripple
from game.sim.laws.platform.ports import ISOLATE
from game.sim.step import begin, observe
from tests.sim.build import chain, city, graph, now, one, rings, run, ticking

STILL = {"first": 600, "growth": 0, "guard": 0}


def test_a_pulse_takes_the_links_delay() -> None:
    """A pulse of `size` times the severity arrives after the delay's ticks, and is severity in that step's
    anomaly."""
    params = city(chain(2, 2), "anomaly ripple", anomaly=STILL)
    world = one(params)
    world.protocol[:] = 0
    world.severity[0] = WHOLE * 6 // 10
    grows = []
    for raised in ticking(world, params, 2.5):
        if world.severity[1, 0] and not grows:
            grows.append((now(world) - 1, int(world.severity[1, 0])))
        assert "arrived" not in raised or now(world) - 1 == 2 * TICKS_PER_SECOND
    ((tick, severity),) = grows
    assert tick == 2 * TICKS_PER_SECOND + STEP
    assert severity / WHOLE == pytest.approx(0.08 * 0.6, rel=1e-3)


def test_only_what_is_above_the_threshold_ripples() -> None:
    """A sector launches once in a `period` while its severity is at the threshold, and not below, and not in
    the dark."""
    params = city(graph(3, []), "anomaly ripple", anomaly=STILL)
    world = one(params)
    world.severity[:, 0] = np.array([0.5, 0.499, 0.9]) * WHOLE + 1
    world.dark[2] = 1
    launched = np.zeros(3, int)
    for raised in ticking(world, params, 60):
        launched += raised.get("rippled", np.zeros((3, 1), int))[:, 0]
    assert launched.tolist() == [10, 0, 0]


def test_the_isolate_protocol_swallows_its_part() -> None:
    """While the isolate protocol lives, a ripple brings a fifth of what it would."""
    sizes = []
    for protocol in (0, ONE):
        params = city(chain(2), "anomaly ripple", anomaly=STILL)
        world = one(params)
        world.severity[0] = WHOLE // 2
        world.protocol[ISOLATE] = protocol
        run(world, params, 1)
        sizes.append(int(world.ripple_size[0, 0]))
    assert sizes[1] / sizes[0] == pytest.approx(0.2, rel=1e-3)


def test_a_shut_link_stops_a_pulse() -> None:
    """A link shut before a pulse arrives stops it; none sets out over a shut one."""
    params = city(graph(3, [(0, 1), (0, 2)], 3), "anomaly ripple", anomaly=STILL)
    world = one(params)
    world.severity[0] = WHOLE // 2
    world.closed[0] = 1
    run(world, params, 1)
    assert (world.ripple_until[:, 0] > 0).tolist() == [False, True, False, False]
    world.closed[1] = 1
    run(world, params, 4)
    assert world.severity[1:].sum() == 0


def test_the_next_ripple_is_told_with_the_second_layer() -> None:
    """`ripple.next` is the tick at which the sector launches: exactly then it does if it is still above the
    threshold and lit, and nothing else sets out but from sectors that have just passed it; before the
    layer is open nothing is told."""
    params = city(rings(), "demand anomaly ripple composure", anomaly={"growth": 0.2, "gap": 2, "strike": 0.4})
    world = begin(params, range(16))
    told, above, launches = None, np.zeros(1, bool), 0
    for raised in ticking(world, params, 70):
        tick = now(world) - 1
        if told is not None and tick % STEP == 0:
            fires = raised.get("rippled", np.zeros((24, 16), np.int32)).take(params.topology.source, 0) == 1
            due, stays = told == tick, above & (world.severity.take(params.topology.source, 0) >= WHOLE // 2)
            assert fires[due & stays].all()
            assert not above[fires & ~due].any()
            launches += (fires & due).sum()
        if now(world) == 20 * TICKS_PER_SECOND:
            assert (observe(world, params)["ripple.next"] == 0).all()
            world.layer[:] = 2
        if world.layer[0, 0] == 2:
            told = observe(world, params)["ripple.next"]
            above = world.severity.take(params.topology.source, 0) >= WHOLE // 2
    assert launches > 1000


def test_a_cause_is_the_sector_where_it_began() -> None:
    """Following every pulse by hand, the panel's `cause` is where each sector's anomaly came from; `symptom`
    tells when."""
    params = city(
        rings(2.2),
        "demand anomaly ripple composure",
        anomaly={"growth": 0.12, "gap": 8, "strike": 0.6, "strike_grows": 1000},
    )
    world = begin(params, range(12))
    world.layer[:] = 3
    t = params.topology
    origin = {row: {} for row in range(12)}  # sector -> where its anomaly began, for symptoms
    carried: dict[tuple[int, int], int] = {}
    symptoms = 0
    for raised in ticking(world, params, 80):
        if (now(world) - 1) % STEP:
            continue
        causes = observe(world, params)["cause"]
        for row in range(12):
            mine = origin[row]
            for s in np.flatnonzero(raised.get("struck", np.zeros((24, 12)))[:, row]):
                mine.pop(int(s), None)
            for s in np.flatnonzero(raised.get("symptom", np.zeros((24, 12)))[:, row]):
                came = {
                    carried[e, row]
                    for e in np.flatnonzero(t.target == s)
                    if (e, row) in carried and landed(world, e, row)
                }
                assert int(world.cause[s, row]) in came - {int(s)}
                mine[int(s)] = int(world.cause[s, row])
                symptoms += 1
            for s in [s for s in mine if world.cause[s, row] == -1]:
                assert world.severity[s, row] < WHOLE // 16  # it has faded, or was forgotten with a strike
                del mine[s]
            for e in np.flatnonzero(raised.get("rippled", np.zeros((24, 12))).take(t.source, 0)[:, row]):
                s = int(t.source[e])
                carried[e, row] = mine.get(s, s)
            assert {s: int(c) for s, c in enumerate(causes[:, row]) if c >= 0} == mine
    assert symptoms > 30


def landed(world, edge, row) -> bool:
    """Whether the pulse that an edge carried has just arrived: it's gone, and its time has come."""
    return bool(world.ripple_until[edge, row] == 0 or world.ripple_from[edge, row] == now(world) - 1)


def test_a_period_shorter_than_a_link_is_a_fault() -> None:
    """check() says so in a sentence with both numbers, since a link holds one pulse each way."""
    assert ripple.check(city(chain(2, 6), "ripple")) == []
    (sentence,) = ripple.check(city(chain(2, 6.5), "ripple"))
    assert "6 s" in sentence
    assert "6.5 s" in sentence


def test_a_sector_begins_to_ripple_once() -> None:
    """`rippling` is raised with a sector's first ripple, not with those that follow in time, and again after a rest."""
    params = city(graph(1, []), "anomaly ripple", anomaly=STILL)
    world = one(params)
    began = []
    for severity in (0.6, 0.6, 0.1, 0.1, 0.6):
        world.severity[:] = round(severity * WHOLE)
        began.append(sum(int(raised["rippling"].sum()) for raised in ticking(world, params, 9) if "rippling" in raised))
    assert began == [1, 0, 0, 0, 1]


def test_no_ripple_is_told_over_a_shut_link() -> None:
    """Where a link is shut nothing will set out: `ripple.next` is 0 both ways along it."""
    params = city(graph(3, [(0, 1), (0, 2)]), "anomaly ripple", anomaly=STILL)
    world = one(params)
    world.severity[:] = WHOLE
    world.layer[:] = 2
    world.closed[0] = 1
    run(world, params, 0.1)
    assert (observe(world, params)["ripple.next"][:, 0] > 0).tolist() == [False, True, False, True]
