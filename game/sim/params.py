"""What doesn't change during a run: topology, the laws' numbers, compiled conditions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from game.sim.actions import Verb
from game.sim.fixed import FAR, Ints, mul
from game.sim.program import Timeline
from game.sim.spec import Array, Cause, Event, Group, causes_of, effects_of

LAGS = 16  # steps that a delayed loop looks back at most
SAMPLES = 120  # of a trace
ARMS = 3  # of the engine: each a third of the sectors, in the file's order, from the heart outward


@dataclass(frozen=True)
class Topology:
    """Sectors and all links that are possible, the same for every world of a batch; which are there is its state.

    Link i is edge i (a -> b) and edge i + links (b -> a).

    Neighbour tables are padded to the highest degree k: a missing neighbour points at the sector itself
    with a mask of 0.
    """

    sectors: int
    links: int
    ends: Ints  # [links, 2] sectors
    delay: Ints  # [links, 1] ticks
    source: Ints  # [2 * links] the sector an edge leaves
    target: Ints  # [2 * links] the sector an edge enters
    gates: Ints  # [sectors, 1] 1 where the sector touches the base of the platform, or may
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
    def degree(self) -> Ints:
        """[sectors, 1] how many links a sector has, 1 at least."""
        return np.maximum(self.mask.sum(0, dtype=np.int32), 1)

    @cached_property
    def hops(self) -> Ints:
        """[sectors] links to the nearest sector where a gate may be; to the first sector where there are no gates."""
        hops = np.where(self.gates[:, 0] == 1, 0, FAR).astype(np.int32)
        if not self.gates.any():
            hops[0] = 0
        for _ in range(self.sectors):
            near = np.where(self.mask[:, :, 0] == 1, hops[self.neighbour], FAR).min(0, initial=FAR)
            hops = np.minimum(hops, near + 1)
        return hops

    def around(self, here: Ints, absent: Ints) -> Ints:
        """[sectors, B] bool: where `here` is true, and its neighbours over links [links, B] that aren't absent."""
        return here | (here[self.neighbour] & (self.mask > absent[self.link])).any(0)

    def distance(self, start: Ints, absent: Ints, delay: Ints) -> Ints:
        """[sectors, B] ticks along the shortest path to where `start` [sectors, B] is true, FAR where there is none.

        absent [links, B] and delay [edges, B] are those of each world.
        """
        best = np.where(start, 0, FAR).astype(np.int32)
        length = np.minimum(delay[: self.links] + absent * FAR, FAR)
        for _ in range(self.sectors):
            before = best
            for k in range(len(self.neighbour)):
                way = before.take(self.neighbour[k], 0) + length.take(self.link[k], 0)
                best = np.minimum(best, np.where(self.mask[k] == 1, way, FAR))
            if (best == before).all():
                break
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
    def counted(self) -> dict[str, int]:
        """How many there are of what only spans name: none counts as one where 0 stands for it."""
        t, timeline = self.topology, self.timeline
        return {
            "target": t.sectors + t.links,
            "verb": 1 + max(self.verbs, default=0),
            "ending": 1 + len(timeline.endings),
            "caption": 1 + timeline.texts("say"),
            "question": max(1, timeline.texts("ask")),
        }

    @cached_property
    def spans(self) -> tuple[Ints, Ints]:
        """The least and the most that each number of the state can be, [n, 1] each."""
        found: list[tuple[int, int]] = []
        for array in self.arrays:
            spans: Any = array.span if isinstance(array.span[0], tuple) else (array.span,) * self.size(array.size)
            found += [(least, most if isinstance(most, int) else self._last(most)) for least, most in spans]
        bounds = np.array(found, np.int32).reshape(-1, 2)
        return bounds[:, :1], bounds[:, 1:]

    def _last(self, axis: str) -> int:
        return (self.counted[axis] if axis in self.counted else self.size(axis)) - 1

    @cached_property
    def longest_link(self) -> int:
        """Ticks that a link takes at most, in any world."""
        stray = self.law["ground"].stray if "ground" in self.law else 0
        delay = self.topology.delay
        return int((delay + mul(delay, stray)).max(initial=0))

    @cached_property
    def foreseeing(self) -> tuple[ModuleType, ...]:
        """The laws that look ahead, after every tick."""
        return tuple(law for law in self.laws if hasattr(law, "foresee"))

    @cached_property
    def showing(self) -> dict[str, ModuleType]:
        """Of which law each entry of the panel is, in their order."""
        return {entry.name: law for law in self.laws for entry in law.SHOWS}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that its laws use, the common one first."""
        return tuple(dict.fromkeys(group for law in self.laws for group in law.USES))

    @cached_property
    def verbs(self) -> dict[int, Verb]:
        """Every verb of its groups, by number."""
        return {int(verb): verb for group in self.groups for verb in group.verbs}

    @cached_property
    def changes(self) -> dict[str, Callable[[Any, Any, Ints, int, int], None]]:
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

    @cached_property
    def causes(self) -> dict[str, tuple[Cause, int]]:
        """Every cause that a tick may raise when it is asked for them, with its number of rows."""
        return {cause.name: (cause, self.size(cause.size)) for law in self.laws for cause in causes_of(law)}

    @cached_property
    def law_of_cause(self) -> dict[str, ModuleType]:
        """Which law raises a cause, by the cause's name."""
        return {cause.name: law for law in self.laws for cause in causes_of(law)}

    def __getattr__(self, name: str) -> Any:
        numbers = self.__dict__.get("law", {}).get(name)
        if numbers is None:
            raise AttributeError(f"this level doesn't use the law {name}")
        return numbers
