"""The command `whatif`: what else might have been done in a recording, and where that leads."""

from argparse import Namespace

from game.cli.pieces import print_json
from game.cli.progress import Progress
from game.cli.recordings import opened
from game.exit_codes import GOOD
from game.replay import otherwise
from game.session import Otherwise
from game.streams import tell

PARTS = 1000  # in which progress is told


def whatif(args: Namespace) -> int:
    """Play a recording on from each choice, once as it was done and once otherwise."""
    from game.play.debrief.choice_words import BOTH, weightiest
    from game.play.dreams import dream_of

    replay = opened(args.file)
    with Progress("trying other choices") as progress:
        found = otherwise(replay, lambda share: progress.show(round(PARTS * share), PARTS))
    if args.json:
        return print_json({"file": str(replay.path), "choices": [_as_object(each) for each in found]})
    level = replay.load().at(replay.seed)
    words, most = dream_of(level).choices, weightiest(found)
    if most is None:
        tell("No act would have changed how it ended." if found else "There was nothing else to do.")
        return GOOD
    tell(BOTH)
    tell(f"what mattered most: {words.sentence(level, most)}")
    for each in (each for each in found if each.chosen and each is not most):
        tell(words.sentence(level, each))
    return GOOD


def _as_object(found: Otherwise) -> dict[str, object]:
    said = {name: list(part) if part else None for name, part in (("done", found.done), ("instead", found.instead))}
    ends = {"kept": found.kept._asdict(), "other": found.other._asdict()}
    return {**said, "chosen": found.chosen, "gain": found.gain, **ends}
