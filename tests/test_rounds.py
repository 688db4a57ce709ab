"""The recurring dream as a chain: what is carried, where it stops; each round is a level like any other."""

import json
import re
from pathlib import Path

import pytest

from game.bots import PERSONAS, persona
from game.cli import main
from game.level import load
from game.level.recurring import MAKERS, round_text
from game.replay import Recorder, read, verify
from game.session import BotSource, Result, Session, Standing, play_rounds, run_batch
from game.sim.actions import Actions
from game.sim.fixed import ONE, WHOLE
from game.sim.panel import Panel
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World

PEOPLE = ("idle", "random", "novice", "operator", "lucid")
MINUTE = 60 * 60  # ticks


def result(won: bool, score: int) -> Result:
    return Result("x", 1, "deep-sleep", "", 10, 0.1, "y", won, score, None, "")


def test_a_round_that_was_won_leads_to_the_next_and_one_that_was_lost_does_not() -> None:
    standing = Standing(7, 3, 80, 900)
    assert standing.after(result(True, 400), ONE // 2) == Standing(7, 4, 50, 1300)
    assert standing.after(result(False, 120), 0) == Standing(7, 3, 0, 1020)


def test_rounds_are_played_until_one_is_lost() -> None:
    """Each round is the level of its number, with the composure that was left; the score is what all came to."""
    results, standing = play_rounds(3, lambda dream: persona("lucid", dream), 10 * MINUTE, 2)
    assert [r.won for r in results[:-1]] == [True] * (len(results) - 1)
    assert standing.score == sum(r.score for r in results)
    assert standing.round == 1 + sum(r.won for r in results)
    assert [r.level for r in results] == [f"recurring-3-{i + 1}" for i in range(len(results))]


def test_it_stops_after_so_many_ticks() -> None:
    results, _ = play_rounds(3, lambda dream: persona("idle", dream), 600, 9)
    assert [r.ticks for r in results] == [600]


@pytest.mark.parametrize("turn", range(1, len(MAKERS) + 1))
def test_a_generated_levels_seed_has_one_digest_alone_and_in_a_batch(turn: int) -> None:
    level = load(round_text(11, turn, 70))
    bot = persona("operator", level.dream)
    alone = Session(level, 11, BotSource(bot, level, 11), bot=bot.name).play(20 * MINUTE)
    batch = run_batch(level, [5, 11, 99], bot)
    assert batch[1] == alone
    assert len({each.digest for each in batch}) == 3


@pytest.mark.parametrize("turn", range(1, len(MAKERS) + 1))
def test_a_rounds_replay_holds_its_level_and_verifies(turn: int, tmp_path: Path) -> None:
    level = Standing(11, turn, 70).level()
    bot = persona("novice", level.dream)
    run = Session(level, 11, BotSource(bot, level, 11), bot=bot.name)
    run.sinks.append(Recorder(tmp_path / "round.replay", run))
    run.play(MINUTE)
    assert read(tmp_path / "round.replay").level_text == level.text
    assert verify(tmp_path / "round.replay").code == 0


# On the command line


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_run_prints_one_object_with_its_rounds(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "run", "recurring", "--bot", "idle", "--seed", "4", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert list(found) == ["level", "seed", "bot", "passed", "score", "ticks", "rounds"]
    assert (found["level"], found["seed"], found["passed"]) == ("recurring", 4, len(found["rounds"]) - 1)
    assert found["score"] == sum(each["score"] for each in found["rounds"])
    assert found["rounds"][0]["level"] == "recurring-4-1"


def test_run_says_each_round_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "run", "recurring", "--bot", "idle", "--seed", "4")
    assert code == 0
    assert re.fullmatch(r"round 1 .*\n0 rounds passed in \d:\d\d, score \d+\n", out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["tune", "recurring"],
        ["shot", "recurring", "--bot", "idle", "--seed", "1", "--at", "0:05", "-o", "x.png"],
        ["run", "recurring", "--bot", "idle", "--seed", "1", "--best"],
        ["run", "recurring", "--bot", "idle", "--seed", "1", "--record", "x.replay"],
        ["run", "recurring", "--bot", "idle", "--seed", "1", "--difficulty", "deep-sleep"],
        ["play", "recurring", "--difficulty", "deep-sleep"],
    ],
)
def test_what_only_a_level_has_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "single level" in err
    assert len(err.strip().splitlines()) == 1


# Ten minutes of everybody


def bounds_of(params: Params) -> list[tuple[str, int, int]]:
    """The least and the greatest of every array whose description says it."""
    found = []
    for array in params.arrays:
        if "0..1" in array.doc and array.doc.startswith(("Q16", "Q24")):
            found.append((array.name, 0, ONE if array.doc.startswith("Q16") else WHOLE))
        elif re.match("1 (where|while|in a step)", array.doc):
            found.append((array.name, 0, 1))
    return found


def assert_in_bounds(world: World, bounds: list[tuple[str, int, int]]) -> None:
    for name, low, high in bounds:
        values = getattr(world, name)
        assert values.min() >= low, name
        assert values.max() <= high, name
    if "home" in world.__dict__:
        people = world.home.sum(0) + world.sheltered.sum(0) + world.lost.sum(0)
        assert (people == WHOLE).all()


def side_by_side(standing: Standing) -> tuple[int, Standing]:
    """A round, played by every persona at once, a column each, to its end; its ticks, and what lucid is left with."""
    level = standing.level()
    bots = [persona(name, level.dream) for name in PEOPLE]
    world, bounds = begin(level.params, [standing.seed] * len(bots)), bounds_of(level.params)
    memories = [bot.begin(level, [standing.seed]) for bot in bots]
    while not (world.ended > 0).all():
        actions = Actions.none(len(bots))
        looking = [(i, bot) for i, bot in enumerate(bots) if world.tick % bot.every == 0]
        if looking:
            panel = observe(world, level.params)
            for i, bot in looking:
                part = Panel(panel.tick, {name: shown[:, i : i + 1] for name, shown in panel.values.items()})
                decided, memories[i] = bot.decide(part, memories[i])
                for whole, own in zip(actions, decided, strict=True):
                    whole[i] = own[0]
        step(world, level.params, actions)
        if world.tick % 300 == 0:
            assert_in_bounds(world, bounds)
    assert_in_bounds(world, bounds)
    assert world.tick <= level.length_ticks + 12
    left = int(world.composure[0, PEOPLE.index("lucid")]) * 100 // ONE
    return world.tick, Standing(standing.seed, standing.round + 1, left, 0)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_ten_minutes_of_each_persona_on_two_hundred_seeds(part: int) -> None:
    """Every round is played, also behind one that was lost: no fault, no number out of bounds, always an end."""
    assert set(PEOPLE) <= set.intersection(*(set(people) for people in PERSONAS.values()))
    for seed in range(10 * part, 10 * part + 10):
        ticks, standing = 0, Standing(seed)
        while ticks < 10 * MINUTE:
            lived, standing = side_by_side(standing)
            ticks += lived


def test_a_round_with_every_persona() -> None:
    """The same for one round: the slow test's work is itself tested."""
    lived, standing = side_by_side(Standing(2))
    assert lived > 20 * 60
    assert standing.round == 2
