"""Print `game/sim/tables.py`: the integer tables of the simulation.

python tools/bake_tables.py > game/sim/tables.py
"""

from collections.abc import Sequence
from math import exp, pi, sin, sqrt
from statistics import NormalDist

ONE = 1 << 16
RAREST = 1 / 16_384  # the normal table's ends
HEAD = '''"""Stored tables. They are numbers, never computed at load: libm differs between machines.

Made once with `tools/bake_tables.py`; a test checks them against it.
"""

import numpy as np

# fmt: off
'''


def table(name: str, meaning: str, values: Sequence[float]) -> str:
    """A table as source: its meaning, then its values as Q16 in lines of up to 108 characters."""
    lines, line = [f"\n# {meaning}", f"{name} = np.array(["], "   "
    for value in values:
        word = f" {round(value * ONE)},"
        if len(line) + len(word) > 108:
            lines.append(line)
            line = "   "
        line += word
    return "\n".join([*lines, line, "], dtype=np.int32)"])


def quantile(p: float) -> float:
    """The standard normal quantile, cut off at the rarest."""
    return NormalDist().inv_cdf(min(max(p, RAREST), 1 - RAREST))


print(HEAD.rstrip())
print(table("ROOT", "sqrt(i / 16) as Q16, i = 0..256", [sqrt(i / 16) for i in range(257)]))
print()
print(table("EXP", "e ** (i / 16 - 8) as Q16, i = 0..257", [exp(i / 16 - 8) for i in range(258)]))
print()
print(
    table(
        "NORMAL",
        "the standard normal quantile of i / 4096 as Q16, i = 0..4096; the ends are those of 1 in 16,384",
        [quantile(i / 4096) for i in range(4097)],
    )
)
print()
print(table("SINE", "sin(2 pi i / 1024) as Q16, i = 0..1024", [sin(2 * pi * i / 1024) for i in range(1025)]))
print()
print(table("WAVE", "sin(2 pi i / 4096) as Q16, i = 0..4095", [sin(2 * pi * i / 4096) for i in range(4096)]))
