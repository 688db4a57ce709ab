"""Where the commands of a recording lead with other numbers, or while one number goes through a range."""

import argparse
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from game.cli.arg_types import grid
from game.cli.progress import Progress
from game.cli.recording_text import result_in_words
from game.cli.recordings import opened
from game.cli.settings import settings_of
from game.exit_codes import GOOD
from game.faults import Fault
from game.level import Level
from game.replay import Replay, ending_in_words, level_of, rerun as run_again
from game.session import NumberChange
from game.streams import tell
from game.tune.knobs import demand_valid, knob
from game.tune.pictures import demand_pictures
from game.tune.reruns import Led, changes_of_ending, drawn
from game.whole_file import demand_place, write

KINDS = (".png", ".svg")


class Span(NamedTuple):
    """A number and the figures that it goes through."""

    name: str
    figures: Sequence[float]


def rerun(args: Namespace) -> int:
    """Run a recording's commands again with other numbers, and say where they lead."""
    replay, picture = opened(args.file), _picture(args.output)
    span, settings = _span(args.set)
    if picture and not span:
        raise Fault("rerun: -o draws one number over a range; give one, such as --set anomaly.growth=0.02..0.05:8.")
    level, changes = settings_of(level_of(replay, args.difficulty or ""), settings)
    if span:
        demand_valid(level, knob(level, span.name), span.figures)  # all, so that a fault comes before the work
    tell(f"recorded  {ending_in_words(replay)}")
    if not span:
        tell(f"now       {result_in_words(run_again(replay, level, changes))}")
        return GOOD
    found = _over(replay, level, changes, span)
    for each in found:
        tell(f"{each.figure:<9g} {result_in_words(each.result)}")
    for before, after in changes_of_ending(found):
        endings = f"{before.result.ending} to {after.result.ending}"
        tell(f"between {before.figure:g} and {after.figure:g} the ending changes, from {endings}")
    if picture:
        write(picture, getattr(drawn(level, span.name, found, replay.result or {}), picture.suffix[1:].lower()))
        tell(f"{picture}")
    return GOOD


def _over(replay: Replay, level: Level, changes: Sequence[NumberChange], span: Span) -> list[Led]:
    """Where the commands lead at each figure."""
    one, found = knob(level, span.name), list[Led]()
    with Progress("running again") as progress:
        for done, figure in enumerate(span.figures):
            progress.show(done, len(span.figures))
            other = level.with_numbers({span.name: one.at(figure)})
            found.append(Led(figure, run_again(replay, other, changes)))
    return found


def _span(settings: Sequence[str]) -> tuple[Span | None, list[str]]:
    """The setting that is a range, and the others. Raises Fault for a second one, and one that can't be read."""
    ranges = [text for text in settings if ".." in text.rpartition("=")[2]]
    if len(ranges) > 1:
        raise Fault(f"--set: {len(ranges)} ranges are given; one number at a time goes through a range.")
    rest = [text for text in settings if text not in ranges]
    if not ranges:
        return None, rest
    try:
        return Span(*grid(ranges[0])), rest
    except argparse.ArgumentTypeError as error:
        raise Fault(f"--set: {error}.") from None


def _picture(output: str | None) -> Path | None:
    """Where a picture is to go. Raises Fault where none can."""
    if output is None:
        return None
    path = demand_place(output, "a picture")
    if path.suffix.lower() not in KINDS:
        raise Fault(f"{output}: a picture is a file that ends in {' or '.join(KINDS)}; give it such a name.")
    demand_pictures("a picture of a range")
    return path
