"""Events, and commands."""

import numpy as np

from game.sim.actions import HOLDS, Actions, Verb
from game.sim.events import Events
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


def test_verbs_keep_their_numbers() -> None:
    """Numbers of verbs stand in replays: those that were given stay."""
    assert {verb.name: int(verb) for verb in Verb} == {
        "NONE": 0,
        "SELECT": 1,
        "ACKNOWLEDGE": 2,
        "BREATHE": 3,
        "SCAN": 4,
        "STEADY": 5,
        "ISOLATE": 6,
        "DECRYPT": 7,
        "SHELTER": 8,
        "ARM": 9,
        "OVERRIDE": 10,
        "CORRECT": 11,
        "WATCH": 12,
        "EMBRACE": 13,
        "ANSWER": 14,
        "NUDGE": 15,
        "WORK": 16,
        "STRETCH": 17,
        "WEAVE": 18,
        "BRIDGE": 19,
    }
    assert {Verb.BREATHE, Verb.DECRYPT, Verb.OVERRIDE, Verb.WORK, Verb.STRETCH} == HOLDS


def test_no_action_is_nothing_anywhere() -> None:
    """Actions.none names no verb and no target."""
    none = Actions.none(3)
    assert [part.tolist() for part in none] == [[0] * 3, [-1] * 3, [0] * 3]
    assert {part.dtype for part in none} == {np.dtype(np.int32)}
