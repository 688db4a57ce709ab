"""Grain: chance without memory for pictures. The same numbers give the same picture at any time, live or replayed."""

from functools import lru_cache

import numpy as np

MASK = 0xFFFFFFFF


def hash32(*keys: int) -> int:
    """A 32-bit hash of whole numbers."""
    word = 0x9E3779B9
    for key in keys:
        word = (word ^ (key & MASK)) * 0x85EBCA6B & MASK
        word ^= word >> 15
        word = word * 0xC2B2AE35 & MASK
        word ^= word >> 13
    return word


@lru_cache(maxsize=1 << 16)
def hash_unit(*keys: int) -> float:
    """A number in 0..1 from whole numbers."""
    return hash32(*keys) / 4294967296.0


def hash_units(count: int, *keys: int) -> np.ndarray:
    """`count` numbers in 0..1 (float64), those of one set of keys."""
    word = np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B1) + np.uint64(hash32(*keys))
    word &= np.uint64(MASK)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        word ^= word >> np.uint64(shift)
        word = word * np.uint64(factor) & np.uint64(MASK)
    word ^= word >> np.uint64(16)
    return word.astype(np.float64) / 4294967296.0
