"""The command `best`: the most that is known to be saved on a seed, and the run that does it."""

from argparse import Namespace

from game.best import best_run
from game.cli.pieces import load_level, print_json, refuse_recurring, require_plans, write_recording
from game.cli.progress import Progress
from game.exit_codes import GOOD
from game.replay import recording_of
from game.session import GivenCommands, Session
from game.streams import tell
from game.whole_file import demand_place

PARTS = 1000  # in which progress is told


def best(args: Namespace) -> int:
    """Work out the most that is known to be saved on a seed; with -o the run that does it is written."""
    refuse_recurring(args, "the best")
    level = load_level(args)
    require_plans(level, "", "only Dream I has a best")
    target = None if args.output is None else demand_place(args.output, "a recording")
    with Progress("counting what was possible") as progress:
        known = best_run(level, args.seed, lambda share: progress.show(round(PARTS * share), PARTS))
    fault = None
    if target:
        run = Session(level, args.seed, GivenCommands(known.commands), bot=known.plan)
        fault = write_recording(target, recording_of(run))
    names = [level.at(args.seed).sectors[sector].name for sector in known.first]
    if args.json:
        found = {"level": level.name, "seed": args.seed, "difficulty": level.difficulty, "best": known.score}
        print_json({**found, "plan": known.plan, "first": names, "commands": len(known.commands)})
    else:
        tell(f"best known {known.score} of 1000, by {known.plan}")
        tell(f"it calls first: {', '.join(names) or 'nobody'}")
    if fault:  # told last: a full disk is no reason to withhold the answer
        raise fault
    return GOOD
