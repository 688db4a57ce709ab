"""Tuning: sweeps of many seeds, and what they say."""

from game.tune.sweep import sweep

__all__ = ["sweep"]
