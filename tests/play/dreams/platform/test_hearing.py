"""What a run says to the ear."""

from pathlib import Path

import numpy as np
import pytest

from game.level import load
from game.play.dreams.platform.hearing import SOUNDS, heard
from game.play.sound import SHOTS
from game.session import Session
from game.sim.fixed import ONE
from game.sim.panel import Panel

PLATFORM = load(Path(__file__).parents[4] / "levels" / "1-platform.toml")


@pytest.fixture
def panel() -> Panel:
    return Session(PLATFORM, 1).now


def with_(panel: Panel, **values: int) -> Panel:
    given = {name.replace("__", "."): value for name, value in values.items()}
    changed = {name: np.full_like(panel[name], value) for name, value in given.items()}
    return Panel(panel.tick, {**panel.values, **changed})


def test_every_sound_is_one_that_there_is() -> None:
    assert set(SOUNDS.values()) - {"voice"} <= set(SHOTS)
    assert set(SOUNDS) - {"selected"} <= set(PLATFORM.params.events)


def test_a_quiet_city_is_quiet(panel: Panel) -> None:
    said = heard(panel, [], [])
    assert (said.strain, said.climb, list(said.events), list(said.new_alarms)) == (0, 0, [], [])


def test_gauges_and_holds_are_heard(panel: Panel) -> None:
    look = with_(panel, strain=ONE // 2, climb__height=ONE, composure=ONE // 4, breathing=1, decrypting=1)
    said = heard(look, [], [])
    assert (said.strain, said.climb, said.composure, said.breathing, said.decrypting) == (0.5, 1, 0.25, True, True)


def test_the_override_is_heard_only_while_it_is_armed_and_held(panel: Panel) -> None:
    assert not heard(with_(panel, overriding=1), [], []).overriding
    assert heard(with_(panel, overriding=1, armed=1), [], []).overriding


def test_alarms_differ_by_what_they_are_about(panel: Panel) -> None:
    events = [("alarm_raised", index, 1) for index in (0, 2, 7, 10)]
    assert list(heard(panel, events, []).new_alarms) == ["anomaly", "load", "climb"]


def test_an_ending_sounds_as_it_is_and_all_else_falls_silent(panel: Panel) -> None:
    over = with_(panel, ended=60, strain=ONE, climb__height=ONE, composure=0, breathing=1)
    said = heard(over, [("ended", 0, 2)], [False, True])
    assert list(said.events) == ["ending-renewal"]
    assert (said.strain, said.climb, said.composure, said.breathing) == (0, 0, 1, False)
    assert list(heard(over, [("ended", 0, 1)], [False, True]).events) == ["ending-loss"]
