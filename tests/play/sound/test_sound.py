"""The baked sounds, the mixer, and what the soundscape makes of the panel."""

import functools
import os
import subprocess
import sys
import wave
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.faults import Fault
from game.play.dreams import dreams
from game.play.sound import bank, mixer, scape
from game.play.sound.bank import Bank
from game.play.sound.choir import BLOCK, Choir, Tone
from game.play.sound.mixer import LOST, Sound
from game.play.sound.player import Volumes
from game.play.sound.scape import ANY_ALARM_GAP, TURN, Heard, Soundscape, Ticking
from tests.sentences import says

ROOT = Path(__file__).parents[3]
SOUNDS = ROOT / "assets" / "sounds"


class KeptBank(Bank):
    """The sounds of the game, each read once for all tests."""

    samples = functools.cache(Bank.samples)  # type: ignore[assignment]


BANK = KeptBank(dream.sounds for dream in dreams())
LOOPS, SHOTS = BANK.loops, BANK.shots
TWINS = tuple(f"{loop}-muffled" for loop in LOOPS)
ALARMS = {kind: alarm.sound for kind, alarm in BANK.alarms.items()}
FRAME = 1000 / 60
CHOIR, CHANNELS = Sound(BANK).choir_channel, Sound(BANK).channels


def bake(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "bake_sounds.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def stored(name: str) -> NDArray[np.float64]:
    """`[samples, ears]`, full scale 1."""
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return raw.reshape(-1, file.getnchannels()) / 32768


# The files


def test_some_files_are_what_the_tool_makes() -> None:
    done = bake("--check", "--only", "alarm")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_all_files_are_what_the_tool_makes() -> None:
    done = bake("--check")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_tool_makes_the_same_bytes_each_run(tmp_path: Path) -> None:
    for folder in ("once", "again"):
        assert bake("--only", "alarm", "--into", str(tmp_path / folder)).returncode == 0
    made = sorted((tmp_path / "once").iterdir())
    assert [file.stem for file in made] == sorted(ALARMS.values())
    for file in made:
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


def test_the_check_notices_a_changed_file(tmp_path: Path) -> None:
    bake("--only", "select", "--into", str(tmp_path))
    changed = bytearray((tmp_path / "select.wav").read_bytes())
    changed[400] ^= 4
    (tmp_path / "select.wav").write_bytes(changed)
    assert bake("--check", "--only", "select", "--into", str(tmp_path)).returncode == 1


def test_the_folder_holds_what_the_game_plays_and_no_more() -> None:
    assert {file.stem for file in SOUNDS.iterdir()} == {*SHOTS, *LOOPS, *TWINS}
    assert sum(file.stat().st_size for file in SOUNDS.iterdir()) < 12_000_000


@pytest.mark.parametrize("name", [*SHOTS, *LOOPS, *TWINS])
def test_no_file_clips_or_leans(name: str) -> None:
    curve = stored(name)
    assert 0.0005 < np.abs(curve).max() < 10 ** (-3 / 20)
    assert np.abs(curve.mean(axis=0)).max() < 1e-4


@pytest.mark.parametrize("name", SHOTS)
def test_a_single_sound_starts_and_ends_in_silence(name: str) -> None:
    curve = stored(name)
    assert np.abs(curve[[0, -1]]).max() < 1e-4


@pytest.mark.parametrize("name", [*LOOPS, *TWINS])
def test_a_loop_has_no_seam(name: str) -> None:
    """A predictor fitted to the loop errs no more where the end meets the start than it does elsewhere."""
    order, curve = 32, stored(name)[:, 0]
    round_again = np.concatenate([curve[-order:], curve, curve[:order]])
    windows = np.lib.stride_tricks.sliding_window_view(round_again, order + 1)
    weights = np.linalg.lstsq(windows[:20000:5, :-1], windows[:20000:5, -1], rcond=None)[0]
    wrong = np.abs(windows[:, :-1] @ weights - windows[:, -1])
    seam = np.concatenate([wrong[:order], wrong[len(curve) :]])
    assert seam.max() <= 1.2 * wrong[order : len(curve)].max()


def test_a_loop_keeps_its_length_at_the_mixers_rate() -> None:
    """The clear loop and its muffled twin turn together for ever."""
    for loop in LOOPS:
        assert len(BANK.samples(loop)) == len(BANK.samples(f"{loop}-muffled"))


def test_alarms_differ_in_pitch() -> None:
    """The strongest pitch of each lies at least a major third from that of any other."""
    strongest = []
    for name in ALARMS.values():
        curve = np.frombuffer(BANK.samples(name), np.int16)[::2]
        spectrum = np.abs(np.fft.rfft(curve))
        strongest.append(np.argmax(spectrum) * bank.RATE / len(curve))
    pitches = np.sort(np.log2(strongest))
    assert np.diff(pitches).min() > 4 / 12


def test_alarms_differ_in_rhythm() -> None:
    """Notes start twice, four times, and in a tremolo too quick to count."""

    def starts(name: str) -> int:
        curve = np.abs(np.frombuffer(BANK.samples(name), np.int16)[::2].astype(float))
        level = np.convolve(curve, np.ones(480) / 480, "same")[::480]  # each 10 ms
        louder = level[2:] > 1.35 * level[:-2] + 0.05 * level.max()
        return int(np.count_nonzero(louder[1:] & ~louder[:-1]) + louder[0])

    assert starts("alarm-anomaly") == 2
    assert starts("alarm-load") == 4
    assert starts("alarm-climb") > 8


# The mixer


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sound]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = Sound.open(BANK)
    yield opened
    opened.close()


