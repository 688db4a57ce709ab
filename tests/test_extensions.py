"""Dreams of other distributions: found by their entry point, and a faulty one is a sentence."""

from pathlib import Path

import pytest

from tests.distribution import declare, lucid

TOLL = """
'Toll: a bell sounds in each step.'
from game.sim.actions import Verb
from game.sim.fixed import ONE
from game.sim.laws.common.ports import COMMON
from game.sim.rng import Stream
from game.sim.spec import Array, Change, Effect, Group, Key, Metric

BELLS = Group("bells", (Array("tolled", "world", "how often the bell has sounded"),), Verb, Stream, 7)


def peal(world, params, due, sector, loud):
    world.tolled += due * 10 * (sector + 1) * loud


NAME, EVERY, USES = "toll", 6, (COMMON, BELLS)
ARRAYS = PARAMS = EVENTS = SHOWS = ()
METRICS = (Metric("count", "in hundreds", lambda world, params: world.tolled[0] * ONE // 100),)


def apply(world, params, actions, events):
    world.tolled += 1


EFFECTS = (
    Effect(
        (Key("peal", "ring", "a ring that sounds", 1, 12), Key("loud", "number", "how loud", 0, 9, 2.5)),
        (Change("peal", peal, "loud", "count"),),
    ),
)
"""
SIM = """
from bells import toll

LAWS = ((toll, "composure"),)
"""
LEVEL = """
from pathlib import Path
from bells.toll import BELLS
from game.level import Dream

DREAM = Dream(BELLS, "The Bells", "VII", score="toll.count", levels=Path(__file__).parent)
"""
BOTS = """
from game.bots.base import Limits, Persona
from game.bots.cast import Cast

CAST = Cast(7, (Persona("idle", Limits(1, 1, 0), ()),))
"""
TOML = """
format = 1
name = "bells"
title = "Bells"
dream = 7
summary = "Two bells."
length = "0:20"
[laws.senses]
[laws.toll]
[[sector]]
name = "One"
ring = 1
bearing = 0
[[sector]]
name = "Two"
ring = 1
bearing = 180
[[beat]]
at = "0:02"
peal = 1
[[ending]]
name = "over"
title = "Over"
when = "toll.count >= 1 or time >= length"
won = true
mood = "dawn"
text = "It is over."
"""


def install(folder: Path, **floors: str) -> None:
    """A distribution with the package `bells`, whose floors have these texts."""
    declare(folder, "bells")
    (folder / "bells").mkdir()
    (folder / "bells" / "__init__.py").write_text("")
    (folder / "bells" / "7-bells.toml").write_text(TOML)
    for name, text in {"toll": TOLL, "sim": SIM, "level": LEVEL, "bots": BOTS, **floors}.items():
        (folder / "bells" / f"{name}.py").write_text(text)


@pytest.mark.parametrize("level", ["bells", pytest.param("7", marks=pytest.mark.slow)])
def test_a_dream_of_another_distribution_is_found_by_name_and_by_number(tmp_path: Path, level: str) -> None:
    install(tmp_path)
    code, out, err = lucid(tmp_path, "run", level, "--bot", "idle", "--seed", "3")
    assert (code, err) == (0, "")
    assert out.startswith("over (won) after 0:03\nscore 1000 of 1000\n")


def test_a_level_of_a_dream_that_there_is_not_is_told_which_there_are(tmp_path: Path) -> None:
    install(tmp_path)
    for number in (5, 8):
        (tmp_path / f"{number}.toml").write_text(TOML.replace("dream = 7", f"dream = {number}"))
    code, _, err = lucid(tmp_path, "check", "5.toml", "8.toml")
    assert code == 2
    assert all(f"dream: found {number}; allowed: " in err for number in (5, 8))


@pytest.mark.slow
def test_a_dream_that_claims_what_another_has_is_one_sentence(tmp_path: Path) -> None:
    install(tmp_path, toll=TOLL.replace('"bells", (Array("tolled"', '"bells", (Array("load"'))
    code, _, err = lucid(tmp_path, "run", "1", "--bot", "idle", "--seed", "3")
    assert code == 2
    assert err.startswith("lucid: the dream bells: the array load is platform's already; ")
    assert err.count("\n") == 1


def test_a_cast_that_plays_another_dream_is_one_sentence(tmp_path: Path) -> None:
    install(tmp_path, bots=BOTS.replace("Cast(7", "Cast(2"))
    code, _, err = lucid(tmp_path, "run", "bells", "--bot", "idle", "--seed", "3")
    assert code == 2
    assert err.startswith("lucid: the cast of dream 2: somebody plays that dream already; ")


@pytest.mark.slow
def test_a_package_that_cannot_be_imported_is_one_sentence(tmp_path: Path) -> None:
    install(tmp_path, level="import nonsense")
    code, out, err = lucid(tmp_path, "run", "1", "--bot", "idle", "--seed", "3")
    assert (code, out) == (2, "")
    assert err == (
        "lucid: bells.level: can't be imported (ModuleNotFoundError: No module named 'nonsense'); "
        "mend or remove the package, which an entry point of lucid.dreams names\n"
    )


@pytest.mark.slow
def test_a_package_without_its_record_is_one_sentence(tmp_path: Path) -> None:
    install(tmp_path, level="", bots="")
    code, _, err = lucid(tmp_path, "run", "1", "--bot", "idle", "--seed", "3")
    assert code == 2
    assert err.startswith("lucid: bells.level: has no DREAM that is a Dream; ")
    assert err.count("\n") == 1
