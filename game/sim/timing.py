"""Timing: how far from the beat a press was, judged by its instant."""

import numpy as np

from game.sim.actions import MICROSECONDS
from game.sim.fixed import TICKS_PER_SECOND, Ints

_SLOWEST = 1 << 18  # an advance in a tick, as an angle of 32 bits: a turn in 273 s
MISS, FAIR, GOOD, PERFECT = range(4)
WIDEST = 10  # times as wide as a level says a window may be made: from there on there is none
ALWAYS = 1 << 28  # microseconds: farther from a beat than any press can be


def _period(stride: Ints) -> Ints:
    """Microseconds to the turn (int64)."""
    return (MICROSECONDS << 32) // (TICKS_PER_SECOND * np.maximum(stride, _SLOWEST).astype(np.int64))


def microseconds(angle: Ints, stride: Ints) -> Ints:
    """The time (int64) that an angle takes, both of 32 bits, at an advance of `stride` a tick."""
    return (angle.astype(np.int64) * _period(stride)) >> 32


def error(angle: Ints, stride: Ints, before: Ints) -> Ints:
    """Microseconds from the nearest beat to an instant; a press that came too early has a negative error.

    angle and stride are those at the end of the tick, `before` the microseconds from the instant to that end.
    """
    period = _period(stride)
    late = microseconds(angle, stride) - before
    return ((late + period // 2) % period - period // 2).astype(np.int32)


def grade(error: Ints, window: Ints) -> Ints:
    """3 perfect, 2 good, 1 fair, 0 a miss, by the half widths [3, B] in microseconds."""
    return (np.abs(error) <= window).sum(0, dtype=np.int32)


def ticks_to(angle: Ints, stride: Ints) -> Ints:
    """Ticks until a phase that advances by `stride` is at 0 again."""
    left = (-angle).view(np.uint32).astype(np.int64)
    return (left // np.maximum(stride, _SLOWEST)).astype(np.int32)
