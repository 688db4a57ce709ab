"""The personas by name."""

import pytest

from game.bots import persona, personas
from game.bots.platform.personas import lucid
from game.faults import Fault


def test_there_are_five() -> None:
    """idle, random, novice, operator, lucid, each by its own name."""
    assert list(personas(1)) == ["idle", "random", "novice", "operator", "lucid"]
    assert all(persona(name).name == name for name in personas(1))


def test_a_name_that_is_none_is_a_fault_that_lists_those_there_are() -> None:
    """One sentence: what was asked for, and what there is."""
    with pytest.raises(Fault, match=r"'lucy'.*idle, random, novice, operator, lucid"):
        persona("lucy")


def test_whoever_understands_more_is_no_slower() -> None:
    """From novice to lucid, reaction and slips fall and acts a minute rise."""
    limits = [personas(1)[name].limits for name in ("novice", "operator", "lucid")]
    assert [one.reaction for one in limits] == sorted((one.reaction for one in limits), reverse=True)
    assert [one.slips for one in limits] == sorted((one.slips for one in limits), reverse=True)
    assert [one.per_minute for one in limits] == sorted(one.per_minute for one in limits)


def test_a_kind_of_habit_can_be_forbidden_to_lucid() -> None:
    """lucid(steady=()) is lucid without steadying, under a name of its own; a kind that there is not adds
    nothing lost."""
    whole, without = personas(1)["lucid"], lucid("unsteady", steady=())
    assert without.name == "unsteady"
    assert len(without.habits) == len(whole.habits) - 1
    assert set(without.habits) < set(whole.habits)
