"""What a run says to the ear."""

from pathlib import Path

import numpy as np
import pytest

from game.level import load
from game.play.dreams import sounds
from game.play.dreams.platform import DREAM
from game.play.dreams.platform.hearing import SOUNDS, heard
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
    assert set(SOUNDS.values()) - {"voice"} <= set(sounds().shots)
    assert set(SOUNDS) - {"selected"} <= set(PLATFORM.params.events)


def test_a_quiet_city_is_quiet(panel: Panel) -> None:
    said = heard(panel, [])
    assert (said.bed["hum-strained"], said.bed["hum-dread"], said.bed["decrypt"]) == (0, 0, 0)
    assert (list(said.events), list(said.new_alarms)) == ([], [])


def test_gauges_and_holds_are_heard(panel: Panel) -> None:
    look = with_(panel, strain=ONE // 2, climb__height=ONE, composure=ONE // 4, breathing=1, decrypting=1)
    said = heard(look, [])
    assert (said.composure, said.breathing) == (0.25, True)
    assert said.bed["hum-strained"] > 0.5
    assert said.bed["hum-dread"] == 1
    assert said.bed["decrypt"] > 0


def test_strain_moves_the_hum_from_calm_to_strained(panel: Panel) -> None:
    beds = [heard(with_(panel, strain=ONE * k // 20), []).bed for k in range(21)]
    strained, calm = ([bed[name] for bed in beds] for name in ("hum-strained", "hum-calm"))
    assert strained[0] == 0 < strained[-1]
    assert strained == sorted(strained)
    assert calm == sorted(calm, reverse=True)


def test_the_climb_alone_brings_dread(panel: Panel) -> None:
    assert [heard(with_(panel, climb__height=h), []).bed["hum-dread"] for h in (0, ONE)] == [0, 1]


def test_the_override_is_heard_only_while_it_is_armed_and_held(panel: Panel) -> None:
    assert not heard(with_(panel, overriding=1), []).held
    assert heard(with_(panel, overriding=1, armed=1), []).held == {"override-hold"}


def test_alarms_differ_by_what_they_are_about(panel: Panel) -> None:
    events = [("alarm_raised", index, 1) for index in (0, 2, 7, 10)]
    assert list(heard(panel, events).new_alarms) == ["anomaly", "load", "climb"]


def test_an_ending_sounds_as_it_is_and_all_else_falls_silent(panel: Panel) -> None:
    over = with_(panel, ended=60, strain=ONE, climb__height=ONE, composure=0, breathing=1)
    ways = {way.name: number for number, way in enumerate(PLATFORM.endings, 1)}
    said = DREAM.hear(PLATFORM, over, [("ended", 0, ways["renewal"])])
    assert list(said.events) == ["ending-renewal"]
    assert (said.composure, said.breathing, said.bed["hum-strained"], said.bed["hum-dread"]) == (1, False, 0, 0)
    assert list(DREAM.hear(PLATFORM, over, [("ended", 0, ways["overrun"])]).events) == ["ending-loss"]
