"""The standard streams: whoever starts the program may have closed them, and a disk or pipe may take no more.

All that is printed goes through here, and is printable, wherever it comes from: `tools/ci/printing.py` refuses others.
"""

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

from game.foreign import SENTENCE, printable

OUTPUT_CLOSED = "The output is closed"
LONGEST = 1 << 24  # characters of a line: a table of many runs as one object


def replace_closed() -> None:
    """Put something in the place of standard streams that are closed.

    Else the next file that is opened, a recording, would be number 1 or 2, and whatever a library prints would land in
    it. Nothing comes from the input, what goes to the errors is dropped, and writing to the output fails.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            reads = number < 2
            _onto(number, os.O_RDONLY if reads else os.O_WRONLY)
            setattr(sys, name, open(number, "r" if number == 0 else "w", closefd=False))  # noqa: SIM115


def tell(line: str) -> None:
    """A line on stdout."""
    sys.stdout.write(f"{printable(line, LONGEST)}\n")


def complain(line: str) -> None:
    """A line of an answer that belongs on stderr."""
    sys.stderr.write(f"{printable(line, SENTENCE)}\n")


def say(*sentences: str) -> None:
    """Lines on stderr. Where that takes none, nothing is written there at the exit either, which would change the
    exit code."""
    lines = "\n".join(printable(sentence, SENTENCE) for sentence in sentences)
    try:
        sys.stderr.write(f"lucid: {lines.removeprefix('lucid: ')}\n")
        sys.stderr.flush()
    except OSError:
        mute(sys.stderr)


def mute(stream: TextIO) -> None:
    """Let what is still to be written to a stream that takes no more go nowhere."""
    with suppress(OSError, ValueError):
        _onto(stream.fileno(), os.O_WRONLY)


def why(error: OSError) -> str:
    """A failure to read or write, as a sentence."""
    known = {errno.ENOSPC: "The disk is full", errno.EBADF: OUTPUT_CLOSED}
    sentence = known.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {sentence}." if error.filename else f"{sentence}."


def _onto(number: int, flags: int) -> None:
    """Put the null device in a stream's place."""
    null = os.open(os.devnull, flags)
    if null != number:
        os.dup2(null, number)
        os.close(null)
