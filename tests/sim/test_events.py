"""Events, and commands."""

import numpy as np

from game.sim.actions import CommonVerb
from game.sim.events import Events
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.spec import Event

SPECS = {"struck": (Event("struck", "sector", "", hidden=True), 3), "cut": (Event("cut", "world", ""), 1)}


def test_what_is_raised_twice_adds_up() -> None:
    """Values broadcast to the event's size and are summed."""
    events = Events(SPECS, 2)
    events.add("struck", np.array([[1], [0], [2]]))
    events.add("struck", np.array([[0, 1], [0, 0], [0, 0]], bool))
    assert events.get("struck").tolist() == [[1, 2], [0, 0], [2, 2]]
    assert events.get("struck").dtype == np.int32


def test_what_was_not_raised_is_zero() -> None:
    """get() always has the event's shape."""
    assert Events(SPECS, 2).get("cut").tolist() == [[0, 0]]


def test_events_of_a_world_leave_out_what_is_hidden() -> None:
    """of() lists (name, index, value) of one world; hidden events only for those who may know."""
    events = Events(SPECS, 2)
    events.add("struck", np.array([[0, 0], [0, 5], [0, 0]]))
    events.add("cut", np.array([0, 1]))
    assert events.of(0) == []
    assert events.of(1) == [("cut", 0, 1)]
    assert events.of(1, hidden=True) == [("struck", 1, 5), ("cut", 0, 1)]


EVERY = [verb for group in (CommonVerb, PlatformVerb, GuardianVerb, EngineVerb) for verb in group]


def test_verbs_keep_their_numbers() -> None:
    """Numbers of verbs stand in replays: those that were given stay, and none is given twice."""
    names = (
        "NONE SELECT ACKNOWLEDGE BREATHE SCAN STEADY ISOLATE DECRYPT SHELTER ARM OVERRIDE CORRECT WATCH EMBRACE ANSWER "
        "NUDGE WORK STRETCH WEAVE BRIDGE"
    )
    assert [(verb.name, int(verb)) for verb in EVERY] == [(name, i) for i, name in enumerate(names.split())]


def test_kinds_of_verbs() -> None:
    """What is held, what a release ends, and what is judged by its instant."""
    assert [verb.name for verb in EVERY if verb.held] == ["BREATHE", "DECRYPT", "OVERRIDE", "WORK", "STRETCH"]
    assert {verb for verb in EVERY if verb.released and not verb.held} == {PlatformVerb.ARM}
    assert [verb.name for verb in EVERY if verb.timed] == ["EMBRACE", "NUDGE", "WORK"]
