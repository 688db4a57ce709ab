"""Numbers of a level by name; with others it is what its file would make, and every fault is a sentence."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.level import DIFFICULTIES, Acts, Level, LevelFault, load, resolve, shipped
from game.sim.params import Params
from game.sim.spec import Drawn
from tests.level.small import small

INNER = tuple(f"1.{slot}" for slot in range(1, 7))
EVERY = [(name, word) for name in shipped() for word in DIFFICULTIES]


def dream(name: str, word: str = "deep-sleep") -> Level:
    """A shipped level."""
    return load(resolve(name), word)


def plain(value: Any) -> Any:
    """What a law reads, as something that can be compared."""
    if isinstance(value, Drawn):
        return value.kind, plain(value.a), plain(value.b)
    return value.tolist() if isinstance(value, np.ndarray) else value


def content(params: Params) -> Any:
    """All numbers of a level, whole, with its timeline."""
    laws = {name: {key: plain(value) for key, value in vars(space).items()} for name, space in params.law.items()}
    return laws, params.timeline


@pytest.mark.parametrize(("name", "word"), EVERY)
def test_what_the_level_says_itself_changes_nothing(name: str, word: str) -> None:
    """Every number, given as the level has it, leaves the level as it is: names and values are those of the file."""
    level = dream(name, word)
    same = level.with_numbers(
        {number.name: number.value for number in level.numbers.values() if said(level, number.name)}
    )
    assert same.changed == {}
    assert content(same.params) == content(level.params)


def said(level: Level, name: str) -> bool:
    """Whether saying a number for all would do something: it doesn't where every sector has its own."""
    try:
        return bool(level.with_numbers({name: level.numbers[name].value}))
    except LevelFault as fault:
        if "a number without effect" not in str(fault):
            raise
        return False


@pytest.mark.parametrize(
    ("name", "was", "new", "changes"),
    [
        ("platform", "growth = 0.028", "growth = 0.04", {"anomaly.growth": 0.04}),
        ("platform", "enough = 0.3", "enough = 0.37", {"enough": 0.37}),
        ("platform", 'length = "7:00"', 'length = "6:30"', {"length": "6:30"}),
        ("platform", "median = 1.4, spread = 0.35", "median = 2.0, spread = 0.2",
         {f"people.size[{sector}]": {"median": 2.0, "spread": 0.2} for sector in INNER}),
        ("engine", "tone = [4, 5, 6]", "tone = [3, 5, 7]", {"harmony.tone": [3, 5, 7]}),
        ("engine", "over = 40", "over = 20", {"beat[3].over": 20}),
        ("engine", 'at = "1:25"', 'at = "1:27"', {"beat[7].at": "1:27"}),
        ("guardian", "seconds = 18", "seconds = 9", {"loss.seconds": 9}),
    ],
    ids=["law", "let", "length", "sector", "list", "beat", "at", "whole"],
)  # fmt: skip
def test_a_change_is_what_the_file_would_say(name: str, was: str, new: str, changes: dict[str, Any]) -> None:
    """A level with other numbers has the parameters of the file with these numbers written into it."""
    level = dream(name)
    other = load(level.text.replace(was, new))
    made = level.with_numbers(changes)
    assert content(made.params) == content(other.params)
    assert made.length_ticks == other.length_ticks
    assert content(made.params) != content(level.params)
    assert made.digest != level.digest


def test_changes_lie_on_top_of_each_other_and_can_be_taken_back() -> None:
    """One after the other or all at once is the same; a number that is as the level says is no change."""
    level = dream("platform")
    both = level.with_numbers({"anomaly.growth": 0.04, "enough": 0.4})
    one = (
        level.with_numbers({"anomaly.growth": 0.05})
        .with_numbers({"enough": 0.4})
        .with_numbers({"anomaly.growth": 0.04})
    )
    assert content(one.params) == content(both.params)
    assert one.changed == both.changed
    back = one.with_numbers({"anomaly.growth": 0.028, "enough": 0.3})
    assert (back.changed, content(back.params), back.digest) == ({}, content(level.params), level.digest)


