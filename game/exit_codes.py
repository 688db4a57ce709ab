"""The ways in which the program ends, and the exit code of each: nobody else says a number.

* 0: good.
* 1: a negative answer, such as a recording that differs.
* 2: a fault of input or surroundings, told in one sentence on stderr.
* 128 and the signal's number when a signal ended it, as a shell says it of every program: 129 when the terminal is
  gone, 130 after Ctrl-C, 143 when it was asked to end, and 141 when nobody reads its output any more (`| head -1`),
  of which nothing is said.
"""

GOOD, NEGATIVE, FAULT = 0, 1, 2
SIGPIPE = 13  # Windows has no such signal, but closed pipes too


def ended_by(signal: int) -> int:
    """The exit code when a signal ended the program."""
    return 128 + signal
