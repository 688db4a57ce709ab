"""What each law costs of a tick, as a share of the whole, alone and in a batch of 256.

    python -m bench.laws [--level 1] [--seconds 240] [--bot lucid]

The run is a real one, played by a persona, so that every law has something to do. Shares are taken within one
run; compare those, not the microseconds.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import numpy as np

from game.bots import persona
from game.level import load, resolve
from game.sim.actions import Actions
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.step import begin, observe, step

Spent = dict[str, float]


@contextmanager
def timed(spent: Spent, name: str) -> Iterator[None]:
    """Add the time within to a name."""
    start = perf_counter()
    yield
    spent[name] += perf_counter() - start


def stopwatch(law: Any, spent: Spent) -> Any:
    """The law, with the time of its `apply` and `show` taken."""
    watched = SimpleNamespace(**{name: getattr(law, name) for name in dir(law) if not name.startswith("__")})

    def apply(*args: Any) -> None:
        with timed(spent, law.NAME):
            law.apply(*args)

    watched.apply = apply
    return watched


def run(name: str, batch: int, seconds: int, bot_name: str) -> Spent:
    """Seconds spent by each law, by looking and by deciding."""
    level, spent = load(resolve(name)), defaultdict[str, float](float)
    bot = persona(bot_name, level.dream)
    params = replace(level.params, laws=tuple(stopwatch(law, spent) for law in level.params.laws))
    seeds = np.arange(batch)
    world, memory, none = begin(params, seeds), bot.begin(level, seeds), Actions.none(batch)
    with timed(spent, "= all of it"):
        for tick in range(seconds * TICKS_PER_SECOND):
            actions = none
            if tick % bot.every == 0:
                with timed(spent, "(look)"):
                    panel = observe(world, params)
                with timed(spent, "(decide)"):
                    actions, memory = bot.decide(panel, memory)
            step(world, params, actions)
    return spent


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--level", default="1")
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("--bot", default="lucid")
    args = parser.parse_args()
    for batch in (1, 256):
        spent = run(args.level, batch, args.seconds, args.bot)
        whole = spent["= all of it"]
        print(f"batch of {batch}: {whole / args.seconds / TICKS_PER_SECOND * 1e6:.0f} us a tick")
        for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
            print(f"  {name:12s} {seconds / whole:6.1%}")


if __name__ == "__main__":
    main()
