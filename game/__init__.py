"""Lucid Control: a control-room game in three dreams.

The floors, top to bottom: `cli`, `play`, `tune`, `replay`, `session`, `level` and `bots`, `sim`.
Imports point down only; CONTRIBUTING.md has the map, and tests/test_imports.py holds the tree to it.
"""

__version__ = "0.1.0"
