"""View: the panel as one frame shows it, interpolated between two ticks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Protocol

import numpy as np
import pygame

from game.level.comparisons import Comparison
from game.level.places import Place, Tie
from game.sim.actions import CommonVerb, Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.panel import Panel
from game.sim.params import Topology


class Places(Protocol):
    """A level as its scene needs it."""

    @property
    def sectors(self) -> Sequence[Place]: ...  # noqa: D102
    @property
    def links(self) -> Sequence[Tie]: ...  # noqa: D102
    @property
    def captions(self) -> Sequence[str]: ...  # noqa: D102


class Rooms(Places, Protocol):
    """A level whose rooms may look otherwise on each seed."""

    def luck(self, count: int) -> tuple[float, ...]: ...  # noqa: D102


class PlayedSector(Place, Protocol):
    """A sector of a level that is played."""

    @property
    def ring(self) -> int: ...  # noqa: D102


class DeskLevel(Rooms, Protocol):
    """A level that is played, as the desk needs it."""

    @property
    def sectors(self) -> Sequence[PlayedSector]: ...  # noqa: D102
    @property
    def map(self) -> Topology: ...  # noqa: D102
    @property
    def length_ticks(self) -> int: ...  # noqa: D102
    @property
    def required_share(self) -> float | None: ...  # noqa: D102
    @property
    def endings(self) -> Sequence[Any]: ...  # noqa: D102
    @property
    def asked(self) -> Sequence[Comparison]: ...  # noqa: D102
    @property
    def dream(self) -> int: ...  # noqa: D102
    @property
    def seed(self) -> int | None: ...  # noqa: D102
    @property
    def round(self) -> int: ...  # noqa: D102
    def bounds(self, *metrics: str) -> tuple[float, ...]: ...  # noqa: D102
    def held_for(self, measure: str) -> int: ...  # noqa: D102


@dataclass(frozen=True)
class Hit:
    """What lies under a place on the desk.

    Every desk has the kinds sector (by its index on the map), verb (by its tile, from 0), breathe, alarms and none
    (-1). Others are a dream's own: its desk's `hit` says which, and what is counted by the index.
    """

    kind: str = "none"
    index: int = -1


NOTHING = Hit()


def around(middle: tuple[float, float], wide: float, high: float = 0.0) -> pygame.Rect:
    """The box that reaches so many pixels to both sides of a point, and as far up and down or `high`."""
    box = pygame.Rect(0, 0, ceil(2 * wide) + 1, ceil(2 * (high or wide)) + 1)
    box.center = round(middle[0]), round(middle[1])
    return box


def rects_among(hit: Hit, lying: Mapping[int, Sequence[pygame.Rect]]) -> list[pygame.Rect]:
    """The boxes of something among those of its kind by index; with index -1 all of them."""
    return [rect for index, rects in lying.items() if hit.index in (-1, index) for rect in rects]


@dataclass(frozen=True)
class DeskState:
    """What the desk shows beside the panel: the pointer, what is held, the words of the screen around it."""

    hovered: Hit = NOTHING
    armed: Verb = CommonVerb.NONE  # the verb taken up and laid on each sector that is clicked
    held: frozenset[Verb] = frozenset()
    prompts: Sequence[str] = ()
    notes: Sequence[Any] = ()  # short words at places of the scene, as the dream's prompter has them
    difficulty: str = ""
    muted: bool = False
    paused: bool = False
    caption: str = ""  # instead of the panel's own
    captions: bool = True
    trembles: bool = True  # what the player lets the picture do, by the settings
    moves: bool = True
    blurs: bool = True
    flashes: bool = True
    rested: int = 0  # ticks for which the world has stood still behind closed eyes
    cursor: int = -1  # the sector that the keyboard stands on
    link: int = -1  # the link that is picked
    orders: Sequence[tuple[Verb, int]] = ()  # what waits until it is possible, in order: verbs with their targets
    lit: frozenset[int] = frozenset()  # sectors that a lesson points at, where the scene is to name them
    answering: bool = False  # a number is the answer to what was asked
    truth: Mapping[str, Any] | None = None  # what a run that is only watched reveals, see `reveal`


@dataclass
class View:
    """Panel, time and state of the desk for one frame. Entries are cached, so reading one twice costs nothing."""

    level: DeskLevel
    before: Panel
    now: Panel
    alpha: float
    ui: DeskState
    t: float = 0.0  # the time that is drawn, in ticks
    dim: float = 0.0  # 0..1, how much low composure dims the picture
    kept: dict[str, Any] = field(default_factory=dict, repr=False)  # what a dream works out once a frame, by name
    _now: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _mixed: dict[str, list[float]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.t = self.before.moment + (self.now.moment - self.before.moment) * self.alpha
        self.t += self.ui.rested
        lost = 0.0 if self.one("sight.kept") else (0.5 - self.unit("composure")) / 0.45
        self.dim = min(max(lost, 0.0), 1.0)

    def all(self, name: str) -> list[int]:
        """The numbers of a panel entry as they are now."""
        kept = self._now.get(name)
        if kept is None:
            kept = self._now[name] = self.now.values[name][:, 0].tolist()
        return kept

    def one(self, name: str, index: int = 0) -> int:
        """One number as it is now."""
        return self.all(name)[index]

    def mixed(self, name: str) -> list[float]:
        """The numbers of a panel entry, interpolated between the two ticks."""
        if name not in self._mixed:
            a, b = self.before.values[name][:, 0], self.now.values[name][:, 0]
            self._mixed[name] = (a + (b.astype(np.float64) - a) * self.alpha).tolist()
        return self._mixed[name]

    def unit(self, name: str, index: int = 0) -> float:
        """A Q16 number as a fraction, interpolated between the two ticks."""
        return self.mixed(name)[index] / ONE

    def share(self, name: str, index: int = 0) -> float:
        """A Q24 number as a share, interpolated between the two ticks."""
        return self.mixed(name)[index] / WHOLE

    def blink(self, half: int) -> int:
        """1 and 0 in turn, so many ticks each; always 1 where nothing is to flash."""
        return int(self.now.moment) // half % 2 if self.ui.flashes else 1

    def beat(self, seconds: float, offset: float = 0.0) -> float:
        """A phase in 0..1 with a period of so many seconds."""
        return (self.t / (seconds * TICKS_PER_SECOND) + offset) % 1.0

    @property
    def focus(self) -> int:
        """The sector that the inspector shows: the hovered one, else the selected, else -1."""
        if self.ui.hovered.kind == "sector":
            return self.ui.hovered.index
        return self.one("selected")
