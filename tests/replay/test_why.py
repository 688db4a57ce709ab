"""Why: chains of causes in recordings, each cause proved by a fork without it."""

import json
from pathlib import Path

import numpy as np
import pytest

from game.bots import persona
from game.cli import main
from game.exit_codes import FAULT, GOOD
from game.level import load, resolve
from game.level.clock import clock
from game.play.dreams import dream_of
from game.replay import Answer, Recorder, Trace, explain, read
from game.replay.trace import Suspect
from game.replay.without import Fork, Proof, Times, prove
from game.session import LIMIT, BotSource, Session
from game.sim.spec import Caused

SWEEP = 20  # runs of each dream
NAMED, ANYWAY = 0.95, 0.10  # of all causes so many are proved, of roots at most so many would have happened anyway
DREAMS = ("platform", "guardian", "engine")


def recorded(folder: Path, name: str, seed: int, bot: str) -> Trace:
    """The trace of a run that a persona played."""
    level = load(resolve(name))
    who = persona(bot, level.dream)
    run, path = Session(level, seed, BotSource(who, level, seed), bot=bot), folder / f"{name}-{seed}.replay"
    run.sinks.append(Recorder(path, run))
    run.play(LIMIT)
    return Trace(read(path))


def hold(answers: list[Answer]) -> None:
    """Every effect has its chain; nearly every cause is proved, and few roots would have happened anyway."""
    assert answers
    assert [answer.effect for answer in answers if not answer.links] == []
    proofs = [link.proof for answer in answers for link in answer.links]
    roots = [answer.links[-1].proof for answer in answers]
    assert sum(not proof.anyway for proof in proofs) >= NAMED * len(proofs)
    assert sum(proof.anyway for proof in roots) <= ANYWAY * len(roots)


def hold_words(trace: Trace, answers: list[Answer]) -> None:
    """Everything that comes up can be said."""
    words = dream_of(trace.level).causes
    for answer in answers:
        said = [words.effect(trace.level, answer)]
        for link in answer.links:
            said += [words.cause(trace.level, link), words.without(trace.level, answer, link)]
        assert all(sentence.endswith(".") and "  " not in sentence for sentence in said)


@pytest.mark.parametrize("name", DREAMS)
@pytest.mark.parametrize("seed", [pytest.param(3, marks=pytest.mark.sweep), pytest.param(4, marks=pytest.mark.slow)])
def test_what_went_wrong_has_a_root_that_forks_prove(tmp_path, name, seed) -> None:
    """On two runs of each dream. An operator loses nothing in the hall of seed 3."""
    bot = "novice" if seed == 4 else "random" if name == "guardian" else "operator"
    trace = recorded(tmp_path, name, seed, bot)
    answers = explain(trace, trace.effects()[:12])
    hold(answers)
    hold_words(trace, answers)


@pytest.mark.sweep
@pytest.mark.parametrize("name", DREAMS)
def test_what_goes_wrong_in_many_runs_is_proved(tmp_path, name) -> None:
    """The same of everything that went wrong in twenty runs of each dream, played by those who lose and who win."""
    answers: list[Answer] = []
    for seed in range(100, 100 + SWEEP):
        trace = recorded(tmp_path, name, seed, ("novice", "operator", "lucid", "idle")[seed % 4])
        answers += explain(trace, trace.effects())
    hold(answers)


GOLDENS = Path(__file__).parent.parent / "goldens"
OVERRUN = GOLDENS / "platform" / "overrun.replay"


@pytest.fixture(scope="module")
def came_again() -> tuple[Trace, Caused, int]:
    """A recording, something in it that had gone wrong before, and when that was last."""
    trace = Trace(read(GOLDENS / "engine" / "discord.replay"))
    last, found = dict[tuple[str, int], int](), list[tuple[int, Caused]]()
    for effect in trace.effects():
        if (before := last.get((effect.name, effect.row))) is not None:
            found.append((before, effect))
        last[effect.name, effect.row] = effect.first
    before, effect = min(found, key=lambda each: each[1].first - each[0])
    return trace, effect, before


@pytest.mark.long
def test_what_comes_again_isn_t_taken_for_the_time_before(came_again: tuple[Trace, Caused, int]) -> None:
    """A fork in which nothing is left out has an effect at its own tick, and no sooner."""
    trace, effect, before = came_again
    nothing = Suspect(effect._replace(first=before), {}, 0, None)
    assert prove(trace, [Fork(effect, nothing)]) == [Proof(never=False, later=0)]


@pytest.mark.long
def test_what_came_sooner_and_lasts_is_no_later(came_again: tuple[Trace, Caused, int]) -> None:
    """At the tick of an effect that had come before, a fork is looked at for whether it has come already."""
    trace, effect, before = came_again
    fork = Fork(effect, Suspect(effect._replace(first=before), {}, 0, None))
    times = Times(trace, [fork, fork], np.array([before, before]))
    worlds = trace.recorded.before(np.array([effect.first, effect.first + 1]))
    worlds.tick[0] = effect.first
    assert times.lasting(worlds, np.arange(2)).tolist() == [False, True]


def test_a_subject_with_which_nothing_went_wrong_is_a_fault(capsys) -> None:
    """It says what did go wrong, so that one of those can be asked about."""
    assert main(["why", str(OVERRUN), "Atlantis"]) == FAULT
    said = capsys.readouterr().err
    assert "Atlantis" in said
    assert Trace(read(OVERRUN)).level.sectors[first_dark().row].name in said


def first_dark() -> Caused:
    """What went dark first in that recording."""
    return Trace(read(OVERRUN)).effects()[0]


@pytest.mark.slow
def test_the_command_tells_the_chain_in_words_and_as_an_object(capsys) -> None:
    """Both name the same causes, the root last, and the first one of what went wrong where no moment is given."""
    effect = first_dark()
    name = Trace(read(OVERRUN)).level.sectors[effect.row].name
    assert main(["why", str(OVERRUN), name, "--json"]) == GOOD
    found = json.loads(capsys.readouterr().out)
    assert (found["subject"], found["tick"]) == (name, effect.first)
    assert main(["why", str(OVERRUN), name.lower()]) == GOOD
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + len(found["causes"]) > 1
    assert all(clock(cause["first"]) in line for cause, line in zip(found["causes"], lines[1:], strict=True))
