"""The command `shrink`: the shortest list of commands for which something still holds, as a test."""

from argparse import Namespace

from game.cli.progress import Progress
from game.cli.recordings import opened
from game.exit_codes import GOOD
from game.faults import Fault
from game.level.clock import clock
from game.replay import Named, shrink as shrink_commands, written_test
from game.streams import tell
from game.whole_file import demand_place, write


def shrink(args: Namespace) -> int:
    """Cut away what a recording's commands can spare; with -o what is left is written as a test."""
    target = None if args.output is None else demand_place(args.output, "a test")
    replay = opened(args.file)
    with Progress("shrinking") as progress:
        whole = len(replay.commands)
        shrunk = shrink_commands(replay, args.keep, lambda left: progress.show(whole - left, whole))
    tell(f"{len(shrunk.commands)} of {shrunk.of} commands are left")
    named = Named(replay)
    for command in shrunk.commands:
        tell(f"  {clock(command.tick):>6} {command.tick:>6}  {named(command)}")
    if target:
        try:
            write(target, written_test(replay, shrunk, args.keep).encode())
        except OSError as error:
            raise Fault(f"{target}: the test can't be written ({error.strerror}); nothing else was changed.") from None
    return GOOD
