"""Commands of those who write levels: a level to begin with, what is wrong with it, and the reference."""

from argparse import Namespace
from pathlib import Path

from game.exit_codes import FAULT, GOOD
from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, check as check_files, files_of, load, resolve
from game.level.reference import reference
from game.level.starter import starter
from game.streams import complain, tell
from game.tune.rehearsal import rehearse
from game.whole_file import demand_place, write

FOLDER = "reference"  # within that of the docs: all of it is written by `docs`


def check(args: Namespace) -> int:
    """Check level files; with `play`, personas play them too, and what they show is told."""
    if args.difficulty and not args.play:
        raise Fault("check: every difficulty is checked; --difficulty only says which one --play plays.")
    findings = check_files(args.paths)
    for finding in findings:
        complain(str(finding))
    if findings:
        return FAULT
    notes = [note for file in files_of(args.paths) for note in _rehearsed(file, args)] if args.play else []
    for note in notes:
        tell(f"warning: {note}")
    tell("Every level is good." if not notes else f"Every level is good; {len(notes)} things are worth a look.")
    return GOOD


def _rehearsed(file: Path, args: Namespace) -> list[str]:
    return [str(note) for note in rehearse(file, args.difficulty or DEFAULT_DIFFICULTY)]


def new(args: Namespace) -> int:
    """Write a small level to begin with."""
    target = demand_place(f"{args.name}.toml", "a level")
    if target.exists():
        raise Fault(f"{target}: that file exists already; choose another name.")
    text = starter(args.name, load(resolve(args.like)).dream, args.sectors)
    _write(target, text)
    tell(f"{target}: try it with `lucid play {target}`, and see `lucid check {target} --play`")
    return GOOD


def docs(args: Namespace) -> int:
    """Write the reference: laws, verbs, metrics, events, timeline and conditions."""
    folder = Path(args.out) / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise Fault(f"{folder}: the folder can't be made ({getattr(error, 'strerror', None) or error}).") from None
    pages = {demand_place(str(folder / name), "a page"): text for name, text in reference().items()}
    for path, text in pages.items():
        _write(path, text)
    tell(f"{len(pages)} pages in {folder}")
    return GOOD


def _write(path: Path, text: str) -> None:
    try:
        write(path, text.encode())
    except OSError as error:
        raise Fault(f"{path}: it can't be written ({error.strerror}); what was there before is unchanged.") from None
