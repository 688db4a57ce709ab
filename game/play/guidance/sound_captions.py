"""Captions of sounds: what is important to hear, in words, with the direction that it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, hypot, tau
from typing import Protocol

from game.sim.events import Happened

LASTS = 180  # ticks that a caption stands
MOST = 3  # at a time
NEAR = 1e-6  # of the viewer: no direction
WAYS = ("→ right", "↗ far right", "↑ far", "↖ far left", "← left", "↙ near left", "↓ near", "↘ near right")


class Standing(Protocol):
    """A place as it lies about the viewer: x to the right, y away."""

    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102


def way_to(place: Standing) -> str:
    """The direction of a place, as an arrow and a word."""
    if hypot(place.x, place.y) < NEAR:
        return ""
    return WAYS[round(atan2(place.y, place.x) / tau * len(WAYS)) % len(WAYS)]


@dataclass
class SoundCaptions:
    """The captions of a run. words: by the names of events; {way} is where the place of the event's index lies."""

    words: Mapping[str, str]
    places: Sequence[Standing]
    _until: dict[str, int] = field(default_factory=dict)  # the ticks until which lines stand, the latest last

    def observe(self, moment: int, events: Iterable[Happened]) -> None:
        """Take what happened in a tick; the same again lets a line stand longer."""
        for name, index, _ in events:
            if name in self.words:
                way = way_to(self.places[index]) if index < len(self.places) else ""
                said = self.words[name].replace("{way}", way).strip()
                self._until.pop(said, None)
                self._until[said] = moment + LASTS

    def lines(self, moment: int) -> list[str]:
        """What stands at a tick, the latest last."""
        return [said for said, until in self._until.items() if moment < until <= moment + LASTS][-MOST:]
