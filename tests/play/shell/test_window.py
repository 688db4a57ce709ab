"""The game in a real window, driven by keys and mouse alone, from the title to an ending."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level import load
from game.play.dreams.platform.layout import city_layout
from game.play.dreams.platform.scene.ground import CityMap, Ground
from game.replay import read
from game.sim.actions import CommonVerb
from game.sim.laws.platform.verbs import PlatformVerb
from tests.play.window_driver import ROOT, SIZE, TITLE, Game, display, done, pixels, replayed_frame, row, verify

SHORT = ROOT / "tests" / "levels" / "short.toml"
CHOICE, OFFER = 5, 3  # rows of these menus
DREAM_I = 2  # the title's row
LATER = {PlatformVerb.ISOLATE, PlatformVerb.SHELTER}  # in the first seconds these are orders, which wait in line
AT_ONCE = set(range(CommonVerb.SELECT, PlatformVerb.OVERRIDE + 1)) - LATER


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with display() as name:
        yield name


def tile(index: int) -> tuple[int, int]:
    """The middle of a verb's tile."""
    return city_layout(SIZE).tiles[index].center


@pytest.mark.slow
def test_by_keys_alone_from_the_title_to_an_ending(screen: str, tmp_path: Path) -> None:
    """Every key of the desk is used; the recording verifies, and its last frame is the live one."""
    home = tmp_path / "live"
    home.mkdir()
    with Game(screen, home) as game:
        game.move(1, 1)
        game.key(*["Down"] * DREAM_I, "Return")
        game.key("7", "Return")  # seed 7
        game.key("Down", "Return")  # no lesson
        game.until(lambda: game.replays, "a recording")
        time.sleep(0.5)
        game.key("Tab", "1", "Down", "2", "3", "5", "l", "Right", "Return", "a")
        game.down("space")
        time.sleep(0.5)
        game.up("space")
        game.down("4")
        time.sleep(0.5)
        game.up("4")
        game.key("p", "p", "F1", "Escape")  # pause and resume, keys and back
        game.end_by_override(lambda: game.key("6"), lambda: game.down("6"), lambda: game.up("6"))
        game.go_on(lambda: game.key("Return"), "Debrief of The Platform")
        game.go_on(lambda: game.key("Escape"), "Lucid Control")
        game.key(*["Up"] * (DREAM_I + 1), "Return")  # from the dream that was chosen to the last row: wake up
        assert game.ended() == (0, "")
        (replay,) = game.replays
    found = read(replay)
    assert (found.seed, found.result and found.result["ending"]) == (7, "too-soon")
    assert done(replay) == AT_ONCE
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)


@pytest.mark.slow
def test_by_mouse_alone_from_the_title_to_an_ending(screen: str, tmp_path: Path) -> None:
    """The same with a mouse: no key is ever pressed."""
    home = tmp_path / "live"
    home.mkdir()
    boxes = city_layout(SIZE).boxes
    with Game(screen, home) as game:
        game.click(*row(DREAM_I, TITLE))
        time.sleep(0.5)
        game.click(*row(1, CHOICE))  # deep sleep
        time.sleep(0.5)
        game.click(*row(1, OFFER))  # no lesson
        game.until(lambda: game.replays, "a recording")
        time.sleep(0.5)
        seed = int(game.replays[0].stem.rsplit("-", 1)[1])
        level = load(ROOT / "levels" / "1-platform.toml").at(seed)
        chart = CityMap.of(level, Ground.of(city_layout(SIZE)))
        at = chart.sectors[-1]
        game.click(*at)  # a sector, then a verb
        game.click(*tile(0))
        for verb in (1, 2, 4):  # a verb, then a sector
            game.click(*tile(verb))
            game.click(*at)
            game.click(*tile(verb))
        a, b = next(ends for ends, link in zip(chart.links, level.links, strict=True) if link.there)
        game.click((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, button=3)
        game.click(*boxes["annunciator"].center)
        for held in (boxes["breathe"].center, tile(3)):
            game.press(*held)
            time.sleep(0.5)
            game.release()
        game.end_by_override(lambda: game.click(*tile(5)), lambda: game.press(*tile(5)), game.release)
        game.go_on(lambda: game.click(640, 300), "Debrief of The Platform")
        game.go_on(lambda: game.click(1150, 676), "Lucid Control")  # title, the last one
        game.click(*row(TITLE - 1, TITLE))  # wake up
        assert game.ended() == (0, "")
        (replay,) = game.replays
    assert (read(replay).result or {})["ending"] == "too-soon"
    assert done(replay) == AT_ONCE
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)


