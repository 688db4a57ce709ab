#!/usr/bin/env python3
"""The README's pictures, a still and a clip of each dream, drawn anew from recordings that the tree keeps.

python -m tools.make_pictures [--out FOLDER] [--only dream-1,dream-3]
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from game.level.clock import ticks_of
from game.play.headless.export import Order, export
from game.play.headless.reel import Stretch
from game.replay import read
from tools.make_goldens import FOLDER

OUT = Path(__file__).resolve().parents[1] / "assets" / "screenshots"
STILL, CLIP = (1280, 720), (560, 315)  # pixels
MOST = 2_000_000  # bytes of a file: a page that has them opens at once


class Shown(NamedTuple):
    """The name of a dream's pictures, the recording they are drawn from, the moment of the still, and what the clip
    shows of it."""

    name: str
    golden: str
    still: str
    start: str
    end: str


PICTURES = (
    Shown("dream-1", "platform/all-that-could-be.replay", "4:46", "4:41", "4:47"),
    Shown("dream-2", "guardian/journey.replay", "4:30", "4:28", "4:32"),
    Shown("dream-3", "engine/richer-song.replay", "2:25", "2:21", "2:26"),
)


def draw(shown: Shown, folder: Path) -> list[Path]:
    """Write the still and the clip of a dream. Raises Fault where one can't be drawn or written."""
    replay = read(FOLDER / shown.golden)
    moment = ticks_of(shown.still)
    stretch = Stretch(ticks_of(shown.start), ticks_of(shown.end))
    still, clip = folder / f"{shown.name}.png", folder / f"{shown.name}.webp"
    export(replay, str(still), Order(Stretch(moment, moment + 1), STILL, sheet=(1, 1)), lambda done, whole: None)
    export(replay, str(clip), Order(stretch, CLIP), lambda done, whole: None)
    return [still, clip]


def main() -> int:
    """Draw what is asked for. 1: a file is larger than it may be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", default=",".join(shown.name for shown in PICTURES))
    args = parser.parse_args()
    wanted, large = args.only.split(","), 0
    for shown in PICTURES:
        for path in draw(shown, args.out) if shown.name in wanted else ():
            size = path.stat().st_size
            print(f"{path}: {size / 1000:.0f} kB{', too large' if size > MOST else ''}")
            large += size > MOST
    return int(large > 0)


if __name__ == "__main__":
    raise SystemExit(main())
