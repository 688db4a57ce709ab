"""The recurring dream as a chain: what is carried, where it stops; each round is a level like any other."""

import json
import re
from pathlib import Path

import pytest

from game.bots import persona
from game.cli import main
from game.level import load
from game.level.rounds import makers, round_text
from game.replay import Recorder, read, verify
from game.session import BotSource, Result, RoundState, Session, play_rounds, run_batch
from game.sim.fixed import ONE

MINUTE = 60 * 60  # ticks


def result(won: bool, score: int) -> Result:
    return Result("x", 1, "deep-sleep", "", 10, 0.1, "y", won, score, None, "")


def test_a_round_that_was_won_leads_to_the_next_and_one_that_was_lost_does_not() -> None:
    standing = RoundState(7, 3, 80, 900)
    assert standing.after(result(True, 400), ONE // 2) == RoundState(7, 4, 50, 1300)
    assert standing.after(result(False, 120), 0) == RoundState(7, 3, 0, 1020)


@pytest.mark.slow
def test_rounds_are_played_until_one_is_lost() -> None:
    """Each round is the level of its number, with the composure that was left; the score is what all came to."""
    results, standing = play_rounds(9, lambda dream: persona("operator", dream), 10 * MINUTE, 3)
    assert [r.won for r in results] == [True, True, False]
    assert standing.score == sum(r.score for r in results)
    assert standing.round == 1 + sum(r.won for r in results)
    assert [r.level for r in results] == [f"recurring-9-{i + 1}" for i in range(len(results))]


def test_it_stops_after_so_many_ticks() -> None:
    results, _ = play_rounds(3, lambda dream: persona("idle", dream), 600, 9)
    assert [r.ticks for r in results] == [600]


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(1, len(makers()) + 1))
def test_a_generated_levels_seed_has_one_digest_alone_and_in_a_batch(turn: int) -> None:
    level = load(round_text(11, turn, 70))
    bot = persona("operator", level.dream)
    alone = Session(level, 11, BotSource(bot, level, 11), bot=bot.name).play(20 * MINUTE)
    batch = run_batch(level, [5, 11, 99], bot)
    assert batch[1] == alone
    assert len({each.digest for each in batch}) == 3


@pytest.mark.parametrize("turn", [1, 2, pytest.param(3, marks=pytest.mark.slow)])
def test_a_rounds_replay_holds_its_level_and_verifies(turn: int, tmp_path: Path) -> None:
    level = RoundState(11, turn, 70).level()
    bot = persona("novice", level.dream)
    run = Session(level, 11, BotSource(bot, level, 11), bot=bot.name)
    run.sinks.append(Recorder(tmp_path / "round.replay", run))
    run.play(MINUTE // 6)
    assert read(tmp_path / "round.replay").level_text == level.text
    assert verify(tmp_path / "round.replay").code == 0


# On the command line


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.slow
def test_run_prints_one_object_with_its_rounds(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "run", "recurring", "--bot", "idle", "--seed", "4", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert list(found) == ["level", "seed", "bot", "passed", "score", "ticks", "rounds"]
    assert (found["level"], found["seed"], found["passed"]) == ("recurring", 4, len(found["rounds"]) - 1)
    assert found["score"] == sum(each["score"] for each in found["rounds"])
    assert found["rounds"][0]["level"] == "recurring-4-1"


@pytest.mark.slow
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
