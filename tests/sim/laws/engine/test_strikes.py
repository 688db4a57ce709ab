"""Strikes: chance, told ahead, different with another salt."""

import numpy as np
import pytest

from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.laws.engine import strikes
from game.sim.laws.engine.ports import STRIKES
from game.sim.params import Params
from game.sim.step import begin, observe
from game.sim.world import World
from tests.sim.build import city, now, run, spirals, ticking


def under(seeds, rate: float = 0.5, **numbers) -> tuple[Params, World]:
    """Worlds under so many strikes a second."""
    params = city(spirals(), "strikes rhythm", strikes=numbers, rhythm={"noise": 0})
    world = begin(params, seeds)
    world.dial[STRIKES] = world.dial_goal[STRIKES] = round(rate * ONE)
    return params, world


def test_as_many_come_as_the_timeline_says() -> None:
    """Over 300 worlds and 20 s, strikes come at the rate that is turned up, times `often`; within 4 %."""
    params, world = under(range(300), 0.4, often=1.5, told=0.2)
    told = sum(int(tick["told"].sum()) for tick in ticking(world, params, 20) if "told" in tick)
    assert told / 300 / 20 == pytest.approx(0.6, rel=0.04)


def test_gusts_have_all_the_strikes_and_no_more() -> None:
    """With gusts in a third of all spans of 5 s, strikes come in these alone and as many as without gusts, within 2 %;
    the second span has one. Salts take turns: one of three has a gust in each span."""
    params, world = under(list(range(100)) * 3, 0.5, told=0.2, gust=5.0, gusts=1 / 3)
    world.salt[0] = np.repeat([0, 1, 2], 100)
    told = np.zeros((12, 300), np.int32)
    for i, tick in enumerate(ticking(world, params, 60)):
        if "told" in tick:
            told[i // 300] += tick["told"].sum(0)
    assert told.mean() == pytest.approx(0.5 * 5, rel=0.02)
    gusts = told > 0
    assert gusts[1, :100].all()
    assert (gusts.reshape(12, 3, 100).sum(1) == 1).all()


def test_each_gust_has_as_many_as_another() -> None:
    """Strikes of a gust are evenly spread: none has two more than another at an equal rate."""
    params, world = under(range(100), 0.5, told=0.2, gust=5.0)
    told = np.zeros((6, 100), np.int32)
    for i, tick in enumerate(ticking(world, params, 30)):
        if "told" in tick:
            told[i // 300] += tick["told"].sum(0)
    assert set(told.ravel().tolist()) == {2, 3}


def test_strikes_hit_between_two_beats() -> None:
    """A strike falls half a beat after its arm beat, at whatever tempo, and not before it was told for so long."""
    params, world = under(range(40), 0.5, told=2.0)
    world.dial[:3, :] = world.dial_goal[:3, :] = np.array([[ONE], [ONE * 4 // 5], [ONE * 6 // 5]])
    off, fewest = [], 600
    for tick in ticking(world, params, 20):
        panel = observe(world, params)
        if "hit" in tick:
            for sector, row in zip(*tick["hit"].nonzero(), strict=True):
                off.append(abs(int(panel["arm.phase"][sector // 8, row]) - ONE // 2))
        if "told" in tick:
            left = panel["forecast.tick"] - now(world)
            fewest = min(fewest, int(left[panel["forecast.sector"] >= 0].max(initial=600)))
    assert len(off) > 100
    assert np.median(off) < ONE // 8
    assert fewest >= 2.0 * 60 - STEP


def test_what_is_told_hits_there_and_then() -> None:
    """A strike hits the insect that was told, when that was told, and is told no more: it throws the phase by least to
    most of a turn, darkens, and takes from links, heart and composure."""
    params, world = under([3], 1.0, told=2.0, least=0.2, most=0.3, darkens=0.25)
    seen: dict[int, int] = {}
    before = None
    for tick in ticking(world, params, 12):
        panel = observe(world, params)
        for slot in range(8):
            if panel["forecast.sector"][slot, 0] >= 0:
                seen[int(panel["forecast.tick"][slot, 0])] = int(panel["forecast.sector"][slot, 0])
        if "hit" in tick and before is None:
            (at,) = np.flatnonzero(tick["hit"][:, 0])
            before = at, now(world)
            assert world.darkness[at, 0] == WHOLE // 4
            assert world.rent[at, 0] > 0
            assert world.heart[0, 0] < WHOLE
            assert world.dread[0, 0] > 0
            apart = abs(int(world.phase[at, 0] - world.phase[at - 1, 0])) / 2**32
            assert 0.2 <= apart <= 0.3
            break
    assert before is not None
    at, when = before
    due = min(seen)
    assert (seen[due], 0 <= when - 1 - due < STEP) == (at, True)
    assert due not in observe(world, params)["forecast.tick"]


def test_another_salt_is_another_future_of_strikes() -> None:
    """Worlds of one seed with salts 0, 1, 2 are struck at different times and places; with one salt, alike."""
    params, world = under([5, 5, 5, 5])
    world.salt[0] = [0, 1, 2, 0]
    told: list[list[tuple[int, int]]] = [[], [], [], []]
    for tick in ticking(world, params, 20):
        if "told" in tick:
            for sector, row in zip(*tick["told"].nonzero(), strict=True):
                told[row].append((now(world), int(sector)))
    assert told[0] == told[3]
    assert min(map(len, told)) > 3
    assert len({tuple(one) for one in told}) == 3


def test_no_more_are_told_than_there_is_room_for() -> None:
    """Eight at a time: a ninth doesn't come."""
    params, world = under([1], 8.0, told=60)
    run(world, params, 30)
    assert (world.forecast_sector >= 0).all()
    assert strikes.METRICS[0].read(world, params).tolist() == [8 * ONE]
