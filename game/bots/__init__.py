"""Personas: policies that choose actions from the Panel, with the limits that people have.

Each dream has its own, under the same five names: idle, random, novice, operator, lucid; some dreams have more. A name
may also be a file with the limits of one's own (`mine.toml`), or a policy that anybody wrote (`module:function`).
"""

from functools import cache

from game.bots import engine, guardian, platform
from game.bots.base import Bot, Persona
from game.bots.cast import Cast
from game.bots.own_policy import policy_of
from game.bots.persona_file import SUFFIX, persona_of
from game.extensions import contributed, extension_fault
from game.faults import Fault


@cache
def casts() -> dict[int, Cast]:
    """Who plays each dream, by its number: the shipped dreams in their order, then those of extensions.

    Raises Fault where an extension plays a dream that somebody else does.
    """
    every: dict[int, Cast] = {}
    for cast in (platform.CAST, guardian.CAST, engine.CAST, *contributed("bots", "CAST", Cast)):
        if cast.dream in every:
            raise extension_fault(f"the cast of dream {cast.dream}", "somebody plays that dream already")
        every[cast.dream] = cast
    return every


def personas(dream: int) -> dict[str, Persona]:
    """A dream's personas by their names. Raises Fault where nobody plays it."""
    if dream not in casts():
        raise Fault(f"nobody plays dream {dream}: no persona is known for it")
    return {persona.name: persona for persona in casts()[dream].personas}


def persona(name: str, dream: int = 1) -> Bot:
    """Who plays a dream: one of its cast by name, of a file `mine.toml`, or of anybody's `module:function`.

    Raises Fault when there is none such.
    """
    known = personas(dream)
    if name in known:
        return known[name]
    if name.endswith(SUFFIX):
        return persona_of(name, known)
    if ":" in name:
        return policy_of(name)
    raise Fault(f"no persona of this dream is called {name!r}: there are {', '.join(known)}")


__all__ = ["Bot", "Cast", "Persona", "casts", "persona", "personas"]
