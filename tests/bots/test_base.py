"""What every persona has in common: the limits that people have, and decisions that hang on no other world."""

import ast
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from game.bots import personas
from game.bots.base import KnownLevel, Limits, Memory, Persona, Thought
from game.sim.actions import PRESS, RELEASE, Actions, CommonVerb, Verb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.params import Params
from game.sim.step import begin, observe, step
from tests.sim.build import rings
from tests.sim.storm import storm

BOTS = Path(__file__).resolve().parents[2] / "game" / "bots"
PERSONAS = personas(1)
SEEDS = np.arange(300, 324)
TICKS = 8 * 60


def plays(params: Params) -> KnownLevel:
    """What a persona knows of a level with these params."""
    return SimpleNamespace(map=params.topology, verbs=params.verbs)


@pytest.fixture(scope="module")
def params() -> Params:
    """A dream of five minutes in two, with every law."""
    return storm(rings())


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ("random", "lucid") else pytest.mark.slow) for name in PERSONAS]
)
def test_decisions_in_a_batch_are_those_alone(params, name) -> None:
    """At every look, each persona does in world i of 24 what it does when it sees that world alone, and
    remembers the same."""
    bot, world = PERSONAS[name], begin(params, SEEDS)
    level = plays(params)
    memory, rows, acted = bot.begin(level, SEEDS), (0, 23), 0
    for tick in range(TICKS):
        actions = Actions.none(len(SEEDS))
        if tick % bot.every == 0:
            panel = observe(world, params)
            actions, after = bot.decide(panel, memory)
            for row in rows:
                alone, remembered = bot.decide(panel.row(row), memory.take([row]))
                assert [int(part[0]) for part in alone] == [int(part[row]) for part in actions]
                assert all((a == b).all() for a, b in zip(remembered[:-2], after.take([row])[:-2], strict=True))
            memory = after
            acted += int((actions.verb[list(rows)] > 0).sum())
        step(world, params, actions)
    assert (acted > 0) == (name != "idle")


def test_memory_is_a_value_whose_rows_can_be_taken(params) -> None:
    """take() gives the rows in that order; deciding changes no memory that is handed in."""
    bot = PERSONAS["random"]
    memory = bot.begin(plays(params), SEEDS)
    panel = observe(begin(params, SEEDS), params)
    kept = [array.copy() for array in memory[:-2]]
    _, after = bot.decide(panel, memory)
    assert all((a == b).all() for a, b in zip(memory[:-2], kept, strict=True))
    some = after.take([5, 5, 0])
    assert some.seed.tolist() == [305, 305, 300]
    assert some.verb.tolist() == [int(after.verb[i]) for i in (5, 5, 0)]
    assert isinstance(some, Memory)
    assert some.topology is params.topology


@pytest.mark.parametrize("name", PERSONAS)
def test_deciding_leaves_the_panel_alone(params, name) -> None:
    """A persona can't write into what it sees."""
    world = begin(params, SEEDS[:4])
    world.protocol[:] = 0
    panel = observe(world, params)
    for value in panel.values.values():
        value.flags.writeable = False
    before = {name: value.copy() for name, value in panel.values.items()}
    bot = PERSONAS[name]
    bot.decide(panel, bot.begin(plays(params), SEEDS[:4]))
    assert all((panel[name] == value).all() for name, value in before.items())


def seen_at(tick: int, **shown: np.ndarray) -> Panel:
    """A panel of one world that goes on."""
    return Panel(np.array([tick], np.int32), {"ended": np.zeros((1, 1), np.int32), **shown})


def played(
    bot: Persona, seconds: float, batch: int = 16, **values: np.ndarray
) -> list[list[tuple[int, int, int, int]]]:
    """(tick, verb, target, value) of each world's acts, on a panel that never changes."""
    level = plays(storm(rings()))
    memory, acts = bot.begin(level, range(batch)), [[] for _ in range(batch)]
    shown = {"ended": np.zeros((1, batch), np.int32), **values}
    for tick in range(0, round(seconds * 60), bot.every):
        actions, memory = bot.decide(Panel(np.full(batch, tick, np.int32), shown), memory)
        for row in np.flatnonzero(actions.verb):
            acts[row].append((tick, *(int(part[row]) for part in actions)))
    return acts


def eager(limits: Limits, verb: Verb = PlatformVerb.STEADY, value: int = PRESS) -> Persona:
    """Somebody who always wants the same."""
    return Persona("eager", limits, (lambda panel, t: Thought(np.ones(panel.batch, np.int32), verb, 3, value),))


@pytest.mark.parametrize("per_minute", [7, 30, 40, 60])
@pytest.mark.parametrize("reaction", [0, 0.35, 2.5])
def test_nobody_acts_more_often_than_they_can(per_minute, reaction) -> None:
    """However eager, within any minute there are at most `per_minute` acts."""
    for acts in played(eager(Limits(reaction, per_minute, 0)), 240, 2):
        ticks = np.array([act[0] for act in acts])
        most = max(((ticks >= start) & (ticks < start + 3600)).sum() for start in ticks)
        assert most <= per_minute
        assert len(acts) > 2 * min(per_minute, 60 / (reaction + 0.2))


