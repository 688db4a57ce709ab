"""The command line: reads what was asked for, calls the parts, prints. Knows no rule of the game.

Exit codes: 0 good; 1 a negative answer (a replay differs); 2 a fault of input or environment, with one
sentence on stderr; 130 interrupted.
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NoReturn

from game import __version__
from game.faults import Fault

SEEDS = 2**31
ROUNDS = 1000  # of the recurring dream, that a run without a screen plays at most
DIFFICULTIES = "light-sleep, deep-sleep or night-terror"


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise the sentence as a fault."""
        raise Fault(f"{self.prog}: {message}; see {self.prog} --help.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows ? for it
    try:
        asked = parser().parse_args(arguments)
        code = int(asked.command(asked))
        sys.stdout.flush()
        return code
    except SystemExit as leaving:  # --help and --version
        return _flushed(int(leaving.code or 0))
    except Fault as fault:
        return _complain(str(fault))
    except KeyboardInterrupt:
        return _complain("Interrupted.", 130)
    except BrokenPipeError:
        return _mute("The output was closed before everything was written.")
    except OSError as error:
        return _mute(_os_sentence(error))


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except OSError as error:
        return _mute(_os_sentence(error))
    return code


def _mute(sentence: str) -> int:
    """Complain, and let nothing be written at exit to an output that takes no more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _complain(sentence)


def _complain(sentence: str, code: int = 2) -> int:
    with suppress(OSError):
        print(f"lucid: {sentence.removeprefix('lucid: ')}", file=sys.stderr)
    return code


def _os_sentence(error: OSError) -> str:
    what = "The disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error))
    return f"{error.filename}: {what}." if error.filename else f"{what}."


# What may be asked


def parser() -> Parser:
    """Every command with its arguments."""
    says = "A control-room game in three dreams."
    top = Parser(prog="lucid", description=says, epilog="Without a command: the title screen.")
    top.add_argument("--version", action="version", version=f"Lucid Control {__version__}")
    top.set_defaults(command=title)
    commands = top.add_subparsers(metavar="COMMAND", parser_class=Parser)

    def add(name: str, does: Callable[[argparse.Namespace], int], says: str) -> Parser:
        sub: Parser = commands.add_parser(name, help=says, description=says)
        sub.set_defaults(command=does)
        return sub

    for sub in (add("play", play, "play a level on screen"),):
        _level(sub)
    sub = add("watch", watch, "a persona plays on screen")
    _level(sub, bot=True)
    sub = add("run", run, "a persona plays without a screen")
    _level(sub, bot=True, seed=True)
    sub.add_argument("--record", metavar="FILE", help="write the run's replay there")
    sub.add_argument("--best", action="store_true", help="work out the most that could be saved on this seed")
    _json(sub)
    sub = add("replay", replay, "show a recording on screen")
    sub.add_argument("file", metavar="FILE")
    sub = add("verify", verify, "run recordings again: 0 exact, 1 one differs, 2 one is unreadable")
    sub.add_argument("files", metavar="FILE", nargs="+")
    sub = add("check", check, "check level files, or folders of them")
    sub.add_argument("paths", metavar="PATH", nargs="+")
    sub = add("shot", shot, "a picture of a persona's run at a moment")
    _level(sub, bot=True, seed=True)
    sub.add_argument("--at", metavar="M:SS", type=moment, required=True, help="the moment, as minutes and seconds")
    sub.add_argument("-o", "--output", metavar="FILE.png", required=True)
    sub.add_argument("--size", metavar="WxH", type=size, default=(1280, 720), help="1280x720 unless given")
    sub = add("tune", tune, "how hard a level is: personas play many seeds")
    _level(sub)
    sub.add_argument("--runs", metavar="N", type=whole(1, 10_000_000), default=200, help="seeds for each persona (200)")
    sub.add_argument("--bots", metavar="A,B", type=names, help="which personas; all unless given")
    sub.add_argument("--best", action="store_true", help="also work out the most that could be saved")
    _json(sub)
    sub = add("bench", bench, "how fast this machine runs the dream and draws it")
    _json(sub)
    return top


def _level(sub: Parser, bot: bool = False, seed: bool = False) -> None:
    sub.add_argument("level", metavar="LEVEL", help="a number, a name, a path, or recurring")
    if bot:
        says = "a persona: idle, random, novice, operator or lucid; some dreams have more"
        sub.add_argument("--bot", metavar="NAME", required=True, help=says)
    sub.add_argument("--seed", metavar="N", type=whole(0, SEEDS - 1), required=seed, default=None)
    sub.add_argument("--difficulty", metavar="D", default=None, help=f"{DIFFICULTIES}; deep-sleep unless given")


def _json(sub: Parser) -> None:
    sub.add_argument("--json", action="store_true", help="print one object and nothing else")


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers from low to high."""

    def read(text: str) -> int:
        try:
            number = int(text) if len(text) <= 12 else high + 1
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a whole number from {low} to {high}")
        return number

    return read


def moment(text: str) -> int:
    """Ticks of a moment written M:SS, such as 2:14 or 2:14.5."""
    minutes, colon, seconds = text.partition(":")
    try:
        value = (int(minutes) * 60 + float(seconds)) if colon else -1
        good = colon and minutes.isdecimal() and seconds[:2].isdecimal() and 0 <= float(seconds) < 60 and value < 36000
    except ValueError:
        good = False
    if not good:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a moment like 2:14")
    return round(value * 60)


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels of WxH."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and len(text) < 12):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a size like 1280x720")
    if not (960 <= int(width) <= 7680 and 540 <= int(height) <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is not between 960x540 and 7680x4320")
    return int(width), int(height)


def names(text: str) -> list[str]:
    """A list of names with commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


# What each command does; the parts are imported when they are needed


def title(_asked: argparse.Namespace) -> int:
    """The title screen."""
    from game.play.director import open_title

    return open_title()


def play(asked: argparse.Namespace) -> int:
    """A level on screen, with the player's own hands."""
    from game.play.director import Choice, open_play

    if asked.difficulty:
        _not_recurring(asked, "--difficulty")
    return open_play(Choice(asked.level, _difficulty(asked), asked.seed))


def watch(asked: argparse.Namespace) -> int:
    """A persona on screen."""
    from game.bots import persona
    from game.play.director import Choice, open_play

    if _recurs(asked):
        _everywhere(asked.bot)
    else:
        persona(asked.bot, _load(asked).dream)
    return open_play(Choice(asked.level, _difficulty(asked), asked.seed, asked.bot))


def replay(asked: argparse.Namespace) -> int:
    """A recording on screen."""
    from game.play.director import open_replay

    return open_replay(asked.file)


def run(asked: argparse.Namespace) -> int:
    """A persona without a screen."""
    if _recurs(asked):
        return _run_rounds(asked)
    from dataclasses import asdict

    from game.bots import persona
    from game.session import BotSource, Session, lift

    level = _load(asked)
    bot = persona(asked.bot, level.dream)
    if asked.best:
        _knows_best(level)
    session = Session(level, asked.seed, BotSource(bot, level, asked.seed), bot=bot.name)
    if asked.record:
        from game.replay import Recorder

        session.sinks.append(Recorder(asked.record, session))
    result = session.play(LIMIT)
    for sink in session.sinks:
        if getattr(sink, "notice", None):
            raise Fault(str(sink.notice))
    if asked.best:
        from game.best import best_of

        result = lift(result, level, best_of(level, [asked.seed])[0])
    if asked.json:
        return _print_json(asdict(result))
    best = f" (best known {result.best})" if result.best is not None else ""
    print(f"{result.ending}{' (won)' if result.won else ''} after {_clock(result.ticks)}")
    print(f"score {result.score} of 1000{best}")
    print(f"digest {result.digest}")
    return 0


def _run_rounds(asked: argparse.Namespace) -> int:
    """The recurring dream without a screen, until a round is lost."""
    from dataclasses import asdict

    from game.bots import persona
    from game.session import play_rounds

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
        print(f"round {i:<3} {result.ending}{won} after {_clock(result.ticks)}, score {result.score}")
    print(f"{standing.round - 1} rounds passed in {_clock(ticks)}, score {standing.score}")
    return 0


def verify(asked: argparse.Namespace) -> int:
    """Recordings, run again."""
    from game.replay import verify as verify_file

    worst = 0
    for file in asked.files:
        verdict = verify_file(file)
        print(verdict.sentence, file=sys.stderr if verdict.code == 2 else sys.stdout)
        worst = max(worst, verdict.code)
    return worst


def check(asked: argparse.Namespace) -> int:
    """Level files."""
    from game.level import check as check_files

    findings = check_files(asked.paths)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not findings:
        print("Every level is good.")
    return 2 if findings else 0


def shot(asked: argparse.Namespace) -> int:
    """A picture."""
    _not_recurring(asked, "a shot")
    from game.bots import persona
    from game.play.shot import take_shot

    level = _load(asked)
    take_shot(level, persona(asked.bot, level.dream), asked.seed, asked.at, asked.output, asked.size)
    return 0


def tune(asked: argparse.Namespace) -> int:
    """How hard a level is."""
    _not_recurring(asked, "tuning")
    from game.bots import PERSONAS, persona
    from game.tune import sweep

    level = _load(asked)
    bots = asked.bots or list(PERSONAS[level.dream])
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
            f"{_clock(round(row['mean_seconds'] * 60)):>7}{row['mean_score']:>7.0f}  {endings}"
        )
    return 0


