"""Personas: policies that look at the Panel and act, with the limits that people have.

Each dream has its own, under the same five names: idle, random, novice, operator, lucid; some dreams have more.
"""

from game.bots.base import Persona
from game.bots.engine.personas import PERSONAS as ENGINE
from game.bots.guardian.personas import PERSONAS as GUARDIAN
from game.bots.platform.personas import PERSONAS as PLATFORM
from game.faults import Fault

PERSONAS: dict[int, dict[str, Persona]] = {
    dream: {persona.name: persona for persona in personas}
    for dream, personas in ((1, PLATFORM), (2, GUARDIAN), (3, ENGINE))
}


def persona(name: str, dream: int = 1) -> Persona:
    """A dream's persona by its name. Raises Fault when there is none of that name."""
    if name not in PERSONAS[dream]:
        raise Fault(f"no persona of this dream is called {name!r}: there are {', '.join(PERSONAS[dream])}")
    return PERSONAS[dream][name]


__all__ = ["PERSONAS", "Persona", "persona"]
