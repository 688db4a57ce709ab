"""What can't be made or lost, and what can't be, over minutes of anything."""

from pathlib import Path

import numpy as np
import pytest

from game.level import load
from game.sim.fixed import FAR, ONE, STEP, TICKS_PER_SECOND, WHOLE
from game.sim.params import Params
from game.sim.step import begin, step
from game.sim.world import World
from tests.sim.build import rings
from tests.sim.storm import commands, storm

LEVEL = Path(__file__).resolve().parents[2] / "levels" / "1-platform.toml"
SEEDS = np.arange(1000, 1032)
LOWEST = {  # the least and the greatest that an array may hold; what isn't named is a tick, a counter or a name
    "composure": (0, ONE), "calm": (0, WHOLE), "strain": (0, ONE), "strain_rest": (0, 255), "severity": (0, WHOLE),
    "jolt": (0, 8 * WHOLE), "load": (-ONE, 64 * ONE), "capacity": (0, 8 * ONE), "received": (0, 24 * ONE),
    "bulged": (0, WHOLE), "road": (0, FAR), "figures": (0, WHOLE), "base": (0, WHOLE), "fallen": (0, WHOLE),
    "home": (0, WHOLE), "sheltered": (0, WHOLE), "lost": (0, WHOLE), "walking": (0, WHOLE), "convoy": (0, ONE),
    "climb": (0, ONE), "height": (0, WHOLE), "protocol": (0, ONE), "pressure": (0, ONE), "progress": (0, WHOLE),
    "ripple_size": (0, WHOLE), "seen_severity": (0, ONE), "dread": (0, WHOLE), "layer": (0, 4), "dark": (0, 1),
    "closed": (0, 1), "marked": (0, 1), "breathing": (0, 1), "decrypting": (0, 1), "armed": (0, 1),
    "overriding": (0, 1),
    "acknowledged": (0, 1), "legible": (0, 1), "watched": (0, 1), "alarm_state": (0, 3), "alarm_first": (0, 1),
    "fired": (0, 1), "selected": (-1, 23), "onward": (-1, 199), "cause": (-1, 23), "jam": (0, 24), "crowd": (0, 24),
    "hold": (0, 1 << 20), "hand_left": (0, 3600), "hand_total": (0, 3600), "log_code": (0, 15), "log_sector": (-1, 23),
    "strike_sector": (0, 23), "epicentre": (0, 23),
}  # fmt: skip


def assert_whole(world: World) -> None:
    """Every person is at home, sheltered or lost; every one who is lost is a figure, at the base, or just
    rising."""
    people = world.home.sum(0) + world.sheltered.sum(0) + world.lost.sum(0)
    assert (people == WHOLE).all()
    assert (world.home + world.sheltered + world.lost == world.home_size).all()
    assert (world.figures.sum(0) + world.base[0] + world.fallen.sum(0) == world.lost.sum(0)).all()


def assert_in_bounds(world: World, params: Params) -> None:
    """Nothing is negative that can't be, and nothing has wrapped."""
    for name, (low, high) in LOWEST.items():
        values = getattr(world, name)
        assert values.min() >= low, name
        assert values.max() <= high, name
    assert (world.sheltered.sum(0) <= params.shelter.places).all()
    assert (world.marked.sum(0) <= params.shelter.streams).all()
    for name in ("strike_tick", "ripple_until", "surge_until", "torn", "scanned", "braced", "ripple_due"):
        assert getattr(world, name).min() >= 0, name


def live(params: Params, seeds: np.ndarray, minutes: float) -> World:
    """Worlds of these seeds under commands of their own, looked at each step; a world that has ended is laid
    aside."""
    world, ended = begin(params, seeds), []
    assert_whole(world)
    for tick in range(round(minutes * 60 * TICKS_PER_SECOND)):
        step(world, params, commands(params, seeds, tick, often=0.15))
        if tick % STEP == 0:
            assert_whole(world)
        if tick % (STEP * 50) == 0:
            assert_in_bounds(world, params)
            over = world.ended[0] > 0
            ended.append(world.take(np.flatnonzero(over)))
            world, seeds = world.take(np.flatnonzero(~over)), seeds[~over]
            if len(seeds) == 0:
                break
    return World(world.layout, np.hstack([part.buffer for part in (*ended, world)]))


def test_the_bounds_name_only_what_there_is() -> None:
    """No entry of the table of bounds outlives its array."""
    names = {array.name for array in storm(rings()).arrays}
    assert set(LOWEST) - names == set()


@pytest.mark.slow
def test_dream_one_keeps_everybody() -> None:
    """On The Platform, at every step of six minutes, in worlds whose operators press anything: nobody is made or
    lost but as the laws say, and no number leaves its bounds."""
    world = live(load(str(LEVEL)).params, SEEDS, 6)
    assert world.dark.any()
    assert world.base.any()
    assert world.sheltered.any()
    assert (world.ended > 0).any()


@pytest.mark.slow
def test_a_storm_keeps_everybody() -> None:
    """The same where two minutes hold what a dream does in five: bursts, cuts, full shelters, darkness to the
    last sector."""
    world = live(storm(rings(), overrun=0.95), SEEDS[:16], 1.8)
    for name in ("torn", "cut", "base", "cause", "layer"):
        assert getattr(world, name).any(), name
    assert (world.dark.sum(0) >= 23).any()
