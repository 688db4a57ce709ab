"""The offline mixer plays to the sample what the description says, and the limiter keeps it under its ceiling."""

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from game.play.dreams import sounds
from game.play.sound.bank import RATE
from game.play.sound.choir import FULL, Tone
from game.play.sound.limiter import CEILING, Limiter
from game.play.sound.offline_mixer import OfflineMixer
from game.play.sound.player import SINGLES, Volumes

FRAME = 1000 / 60


def stored(name: str) -> NDArray[np.float64]:
    return np.frombuffer(sounds().samples(name), np.int16).reshape(-1, 2) / FULL


def mixed(player: OfflineMixer, frames: int) -> NDArray[np.float64]:
    made = []
    for _ in range(frames):
        player.update(FRAME)
        made.append(player.mixed)
    return np.concatenate(made).astype(float)


@pytest.fixture
def player() -> Iterator[OfflineMixer]:
    return OfflineMixer(sounds(), Volumes(1.0))


@pytest.mark.parametrize("pan", [-1.0, 0.0, 0.4])
def test_a_single_sound_begins_with_the_next_sample_as_loud_as_described(player: OfflineMixer, pan: float) -> None:
    before = mixed(player, 7)
    player.play("scan", 0.5, pan)
    after = mixed(player, 20)
    assert not before.any()
    assert len(before) == 7 * RATE // 60
    assert after == pytest.approx(stored("scan")[: len(after)] * player.loudness_of_single("scan", 0.5, pan), abs=1e-6)


def test_a_loop_swells_turns_and_falls_silent_without_a_step(player: OfflineMixer) -> None:
    player.loop("hum-calm", 0.5)
    rising = mixed(player, 180)
    loop = stored("hum-calm")
    whole = np.tile(loop, (2 + len(rising) // len(loop), 1))[: len(rising)]
    assert rising[-800:] == pytest.approx(0.5 * whole[-800:], abs=1e-3), "it has its gain, and runs from its start"
    player.stop_all()
    assert mixed(player, 2)[800:].any() == np.False_


def test_closed_eyes_hear_the_muffled_twin(player: OfflineMixer) -> None:
    player.loop("hum-calm", 1)
    player.muffle(1)
    heard = mixed(player, 240)[-800:]
    assert heard == pytest.approx(np.tile(stored("hum-calm-muffled"), (2, 1))[239 * 800 :][:800], abs=2e-3)


def test_what_is_stopped_fades_in_its_time(player: OfflineMixer) -> None:
    player.play("ending-loss")
    mixed(player, 30)
    player.stop("ending-loss", 100)
    fading = mixed(player, 12)
    assert fading[: RATE // 20].any()
    assert not fading[RATE // 10 :].any()


def test_beyond_the_most_the_oldest_gives_way(player: OfflineMixer) -> None:
    for pan in [-1.0] + [1.0] * SINGLES:
        player.play("ending-loss", 1, pan)
    heard = mixed(player, 30)
    assert np.abs(heard[:, 0]).max() < 1e-9
    assert heard[:, 1] == pytest.approx(SINGLES * stored("ending-loss")[: len(heard), 1], rel=1e-3, abs=1e-4)


def test_the_choir_glides_from_frame_to_frame(player: OfflineMixer) -> None:
    player.sing([Tone(220.0, 0.5), Tone(275.0, 0.5)])
    assert np.abs(np.diff(mixed(player, 40)[:, 0])).max() < 0.1


def through(curve: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """A mono curve, pushed in pieces of a size."""
    limiter, both = Limiter(), np.repeat(curve[:, None], 2, axis=1).astype(np.float32)
    pieces = [limiter.push(both[at : at + size]) for at in range(0, len(both), size)]
    return np.concatenate([*pieces, limiter.flush()])[:, 0].astype(float)


def true_peak(curve: NDArray[np.float64]) -> float:
    """By the whole spectrum, at sixteen times the rate."""
    return float(np.abs(np.fft.irfft(np.fft.rfft(curve), 16 * len(curve)) * 16).max())


def test_peaks_between_samples_stay_under_the_ceiling() -> None:
    """A tone at a quarter of the rate, of which no sample is higher than 1 and the curve is 1.41 high."""
    swell = np.sin(np.pi * np.arange(RATE) / RATE) ** 2
    tone = 2**0.5 * np.sin(np.pi / 2 * np.arange(RATE) + np.pi / 4) * swell
    assert true_peak(tone) > 1.4
    limited = through(tone, 800)
    assert 0.9 * CEILING < true_peak(limited) < 10 ** (-1.5 / 20)


def test_what_is_quiet_leaves_the_limiter_as_it_came_however_it_is_cut() -> None:
    tone = 0.4 * np.sin(0.03 * np.arange(5000))
    for size in (37, 800, 5000):
        assert through(tone, size) == pytest.approx(tone, abs=1e-7)
    loud = 3 * tone
    assert through(loud, 37) == pytest.approx(through(loud, 5000), abs=1e-6)
