"""Going back by ten seconds while one plays: one recording ends, another one leaves it there."""

from pathlib import Path

import pygame
import pytest

from game.faults import Fault
from game.play.screens.pause import PauseScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.waiting import REWOUND
from game.play.shell.app import App
from game.play.store import recordings as store
from game.play.store.recordings import BACK, recordings
from game.play.store.unfinished_run import unfinished
from game.replay import Replay, read, verify
from game.session import OPEN, used
from game.sim.actions import CommonVerb
from tests.play.menus import choose, click, key, ticks
from tests.play.typeset import listening, seen
from tests.replay.test_branch import beginning

LONG = 2 * BACK + 7


def desk(app: App) -> PlayRunScreen:
    """What is on screen, as a desk."""
    assert isinstance(app.stack.top, PlayRunScreen)
    return app.stack.top


def played(app: App, count: int = LONG, **assists: bool) -> PlayRunScreen:
    """A dream that was played for some ticks, with something done in it."""
    app.change(**({"rewind": True} | assists))
    app.director.play(Choice("2", seed=7))
    screen = desk(app)
    screen.run.queue(CommonVerb.SELECT, 1)
    while screen.run.age < count:
        screen.run.tick()
    return screen


def files() -> list[Replay]:
    """All recordings, parents before children."""
    found = [read(path) for path in recordings().glob("*.replay")]
    return sorted(found, key=lambda each: each.parent is not None)


def test_a_run_goes_on_ten_seconds_earlier_in_a_child_that_begins_as_it_did(app: App) -> None:
    """Both are whole: the one left where it stood, the other its child, exact to the last bit, the assist named."""
    old = played(app)
    key(app, pygame.K_BACKSPACE)
    new = desk(app)
    assert new is not old
    assert (new.run.age, new.choice) == (LONG - BACK, old.choice)
    ticks(app, 200)
    new.run.leave()
    parent, child = files()
    assert (parent.path, child.path) == (old.path, new.path)
    assert parent.ticks == LONG
    assert parent.complete
    assert parent.result["ending"] == OPEN
    assert child.parent == (parent.id, LONG - BACK, child.parent.digest)
    assert child.rewound
    assert beginning(child, LONG - BACK) == beginning(parent, LONG - BACK)
    assert child.ticks > LONG - BACK
    assert [verify(each.path).code for each in (parent, child)] == [0, 0]
    assert used(child.changes) == {"rewind": True}


def test_it_waits_for_some_beats_and_going_back_meanwhile_leaves_one_child_alone(app: App) -> None:
    """A child of which no tick was played stands in its parent whole: it is no recording of its own."""
    old = played(app)
    key(app, pygame.K_BACKSPACE)
    assert desk(app).waits
    assert desk(app).frames
    assert REWOUND.partition(" · ")[0] in desk(app).waits.line
    ticks(app, 30)
    key(app, pygame.K_BACKSPACE)
    assert desk(app).run.age == LONG - 2 * BACK == 7
    assert {each.path for each in files()} == {old.path, desk(app).path}
    ticks(app, 200)
    assert desk(app).run.age > 7
    assert not desk(app).waits
    key(app, pygame.K_BACKSPACE)
    assert (desk(app).run.age, len(files())) == (0, 3), "the beginning is as far as it goes"


def test_whoever_paused_stands_still_after_it_too_and_the_mouse_alone_does_it(app: App) -> None:
    """By the button beside the clock, and by a row of the menu."""
    played(app)
    key(app, pygame.K_p)
    click(app, next(each.rect.center for each in desk(app).buttons() if each.name == "rewind"))
    assert (desk(app).run.age, desk(app).frames) == (LONG - BACK, 0)
    click(app, next(each.rect.center for each in desk(app).buttons() if each.name == "menu"))
    assert isinstance(app.stack.top, PauseScreen)
    choose(app, "Ten seconds back")
    assert (desk(app).run.age, desk(app).frames) == (LONG - 2 * BACK, 0)
    key(app, pygame.K_p)
    ticks(app, 3)
    assert desk(app).run.age == 10


