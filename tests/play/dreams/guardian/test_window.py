"""Dream II in a real window, by keys alone and by mouse alone, to its ending; the recording shows the same again."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level import load
from game.play.dreams.guardian.layout import HallLayout, answers
from game.play.dreams.guardian.scene.hall import Hall
from game.replay import read
from game.sim.actions import CommonVerb
from game.sim.laws.guardian.verbs import GuardianVerb
from tests.play.window_driver import ROOT, SIZE, Game, display, done, pixels, replayed_frame, verify

SHORT = ROOT / "tests" / "levels" / "short-guardian.toml"
LAYOUT = HallLayout.of(SIZE)
VERBS = {
    CommonVerb.SELECT,
    CommonVerb.ACKNOWLEDGE,
    CommonVerb.BREATHE,
    GuardianVerb.CORRECT,
    GuardianVerb.WATCH,
    GuardianVerb.EMBRACE,
    GuardianVerb.ANSWER,
}


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with display() as name:
        yield name


def wake(game: Game) -> None:
    """Let the program end in good order."""
    game.process.terminate()
    game.ended()


@pytest.mark.slow
def test_by_keys_alone_to_the_journey(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "live"
    home.mkdir()
    with Game(screen, home, "play", str(SHORT), "--seed", "5") as game:
        game.move(1, 1)
        game.until(lambda: game.replays, "a recording")
        time.sleep(1)
        game.key("Tab", "Right", "Down", "1", "Left", "2")  # choose, correct one, watch another
        game.key("a")
        time.sleep(3)
        game.key("3")
        time.sleep(1)
        game.key("4", "1")  # it has asked: the first answer
        game.down("space")
        time.sleep(0.5)
        game.up("space")
        game.until(game.last_frame.exists, "an ending")
        time.sleep(0.5)
        wake(game)
    (replay,) = game.replays
    assert done(replay) == VERBS
    assert (read(replay).result or {})["ending"] == "journey"
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)


@pytest.mark.slow
def test_by_mouse_alone_to_the_journey(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "live"
    home.mkdir()
    level = load(SHORT)
    panes = Hall.of(level, LAYOUT.scene).panes
    correct, watch, embrace, _ = (tile.center for tile in LAYOUT.tiles)
    with Game(screen, home, "play", str(SHORT), "--seed", "5") as game:
        game.until(lambda: game.replays, "a recording")
        time.sleep(1)
        game.click(*correct)  # a verb, then a pane
        game.click(*panes[3].middle)
        game.click(*panes[7].middle)  # a pane, then a verb
        game.click(*watch)
        game.click(*LAYOUT.boxes["annunciator"].center)
        time.sleep(2)
        game.click(*embrace)
        game.click(*panes[1].middle, button=3)  # watch it
        time.sleep(1)
        game.click(*answers(LAYOUT)[0].center)
        game.press(*LAYOUT.boxes["breathe"].center)
        time.sleep(0.5)
        game.release()
        game.until(game.last_frame.exists, "an ending")
        time.sleep(0.5)
        wake(game)
    (replay,) = game.replays
    assert done(replay) == VERBS
    assert (read(replay).result or {})["ending"] == "journey"
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)


@pytest.mark.slow
def test_the_whole_dream_with_nobody_at_the_desk(screen: str, tmp_path: Path) -> None:
    with Game(screen, tmp_path, "play", "2", "--seed", "7", LUCID_TICKS_PER_FRAME="10") as game:
        game.until(game.last_frame.exists, "an ending", 400)
        (replay,) = game.replays
        time.sleep(2)
        wake(game)
    assert (read(replay).result or {})["ending"] == "let-go"
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)


@pytest.mark.sweep
def test_a_persona_is_watched_to_its_ending_with_the_truth_open(screen: str, tmp_path: Path) -> None:
    with Game(screen, tmp_path, "watch", "2", "--bot", "lucid", "--seed", "7", LUCID_TICKS_PER_FRAME="10") as game:
        game.key("t")
        game.until(game.last_frame.exists, "an ending", 400)
        game.key("Return")
        time.sleep(3)
        assert game.process.poll() is None
