"""The timeline, and the endings."""

import numpy as np
import pytest

from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, WHOLE
from game.sim.laws.common import story
from game.sim.laws.platform import climb
from game.sim.params import Params
from game.sim.program import Beat, Ending, Op, Timeline
from game.sim.step import begin, observe
from tests.sim.build import city, now, one, rings, run, ticking

METRICS = (*climb.METRICS, *story.METRICS)
HEIGHT, TIME = (Op.METRIC, 0), (Op.METRIC, 1)


def above(metric, value: float, held: tuple[int, int] | None = None):
    """metric > value, held for so many steps if asked."""
    code = (metric, (Op.CONST, round(value * ONE)), (Op.GT, None))
    return (*code, (Op.HELD, held)) if held else code


def told(*beats: Beat, endings: tuple[Ending, ...] = (), helds: int = 0) -> Params:
    """A city with a timeline; whoever sets the climb's height sets the state that conditions read."""
    return city(
        rings(),
        "story protocols anomaly climb ending",
        Timeline(METRICS, beats, endings, helds),
        anomaly={"first": 600, "growth": 0},
    )


def spoken(world, params, seconds: float) -> list[tuple[int, int, int]]:
    """(tick, beat, world) of every beat that happens."""
    return [
        (now(world) - 1, int(beat), int(row))
        for raised in ticking(world, params, seconds)
        for beat, row in zip(*np.nonzero(raised.get("spoke", np.zeros((1, 1)))), strict=True)
    ]


def test_a_beat_happens_once_at_its_time() -> None:
    """A beat without condition happens in the first step at or after its tick, and never again."""
    params = told(Beat((), 120, (("say", 3, 0),)), Beat((), 121, (("say", 4, 0),)))
    world = one(params)
    assert spoken(world, params, 10) == [(120, 0, 0), (126, 1, 0)]
    panel = observe(world, params)
    assert (panel["caption"][0, 0], panel["caption.tick"][0, 0]) == (5, 126)


def test_a_beat_waits_for_its_condition_world_by_world() -> None:
    """From its time on, a beat happens in each world when its condition is first true there."""
    params = told(Beat(above(HEIGHT, 0.5), 60, (("say", 0, 0),)))
    world = begin(params, [1, 2, 3])
    world.climb[:] = 0, ONE, 0
    assert spoken(world, params, 5) == [(60, 0, 1)]
    world.climb[:] = ONE, 0, 0
    assert spoken(world, params, 5) == [(300, 0, 0)]
    assert observe(world, params)["caption"][0].tolist() == [1, 1, 0]


def test_held_counts_steps_without_a_break() -> None:
    """`held` is true once its condition has been for so many steps in a row; a break starts it over."""
    params = told(Beat(above(HEIGHT, 0.5, (0, 20)), -1, (("say", 0, 0),)), helds=1)
    world = one(params)
    world.climb[:] = ONE
    assert spoken(world, params, 1.9) == []
    world.climb[:] = 0
    assert spoken(world, params, 0.1) == []
    world.climb[:] = ONE
    start = now(world)
    assert spoken(world, params, 5) == [(start + 19 * STEP, 0, 0)]


def test_held_counts_from_the_time_of_its_beat_in_each_world() -> None:
    """A world that stands before a beat's time doesn't count for it yet, whatever others of its batch do."""
    params = told(Beat(above(HEIGHT, 0.5, (0, 20)), 120, (("say", 0, 0),)), helds=1)
    world = begin(params, [1, 2])
    world.climb[:] = ONE
    world.tick[:] = 60, 180
    assert spoken(world, params, 1.9) == []
    assert world.held[0].tolist() == [9, 19]
    spoken(world, params, 1.1)
    assert world.caption_tick[0].tolist() == [120 + 19 * STEP, 180 + 19 * STEP]


def test_a_beat_that_has_happened_leaves_no_count() -> None:
    """The state of a world whose beat has happened doesn't hang on whether other worlds still wait for
    theirs."""
    params = told(Beat(above(HEIGHT, 0.5, (0, 5)), -1, (("say", 0, 0),)), helds=1)
    world = begin(params, [7, 7])
    world.climb[:] = ONE, 0
    alone = world.take([0])
    run(world, params, 5)
    run(alone, params, 5)
    assert world.fired[0].tolist() == [1, 0]
    assert world.digest(0) == alone.digest()


def test_strikes_of_the_timeline() -> None:
    """A strike names a sector, or the epicentre by -1; it's severity in the same step."""
    params = told(Beat((), 60, (("strike", 5, WHOLE // 4), ("strike", -1, WHOLE // 8))))
    world = begin(params, range(30))
    run(world, params, 1.1)
    expected = np.zeros((24, 30), int)
    expected[5] += WHOLE // 4
    expected[world.epicentre[0], range(30)] += WHOLE // 8
    guarded = world.severity / np.maximum(expected, 1)
    assert ((expected > 0) == (world.severity > 0)).all()
    assert guarded[expected > 0].min() > 0.98


def test_the_first_true_ending_ends_the_dream() -> None:
    """Of several true endings the first of the level's counts; the panel tells it and its tick, plus 1 each."""
    late = Ending("late", above(TIME, 3), False, 0)
    high = Ending("high", above(HEIGHT, 0.5), False, 0)
    params = told(endings=(high, late))
    world = begin(params, [1, 2])
    world.climb[:] = ONE, 0
    run(world, params, 1)
    assert observe(world, params)["ending"][0].tolist() == [1, 0]
    assert observe(world, params)["ended"][0].tolist() == [1, 0]
    run(world, params, 4)
    assert observe(world, params)["ending"][0].tolist() == [1, 2]
    assert world.ended[0, 1] - 1 == pytest.approx(3 * TICKS_PER_SECOND, abs=2 * STEP)


def test_an_ending_behind_a_true_one_goes_on_counting() -> None:
    """`held` of every ending is stepped, also behind a condition that was true before."""
    late = Ending("late", above(HEIGHT, 0.9, (0, 50)), False, 0)
    soon = Ending("soon", above(HEIGHT, 0.5, (1, 20)), False, 0)
    params = told(endings=(late, soon), helds=2)
    world = one(params)
    world.climb[:] = ONE
    ends = [now(world) - 1 for raised in ticking(world, params, 10) if raised.get("ended", np.zeros(1)).any()]
    assert ends == [19 * STEP]
    assert world.ending[0, 0] == 2


def test_an_ending_is_announced_once_with_its_number() -> None:
    """`ended` is raised in the last tick that is lived, with the ending's index plus 1."""
    params = told(endings=(Ending("late", above(TIME, 1), False, 0),))
    world = one(params)
    values = [
        int(raised["ended"][0, 0]) for raised in ticking(world, params, 5) if raised.get("ended", np.zeros(1)).any()
    ]
    assert values == [1]
    assert world.tick[0, 0] == world.ended[0, 0]


def test_what_a_beat_does_it_does_where_it_is_true() -> None:
    """Each effect of a beat reaches only the worlds in which its condition is true."""
    effects = (("say", 2, 0), ("unravel", 1, 10), ("strike", 4, WHOLE // 4), ("strike", -1, WHOLE // 4))
    params = told(Beat(above(HEIGHT, 0.5), -1, effects))
    world = begin(params, [1, 2])
    world.climb[:] = ONE, 0
    run(world, params, 1)
    assert world.caption[0].tolist() == [3, 0]
    assert world.fading[:, 1].tolist() == [0, 0, 0, 0, 0]
    assert world.fading[1, 0] == -(-ONE // 10)
    assert world.severity[:, 1].sum() == 0
    assert (world.severity[:, 0] > 0).sum() == 2
