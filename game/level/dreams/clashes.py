"""Numbers and names that have to be unique among all dreams."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from game.extensions import extension_fault
from game.level.dreams.dream_record import Track
from game.sim.spec import Array, Group, effects_of

Claim = tuple[str, str]  # a number or a name, in words; the dream that claims it


def claims_of_groups(groups: Iterable[Group]) -> Iterator[Claim]:
    """Numbers of dreams, verbs and streams, names of dreams and ports."""
    for group in groups:
        yield f"the number {group.number}", group.name
        yield f"the name {group.name}", group.name
        yield from ((f"verb {int(verb)}", group.name) for verb in group.verbs)
        yield from ((f"stream {int(stream)}", group.name) for stream in group.streams)
        yield from ((f"the array {name}", group.name) for name in _names(group.ports))


def claims_of_laws(laws: Iterable[ModuleType], dream: str) -> Iterator[Claim]:
    """Names of a dream's laws, of what they own, of the keys that they give to beats and of what these change."""
    laws = list(laws)
    for law in laws:
        yield f"the law {law.NAME}", dream
        yield from ((f"the array {name}", dream) for name in _names(law.ARRAYS))
    effects = [effect for law in laws for effect in effects_of(law)]
    keys = dict.fromkeys(key for effect in effects for key in effect.keys)  # several effects may take the same
    kinds = dict.fromkeys((change.kind, change.apply) for effect in effects for change in effect.changes)
    yield from ((f"the key {key.name}", dream) for key in keys)
    yield from ((f"the change {kind}", dream) for kind, _ in kinds)


def _names(arrays: Iterable[Array]) -> Iterator[str]:
    """The names of arrays, and those that recordings may still know them by."""
    return (name for array in arrays for name in (array.name, array.was) if name)


def claims_of_tracks(tracks: Iterable[Track], dream: str) -> Iterator[Claim]:
    """Names of the series that a dream's runs are told by."""
    yield from ((f"the series {track.name}", dream) for track in tracks)


def refuse_clash(claims: Iterable[Claim]) -> None:
    """Raise Fault where something is claimed twice; whoever comes first has it."""
    owners: dict[str, str] = {}
    for thing, dream in claims:
        if thing in owners:
            raise extension_fault(f"the dream {dream}", f"{thing} is {owners[thing]}'s already")
        owners[thing] = dream
