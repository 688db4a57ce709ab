"""What the desk of The Weir says, held against its laws: the contract of every dream, and what is its own.

Run where The Weir is installed.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from game.level import DIFFICULTIES, load, resolve
from game.sim.fixed import ONE, STEP, WHOLE
from tests.contracts import common
from tests.contracts.contract import broken
from tests.contracts.looks import NOTHING, Look
from tests.contracts.nights import Played
from tests.contracts.variants import LESS, MORE, variants
from weir.play.verbs import OPEN
from weir.play.words import HIGH, left, state
from weir.sim.verbs import WeirVerb

EVERY = 8 * 60 + 7  # ticks between two looks


@cache
def played(difficulty: str) -> tuple[Played, list[Look]]:
    """The Weir to its end, by all who play it, and what was seen of it."""
    night = Played(load(resolve("weir"), difficulty), 7300, EVERY)
    return night, list(night.looks())


def banks(look: Look) -> Iterator[str]:
    """A bank gives way when it is said to, if its water stays where it is; a high water is one that has an alarm."""
    view, points = look.view, look.on(2 * STEP).panel
    for i in range(len(look.level.sectors)):
        if look.panel.one("dark", i) or not look.panel.one("legible", i):
            continue
        if state(view, i) is HIGH and not points.one("alarm.count", i) and points.one("basin.rises", i) > 0:
            yield f"{i} is called high, and there is no alarm"
        if look.panel.one("basin.depth", i) >= ONE and (gone := lasted(look, i)) >= 0:
            told = round(left(view, i))
            if abs(gone - told) > 2 * STEP:
                yield f"{i} is said to give way in {told}, and it took {gone}"


def lasted(look: Look, basin: int) -> int:
    """Ticks until a bank gives way if nothing is done; -1 where its water falls under the brim before, or all ends."""
    forks = look.forks([NOTHING], 1)
    for k in range(1, 1800):
        if forks.world.dark[basin, 0]:
            return k
        if forks.world.water[basin, 0] < WHOLE or forks.world.ended[0, 0]:
            return -1
        forks.step(NOTHING, k)
    return 1800


def refusals(look: Look) -> Iterator[str]:
    """What is refused is what its tile calls blocked, for each basin."""
    basins = range(len(look.level.sectors))
    forks = look.forks([(WeirVerb.OPEN, i, 0) for i in basins], 1)
    for i in basins:
        standing = OPEN.stands(look.having(selected=i).view)
        if bool(forks.of(i, "refused")) != (standing.kind == "blocked"):
            yield f"{i} is {standing.kind}, and it was {'refused' if forks.of(i, 'refused') else 'taken'}"


def faults(look: Look) -> list[str]:
    """What doesn't hold at a moment."""
    return [*broken(look), *(f"{look}: {fault}" for check in (banks, refusals) for fault in check(look))]


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_the_contract_holds_whoever_plays(difficulty: str) -> None:
    night, looks = played(difficulty)
    assert len(looks) > 20
    assert [fault for look in looks for fault in faults(look)] == []
    told = list(night.told())
    assert {story.result.won for _, story in told} == {True, False} or difficulty == "night-terror"
    assert [fault for end, story in told for fault in common.debrief(end, story)] == []


@pytest.mark.parametrize("factor", [MORE, LESS])
def test_what_is_said_follows_each_number_of_the_level(factor: float) -> None:
    """With any of them a third more or less."""
    look = next(look for look in played("deep-sleep")[1] if (look.panel["basin.wear"] > ONE // 4).any())
    tried = [replace(look, level=level).on(2 * STEP) for _, level in variants(look.level, factor)]
    assert len(tried) > 10
    assert [fault for each in tried if not each.over for fault in faults(each)] == []
