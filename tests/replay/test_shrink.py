"""What is left of a recording's commands: what was asked for still holds, and none of them can be spared."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.bots import persona
from game.faults import Fault
from game.level import Level, load, shipped
from game.level.condition_of_world import Condition
from game.replay import Replay, recording_of, shrink, unpack, written_test
from game.session import LIMIT, BotSource, GivenCommands, Session
from game.sim.actions import Command
from game.sim.fixed import TICKS_PER_SECOND

ROOT = Path(__file__).parents[2]
LEVELS = ROOT / "tests" / "levels"
LONG = 4 * 60 * TICKS_PER_SECOND  # ticks in which somebody who presses anything presses 200 times


def recorded(level: Level, seed: int, bot: str, limit: int = LIMIT) -> Replay:
    """A persona's run, as a recording."""
    run = Session(level, seed, BotSource(persona(bot, level.dream), level, seed), bot=bot)
    return unpack(recording_of(run, limit), "run.replay")


def holds(replay: Replay, text: str, commands: tuple[Command, ...]) -> bool:
    """Whether it holds at the end of a session of its own, in which these are given."""
    run = Session(replay.load(), replay.seed, GivenCommands(commands))
    while run.age < replay.ticks and run.tick():
        pass
    return bool(Condition(text, run.level).holds(run.world).all())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("short", "people.sheltered > 0"),
        ("short-guardian", "journey.cured > 0"),
        ("short-engine", "time > 3 and not heart.light > 2"),
    ],
)
def test_what_is_left_holds_and_can_spare_nothing(name: str, asked: str) -> None:
    replay = recorded(load(LEVELS / f"{name}.toml"), 4, "operator")
    shrunk = shrink(replay, asked)
    assert holds(replay, asked, shrunk.commands)
    assert set(shrunk.commands) <= set(replay.commands.values())
    assert all(one.tick < other.tick for one, other in pairwise(shrunk.commands))
    for command in shrunk.commands:
        assert not holds(replay, asked, tuple(each for each in shrunk.commands if each != command))


@pytest.mark.slow
def test_a_written_test_fails_when_a_law_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """It passes by itself; where nobody comes to the shelter any more, it doesn't."""
    asked = "people.sheltered > 0"
    replay = recorded(load(LEVELS / "short.toml"), 4, "operator")
    written: dict[str, Any] = {}
    exec(written_test(replay, shrink(replay, asked), asked), written)
    written["test_it_still_holds"]()
    law = next(law for law in replay.load().params.laws if law.NAME == "shelter")
    monkeypatch.setattr(law, "apply", lambda *nothing: None)
    with pytest.raises(AssertionError):
        written["test_it_still_holds"]()


def test_what_never_held_is_named_at_once() -> None:
    replay = recorded(load(LEVELS / "short.toml"), 4, "idle")
    with pytest.raises(Fault, match="doesn't hold"):
        shrink(replay, "people.sheltered > 0")


ASKED = {  # of a whole run by somebody who presses anything
    "platform": ("people.sheltered > 0", "climb.height >= 0.2", "cascade.dark >= 1", "people.lost > 0.05"),
    "guardian": ("loss.lost >= 1", "agitation.level > 0.1", "journey.embraced >= 1"),
    "engine": ("heart.light < 0.9", "heart.light < 0.5", "darkness.mean > 0.02"),
}


SEEDS = {"platform": 11, "guardian": 12, "engine": 11}  # at the end of those runs it holds


@pytest.mark.sweep
@pytest.mark.parametrize(("name", "asked"), [(name, asked) for name, every in ASKED.items() for asked in every])
def test_of_a_long_run_under_a_tenth_is_left_and_its_test_passes(name: str, asked: str, tmp_path: Path) -> None:
    level = load(shipped()[name]).with_numbers({"ending.practice": True})  # whatever is pressed, it goes on
    replay = recorded(level, SEEDS[name], "random", LONG)
    assert len(replay.commands) >= 200
    shrunk = shrink(replay, asked)
    assert len(shrunk.commands) < len(replay.commands) / 10
    assert holds(replay, asked, shrunk.commands)
    file = tmp_path / "test_shrunk.py"
    file.write_text(written_test(replay, shrunk, asked), "utf-8")
    arguments = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "-c", os.devnull, str(file)]
    assert subprocess.run(arguments, cwd=ROOT).returncode == 0