def bench(asked: argparse.Namespace) -> int:
    """Ticks a second, and what a frame costs."""
    from game.play.frames import frame_costs
    from game.tune.bench import ticks_per_second, ticks_per_second_played

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


# Pieces


LIMIT = 20 * 60 * 60  # ticks after which a run without a screen counts as unfinished


def _recurs(asked: argparse.Namespace) -> bool:
    from game.level.recurring import RECURRING

    return bool(asked.level == RECURRING)


def _not_recurring(asked: argparse.Namespace, what: str) -> None:
    """Raise Fault where the recurring dream is asked for what only a single level has."""
    if _recurs(asked):
        raise Fault(f"the recurring dream makes its levels as it goes: {what} is for a single level, 1, 2 or 3.")


def _everywhere(name: str) -> None:
    """Raise Fault unless every dream has a persona of that name."""
    from game.bots import PERSONAS, persona

    for dream in PERSONAS:
        persona(name, dream)


def _difficulty(asked: argparse.Namespace) -> str:
    from game.level import DEFAULT_DIFFICULTY

    return str(asked.difficulty or DEFAULT_DIFFICULTY)


def _load(asked: argparse.Namespace) -> Any:
    from game.level import load, resolve

    return load(resolve(asked.level), _difficulty(asked))


def _knows_best(level: Any) -> None:
    """Raise Fault where no plans are known that could show what was possible."""
    from game.best import DREAMS

    if level.dream not in DREAMS:
        raise Fault(f"--best: the best plans of {level.title} aren't known; leave it out.")


def _print_json(found: dict[str, Any]) -> int:
    import json

    print(json.dumps(found, ensure_ascii=False))
    return 0


def _clock(ticks: int) -> str:
    return f"{ticks // 3600}:{ticks // 60 % 60:02d}"
