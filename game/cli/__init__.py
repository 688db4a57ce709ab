"""The command line: parses arguments, calls the parts, prints. Knows no rule of the game.

`game/exit_codes.py` has the exit codes.
"""

from collections.abc import Sequence

from game.requests_to_end import end_when_asked
from game.streams import replace_closed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code.

    With arguments it is called within another program, whose signals and streams are left as they are; without, it is
    the program, and listens to signals before it does anything that takes time.
    """
    if arguments is None:
        end_when_asked()
        replace_closed()
    from game.cli.command_line import run

    return run(arguments)
