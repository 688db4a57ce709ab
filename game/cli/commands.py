"""What each command does. What draws is imported by the commands that draw: the others need no display library."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from game.best import best_of, knows_best
from game.bots import persona, personas
from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, check as check_files, load, resolve, shipped
from game.level.clock import clock
from game.level.findings import one_of
from game.level.rounds import RECURRING, makers
from game.replay import Recorder, verify as verify_file
from game.session import LIMIT, BotSource, Session, lift, play_rounds
from game.sim.fixed import TICKS_PER_SECOND
from game.tune import sweep
from game.tune.bench import ticks_per_second, ticks_per_second_played

ROUNDS = 1000  # of the recurring dream, that a run without a screen plays at most


def title(_asked: Namespace) -> int:
    """The title screen."""
    from game.play.shell.launch import open_title

    return open_title()


def play(asked: Namespace) -> int:
    """A level on screen, with the player's own hands."""
    from game.play.screens.run_choice import Choice
    from game.play.shell.launch import open_play

    if asked.difficulty:
        _not_recurring(asked, "--difficulty")
    return open_play(Choice(asked.level, _difficulty(asked), asked.seed))


def watch(asked: Namespace) -> int:
    """A persona on screen."""
    from game.play.screens.run_choice import Choice
    from game.play.shell.launch import open_play

    if _recurs(asked):
        _everywhere(asked.bot)
    else:
        persona(asked.bot, _load(asked).dream)
    return open_play(Choice(asked.level, _difficulty(asked), asked.seed, asked.bot))


def replay(asked: Namespace) -> int:
    """A recording on screen."""
    from game.play.shell.launch import open_replay

    return open_replay(asked.file)


def run(asked: Namespace) -> int:
    """A persona without a screen."""
    if _recurs(asked):
        return _run_rounds(asked)

    level = _load(asked)
    bot = persona(asked.bot, level.dream)
    if asked.best:
        _knows_best(level)
    session = Session(level, asked.seed, BotSource(bot, level, asked.seed), bot=bot.name)
    if asked.record:
        session.sinks.append(Recorder(asked.record, session))
    result = session.play(LIMIT)
    for sink in session.sinks:
        if getattr(sink, "notice", None):
            raise Fault(str(sink.notice))
    if asked.best:
        result = lift(result, level, best_of(level, [asked.seed])[0])
    if asked.json:
        return _print_json(asdict(result))
    best = f" (best known {result.best})" if result.best is not None else ""
    print(f"{result.ending}{' (won)' if result.won else ''} after {clock(result.ticks)}")
    print(f"score {result.score} of 1000{best}")
    print(f"digest {result.digest}")
    return 0


def _run_rounds(asked: Namespace) -> int:
    """The recurring dream without a screen, until a round is lost."""
    for option in ("record", "best", "difficulty"):
        if getattr(asked, option):
            _not_recurring(asked, f"--{option}")
    _everywhere(asked.bot)
    results, standing = play_rounds(asked.seed, lambda dream: persona(asked.bot, dream), LIMIT, ROUNDS)
    ticks = sum(result.ticks for result in results)
    if asked.json:
        rounds = [asdict(result) for result in results]
        whole = {"level": asked.level, "seed": asked.seed, "bot": asked.bot, "passed": standing.round - 1}
        return _print_json({**whole, "score": standing.score, "ticks": ticks, "rounds": rounds})
    for i, result in enumerate(results, 1):
        won = " (won)" if result.won else ""
        print(f"round {i:<3} {result.ending}{won} after {clock(result.ticks)}, score {result.score}")
    print(f"{standing.round - 1} rounds passed in {clock(ticks)}, score {standing.score}")
    return 0


def verify(asked: Namespace) -> int:
    """Recordings, run again."""
    worst = 0
    for file in asked.files:
        verdict = verify_file(file)
        print(verdict.sentence, file=sys.stderr if verdict.code == 2 else sys.stdout)
        worst = max(worst, verdict.code)
    return worst