def test_counters_of_conditions_stay_where_they_were() -> None:
    """A condition that is compiled anew counts with the counters it had: `held` before and after it stays its own."""
    held = ("tide.height < enough and", "held(tide.height < 0.5, 2) and held(tide.height < enough, 1) and")
    more = '\n[[beat]]\nwhen = "held(tide.foam > 1, 3) or held(tide.foam > enough, 1)"\nsay = "Foam."\n'
    made = small(held, more=more).with_numbers({"enough": 0.5})
    assert content(made.params) == content(small(held, ("enough = 0.25", "enough = 0.5"), more=more).params)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"anomaly.grwth": 1}, 'anomaly.grwth: found an unknown number; allowed: .* did you mean "anomaly.growth"?'),
        ({"enogh": 1}, 'did you mean "enough"?'),
        ({"demand.base[1.l]": 1}, r'did you mean "demand.base\[1.[0-9]\]"?'),
        ({"anomaly.growth": 3}, "anomaly.growth: found 3; allowed: a number from 0 to 1"),
        ({"anomaly.growth": float("nan")}, "found nan"),
        ({"anomaly.growth": float("inf")}, "found inf"),
        ({"anomaly.growth": 10**400}, "found 1000"),
        ({"anomaly.growth": None}, "found None"),
        ({"anomaly.growth": "much"}, 'found "much"'),
        ({"anomaly.growth": {"between": [0, 1]}}, "found a table"),
        ({"shelter.streams": 2.5}, "allowed: a whole number from 1 to 24"),
        ({"people.size[1.1]": {"between": [3, 1]}}, "the smaller number first"),
        ({"people.size": 2.0}, "a number without effect"),
        ({"enough": 1e9}, "allowed: a number from -30,000 to 30,000"),
        ({"beat[6].strength": 9}, r"beat\[6\].strength: found 9; allowed: a number from 0 to 1"),
        ({"beat[6].strength": None}, "found None"),
        ({"beat[6].at": "8:00"}, "a time before the level's length, 7:00"),
        ({"beat[6].at": 5}, "allowed: text like"),
        ({"length": "0:05"}, "at least 0:10"),
        ({"length": 5}, 'allowed: text like "0:45"'),
        ({"x\ny" * 200: 1}, "found an unknown number"),
    ],
)  # fmt: skip
def test_what_cant_be_is_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    """An unknown name with the nearest, a value out of range or of another kind, laws that refuse: a line each."""
    level = dream("platform")
    with pytest.raises(LevelFault, match=sentence) as fault:
        level.with_numbers(changes)
    assert "\n" not in str(fault.value)


def test_a_law_that_refuses_is_heard() -> None:
    """What laws say about numbers that don't go together is the fault of a change too."""
    level = dream("platform")
    refuses = SimpleNamespace(check=lambda params: ["too much"] if params.climb.speed > 1 << 16 else [])
    level = replace(level, params=replace(level.params, laws=(*level.params.laws, refuses)))  # type: ignore[arg-type]
    assert level.with_numbers({"climb.speed": 0.01})
    with pytest.raises(LevelFault, match=r"climb.speed: too much"):
        level.with_numbers({"climb.speed": 9})


@pytest.mark.parametrize("name", shipped())
def test_a_run_that_goes_on_keeps_what_acts_only_from_the_start(name: str) -> None:
    """In a run that goes on such a number is refused with one sentence, every other one is taken."""
    level = dream(name)
    for number in level.numbers.values():
        if said(level, number.name):
            if number.acts is Acts.FROM_START:
                with pytest.raises(LevelFault, match="acts only from the start"):
                    level.with_numbers({number.name: number.value}, running=True)
            else:
                assert level.with_numbers({number.name: number.value}, running=True)


def test_a_number_of_the_levels_own_says_which_condition_names_it() -> None:
    doc = load(resolve("1")).numbers["enough"].doc
    assert doc == "the level's own number, as in: override.done and people.saved >= enough"
