"""The line for the shelter: who is called and waits for a stream, in what time each may set out, and whose road it
would share then."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.level.clock import clock
from game.play.dreams.platform.instruments.routes import meeting
from game.play.dreams.platform.instruments.sector_states import SOON, streams
from game.play.dreams.platform.orders import by_turn
from game.play.render.view import View
from game.sim.actions import Verb
from game.sim.fixed import FAR
from game.sim.laws.platform.ports import SHELTER
from game.sim.laws.platform.verbs import PlatformVerb


class Place(NamedTuple):
    """A place in line. number: from 1; starts: ticks until a stream is free, FAR where that can't be told; beside: the
    sectors on their way by then whose road meets this one's."""

    number: int
    starts: int
    beside: tuple[int, ...]


def ordered(view: View, verb: Verb) -> list[int]:
    """The targets of the orders of a verb that wait, in the order of their turns."""
    found = [target for each, target in view.ui.orders if each == verb]
    return by_turn(found, view.now) if verb == PlatformVerb.SHELTER else found


def in_turn(view: View, also: int = -1) -> dict[int, Place]:
    """The places of the sectors in line, and of one more that is called now, in the order of their turns: by the time
    that each stream takes at the pace of now. Without an open road a sector takes no stream."""
    on = [(_takes(view, i), i) for i in streams(view.now)]
    closed, most = bool(view.one("protocol.lives", SHELTER)), view.one("shelter.most")
    line = ordered(view, PlatformVerb.SHELTER)
    found: dict[int, Place] = {}
    if also >= 0 and also not in line:
        line = by_turn([*line, also], view.now)
    for number, sector in enumerate(line, 1):
        if view.one("road", sector) >= FAR:
            found[sector] = Place(number, FAR, ())
            continue
        starts = 0
        if len(on) >= most:
            starts, first = min(on)
            on.remove((starts, first))
        beside = tuple(meeting(view, sector, [other for _, other in on]))
        found[sector] = Place(number, FAR if closed else starts, beside)
        on.append((min(FAR, starts + _takes(view, sector)), sector))
    return found


def _takes(view: View, sector: int) -> int:
    """Ticks until all of a sector are in; FAR where nobody comes."""
    left = view.one("shelter.left", sector)
    return FAR if left < 0 or view.one("road", sector) >= FAR else left


def when(place: Place) -> str:
    """In what time a sector in line may set out, as far as that says anything."""
    return f", in about {clock(place.starts)}" if 0 < place.starts <= SOON else ""


def jam(view: View, place: Place) -> str:
    """Whose road it would share: empty for nobody's."""
    names = ", ".join(view.level.sectors[i].name for i in place.beside)
    return f", sharing the road with {names}" if names else ""


def line_up(view: View, waiting: dict[int, Place], fits: Callable[[str], bool]) -> str:
    """Of who waits, who comes next, when and on whose road, and who after that: by name as long as that fits, else
    counted."""
    names = [view.level.sectors[i].name for i in waiting]
    if not names:
        return ""
    place = next(iter(waiting.values()))
    others = [view.level.sectors[i].name for i in place.beside]
    first = f"then {names[0]}" + (f" in {clock(place.starts)}" if when(place) else "")
    first += f", jams with {_some(others, 1)}" if others else ""
    said = [f"{first}; {_some(names[1:], named)}" if names[1:] else first for named in range(len(names), -1, -1)]
    return next(filter(fits, said), said[-1])


def _some(names: Sequence[str], named: int) -> str:
    """The first of some names, and how many others there are."""
    more = len(names) - named
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:named])} +{more}".strip()
