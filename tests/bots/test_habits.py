"""Habits: what somebody wants, by what the panel shows."""

import numpy as np
import pytest

from game.bots.platform import habits as do
from game.sim.actions import PRESS, RELEASE, CommonVerb
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform.ports import SCAN, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from tests.sim.build import rings

T = rings()
WORLD = (
    "hands.verb", "hands.next_verb", "breathing", "composure", "decrypting", "cipher.layer", "cipher.ready",
    "armed", "overriding", "climb.base", "climb.height", "climb.rate", "shelter.used", "shelter.places",
    "shelter.streams", "shelter.most",
)  # fmt: skip
SECTOR = ("home", "dark", "road", "shelter.rate", "shelter.on", "worth")


def panel(**values: object) -> Panel:
    """A panel of one world where all is 0 but what is given; `_` in a name stands for `.`."""
    shown = {name: np.zeros((1, 1), np.int32) for name in WORLD} | {
        name: np.zeros((24, 1), np.int32) for name in SECTOR
    }
    shown |= {"protocol.lives": np.zeros((5, 1), np.int32), "alarm.state": np.zeros((12, 1), np.int32)}
    for name, value in values.items():
        known = name.replace("__", ".")
        shown[known][:, 0] = value
    return Panel(np.zeros(1, np.int32), shown)


def wants(habit: do.Habit, **values: object) -> tuple[bool, int, int, int]:
    """(wants, verb, target, value) of a habit."""
    thought = habit(panel(**values), T)
    return (
        bool(thought.wants[0]),
        int(thought.verb),
        int(np.ravel(thought.target)[0]),
        int(np.ravel(thought.value)[0]),
    )


def worth(shown: Panel, t: object) -> np.ndarray:
    """What the test says."""
    return shown["worth"]


def scores(**sectors: int) -> np.ndarray:
    """Scores by sector, 0 elsewhere."""
    return np.array([sectors.get(f"s{i}", 0) for i in range(24)])


def test_a_verb_goes_where_the_score_is_highest() -> None:
    """The highest score is picked, the first among equals; nothing where no score is above 0."""
    pick = do.pick(PlatformVerb.SCAN, SCAN, worth)
    assert wants(pick, worth=scores(s4=2, s9=7, s11=7))[:3] == (True, PlatformVerb.SCAN, 9)
    assert not wants(pick, worth=scores(s4=-2))[0]


def test_a_verb_waits_for_its_protocol_and_for_free_hands() -> None:
    """Not while the protocol lives, nor while hands do the same, nor while something waits, nor with closed
    eyes."""
    pick = do.pick(PlatformVerb.STEADY, STEADY, worth)
    some = scores(s4=2)
    assert not wants(pick, worth=some, protocol__lives=[0, 1, 0, 0, 0])[0]
    assert wants(pick, worth=some, protocol__lives=[1, 0, 1, 1, 1])[0]
    assert not wants(pick, worth=some, hands__verb=PlatformVerb.STEADY)[0]
    assert wants(pick, worth=some, hands__verb=PlatformVerb.SCAN)[0]
    assert not wants(pick, worth=some, hands__next_verb=PlatformVerb.SCAN)[0]
    assert not wants(pick, worth=some, breathing=1)[0]


def followed(habits: tuple[do.Habit, ...], **values: object) -> tuple[int, int] | None:
    """(verb, value) of the first of several habits that wants, None if none does."""
    for habit in habits:
        yes, verb, _, value = wants(habit, **values)
        if yes:
            return verb, value
    return None


def test_breathing_has_two_thresholds() -> None:
    """Eyes close under the lower one, open at the upper one; between, they stay as they are and nothing else
    is done."""
    breathe = do.breathe(0.3, 0.6)
    at = [round(c * ONE) for c in (0.29, 0.31, 0.59, 0.6)]
    assert [followed(breathe, composure=c) for c in at] == [(CommonVerb.BREATHE, PRESS), None, None, None]
    nothing = (CommonVerb.NONE, PRESS)
    assert [followed(breathe, composure=c, breathing=1) for c in at] == [
        nothing,
        nothing,
        nothing,
        (CommonVerb.BREATHE, RELEASE),
    ]


def test_cutting_arms_then_holds_then_waits() -> None:
    """When the moment has come: open the eyes, arm, hold, and keep holding."""
    cut = do.cut(do.height(0.9))
    up = round(0.9 * ONE)
    assert followed(cut, climb__height=up - 1) is None
    assert followed(cut, climb__height=up, breathing=1) == (CommonVerb.BREATHE, RELEASE)
    assert followed(cut, climb__height=up) == (PlatformVerb.ARM, PRESS)
    assert followed(cut, climb__height=up, armed=1) == (PlatformVerb.OVERRIDE, PRESS)
    assert followed(cut, climb__height=up, armed=1, overriding=1) == (CommonVerb.NONE, PRESS)


@pytest.mark.parametrize(
    ("height", "rate", "comes"), [(0.9, 0.01, False), (0.94, 0.01, True), (0.9, 0.02, True), (0.99, 0, False)]
)
def test_the_last_moment_is_read_from_the_gauge(height, rate, comes) -> None:
    """It has come when what is left of the climb takes no more than so many seconds at the rate shown."""
    moment = do.last_moment(6)
    shown = panel(climb__base=1, climb__height=round(height * ONE), climb__rate=round(rate * ONE))
    assert bool(moment(shown)[0]) == comes
    assert not moment(panel(climb__height=ONE))[0]


def test_shelter_keeps_the_streams_busy() -> None:
    """A stream is opened only while there is room for one more, and never on a sector that has one."""
    habit = do.shelter(worth)
    some = {"worth": scores(s4=5, s7=3), "shelter__most": 3}
    assert wants(habit, **some, shelter__streams=2)[:3] == (True, PlatformVerb.SHELTER, 4)
    assert wants(habit, **some, shelter__streams=2, shelter__on=scores(s4=1))[2] == 7
    assert not wants(habit, **some, shelter__streams=3)[0]


def test_hopeless_streams_are_called_off() -> None:
    """A stream that is cut off or whose sector is almost empty closes; a stream that brings people stays."""
    habit = do.call_off(do.hopeless)
    on = {"shelter__on": scores(s4=1), "home": WHOLE // 25}
    assert not wants(habit, **on, shelter__rate=1000)[0]
    assert wants(habit, **on, shelter__rate=0)[:3] == (True, PlatformVerb.SHELTER, 4)
    assert wants(habit, shelter__on=scores(s4=1), home=10, shelter__rate=1000)[0]


def test_alarms_are_acknowledged_by_number() -> None:
    """So many groups have to sound."""
    habit = do.acknowledge(3)
    sounding = [1] * 3 + [2] * 5 + [3] * 4
    assert wants(habit, alarm__state=sounding)[:2] == (True, CommonVerb.ACKNOWLEDGE)
    assert not wants(habit, alarm__state=[1] * 2 + [2] * 10)[0]