def busy(channels: range) -> list[bool]:
    return [pygame.mixer.Channel(k).get_busy() for k in channels]


def test_the_mixer_has_the_format_that_was_asked_for(sound: Sound) -> None:
    assert sound.notice is None
    assert not sound.silent
    assert pygame.mixer.get_init() == (48000, -16, 2)
    assert pygame.mixer.get_num_channels() == CHANNELS >= 24


def test_it_opens_in_its_own_format_after_pygame_opened_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.init(22050, -16, 1)
    opened = Sound.open(BANK)
    assert pygame.mixer.get_init() == (48000, -16, 2)
    opened.close()


def test_without_a_device_it_says_so_once_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    opened = Sound.open(BANK)
    assert opened.notice
    assert opened.notice.count(".") == 1
    opened.play("scan")
    opened.update(FRAME)
    opened.close()


def test_muted_it_never_touches_the_mixer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pygame, "mixer")
    opened = Sound.open(BANK, muted=True)
    opened.play("scan")
    opened.loop("hum-calm", 1)
    opened.muffle(1)
    opened.duck(100)
    opened.update(FRAME)
    opened.stop("scan")
    opened.stop_all()
    opened.set_volumes(Volumes(0.5))
    opened.close()
    assert opened.silent
    assert opened.notice is None


def test_unmuting_opens_what_muting_left_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = Sound.open(BANK, muted=True)
    opened.set_muted(False)
    assert not opened.silent
    opened.set_muted(True)
    assert opened.silent
    opened.close()


