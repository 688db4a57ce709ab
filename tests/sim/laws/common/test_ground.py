"""Ground: each world has its own links, lengths and gates, and is joined whatever it draws."""

from pathlib import Path

import numpy as np
import pytest

from game.level import DIFFICULTIES, LevelFault, load, resolve
from game.level.level import Level
from game.sim.actions import Actions
from game.sim.fixed import FAR, ONE
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import city, rings

SEEDS = range(500)
DRAWN = ("1", "2")  # levels of which each seed draws its own ground
MANY = pytest.param(range(2000), marks=pytest.mark.slow)


def ground_of(name: str, difficulty: str = "deep-sleep", seeds: range = SEEDS) -> tuple[Params, World]:
    """The worlds of these seeds, at their start."""
    params = load(resolve(name), difficulty).params
    return params, begin(params, seeds)


def reached_from_first(params: Params, world: World) -> np.ndarray:
    """[sectors, B] bool: what a walk over links that are there comes to from sector 0."""
    t = params.topology
    reached = np.zeros((t.sectors, world.batch), bool)
    reached[0] = True
    for _ in range(t.sectors):
        for link, (a, b) in enumerate(t.ends):
            both = (reached[a] | reached[b]) & (world.absent[link] == 0)
            reached[a] |= both
            reached[b] |= both
    return reached


@pytest.mark.parametrize("seeds", [SEEDS, MANY], ids=["500", "2000"])
@pytest.mark.parametrize("difficulty", DIFFICULTIES)
@pytest.mark.parametrize("name", DRAWN)
def test_every_city_is_joined(name: str, difficulty: str, seeds: range) -> None:
    params, world = ground_of(name, difficulty, seeds)
    assert reached_from_first(params, world).all()


@pytest.mark.parametrize("seeds", [SEEDS, MANY], ids=["500", "2000"])
@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_every_sector_has_a_road_and_gates_lie_apart(difficulty: str, seeds: range) -> None:
    params, world = ground_of("1", difficulty, seeds)
    assert (world.road < FAR).all()
    places = np.flatnonzero(params.topology.gates)
    gates = world.gate[places]
    assert (gates.sum(0) == params.ground.gates).all()
    assert (world.gate.sum(0) == params.ground.gates).all()  # nowhere else
    for far in range(1, params.ground.apart):
        assert not (gates & np.roll(gates, far, 0)).any()


@pytest.mark.parametrize("name", DRAWN)
def test_no_two_of_500_share_their_links(name: str) -> None:
    _, world = ground_of(name)
    assert len(np.unique(world.absent, axis=1).T) == len(SEEDS)


def test_lengths_stray_as_far_as_the_level_says() -> None:
    params, world = ground_of("1")
    links, nominal = params.topology.links, params.topology.delay
    ratio = world.delay[:links] / nominal
    stray = np.broadcast_to(params.ground.stray, (links, 1)) / ONE
    assert (np.abs(ratio - 1) <= stray + 1 / nominal).all()
    assert (ratio.std(1) > stray[:, 0] / 3).all()  # all of it is drawn from
    assert (world.delay[:links] == world.delay[links:]).all()  # as long back as forth


def test_links_are_there_as_often_as_their_chance_says() -> None:
    """What a parent's draw or the innermost ring adds only makes a link more frequent."""
    params, world = ground_of("1", seeds=range(1000))
    chance = np.broadcast_to(params.ground.chance, (params.topology.links, 1))[:, 0] / ONE
    hops = params.topology.hops
    along = np.flatnonzero((hops[params.topology.ends][:, 0] == hops[params.topology.ends][:, 1]) & (chance < 1))
    around = along[hops[params.topology.ends[along, 0]] > 0]
    there = 1 - world.absent.mean(1)
    assert there[around] == pytest.approx(chance[around], abs=0.06)
    assert (there >= chance - 0.06).all()