@pytest.mark.parametrize(
    "verb", [PlatformVerb.SCAN, PlatformVerb.ISOLATE, PlatformVerb.SHELTER, PlatformVerb.ARM, CommonVerb.SELECT]
)
def test_a_value_of_release_frees_no_verb_but_holds(verb) -> None:
    """Only letting go of a hold isn't an act of its own: any other verb counts whatever its value."""
    for acts in played(eager(Limits(0.2, 20, 0), verb, RELEASE), 120, 2):
        assert len(acts) <= 40


def test_letting_go_needs_no_pause() -> None:
    """The end of a hold comes as soon as the reaction allows, in whatever minute."""
    (acts,) = played(eager(Limits(0.2, 20, 0), CommonVerb.BREATHE, RELEASE), 60, 1)
    assert len(acts) > 100


def test_random_keeps_to_its_limit_too() -> None:
    """Whoever presses anything presses no more than they can: counted without the ends of holds and the
    override's key."""
    holds = {CommonVerb.BREATHE, PlatformVerb.DECRYPT}
    for acts in played(PERSONAS["random"], 180):
        counted = [
            tick
            for tick, verb, _, value in acts
            if verb != PlatformVerb.OVERRIDE and not (verb in holds and value == RELEASE)
        ]
        ticks = np.array(counted)
        assert max(((ticks >= start) & (ticks < start + 3600)).sum() for start in ticks) <= 60


@pytest.mark.parametrize("reaction", [0.1, 0.35, 0.9])
def test_nobody_acts_sooner_than_they_can_react(reaction) -> None:
    """From the look at which something is first seen to the act it takes at least the reaction, and less than
    one look more."""
    bot = Persona(
        "quick", Limits(reaction, 60, 0), (lambda panel, t: Thought(panel["alarm"][0], PlatformVerb.SCAN, 1),)
    )
    level = plays(storm(rings()))
    for seen in (12, 60, 612):
        memory = bot.begin(level, [1])
        for tick in range(0, 1200, bot.every):
            alarm = np.full((1, 1), tick >= seen, np.int32)
            actions, memory = bot.decide(seen_at(tick, alarm=alarm), memory)
            if actions.verb[0]:
                break
        assert reaction * 60 <= tick - seen < reaction * 60 + bot.every


def test_what_was_decided_is_done_though_it_has_passed() -> None:
    """The act is that of the look at which it was decided, whatever is seen by the time the hand arrives."""
    bot = Persona(
        "slow",
        Limits(1, 60, 0),
        (lambda panel, t: Thought(np.ones(1, np.int32), PlatformVerb.SCAN, panel["where"][0]),),
    )
    memory, acts = bot.begin(plays(storm(rings())), [1]), []
    for tick in range(0, 120, bot.every):
        where = np.full((1, 1), tick // 12, np.int32)
        actions, memory = bot.decide(seen_at(tick, where=where), memory)
        acts += [(tick, int(actions.target[0]))] if actions.verb[0] else []
    assert acts == [(60, 0)]


def test_hands_slip_as_often_as_the_limits_say() -> None:
    """A slip lands on any sector; the share of acts on another target is that of the limits within chance."""
    bot = eager(Limits(0, 60, 0.2))
    targets = np.array([act[2] for acts in played(bot, 600, 8) for act in acts])
    missed = (targets != 3).mean()
    expected = 0.2 * 23 / 24
    assert abs(missed - expected) < 4 * np.sqrt(expected * (1 - expected) / len(targets))
    assert len(np.unique(targets)) == 24
    assert {act[2] for acts in played(replace(bot, limits=Limits(0, 60, 0)), 60, 4) for act in acts} == {3}


def test_the_first_habit_that_wants_is_followed() -> None:
    """Habits come to mind in their order; a thought of nothing keeps the rest away, world by world."""

    def first(panel: Panel, t: object) -> Thought:
        return Thought(np.array([1, 0, 0]), PlatformVerb.SCAN, 1)

    def nothing(panel: Panel, t: object) -> Thought:
        return Thought(np.array([1, 1, 0]), CommonVerb.NONE)

    def last(panel: Panel, t: object) -> Thought:
        return Thought(np.array([1, 1, 1]), PlatformVerb.STEADY, 2)

    bot = Persona("three", Limits(0, 60, 0), (first, nothing, last))
    acts = played(bot, 5, 3)
    assert {act[1] for act in acts[0]} == {PlatformVerb.SCAN}
    assert acts[1] == []
    assert {act[1] for act in acts[2]} == {PlatformVerb.STEADY}


def test_nobody_acts_after_the_end() -> None:
    """In a world whose dream has ended nothing new comes to mind."""
    assert played(eager(Limits(0, 60, 0)), 5, 2, ended=np.array([[0, 7]]))[1] == []


@pytest.mark.parametrize("path", sorted(BOTS.glob("*.py")), ids=lambda path: path.stem)
def test_personas_see_the_panel_and_nothing_else(path) -> None:
    """No module of game/bots imports the world, its laws or the ticker."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom):
            modules |= {str(node.module), *(f"{node.module}.{name.name}" for name in node.names)}
    seen = {m for m in modules for hidden in ("world", "laws", "step") if f"{m}.".startswith(f"game.sim.{hidden}.")}
    assert seen == set()
