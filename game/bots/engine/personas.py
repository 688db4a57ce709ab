"""The personas: what each of them has understood of Dream III."""

from game.bots.base import Limits, Persona

PERSONAS = (Persona("idle", Limits(1, 1, 0), ()),)
