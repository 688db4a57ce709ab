"""The command line: parses arguments, calls the parts, prints. Knows no rule of the game.

Exit codes: 0 good; 1 a negative answer (a replay differs); 2 a fault of input or environment, with one
sentence on stderr; 130 interrupted.
"""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from game.cli.parser import parser
from game.faults import Fault


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows ? for it
    try:
        args = parser().parse_args(arguments)
        from game.cli.commands import run_command  # help, and what can't be parsed, need no part of the game

        code = run_command(args)
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
    sentence = "The disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error))
    return f"{error.filename}: {sentence}." if error.filename else f"{sentence}."
