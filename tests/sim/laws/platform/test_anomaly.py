"""Anomalies: growth, strikes, what can be seen, steadying; what the cipher foretells of them."""

import numpy as np
import pytest

from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.anomaly import ROLES
from game.sim.laws.platform.ports import SCAN, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.program import Beat, Timeline
from game.sim.step import begin, observe
from game.sim.world import World
from tests.sim.build import chain, city, distances, finish_step, graph, now, one, rings, run, ticking

CALM = {"first": 600}  # nothing strikes within the ten minutes of a test
STARTS = np.array([0.002, 0.01, 0.1, 0.5, 0.9])


def grown(seconds: float, growth: float, quicken: float, guard: float = 0.0) -> np.ndarray:
    """A' = growth (1 + t / quicken) A (1 - A) - guard A in floats: Runge and Kutta's fourth order, steps of
    1/5 s."""
    a, dt = STARTS.copy(), 0.2

    def slope(t: float, x: np.ndarray) -> np.ndarray:
        return growth * (1 + t / quicken) * x * (1 - x) - guard * x

    for i in range(round(seconds / dt)):
        t = i * dt
        k1 = slope(t, a)
        k2 = slope(t + dt / 2, a + k1 * dt / 2)
        k3 = slope(t + dt / 2, a + k2 * dt / 2)
        k4 = slope(t + dt, a + k3 * dt)
        a = a + (k1 + 2 * k2 + 2 * k3 + k4) * dt / 6
    return a


@pytest.mark.parametrize(
    ("growth", "guard"),
    [(0.002, 0.08), (0.035, 0), *(pytest.param(*how, marks=pytest.mark.slow) for how in ((0.002, 0), (0.035, 0.08)))],
)
def test_anomalies_grow_as_in_floats(growth, guard) -> None:
    """Severity follows the logistic equation within 1 % of 1 over 360 s, and small ones within 2 % of
    themselves; with the steady protocol alive its guard is taken off."""
    params = city(graph(1, []), "anomaly", anomaly={**CALM, "growth": growth, "guard": guard})
    world = begin(params, range(len(STARTS)))
    world.severity[0] = np.round(STARTS * WHOLE)
    world.protocol[STEADY] = ONE if guard else 0
    for seconds in (30, 120, 360):
        run(world, params, seconds - now(world) / TICKS_PER_SECOND)
        expected = grown(seconds, growth, 300, guard)
        assert world.severity[0] / WHOLE == pytest.approx(expected, abs=0.01)
        if not guard:
            assert world.severity[0] / WHOLE == pytest.approx(expected, rel=0.02)


