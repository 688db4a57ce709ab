"""What is said of a place is so, by the numbers that its seed has drawn; each place has two or three traits."""

import re
from collections import Counter

import pytest

from game.level import Level, dream_of, load, most_telling, resolve
from game.session import Session
from game.sim.fixed import WHOLE

WORDS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def place(name: str, seed: int) -> tuple[Level, list[float], list[str]]:
    run = Session(load(resolve(name)), seed)
    sizes = run.now["home.size"][:, 0].tolist() if "home.size" in run.now.values else []
    said = [trait.said for trait in dream_of(run.level.dream).traits(run.level, run.now)]
    return run.level, [size / WHOLE for size in sizes], said


def ends(level: Level) -> Counter[str]:
    """How many links each sector has."""
    there = [link for link in level.links if link.there]
    return Counter(level.sectors[end].name for link in there for end in (link.a, link.b))


def comes_up(level: Level, start: int, without: int) -> bool:
    """Whether a gate can be reached from a sector by the links that are there, without another sector."""
    seen, edge = {start}, {start}
    while edge:
        edge = {
            b for one in level.links if one.there for a, b in ((one.a, one.b), (one.b, one.a)) if a in edge
        } - seen - {without}  # fmt: skip
        seen |= edge
    return any(level.sectors[n].gate for n in seen)


def true_of_a_city(level: Level, share: list[float], said: str) -> bool:
    """Judge a sentence anew, by other ways than those by which it was found."""
    names = [sector.name for sector in level.sectors]
    named = [names.index(word) for word in re.findall(r"[A-Z][a-z]+", said) if word in names]
    one_in = re.search(r"[Oo]ne in (\w+)", said)
    count = WORDS.index(one_in[1]) if one_in and one_in[1] in WORDS else int(one_in[1]) if one_in else 0
    if "gates lie" in said:
        wanted = {"far side": (0, 1), "right": (1, 0), "near side": (0, -1), "left": (-1, 0)}
        x, y = next(way for side, way in wanted.items() if said.endswith(f"{side}."))
        gates = [sector for sector in level.sectors if sector.gate]
        return f"All {len(gates)}" in said and sum(s.x * x + s.y * y for s in gates) > 0
    if "largest" in said:
        return share[named[0]] == max(share) and round(1 / max(share)) == count
    if "crowded" in said:
        return round(1 / sum(p for p, s in zip(share, level.sectors, strict=True) if s.ring == 1)) == count
    if "Longest" in said:
        there = [link for link in level.links if link.there]
        long = max(there, key=lambda link: link.seconds)
        return {long.a, long.b} == set(named) and f"{long.seconds:.1f} s" in said
    if "single road" in said:
        alone = [name for name in names if ends(level)[name] == 1]
        return said == f"{alone[0]} hangs on a single road." if len(alone) == 1 else said.startswith(f"{len(alone)} ")
    if "only through" in said:
        behind = [n for n in range(len(names)) if n != named[0] and not comes_up(level, n, named[0])]
        return round(1 / sum(share[n] for n in behind)) == count
    return False


@pytest.mark.parametrize("seeds", [range(12), pytest.param(range(12, 300), marks=pytest.mark.slow)])
def test_what_is_said_of_a_city_is_so(seeds: range) -> None:
    for seed in seeds:
        level, share, said = place("1", seed)
        assert [(seed, each) for each in said if not true_of_a_city(level, share, each)] == []


@pytest.mark.parametrize("seed", range(12))
def test_what_is_said_of_a_hall_is_so(seed: int) -> None:
    level, _, said = place("2", seed)
    many, names = ends(level), [sector.name for sector in level.sectors]
    for each in said:
        named = [word for word in re.findall(r"[A-Z][a-z]+", each) if word in names]
        if "ties join" in each:
            assert each == f"{sum(many.values()) // 2} ties join its {len(names)} panes."
        elif "pulls at" in each:
            assert f"{many[named[0]]} others" in each
            assert ("more than any" in each) == all(many[n] < many[named[0]] for n in names if n != named[0])
        elif "only" in each:
            assert many[named[0]] == 1
            assert (many[named[1]] == 1) == ("each other" in each)
        else:
            assert many[named[0]] == 0


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_every_place_has_two_or_three_traits_and_another_seed_others(name: str) -> None:
    found = []
    for seed in range(8):
        run = Session(load(resolve(name)), seed)
        found.append(most_telling(dream_of(run.level.dream).traits(run.level, run.now)))
    assert all(2 <= len(each) <= 3 for each in found)
    assert len(set(found)) > 4