@pytest.mark.parametrize(
    "content",
    [None, b"RIFF....", *(pytest.param(other, marks=pytest.mark.slow) for other in (b"", b"RIFF\x04\x00\x00\x00WAVE"))],
)
def test_a_file_that_cant_be_read_is_told_and_left_out(
    content: bytes | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def elsewhere(*parts: str) -> Path:
        if parts[-1] != "scan.wav":
            return SOUNDS / parts[-1]
        if content is None:
            raise Fault("not there")
        (tmp_path / "scan.wav").write_bytes(content)
        return tmp_path / "scan.wav"

    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(bank, "asset", elsewhere)
    opened = Sound.open(Bank(dream.sounds for dream in dreams()))
    assert says(opened.notice, "scan.wav")
    opened.play("scan")
    opened.play("steady")
    assert sum(busy(range(CHANNELS))) == 1
    opened.close()


def test_opened_for_a_first_picture_it_reads_one_sound_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of menus first; a loop begins when all are there, so that it runs in step with its muffled twin."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = Sound.open(BANK, whole=False)
    assert not opened.sounds
    assert not opened.silent
    opened.loop("hum-calm", 1)
    for count in range(1, 6):
        opened.update(FRAME)
        assert len(opened.sounds) == count
    assert {"menu-move", "menu-choose"} <= set(opened.sounds)
    while len(opened.sounds) < len(BANK.shots) + 2 * len(BANK.loops):
        assert not any(busy(range(opened.choir_channel)))
        opened.update(FRAME)
    opened.update(FRAME)
    assert sum(busy(range(opened.choir_channel))) == 2
    opened.close()


def test_an_unknown_name_is_refused_even_in_silence() -> None:
    with pytest.raises(ValueError, match="no sound is called 'scam'"):
        Sound(BANK).play("scam")


def test_pan_and_gain_reach_the_channel(sound: Sound) -> None:
    heard = []
    sound.set_volumes(Volumes(1))
    for pan in (-1.0, 0.0, 1.0):
        sound.play("sector-dark", 0.5, pan)
        shot = sound.shots[-1]
        heard.append((shot.gain, shot.pan, shot.channel.get_busy()))
    assert heard == [(0.5, -1.0, True), (0.5, 0.0, True), (0.5, 1.0, True)]


def test_more_sounds_than_channels_never_take_a_loops(sound: Sound) -> None:
    sound.loop("hum-calm", 1)
    sound.update(FRAME)
    for _ in range(60):
        sound.play("ending-loss")
    assert busy(range(2)) == [True, True]
    assert all(busy(range(CHOIR + 1, CHANNELS)))
    assert len(sound.shots) == CHANNELS - CHOIR - 1


def test_a_loop_swells_and_fades_by_small_steps(sound: Sound) -> None:
    sound.set_volumes(Volumes(1))
    gains = []
    for target in (1.0, 0.0):
        sound.loop("hum-calm", target)
        for _ in range(90):
            sound.update(FRAME)
            gains.append(sound.sounds["hum-calm"].get_volume())
    assert max(gains) > 0.95
    assert np.abs(np.diff(gains)).max() < 0.11
    assert busy(range(2)) == [False, False]


def test_closed_eyes_cross_over_to_the_muffled_twin(sound: Sound) -> None:
    sound.loop("hum-calm", 1)
    sound.muffle(1)
    for _ in range(120):
        sound.update(FRAME)
    assert sound.sounds["hum-calm"].get_volume() < 0.02
    assert sound.sounds["hum-calm-muffled"].get_volume() > 0.5


def test_stop_all_fades_and_lets_go(sound: Sound) -> None:
    sound.loop("hum-calm", 1)
    sound.play("ending-loss")
    sound.update(FRAME)
    sound.stop_all(fade_ms=5000)
    sound.update(FRAME)
    assert busy(range(2)) == [True, True], "the fade is under way"
    assert not sound.shots


def test_leaving_a_dream_lets_its_ending_ring_out(sound: Sound) -> None:
    scape = Soundscape(sound)
    scape.frame(FRAME, Heard(events=("ending-renewal", "steady"), over=True))
    scape.rest(fade_ms=1)
    assert [shot.name for shot in sound.shots] == ["ending-renewal"]
    assert sound.shots[0].channel.get_busy()


def placed(sound: Sound, name: str, pan: float = 0.0) -> tuple[float, ...]:
    """How loud a single sound is, at the left and at the right."""
    sound.play(name, 0.5, pan)
    noted: list[tuple[float, ...]] = []
    sound.shots[-1].channel = Noted(noted)  # type: ignore[assignment]
    sound._place(sound.shots.pop())
    return noted[0]


def test_each_kind_has_a_volume_of_its_own(sound: Sound) -> None:
    def loudness(**kinds: float) -> list[float]:
        sound.set_volumes(Volumes(1, **kinds))  # type: ignore[arg-type]
        sound.loop("hum-calm", 1)
        for _ in range(300):
            sound.update(FRAME)
        return [sound.sounds["hum-calm"].get_volume(), placed(sound, "select")[0], placed(sound, "voice-1")[0]]

    whole = loudness()
    for place, kind in enumerate(("music", "effects", "voice")):
        half = loudness(**{kind: 0.5})
        assert half == pytest.approx([v / (4 if i == place else 1) for i, v in enumerate(whole)], abs=0.02)


def test_in_mono_both_ears_hear_the_same(sound: Sound) -> None:
    both = np.frombuffer(BANK.samples("ending-song", True), np.int16).reshape(-1, 2)
    each = np.frombuffer(BANK.samples("ending-song"), np.int16).reshape(-1, 2)
    assert (both[:, 0] == both[:, 1]).all()
    assert (each[:, 0] != each[:, 1]).any()
    left, right = placed(sound, "select", 1)
    assert left == pytest.approx(0, abs=0.01) != right
    sound.volumes = Volumes(1, mono=True)
    left, right = placed(sound, "select", 1)
    assert left == pytest.approx(right)


class Noted:
    """A channel that writes down what it is set to."""

    def __init__(self, volumes: list[tuple[float, ...]]) -> None:
        self.volumes = volumes

    def set_volume(self, *sides: float) -> None:
        self.volumes.append(sides)


def test_a_device_that_goes_away_and_comes_back_is_followed_silently(
    sound: Sound, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without it the game plays to nobody; once it is there again loops go on, and no word is said."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / "heard.raw"))
    there, start = True, mixer._start

    def started(channels: int) -> None:
        if not there and os.environ["SDL_AUDIODRIVER"] != "dummy":
            raise pygame.error("no such device")
        start(channels)

    monkeypatch.setattr(mixer, "_start", started)
    for driver in ("dummy", "disk"):
        there = driver == "disk"
        sound.loop("hum-calm", 1)
        if there:
            sound.update(LOST + 1)
        else:
            sound.follow()
        assert os.environ["SDL_AUDIODRIVER"] == driver
        sound.loop("hum-calm", 1)
        for _ in range(30):
            sound.update(FRAME)
        assert pygame.mixer.Channel(0).get_busy()
        sound.play("select")
        assert sound.shots[-1].channel.get_busy()
        assert sound.notice is None


# The soundscape


class Ear(Sound):
    """Writes down what it is asked for, and plays nothing."""

    def __init__(self) -> None:
        super().__init__(BANK)
        self.clock = 0.0
        self.played: list[tuple[float, str]] = []
        self.stopped: list[str] = []
        self.loops: dict[str, float] = {}
        self.sung: list[Tone] = []
        self.muffled = self.ducked = 0.0

    silent = False  # type: ignore[assignment]

    def play(self, name: str, gain: float = 1.0, pan: float = 0.0) -> None:
        assert name in SHOTS
        assert 0 <= gain <= 1
        self.played.append((self.clock, name))

    def stop(self, name: str, fade_ms: int = 150) -> None:
        self.stopped.append(name)

    def loop(self, name: str, gain: float) -> None:
        assert name in LOOPS
        assert 0 <= gain <= 1
        self.loops[name] = gain

    def sing(self, tones: Sequence[Tone]) -> None:
        self.sung = list(tones)

    def muffle(self, amount: float) -> None:
        self.muffled = amount

    def duck(self, ms: float) -> None:
        self.ducked = ms

    def update(self, dt_ms: float) -> None:
        self.clock += dt_ms

    def names(self) -> list[str]:
        return [name for _, name in self.played]


@pytest.fixture
def ear() -> Ear:
    return Ear()


def listen(ear: Ear, heard: Heard, seconds: float, scape: Soundscape | None = None) -> Soundscape:
    scape = scape or Soundscape(ear)
    for _ in range(round(seconds * 60)):
        scape.frame(FRAME, heard)
    return scape


def test_a_flood_of_alarms_sounds_each_kind_in_turn_with_gaps(ear: Ear) -> None:
    listen(ear, Heard(new_alarms=("anomaly", "load", "climb") * 5), 20)
    assert ear.names()[:3] == ["alarm-climb", "alarm-load", "alarm-anomaly"]
    when = [at for at, _ in ear.played]
    assert np.diff(when).min() >= ANY_ALARM_GAP - FRAME
    for kind in ("anomaly", "load", "climb"):
        name = ALARMS[kind]
        own = [at for at, played in ear.played if played == name]
        assert len(own) > 3
        assert np.diff(own).min() >= BANK.alarms[kind].gap - FRAME


def test_one_alarm_sounds_once_and_at_once(ear: Ear) -> None:
    scape = listen(ear, Heard(new_alarms=("load",)), 1 / 60)
    listen(ear, Heard(), 10, scape)
    assert ear.played == [(0.0, "alarm-load")]


def test_acknowledging_drops_the_alarms_that_wait(ear: Ear) -> None:
    scape = listen(ear, Heard(new_alarms=("load", "anomaly")), 1 / 60)
    listen(ear, Heard(events=("acknowledge",)), 1 / 60, scape)
    listen(ear, Heard(), 10, scape)
    assert ear.names() == ["alarm-load", "acknowledge"]


def test_an_unknown_alarm_is_refused(ear: Ear) -> None:
    with pytest.raises(ValueError, match="no alarm is called 'fire'"):
        listen(ear, Heard(new_alarms=("fire",)), 1 / 60)


def test_the_heart_beats_quicker_the_less_composure_is_left(ear: Ear) -> None:
    counts = []
    for composure in (1.0, 0.4, 0.2, 0.0):
        ear.played.clear()
        listen(ear, Heard(composure=composure), 30)
        counts.append(ear.names().count("heartbeat"))
    assert counts[0] == 0
    assert counts[1] < counts[2] < counts[3] < 60


def test_breathing_muffles_and_takes_turns(ear: Ear) -> None:
    scape = listen(ear, Heard(breathing=True), 9)
    assert ear.muffled == 1
    assert ear.names() == ["breath-in", "breath-out", "breath-in", "breath-out"]
    listen(ear, Heard(), 1 / 60, scape)
    assert ear.muffled == 0
    assert ear.stopped == ["breath-in", "breath-out"]
    listen(ear, Heard(breathing=True), 1 / 60, scape)
    assert ear.names()[-1] == "breath-in"


def test_letting_go_of_the_override_stops_its_rise(ear: Ear) -> None:
    scape = listen(ear, Heard(held=frozenset({"override-hold"})), 1)
    assert ear.names() == ["override-hold"]
    listen(ear, Heard(), 1, scape)
    assert ear.stopped == ["override-hold"]


def test_the_voice_is_never_twice_the_same_and_lowers_the_rest(ear: Ear) -> None:
    scape = Soundscape(ear)
    for _ in range(4):
        listen(ear, Heard(events=("voice",)), 1 / 60, scape)
    assert ear.names() == ["voice-1", "voice-2", "voice-3", "voice-1"]
    assert ear.ducked > 0


def test_a_burst_of_one_event_is_thinned(ear: Ear) -> None:
    listen(ear, Heard(events=("ripple", "ripple", "ripple")), 1)
    assert 3 <= len(ear.names()) <= 4


def test_when_the_dream_is_over_everything_falls_silent(ear: Ear) -> None:
    scape = listen(ear, Heard(bed={"hum-dread": 1, "decrypt": 1}, composure=0), 1)
    ear.played.clear()
    listen(ear, Heard(over=True, composure=0, new_alarms=("climb",)), 3, scape)
    assert ear.played == []
    assert set(ear.loops.values()) == {0.0}


def test_an_ending_waits_until_the_world_has_broken(ear: Ear) -> None:
    scape = listen(ear, Heard(events=("ending-renewal", "override-shatter"), over=True), 1 / 60)
    listen(ear, Heard(over=True), 8, scape)
    assert ear.names() == ["override-shatter", "ending-renewal"]
    assert 3100 < ear.played[1][0] - ear.played[0][0] < 3300


def test_an_ending_without_override_is_heard_at_once(ear: Ear) -> None:
    listen(ear, Heard(events=("ending-loss",), over=True), 1 / 60)
    assert ear.names() == ["ending-loss"]


def test_leaving_a_dream_forgets_what_was_waiting(ear: Ear) -> None:
    scape = listen(
        ear, Heard(new_alarms=("load", "anomaly"), breathing=True, held=frozenset({"override-hold"})), 1 / 60
    )
    scape.rest()
    ear.played.clear()
    listen(ear, Heard(), 10, scape)
    assert ear.played == []


def test_silent_it_does_nothing() -> None:
    quiet = Sound.open(BANK, muted=True)
    scape = Soundscape(quiet)
    scape.frame(FRAME, Heard(bed={"hum-dread": 1}, composure=0, breathing=True, new_alarms=("climb",)))
    assert scape == Soundscape(quiet)


def test_it_listens_to_no_clock() -> None:
    for file in Path(scape.__file__).parent.glob("*.py"):
        text = file.read_text("utf-8")
        assert "import time" not in text
        assert "get_ticks" not in text
        assert "datetime" not in text


# The choir, and what ticks


def heard_of(choir: Choir, blocks: int) -> NDArray[np.float64]:
    """One ear's curve over so many blocks."""
    raw = b"".join(choir.block() for _ in range(blocks))
    return np.frombuffer(raw, np.int16).reshape(-1, 2)[:, 0] / 32768


def strongest(curve: NDArray[np.float64]) -> float:
    spectrum = np.abs(np.fft.rfft(curve * np.hanning(len(curve))))
    return float(np.argmax(spectrum) * bank.RATE / len(curve))


def test_the_choir_sings_the_pitch_it_is_given() -> None:
    choir = Choir()
    choir.sing([Tone(275.0, 1.0)])
    assert strongest(heard_of(choir, 8)) == pytest.approx(275.0, abs=1.0)


def test_two_tones_that_meet_lie_still_and_beat_when_they_are_off() -> None:
    """At 4 : 5 the fifth harmonic of one is the fourth of the other; 1 Hz off, it swells four times a second."""

    def swell(hertz: float) -> float:
        choir = Choir()
        choir.sing([Tone(220.0, 1.0), Tone(hertz, 1.0)])
        curve = heard_of(choir, 12)[2 * BLOCK :]
        turning = curve * np.exp(-2j * np.pi * 1102 * np.arange(len(curve)) / bank.RATE)
        level = np.abs(np.convolve(turning, np.hanning(2400), "valid"))
        return float((level.max() - level.min()) / level.max())

    assert swell(275.0) < 0.01
    assert swell(276.0) > 0.5


def test_blocks_of_the_choir_join_without_a_seam() -> None:
    choir = Choir()
    choir.sing([Tone(220.0, 0.5, 0.5, -0.4), Tone(275.0, 0.5), Tone(330.0, 0.5, 0.2, 0.4)])
    first = heard_of(choir, 2)
    choir.sing([Tone(210.0, 0.9, 0.1), Tone(280.0, 0.2, 1.0), Tone(330.0, 0.0)])
    curve = np.concatenate([first, heard_of(choir, 3)])
    assert np.abs(np.diff(curve)).max() < 0.1


def test_a_choir_that_is_told_nothing_falls_silent() -> None:
    choir = Choir()
    assert not choir.sounding
    choir.sing([Tone(220.0, 1.0)])
    choir.block()
    choir.sing(())
    choir.block()
    assert not choir.sounding


def test_the_choir_has_a_channel_of_its_own(sound: Sound) -> None:
    sound.sing([Tone(220.0, 1.0)])
    sound.update(FRAME)
    assert busy(range(CHOIR, CHOIR + 1)) == [True]
    assert pygame.mixer.Channel(CHOIR).get_queue() is not None
    assert not any(busy(range(CHOIR + 1, CHANNELS)))


def clockwork(*phases: int) -> Heard:
    return Heard(ticking=[Ticking(phase, "select", 0.5, 0.0) for phase in phases])


def test_what_ticks_is_heard_when_its_phase_comes_round(ear: Ear) -> None:
    scape = Soundscape(ear)
    for phase in (60_000, 65_000, 900, 5_000, 33_000, 64_000, 100):
        scape.frame(FRAME, clockwork(phase))
    assert ear.names() == ["select", "select"]
    assert np.diff([at for at, _ in ear.played]).min() == pytest.approx(4 * FRAME)


def test_ticks_of_one_instant_are_one_sound(ear: Ear) -> None:
    scape = Soundscape(ear)
    scape.frame(FRAME, clockwork(TURN - 10, TURN - 20, TURN - 3000))
    scape.frame(FRAME, clockwork(700, 600, TURN - 2000))
    assert ear.names() == ["select"]


def test_a_phase_that_falls_back_does_not_tick(ear: Ear) -> None:
    scape = Soundscape(ear)
    for phase in (900, 65_000, 64_000):
        scape.frame(FRAME, clockwork(phase))
    assert ear.names() == []


def test_a_dreams_own_bed_takes_the_place_of_the_hum(ear: Ear) -> None:
    listen(ear, Heard(bed={"decrypt": 0.4}), 1 / 60)
    assert {name for name, gain in ear.loops.items() if gain} == {"decrypt"}