def test_steadying_takes_no_more_than_there_is() -> None:
    """A small anomaly is gone when it's steadied, and so are small symptoms; none goes below nothing."""
    params = city(chain(3), "senses hands anomaly", anomaly={**CALM, "growth": 0})
    world = one(params)
    world.protocol[:] = 0
    world.severity[:] = WHOLE // 10
    world.cause[1] = 0
    world.layer[:] = 3
    finish_step(run(world, params, 1.5, (PlatformVerb.STEADY, 0, 0)), params)
    assert world.severity[:, 0].tolist() == [0, 0, WHOLE // 10]


def test_half_a_protocol_guards_by_half() -> None:
    """The guard falls with its protocol."""
    params = city(graph(1, []), "anomaly", anomaly={**CALM, "growth": 0})
    world = begin(params, [0, 1])
    world.severity[:] = WHOLE // 2
    world.protocol[STEADY] = ONE, ONE // 2
    run(world, params, 10)
    assert world.severity[0] / WHOLE == pytest.approx([0.5 * np.exp(-0.8), 0.5 * np.exp(-0.4)], rel=0.01)


def test_an_anomaly_adds_its_load_and_ends_in_the_dark() -> None:
    """Severity loads its sector by `weight`; where it's dark there is no anomaly."""
    params = city(
        graph(2, []),
        "demand anomaly",
        anomaly={**CALM, "growth": 0},
        demand={"base": 0, "relief": 0, "rise": 0},
    )
    world = one(params)
    world.protocol[:] = 0
    world.severity[:] = WHOLE // 2
    world.dark[1] = 1
    run(world, params, 0.1)
    assert world.load[:, 0].tolist() == [ONE // 4, 0]
    assert world.severity[:, 0].tolist() == [WHOLE // 2, 0]


@pytest.fixture
def foretold() -> tuple[Params, World]:
    """Worlds with the first layer open and quick strikes."""
    params = city(rings(), "demand anomaly composure", anomaly={"gap": 3, "gap_least": 0.5, "growth": 0.3})
    world = begin(params, range(64))
    world.layer[:] = 1
    return params, world


def test_the_forecast_comes_true(foretold) -> None:
    """What the panel told before a strike is what happens: that sector is struck at that tick."""
    params, world = foretold
    strikes = 0
    told = observe(world, params)
    for raised in ticking(world, params, 120):
        tick = now(world) - 1
        due = told["forecast.tick"][0] == tick
        struck = raised.get("struck", np.zeros((24, 64), np.int32))
        assert (struck.sum(0) == due).all()
        assert (struck.argmax(0) == told["forecast.sector"][0])[due].all()
        strikes += due.sum()
        told = observe(world, params)
    assert strikes > 64 * 30


def test_without_its_layer_nothing_is_foretold(foretold) -> None:
    """With no layer open the panel tells neither place nor time of the next strike."""
    params, world = foretold
    world.layer[:] = 0
    run(world, params, 20)
    panel = observe(world, params)
    assert (panel["forecast.sector"] == -1).all()
    assert (panel["forecast.tick"] == 0).all()


def test_strikes_begin_round_an_epicentre_far_out() -> None:
    """The first strikes hit the outer half of the city, near each other; different worlds begin in different
    places."""
    params = city(rings(), "anomaly")
    world = begin(params, range(200))
    inland = distances(params.topology)[:, :3].min(1)
    assert (inland[world.epicentre[0]] >= np.median(inland)).all()
    assert len(np.unique(world.epicentre)) > 8
    hits = np.zeros((24, 200), int)
    for raised in ticking(world, params, 40):
        hits += raised.get("struck", 0)
    far = distances(params.topology)[:, world.epicentre[0]]
    assert (hits * far).sum() / hits.sum() < far.mean() * 0.6


@pytest.mark.slow
def test_strikes_come_faster_with_time() -> None:
    """The gap falls as e**(-t / gap_fall) to its least: counts in the first and in the last minutes are as
    expected."""
    params = city(rings(), "anomaly")
    world = begin(params, range(60))
    counts = []
    for _ in range(6):
        before = world.strikes.mean()
        run(world, params, 60)
        counts.append(world.strikes.mean() - before)
    gaps = np.maximum(14 * np.exp(-np.arange(3600) / 10 / 100), 4)
    expected = (1 / gaps).reshape(6, 600).sum(1) / 10
    assert counts[1:] == pytest.approx(expected[1:], rel=0.06)


def test_a_strike_grows_with_time_and_a_braced_sector_takes_half() -> None:
    """A strike brings `strike` (1 + t / strike_grows) of severity; a sector that was just steadied takes up
    its part."""
    params = city(graph(1, []), "anomaly", anomaly={"first": 100, "growth": 0, "gap": 600, "gap_least": 600})
    world = begin(params, [0, 1])
    world.protocol[:] = 0
    world.braced[0, 1] = 200 * TICKS_PER_SECOND
    run(world, params, 101)
    expected = 0.09 * (1 + 100 / 200)
    assert world.severity[0] / WHOLE == pytest.approx([expected, expected / 2], rel=1e-3)


def test_small_anomalies_hide_until_scanned() -> None:
    """What isn't scanned and isn't large isn't known, once the scan protocol is gone; the last sight of it
    stays."""
    params = city(chain(4), "senses hands composure anomaly", anomaly={**CALM, "growth": 0, "guard": 0})
    world = one(params)
    world.severity[:, 0] = np.array([0.44, 0.46, 0.2, 0.1]) * WHOLE
    run(world, params, 0.2)
    assert observe(world, params)["anomaly.known"][:, 0].tolist() == [1, 1, 1, 1]
    world.protocol[SCAN] = 0
    world.severity[3] = WHOLE * 3 // 10
    run(world, params, 0.2)
    panel = observe(world, params)
    assert panel["anomaly.known"][:, 0].tolist() == [0, 1, 0, 0]
    assert panel["anomaly.severity"][:, 0] / ONE == pytest.approx([0.44, 0.46, 0.2, 0.1], abs=1e-3)
    run(world, params, 2, (PlatformVerb.SCAN, 3, 0))
    panel = observe(world, params)
    assert panel["anomaly.known"][:, 0].tolist() == [0, 1, 1, 1]
    assert panel["anomaly.severity"][3, 0] / ONE == pytest.approx(0.3, abs=1e-3)
    run(world, params, 25)
    assert observe(world, params)["anomaly.known"][:, 0].tolist() == [0, 1, 0, 0]


@pytest.mark.parametrize("composure", [0, 0.5, 1])
def test_steadying_takes_its_part_by_composure(composure) -> None:
    """Steadying takes `steadied` (1/2 + c/2) of severity, and `relief` of the strain; it braces the sector."""
    params = city(chain(2), "senses hands anomaly", anomaly={**CALM, "growth": 0}, hands={"slowness": 0})
    world = one(params)
    world.protocol[:] = 0
    world.severity[:] = WHOLE // 2
    world.strain[:] = ONE // 2
    world.composure[:] = round(composure * ONE)
    run(world, params, 0.1, (PlatformVerb.STEADY, 1, 0))
    done = [raised["steadied"][:, 0].tolist() for raised in ticking(world, params, 2) if "steadied" in raised]
    assert done == [[0, 1]]
    assert world.severity[:, 0] / WHOLE == pytest.approx([0.5, 0.5 - 0.45 * (0.5 + composure / 2)], abs=1e-4)
    assert world.strain[:, 0] / ONE == pytest.approx([0.5, 0.5 * (1 - 0.2)], abs=1e-4)
    assert world.braced[0, 0] == 0
    assert world.braced[1, 0] == pytest.approx(now(world) + 6.9 * TICKS_PER_SECOND, abs=60)


@pytest.mark.parametrize("layer", [2, 3])
def test_symptoms_ease_with_their_cause_once_it_is_known(layer) -> None:
    """With the third layer open, steadying a cause takes half as much from its symptoms; before, nothing."""
    params = city(chain(3), "senses hands anomaly", anomaly={**CALM, "growth": 0})
    world = one(params)
    world.protocol[:] = 0
    world.severity[:] = WHOLE // 2
    world.cause[1] = 0
    world.layer[:] = layer
    finish_step(run(world, params, 1.5, (PlatformVerb.STEADY, 0, 0)), params)
    left = [0.5 - 0.45, 0.5 - (0.45 / 2 if layer == 3 else 0), 0.5]
    assert world.severity[:, 0] / WHOLE == pytest.approx(left, abs=1e-4)


def test_a_strike_by_role_falls_where_the_role_is() -> None:
    """The sector that most roads lead over; far out, that where most are at home."""
    roles = list(ROLES)
    beats = tuple(
        Beat((), 60, (("strike", -1 - roles.index(role), WHOLE // 2),)) for role in ("most-roads", "most-people")
    )
    for beat, role in zip(beats, ("most-roads", "most-people"), strict=True):
        params = city(rings(), "story anomaly roads people", Timeline(beats=(beat,)), anomaly={"first": 600})
        world = begin(params, range(30))
        run(world, params, 1.2)
        struck = world.severity.argmax(0)
        assert (world.severity.max(0) > WHOLE // 3).all()
        t = params.topology
        if role == "most-people":
            assert (world.road[struck, range(30)] >= np.median(world.road, 0)).all()
            home = np.where(world.road >= np.sort(world.road, 0)[t.sectors // 2], world.home, 0)
            assert (home[struck, range(30)] == home.max(0)).all()
            continue
        for row in range(3):
            over = np.zeros(t.sectors, int)
            for start in range(t.sectors):
                at = start
                while world.onward[at, row] >= 0:
                    at = t.target[world.onward[at, row]]
                    over[at] += 1
            over[world.gate[:, row] == 1] = -1
            assert over[struck[row]] == over.max()


def test_strikes_come_in_waves() -> None:
    """Nothing strikes in the ebb of a wave; what would waits for the next, and there are more strikes than waves."""
    waves = {"first": 5, "gap": 3, "gap_fall": 100_000, "gap_least": 1, "wave": 20, "ebb": 0.4}
    params = city(graph(1, []), "anomaly", anomaly={**waves, "growth": 0})
    world = begin(params, range(16))
    into = [
        (now(world) - 1) % (20 * TICKS_PER_SECOND)
        for raised in ticking(world, params, 120)
        if raised.get("struck", np.zeros(1)).any()
    ]
    assert max(into) <= 12 * TICKS_PER_SECOND + STEP
    assert world.strikes.min() > 2 * 6
