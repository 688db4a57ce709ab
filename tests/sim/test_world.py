"""The state: names, columns, snapshots, digests."""

import numpy as np
import pytest

from game.sim.params import Params
from game.sim.step import begin
from game.sim.world import World
from tests.sim.build import restore, rings, run
from tests.sim.storm import storm


@pytest.fixture(scope="module")
def params() -> Params:
    """Every law."""
    return storm(rings())


@pytest.fixture
def world(params) -> World:
    """Three worlds, some seconds old."""
    return run(begin(params, [1, 2, 3]), params, 5)


def test_every_array_is_a_view_of_the_one_buffer(params, world) -> None:
    """Arrays cover the buffer without gap or overlap, int32 [size, B], the batch contiguous."""
    rows = 0
    for array, size in world.layout:
        view = getattr(world, array.name)
        assert view.shape == (size, 3)
        assert view.base is world.buffer
        assert np.shares_memory(view, world.buffer[rows : rows + size]) or size == 0
        rows += size
    assert (rows, world.buffer.dtype, world.buffer.flags.c_contiguous) == (len(world.buffer), np.int32, True)


def test_a_world_begins_as_declared(params) -> None:
    """An empty world holds each array's initial value."""
    fresh = World.empty([(array, params.size(array.size)) for array in params.arrays], 2)
    assert all((getattr(fresh, array.name) == array.initial).all() for array in params.arrays)


def test_a_copied_row_goes_its_own_way(params, world) -> None:
    """take() copies: the same row twice gives two worlds that share nothing with each other or the first."""
    fork = world.take([2, 0, 2])
    assert [fork.digest(i) for i in range(3)] == [world.digest(2), world.digest(0), world.digest(2)]
    before = world.digest(2)
    fork.strain[0, 0] += 1
    assert (fork.digest(2), world.digest(2)) == (before, before)
    assert fork.digest(0) != before
    assert fork.tick.tolist() == world.tick[:, [2, 0, 2]].tolist()


def test_a_snapshot_restores_everything(params, world) -> None:
    """A snapshot put back into a new world gives the same digest, tick and future, in whichever row."""
    snapshot = world.snapshot(1)
    other = begin(params, [99, 98])
    restore(other, snapshot, 1)
    assert (other.digest(1), other.tick[0, 1]) == (world.digest(1), world.tick[0, 1])
    run(other, params, 3)
    run(world, params, 3)
    assert other.digest(1) == world.digest(1)


def test_the_digest_sees_every_number(world) -> None:
    """Each single number of the state changes the digest; 32 hex digits."""
    before = world.digest(1)
    assert len(before) == 32
    for index in range(len(world.buffer)):
        world.buffer[index, 1] ^= 1
        assert world.digest(1) != before, world.field_at(index)
        world.buffer[index, 1] ^= 1
    assert world.digest(1) == before


def test_the_digest_is_of_one_world_alone(world) -> None:
    """Other worlds of the batch don't enter it."""
    before = world.digest(1)
    world.buffer[:, [0, 2]] += 1
    assert world.digest(1) == before


def test_a_place_of_the_state_has_a_name(params, world) -> None:
    """field_at names each position by array and index, and raises IndexError beyond."""
    names = [world.field_at(i) for i in range(len(world.buffer))]
    assert len(set(names)) == len(names)
    assert names[0] == "seed"
    assert "strain[7]" in names
    world.buffer[:] = 0
    world.strain[7, 0] = 1
    assert names[int(np.flatnonzero(world.buffer[:, 0])[0])] == "strain[7]"
    with pytest.raises(IndexError):
        world.field_at(len(world.buffer))


def test_seeds_are_taken_modulo_two_to_the_31(params) -> None:
    """Negative and large seeds are seeds too; equal modulo 2**31 they are the same world."""
    world = begin(params, [5, 5 + 2**31, 5 - 2**31, 2**40 + 5])
    assert len({world.digest(row) for row in range(4)}) == 1
    assert begin(params, [6]).digest() != world.digest(0)
