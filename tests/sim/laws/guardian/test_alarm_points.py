"""The hall's alarms: limits with a deadband, what startles, what is understood, what is attended to."""

import pytest

from game.sim.actions import CommonVerb
from game.sim.fixed import WHOLE
from game.sim.laws.common.alarms import ACKNOWLEDGED, UNACKNOWLEDGED
from game.sim.laws.guardian import alarm_points
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.params import Params
from game.sim.step import observe
from game.sim.world import World
from tests.sim.build import one
from tests.sim.hall import hall, press, seconds

LAWS = "senses console composure limits alarms"


def sounding(*deviations: float) -> tuple[World, Params]:
    """Three subsystems with these deviations, a step later."""
    params = hall(3, LAWS, alarms={"dread": 0})
    world = one(params)
    world.x[:, 0] = [round(x * WHOLE) for x in deviations]
    seconds(world, params, 0.1)
    return world, params


def test_an_alarm_comes_at_its_limit_and_goes_under_the_deadband() -> None:
    """On at 1, to either side; it stays at 0.85 and is off at 0.8."""
    world, params = sounding(0.99, 1, -1.2)
    assert world.calls[:4, 0].tolist() == [0, 1, 1, 0]
    world.x[1:3] = round(0.85 * WHOLE)
    seconds(world, params, 0.1)
    assert world.calls[:3, 0].tolist() == [0, 1, 1]
    world.x[1] = round(0.8 * WHOLE)
    seconds(world, params, 0.1)
    assert world.calls[:3, 0].tolist() == [0, 0, 1]


def test_strain_and_loss_sound_anew() -> None:
    """Strain over half is one point more; what is lost stays in alarm."""
    world, params = sounding(1, 1, 0)
    press(world, params, CommonVerb.ACKNOWLEDGE)
    world.fatigue[0], world.dark[1] = WHOLE // 2, 1
    seconds(world, params, 0.1)
    panel = observe(world, params)
    assert panel["alarm.count"][:3, 0].tolist() == [2, 3, 0]
    assert panel["alarm.state"][:2, 0].tolist() == [UNACKNOWLEDGED] * 2


def test_each_new_alarm_startles_but_not_what_is_embraced_or_watched() -> None:
    """Composure goes once for each that trips; the embraced sound like others, the watched are acknowledged."""
    world, params = sounding(0, 0, 0)
    world.embraced[0] = 1
    press(world, params, GuardianVerb.WATCH, 1)
    world.x[:] = WHOLE
    seconds(world, params, 5)
    assert 1 - world.calm[0, 0] / WHOLE == pytest.approx(0.012, abs=0.0005)
    assert observe(world, params)["alarm.state"][:3, 0].tolist() == [UNACKNOWLEDGED, ACKNOWLEDGED, UNACKNOWLEDGED]


def test_what_is_understood_takes_no_composure() -> None:
    """An unacknowledged alarm takes more the longer it sounds, up to `dread` a second; an embraced one takes none."""
    params = hall(2, LAWS, alarms={"dread": 0.02, "ripens": 10}, limits={"startle": 0})
    world = one(params)
    world.x[:], world.embraced[0] = WHOLE, 1
    seconds(world, params, 10)
    early = 1 - world.calm[0, 0] / WHOLE
    seconds(world, params, 10)
    late = 1 - world.calm[0, 0] / WHOLE - early
    assert (early, late) == (pytest.approx(0.1, rel=0.05), pytest.approx(0.2, rel=0.02))


def test_the_annunciator_has_room_for_twelve() -> None:
    """A level with more subsystems than groups, or a deadband the wrong way round, is told so."""
    assert alarm_points.check(hall(12, LAWS)) == []
    assert "12 groups" in alarm_points.check(hall(13, LAWS))[0]
    assert "off" in alarm_points.check(hall(2, LAWS, limits={"on": 0.5}))[0]
