"""The parser: every command with its arguments."""

import argparse
import sys
from fractions import Fraction
from typing import Any, NoReturn

from game import __version__
from game.cli.arg_types import (
    SEEDS,
    address,
    bounds,
    goal,
    grid,
    moment,
    names,
    picture_size,
    rate,
    sheet,
    size,
    speed,
    toml,
    whole,
)
from game.faults import Fault

RUNS = 200  # seeds for each persona, unless given
DIFFICULTIES = "light-sleep, deep-sleep or night-terror"


class Parser(argparse.ArgumentParser):
    """An argument parser that reports an error as a fault of one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise the sentence as a fault."""
        raise Fault(f"{self.prog}: {message}; see {self.prog} --help.")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write the help; argparse itself says nothing of an output that takes none."""
        (file or sys.stdout).write(message)


def parser() -> Parser:
    """Every command with its arguments; what is parsed has the command's name as `command`."""
    says = "A control-room game in three dreams."
    top = Parser(prog="lucid", description=says, epilog="Without a command: the title screen.")
    top.add_argument("--version", action="version", version=f"Lucid Control {__version__}")
    top.set_defaults(command="title")
    subs = top.add_subparsers(metavar="COMMAND", parser_class=Parser)

    def add(name: str, says: str) -> Parser:
        sub: Parser = subs.add_parser(name, help=says, description=says)
        sub.set_defaults(command=name)
        return sub

    sub = add("play", "play a level on screen, or on from a moment of a recording")
    _level(sub, needed=False)
    sub.add_argument(
        "--from", dest="origin", metavar="FILE", help="a recording to go on from; what you play is recorded separately"
    )
    sub.add_argument("--at", metavar="M:SS", type=moment, default=None, help="the moment from which you play")
    sub = add("desk", "the tuning desk: play a level and change its numbers while it runs")
    _level(sub)
    sub = add("watch", "a persona plays on screen")
    _level(sub, bot=True)
    sub = add("run", "a persona plays without a screen")
    _level(sub, bot=True, seed=True)
    _set(sub)
    sub.add_argument("--record", metavar="FILE", help="write the run's replay there")
    sub.add_argument("--best", action="store_true", help="work out the most that could be saved on this seed")
    _json(sub)
    sub = add("best", "the most known to be saved on a seed, and the run that saves it")
    _level(sub, seed=True)
    sub.add_argument("-o", "--output", metavar="FILE", help="write that run's replay there")
    _json(sub)
    sub = add("replay", "show a recording on screen")
    sub.add_argument("file", metavar="FILE")
    sub = add("why", "why something went wrong in a recording: the chain back to its root")
    sub.add_argument("file", metavar="FILE")
    sub.add_argument("subject", metavar="SUBJECT", help="what went wrong, by its name on the screen")
    sub.add_argument(
        "--at", metavar="M:SS", type=moment, help="the last time before that moment; otherwise the first time"
    )
    _json(sub)
    sub = add("whatif", "what else could have been done in a recording, and where that leads")
    sub.add_argument("file", metavar="FILE", help="a recording; - for the standard input")
    _json(sub)
    sub = add("verify", "run recordings again: 0 exact, 1 one differs, 2 one is unreadable")
    sub.add_argument("files", metavar="FILE", nargs="+", help="a recording, a folder, or - for the standard input")
    sub.add_argument(
        "--through", action="store_true", help="play them from beginning to end, tick by tick, which is slow"
    )
    sub = add("info", "what is in recordings: level, seed, length, ending")
    sub.add_argument("files", metavar="FILE", nargs="+", help="a recording; - for the standard input")
    sub.add_argument("--commands", action="store_true", help="list each command too")
    _json(sub)
    sub = add("diff", "how two recordings differ: 0 not at all, 1 somewhere")
    sub.add_argument("first", metavar="FILE")
    sub.add_argument("second", metavar="FILE")
    _json(sub)
    sub = add("rerun", "play a recording's commands again with other numbers")
    sub.add_argument("file", metavar="FILE")
    sub.add_argument("--difficulty", metavar="D", default=None, help=f"{DIFFICULTIES}; as recorded unless given")
    _set(sub)
    says = "where --set gives one number a range, NAME=LOW..HIGH:STEPS: draw where it leads (.png or .svg)"
    sub.add_argument("-o", "--output", metavar="FILE", help=says)
    sub = add("shrink", "the shortest list of a recording's commands for which something still holds, as a test")
    sub.add_argument("file", metavar="FILE", help="a recording; - for the standard input")
    says = "what has to hold at its end, such as 'people.sheltered < enough', written like a level's when"
    sub.add_argument("--keep", metavar="EXPRESSION", required=True, help=says)
    sub.add_argument("-o", "--output", metavar="FILE.py", help="write what is left as a test that pytest runs")
    sub = add("check", "check level files, or folders of them")
    sub.add_argument("paths", metavar="PATH", nargs="+")
    sub.add_argument(
        "--play", action="store_true", help="personas play them too, and what they show is given as warnings"
    )
    sub.add_argument("--difficulty", metavar="D", default=None, help=f"with --play: {DIFFICULTIES}")
    sub = add("new", "write a small level to start from, NAME.toml")
    sub.add_argument("name", metavar="NAME", help="small letters, digits and -, such as quiet-harbor")
    sub.add_argument("--like", metavar="LEVEL", default="1", help="whose laws it takes: 1, 2 or 3, or a level (1)")
    sub.add_argument("--sectors", metavar="N", type=whole(1, 999), default=12, help="how many sectors (12)")
    sub = add("docs", "write the reference of laws, timeline and conditions as Markdown")
    sub.add_argument("--out", metavar="DIR", default="docs", help="the folder that reference/ is written into (docs)")
    sub = add("shot", "a picture of a persona's run at a moment")
    _level(sub, bot=True, seed=True)
    _set(sub)
    sub.add_argument("--at", metavar="M:SS", type=moment, required=True, help="the moment, as minutes and seconds")
    sub.add_argument("-o", "--output", metavar="FILE.png", required=True)
    sub.add_argument("--size", metavar="WxH", type=size, default=(1280, 720), help="1280x720 by default")
    sub = add("export", "a recording as a video, a sheet of pictures or a sound")
    _export(sub)
    sub = add("tune", "how hard a level is: personas play many seeds")
    _tune(sub)
    sub = add("fit", "a person's limits, estimated from their recordings")
    sub.add_argument("files", metavar="RECORDING", nargs="+", help="recordings of one dream")
    sub.add_argument("--like", metavar="NAME", help="whose habits to assume; by default those that fit best")
    sub.add_argument("--out", metavar="FILE.toml", type=toml, help="write a persona with these limits there")
    _json(sub)
    sub = add("bench", "how fast this machine runs the dreams and draws them")
    sub.add_argument("--quick", action="store_true", help="draw one second of every fifteen: minutes, not an hour")
    sub.add_argument("--frames", metavar="LEVEL", help="only the frames of a level: a number, a name or a path")
    sub.add_argument("--size", metavar="WxH", type=size, help="only frames of this size")
    _json(sub)
    return top


