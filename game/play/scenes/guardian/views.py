"""HallView: one frame's look at the panel of the hall, with its traces in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

import numpy as np

from game.play.draw.states import DARK, HIDDEN, State
from game.play.draw.view import View
from game.play.look import AMBER, CYAN, ROSE, VIOLET
from game.sim.fixed import ONE, TICKS_PER_SECOND

KEPT, SHOWN = (
    120,
    118,
)  # samples that the panel holds, and that are drawn: the oldest may just be written over
PACE = 12  # ticks between two samples
BEARS = 2.2  # deviation at which half the height that is left is used up
DEPARTS = 0.5  # a residual from which a known subsystem has left its curve
SWINGS = 0.65  # a deviation worth a word
WORN = 0.5  # strain worth a word
RINGS = 1.0  # gain against its limit
SLIPS = 0.3  # tune under which an embrace wants to be renewed

EMBRACED = State("embraced", "≈", VIOLET, 0.1)
SLIPPING = State("slips away", "≈", VIOLET, 0.4)
FAULT = State("a fault", "◆", ROSE, 1.0)
RINGING = State("rings", "!", ROSE, 0.9)
BREAKING = State("breaking", "◆", ROSE, 1.0)
LEAVES = State("off its curve", "◆", ROSE, 0.9)
KNOWN = State("known", "◇", VIOLET, 0.2)
ALARM = State("in alarm", "▲", ROSE, 0.7)
SWINGING = State("swings", "△", AMBER, 0.4)
STEADY = State("steady", "•", CYAN)


def height(x: float) -> float:
    """How far from its baseline a deviation is drawn, -1 to 1: nearly linear within its bounds, then ever less."""
    return x / BEARS / sqrt(1 + (x / BEARS) ** 2)


def heights(x: np.ndarray) -> np.ndarray:
    """`height` of many."""
    return x / BEARS / np.sqrt(1 + (x / BEARS) ** 2)


@dataclass
class HallView(View):
    """A view of the hall. Traces are [samples, sectors] in units of the alarm's bound, the newest last."""

    @cached_property
    def count(self) -> int:
        """How many subsystems there are."""
        return len(self.level.sectors)

    def _ordered(self, name: str) -> np.ndarray:
        rows = self.now.values[name][:, 0].reshape(KEPT, self.count)
        return np.roll(rows, -(self.one("sub.samples") % KEPT), axis=0) / ONE

    @cached_property
    def trace(self) -> np.ndarray:
        """Deviations."""
        return self._ordered("sub.trace")

    @cached_property
    def curve(self) -> np.ndarray:
        """Natural curves, 0 where they aren't known."""
        return self._ordered("sub.curve")

    def ordered(self, values: np.ndarray) -> np.ndarray:
        """Another ring of samples (Q16) in the same order."""
        return np.roll(values.reshape(KEPT, self.count), -(self.one("sub.samples") % KEPT), axis=0) / ONE

    def late(self, i: int) -> int:
        """1 while a pane doesn't show the newest sample yet: they are painted one after the other, not all at once."""
        return int((self.now.tick - 1) % PACE < i % PACE)

    def span(self, i: int) -> slice:
        """The samples that a pane shows."""
        end = KEPT - self.late(i)
        have = min(self.one("sub.samples") - self.late(i), SHOWN)
        return slice(end - max(have, 0), end)

    def last(self, i: int) -> float:
        """The deviation that a pane shows last."""
        span = self.span(i)
        return float(self.trace[span.stop - 1, i]) if span.start < span.stop else 0.0

    def residual(self, i: int) -> float:
        """How far a subsystem is from its curve, as its pane shows it; 0 where that isn't known."""
        if not self.one("sub.curve.known", i):
            return 0.0
        span = self.span(i)
        return self.last(i) - float(self.curve[span.stop - 1, i])

    @cached_property
    def slip(self) -> float:
        """0 to 1: how far the hall has slipped into strangeness, by agitation and by the time it has dreamed."""
        ended = self.one("ended")
        t = min(self.t, ended) if ended else self.t
        return min(1.0, 0.6 * min(1.2, self.unit("agitation")) + 0.4 * min(1.0, t / (300 * TICKS_PER_SECOND)))

    @cached_property
    def subs(self) -> Sequence[State]:
        """The state of each subsystem."""
        return [self._sub(i) for i in range(self.count)]

    def _sub(self, i: int) -> State:
        """The gravest word comes first."""
        if self.one("dark", i):
            return DARK._replace(word="lost")
        if not self.one("legible", i):
            return HIDDEN
        calm = self.one("sub.embraced", i) and self.one("sub.strain", i) < WORN * ONE
        for true, state in (
            (self.one("sub.marked", i), FAULT),
            (calm, SLIPPING if self.one("sub.tune", i) < SLIPS * ONE else EMBRACED),
            (self.one("sub.gain", i) >= RINGS * ONE, RINGING),
            (self.one("sub.strain", i) >= WORN * ONE, BREAKING),
            (abs(self.residual(i)) > DEPARTS, LEAVES),
            (self.one("sub.curve.known", i), KNOWN),
            (abs(self.last(i)) >= 1, ALARM),
            (abs(self.last(i)) >= SWINGS, SWINGING),
        ):
            if true:
                return state
        return STEADY

    @cached_property
    def vision(self) -> float:
        """How open the vision is, 0 to 1."""
        left = self.one("vision.until") - self.t
        if left <= 0:
            return 0.0
        return max(0.0, min(1.0, left / 60, (self.t - self.one("guardian.answered")) / 50))

    @property
    def focus(self) -> int:
        """The subsystem that is shown large: the hovered one, else the selected, else the watched, else -1."""
        found = super().focus
        return found if found >= 0 else self.one("watching")

    @property
    def truth(self) -> Any:
        """What is revealed of a run that is only watched; None in play."""
        return self.ui.truth
