"""Observations: every entry of the panel as real numbers, in the units that people use.

Q16 and Q24 are fractions, angles turns, lengths of time seconds, moments seconds from now. What isn't known is what the
panel says in its place; entries like `anomaly.known`, `legible` and `sub.curve.known` are the masks that tell it. All
numbers lie within MOST either way.
"""

from typing import Any

import numpy as np

from game.level import Level
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE, Ints
from game.sim.panel import Panel
from game.sim.spec import Shown

MOST = 1000.0
TIME = "time"  # an entry beside those of the panel: seconds lived
_SCALES = {
    "Q16": ONE,
    "Q24": WHOLE,
    "Q16 a second": ONE,
    "Q24 a second": WHOLE,
    "Q16 hertz": ONE,
    "angle": ONE,
    "ticks": TICKS_PER_SECOND,
    "tick": TICKS_PER_SECOND,
    "tick + 1": TICKS_PER_SECOND,
    "microseconds": 1_000_000,
}


class Observer:
    """Turns panels of a level into observations; sizes are the rows of its entries, flags those that are 0 or 1."""

    def __init__(self, level: Level) -> None:
        shown = [one for law in level.params.laws for one in law.SHOWS]
        self._shown: dict[str, Shown] = {one.name: one for one in shown}
        self.sizes = {name: level.params.size(one.size) for name, one in self._shown.items()}
        self.sizes = {TIME: 1, **{name: size for name, size in self.sizes.items() if size}}
        self.flags = {name for name, one in self._shown.items() if one.unit == "flag"}

    def all(self, panel: Panel) -> dict[str, Any]:
        """By entry, [B, size] float32."""
        rows = {name: self._scaled(name, panel).T for name in self.sizes if name != TIME}
        lived = (panel.tick[None] / TICKS_PER_SECOND).T
        return {name: _bounded(values) for name, values in {TIME: lived, **rows}.items()}

    def _scaled(self, name: str, panel: Panel) -> Ints:
        values, unit = panel[name], self._shown[name].unit
        if unit in ("tick", "tick + 1"):  # a moment that isn't known, or never, stays what it says
            since = values - panel.tick - (unit == "tick + 1")
            values = np.where(values > 0, since, values)
        scaled: Ints = values / _SCALES.get(unit, 1)
        return scaled


def _bounded(values: Ints) -> Ints:
    return np.ascontiguousarray(np.clip(values, -MOST, MOST), np.float32)
