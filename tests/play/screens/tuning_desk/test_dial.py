"""A number as a slider: both ends, the detent, and steps by which a hand gets anywhere."""

import pytest

from game.level import Level, load, resolve
from game.play.screens.tuning_desk.dial import Dial, words_of

LEVELS = ("platform", "guardian", "engine")


def dial(level: Level, name: str) -> Dial:
    return Dial(level, level.numbers[name])


@pytest.mark.parametrize("name", LEVELS)
def test_every_number_has_a_slider_with_what_the_level_says_at_its_detent(name: str) -> None:
    level = load(resolve(name))
    for number in level.numbers.values():
        slider = Dial(level, number)
        assert slider.low <= slider.high
        assert slider.position(number.value) == pytest.approx(slider.detent)
        assert slider.value(slider.detent) == number.value
        ends = (0.0, 1.0) if slider.low < slider.high else (slider.detent, slider.detent)
        assert [slider.position(slider.value(end)) for end in (0.0, 1.0)] == pytest.approx(ends, abs=0.02)
        assert slider.words(number.value)
        assert slider.reach


def test_a_step_beside_the_detent_is_a_small_part_of_a_number_however_wide_its_range() -> None:
    level = load(resolve("platform"))
    slider = dial(level, "anomaly.quicken")  # from 10 to 100000
    assert slider.step(300, 1) == 315
    assert slider.step(300, -1) == 294


@pytest.mark.parametrize("way", [1, -1])
def test_steps_lead_to_an_end_and_each_changes_the_number(way: int) -> None:
    level = load(resolve("platform"))
    for name in ("shelter.streams", "anomaly.growth", "enough", "length", "composure.kept", "alarms.ripens"):
        slider, seen = dial(level, name), [level.numbers[name].value]
        while (then := slider.step(seen[-1], way, 0.1)) != seen[-1]:
            seen.append(then)
            assert len(seen) < 40
        assert slider.position(seen[-1]) == pytest.approx((way + 1) / 2)


def test_lists_and_what_is_drawn_keep_their_proportions() -> None:
    tone = dial(load(resolve("engine")), "harmony.tone")
    assert (tone.value(0.0), tone.value(1.0)) == ([1, 1, 2], [8, 10, 12])
    period = dial(load(resolve("guardian")), "fluctuation.period")
    low, high = period.value(1.0)["between"]
    assert high == 28
    assert low / high == pytest.approx(15 / 22, rel=1e-3)


def test_values_are_said_in_short() -> None:
    said = [
        words_of(value) for value in (True, 0.5, "1:25", [4, 5], {"between": [1, 2.5]}, {"median": 1, "spread": 0.2})
    ]
    assert said == ["on", "0.5", "1:25", "4 5", "1 to 2.5", "1 ±0.2"]