@pytest.mark.slow
def test_told_to_end_in_mid_run_it_closes_the_recording_and_offers_to_go_on(screen: str, tmp_path: Path) -> None:
    with Game(screen, tmp_path, "play", str(SHORT), "--seed", "5") as game:
        game.until(lambda: game.recorded() > 5 * 60, "five seconds of a recording")
        game.process.send_signal(signal.SIGTERM)
        code, said = game.ended()
        assert (code, said) == (128 + signal.SIGTERM, "")
        (replay,) = game.replays
    left = read(replay)
    assert left.complete
    assert left.ticks > 5 * 60
    assert verify(replay) == 0
    with Game(screen, tmp_path) as game:  # the title's first row is to go on
        game.key("Return")
        game.until(lambda: read(replay).ticks > left.ticks, "a longer recording")
        game.key("6")
        time.sleep(0.5)
        game.down("6")
        game.until(game.last_frame.exists, "an ending")
        assert game.replays == [replay]
    longer = read(replay)
    assert longer.complete
    assert (longer.result or {}).get("ending") == "renewal"
    assert verify(replay) == 0


@pytest.mark.slow
def test_an_edited_level_is_played_anew_and_a_faulty_one_is_not(screen: str, tmp_path: Path) -> None:
    """And where there is no sound device, that is said once, and the game goes on."""
    level = tmp_path / "mine.toml"
    text = SHORT.read_text()
    level.write_text(text)
    with Game(screen, tmp_path, "play", str(level), "--seed", "5", SDL_AUDIODRIVER="nowhere") as game:
        game.until(lambda: game.replays, "a recording")
        time.sleep(0.3)
        game.key("m", "m")
        level.write_text(text.replace("[laws.ripple]", "[laws.riple]"))
        time.sleep(2)
        assert len(game.replays) == 1
        assert game.process.poll() is None
        level.write_text(text.replace('title = "A short night"', 'title = "Another night"'))
        game.until(lambda: len(game.replays) == 2, "a second recording", 10)
        game.process.terminate()
        said = game.ended()[1]
    assert "starts again" in said
    assert said.count("no sound device") == 1
    assert "Another night" in read(game.replays[1]).level_text
    assert [verify(replay) for replay in game.replays] == [0, 0]


@pytest.mark.slow
def test_the_whole_dream_by_keys_at_ten_ticks_a_frame(screen: str, tmp_path: Path) -> None:
    """Nobody does anything until the figures are up: the longest way to an ending there is."""
    level = tmp_path / "platform.toml"  # a copy: a change of the level's own file would begin the dream anew
    level.write_text((ROOT / "levels" / "1-platform.toml").read_text())
    with Game(screen, tmp_path, "play", str(level), "--seed", "7", LUCID_TICKS_PER_FRAME="10") as game:
        game.until(game.last_frame.exists, "an ending", 400)
        (replay,) = game.replays
        time.sleep(2)
        game.process.terminate()
        game.ended()
    assert (read(replay).result or {})["ending"] in ("overrun", "unravelled")
    assert verify(replay) == 0
    assert pixels(game.last_frame) == replayed_frame(screen, tmp_path / "replayed", replay)


@pytest.mark.sweep
def test_a_persona_is_watched_to_its_ending(screen: str, tmp_path: Path) -> None:
    with Game(screen, tmp_path, "watch", "1", "--bot", "lucid", "--seed", "7", LUCID_TICKS_PER_FRAME="10") as game:
        game.until(game.last_frame.exists, "an ending", 400)
        live = pixels(game.last_frame)
        game.key("Return")
        time.sleep(3)
        assert game.process.poll() is None
    shot = tmp_path / "shot.png"
    arguments = ["shot", "1", "--bot", "lucid", "--seed", "7", "--at", "20:00", "-o", str(shot)]
    subprocess.run([sys.executable, "-m", "game", *arguments], cwd=ROOT, check=True)
    assert pixels(shot) == live