def _level(sub: Parser, bot: bool = False, seed: bool = False, needed: bool = True) -> None:
    says = "a number, a name, a path, or recurring"
    sub.add_argument("level", metavar="LEVEL", nargs=None if needed else "?", help=says)
    if bot:
        who = sub.add_mutually_exclusive_group(required=True)
        says = "idle, random, novice, operator, lucid or another persona of the dream, or a policy: module:function"
        who.add_argument("--bot", metavar="NAME", help=says)
        who.add_argument("--persona", dest="bot", metavar="FILE", type=toml, help="a persona with limits of its own")
    sub.add_argument("--seed", metavar="N", type=whole(0, SEEDS - 1), required=seed, default=None)
    sub.add_argument("--difficulty", metavar="D", default=None, help=f"{DIFFICULTIES}; deep-sleep by default")


def _export(sub: Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="a recording; - is the standard input")
    sub.add_argument("output", metavar="OUT", help="ends in .webm, .mp4, .gif, .webp, .png (a sheet) or .wav")
    sub.add_argument("--size", metavar="WxH", type=picture_size, help="by default 1280x720, or what suits its kind")
    sub.add_argument("--fps", metavar="N", type=int, choices=(30, 60), default=30, help="frames a second: 30, or 60")
    sub.add_argument("--from", metavar="M:SS", type=moment, default=0, dest="start", help="where it begins")
    sub.add_argument("--to", metavar="M:SS", type=moment, dest="end", help="where it ends; by default after the ending")
    sub.add_argument("--speed", metavar="N", type=speed, default=Fraction(1), help="1/8 to 64 times as fast")
    says = "of the dream: burnt into the picture, vtt for a file beside it, or none"
    sub.add_argument("--captions", choices=("burnt", "vtt", "none"), default="burnt", help=says)
    sub.add_argument("--sound-captions", action="store_true", help="also write what is heard")
    sub.add_argument("--sheet", metavar="CxR", type=sheet, default=(3, 3), help="columns and rows of a sheet: 3x3")


def _tune(sub: Parser) -> None:
    _level(sub, needed=False)
    sub.add_argument("--runs", metavar="N", type=whole(1, 10_000_000), help=f"seeds for each persona ({RUNS})")
    sub.add_argument("--bots", metavar="A,B", type=names, help="which personas; also files.toml and module:function")
    sub.add_argument("--jobs", metavar="N", type=whole(1, 512), default=0, help="processes; by default one per core")
    says = "play on a Dask cluster instead, at tcp://host:port; see docs/tune-on-a-cluster.md"
    sub.add_argument("--scheduler", metavar="ADDRESS", type=address, help=says)
    sub.add_argument("--best", action="store_true", help="also work out the most that could be saved")
    sub.add_argument("--out", metavar="DIR", help="keep report.html, pictures, runs.jsonl and summary.csv there")
    sub.add_argument("--resume", metavar="DIR", help="go on with a sweep that was interrupted")
    says = "what a number does: a curve, or a map where two are given"
    sub.add_argument("--vary", metavar="NAME=A..B:N", type=grid, action="append", default=[], help=says)
    sub.add_argument("--sensitivity", action="store_true", help="which numbers make it hard, strongest first")
    says = "what a change did, between files or git revisions of LEVEL's file; 1 if it is past --allow"
    sub.add_argument("--compare", metavar=("OLD", "NEW"), nargs=2, help=says)
    sub.add_argument("--allow", metavar="3%", type=rate, help="how far win rates may move (3%%)")
    says = "find numbers with which a persona wins that often, and write them into the file"
    sub.add_argument("--target", metavar="NAME=RATE", type=goal, action="append", default=[], help=says)
    says = "numbers that may be changed, such as anomaly.* or climb.speed; with --sensitivity, those to turn"
    sub.add_argument("--free", metavar="NAME", action="append", default=[], help=says)
    says = "how far a number may be changed"
    sub.add_argument("--within", metavar="NAME=A..B", type=bounds, action="append", default=[], help=says)
    _json(sub)


def _set(sub: Parser) -> None:
    says = "another number of the level, such as anomaly.growth=0.05; with @SECONDS, from then on. May be repeated"
    sub.add_argument("--set", metavar="NAME=VALUE[@SECONDS]", action="append", default=[], help=says)


def _json(sub: Parser) -> None:
    sub.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
