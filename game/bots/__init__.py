"""Personas: policies that look at the Panel and act, with the limits that people have."""

from game.bots.personas import PERSONAS, persona

__all__ = ["PERSONAS", "persona"]
