"""What other numbers of a level cost, in loads of its text: each number once, and a run's change of one.

    python -m bench.numbers [--levels 1 2 3]

Ratios are taken within one run; compare those, not the milliseconds. A change is to stay under 1 ms.
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from game.level import Level, LevelFault, Number, load, resolve
from game.level.load import load_text

REPEATED = 5


def milliseconds(act: Callable[[], Any]) -> float:
    """The median of a few times."""
    times = []
    for _ in range(REPEATED):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return median(times) * 1e3


def changes(level: Level) -> dict[str, float]:
    """What each number's change costs, in milliseconds, by its name; those that would do nothing aren't there."""
    found = {}
    for number in level.numbers.values():
        other = other_value(number)
        try:
            level.with_numbers({number.name: other})
        except LevelFault:
            continue
        found[number.name] = milliseconds(lambda name=number.name, value=other: level.with_numbers({name: value}))
    return found


def other_value(number: Number) -> Any:
    """A little more than a number, where it is one."""
    if isinstance(number.value, bool) or not isinstance(number.value, int | float):
        return number.value
    return number.value + 1 if isinstance(number.value, int) else number.value * 1.01


def main() -> None:
    """Print a row for each level."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--levels", nargs="+", default=["1", "2", "3"])
    for name in parser.parse_args().levels:
        level = load(resolve(name))
        laws = tuple(level.params.laws)
        whole = milliseconds(lambda text=level.text, laws=laws: load_text(text, "<text>", "deep-sleep", laws))
        cost = changes(level)
        worst = max(cost, key=lambda name: cost[name])
        typical = median(cost.values())
        print(
            f"{level.name:10} {len(cost)} numbers: median {typical:.2f} ms, a load of the text is {whole / typical:.0f}"
        )
        print(f"{'':10} dearest {worst} {cost[worst]:.2f} ms, a load of the text is {whole / cost[worst]:.0f}")


if __name__ == "__main__":
    main()
