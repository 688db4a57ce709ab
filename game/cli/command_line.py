"""From arguments to an exit code: whatever goes wrong on the way is one sentence."""

import sys
from collections.abc import Sequence

from game.cli.parser import parser
from game.exit_codes import FAULT, SIGPIPE, ended_by
from game.faults import Fault
from game.streams import mute, say, why


def run(arguments: Sequence[str] | None) -> int:
    """Run a command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows ? for it
    try:
        code = _command(arguments)
        sys.stdout.flush()
        return code
    except Fault as fault:
        say(*fault.args)
        return FAULT
    except BrokenPipeError:
        mute(sys.stdout)
        mute(sys.stderr)
        return ended_by(SIGPIPE)
    except OSError as error:
        mute(sys.stdout)
        say(why(error))
        return FAULT


def _command(arguments: Sequence[str] | None) -> int:
    try:
        args = parser().parse_args(arguments)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or 0)
    if args.command == "title":
        from game.play.shell.opening import open_early  # a picture first, and then what takes time to read

        open_early()
    from game.cli.commands import run_command  # help, and what can't be parsed, need no part of the game

    return run_command(args)
