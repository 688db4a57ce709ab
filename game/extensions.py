"""Dreams that other distributions bring, found by the entry point group `lucid.dreams`.

An entry point's value names a package, `bells = "bells"` for example, which has a module for each floor of the game
that knows dreams:

* `PACKAGE.level` holds `DREAM`, its record (`game.level.dreams.Dream`);
* `PACKAGE.sim` holds `LAWS`: pairs of a law and the name of the shipped law after which it acts;
* `PACKAGE.bots` holds `CAST`, its personas (`game.bots.cast.Cast`);
* `PACKAGE.play` holds `DREAM`, what it is on screen (`game.play.dreams.dream.Dream`).
"""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import TypeVar

from game.faults import Fault

ENTRY_POINTS = "lucid.dreams"
Thing = TypeVar("Thing")


@cache
def packages() -> tuple[str, ...]:
    """The names of the packages, in the order of their entry points' names."""
    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name, entry.value))
    return tuple(dict.fromkeys(entry.value for entry in found))


@cache
def floor(name: str) -> tuple[ModuleType, ...]:
    """The module `PACKAGE.name` of every package. Raises Fault where one can't be imported."""
    return tuple(_module(package, name) for package in packages())


def contributed(name: str, attribute: str, kind: type[Thing]) -> list[Thing]:
    """That attribute of each package's module of a floor. Raises Fault where one is missing or of another kind."""
    things = [(module.__name__, getattr(module, attribute, None)) for module in floor(name)]
    for module, thing in things:
        if not isinstance(thing, kind):
            raise extension_fault(module, f"has no {attribute} that is a {kind.__name__}")
    return [thing for _, thing in things if isinstance(thing, kind)]


def extension_fault(what: str, why: str) -> Fault:
    """The fault of a package or a dream that can't be used."""
    return Fault(f"{what}: {why}; mend or remove the package, which an entry point of {ENTRY_POINTS} names")


def _module(package: str, name: str) -> ModuleType:
    try:
        return import_module(f"{package}.{name}")
    except Exception as error:  # whatever a package may do wrong while it is imported
        why = " ".join(f"{type(error).__name__}: {error}".split())
        raise extension_fault(f"{package}.{name}", f"can't be imported ({why})") from error
