"""Prompts: what is yours to do is said until you have done it once, and a replay says the same."""

from functools import cache
from pathlib import Path

import pytest

from game.level import load
from game.play.dreams.platform.prompts import PROMPTS
from game.play.dreams.platform.prompts import prompter as made
from game.play.prompts import MOST
from game.session import Session
from game.sim.actions import PRESS, RELEASE, Command, Verb

PLATFORM = load(Path(__file__).parents[2] / "levels" / "1-platform.toml")


class Script:
    """Commands at given ticks."""

    def __init__(self, *commands: tuple[int, int, int, int]) -> None:
        self.by_tick = {command[0]: Command(*command) for command in commands}

    def actions(self, _look: object, tick: int) -> Command | None:
        return self.by_tick.get(tick)


@cache
def shown(seconds: int, *commands: tuple[int, int, int, int]) -> list[tuple[str, ...]]:
    """The lines of every tick of a run with these commands."""
    run, prompter = Session(PLATFORM, 7, Script(*commands)), made(PLATFORM)
    lines = []
    while run.age < seconds * 60 and run.tick():
        prompter.observe(run.now, run.events)
        lines.append(prompter.lines)
    return lines


def during(lines: list[tuple[str, ...]], words: str) -> list[int]:
    """The ticks at which a line with these words is shown."""
    return [tick for tick, said in enumerate(lines) if any(words in line for line in said)]


def test_a_protocol_that_goes_says_so_until_its_verb_was_used() -> None:
    lines = shown(60, (40 * 60, Verb.SCAN, 3, 0))
    ticks = during(lines, "The scan protocol is gone")
    assert 15 * 60 < ticks[0] < 30 * 60
    assert 40 * 60 < ticks[-1] < 45 * 60
    assert ticks == list(range(ticks[0], ticks[-1] + 1))


def test_without_its_verb_the_line_stays() -> None:
    assert during(shown(60), "The scan protocol is gone")[-1] == 60 * 60 - 1


def test_choosing_a_sector_is_explained_until_one_was_chosen() -> None:
    assert during(shown(10), "Tab goes to")
    assert not during(shown(10, (5, Verb.SELECT, 2, 0)), "Tab goes to")


def test_an_armed_override_says_how_to_go_on_and_how_to_stop() -> None:
    lines = shown(10, (60, Verb.ARM, -1, PRESS), (180, Verb.ARM, -1, RELEASE))
    assert during(lines, "Hold 6") == list(range(60, 180))


def test_the_shelter_line_says_how_much_is_asked_for() -> None:
    (text,) = {line for lines in shown(110) for line in lines if "The shelter protocol is gone" in line}
    assert "of the city must be up before you cut." in text
    assert "{" not in text


def test_never_more_lines_than_there_is_room_for() -> None:
    assert max(map(len, shown(110))) == MOST


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.name)
def test_every_prompt_is_done_by_something_or_goes_by_itself(prompt: object) -> None:
    looks = any(prompt.done_when.__code__.co_names)  # type: ignore[attr-defined]
    assert prompt.done_by or prompt.lasts or looks  # type: ignore[attr-defined]


def test_events_that_prompts_wait_for_exist() -> None:
    known = set(PLATFORM.params.events)
    assert {name for prompt in PROMPTS for name in prompt.done_by} <= known


def test_what_was_done_before_is_known() -> None:
    prompter = made(PLATFORM)
    prompter.know([Verb.SCAN, Verb.SELECT])
    assert {"scan", "select"} <= prompter.done
