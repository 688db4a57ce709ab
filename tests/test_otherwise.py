"""What else might have been done: each figure is that of the same run played plainly with that other act."""

from pathlib import Path

import numpy as np
import pytest

from game.bots import casts, persona
from game.level import Level, load, shipped
from game.replay import Replay, otherwise, recording_of, turns_of, unpack
from game.session import BotSource, GivenCommands, Otherwise, Session, is_act
from game.session.otherwise import MOST
from game.sim.actions import PRESS, RELEASE, Command, CommonVerb
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import reveal

LEVELS = Path(__file__).parent / "levels"
SHORT = {name: load(LEVELS / f"{name}.toml") for name in ("short", "short-guardian", "short-engine")}


def played(level: Level, seed: int = 4, bot: str = "operator") -> list[Command]:
    """The commands of a persona's run."""
    run = Session(level, seed, BotSource(persona(bot, level.dream), level, seed))
    run.play(30_000)
    return run.history.commands


def recorded(level: Level, commands: list[Command], seed: int = 4) -> Replay:
    """The recording of a run of these commands."""
    return unpack(recording_of(Session(level, seed, GivenCommands(commands))), "a run")


def plainly(level: Level, commands: list[Command], act: Command | None, tick: int, seed: int = 4) -> Session:
    """The commands before a tick, an act there, and from the next tick on the persona, in a session of its own."""
    before = [command for command in commands if command.tick < tick]
    run = Session(level, seed, GivenCommands([*before, *([act] if act else [])]))
    while run.age <= tick:
        run.tick()
    knows = run.fork(BotSource(casts()[level.dream].plays_on, level, seed))
    knows.play(72_000)
    return knows


def agree(level: Level, commands: list[Command], found: Otherwise, seed: int = 4) -> None:
    """Both ends of something that was done otherwise are those of plain runs."""
    for act, end in ((found.done, found.kept), (found.instead, found.other)):
        run = plainly(level, commands, act, (act or found.done).tick, seed)
        result, dark = run.result(), reveal(run.world)["dark"][:, 0]
        assert (result.score, result.won, result.ticks) == end[:3]
        assert tuple(np.flatnonzero(dark)) == end.gone


@pytest.mark.parametrize(
    "name", [name if name == "short" else pytest.param(name, marks=pytest.mark.slow) for name in SHORT]
)
def test_what_comes_of_another_act_is_what_a_plain_run_of_it_comes_to(name: str) -> None:
    level = SHORT[name]
    commands = played(level)
    found = otherwise(recorded(level, commands))
    assert {each.done.tick for each in found} <= {command.tick for command in commands}
    chosen = [each for each in found if each.chosen]
    assert chosen
    for each in (chosen[0], found[-1]):
        agree(level, commands, each)


def test_what_is_known_is_told_as_it_comes() -> None:
    """Each time more of them, in their order, and at last all; those of late acts come before those of early ones."""
    told: list[list[Otherwise]] = []
    commands = [Command(tick, PlatformVerb.SCAN, 1, 0) for tick in (300, 600)]
    found = otherwise(recorded(SHORT["short"], commands), limit=1200, news=told.append)
    assert [len(each) for each in told] == [1, 2]
    assert told == [found[1:], found]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["platform", *(pytest.param(name, marks=pytest.mark.sweep) for name in ("guardian", "engine"))]
)
def test_what_comes_of_acts_of_a_whole_run_is_what_plain_runs_come_to(name: str) -> None:
    level = load(shipped()[name])
    commands = played(level, 7)
    found = otherwise(recorded(level, commands, 7))
    assert 0 < len(found) <= MOST
    for each in (found[0], found[len(found) // 2], max(found, key=lambda each: abs(each.gain))):
        agree(level, commands, each, 7)


def test_the_override_can_be_armed_earlier_too() -> None:
    level = SHORT["short"]
    commands = [Command(700, PlatformVerb.ARM, -1, PRESS)]
    found = otherwise(recorded(level, commands))
    assert [each.instead and each.instead.tick for each in found] == [None, 100]
    agree(level, commands, found[1])


def test_a_moment_is_the_run_as_it_was_before_its_act() -> None:
    """It is taken from a recorded second, and is what the run played from the start comes to."""
    level = SHORT["short"]
    commands = played(level, bot="random")
    turns = turns_of(recorded(level, commands))
    run = Session(level, 4, GivenCommands(commands))
    for turn in turns:
        while run.age < turn.done.tick:
            run.tick()
        assert turn.here.world.digest() == run.world.digest()
    assert len({turn.done.tick % TICKS_PER_SECOND for turn in turns}) > 1


def test_looks_and_ends_of_holds_are_no_acts() -> None:
    level = SHORT["short"]
    assert is_act(Command(0, PlatformVerb.DECRYPT, -1, PRESS), level)
    for verb, value in ((CommonVerb.SELECT, 0), (CommonVerb.BREATHE, PRESS), (PlatformVerb.DECRYPT, RELEASE), (250, 0)):
        assert not is_act(Command(0, verb, 0, value), level)


def test_the_same_place_twice_is_no_other_choice() -> None:
    """What is put in the place of an act is never the act itself."""
    found = turns_of(recorded(SHORT["short"], played(SHORT["short"])))
    assert found
    assert all(turn.instead != turn.done for turn in found)
