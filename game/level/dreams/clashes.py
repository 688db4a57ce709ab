"""What dreams may not have twice: numbers and names that say whose a thing is."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from game.extensions import broken
from game.sim.spec import Group

Claim = tuple[str, str]  # a number or a name, in words; the dream that claims it


def claims_of_groups(groups: Iterable[Group]) -> Iterator[Claim]:
    """Numbers of dreams, verbs and streams, names of dreams and ports."""
    for group in groups:
        yield f"the number {group.number}", group.name
        yield f"the name {group.name}", group.name
        yield from ((f"verb {int(verb)}", group.name) for verb in group.verbs)
        yield from ((f"stream {int(stream)}", group.name) for stream in group.streams)
        yield from ((f"the array {port.name}", group.name) for port in group.ports)


def claims_of_laws(laws: Iterable[ModuleType], dream: str) -> Iterator[Claim]:
    """Names of a dream's laws and of what they own."""
    for law in laws:
        yield f"the law {law.NAME}", dream
        yield from ((f"the array {array.name}", dream) for array in law.ARRAYS)


def refuse_clash(claims: Iterable[Claim]) -> None:
    """Raise Fault where something is claimed twice; whoever comes first has it."""
    owners: dict[str, str] = {}
    for thing, dream in claims:
        if thing in owners:
            raise broken(f"the dream {dream}", f"{thing} is {owners[thing]}'s already")
        owners[thing] = dream
