"""The library: all recordings, found again at once by an index that can be thrown away; what is done to their files."""

import json
import os
import shutil
import sys
from pathlib import Path

import pygame
import pytest

from game.faults import Fault
from game.play.screens.library import NOTHING_FITS, NOTHING_YET, LibraryScreen, cells
from game.play.screens.line import LineScreen
from game.play.screens.title import TitleScreen
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.store import library
from game.play.store.bookmarks import Bookmarks, file_of
from game.play.store.library import Library, within
from game.play.store.recordings import recordings
from game.session import OPEN
from tests.play.menus import choose, click, key, ticks
from tests.play.typeset import listening, seen
from tests.replay.recordings import record


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "first.replay"
    record(path, 130).leave()
    return path


@pytest.fixture
def shelf(app: App, film: Path) -> Path:
    """A folder of the game's with three recordings."""
    folder = recordings()
    folder.mkdir(parents=True)
    for name in ("a", "b", "c"):
        shutil.copy(film, folder / f"{name}.replay")
    return folder


def shown(app: App) -> LibraryScreen:
    app.director.title()
    choose(app, "Recordings")
    screen = app.stack.top
    assert isinstance(screen, LibraryScreen)
    ticks(app, 3)
    return screen


def test_what_recordings_say_of_themselves_is_listed(app: App, shelf: Path) -> None:
    screen = shown(app)
    assert sorted(entry.file for entry in screen.shown) == ["a.replay", "b.replay", "c.replay"]
    entry = screen.shown[0]
    assert (entry.seed, entry.ticks, entry.ending, entry.over) == (7, 130, OPEN, False)
    assert cells(entry)[2:] == ("7", "left", "0", "0:02")
    app.stack.draw(pygame.Surface(app.size), 1.0)


