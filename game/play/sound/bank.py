"""The names of all sounds, and their files as the mixer wants them."""

import wave

import numpy as np
from numpy.typing import NDArray

from game.play.render.assets import asset

RATE = 48_000
ENGINE_LOOPS = ("chamber", "tendrils", "stretched")
LOOPS = ("hum-calm", "hum-strained", "hum-dread", "wind-city", "decrypt", *ENGINE_LOOPS)
HALL_ALARMS = {"deviation": "alarm-deviation", "understood": "alarm-understood"}
ALARMS = {"climb": "alarm-climb", "load": "alarm-load", "anomaly": "alarm-anomaly", **HALL_ALARMS}  # urgent first
VOICES = ("voice-1", "voice-2", "voice-3")
BREATHS = ("breath-in", "breath-out")
ENGINE_ENDINGS = ("ending-song", "ending-unison", "ending-discord", "ending-silence")
ENDINGS = ("ending-renewal", "ending-loss", "ending-journey", *ENGINE_ENDINGS)
INSIDE = ("heartbeat", "guardian", *BREATHS, *VOICES)  # heard from within: closed eyes don't muffle them
ENGINE_SHOTS = (
    "tick-1", "tick-2", "tick-3", "nudge-perfect", "nudge-good", "nudge-fair", "nudge-miss",
    "work-rune", "work-gear", "work-droplet", "work-botched", "shriek", "told", "struck", "parried",
    "fray", "mend", "bridge", "bridge-burst", "silenced", "threads", "woven",
)  # fmt: skip
HALL_SHOTS = (
    "correct", "embrace", "embrace-missed", "learned", "lapsed", "guardian", "answered", "vision",
)  # fmt: skip
SHOTS = (
    *ALARMS.values(), *INSIDE,
    "select", "acknowledge", "scan", "steady", "isolate", "layer-opened", "shelter",
    "override-arm", "override-hold", "override-shatter",
    "ripple", "sector-dark", "protocol-unravels",
    "menu-move", "menu-choose", *ENGINE_SHOTS, *HALL_SHOTS, *ENDINGS,
)  # fmt: skip


def samples(name: str) -> bytes:
    """A sound as the mixer wants it: 16-bit stereo at `RATE`.

    Files have the lowest rate that holds them whole; the spectrum is filled up with nothing, which is exact,
    and for a loop leaves its seam as smooth as it was. Raises Fault, OSError, EOFError, wave.Error or
    ValueError.
    """
    with wave.open(str(asset("sounds", f"{name}.wav")), "rb") as file:
        rate, count, ears = file.getframerate(), file.getnframes(), file.getnchannels()
        if file.getsampwidth() != 2 or not count:
            raise ValueError("it is not 16-bit sound")
        stored = np.frombuffer(file.readframes(count), "<i2").reshape(count, ears)
    curve: NDArray[np.floating] = stored.astype(np.float32)
    if rate != RATE:
        wanted = count * RATE // rate
        curve = np.fft.irfft(np.fft.rfft(curve, axis=0), wanted, axis=0) * (wanted / count)
    whole = curve.round().clip(-32768, 32767).astype(np.int16)
    return np.broadcast_to(whole, (len(whole), 2)).tobytes()


def twins(loop: str) -> tuple[str, str]:
    """The files of a loop: as it is, and as closed eyes hear it."""
    return loop, f"{loop}-muffled"
