"""What each persona can do in Dream II, over seeds that nothing was tuned on. Slow: `.ci/run` plays a
sample, whose 95 % intervals have to reach the bounds; a sweep (`python3 play.py test -m sweep tests/balance`) plays
all, and takes them as they are."""

import pytest

from tests.balance.cast import Cast, Casts, casts_fixture, level
from tests.balance.guardian_variants import EXPLOITS, FORBIDDEN

pytestmark = pytest.mark.slow

COUNTS = {
    "deep-sleep": {
        "idle": 128, "random": 512, "correct-everything": 128, "never-correct": 256, "novice": 256, "operator": 512,
        "lucid": 512, **dict.fromkeys(EXPLOITS, 256),
    },
    "light-sleep": {"novice": 256, "operator": 256},
    "night-terror": {"operator": 256, "lucid": 256},
}  # fmt: skip
NIGHT = Cast("2", "night-terror", {"lucid": 256, **{persona.name: 256 for persona in FORBIDDEN.values()}})
casts = casts_fixture("2", COUNTS)


@pytest.mark.parametrize(
    ("name", "difficulty", "low", "high"),
    [
        ("idle", "deep-sleep", 0, 0),
        ("random", "deep-sleep", 0, 0.01),
        ("correct-everything", "deep-sleep", 0, 0),
        ("never-correct", "deep-sleep", 0, 0.05),
        ("novice", "deep-sleep", 0, 0.15),
        ("operator", "deep-sleep", 0.3, 0.6),
        ("lucid", "deep-sleep", 0.9, 1),
        ("novice", "light-sleep", 0.15, 1),
        ("operator", "light-sleep", 0.75, 1),
        ("operator", "night-terror", 0, 0.25),
        ("lucid", "night-terror", 0.6, 1),
    ],
)
def test_win_rates(casts: Casts, name: str, difficulty: str, low: float, high: float) -> None:
    """Each persona wins as often as its understanding deserves."""
    print(name, difficulty, casts[difficulty].rate(name), casts[difficulty].endings(name))
    assert casts[difficulty].within(name, low, high)


@pytest.mark.parametrize("name", EXPLOITS)
def test_no_exploit_wins(deep: Cast, name: str) -> None:
    """Nothing that ignores what the dream teaches wins one time in twenty."""
    print(name, deep.rate(name))
    assert deep.within(name, 0, 0.05)


@pytest.mark.sweep
@pytest.mark.parametrize("verb", FORBIDDEN)
def test_every_verb_counts(verb: str) -> None:
    """Without any one verb, lucid loses ten points at night terror."""
    cost = NIGHT.rate("lucid") - NIGHT.rate(FORBIDDEN[verb].name)
    print(verb, cost)
    assert cost >= 0.1


def test_correcting_everything_overcorrects(deep: Cast) -> None:
    """Who corrects whatever deviates is ended by what the corrections stirred up, and by loops that ring."""
    assert set(deep.endings("correct-everything")) == {"overcorrection"}


def test_every_ending_is_reached(deep: Cast) -> None:
    """Some persona comes to each of the endings."""
    names = ("idle", "correct-everything", "operator", "lucid")
    reached = {ending for name in names for ending in deep.endings(name)}
    assert reached == {way.name for way in level("2", "deep-sleep").endings}
