"""What is printed is printable, wherever it comes from, and nothing is printed otherwise."""

from pathlib import Path

import pytest

from game.cli import main
from game.faults import Fault
from game.foreign import SENTENCE, printable
from game.replay import framing
from game.replay.framing import Kind
from game.streams import complain, say, tell
from tests.replay.recordings import write
from tools.ci.printing import ALLOWED, prints

ROOT = Path(__file__).resolve().parent.parent
FAULTS = ROOT / "tests" / "faults"
HOSTILE = ("a\nb", "\x1b[2J", "\x9b31m", "a\rb", "a\u202eb", "\ud800", "\x00", "a\u2028b", "\x7f", "\ue000")


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_is_one_printable_line(text: str) -> None:
    """Whatever would move a cursor, end a line or turn it around is seen instead."""
    assert printable(text).isprintable()
    assert "\\" in printable(text)
    assert str(Fault(f"{text}: it is wrong")).isprintable()


def test_foreign_text_is_short() -> None:
    """What is left out is shown by three dots."""
    assert printable("x" * 5000) == "x" * 57 + "..."
    assert printable("Quay, Ödland, 波止場") == "Quay, Ödland, 波止場"
    assert len(str(Fault("y" * 10_000_000))) == SENTENCE


@pytest.mark.parametrize("text", HOSTILE)
def test_no_way_to_print_prints_it_raw(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Each writes one line."""
    for way in (tell, complain, say):
        way(text)
        out = capsys.readouterr()
        assert (out.out + out.err).count("\n") == 1
        assert (out.out + out.err).removesuffix("\n").isprintable()


def test_nothing_prints_by_itself() -> None:
    """No module of the game but those that the tool allows, each with its reason."""
    files = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "game").rglob("*.py")}
    found = {name: prints(path.read_text("utf-8")) for name, path in files.items()}
    assert {name for name, lines in found.items() if lines} == set(ALLOWED)


PRINTS = """
    print(name)
    print(name, file=sys.stderr)
    sys.stdout.write(name)
    (file or sys.stderr).write(name)
    sys.stderr.writelines([name])
    sys.stdout.buffer.write(name)
    traceback.print_exc()
    pprint(name)
"""


@pytest.mark.parametrize("line", [line.strip() for line in PRINTS.strip().splitlines()])
def test_what_prints_by_itself_is_found(line: str) -> None:
    """Also in its less common forms."""
    assert prints(f"def f():\n    {line}\n")


def test_what_only_writes_files_is_let_pass() -> None:
    """A file is no stream."""
    assert prints("with open(path) as file:\n    file.write(name)\n") == []


def test_commands_print_no_escape_of_any_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Files that broke out, and files of such names."""
    levels = [str(file) for file in sorted((FAULTS / "levels").glob("*.toml"))]
    replays = [str(file) for file in sorted((FAULTS / "replays").glob("*.replay"))]
    named = tmp_path / "a\x1b[2J\nb: exact.replay"
    named.write_bytes(write(tmp_path / "c", [(Kind.HEAD, b"")]).read_bytes())
    assert named.read_bytes().startswith(framing.MAGIC)
    for arguments in (["check", *levels, str(named)], ["verify", *replays, str(named)], ["replay", str(named)]):
        assert main(arguments) == 2
        said = capsys.readouterr()
        assert all(line.isprintable() for line in (said.out + said.err).split("\n"))
        assert not any(line.startswith("b: exact") for line in said.err.split("\n"))
