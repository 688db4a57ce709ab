"""Exports: frames, duration, captions and sound agree with the run, and what fails leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
import wave
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.cli import main
from game.faults import Fault
from game.play.headless import soundtrack
from game.play.headless.export import Order, export
from game.play.headless.reel import Reel, Stretch
from game.play.headless.soundtrack import Soundtrack
from game.play.headless.subtitles import Subtitles
from game.play.sound.bank import RATE
from game.play.sound.offline_mixer import OfflineMixer
from game.replay import Replay, read
from game.sim.world import RULES
from tests.replay.recordings import with_head

ROOT = Path(__file__).resolve().parents[3]
SECOND = Stretch(60, 90)  # half of one
SIZE = (320, 180)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short night of ten seconds and a bit, with its ending."""
    path = tmp_path_factory.mktemp("export") / "short.replay"
    level = str(ROOT / "tests" / "levels" / "short.toml")
    assert main(["run", level, "--bot", "operator", "--seed", "3", "--record", str(path)]) == 0
    return path


@pytest.fixture
def replay(recording: Path) -> Replay:
    return read(recording)


def nobody(_done: int, _whole: int) -> None:
    """Looks at no progress."""


@pytest.mark.parametrize("speed", [Fraction(1, 2), Fraction(1), Fraction(3)])
def test_a_reel_has_a_frame_for_each_sixtieth_and_shows_the_run_as_it_is_then(replay: Replay, speed: Fraction) -> None:
    reel = Reel(replay, Stretch(60, 180, speed))
    assert reel.length == 120 / speed
    for frame in (0, 1, reel.length - 1):
        reel.show(frame)
        assert reel.run.age == -(-(60 + frame * speed) // 1)


def test_without_an_end_the_ending_is_shown_too(replay: Replay) -> None:
    reel = Reel(replay, Stretch(replay.ticks - 60))
    assert reel.length == 60 + 9 * 60
    reel.show(reel.length - 1)
    assert reel.run.over


def test_a_recording_of_other_rules_is_exported_from_its_states(recording: Path, tmp_path: Path) -> None:
    older = read(with_head(recording, tmp_path / "a.replay", lambda head: head.update(rules=RULES - 1)))
    reel = Reel(older, Stretch(0, 240))
    ages = []
    for frame in range(reel.length):
        reel.show(frame)
        ages.append(reel.run.age)
    assert set(ages) == {0, 60, 120, 180}


@pytest.mark.parametrize(("start", "end"), [(0, 10**6), (120, 60), (10**6, None)])
def test_a_stretch_that_isnt_there_is_refused(replay: Replay, start: int, end: int | None) -> None:
    with pytest.raises(Fault, match="nothing to show"):
        Reel(replay, Stretch(start, end))


def test_each_sound_begins_with_its_event(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within 5 ms, which are 240 samples, of the tick that it belongs to."""
    begun: list[tuple[str, int]] = []

    class Noted(OfflineMixer):
        def play(self, name: str, gain: float = 1.0, pan: float = 0.0) -> None:
            begun.append((name, self._made))
            super().play(name, gain, pan)

    monkeypatch.setattr(soundtrack, "OfflineMixer", Noted)
    reel = Reel(replay, Stretch(30, 480))
    track = Soundtrack(reel)
    happened = {}
    for frame in range(reel.length):
        reel.show(frame)
        happened[frame] = {reel.spectator.dream.verbs.sounds.get(name) for name, _, _ in reel.run.events}
        track.frame()
    verbs = set(reel.spectator.dream.verbs.sounds.values())
    told = [(name, at) for name, at in begun if name in verbs]
    assert len(told) >= 3
    for name, at in told:
        assert name in happened[round(at * 60 / RATE)]
        assert abs(at - round(at * 60 / RATE) * RATE // 60) <= 240


def test_a_wav_is_as_long_as_its_stretch_and_not_silent(replay: Replay, tmp_path: Path) -> None:
    export(replay, str(tmp_path / "x.wav"), Order(Stretch(0, 90, Fraction(2))), nobody)
    with wave.open(str(tmp_path / "x.wav")) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getnframes()) == (RATE, 2, 45 * 800)
        samples = np.frombuffer(sound.readframes(10**6), "<i2")
    assert np.abs(samples).max() > 100
    assert np.abs(samples[-8:]).max() < 50, "it ends in silence, without a click"


def test_a_sheet_holds_pictures_row_after_row(replay: Replay, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    order = Order(Stretch(0, 240), size=(640, 180), sheet=(2, 1))
    export(replay, str(tmp_path / "x.png"), order, lambda done, whole: seen.append((done, whole)))
    sheet = pygame.image.load(tmp_path / "x.png")
    assert sheet.get_size() == (640, 180)
    assert seen == [(1, 2), (2, 2)]
    left, right = (pygame.image.tobytes(sheet.subsurface((x, 0, 320, 180)), "RGB") for x in (0, 320))
    assert left != right
    assert len(set(left)) > 50, "there is a picture"


@pytest.mark.parametrize(
    ("kind", "rate"),
    [
        pytest.param(".webm", 60, marks=pytest.mark.slow),
        (".webm", 30),
        pytest.param(".mp4", 30, marks=pytest.mark.slow),
    ],
)
def test_a_video_has_the_frames_and_the_sound_of_its_stretch(
    replay: Replay, tmp_path: Path, kind: str, rate: int
) -> None:
    """The sound lies where the offline mix has it, to 5 ms."""
    av = pytest.importorskip("av")
    path, stretch = tmp_path / f"x{kind}", Stretch(0, 120)
    export(replay, str(path), Order(stretch, SIZE, rate), nobody)
    export(replay, str(tmp_path / "x.wav"), Order(stretch), nobody)
    with av.open(str(path)) as file:
        frames = list(file.decode(video=0))
        assert [(frame.width, frame.height) for frame in frames] == [SIZE] * (2 * rate)
        assert [round(frame.time * rate) for frame in frames] == list(range(2 * rate))
        assert abs(file.duration / av.time_base - 2) < 0.05
    with wave.open(str(tmp_path / "x.wav")) as sound:
        mix = np.frombuffer(sound.readframes(10**6), "<i2").reshape(-1, 2)[:, 0].astype(float)
    heard = decoded(av, path, len(mix))
    spectrum = np.fft.rfft(heard) * np.conj(np.fft.rfft(mix))
    lag = int(np.argmax(np.fft.irfft(spectrum)))
    assert min(lag, len(mix) - lag) < 240


def decoded(av: Any, path: Path, count: int) -> Any:
    """The left ear of a file's sound, where its times say that it lies."""
    heard = np.zeros(count + RATE)
    with av.open(str(path)) as file:
        for frame in file.decode(audio=0):
            samples = frame.to_ndarray()[0].astype(float)
            at = round(frame.time * RATE)
            if at >= 0 and at + len(samples) <= len(heard):
                heard[at : at + len(samples)] = samples
    return heard[:count]


@pytest.mark.parametrize("kind", [".gif", ".webp"])
def test_a_moving_picture_has_the_frames_and_times_of_its_stretch(replay: Replay, tmp_path: Path, kind: str) -> None:
    pytest.importorskip("av")
    images = pytest.importorskip("PIL.Image")
    path = tmp_path / f"x{kind}"
    export(replay, str(path), Order(SECOND, SIZE), nobody)
    times = []
    with images.open(path) as moving:
        assert (moving.size, moving.n_frames) == (SIZE, 15)
        for number in range(15):
            moving.seek(number)
            moving.load()
            times.append(moving.info["duration"])
        assert len(moving.convert("RGB").getcolors(10**6)) > 50, "there is a picture"
    assert abs(sum(times) - 500) <= 10


@pytest.mark.slow
def test_captions_beside_a_video_have_its_times(replay: Replay, tmp_path: Path) -> None:
    pytest.importorskip("av")
    order = Order(Stretch(0, 240), SIZE, captions="vtt", sounds=True)
    export(replay, str(tmp_path / "x.webm"), order, nobody)
    reel, said = Reel(replay, order.stretch), dict[str, list[int]]()
    for frame in range(reel.length):
        reel.show(frame)
        for line in reel.says(sounds=True):
            said.setdefault(line, []).append(frame)
    text = (tmp_path / "x.vtt").read_text("utf-8")
    assert text.startswith("WEBVTT\n\n")
    assert text.count("-->") >= len(said) > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.vtt", "x.webm"]


def test_cues_hold_while_a_line_is_seen_and_no_markup() -> None:
    subtitles = Subtitles()
    for lines in ([], ["It <begins> & ends."], ["It <begins> & ends.", "[an alarm]"], []):
        subtitles.see(lines)
    assert subtitles.text == (
        "WEBVTT\n\n00:00:00.017 --> 00:00:00.050\nIt &lt;begins&gt; &amp; ends.\n"
        "\n00:00:00.033 --> 00:00:00.050\n[an alarm]\n"
    )


@pytest.mark.parametrize(
    ("name", "more", "word"),
    [
        ("x.avi", [], ".webm"),
        ("x", [], ".webm"),
        ("x.gif", ["--fps", "60"], "--fps"),
        ("x.mp4", ["--size", "641x360"], "even"),
        ("x.wav", ["--from", "9:00"], "nothing to show"),
        ("what?.png", [], "Windows"),
        ("x.webm", ["--speed", "100"], "speed"),
        ("x.webm", ["--size", "160x2160"], "narrow"),
    ],
)
def test_what_cant_be_exported_is_one_sentence(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, more: list[str], word: str
) -> None:
    capsys.readouterr()
    assert main(["export", str(recording), str(tmp_path / name), *more]) == 2
    said = capsys.readouterr().err
    assert word in said
    assert len(said.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_without_pyav_a_video_names_the_group_that_it_is_in(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(Fault, match=r"lucid-control\[export\]"):
        export(replay, str(tmp_path / "x.webm"), Order(SECOND, SIZE), nobody)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="only Unix can limit the size of files")
@pytest.mark.parametrize("kind", [".wav", ".webm", ".mp4"])
def test_a_full_disk_leaves_nothing(replay: Replay, tmp_path: Path, kind: str) -> None:
    if kind != ".wav":
        pytest.importorskip("av")
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    held = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, limits[1]))
    try:
        with pytest.raises(Fault, match="nothing of it is left"):
            export(replay, str(tmp_path / f"x{kind}"), Order(SECOND, SIZE, captions="vtt"), nobody)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, held)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="needs the signals of Unix")
@pytest.mark.long
@pytest.mark.parametrize(("name", "kind"), [("SIGINT", ".webm"), ("SIGTERM", ".wav")])
def test_a_cancel_leaves_nothing(recording: Path, tmp_path: Path, name: str, kind: str) -> None:
    if kind == ".webm":
        pytest.importorskip("av")
    number = getattr(signal, name)
    going = subprocess.Popen(
        [sys.executable, "-m", "game", "export", str(recording), str(tmp_path / f"x{kind}"), "--speed", "1/8"],
        cwd=ROOT, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # whoever started us may ignore it
    )  # fmt: skip
    while not list(tmp_path.iterdir()):
        assert going.poll() is None
        time.sleep(0.02)
    time.sleep(0.3)
    going.send_signal(number)
    assert going.wait(30) == 128 + number
    assert not list(tmp_path.iterdir())
