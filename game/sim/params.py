"""What doesn't change during a run: topology, the laws' numbers, compiled conditions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from game.sim.actions import Verb
from game.sim.fixed import FAR, Ints
from game.sim.program import Timeline
from game.sim.spec import Array, Event, Group, effects_of

LAGS = 16  # steps that a delayed loop looks back at most
SAMPLES = 120  # of a trace
ARMS = 3  # of the engine: each a third of the sectors, in the file's order, from the heart outward


@dataclass(frozen=True)
class Topology:
    """Sectors and links, the same for every world of a batch. Link i is edge i (a -> b) and edge i + links (b -> a).

    Neighbour tables are padded to the highest degree k: a missing neighbour points at the sector itself
    with a mask of 0.
    """

    sectors: int
    links: int
    ends: Ints  # [links, 2] sectors
    delay: Ints  # [links, 1] ticks
    source: Ints  # [2 * links] the sector an edge leaves
    target: Ints  # [2 * links] the sector an edge enters
    distance: Ints  # [sectors, sectors] ticks along the shortest path, FAR where there is none
    gates: Ints  # [sectors, 1] 1 where the sector touches the base of the platform
    neighbour: Ints  # [k, sectors] sector
    link: Ints  # [k, sectors] link to that neighbour
    inward: Ints  # [k, sectors] edge from that neighbour to the sector
    outward: Ints  # [k, sectors] edge from the sector to that neighbour
    mask: Ints  # [k, sectors, 1] 1 where the neighbour exists

    @classmethod
    def build(cls, sectors: int, ends: Ints, delay: Ints, gates: Ints) -> "Topology":
        """From link ends [links, 2], delays [links] in ticks and gate flags [sectors]."""
        ends = np.asarray(ends, np.int32).reshape(-1, 2)
        links = len(ends)
        around: list[list[tuple[int, int, int, int]]] = [[] for _ in range(sectors)]
        for i, (a, b) in enumerate(ends):
            around[a].append((b, i, i + links, i))
            around[b].append((a, i, i, i + links))
        k = max((len(near) for near in around), default=0)
        table = np.zeros((5, k, sectors), np.int32)
        for s, near in enumerate(around):
            for j in range(k):
                table[:, j, s] = (*near[j], 1) if j < len(near) else (s, 0, 0, 0, 0)
        return cls(
            sectors,
            links,
            ends,
            np.asarray(delay, np.int32).reshape(links, 1),
            np.concatenate([ends[:, 0], ends[:, 1]]),
            np.concatenate([ends[:, 1], ends[:, 0]]),
            _shortest(sectors, ends, delay),
            np.asarray(gates, np.int32).reshape(sectors, 1),
            table[0],
            table[1],
            table[2],
            table[3],
            table[4].reshape(k, sectors, 1),
        )

    @cached_property
    def facing(self) -> Ints:
        """[k, sectors, 1] 1 where the link to that neighbour leaves the sector, -1 where it enters it, 0 for none."""
        return np.where(self.outward < self.links, 1, -1)[:, :, None].astype(np.int32) * self.mask

    @cached_property
    def linked(self) -> Ints:
        """[k, sectors, 1] bool: where there is such a neighbour."""
        return self.mask == 1

    @cached_property
    def degree(self) -> Ints:
        """[sectors, 1] how many links a sector has, 1 at least."""
        return np.maximum(self.mask.sum(0, dtype=np.int32), 1)

    def rim(self) -> Ints:
        """[*] the half of the sectors that lies farthest from any gate."""
        inland = self.distance[:, self.gates[:, 0] == 1].min(1, initial=FAR)
        return np.flatnonzero(inland >= np.sort(inland)[self.sectors // 2]).astype(np.int32)

    def around(self, here: Ints) -> Ints:
        """[sectors, B] bool: where `here` is true, and the neighbours of that."""
        return here | (here[self.neighbour] & self.linked).any(0)


def _shortest(sectors: int, ends: Ints, delay: Ints) -> Ints:
    """Floyd and Warshall's shortest paths between all sectors, in ticks."""
    best = np.full((sectors, sectors), FAR, np.int32)
    np.fill_diagonal(best, 0)
    for (a, b), ticks in zip(ends, np.ravel(delay), strict=True):
        best[a, b] = best[b, a] = min(int(ticks), int(best[a, b]))
    for via in range(sectors):
        np.minimum(best, best[:, via : via + 1] + best[via], out=best)
    return best


@dataclass(frozen=True)
class Params:
    """Everything a world is run with. `params.cascade.transfer` is the number of that law."""

    topology: Topology
    laws: tuple[ModuleType, ...]  # the laws that this level uses, in the order of LAWS
    law: dict[str, SimpleNamespace]
    timeline: Timeline = field(default_factory=Timeline)

    def size(self, axis: str | int) -> int:
        """How many rows an axis has; a number is itself."""
        if isinstance(axis, int):
            return axis
        t, timeline = self.topology, self.timeline
        return {
            "world": 1,
            "sector": t.sectors,
            "link": t.links,
            "edge": 2 * t.links,
            "beat": len(timeline.beats),
            "held": timeline.helds,
            "arm": ARMS,
            "lag": LAGS * t.sectors,
            "trace": SAMPLES * t.sectors,
        }[axis]

    @cached_property
    def foreseeing(self) -> tuple[ModuleType, ...]:
        """The laws that look ahead, after every tick."""
        return tuple(law for law in self.laws if hasattr(law, "foresee"))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that its laws use, the common one first."""
        return tuple(dict.fromkeys(group for law in self.laws for group in law.USES))

    @cached_property
    def verbs(self) -> dict[int, Verb]:
        """Every verb of its groups, by number."""
        return {int(verb): verb for group in self.groups for verb in group.verbs}

    @cached_property
    def changes(self) -> dict[str, Callable[[Any, Ints, int, int], None]]:
        """What its timeline can do to worlds, by kind."""
        return {change.kind: change.apply for law in self.laws for e in effects_of(law) for change in e.changes}

    @cached_property
    def arrays(self) -> tuple[Array, ...]:
        """Every array of the state: the ports first, then law by law."""
        ports = (port for group in self.groups for port in group.ports)
        return (*ports, *(array for law in self.laws for array in law.ARRAYS))

    @cached_property
    def events(self) -> dict[str, tuple[Event, int]]:
        """Every event that a tick may raise, with its number of rows."""
        return {e.name: (e, self.size(e.size)) for law in self.laws for e in law.EVENTS}

    def __getattr__(self, name: str) -> Any:
        numbers = self.__dict__.get("law", {}).get(name)
        if numbers is None:
            raise AttributeError(f"this level doesn't use the law {name}")
        return numbers
