"""Dream III in a real window, by keys alone and by mouse alone, to its ending; the recording shows the same again."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level import load
from game.play.dreams.engine.layout import engine_layout
from game.play.dreams.engine.scene.chamber_map import ChamberMap
from game.replay import read
from game.sim.actions import CommonVerb
from game.sim.laws.engine.verbs import EngineVerb
from tests.play.window_driver import ROOT, SIZE, Game, display, done, pixels, replayed_frame, verify

SHORT = ROOT / "tests" / "levels" / "short-engine.toml"
LAYOUT = engine_layout(SIZE)
PLACES = ChamberMap.of(load(SHORT), LAYOUT).places
VERBS = {
    CommonVerb.SELECT,
    CommonVerb.ACKNOWLEDGE,
    CommonVerb.BREATHE,
    EngineVerb.NUDGE,
    EngineVerb.WORK,
    EngineVerb.STRETCH,
    EngineVerb.WEAVE,
    EngineVerb.BRIDGE,
}
NUDGE, WORK, STRETCH, WEAVE, BRIDGE = (tile.center for tile in LAYOUT.tiles)


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with display() as name:
        yield name


def hold(game: Game, key: str, seconds: float = 0.6) -> None:
    game.down(key)
    time.sleep(seconds)
    game.up(key)


def press(game: Game, at: tuple[float, float], seconds: float = 0.6) -> None:
    game.press(*at)
    time.sleep(seconds)
    game.release()


def ended(game: Game, replay: Path, screen: str, home: Path) -> None:
    """It came to its ending by the clock; the recording is exact, and shows the last frame again to the pixel."""
    assert (read(replay).result or {})["ending"] in ("discord", "silence")
    assert done(replay) == VERBS
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, home, replay)


@pytest.mark.slow
def test_by_keys_alone_to_an_ending(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "live"
    home.mkdir()
    with Game(screen, home, "play", str(SHORT), "--seed", "7") as game:
        game.move(1, 1)
        game.until(lambda: game.replays, "a recording")
        time.sleep(3)
        game.key("Tab", "1", "Right", "1", "a")
        hold(game, "2")
        hold(game, "3")
        game.key("4")
        time.sleep(0.4)
        game.key("2")  # a thread
        game.key("Left", "5", "Down", "Down", "5", "Up", "5", "Right", "Return")  # strings
        hold(game, "space")
        game.key("p", "p", "F1", "Escape")  # pause and resume, keys and back
        game.until(game.last_frame.exists, "an ending", 150)
        time.sleep(3)
        game.key("Return")  # on to the debrief
        time.sleep(2)
        game.process.terminate()
        (replay,) = game.replays
        assert game.ended()[1] == ""
    ended(game, replay, screen, tmp_path / "replayed")


@pytest.mark.slow
def test_by_mouse_alone_to_an_ending(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "live"
    home.mkdir()
    with Game(screen, home, "play", str(SHORT), "--seed", "7") as game:
        game.until(lambda: game.replays, "a recording")
        time.sleep(3)
        game.click(*PLACES[6])
        game.click(*NUDGE)
        game.click(*PLACES[9])
        game.click(*NUDGE)  # laid down again
        game.click(*PLACES[20], button=3)
        game.click(*BRIDGE)
        game.click(*PLACES[4])
        game.click(*PLACES[12])
        for at in (WORK, STRETCH, LAYOUT.boxes["breathe"].center, LAYOUT.boxes["lanes"].center):
            press(game, at)
        game.click(*WEAVE)
        time.sleep(0.4)
        threads = LAYOUT.boxes["threads"]
        game.click(ChamberMap.of(load(SHORT), LAYOUT).heart[0], threads.top + 20)
        game.click(*LAYOUT.boxes["annunciator"].center)
        game.until(game.last_frame.exists, "an ending", 150)
        time.sleep(3)
        game.click(640, 300)  # on to the debrief
        time.sleep(2)
        game.process.terminate()
        (replay,) = game.replays
        assert game.ended()[1] == ""
    ended(game, replay, screen, tmp_path / "replayed")


@pytest.mark.sweep
def test_the_whole_dream_by_keys_alone(screen: str, tmp_path: Path) -> None:
    """The level that is shipped, two ticks a frame, with hands that press somewhere near the beat."""
    home = tmp_path / "live"
    home.mkdir()
    with Game(screen, home, "play", "3", "--seed", "7", LUCID_TICKS_PER_FRAME="2") as game:
        game.move(1, 1)
        game.until(lambda: game.replays, "a recording")
        keys = 0
        while not game.last_frame.exists() and keys < 900:
            game.key("Tab", "1", "2", "5", "a", "4", "1")
            hold(game, "space", 0.2)
            hold(game, "3", 0.2)
            keys += 1
        game.until(game.last_frame.exists, "an ending", 400)
        time.sleep(1)
        game.process.terminate()
        (replay,) = game.replays
        game.ended()
    assert done(replay) == VERBS
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)
