"""What each command does. What draws is imported by the commands that draw: the others need no display library."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from game.best import best_of
from game.bots import persona
from game.cli import authoring, recordings
from game.cli.fit import fit
from game.cli.pieces import (
    difficulty_of,
    is_recurring,
    load_level,
    print_json,
    refuse_recurring,
    require_plans,
    write_recording,
)
from game.cli.possible import best
from game.cli.progress import Progress
from game.cli.rerun import rerun
from game.cli.settings import settings_of
from game.cli.shrink import shrink
from game.cli.tune import tune
from game.cli.whatif import whatif
from game.cli.why import why
from game.exit_codes import GOOD
from game.faults import Fault
from game.level import shipped
from game.level.clock import clock
from game.level.rounds import makers
from game.replay import Recorder
from game.session import LIMIT, Assists, BotSource, Result, Session, lift, play_rounds, said, used
from game.streams import tell
from game.tune.bench import runs_per_second, ticks_per_second, ticks_per_second_played, verify_speed
from game.whole_file import demand_place

ROUNDS = 1000  # of the recurring dream, that a run without a screen plays at most


def title(_args: Namespace) -> int:
    """Show the title screen."""
    from game.play.shell.launch import open_title

    return open_title()


def play(args: Namespace) -> int:
    """Play a level on screen."""
    from game.play.screens.run_choice import Choice
    from game.play.shell.launch import open_play

    if args.origin is not None:
        return _play_from(args)
    if args.at is not None or args.level is None:
        raise Fault("play: name a level, or a recording with --from FILE and a moment with --at M:SS.")
    if args.difficulty:
        refuse_recurring(args, "--difficulty")
    return open_play(Choice(args.level, difficulty_of(args), args.seed))


def _play_from(args: Namespace) -> int:
    """Leave a recording at a moment and play on from there."""
    from game.play.shell.launch import open_branch

    if args.at is None:
        raise Fault("--from: name the moment from which you play, with --at M:SS.")
    for given in ("level", "seed", "difficulty"):
        if getattr(args, given) is not None:
            raise Fault(f"--from: level, seed and difficulty come from the recording; leave out {given}.")
    return open_branch(args.origin, args.at)


def desk(args: Namespace) -> int:
    """Open a level at its tuning desk."""
    from game.play.screens.run_choice import Choice
    from game.play.shell.launch import open_play

    if args.difficulty:
        refuse_recurring(args, "--difficulty")
    return open_play(Choice(args.level, difficulty_of(args), args.seed, tuning=True))


def watch(args: Namespace) -> int:
    """Let a persona play on screen."""
    from game.play.screens.run_choice import Choice
    from game.play.shell.launch import open_play

    if is_recurring(args):
        _require_everywhere(args.bot)
    else:
        persona(args.bot, load_level(args).dream)
    return open_play(Choice(args.level, difficulty_of(args), args.seed, args.bot))


def replay(args: Namespace) -> int:
    """Show a recording."""
    from game.play.shell.launch import open_replay

    return open_replay(args.file)


def run(args: Namespace) -> int:
    """Let a persona play without a screen."""
    if is_recurring(args):
        return _run_rounds(args)

    level, changes = settings_of(load_level(args), args.set)
    bot = persona(args.bot, level.dream)
    if args.best:
        require_plans(level)
    target = None if args.record is None else demand_place(args.record, "a recording")
    session = Session(level, args.seed, BotSource(bot, level, args.seed, changes), bot=bot.name)
    recorder = Recorder(None, session) if target else None
    session.sinks += [recorder] if recorder else []
    result = session.play(LIMIT)
    if args.best:
        result = lift(result, level, best_of(level, [args.seed])[0])
    fault = write_recording(target, recorder.content) if target and recorder else None
    _print_result(result, used(session.history.changes), args.json)  # a full disk is no reason to withhold it
    if fault:
        raise fault
    return GOOD


def _print_result(result: Result, assists: Assists, as_json: bool) -> None:
    if as_json:
        print_json({**asdict(result), "assists": assists})
        return
    best = f" (best known {result.best})" if result.best is not None else ""
    tell(f"{result.ending}{' (won)' if result.won else ''} after {clock(result.ticks)}")
    if assists:
        tell(f"assists: {said(assists)}")
    tell(f"score {result.score} of 1000{best}")
    tell(f"digest {result.digest}")


def _run_rounds(args: Namespace) -> int:
    """The recurring dream without a screen, until a round is lost."""
    for option in ("record", "best", "difficulty", "set"):
        if getattr(args, option) not in (None, False, []):
            refuse_recurring(args, f"--{option}")
    _require_everywhere(args.bot)
    results, state = play_rounds(args.seed, lambda dream: persona(args.bot, dream), LIMIT, ROUNDS)
    ticks = sum(result.ticks for result in results)
    if args.json:
        rounds = [asdict(result) for result in results]
        whole = {"level": args.level, "seed": args.seed, "bot": args.bot, "passed": state.round - 1}
        return print_json({**whole, "score": state.score, "ticks": ticks, "rounds": rounds})
    for i, result in enumerate(results, 1):
        won = " (won)" if result.won else ""
        tell(f"round {i:<3} {result.ending}{won} after {clock(result.ticks)}, score {result.score}")
    tell(f"{state.round - 1} rounds passed in {clock(ticks)}, score {state.score}")
    return GOOD


def shot(args: Namespace) -> int:
    """Write a picture of a run at a moment."""
    refuse_recurring(args, "a shot")
    from game.play.headless.shot import take_shot

    level, changes = settings_of(load_level(args), args.set)
    bot = persona(args.bot, level.dream)
    run = Session(level, args.seed, BotSource(bot, level, args.seed, changes), bot=bot.name)
    take_shot(run, args.at, args.output, args.size)
    return GOOD


def export(args: Namespace) -> int:
    """Write a recording as a video, a sheet of pictures or a sound."""
    from game.play.headless.export import Order, export as export_file
    from game.play.headless.reel import Stretch

    stretch = Stretch(args.start, args.end, args.speed)
    order = Order(stretch, args.size, args.fps, args.captions, args.sound_captions, args.sheet)
    with Progress(args.output) as progress:
        export_file(recordings.opened(args.file), args.output, order, progress.show)
    return GOOD


def bench(args: Namespace) -> int:
    """Measure ticks a second, frame times, and what the window takes of a core; or only some frame times."""
    from game.play.headless.frame_cost import SIZES, frame_costs
    from game.play.headless.start_cost import start_cost
    from game.play.shell.loop_cost import loop_costs

    sizes = [args.size] if args.size else SIZES
    found: dict[str, Any] = {}
    if not args.frames:
        found["ticks_per_second"] = {str(b): ticks_per_second(b) for b in (1, 64, 1024)}
        found["ticks_per_second_played"] = ticks_per_second_played(1024)
        found["runs_per_second"] = {name: round(runs_per_second(name), 2) for name in shipped()}
        found["verify_times_life"] = {name: round(verify_speed(name)) for name in shipped()}
    costs = {
        name: frame_costs(name, sizes=sizes, quick=args.quick) for name in ([args.frames] if args.frames else shipped())
    }
    found["frame"] = {name: {size: cost._asdict() for size, cost in sizes.items()} for name, sizes in costs.items()}
    if not args.frames:
        found["cpu"] = loop_costs()
        found["start"] = start_cost()._asdict()
    if args.json:
        return print_json(found)
    for batch, rate in found.get("ticks_per_second", {}).items():
        tell(f"{batch:>5} worlds    {rate:>12,.0f} world ticks a second")
    if "ticks_per_second_played" in found:
        rate = found["ticks_per_second_played"]
        tell(f" 1024 played    {rate:>12,.0f} world ticks a second with operator deciding")
    for name, rate in found.get("runs_per_second", {}).items():
        tell(f"{name:>9}    {rate:.1f} whole runs a second of novice, operator and lucid")
    for name, times in found.get("verify_times_life", {}).items():
        tell(f"{name:>9}    a recording is verified {times:,} times faster than life")
    for name, by_size in costs.items():
        for size, cost in by_size.items():
            tell(
                f"{name:>9} {size:>10}    median {cost.median_ms:.1f} ms ({cost.median_blits:.1f} blits), "
                f"99th percentile {cost.p99_ms:.1f} ms ({cost.p99_blits:.1f} blits)"
            )
    for name, share in found.get("cpu", {}).items():
        tell(f"{name:>10}    {share:.1%} of a core")
    for what, seconds in found.get("start", {}).items():
        tell(f"{what:>10}    {seconds:.2f} s after the start")
    return GOOD


COMMANDS = {
    command.__name__: command
    for command in (
        *(title, play, desk, watch, run, best, replay, shot, export, tune, fit, bench),
        *(authoring.check, authoring.new, authoring.docs),
        *(recordings.verify, recordings.info, recordings.diff, rerun, why, whatif, shrink),
    )
}


def run_command(args: Namespace) -> int:
    """Run the command that was parsed; the exit code. Raises Fault."""
    return COMMANDS[args.command](args)


# Pieces


def _require_everywhere(name: str) -> None:
    """Raise Fault unless every dream that takes turns has a persona of that name."""
    for dream in makers():
        persona(name, dream)
