"""Moments of many runs side by side: worlds of a batch stand at different ticks, and each goes on as it does alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.bots import persona, personas
from game.level import Level, load, resolve
from game.replay import read
from game.session import BotSource, Session, play_forks
from game.session.batch import BatchRun, take_turns
from game.sim.actions import Actions
from game.sim.fixed import STEP, Ints
from game.sim.params import Params
from game.sim.rng import choose, draw
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.balance.cast import Company

DREAMS = ("platform", "guardian", "engine")
PHASE = 4  # the tick modulo STEP at which moments are taken
STREAM = 995


def anything(params: Params, world: World) -> Actions:
    """What each world does at its tick, by its seed and tick alone: any verb, on anything, one tick in ten."""
    words = [draw(world.seed[0], world.tick[0], STREAM, i) for i in range(4)]
    verbs = np.array([number for number in sorted(params.verbs) if number], np.int32)
    target = choose(words[2], params.topology.sectors + params.topology.links + 1) - 1
    few = choose(words[3], 4)
    value = np.where(few < 2, few, words[3].astype(np.int32) >> 13 & 0x3FFFF)
    return Actions(verbs[choose(words[1], len(verbs))] * (choose(words[0], 10) == 0), target, value)


def played(params: Params, world: World, ticks: int) -> World:
    """So many ticks on, under anything."""
    for _ in range(ticks):
        step(world, params, anything(params, world))
    return world


def differing(params: Params, moments: Sequence[World], ticks: int) -> list[str]:
    """Where moments that are played on in one batch come to something else than alone."""
    together = played(params, World.join(moments), ticks)
    found = []
    for row, moment in enumerate(moments):
        alone = played(params, moment.take([0]), ticks)
        differ = np.flatnonzero(alone.buffer[:, 0] != together.buffer[:, row])
        found += [f"at tick {moment.tick[0, 0]}: {alone.field_at(int(i))}" for i in differ[:3]]
    return found


@cache
def recorded(dream: str) -> tuple[Level, World]:
    """All seconds of the recordings of a dream at one difficulty, some ticks later: so many worlds."""
    replays = [read(path) for path in sorted((Path(__file__).parent / "goldens" / dream).glob("*.replay"))]
    level = replays[0].load()
    layout = begin(level.params, [0]).layout
    same = [replay for replay in replays if replay.level_text == level.text and replay.difficulty == level.difficulty]
    seconds = [state for replay in same for _, state in replay.states()]
    world = World(layout, np.ascontiguousarray(np.array(seconds, np.int32).T))
    return level, played(level.params, world.take(np.flatnonzero(world.ended[0] == 0)), PHASE)


def sampled(dream: str, count: int) -> tuple[Level, list[World]]:
    """Moments of recordings, spread evenly over all of them, and over the steps of a second."""
    level, world = recorded(dream)
    rows = np.linspace(0, world.batch - 1, count).round().astype(int).tolist()
    return level, [played(level.params, world.take([row]), i % 10 * STEP) for i, row in enumerate(rows)]


@pytest.mark.parametrize("dream", ["platform", "guardian", pytest.param("engine", marks=pytest.mark.slow)])
def test_moments_of_many_runs_go_on_side_by_side_as_alone(dream: str) -> None:
    """Two dozen moments of recordings, from the first second to the last, come in one batch to what they are alone."""
    level, moments = sampled(dream, 24)
    assert len({int(moment.tick[0, 0]) for moment in moments}) > 12
    assert len({int(moment.seed[0, 0]) for moment in moments}) > 1
    assert differing(level.params, moments, 100) == []


@pytest.mark.parametrize("dream", DREAMS)
def test_what_comes_to_mind_depends_on_a_world_s_own_tick(dream: str) -> None:
    """Every habit of every persona wants in a batch of moments what it wants in each of them alone."""
    level, moments = sampled(dream, 24)
    panel, t = observe(World.join(moments), level.params), level.map
    rows = [panel.row(row) for row in range(panel.batch)]
    for who in personas(level.dream).values():
        for k, habit in enumerate(who.habits):
            together, alone = habit(panel, t), [habit(row, t) for row in rows]
            wants = [int(np.ravel(thought.wants)[0]) for thought in alone]
            assert np.broadcast_to(together.wants, panel.batch).astype(int).tolist() == wants, (who.name, k)
            for name in ("target", "value"):
                each = np.broadcast_to(getattr(together, name), panel.batch)
                own = [int(np.ravel(getattr(thought, name))[0]) for thought in alone]
                assert [int(a) for a, wanted in zip(each, wants, strict=True) if wanted] == [
                    b for b, wanted in zip(own, wants, strict=True) if wanted
                ], (who.name, k, name)


EACH = 32  # runs of a persona


def of_runs(level: Level) -> list[World]:
    """Random moments of whole runs of many seeds and every persona, all in one batch."""
    people = list(personas(level.dream).values())
    company = Company(tuple(people), (EACH,) * len(people))
    run = BatchRun(level, np.tile(np.arange(300, 300 + EACH), len(people)), company)
    rng = np.random.default_rng(7)
    wanted: dict[int, list[int]] = {}  # whose moments, by how many ticks were played
    for _, who in product(range(240), range(len(people))):
        wanted.setdefault(int(rng.integers(level.length_ticks // STEP)) * STEP + PHASE, []).append(who)
    kept: list[World] = []

    def keep(played: int) -> None:
        for who in wanted.get(played, ()):
            lives = np.flatnonzero((run.rows // EACH == who) & (run.world.ended[0] == 0))
            if len(lives):
                kept.append(run.world.take([int(rng.choice(lives))]))

    run.run(level.length_ticks, keep)
    return kept


@pytest.mark.sweep
@pytest.mark.parametrize("dream", "123")
def test_five_hundred_moments_go_on_side_by_side_as_alone(dream: str) -> None:
    """Random moments of whole runs of many seeds and all personas, in one batch."""
    level = load(resolve(dream))
    moments = of_runs(level)
    assert len(moments) >= 500
    picked = np.random.default_rng(8).permutation(len(moments))[:500].tolist()
    assert differing(level.params, [moments[i] for i in picked], 200) == []


def forks(level: Level, ages: Sequence[int], who: str) -> list[Session]:
    """Forks of runs of different seeds, each played by a persona up to an age."""
    found = []
    for seed, age in enumerate(ages, 40):
        run = Session(level, seed, BotSource(persona(who, level.dream), level, seed))
        while run.age < age:
            assert run.tick()
        found.append(run.fork())
    return found


@pytest.mark.parametrize(
    ("dream", "name"),
    [
        ("1", "operator"),
        *(pytest.param(*who, marks=pytest.mark.slow) for who in (("2", "lucid"), ("3", "lucid"), ("3", "random"))),
    ],
)
def test_a_persona_plays_moments_side_by_side_as_alone(dream: str, name: str) -> None:
    """Whose turn it is depends on each world's own tick; a limit too, also one within a step."""
    level, bot = load(resolve(dream)), persona(name, int(dream))
    moments, limit = forks(level, (0, 7, 66, 124, 245, 367, 604), "novice"), 603
    alone = [moment.fork(BotSource(bot, level, moment.seed), name).play(limit) for moment in moments]
    assert play_forks(moments, bot, limit=limit) == alone
    assert [result.ticks for result in alone] == [limit] * 6 + [604]


