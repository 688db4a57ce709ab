"""Nudge: judged by the instant of the press, runs outward, parries."""

import numpy as np
import pytest

from game.sim.actions import MICROSECONDS, RELEASE, Actions, timed
from game.sim.fixed import TICKS_PER_SECOND, WHOLE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import act, city, now, run, spirals

TURN = 1 << 32


def still(**numbers) -> tuple[Params, World]:
    """Three arms at 1 Hz without coupling or noise, nudge and fray."""
    given = {"reach": 0.5, **numbers}
    params = city(
        spirals(),
        "senses rhythm nudge fray",
        rhythm={"noise": 0, "coupling": 0},
        nudge=given,
        fray={"wear": 0, "frays": 0},
    )
    return params, begin(params, [1])


def pressed_at(offset: int, tick: int = 59) -> tuple[int, int]:
    """Error and grade of a press `offset` microseconds after the beat at 1 s, told in this tick."""
    params, world = still()
    while now(world) < tick:
        step(world, params, Actions.none(1))
    end = (tick + 1) * MICROSECONDS // TICKS_PER_SECOND
    step(world, params, act(world, EngineVerb.NUDGE, 3, timed(end - MICROSECONDS - offset)))
    panel = observe(world, params)
    assert panel["judged.tick"][0, 0] == tick
    return panel.one("judged.error"), panel.one("judged.grade")


OFFSETS = (-150_000, -40_500, -39_500, -7_000, 0, 3_000, 12_345, 84_000, 86_000, 159_000, 161_000)  # microseconds


@pytest.mark.parametrize("offset", OFFSETS)
def test_a_press_is_judged_by_its_instant(offset) -> None:
    """The error is what the press was off the beat, to a tenth of a millisecond, and the grade is by the windows of
    40, 85 and 160 ms; whichever tick the press came to be told in."""
    grade = sum(abs(offset) <= width for width in (40_000, 85_000, 160_000))
    first = (MICROSECONDS + offset) * TICKS_PER_SECOND // MICROSECONDS
    for tick in (first, first + 1, first + 7):
        error, mark = pressed_at(offset, tick)
        assert error == pytest.approx(offset, abs=100)
        assert mark == grade


def test_windows_keep_the_worlds_time_while_the_engines_is_stretched() -> None:
    """At a quarter of the pace a window of 40 ms is a quarter of the angle."""
    params, world = still()
    run(world, params, 0.9)
    world.stretching[:] = 1
    run(world, params, 0.4 + 2 / 60)
    step(world, params, act(world, EngineVerb.NUDGE, 3, timed(0)))
    assert observe(world, params).one("judged.error") == pytest.approx(50_000, abs=1500)


def test_windows_narrow_as_composure_goes() -> None:
    """Without composure a quarter of each window is left."""
    params, world = still()
    world.composure[:] = 0
    run(world, params, 0.2)
    assert observe(world, params)["nudge.window"][:, 0].tolist() == [10_000, 21_250, 40_000]


def test_a_nudge_draws_its_insect_to_the_arm_and_runs_along_the_catwalk() -> None:
    """A perfect nudge takes half (reach) of the way to the arm's phase off its insect at once, and so on from insect
    to insect, in both directions, weaker by `fade` each time, `seconds` apart; other arms hear nothing."""
    params, world = still(fade=0.8, seconds=0.1)
    away = np.array([0.1, 0.1, 0.1, 0.1, -0.1, -0.1, -0.1, -0.1])
    world.phase[:8, 0] = np.round(away * TURN).astype(np.int32)
    world.phase[8:] = 12345
    run(world, params, 0.9 - 1 / 60)
    step(world, params, act(world, EngineVerb.NUDGE, 3, timed(0)))
    assert observe(world, params).one("judged.grade") == 3

    def apart() -> np.ndarray:
        return np.abs((world.phase[:8, 0] - world.arm_phase[0, 0]).astype(float) / TURN)

    assert apart() == pytest.approx([0.1, 0.1, 0.1, 0.05, 0.1, 0.1, 0.1, 0.1], abs=0.004)
    panel = observe(world, params)
    assert (panel["will.until"] > panel.tick).sum() == 2
    run(world, params, 0.1 + 1 / 60)
    assert apart() == pytest.approx([0.1, 0.1, 0.06, 0.05, 0.06, 0.1, 0.1, 0.1], abs=0.008)
    run(world, params, 0.6)
    left = 1 - 0.5 * 0.8 ** np.array([3, 2, 1, 0, 1, 2, 3, 4])
    assert apart() == pytest.approx(0.1 * left, abs=0.02)
    assert (world.phase[8:] == world.phase[8]).all()


def test_a_nudge_mends_and_clears_and_a_miss_does_the_opposite() -> None:
    """On the beat: health to the links of the insect, darkness off it; off the beat health is lost, darkness comes."""
    for offset, sign in ((0.0, 1), (0.5, -1)):
        params, world = still()
        world.health[:], world.darkness[:] = WHOLE // 2, WHOLE // 2
        run(world, params, 1 + offset - 1 / 60)
        raised = step(world, params, act(world, EngineVerb.NUDGE, 12, timed(0))).raised
        assert int(raised["nudged" if sign > 0 else "missed"][12, 0]) > 0
        run(world, params, 0.2)
        assert (int(world.darkness[12, 0]) - WHOLE // 2) * sign < 0
        assert (world.health[[10, 11], 0] - WHOLE // 2 * 1 > 0).tolist() == [sign > 0] * 2


def test_in_time_it_parries_what_was_told_of_that_insect() -> None:
    """Good or better takes the strike away; a fair one, or another insect's, doesn't."""
    for offset, at, stays in ((0, 5, False), (0.1, 5, True), (0, 6, True)):
        params, world = still()
        world.forecast_sector[2], world.forecast_tick[2] = 5, 600
        run(world, params, 1 + offset - 1 / 60)
        raised = step(world, params, act(world, EngineVerb.NUDGE, at, timed(0))).raised
        assert (world.forecast_sector[2, 0] == 5) == stays
        assert ("parried" in raised) == (not stays)


def test_nothing_is_nudged_with_closed_eyes_by_a_release_or_where_no_insect_is() -> None:
    """What makes no sense changes nothing."""
    params, world = still()
    run(world, params, 1)
    for target, value in ((-1, timed(0)), (24, timed(0)), (3, timed(0, RELEASE))):
        assert "nudged" not in step(world, params, act(world, EngineVerb.NUDGE, target, value)).raised
    world.breathing[:] = 1
    assert "nudged" not in step(world, params, act(world, EngineVerb.NUDGE, 3, timed(0))).raised