def check(asked: Namespace) -> int:
    """Level files."""
    findings = check_files(asked.paths)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not findings:
        print("Every level is good.")
    return 2 if findings else 0


def shot(asked: Namespace) -> int:
    """A picture."""
    _not_recurring(asked, "a shot")
    from game.play.headless.shot import take_shot

    level = _load(asked)
    take_shot(level, persona(asked.bot, level.dream), asked.seed, asked.at, asked.output, asked.size)
    return 0


def tune(asked: Namespace) -> int:
    """How hard a level is."""
    _not_recurring(asked, "tuning")

    level = _load(asked)
    bots = asked.bots or list(personas(level.dream))
    if asked.best:
        _knows_best(level)
    for name in bots:
        persona(name, level.dream)
    seed = 0 if asked.seed is None else asked.seed
    found = sweep(level, bots, asked.runs, seed, best=asked.best)
    if asked.json:
        return _print_json(found)
    print(f"{found['level']}, {found['difficulty']}, {found['runs']} seeds from {seed}")
    print(f"{'persona':<12}{'wins':>7}{'interval':>16}{'time':>7}{'score':>7}  endings")
    for name, row in found["bots"].items():
        low, high = row["interval"]
        endings = ", ".join(f"{ending} {count}" for ending, count in row["endings"].items())
        print(
            f"{name:<12}{row['win_rate']:>7.1%}{f'{low:.1%} - {high:.1%}':>16}"
            f"{clock(round(row['mean_seconds'] * TICKS_PER_SECOND)):>7}{row['mean_score']:>7.0f}  {endings}"
        )
    return 0


def bench(asked: Namespace) -> int:
    """Ticks a second, and what a frame costs."""
    from game.play.headless.frame_cost import frame_costs

    found: dict[str, Any] = {"ticks_per_second": {str(b): ticks_per_second(b) for b in (1, 64, 1024)}}
    found["ticks_per_second_played"] = ticks_per_second_played(1024)
    found["frame"] = frame_costs()
    if asked.json:
        return _print_json(found)
    for batch, rate in found["ticks_per_second"].items():
        print(f"{batch:>5} worlds    {rate:>12,.0f} world ticks a second")
    print(f" 1024 played    {found['ticks_per_second_played']:>12,.0f} world ticks a second with operator deciding")
    for name, cost in found["frame"].items():
        print(
            f"{name:>10}    median {cost['median_ms']:.1f} ms ({cost['median_blits']:.1f} blits), "
            f"99th percentile {cost['p99_ms']:.1f} ms ({cost['p99_blits']:.1f} blits)"
        )
    return 0


COMMANDS = {
    command.__name__: command for command in (title, play, watch, run, replay, verify, check, shot, tune, bench)
}


def carry_out(asked: Namespace) -> int:
    """Do what was asked for; the exit code. Raises Fault."""
    return COMMANDS[asked.command](asked)


# Pieces


def _recurs(asked: Namespace) -> bool:
    return bool(asked.level == RECURRING)


def _not_recurring(asked: Namespace, what: str) -> None:
    """Raise Fault where the recurring dream is asked for what only a single level has."""
    if _recurs(asked):
        single = one_of(shipped())
        raise Fault(f"the recurring dream makes its levels as it goes: {what} is for a single level, {single}.")


def _everywhere(name: str) -> None:
    """Raise Fault unless every dream that takes turns has a persona of that name."""
    for dream in makers():
        persona(name, dream)


def _difficulty(asked: Namespace) -> str:
    return str(asked.difficulty or DEFAULT_DIFFICULTY)


def _load(asked: Namespace) -> Any:
    return load(resolve(asked.level), _difficulty(asked))


def _knows_best(level: Any) -> None:
    """Raise Fault where no plans are known that could show what was possible."""
    if not knows_best(level.dream):
        raise Fault(f"--best: the best plans of {level.title} aren't known; leave it out.")


def _print_json(found: dict[str, Any]) -> int:
    print(json.dumps(found, ensure_ascii=False))
    return 0
