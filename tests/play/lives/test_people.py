"""Who lives in a dream is drawn from level and seed; what becomes of them follows from the panel."""

from itertools import pairwise
from types import SimpleNamespace

import pytest

from game.bots import persona
from game.level import Fate, load, resolve
from game.play.lives.people import at_the_end, lost, people_of, safe, standing
from game.play.lives.place import place_name
from game.play.lives.pool import pool
from game.session import BotSource, Session

LISTS = ("city", "leaning", "masked")


def a_run(difficulty: str, bot: str) -> Session:
    level = load(resolve("1"), difficulty)
    return Session(level, 3, BotSource(persona(bot, 1), level, 3))


def test_nobody_in_the_pool_is_there_twice() -> None:
    names, lines = pool("names"), [line for name in LISTS for line in pool(name)]
    assert len(lines) >= 300
    assert len({name.casefold() for name in names}) == len(names)
    assert len({line.casefold() for line in lines}) == len(lines)


def test_every_line_follows_a_name_and_says_one_plain_thing() -> None:
    for line in (line for name in LISTS for line in pool(name)):
        words = line.replace(",", "").split()
        assert line[0].islower(), line
        assert line[-1] not in ".!?", line
        assert len(line) <= 60, line
        assert not {"he", "she", "his", "her", "him", "hers"} & set(words), line


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_no_two_in_a_run_are_alike_and_another_seed_has_others(name: str) -> None:
    level = load(resolve(name))
    seven, eight = (people_of(level.at(seed)) for seed in (7, 8))
    everybody = [person for group in seven for person in group]
    assert len({person.name for person in everybody}) == len(everybody)
    assert len({person.line for person in everybody}) == len(everybody)
    assert all(seven)
    assert seven == people_of(level.at(7))
    assert seven != eight


def test_people_have_names_of_their_own_beside_the_places() -> None:
    for name in ("1", "2", "3"):
        assert not set(pool("names")) & {sector.name for sector in load(resolve(name)).at(3).sectors}


@pytest.mark.parametrize("start", [0, 7, 17812, 2**31 - 700])
def test_no_two_of_500_seeds_in_a_row_have_a_city_of_one_name(start: int) -> None:
    found = [place_name(SimpleNamespace(dream=1, seed=seed, round=0)) for seed in range(start, start + 500)]
    assert len(set(found)) == 500
    assert max(map(len, found)) <= 11, "it has room in the inspector and beside a seed"
    assert not set(found) & set(pool("names"))


def test_whoever_is_safe_is_never_lost() -> None:
    for whole in (1, 7, 12, 1000):
        for count in range(1, 5):
            for up in range(whole + 1):
                assert safe(Fate(up, whole - up, whole), count) + lost(Fate(up, whole - up, whole), count) == count


def test_names_follow_the_numbers_of_their_sector() -> None:
    assert [safe(Fate(n, 0, 100), 3) for n in (0, 16, 17, 49, 50, 83, 84, 100)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [lost(Fate(0, n, 100), 3) for n in (0, 16, 17, 50, 51, 83, 84, 100)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert safe(Fate(0, 0, 0), 3) == lost(Fate(0, 0, 0), 3) == 0


@pytest.mark.slow
def test_nobody_who_is_safe_or_lost_is_ever_undecided_again() -> None:
    run = a_run("night-terror", "novice")
    seen = []
    while run.tick():
        if run.age % 60 == 0:
            seen.append(standing(run.level, run.now))
    assert any(one.safe for one in seen[-1])
    assert any(one.lost for one in seen[-1])
    for before, after in pairwise(seen):
        for old, new in zip(before, after, strict=True):
            assert new.safe >= old.safe
            assert new.lost >= old.lost
            assert not (new.safe and new.lost)
    end = at_the_end(run.level, run.now, run.result().won)
    assert all(one.safe != one.lost for one in end)
    assert run.now.one("cut") or not any(one.safe for one in end)
