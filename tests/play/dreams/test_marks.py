"""Marks of a run: each has a name of its own, follows from what happened, and is for runs that were won by oneself."""

from dataclasses import replace

import pytest

from game.level import load, resolve
from game.play.debrief.run_summary import RunSummary
from game.play.dreams import SHIPPED, dream_numbered
from game.session import History, Result
from game.session.history import LoggedEvent
from game.sim.actions import Command
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb


def summary(dream: int, history: History, won: bool = True, bot: str = "") -> RunSummary:
    level = load(resolve(str(dream)))
    result = Result(level.name, 7, "deep-sleep", bot, 600, 10.0, "any", won, 500, None, "0" * 32)
    rings = tuple(sector.ring for sector in level.sectors)
    return RunSummary(history, result, len(level.sectors), rings=rings)


def earned(of: RunSummary, dream: int) -> set[str]:
    return {mark.name for mark in dream_numbered(dream).earned(of)}


@pytest.mark.parametrize("dream", SHIPPED)
def test_marks_have_names_and_titles_of_their_own(dream: object) -> None:
    marks = dream.marks  # type: ignore[attr-defined]
    assert len(marks) >= 8
    assert len({mark.name for mark in marks}) == len({mark.title for mark in marks}) == len(marks)
    assert all(mark.says[0].islower() or mark.says[0].isdigit() for mark in marks)


def test_a_lost_run_a_persona_and_one_with_assists_earn_none() -> None:
    won = summary(2, History())
    assert "untouched" in earned(won, 2)
    assert earned(summary(2, History(), won=False), 2) == set()
    assert earned(summary(2, History(), bot="lucid"), 2) == set()
    assert earned(replace(won, assists={"practice": 1}), 2) == set()


def test_the_outer_ring_counts_for_itself() -> None:
    rings = summary(1, History()).rings
    inner, outer = rings.index(min(rings)), rings.index(max(rings))
    near = summary(1, History(events=[LoggedEvent(60, "went_dark", inner, 1)]))
    assert {"outer-ring", "lit"} & earned(near, 1) == {"outer-ring"}
    far = summary(1, History(events=[LoggedEvent(60, "went_dark", outer, 1)]))
    assert {"outer-ring", "lit"} & earned(far, 1) == set()


def test_numbers_and_verbs_decide() -> None:
    many = summary(1, History(series={"shelter.used": [0, WHOLE // 2], "composure": [ONE, ONE // 2]}))
    assert {"half", "steady"} <= earned(many, 1)
    few = summary(1, History(series={"shelter.used": [0, WHOLE // 2 - 1], "composure": [ONE, ONE // 2 - 1, ONE]}))
    assert not {"half", "steady"} & earned(few, 1)
    corrected = summary(2, History(commands=[Command(60, GuardianVerb.CORRECT, 1, 0)]))
    assert "untouched" not in earned(corrected, 2)


def test_the_chord_without_a_string() -> None:
    strung = History(events=[LoggedEvent(60, "bridged", n, 1) for n in range(3)])
    assert {"no-string", "two-strings"} <= earned(summary(3, History()), 3)
    assert not {"no-string", "two-strings"} & earned(summary(3, strung), 3)
