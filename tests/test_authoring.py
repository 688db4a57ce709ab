"""A level from nothing: what `new` writes is good and is played to endings, `docs` is current, `check --play` warns."""

import re
from pathlib import Path

import numpy as np
import pytest

from game.bots import personas
from game.cli import main
from game.cli.authoring import FOLDER
from game.level import DIFFICULTIES, load, shipped
from game.level.dreams.laws import law_modules
from game.level.reference import reference
from game.level.starter import LEAST, most_sectors, starter
from game.session import run_batch
from game.sim.spec import effects_of
from game.tune import rehearsal
from tests.test_cli import SHORT, assert_fault, here

DOCS = Path(__file__).resolve().parent.parent / "docs"
NAMES = {"platform": 1, "guardian": 2, "engine": 3}


# A level to begin with


@pytest.mark.parametrize("dream", NAMES.values())
@pytest.mark.parametrize("size", ["least", "plain", "most"])
def test_a_level_to_begin_with_is_good_at_every_difficulty_and_size(dream: int, size: str) -> None:
    sectors = {"least": LEAST, "plain": 12, "most": most_sectors(dream)}[size]
    levels = [load(starter("quiet-harbor", dream, sectors), word) for word in DIFFICULTIES]
    assert {(len(level.sectors), level.dream, level.title) for level in levels} == {(sectors, dream, "Quiet harbor")}
    assert "@" not in levels[0].text


@pytest.mark.slow
@pytest.mark.parametrize("dream", NAMES.values())
def test_a_level_to_begin_with_can_be_won_and_lost_and_most_of_its_endings_are_reached(dream: int) -> None:
    level = load(starter("quiet-harbor", dream, 12))
    played = [run_batch(level, np.arange(12), personas(dream)[name]) for name in ("idle", "random", "lucid")]
    idle, random, lucid = (sum(result.won for result in results) for results in played)
    assert idle == 0
    assert random <= 2 < 6 <= lucid
    assert len({result.ending for results in played for result in results}) >= 3


def test_new_writes_a_level_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert here(capsys, "new", "quiet-harbor", "--like", "guardian").returncode == 0
    assert here(capsys, "check", "quiet-harbor.toml").stdout == "Every level is good.\n"
    assert load(tmp_path / "quiet-harbor.toml").dream == 2
    written = (tmp_path / "quiet-harbor.toml").read_bytes()
    assert_fault(here(capsys, "new", "quiet-harbor"), "that file exists already")
    assert (tmp_path / "quiet-harbor.toml").read_bytes() == written


@pytest.mark.parametrize(("arguments", "words"), [
    (["Quiet"], ["'Quiet' can't be a level's name"]),
    (["../quiet"], ["there is no folder", "can't be a level's name"]),
    (["x" * 41], ["can't be a level's name"]),
    (["quiet", "--like", "plattform"], ['did you mean "platform"']),
    (["quiet", "--like", "3", "--sectors", "13"], ["12 or 15 insects, not 13"]),
    (["quiet", "--sectors", "8"], ["--sectors 8 is not from 9 to 36"]),
    (["quiet", "--sectors", "many"], ["is not a whole number"]),
])  # fmt: skip
def test_what_cant_be_begun_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: list[str],
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    done = here(capsys, "new", *arguments)
    assert_fault(done)
    assert any(word in done.stderr for word in words), done.stderr
    assert not list(tmp_path.rglob("*.toml"))


# The reference


def test_the_committed_reference_is_current() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in (DOCS / FOLDER).iterdir()}
    assert written == reference(), "run `lucid docs`"


def test_the_reference_has_all_that_laws_declare() -> None:
    whole = "\n".join(reference().values())
    for law in law_modules():
        assert f"\n## {law.NAME}\n" in whole
        keys = (key for effect in effects_of(law) for key in effect.keys)
        for thing in (*law.PARAMS, *law.METRICS, *law.EVENTS, *law.SHOWS, *keys):
            assert f"{thing.name}`" in whole or f"| {thing.name} |" in whole, (law.NAME, thing.name)
            assert thing.doc in whole, (law.NAME, thing.name)


def test_links_between_pages_lead_somewhere() -> None:
    for page in DOCS.rglob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), (page.name, link)


def test_docs_are_written_where_they_are_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert here(capsys, "docs", "--out", str(tmp_path / "a")).returncode == 0
    assert {file.name for file in (tmp_path / "a" / FOLDER).iterdir()} == set(reference())
    (tmp_path / "b").write_text("")
    assert_fault(here(capsys, "docs", "--out", str(tmp_path / "b")), "the folder can't be made")


# What personas show of a level


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of a level in which nearly everything is wrong that can be without a fault."""
    text = SHORT.read_text(encoding="utf-8")
    strange = '[[beat]]\nat = "0:03"\nsay = "A sentence that nobody reads, since another one comes a second later."\n\n'
    strange += '[[beat]]\nat = "0:04"\nsay = "Over it."\n\n[[beat]]\nwhen = "climb.height >= 0.9"\nsay = "Never."\n\n'
    text = text.replace("[[ending]]", f"{strange}[[ending]]", 1).replace("people.saved >= enough", "people.saved > 2")
    text = text.replace("[laws.cascade]", "[laws.cascade]\ntransfer = 7")
    path = tmp_path_factory.mktemp("strange") / "strange.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rehearsal, "RUNS", 4)
        return [str(note).removeprefix(str(path)) for note in rehearsal.rehearse(path, "deep-sleep", jobs=1)]


@pytest.mark.long
@pytest.mark.parametrize("words", [
    "the ending renewal was reached in none of",
    "it was lost in all of",
    "this beat came in none of",
    "another caption replaced this one (it takes 4.",
    "laws.cascade.transfer: 7 is far from what was ever played",
])  # fmt: skip
def test_what_is_strange_in_a_level_is_told_with_its_line(told: list[str], words: str) -> None:
    found = [note for note in told if words in note]
    assert found, told
    assert re.match(r":[1-9]", found[0])


@pytest.mark.sweep
@pytest.mark.parametrize("name", list(NAMES))
def test_of_the_shipped_levels_little_is_strange(name: str) -> None:
    """In the city two captions come close upon each other where it falls fast, and none of the cast loses all of it."""
    known = ("the ending unravelled was reached in none", "another caption replaced this one")
    notes = [str(note) for note in rehearsal.rehearse(shipped()[name], "deep-sleep")]
    assert [note for note in notes if not any(words in note for words in known)] == []


def test_a_difficulty_without_play_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert_fault(here(capsys, "check", str(SHORT), "--difficulty", "deep-sleep"), "--play")


# The page that leads to a level


@pytest.mark.slow
def test_write_a_level_can_be_followed_word_by_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands, in their order, without those that open a window; its changes to the file are made in between."""
    page = (DOCS / "write-a-level.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [line.split()[1:] for line in page.splitlines() if line.startswith("lucid ")]
    assert [command[0] for command in commands][:3] == ["new", "play", "check"]
    assert main(commands[0]) == 0
    file = tmp_path / "quiet-harbor.toml"
    beat = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert beat
    text = file.read_text(encoding="utf-8").replace("growth = 0.044", "growth = 0.06")
    file.write_text(text.replace("enough = 0.16", "enough = 0.2") + "\n" + re.sub("(?m)^   ", "", beat[1]), "utf-8")
    for command in commands[2:]:
        if command[0] not in ("play", "replay", "desk"):
            assert main(command) == 0, command
    assert (tmp_path / "harbor.replay").is_file()
