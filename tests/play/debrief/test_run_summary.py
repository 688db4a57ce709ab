"""What the debrief says about a run, from its history alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.bots import persona
from game.level import load
from game.level.clock import clock
from game.play.debrief.run_summary import RunSummary, need_of
from game.play.dreams.platform.debrief import best, in_numbers, moments, overridden_at, why
from game.play.render.annunciator import guidance
from game.play.render.words import percent
from game.session import OPEN, BotSource, History, Result, Session
from game.sim.actions import Command
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform.ports import SHELTER
from game.sim.laws.platform.verbs import PlatformVerb
from tests.sentences import says

ROOT = Path(__file__).parents[3]
PLATFORM = load(ROOT / "levels" / "1-platform.toml")


def story(
    seconds: int = 240,
    *,
    saved: float = 0.1,
    lost: float = 0.5,
    climb: float = 1.0,
    won: bool = False,
    composure: float = 0.8,
    calls: tuple[tuple[int, int], ...] = (),
    cut: int = -1,
    ending: str = "overrun",
) -> RunSummary:
    """A run of so many seconds in which everything rises evenly to what is given; calls are (second, sector)."""
    ticks = [60 * s for s in range(seconds + 1)]
    rise = [s / seconds for s in range(seconds + 1)]
    series = {
        "climb.height": [round(ONE * climb * r) for r in rise],
        "shelter.used": [round(WHOLE * saved * r) for r in rise],
        "people.lost": [round(WHOLE * lost * r) for r in rise], "dark": [round(10 * r) for r in rise],
        "people.home": [round(WHOLE * (1 - (saved + lost) * r)) for r in rise],
        "composure": [round(ONE * composure)] * len(ticks), "alarms": [1] * len(ticks),
    }  # fmt: skip
    events = [(95 * 60, "unravelled", SHELTER, 1), (150 * 60, "went_dark", 3, 1)]
    events += [(second * 60 + 60, "shelter_started", sector, 1) for second, sector in calls]
    events += [(cut * 60, "cut", 0, 1)] if cut >= 0 else []
    commands = [Command(second * 60, PlatformVerb.SHELTER, sector, 0) for second, sector in calls]
    if cut >= 0:
        ending = "renewal" if won else "too-soon"
    result = Result("x", 1, "deep-sleep", "", 60 * seconds, float(seconds), ending, won, round(saved * 1000), None, "")
    history, goals = History(ticks, series, commands, events), {"shelter.most": 3}
    return RunSummary(history, result, 24, round(0.21 * WHOLE), goals=goals, endings=PLATFORM.endings)


def test_holding_on_too_long_is_said_with_its_times() -> None:
    said = why(story(240, saved=0.1))
    assert says(said, "Lost", "4:00", "without the override")
    assert says(said, "90 %", "3:36")
    assert says(said, "10 %", "21 %")


def test_with_enough_in_the_shelter_it_says_from_when_on_an_override_would_have_won() -> None:
    assert says(why(story(240, saved=0.3, lost=0.2)), "2:48", "override", "saved enough")


def test_an_override_too_soon_says_that_there_was_time() -> None:
    said = why(story(100, saved=0.05, lost=0.0, climb=0.1, cut=100))
    assert says(said, "Lost", "override", "1:40", "5.0 %", "21 %")
    assert says(said, "climb", "10 %", "time left")


def test_a_win_is_said_without_reproach() -> None:
    said = why(story(200, saved=0.3, won=True, cut=200))
    assert says(said, "Won", "override", "3:20", "30 %", "21 %")
    assert said.count(". ") == 0, "a win is one sentence"


def test_never_calling_anybody_is_the_first_cause() -> None:
    assert says(why(story()), "called no sector")


def test_calling_late_is_a_cause() -> None:
    said = why(story(calls=((150, 1), (151, 2), (152, 3), (153, 4), (154, 5), (155, 6))))
    assert says(said, "first called", "2:31", "1:35")


def test_calling_few_is_a_cause() -> None:
    assert says(why(story(calls=((96, 1),))), "one of 24 sectors")


def test_what_cost_most_is_the_second_sentence() -> None:
    """The debrief sets two sentences before all else."""
    for causes, first in (({"streams": 1}, "on average"), ({"streams": 3, "jammed": 3}, "shared a road")):
        said = why(with_streams(**causes, lost=0.2))  # type: ignore[arg-type]
        assert first in said.split(". ")[1]


def test_lost_composure_is_a_cause() -> None:
    assert "hardly any composure" in why(story(composure=0.1))


def with_streams(streams: int, jammed: int = 0, **how: object) -> RunSummary:
    """A run with so many streams all the time, of which so many share a road."""
    made = story(calls=tuple((96 + n, n) for n in range(6)), **how)  # type: ignore[arg-type]
    count = len(made.history.ticks)
    made.history.series |= {"shelter.streams": [streams] * count, "shelter.jammed": [jammed] * count}
    return made


def test_streams_that_stood_idle_are_a_cause_and_full_ones_are_none() -> None:
    assert says(why(with_streams(1)), "3 streams", "1.0", "on average")
    assert says(why(replace(with_streams(3), goals={"shelter.most": 5})), "5 streams", "3.0", "on average")
    assert "on average" not in why(replace(with_streams(3), goals={"shelter.most": 4}))
    assert "on average" not in why(with_streams(3))


def test_streams_that_shared_a_road_are_a_cause() -> None:
    assert says(why(with_streams(3, 2)), "67 %", "shared a road")
    assert "shared a road" not in why(with_streams(3))


def test_who_was_left_at_home_is_named_the_most_first() -> None:
    names, home = ("Weir", "Veil", "Tide", "Kiln"), tuple(round(WHOLE * n) for n in (0.001, 0.05, 0.08, 0.03))
    told = replace(with_streams(3), names=names, home=home)
    assert says(why(told), "at home", "Tide, Veil and Kiln")


def test_the_best_says_how_it_begins_beside_how_you_began() -> None:
    told = replace(with_streams(3), names=("Weir", "Veil", "Tide", "Kiln"), first=(3, 2, 1))
    assert says(best(told, 400), "Kiln, Tide and Veil", "you called Weir, Veil and Tide")
    assert best(story(cut=200), 400).endswith("you saved 10.0 %.")
    assert best(story(), 400).endswith("without an override you saved nobody.")


def test_the_alarms_are_those_that_the_panel_showed_in_its_words() -> None:
    told = story()
    told.history.series["alarms.rate"] = [0, 3, 27]
    assert f"27 alarms in 10 min: {guidance(27)} (EEMUA 191" in in_numbers(told)


def test_still_at_home_is_explained() -> None:
    assert "(alive in lit sectors, but not up" in in_numbers(story())


def test_everything_dark_is_said() -> None:
    told = why(story(saved=0.1, lost=0.9, climb=0.5, ending="unravelled"))
    assert says(told, "Lost", "4:00", "every sector was dark", "10 %")


def test_the_sentence_is_that_of_the_ending_whatever_the_numbers_look_like() -> None:
    """Everybody lost and no climb look like darkness; but the night was over, and that is another ending."""
    assert why(story(saved=0.1, lost=0.9, climb=0.5)).startswith("Lost: you held on until 4:00")
    lifted = replace(story(200, saved=0.3, won=True, cut=200))
    lifted = replace(lifted, result=replace(lifted.result, ending="all-that-could-be"))
    assert why(lifted).startswith("Won: the override at 3:20")


def test_an_ending_of_another_level_is_told_plainly() -> None:
    told = story(100, ending="flood")
    ways = (replace(PLATFORM.endings[0], name="flood", title="The water came"),)
    assert why(replace(told, endings=ways)).startswith("Lost at 1:40: The water came.")
    assert why(story(100, ending=OPEN)).startswith("You left at 1:40.")


def test_marks_stand_in_the_order_of_time() -> None:
    marks = moments(story(calls=((96, 1),), cut=200))
    assert [word for _, word in marks] == ["first protocol gone", "first to the shelter", "first dark", "override"]
    assert marks == sorted(marks)


def test_the_dream_says_itself_what_it_asks_for() -> None:
    need = need_of(PLATFORM)
    assert need is not None
    path = ROOT / "levels" / "1-platform.toml"
    easier, harder = (need_of(load(path, depth)) for depth in ("light-sleep", "night-terror"))
    assert easier is not None
    assert harder is not None
    assert easier < need < harder


@pytest.mark.slow
@pytest.mark.parametrize("bot", ["idle", "novice"])
def test_a_real_run_is_told_without_gaps(bot: str) -> None:
    run = Session(PLATFORM, 3, BotSource(persona(bot), PLATFORM, 3), bot=bot)
    result = run.play(60 * 60 * 20)
    told = RunSummary.of(run)
    assert why(told).count(".") >= 2
    assert clock(result.ticks if overridden_at(told) < 0 else overridden_at(told)) in why(told)


def test_numbers_are_written_as_people_read_them() -> None:
    assert [clock(0), clock(59), clock(60), clock(134 * 60)] == ["0:00", "0:00", "0:01", "2:14"]
    assert [percent(0, WHOLE), percent(round(0.031 * WHOLE), WHOLE), percent(0.2349)] == ["0 %", "3.1 %", "23 %"]
