"""Traits: what is particular about the ground that a seed has drawn, read off it and never said unless it is so.

A trait is a sentence and how telling it is; whoever shows them takes the most telling first.
"""
