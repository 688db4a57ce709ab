"""Prompts: what is yours to do is said until you have done it once, and a replay says the same."""

from functools import cache
from pathlib import Path

import pytest

from game.level import load
from game.play.dreams.platform import DREAM
from game.play.dreams.platform.controls import refusal
from game.play.dreams.platform.prompts import PROMPTS, prompter as made
from game.play.dreams.platform.verbs import VERBS
from game.play.guidance.prompts import MOST, Prompt, Prompter
from game.session import Session
from game.sim.actions import PRESS, RELEASE, Command, CommonVerb, Verb
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform.ports import SHELTER
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.step import begin
from tests.play.nights import calm, changed
from tests.sentences import says

PLATFORM = load(Path(__file__).parents[4] / "levels" / "1-platform.toml")
LONGEST = 36  # seconds that are looked at


class Script:
    """Commands at given ticks."""

    def __init__(self, *commands: tuple[int, int, int, int]) -> None:
        self.by_tick = {command[0]: Command(*command) for command in commands}

    def actions(self, _look: object, tick: int) -> Command | None:
        return self.by_tick.get(tick)


def shown(seconds: int, *commands: tuple[int, int, int, int]) -> list[tuple[str, ...]]:
    """The lines of every tick of a run with these commands."""
    return (played(seconds, *commands) if commands else played(LONGEST))[: seconds * 60]


@cache
def played(seconds: int, *commands: tuple[int, int, int, int]) -> list[tuple[str, ...]]:
    """The same; of the run that nobody does anything in, all that is looked at."""
    run, prompter = Session(PLATFORM, 7, Script(*commands)), made(PLATFORM)
    lines = []
    while run.age < seconds * 60 and run.tick():
        prompter.observe(run.now, run.events)
        lines.append(prompter.lines)
    return lines


def during(lines: list[tuple[str, ...]], words: str) -> list[int]:
    """The ticks at which a line with these words is shown."""
    return [tick for tick, said in enumerate(lines) if any(words in line for line in said)]


@pytest.mark.slow
def test_a_protocol_that_goes_says_so_until_its_verb_was_used() -> None:
    lines = shown(14, (10 * 60, PlatformVerb.STEADY, 3, 0))
    ticks = during(lines, "The steady protocol is gone")
    assert 6 * 60 < ticks[0] < 8 * 60
    assert 10 * 60 < ticks[-1] < 13 * 60
    assert ticks == list(range(ticks[0], ticks[-1] + 1))


def test_without_its_verb_the_line_stays() -> None:
    """As long as it takes to read it several times; then it leaves room for others."""
    ticks = during(shown(LONGEST), "The steady protocol is gone")
    assert len(ticks) > 12 * 60


def test_choosing_a_sector_is_explained_until_one_was_chosen() -> None:
    for chosen, said in ((-1, True), (2, False)):
        prompter = made(PLATFORM)
        prompter.done.add("begin")
        prompter.observe(panel(selected=chosen), ())
        assert says("".join(prompter.lines), "Tab goes to") == said


def test_an_armed_override_says_how_to_go_on_and_how_to_stop() -> None:
    lines = shown(10, (60, PlatformVerb.ARM, -1, PRESS), (180, PlatformVerb.ARM, -1, RELEASE))
    assert during(lines, "is armed") == list(range(60, 180))


def test_the_shelter_line_says_how_much_is_asked_for() -> None:
    (text,) = lines_of(panel(protocol={SHELTER: 0}))
    assert "The shelter protocol is gone" in text
    assert "of the city up to the shelter, then override" in text
    assert "B: the fullest" in text
    assert "{" not in text


def test_one_hint_at_a_time() -> None:
    assert max(map(len, shown(LONGEST))) == 1
    assert MOST > 1  # others show more


def test_the_first_hint_says_what_the_dream_asks_for() -> None:
    lines = shown(20)
    assert during(lines, "Bring 30 % of the city up to the shelter, then override")[0] < 3 * 60


def panel(**entries: int) -> Panel:
    """A quiet night in which nothing is left to say but what the entries call for."""
    return changed(calm(90 * 60), **entries)


def lines_of(now: Panel, *known: Verb) -> tuple[str, ...]:
    prompter = made(PLATFORM)
    prompter.know(known)
    prompter.done |= {"begin", "select"}
    prompter.observe(now, ())
    return prompter.lines


def test_the_log_is_spoken_of_when_it_can_be_read_and_not_before() -> None:
    ready, not_yet = (lines_of(panel(**{"cipher.ready": n})) for n in (1, 0))
    assert "Hold 4" in ready[0]
    assert not_yet == ()


def test_the_first_overload_explains_load_strain_dark_and_what_helps() -> None:
    (said,) = lines_of(panel(load={3: 3 * ONE}))
    assert all(word in said for word in ("load", "strain", "dark", "steady", "isolate"))
    assert lines_of(panel()) == ()


@pytest.mark.parametrize("layer", [1, 2, 3, 4])
def test_every_layer_says_what_it_is_good_for(layer: int) -> None:
    assert lines_of(panel(**{"cipher.layer": layer}))[0].startswith("In violet" if layer < 4 else "The root")


def test_enough_in_the_shelter_says_what_more_would_earn() -> None:
    assert says(lines_of(panel(**{"shelter.used": WHOLE // 2}))[0], "an override wins now")


def test_a_hint_that_gives_way_to_another_keeps_its_time() -> None:
    """Only the ticks that it was shown for count."""
    first = Prompt("a", "a", lambda p: p.moment >= 2, frozenset(), lasts=3)
    second = Prompt("b", "b", lambda p: True, frozenset(), lasts=3)
    prompter, told = Prompter((first, second), VERBS, most=1), []
    for tick in range(8):
        prompter.observe(calm(tick), ())
        told.append("".join(prompter.lines))
    assert told == ["b", "b", "a", "a", "a", "b", "", ""]


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.name)
def test_every_prompt_is_done_by_something_or_goes_by_itself(prompt: object) -> None:
    looks = any(prompt.done_when.__code__.co_names)  # type: ignore[attr-defined]
    assert prompt.done_by or prompt.lasts or looks  # type: ignore[attr-defined]


def test_events_that_prompts_wait_for_exist() -> None:
    known = set(PLATFORM.params.events)
    assert {name for prompt in PROMPTS for name in prompt.done_by} <= known


def test_what_was_done_before_is_known() -> None:
    prompter = made(PLATFORM)
    prompter.know([PlatformVerb.SCAN, CommonVerb.SELECT])
    assert {"scan", "select"} <= prompter.done


def test_a_fourth_stream_is_refused_in_play_and_no_other_stops() -> None:
    calls = [(60 + 90 * n, PlatformVerb.SHELTER, sector, 0) for n, sector in enumerate((12, 15, 18, 20))]
    world, refused = begin(PLATFORM.params, [7]), []
    world.protocol[:] = 0  # all of it is in the player's hands from the beginning
    run = Session(PLATFORM, 7, Script(*calls), world=world)
    while run.age < 8 * 60 and run.tick():
        refused += [refusal(run.now, PLATFORM.verbs[value]) for name, _, value in run.events if name in DREAM.refusals]
    (line,) = refused
    assert says(line, "three", VERBS.key(PlatformVerb.SHELTER))
    assert [n for n in range(24) if run.now.one("shelter.on", n)] == [12, 15, 18]