def test_links_by_chance_are_refused_where_parts_of_the_ground_lie_apart() -> None:
    """As the arms of an engine do: nothing would join them."""
    with pytest.raises(LevelFault, match="need every sector to be joined"):
        load(resolve("3")).with_numbers({"ground.chance": 0.5})


def test_what_isnt_there_is_shut_for_good_and_shown_as_absent() -> None:
    """No hands open it, nothing crosses it, and it counts as no shut link."""
    params, world = ground_of("1", seeds=range(16))
    absent = world.absent.copy()
    sector = np.full(16, 3, np.int32)
    for verb in (3, 3):  # isolate twice: shut what there is, open it again
        world.protocol[:] = 0
        world.done_verb[:], world.done_target[0] = verb, sector
        while int(world.tick[0, 0]) % 6:
            step(world, params, Actions.none(16))
        step(world, params, Actions.none(16))
    panel = observe(world, params)
    assert (world.absent == absent).all()
    assert (world.closed >= absent).all()
    assert (panel["closed"] & absent == 0).all()
    assert (panel["link.absent"] == absent).all()
    assert (panel["ripple.until"][np.tile(absent, (2, 1)) == 1] == 0).all()


def test_a_city_of_one_layout_is_what_its_level_says() -> None:
    """Without chances, strays and gates to draw, every world has the topology's own ground."""
    params = city(rings(), "roads")
    world = begin(params, range(8))
    assert not world.absent.any()
    assert (world.delay == np.tile(params.topology.delay, (2, 1))).all()
    assert (world.gate == params.topology.gates).all()


def test_a_world_alone_has_the_ground_that_it_has_in_a_batch() -> None:
    params, world = ground_of("1", seeds=range(40))
    for row in (0, 17, 39):
        assert begin(params, [row]).digest() == world.digest(row)


def seen(level: Level) -> list[tuple[str, float, bool]]:
    """What a player sees of its sectors."""
    return [(sector.name, sector.bearing, sector.gate) for sector in level.sectors]


def test_a_seeds_level_shows_the_ground_that_its_world_has() -> None:
    level = load(resolve("1"))
    for seed in (0, 1, 2**31 + 5):
        drawn, world = level.at(seed), begin(level.params, [seed])
        assert [link.there for link in drawn.links] == (world.absent[:, 0] == 0).tolist()
        assert [sector.gate for sector in drawn.sectors] == (world.gate[:, 0] == 1).tolist()
        assert len({sector.name for sector in drawn.sectors}) == len(drawn.sectors)
        assert {sector.name for sector in drawn.sectors} <= set(level.plan.names)
        assert seen(drawn.at(seed)) == seen(drawn) == seen(level.at(seed))
    assert seen(level.at(0)) != seen(level.at(1))
    drawn = level.at(0)
    assert drawn.at(0) is drawn  # isn't drawn again
    fewer = drawn.with_numbers({"ground.gates": 2}).at(0)
    assert sum(sector.gate for sector in fewer.sectors) == 2
    fixed = load(Path(__file__).parents[3] / "levels" / "format-1" / "engine.toml")
    assert fixed.at(5) is fixed


@pytest.mark.parametrize(
    ("was", "new", "said"),
    [
        ("gates = 3", "gates = 4", "gates"),
        ("apart = 2", "apart = 3", "apart"),
        ("format = 2", "format = 1", "format = 2"),
        ('"Mirror", ', '"Weir", ', "names"),
        ("[[ring]]\nslots = 6", '[[sector]]\nname = "Mole"\nring = 1\nbearing = 3\n\n[[ring]]\nslots = 6', "beside"),
        ("slots = 6", "slots = 2", "slots"),
        ('strike = "epicentre"', 'strike = "Mirror"', "epicentre"),
    ],
    ids=["too-many-gates", "too-far-apart", "old-format", "name-twice", "two-ways", "too-few", "a-name-that-moves"],
)
def test_what_cant_be_drawn_is_said(was: str, new: str, said: str) -> None:
    text = resolve("1").read_text("utf-8")
    assert was in text
    with pytest.raises(Exception, match=said):
        load(text.replace(was, new, 1))
