"""Bake every sound of the game: `python tools/bake_sounds.py` writes `assets/sounds/*.wav`.

    --check        write nothing; compare with the files that are there, exit 1 if they differ
    --only NAME    bake only the sounds whose name starts so
    --into FOLDER  write somewhere else

The same machine makes the same bytes each run. Between machines numpy's sine and exponential may
differ in their last bit, so that a sample may round the other way: `--check` allows one step of 16 bits.
"""

from __future__ import annotations

import argparse
import sys
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sounds import alarms, body, endings, engine, hall, loops, verbs, world  # noqa: F401 - each enters its recipes
from sounds.recipe import RECIPES, bake

SOUNDS = Path(__file__).resolve().parent.parent / "assets" / "sounds"
Samples = NDArray[np.int16]


def write(path: Path, rate: int, samples: Samples) -> None:
    """Write `samples` (`[n]` or `[n, 2]`) as a 16-bit WAV file."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1 if samples.ndim == 1 else 2)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.tobytes())


def difference(path: Path, rate: int, samples: Samples) -> str | None:
    """What is wrong with the file at `path`, or None."""
    if not path.is_file():
        return "is missing"
    with wave.open(str(path), "rb") as file:
        shape = (file.getframerate(), file.getnchannels(), file.getnframes())
        there = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)
    if shape != (rate, 1 if samples.ndim == 1 else 2, len(samples)):
        return f"has rate, channels and samples {shape}"
    off = int(np.abs(there - samples.reshape(-1)).max())
    return f"is off by {off} steps" if off > 1 else None


def main() -> int:
    """Bake or check, as asked; 1 when a file differs."""
    options = argparse.ArgumentParser(description="Bake every sound of the game.")
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    options.add_argument("--only", default="", metavar="NAME", help="only names that start so")
    options.add_argument("--into", type=Path, default=SOUNDS, metavar="FOLDER")
    chosen = options.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    faults, size = 0, 0
    for recipe in (r for name, r in RECIPES.items() if name.startswith(chosen.only)):
        for name, (rate, samples) in bake(recipe).items():
            path, size = chosen.into / f"{name}.wav", size + samples.nbytes
            if not chosen.check:
                write(path, rate, samples)
            elif fault := difference(path, rate, samples):
                faults += 1
                print(f"{path.name} {fault}: bake it again")
    done = f"compared, {faults} files differ" if chosen.check else "baked"
    done = f"compared, {faults} files differ" if chosen.check else "baked"
    print(f"{size / 1e6:.1f} MB of sound {done}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
