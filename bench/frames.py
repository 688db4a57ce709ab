"""What a frame of each dream costs, in full-screen alpha blits of the same run: median and 99th percentile.

    python -m bench.frames [--levels 1 2 3] [--bots operator lucid] [--sizes 1280x720 3840x2160] [--quick]

Runs are whole, played by a persona; compare blits, which are of 1280x720 whatever the size drawn, not milliseconds.
The budget is 20 and 38 up to 1920x1080, 35 and 63 at 3840x2160.
"""

import argparse

from game.cli.arg_types import size
from game.play.headless.frame_cost import SIZES, frame_costs


def main() -> None:
    """Print a row for each level, persona and size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--levels", nargs="+", default=["1", "2", "3"])
    parser.add_argument("--bots", nargs="+", default=["operator", "lucid"])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sizes", type=size, nargs="+", default=SIZES)
    parser.add_argument("--quick", action="store_true", help="one second of every fifteen")
    given = parser.parse_args()
    print(f"{'level':10} {'persona':10} {'size':10} {'median':>8} {'p99':>8} ms {'median':>8} {'p99':>8} blits")
    for level in given.levels:
        for bot in given.bots:
            for each in given.sizes:
                ((name, cost),) = frame_costs(level, bot, given.seed, [each], given.quick).items()
                ms = f"{cost.median_ms:8.1f} {cost.p99_ms:8.1f}"
                blits = f"{cost.median_blits:8.1f} {cost.p99_blits:8.1f}"
                print(f"{level:10} {bot:10} {name:10} {ms}    {blits}", flush=True)


if __name__ == "__main__":
    main()