def test_a_line_of_help_tells_it_at_first(app: App) -> None:
    """As keys have it now, and only where the assist is on."""
    app.director.play(Choice("2", seed=7))
    assert not any("ten seconds" in line for line in desk(app).state().prompts)
    app.change(rewind=True)
    ticks(app, 6)
    assert "Backspace goes back ten seconds, as often as you like" in desk(app).state().prompts


def test_without_the_assist_there_is_neither_key_nor_button_nor_row(app: App) -> None:
    """It is off unless somebody wants it."""
    old = played(app, rewind=False)
    key(app, pygame.K_BACKSPACE)
    assert desk(app) is old
    assert [each.name for each in old.buttons()] == ["pause"]
    old.pause()
    old.show_menu()
    assert "Ten seconds back" not in [row.label for row in app.stack.top.menu.rows]


def test_what_was_switched_within_the_last_ten_seconds_counts_on(app: App) -> None:
    """Rewinding can be wanted only now; it is there in the child too, and is named in it."""
    played(app, rewind=False)
    app.change(rewind=True)
    ticks(app, 12)
    key(app, pygame.K_BACKSPACE)
    assert desk(app).rewinds
    ticks(app, 150)
    assert used(desk(app).run.history.changes) == {"rewind": True}


def test_a_run_that_can_t_be_recorded_any_further_goes_on(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in a sentence, the desk is the same, its recording too, and no other file is there."""
    old = played(app)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write", full)
    key(app, pygame.K_BACKSPACE)
    assert desk(app) is old
    assert not old.run.paused
    assert "No space left" in app.notices.shown[-1][1]
    ticks(app, 2)
    assert old.run.age == LONG + 2
    assert list(recordings().glob("*")) == [old.path]


def test_it_stays_the_run_that_it_was_and_its_parent_isn_t_offered_any_more(app: App) -> None:
    """The night goes on with it, also after the program was ended; a branch from the theatre counts for nothing."""
    played(app)
    key(app, pygame.K_BACKSPACE)
    ticks(app, 150)
    child = desk(app).path
    app.director.title()
    assert [run.path for run in unfinished().runs] == [child]
    app.director.go_on(child)
    assert not desk(app).choice.branch
    app.director.take_over(read(child), 300)
    assert desk(app).choice.branch
    key(app, pygame.K_BACKSPACE)
    rewound = desk(app).path
    assert desk(app).choice.branch
    app.director.title()
    app.director.go_on(rewound)
    assert desk(app).choice.branch, "what goes back within a branch is one"


def test_what_cannot_be_removed_or_gone_on_with_is_no_end_of_the_dream(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child without a tick that its folder keeps; and one that can't be gone on with, of which nothing is left."""

    def kept(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    played(app)
    key(app, pygame.K_BACKSPACE)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", kept)
        key(app, pygame.K_BACKSPACE)
    assert desk(app).run.age == LONG - 2 * BACK

    def unfit(path: Path) -> None:
        raise Fault("not this one")

    before = {*recordings().glob("*")}
    monkeypatch.setattr(store, "resume", unfit)
    key(app, pygame.K_BACKSPACE)
    assert app.notices.shown[-1][1] == "not this one"
    assert {*recordings().glob("*")} == before


def test_a_recording_that_stands_still_is_not_gone_back_in(app: App) -> None:
    """Its disk is full, say: what was played since is in memory alone, and stays there."""
    old = played(app)
    assert old.path
    old.pause()
    with pytest.raises(Fault, match="stands still"):
        store.go_back(old.path, LONG + BACK + 1)


def test_a_lesson_cannot_be_gone_back_in(app: App) -> None:
    """Also where the assist is wanted in the middle of one."""
    app.director.lesson(1, lambda outcome: None)
    app.change(rewind=True)
    ticks(app, 9)
    assert [each.name for each in desk(app).buttons()] == ["pause"]


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_what_can_be_done_while_it_waits_stays_in_its_strip(app: App, scale: int) -> None:
    app.change(text_scale=scale)
    screen = played(app)
    key(app, pygame.K_p)
    with listening():
        picture = pygame.Surface(app.size)
        app.stack.draw(picture, 1.0)
        said = {word.said: word.rect for word in seen(picture)}
    room = screen.strip()
    lines = [rect for words, rect in said.items() if words in screen.waits.line] if screen.waits else []
    assert lines
    assert all(room.left <= rect.left and rect.right <= room.right for rect in lines)
