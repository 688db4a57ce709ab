"""What is done with recordings: commands whose arguments are files of them. `-` is the standard input."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from game.cli.progress import tracked
from game.cli.recording_text import (
    command_lines,
    difference_lines,
    difference_object,
    info_lines,
)
from game.exit_codes import FAULT, GOOD, NEGATIVE
from game.faults import Fault
from game.foreign import SENTENCE, printable
from game.replay import (
    Replay,
    Verdict,
    differences,
    framing,
    info_of,
    read,
    recordings_in,
    unpack,
    verify as verify_file,
    verify_many,
)
from game.streams import complain, tell

INPUT = "-"
WORDS = ("exact", "differs", "unreadable")  # by codes of verdicts


def verify(args: Namespace) -> int:
    """Run recordings again and compare them; of folders a table is made."""
    if args.files == [INPUT]:
        return _sentences([verify_file(INPUT, through=args.through, content=_input())])
    folders = any(Path(file).is_dir() for file in args.files)
    paths = [path for file in map(Path, args.files) for path in (recordings_in(file) if file.is_dir() else [file])]
    verdicts = tracked(verify_many(paths, through=args.through), len(paths))
    return _table(paths, verdicts) if folders else _sentences(verdicts)


def info(args: Namespace) -> int:
    """Say what recordings say of themselves; nothing is run."""
    worst = GOOD
    for file in args.files:
        try:
            _tell_info(opened(file), args)
        except Fault as fault:
            complain(str(fault))
            worst = FAULT
    return worst


def _tell_info(replay: Replay, args: Namespace) -> None:
    found = info_of(replay)
    if args.json:
        commands = [list(command) for command in replay.commands.values()]
        tell(json.dumps({**asdict(found), "commands": commands} if args.commands else asdict(found)))
        return
    for line in info_lines(found):
        tell(line)
    for line in command_lines(replay) if args.commands else ():
        tell(line)


def diff(args: Namespace) -> int:
    """Say what two recordings have not in common: 0 nothing, 1 something."""
    one, other = opened(args.first), opened(args.second)
    found = differences(one, other)
    if args.json:
        tell(json.dumps({"same": found.none, **difference_object(one, other, found)}))
    for line in () if args.json else difference_lines(one, other, found):
        tell(line)
    return GOOD if found.none else NEGATIVE


def opened(file: str) -> Replay:
    """The recording of an argument. Raises ReplayFault."""
    return unpack(_input(), INPUT) if file == INPUT else read(file)


def _input() -> bytes:
    return sys.stdin.buffer.read(framing.LARGEST_FILE + 1)


def _sentences(verdicts: Iterable[Verdict]) -> int:
    worst = GOOD
    for verdict in verdicts:
        (complain if verdict.code == FAULT else tell)(verdict.sentence)
        worst = max(worst, verdict.code)
    return worst


def _table(paths: Sequence[Path], verdicts: Iterable[Verdict]) -> int:
    """A row for each, and how many there are of each kind."""
    began, codes = perf_counter(), [0, 0, 0]
    names = [printable(str(path), SENTENCE) for path in paths]
    width = max(map(len, names))
    for name, verdict in zip(names, verdicts, strict=True):
        codes[verdict.code] += 1
        word = WORDS[verdict.code]
        said = verdict.sentence.removeprefix(f"{name}: ").removeprefix(f"{word}, ")
        tell(f"{name:<{width}}  {word:<10}  {said}")
    counts = ", ".join(f"{count} {word}" for count, word in zip(codes, WORDS, strict=True))
    tell(f"{len(paths)} recordings: {counts}, in {perf_counter() - began:.1f} s")
    return max(code for code, count in enumerate(codes) if count)