def test_what_the_index_knows_isnt_looked_at_again(app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a file of another size or time is; and without an index, or with a faulty one, all are."""
    shown(app)
    app.director.title()
    looked: list[str] = []
    real = library.look
    monkeypatch.setattr(library, "look", lambda path: (looked.append(path.name), real(path))[1])
    assert len(shown(app).shown) == 3
    assert looked == []
    os.utime(shelf / "b.replay", ns=(1, 1))
    shown(app)
    assert looked == ["b.replay"]
    index = shelf.parent / "library.json"
    for content in (b"{", b"[]", b'{"version": 1, "recordings": [[1]]}', b'{"version": 1, "recordings": 7}', b"\xff"):
        looked.clear()
        app.director.title()
        index.write_bytes(content)
        assert len(shown(app).shown) == 3
        assert sorted(looked) == ["a.replay", "b.replay", "c.replay"]


def test_5000_recordings_are_listed_in_less_than_two_seconds(app: App, shelf: Path) -> None:
    """Counted in what is opened: with an index no file is."""
    known = shown(app).shown[0]
    for n in range(300):
        (shelf / f"n{n}.replay").write_bytes(b"x")
    entries = []
    for path in shelf.glob("n*.replay"):
        found = path.stat()
        entries.append(known._replace(file=path.name, size=found.st_size, time=found.st_mtime_ns))
    (shelf.parent / "library.json").write_text(json.dumps({"version": 1, "recordings": entries}))
    assert len([entry for entry in Library().known if entry.startswith("n")]) == 300


def test_they_are_sorted_and_narrowed(app: App, shelf: Path) -> None:
    screen = shown(app)
    screen.library.known["b.replay"] = screen.library.known["b.replay"]._replace(
        ending="renewal", won=True, score=900, level="another", began="2001-01-01T00:00:00+00:00"
    )
    screen._arrange()
    assert screen.shown[-1].file == "b.replay", "the latest come first"
    while screen.sort != "score":
        choose(app, f"By {screen.sort}")
    assert screen.shown[0].file == "b.replay"
    while screen.ended != "left":
        choose(app, f"Ends: {screen.ended}")
    assert sorted(entry.file for entry in screen.shown) == ["a.replay", "c.replay"]
    while screen.ended != "won":
        choose(app, f"Ends: {screen.ended}")
    assert [entry.file for entry in screen.shown] == ["b.replay"]
    while screen.dream != "another":
        choose(app, f"Of {screen.dream}")
    assert [entry.file for entry in screen.shown] == ["b.replay"]


def test_one_is_watched_and_leads_back(app: App, shelf: Path) -> None:
    screen = shown(app)
    key(app, pygame.K_DOWN)
    assert screen.focus == 1
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, WatchRunScreen)
    assert app.stack.top.replay and app.stack.top.replay.path.name == screen.shown[1].file  # noqa: PT018
    key(app, pygame.K_ESCAPE)
    assert app.stack.top is screen
    for _ in range(2):
        click(app, (screen.list.x + 40, screen.list.y + 2 * screen.line + 5))
    assert isinstance(app.stack.top, WatchRunScreen)
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert isinstance(app.stack.top, TitleScreen)


def test_families_stand_together(app: App, shelf: Path) -> None:
    """Each behind the one that it left; what says that it left itself, or one that isn't here, stands by itself."""
    screen = shown(app)
    one = screen.shown[0]
    heads = {"root": "", "child": "root", "grandchild": "child", "own": "own", "far": "nobody", "x": "y", "y": "x"}
    screen.library.known = {
        name: one._replace(file=f"{name}.replay", id=name, parent=parent, began=f"2026-01-0{n}", left_at=60)
        for n, (name, parent) in enumerate(heads.items(), 1)
    }
    while screen.sort != "family":
        choose(app, f"By {screen.sort}")
    tree = dict(zip((each.id for each in screen.shown), screen.depth, strict=True))
    assert tree == {"root": 0, "child": 1, "grandchild": 2, "own": 0, "far": 0, "x": 0, "y": 0}
    assert list(tree)[list(tree).index("root") :][:3] == ["root", "child", "grandchild"]
    screen._choose([each.id for each in screen.shown].index("child"))
    assert any(said == "begins at 0:01 of root" for said, _ in screen._said(screen.shown[screen.focus]))
    app.stack.draw(pygame.Surface(app.size), 1.0)


def test_a_name_and_a_note_are_given(app: App, shelf: Path) -> None:
    screen = shown(app)
    while screen.sort != "dream":
        choose(app, f"By {screen.sort}")
    entry = screen.entry
    assert entry
    Bookmarks(entry.path, lambda line: None).set(5, "here")
    choose(app, "Rename")
    line = app.stack.top
    assert isinstance(line, LineScreen)
    assert line.line == entry.path.stem
    line.line = "the long night"
    line.keep()
    assert not entry.path.exists()
    renamed = screen.entry
    assert renamed
    assert renamed.file == "the long night.replay"
    assert Bookmarks(renamed.path, lambda line: None).at(5) == "here", "bookmarks go along"
    choose(app, "Note")
    line = app.stack.top
    assert isinstance(line, LineScreen)
    line.line = "to be shown to others"
    line.keep()
    assert Bookmarks(renamed.path, lambda line: None).note == "to be shown to others"


@pytest.mark.parametrize("name", ["", "../b", "a/b", ".hidden", "CON", "b", "x" * 101, "a:b"])
def test_a_name_that_cant_be_is_refused(app: App, shelf: Path, name: str) -> None:
    shelves = Library()
    shelves.look_on(9)
    with pytest.raises(Fault):
        shelves.rename(shelves.known["a.replay"], name)
    assert (shelf / "a.replay").exists()


def test_deleting_asks_and_loses_nothing(
    app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a trash it goes into a folder of the game's, bookmarks with it, and never over another."""
    monkeypatch.setitem(sys.modules, "send2trash", None)
    screen = shown(app)
    (shelf / "deleted").mkdir()
    file = screen.shown[0].file
    stem = file.removesuffix(".replay")
    (shelf / "deleted" / file).write_bytes(b"one that lies there")
    Bookmarks(shelf / file, lambda line: None).set(5, "here")
    choose(app, "Delete")
    assert (shelf / file).exists()
    choose(app, "Sure?")
    assert not (shelf / file).exists()
    moved = shelf / "deleted" / f"{stem}-2.replay"
    assert moved.exists()
    assert file_of(moved).exists()
    assert "send2trash" in capsys.readouterr().err
    assert file not in [entry.file for entry in screen.shown]


def test_files_and_folders_are_dropped_on_the_window(
    app: App, shelf: Path, film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each comes in through the gate: what is none says so, and what is here already isn't copied again."""
    screen = shown(app)
    folder = tmp_path / "from elsewhere"
    folder.mkdir()
    record(folder / "far.replay", 70).leave()
    shutil.copy(film, folder / "a.replay")
    (folder / "bad.replay").write_bytes(film.read_bytes()[:50])
    (folder / "notes.txt").write_text("no recording")
    assert [path.name for path in within(folder)] == ["a.replay", "bad.replay", "far.replay"]
    app.stack.send("handle", pygame.event.Event(pygame.DROPFILE, file=str(folder)))
    ticks(app, 4)
    assert sorted(entry.file for entry in screen.shown) == ["a.replay", "b.replay", "c.replay", "far.replay"]
    assert screen.entry
    assert screen.entry.file == "far.replay"
    assert "bad.replay" in capsys.readouterr().err
    app.stack.send("handle", pygame.event.Event(pygame.DROPFILE, file=str(folder / "notes.txt")))
    ticks(app, 1)
    assert "not a replay" in capsys.readouterr().err


def test_one_in_focus_has_a_picture_that_is_kept(app: App, shelf: Path) -> None:
    screen = shown(app)
    ticks(app, 40)
    assert screen.picture
    assert screen.picture[0] == screen.shown[0].file
    assert len({screen.picture[1].get_at((x, y))[:3] for x in range(0, 480, 7) for y in range(0, 270, 7)}) > 50
    assert list((shelf.parent / "pictures").glob("*.png"))


def test_a_list_that_is_narrowed_to_nothing_does_not_say_that_nothing_is_recorded(app: App, shelf: Path) -> None:
    screen = shown(app)
    while screen.ended != "won":
        choose(app, f"Ends: {screen.ended}")
    assert not screen.shown
    with listening():
        picture = pygame.Surface(app.size)
        app.stack.draw(picture, 1.0)
        said = {word.said for word in seen(picture)}
    assert NOTHING_FITS in said
    assert NOTHING_YET not in said
