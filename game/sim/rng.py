"""Randomness without state: a number depends on seed, tick, stream and index, and on nothing else.

Each use has a stream of its own, so that a new law disturbs no other. The mixing is the finalizer of
MurmurHash3 (Appleby, public domain), applied once for each word of the key.
"""

from enum import IntEnum
from typing import Any

import numpy as np

from game.sim.fixed import Ints, exp, mul, normal
from game.sim.spec import Drawn


class Stream(IntEnum):
    """One name for each use of randomness.

    The common ones stand here, those of a dream beside its laws. Numbers are part of the rules: never reuse one.
    """


class CommonStream(Stream):
    """Uses outside of any dream's laws."""

    PERSONA = 100
    RECURRING = 110
    LINK = 120
    LENGTH = 121
    INWARD = 122
    MISSING = 123
    GATE = 124
    NAME = 130
    PLACE = 131


_GOLD = np.uint32(0x9E3779B9)


def _mix(h: Ints) -> Ints:
    h = h ^ (h >> np.uint32(16))
    h = h * np.uint32(0x85EBCA6B)
    h = h ^ (h >> np.uint32(13))
    h = h * np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def draw(seed: Ints, tick: Ints | int, stream: int, index: Ints | int = 0) -> Ints:
    """Random 32-bit words (uint32), shaped as seed, tick and index broadcast together (at least 1-d)."""
    h = np.atleast_1d(np.asarray(seed)).astype(np.uint32)
    for word in (tick, stream, index):
        key = np.atleast_1d(np.asarray(word)).astype(np.int64).astype(np.uint32)
        h = _mix((h + _GOLD) ^ (key * np.uint32(0x27D4EB2F)))
    return _mix(h)


def unit(word: Ints) -> Ints:
    """A random word as a Q16 number in 0 <= u < 1 (int32)."""
    return (word >> np.uint32(16)).astype(np.int32)


def between(word: Ints, low: Ints | int, high: Ints | int) -> Ints:
    """A random word as a number evenly spread over low..high (their format, int32)."""
    span = np.asarray(high) - np.asarray(low)
    return (np.asarray(low) + mul(span, unit(word))).astype(np.int32)


def lognormal(word: Ints, median: Ints | int, spread: int) -> Ints:
    """A random word as median * e**(spread * N(0, 1)); spread is Q16, the result in the median's format."""
    return mul(exp(mul(normal(word), spread)), np.asarray(median, np.int32))


def choose(word: Ints, n: Ints | int) -> Ints:
    """A random word as an index 0 <= i < n (int32)."""
    return ((word.astype(np.uint64) * np.asarray(n).astype(np.uint64)) >> np.uint64(32)).astype(np.int32)


def sample(value: Any, seed: Ints, stream: int, rows: int) -> Ints:
    """A parameter as [rows, B]: a number or column for all worlds alike, or drawn anew for each by its seed [1, B]."""
    if not isinstance(value, Drawn):
        return np.broadcast_to(np.asarray(value, np.int32), (rows, seed.shape[-1]))
    word = draw(seed, 0, stream, np.arange(rows)[:, None])
    return (between if value.kind == "between" else lognormal)(word, value.a, value.b)
