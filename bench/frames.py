"""What a frame of each dream costs, in full-screen alpha blits of the same run: median and 99th percentile.

    python -m bench.frames [--levels 1 2 3] [--bots operator lucid] [--size 1280x720]

Runs are whole, played by a persona; compare blits, not milliseconds. The budget at 1280x720 is 20 and 35.
"""

import argparse

from game.cli.arg_types import size
from game.play.headless.frame_cost import frame_costs


def main() -> None:
    """Print a row for each level and persona."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--levels", nargs="+", default=["1", "2", "3"])
    parser.add_argument("--bots", nargs="+", default=["operator", "lucid"])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--size", type=size, default=(1280, 720))
    given = parser.parse_args()
    print(f"{'level':10} {'persona':10} {'median':>8} {'p99':>8}   blits")
    for level in given.levels:
        for bot in given.bots:
            (cost,) = frame_costs(level, bot, given.seed, [given.size]).values()
            print(f"{level:10} {bot:10} {cost['median_blits']:8.1f} {cost['p99_blits']:8.1f}", flush=True)


if __name__ == "__main__":
    main()
