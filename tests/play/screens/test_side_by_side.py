"""Two recordings beside each other: one clock, what differs in words, and the ways there."""

from pathlib import Path

import pygame
import pytest

from game.level import load, resolve
from game.play.screens.kin import KinScreen
from game.play.screens.library import LibraryScreen
from game.play.screens.run_choice import Choice
from game.play.screens.side_by_side import BEFORE, SideBySideScreen
from game.play.shell.app import App
from game.play.store.kin import kin, parent_of, relation
from game.play.store.library import look
from game.play.store.recordings import record, record_branch, recordings
from game.replay import difference_words, differences, read, resume
from game.session import Session
from game.sim.actions import CommonVerb
from tests.play.menus import choose, click, key, menu, ticks
from tests.play.typeset import listening, seen

PARTS, SHORT, LONG = 240, 300, 420  # ticks: where the child leaves, and how long the two are


def played(run: Session, until: int, sector: int) -> Session:
    """The run at a tick, left there; something was chosen in it."""
    run.queue(CommonVerb.SELECT, sector)
    while run.age < until:
        run.tick()
    run.leave()
    return run


@pytest.fixture
def family(app: App) -> tuple[Path, Path, Path]:
    """A recording, one that left it and is longer, and one of another seed."""
    level = load(resolve("2"))
    runs = [Session(level, seed) for seed in (7, 8)]
    parent, other = (record(run) for run in runs)
    for run in runs:
        played(run, SHORT, 1)
    child = record_branch(read(parent), PARTS)
    played(resume(child), LONG, 2)
    return parent, child, other


def pair(app: App) -> SideBySideScreen:
    """What is on screen, as two recordings."""
    assert isinstance(app.stack.top, SideBySideScreen)
    return app.stack.top


def test_one_clock_runs_both_from_where_they_part(
    app: App, family: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each shows its own state at that tick; the shorter stands at its end while the longer goes on."""
    app.director.title()
    app.director.compare(family[0], family[1])
    screen = pair(app)
    assert screen.at == PARTS - BEFORE
    ticks(app, SHORT - screen.at + 30)
    assert [side.run.age for side in screen.sides] == [SHORT, SHORT + 30]
    assert [bool(side.ended) for side in screen.sides] == [True, False]
    for side in screen.sides:
        exact = side.film.seek(side.run.age)
        assert side.run.world.digest() == exact.world.digest()
    drawn = []
    monkeypatch.setattr(screen.sides[0].desk, "draw", lambda surface, before, now, *rest: drawn.append(before is now))
    app.stack.draw(pygame.Surface(app.size), 0.5)
    assert drawn == [True], "it trembles between its last two ticks"
    ticks(app, LONG)
    assert (screen.at, screen.still) == (LONG, True)


@pytest.mark.parametrize("speed", [64, 1])
def test_keys_and_clicks_lead_anywhere(app: App, family: tuple[Path, Path, Path], speed: int) -> None:
    """Jumps, steps, marks, buttons, the timeline; Esc leads back."""
    app.director.title()
    app.director.compare(family[0], family[1])
    screen, under = pair(app), app.stack.screens[0]
    while screen.rate != (speed, 1):
        key(app, pygame.K_UP)
    key(app, pygame.K_HOME)
    assert screen.at == 0
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=0, scancode=pygame.KSCAN_RIGHTBRACKET, mod=0))
    assert screen.at > 0
    key(app, pygame.K_PERIOD)
    at = screen.at
    key(app, pygame.K_COMMA)
    assert (screen.at, screen.still) == (at - 1, True)
    line = screen.foot.timeline
    click(app, (round(line.x(SHORT - 60)), line.plot.bottom - 2))
    assert abs(screen.at - (SHORT - 60)) < 5
    assert [side.run.age for side in screen.sides] == [screen.at] * 2
    click(app, next(button.rect.center for button in screen.foot.buttons if button.name == "end"))
    assert screen.at == LONG
    click(app, screen.sides[0].rect.center)
    assert (screen.at, screen.still) == (0, False), "from the end it plays from the start"
    click(app, next(button.rect.center for button in screen.foot.buttons if button.name == "keys"))
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert app.stack.top is under


def test_below_the_pictures_stands_what_lucid_diff_says(app: App, family: tuple[Path, Path, Path]) -> None:
    """The first other command, both endings, and what each alone did; the first other state only follows from that."""
    app.director.title()
    app.director.compare(family[0], family[1])
    one, other = read(family[0]), read(family[1])
    said = difference_words(one, other, differences(one, other))
    assert said.alone[1]
    with listening():
        surface = pygame.Surface((1280, 720))
        app.stack.draw(surface, 1.0)
        words = [word.said for word in seen(surface)]
    assert [topic for topic, _ in said.topics] == ["command", "state"]
    for topic, sentence in said.topics:
        assert any(each.startswith(f"{topic}: {sentence[:40]}") for each in words) == (topic == "command")
    for ending in said.endings:
        assert f"ends: {ending}" in words
    assert any(said.alone[1] in each for each in words)


def test_two_that_aren_t_of_one_seed_are_told_apart_in_a_sentence(app: App, family: tuple[Path, Path, Path]) -> None:
    """And the screen stays."""
    app.director.title()
    top = app.stack.top
    app.director.compare(family[0], family[2])
    assert app.stack.top is top
    assert "compare two of the same" in app.notices.shown[-1][1]


def test_the_library_offers_its_family_first(app: App, family: tuple[Path, Path, Path]) -> None:
    """By keys: to the row, to the other recording, and back; one without kin says so."""
    parent, child, other = (look(path) for path in family)
    assert (relation(child, parent), relation(parent, child), relation(parent, other)) == ("parent", "child", "")
    app.director.title()
    app.director.library()
    ticks(app, 2)
    screen = app.stack.top
    assert isinstance(screen, LibraryScreen)
    screen._choose(screen.shown.index(child))
    assert kin(child, screen.shown) == [parent]
    while menu(app).row.label != "Compare":
        key(app, pygame.K_RIGHT)
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, KinScreen)
    assert menu(app).row.label.startswith("parent ")
    key(app, pygame.K_RETURN)
    assert [side.replay.path for side in pair(app).sides] == [child.path, parent.path]
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    screen._choose(screen.shown.index(other))
    choose(app, "Compare")
    assert app.stack.top is screen
    assert "nothing to compare" in app.notices.shown[-1][1]


def test_the_debrief_of_a_child_compares_it_with_its_parent(app: App, family: tuple[Path, Path, Path]) -> None:
    """Where the parent is gone, that is said; a run that left none has no such row."""
    parent, child, _ = family
    run = Session(load(resolve("2")), 7)
    app.director.debrief(run, Choice("2", seed=7), parent)
    assert "Compare" not in [row.label for row in menu(app).rows]
    app.director.debrief(run, Choice("2", seed=7), child)
    ticks(app, 61)
    choose(app, "Compare")
    assert [side.replay.path for side in pair(app).sides] == [parent, child]
    key(app, pygame.K_ESCAPE)
    parent.unlink()
    assert parent_of(child) is None
    choose(app, "Compare")
    assert "no longer among yours" in app.notices.shown[-1][1]
    child.unlink()
    assert parent_of(child) is None


def test_what_is_compared_stays_as_it_was(app: App, family: tuple[Path, Path, Path]) -> None:
    """Looking writes nothing into a recording."""
    before = {path: path.read_bytes() for path in recordings().glob("*.replay")}
    app.director.title()
    app.director.compare(family[0], family[1])
    ticks(app, 60)
    app.director.title()
    assert before == {path: path.read_bytes() for path in recordings().glob("*.replay")}
