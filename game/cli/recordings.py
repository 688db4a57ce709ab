"""What is done with recordings: commands whose arguments are files of them."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter

from game.cli.progress import tracked
from game.exit_codes import FAULT, GOOD
from game.foreign import SENTENCE, printable
from game.replay import Verdict, recordings_in, verify_many
from game.streams import complain, tell

WORDS = ("exact", "differs", "unreadable")  # by codes of verdicts


def verify(args: Namespace) -> int:
    """Run recordings again and compare them; of folders a table is made."""
    folders = any(Path(file).is_dir() for file in args.files)
    paths = [path for file in map(Path, args.files) for path in (recordings_in(file) if file.is_dir() else [file])]
    verdicts = tracked(verify_many(paths, through=args.through), len(paths))
    return _table(paths, verdicts) if folders else _sentences(verdicts)


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
