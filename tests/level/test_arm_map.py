"""Arms that a seed draws: each chamber winds its own way, its insects have room, and words have a corner."""

from itertools import combinations, pairwise
from math import hypot
from pathlib import Path

import pytest

from game.level import LevelFault, load, resolve
from game.level.arm_map import DEEP, INNER, leaves_corner, wound

SEEDS = range(60)
LEVEL = load(resolve("3"))
TEXT = LEVEL.text
EACH = 8
PLACES = [wound(seed, EACH) for seed in SEEDS]


def turned(seed: int) -> float:
    """Twice the area that the first arm sweeps over: its sign says which way it winds, its size how far."""
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in pairwise(PLACES[seed][:EACH]))


def test_a_corner_is_left_to_words_and_insects_have_room() -> None:
    """Each time; no two stand nearer than an insect is wide, seen aslant, none beyond the rim or on the heart."""
    for seed, places in enumerate(PLACES):
        assert leaves_corner(places), seed
        assert min(hypot(a[0] - b[0], DEEP * (a[1] - b[1])) for a, b in combinations(places, 2)) > 0.095, seed
        assert all(INNER * 0.95 < hypot(x, y) < 1.001 for x, y in places)


def test_no_two_chambers_wind_alike() -> None:
    """Both ways are as frequent, some wind half as far again as others, and most pairs lie far apart."""
    found = [turned(seed) for seed in SEEDS]
    assert 0.35 < sum(one > 0 for one in found) / len(found) < 0.65
    assert max(map(abs, found)) > 1.3 * min(map(abs, found))
    apart = [
        max(hypot(a[0] - b[0], a[1] - b[1]) for a, b in zip(one, other, strict=True))
        for one, other in combinations(PLACES[:24], 2)
    ]
    assert min(apart) > 0.05
    assert sorted(apart)[len(apart) // 10] > 0.5


def test_an_arm_has_names_of_its_own_list() -> None:
    """Each seed takes others, none twice, and both who share a seed have the same."""
    for seed in range(20):
        names = [sector.name for sector in LEVEL.at(seed).sectors]
        for arm, allowed in enumerate(LEVEL.plan.names):  # type: ignore[union-attr]
            own = names[arm * EACH : arm * EACH + EACH]
            assert set(own) <= set(allowed)
            assert len(set(own)) == EACH
    assert [s.name for s in LEVEL.at(1).sectors] != [s.name for s in LEVEL.at(2).sectors]
    assert LEVEL.at(1).sectors == load(resolve("3")).at(1).sectors


def test_arms_are_what_sectors_and_links_were() -> None:
    """Arm by arm, from the heart outward, each joined with the next: as the older format says it one by one."""
    old = load(Path(__file__).parents[1] / "levels" / "format-1" / "engine.toml")
    assert [(one.a, one.b) for one in LEVEL.links] == [(one.a, one.b) for one in old.links]
    assert [s.ring for s in LEVEL.sectors] == [s.ring for s in old.sectors]
    assert old.luck(3) == () == LEVEL.luck(3)
    assert LEVEL.at(3).luck(3) != LEVEL.at(4).luck(3)


@pytest.mark.parametrize(
    ("was", "new", "said"),
    [
        ("format = 2", "format = 1", "format = 2"),
        ("insects = 8", "insects = 7", "as in the first arm"),
        ("insects = 8", "insects = 2", "from 3 to 12"),
        ('"Scarab"', '"Midge"', "names that differ"),
        ('"Scarab", "Weevil", "Jewel", "Tiger", "Stag", "Diver", "Longhorn", "Goliath",', "", "at least 9 names"),
        (
            "\n[[arm]]\ninsects = 8",
            '\n[[sector]]\nname = "X"\nring = 1\nbearing = 0\n\n[[arm]]\ninsects = 8',
            "arms alone",
        ),
        ("along = { seconds = 1.0 }", "", "`along`"),
    ],
)
def test_a_fault_of_arms_says_what_is_allowed(was: str, new: str, said: str) -> None:
    """One sentence, about the arm that has it."""
    text = TEXT.replace("insects = 8", "insects = 9") if "9 names" in said else TEXT
    with pytest.raises(LevelFault) as caught:
        load(text.replace(was, new, 1))
    assert said in str(caught.value)
    assert len(caught.value.findings) <= 2


def test_two_arms_are_too_few() -> None:
    """An engine has three."""
    with pytest.raises(LevelFault) as caught:
        load(TEXT[: TEXT.rindex("[[arm]]")] + TEXT[TEXT.index("# A bar counts in, then") :])
    assert "3 arms" in str(caught.value)