@pytest.mark.sweep
@pytest.mark.parametrize("dream", "123")
def test_every_persona_plays_moments_side_by_side_as_alone(dream: str) -> None:
    """To the end of the run, from moments of all its length."""
    level = load(resolve(dream))
    moments = forks(level, range(0, 6000, 457), "operator")
    for name, bot in personas(level.dream).items():
        alone = [moment.fork(BotSource(bot, level, moment.seed), name).play(80_000) for moment in moments]
        assert play_forks(moments, bot) == alone, name


def test_worlds_of_another_phase_are_turned_away() -> None:
    """Slow laws act in all worlds of a batch at once, so they share the tick modulo six, but for those that ended."""
    level, moments = sampled("platform", 6)
    moments = [world for world in moments if not world.ended.any()]
    other = moments[1].take([0])
    step(other, level.params, Actions.none(1))
    with pytest.raises(ValueError, match=r"share their tick modulo 6; these stand at \[4, 5\]"):
        World.join([moments[0], other])
    other.ended[:] = other.tick
    assert World.join([moments[0], other]).tick_in_step == PHASE


class Wide(World):
    """A world whose ticks are 64 bits wide, so that nothing that is made of them wraps."""

    def __init__(self, layout: Any, buffer: Ints) -> None:
        super().__init__(layout, buffer)
        self.__dict__["narrow"] = self.tick
        self.__dict__["tick"] = self.tick.astype(np.int64)

    def take(self, rows: Sequence[int] | Ints) -> "Wide":
        """Copies, as wide; their buffers have the ticks too."""
        self.narrow[:] = self.tick
        return Wide(self.layout, super().take(rows).buffer)


LARGE = 1 << 20  # ticks: nearly five hours


@pytest.mark.parametrize("dream", ["1", "2", pytest.param("3", marks=pytest.mark.slow)])
def test_nothing_that_is_made_of_ticks_wraps_in_very_old_worlds(dream: str) -> None:
    """At a million ticks state, panel and what a persona makes of it are what they are with ticks of 64 bits."""
    level = load(resolve(dream))
    params = replace(level.params, timeline=replace(level.params.timeline, endings=()))
    world = begin(params, range(40, 46))
    world.tick[:] += LARGE + 6 * 1001 * np.arange(6, dtype=np.int32)
    worlds = [world, Wide(world.layout, world.buffer.copy())]
    bots = [persona(name, level.dream) for name in ("random", "lucid")]
    memories = [[bot.begin(level, range(40, 46)) for bot in bots] for _ in worlds]
    for tick in range(200):
        panels = [observe(world, params) for world in worlds] if tick % STEP == 0 else []
        for name in panels[0].values if panels else ():
            assert (panels[0][name] == panels[1][name]).all(), name
        acts = [anything(params, world) for world in worlds]
        for k, panel in enumerate(panels):
            for b, bot in enumerate(bots):
                decided, memories[k][b] = take_turns(bot, panel, memories[k][b])
                acts[k].put(slice(b, None, 3), Actions(*(part[b::3] for part in decided)))
        assert all((one == other).all() for one, other in zip(*acts, strict=True))
        for world, actions in zip(worlds, acts, strict=True):
            step(world, params, actions)
        wide = worlds[1].take(range(6)).buffer
        assert [world.field_at(int(i)) for i in np.flatnonzero((wide != worlds[0].buffer).any(1))] == []
