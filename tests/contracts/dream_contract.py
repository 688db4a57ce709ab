"""What a dream's own module here asks of it, beyond what is asked of every dream."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from game.level import Level
from game.level.dreams import dream_of
from game.play.debrief.run_summary import RunSummary
from game.play.render.view import View
from game.sim.world import World

Check = Callable[[Any], Iterator[str]]  # of a `Look`: what doesn't hold
Claim = Callable[["re.Match[str]", World, RunSummary], bool]
Claims = tuple[tuple[str, Claim], ...]  # what sentences of debriefs claim, as patterns, and whether it is so


@dataclass(frozen=True)
class DreamContract:
    """Checks of its moments, quick ones and slow ones; claims of its debriefs; how its desk looks at a panel."""

    quick: tuple[Check, ...] = ()
    slow: tuple[Check, ...] = ()
    claims: Claims = ()
    view: type[View] = View


def contract_of(level: Level) -> DreamContract:
    """CONTRACT of the module here that has the name of the level's dream; one that asks nothing where there is none."""
    return _named(dream_of(level.dream).name)


@cache
def _named(dream: str) -> DreamContract:
    name = f"{__package__}.{dream}"
    if not find_spec(name):
        return DreamContract()
    contract = import_module(name).CONTRACT
    assert isinstance(contract, DreamContract), name
    return contract
