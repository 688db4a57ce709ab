"""Whatever becomes of a level file's fields, lists and tables, it is a level that can be begun, or short findings."""

import random

import pytest

from tests.level.mutants import MUTATOR, bases, judge, mutant, toml


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 80))])
def test_a_mutant_of_a_level_is_a_level_or_has_findings(seed: int) -> None:
    """Twenty-five for each seed: a field, list or table is too short, too long, absent or other; or a few of them."""
    for number in range(25):
        judge(toml(mutant(random.Random(f"{seed} {number}"))))


def test_what_isn_t_changed_is_a_level() -> None:
    """The levels that mutants begin from are good as they are written here, and every part of them is a place."""
    for base in bases():
        assert judge(toml(base))
        paths = {place.path for place in MUTATOR.places(MUTATOR.schema, base)}
        assert {(name,) for name in base} <= paths
        assert len(paths) > 300
