"""What Dream III says to the ear: its sound is its state."""

from dataclasses import replace

import pytest

from game.play.dreams import sounds
from game.play.dreams.engine import DREAM
from game.play.dreams.engine.endings import ENDINGS
from game.play.dreams.engine.hearing import ALARMS, GRADES, SOUNDS, WORKS, chord, heard
from game.sim.fixed import ONE
from tests.play.dreams.engine.chambers import DISCORD, LEVEL, OLD, RICH, SILENCE, calm, changed, crisis


def test_every_sound_is_one_that_there_is() -> None:
    assert {*SOUNDS.values(), *GRADES, *WORKS} - {"voice"} <= set(sounds().shots)
    assert set(SOUNDS) - {"selected", "acknowledged"} <= set(LEVEL.params.events)
    said = heard(crisis(), [])
    assert set(said.bed or ()) <= set(sounds().loops)
    assert {one.sound for one in said.ticking} <= set(sounds().shots)
    assert set(ALARMS.values()) <= {"climb", "load", "anomaly"}


def test_in_unison_the_arms_sing_one_note() -> None:
    assert [tone.hertz for tone in chord(calm())] == pytest.approx([275, 275, 275], abs=0.1)


def test_arms_that_part_sing_apart_and_come_to_lie_on_the_chord_as_they_lock() -> None:
    """A hundredth off, and not in harmony: measured pitches, that beat. In harmony: exactly 4 : 5 : 6."""
    off = changed(calm(), arm__rate={0: round(0.808 * ONE), 1: ONE, 2: round(1.2 * ONE)}, harmony__pair=0)
    assert [tone.hertz for tone in chord(off)] == pytest.approx([222.2, 275, 330], abs=0.1)
    low, middle, high = (tone.hertz for tone in chord(changed(off, harmony__pair=ONE)))
    assert (middle / low, high / middle) == pytest.approx((5 / 4, 6 / 5), abs=1e-6)


def test_an_arm_that_comes_apart_sings_rougher_and_a_dark_one_softer() -> None:
    base = changed(calm(), arm__unison={1: ONE // 2}, darkness=dict.fromkeys(range(16, 24), ONE // 2))
    one, rough, soft = chord(base)
    assert one.spread == 0 < rough.spread
    assert soft.gain < one.gain


def test_each_insect_ticks_and_a_silent_one_does_not() -> None:
    ticking = heard(changed(calm(), darkness={5: ONE}), []).ticking
    assert len(ticking) == 24
    assert [one.sound for one in (ticking[0], ticking[8], ticking[16])] == ["tick-1", "tick-2", "tick-3"]
    assert ticking[5].gain == 0 < ticking[6].gain


def test_grades_and_works_differ_by_ear() -> None:
    panel = changed(calm(), work__kind={0: 0, 1: 1, 2: 2})
    events = [
        *(("nudged", 3, grade) for grade in (1, 2, 3)),
        ("missed", 3, 1),
        *(("worked", arm, 3) for arm in range(3)),
    ]
    names = list(heard(panel, events).events)
    assert names == [*GRADES, "nudge-miss", *WORKS]
    assert len(set(names)) == len(names)


def test_the_slip_shrieks() -> None:
    assert list(heard(calm(), [("slipped", 0, 1)]).events) == ["shriek"]


def test_darkness_is_heard_to_creep() -> None:
    quiet, dark = (heard(changed(calm(), heart=ONE, darkness=d), []).bed or {} for d in (0, ONE // 2))
    assert quiet["tendrils"] == 0 < dark["tendrils"]


def test_an_ending_sounds_as_it_looks_however_the_panel_is() -> None:
    """A silence by time too, with the heart alight; an ending of another level by whether it is won."""
    panels = [changed(calm(), ended=600, heart=heart, unison=unison) for heart in (0, ONE) for unison in (0, ONE)]
    for way, sound in ((RICH, "song"), (OLD, "unison"), (DISCORD, "discord"), (SILENCE, "silence")):
        heard_as = [list(DREAM.hear(LEVEL, panel, [("ended", 0, way)]).events) for panel in panels]
        assert heard_as == [[f"ending-{sound}"]] * 4
    unknown = [replace(LEVEL.endings[0], name="cold", won=won) for won in (True, False)]
    assert [ENDINGS.of(way).picture for way in unknown] == ["old", "silence"]


def test_when_it_is_over_nothing_goes_on() -> None:
    said = heard(changed(crisis(), ended=6000, breathing=1), [])
    assert said.over
    assert not said.breathing
