"""HallView: the panel of the hall as one frame shows it, with its traces in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

import numpy as np

from game.play.render.view import View
from game.play.render.words import DARK, HIDDEN, State, seconds
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.guardian.ports import SAMPLED
from game.sim.params import SAMPLES

SHOWN = SAMPLES - 2  # samples that are drawn: the oldest may just be written over
DEPARTS = 0.5  # a residual from which a known subsystem has left its curve
SWINGS = 0.65  # a deviation worth a word
STRAINS, WORN = 0.01, 0.5  # strain worth a word, and a graver one
LOUD, RINGS = 0.6, 1.0  # gain against its limit: from which a deviation may be the loop's own, and where it rings
SLIPS = 0.5  # tune under which an embrace wants to be renewed
SECOND = TICKS_PER_SECOND // SAMPLED  # samples
PERIOD, LEAST, TRAIL = 18 * SECOND, 12 * SECOND, 9 * SECOND  # of a middle: over how many, at least, and how many kept
OFF_MIDDLE, HALF = 0.5, 12 * SECOND  # a middle that far out, and a half swing that long, are no wave's

EMBRACED = State("embraced", "≈", "violet", 0.1)
SLIPPING = State("slips away", "≈", "violet", 0.4)
FAULT = State("a fault", "◆", "rose", 1.0)
RINGING = State("rings", "!", "rose", 0.9)
BREAKING = State("breaking", "◆", "rose", 1.0)
STRAINING = State("straining", "▲", "rose", 0.8)
RECOVERS = State("recovers", "▽", "amber", 0.3)
LEAVES = State("off its curve", "◆", "rose", 0.9)
KNOWN = State("known", "◇", "violet", 0.2)
ALARM = State("in alarm", "▲", "rose", 0.7)
SWINGING = State("swings", "△", "amber", 0.4)
STEADY = State("steady", "•", "cyan")


def tuned(share: int) -> int:
    """How much in tune something is, from Q16 to percent: rounded up, so that what is embraced isn't at 0 %."""
    return -(-100 * share // ONE)


@dataclass
class HallView(View):
    """A view of the hall. Traces are [samples, sectors] in units of the alarm's bound, the newest last."""

    @cached_property
    def count(self) -> int:
        """How many subsystems there are."""
        return len(self.level.sectors)

    def _ordered(self, name: str) -> np.ndarray:
        rows = self.now.values[name][:, 0].reshape(SAMPLES, self.count)
        return np.roll(rows, -(self.one("sub.samples") % SAMPLES), axis=0) / ONE

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
        return np.roll(values.reshape(SAMPLES, self.count), -(self.one("sub.samples") % SAMPLES), axis=0) / ONE

    def late(self, i: int) -> int:
        """1 while a pane doesn't show the newest sample yet: they are painted one after the other, not all at once."""
        return int((self.now.moment - 1) % SAMPLED < i % SAMPLED)

    def span(self, i: int) -> slice:
        """The samples that a pane shows."""
        end = SAMPLES - self.late(i)
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
        strain, out = self.one("sub.strain", i) / ONE, self.strains(i)
        percent = f" {max(1, round(100 * strain))} %"
        held, off = self.one("sub.embraced", i), abs(self.residual(i)) > DEPARTS
        for true, state in (
            (self.one("sub.marked", i), FAULT),
            (out and strain >= WORN, BREAKING._replace(word=BREAKING.word + percent)),
            (self.one("sub.gain", i) >= RINGS * ONE and not held, RINGING),
            (out and strain >= STRAINS, STRAINING._replace(word=STRAINING.word + percent)),
            (held and not off, SLIPPING if self.slips(i) else EMBRACED),
            (off, LEAVES),
            (strain >= STRAINS, RECOVERS._replace(word=RECOVERS.word + percent)),
            (self.one("sub.curve.known", i), KNOWN),
            (abs(self.last(i)) >= self.alarm, ALARM),
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
        """The subsystem that is shown large, and that verbs act on: the selected, else the watched, else -1.

        A pointer that passes over another only frames it: what is read is what is acted on.
        """
        found = self.one("selected")
        return found if found >= 0 else self.one("watching")

    # How it is drawn

    def height(self, x: float) -> float:
        """How far from its baseline a deviation is drawn, -1 to 1: nearly linear as far as a subsystem bears it (there
        it is 0.7), then ever less."""
        return x / self.bears / sqrt(1 + (x / self.bears) ** 2)

    def heights(self, x: np.ndarray) -> np.ndarray:
        """`height` of many."""
        return x / self.bears / np.sqrt(1 + (x / self.bears) ** 2)

    # What an operator can tell from the glass

    def strains(self, i: int) -> bool:
        """Whether it is farther out than it bears, so that strain builds; where it's embraced, off its curve."""
        if not self.one("sub.embraced", i):
            return abs(self.one("sub.x", i)) >= 0.98 * self.bears * ONE
        if not self.one("sub.curve.known", i):
            return self.one("sub.strain", i) >= STRAINS * ONE
        return abs(self.residual(i)) >= 0.98 * self.bears

    @cached_property
    def bears(self) -> float:
        """The deviation that a subsystem bears."""
        return self.one("sub.bears") / ONE

    @cached_property
    def alarm(self) -> float:
        """The deviation at which an alarm sounds."""
        return self.one("sub.x.alarm") / ONE

    def crest_due(self, i: int) -> bool:
        """Whether a crest of a subsystem matters: it is known, and isn't embraced, or slips out of tune."""
        if not self.one("sub.curve.known", i) or self.one("dark", i) or not self.one("legible", i):
            return False
        return bool(self.one("sub.ordered", i)) or not self.one("sub.embraced", i) or self.slips(i)

    def press(self, i: int) -> int:
        """How much in tune an embrace that is pressed just now is, in percent; 0 where it isn't one at once."""
        return tuned(self.one("sub.press", i))

    def until_crest(self, i: int) -> str:
        """How long until a known subsystem's next crest, in words."""
        return seconds(max(0, self.one("sub.crest", i)))

    def slips(self, i: int) -> bool:
        """Whether an embrace is so far out of tune that it wants to be touched again."""
        return bool(self.one("sub.embraced", i)) and self.one("sub.tune", i) < SLIPS * ONE

    def middles(self, i: int, shown: bool = False) -> np.ndarray:
        """[up to TRAIL], newest last: the middle of a line, its mean over a natural period.

        Up to now, or only as far as its pane shows the line: then it's made of what the pane shows alone.
        """
        span = self.span(i) if shown else slice(SAMPLES - min(self.one("sub.samples"), SHOWN), SAMPLES)
        have = span.stop - span.start
        count = min(TRAIL, have - LEAST + 1)
        if count <= 0:
            return np.zeros(0)
        sums = np.concatenate([[0.0], np.cumsum(self.trace[span, i])])
        ends = have - np.arange(count)[::-1]
        begins = np.maximum(ends - PERIOD, 0)
        found: np.ndarray = (sums[ends] - sums[begins]) / (ends - begins)
        return found

    def middle(self, i: int) -> float:
        """The middle of a line now, 0 while too little was seen of it."""
        found = self.middles(i)
        return float(found[-1]) if len(found) else 0.0

    def stays(self, i: int) -> int:
        """Samples since a line last crossed its setpoint, as far as the trace goes back."""
        have = min(self.one("sub.samples"), SHOWN)
        crossed = np.flatnonzero(np.diff(np.sign(self.trace[-have:, i]))) if have > 1 else np.zeros(0)
        return have - 1 - int(crossed[-1]) if len(crossed) else have

    def grows(self, i: int) -> bool:
        """Whether a line doesn't turn back as a natural one would, by what its glass shows: a fault, most likely."""
        x = self.one("sub.x", i) / ONE
        if not self.one("legible", i) or self.one("dark", i) or x < 0.4:
            return False
        if self.strains(i) and self.one("sub.strain", i) >= STRAINS * ONE and self.one("sub.gain", i) < LOUD * ONE:
            return True
        if self.one("sub.curve.known", i):
            rest = self.trace[:, i] - self.curve[:, i]
            late, before = rest[-SECOND:].mean(), rest[-5 * SECOND : -4 * SECOND].mean()
            return bool(late > DEPARTS and late - before > 0.12)
        full = min(self.one("sub.samples"), SHOWN) >= PERIOD
        return (full and self.middle(i) > OFF_MIDDLE and x > 0.9) or (x > 1 and self.stays(i) > HALF)

    def stalls(self, i: int) -> bool:
        """Whether a watched curve has stopped being learned where a fault hides the rest of it."""
        least = self.one("learned.stalls") / ONE
        known = self.one("sub.learned", i) / ONE
        up = self.one("sub.x", i) >= 0.35 * ONE and float(self.trace[-7 * SECOND :, i].mean()) >= 0.35
        return self.one("watching") == i and least - 0.001 <= known < least + 0.017 and up

    @cached_property
    def turning(self) -> dict[int, int]:
        """Subsystems whose curve is about to turn, or just turns, and the ticks until then (below 0: since)."""
        return {i: at - self.now.moment for i, at in enumerate(self.all("sub.turn")) if at >= 0}

    @property
    def truth(self) -> Any:
        """What is revealed of a run that is only watched; None in play."""
        return self.ui.truth
