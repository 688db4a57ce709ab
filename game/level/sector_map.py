"""Builds the map from the tables of sectors and links: places, topology, ways to the platform."""

from collections.abc import Collection
from itertools import combinations
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

import numpy as np

from game.level.level import Link, Sector
from game.level.level_faults import Findings, nearest, one_of, show
from game.level.tables import DEGREE
from game.level.validate import ValidFile
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.params import Topology

NEAREST = 0.02  # of the outer radius: closer sectors can't be told apart


def sectors_of(shaped: ValidFile, words: Collection[str], findings: Findings) -> tuple[Sector, ...]:
    """The sectors with their places; words are names that mean something else."""
    outer = max((entry.ring for entry in shaped.file.sector), default=1)
    taken: dict[str, str] = {}
    for loc, entry in shaped.each("sector"):
        folded = entry.name.casefold()
        if folded in taken:
            findings.add((*loc, "name"), show(entry.name), f"names that differ; sector {taken[folded]} has this one")
        elif folded in words:
            findings.add((*loc, "name"), show(entry.name), "another name: this word means where the failure begins")
        taken.setdefault(folded, str(int(loc[1]) + 1))
        if (entry.bearing is None) == (entry.at is None):
            found = "neither `bearing` nor `at`" if entry.at is None else "`bearing` and `at`"
            findings.add(loc, found, "one of them, for its place")
    sectors = tuple(_sector(entry, outer) for entry in shaped.file.sector)
    if findings.free_of("sector"):
        _apart(sectors, shaped, findings)
    return sectors


def _sector(entry: Any, outer: int) -> Sector:
    if entry.at is not None:
        x, y = entry.at
        bearing = degrees(atan2(x, y)) % 360
    else:
        bearing = entry.bearing or 0.0
        x, y = (entry.ring / outer * turn(radians(bearing)) for turn in (sin, cos))
    return Sector(entry.name, entry.ring, float(bearing), float(x), float(y), entry.gate)


def _apart(sectors: tuple[Sector, ...], shaped: ValidFile, findings: Findings) -> None:
    for (_, a), (loc, b) in combinations(zip((loc for loc, _ in shaped.each("sector")), sectors, strict=True), 2):
        if hypot(a.x - b.x, a.y - b.y) < NEAREST:
            findings.add(loc, f"the same place as {show(a.name)}", "places of their own")


def links_of(shaped: ValidFile, sectors: tuple[Sector, ...], findings: Findings) -> tuple[Link, ...]:
    """The links whose ends exist."""
    index = {sector.name: i for i, sector in reversed(list(enumerate(sectors)))}
    names = list(dict.fromkeys([*findings.names("sector"), *index]))
    links: list[Link] = []
    taken: set[frozenset[int]] = set()
    for loc, entry in shaped.each("link"):
        for side, name in enumerate(entry.between):
            if name not in names:
                findings.add((*loc, "between", side), show(name), one_of(names), nearest(name, names))
        if not all(name in index for name in entry.between):
            continue
        a, b = (index[name] for name in entry.between)
        if a == b:
            findings.add((*loc, "between"), f"{show(entry.between[0])} twice", "two different sectors")
        elif frozenset((a, b)) in taken:
            findings.add((*loc, "between"), "a second link between the two", "one link between two sectors")
        taken.add(frozenset((a, b)))
        links.append(Link(a, b, entry.seconds))
    return tuple(links)


def check_map(
    shaped: ValidFile, sectors: tuple[Sector, ...], links: tuple[Link, ...], findings: Findings, gated: bool
) -> None:
    """Degrees, and where gated: gates, and a way to one from everywhere. Of use where sectors and links are good."""
    near: list[list[int]] = [[] for _ in sectors]
    for link in links:
        near[link.a].append(link.b)
        near[link.b].append(link.a)
    for (loc, _), around in zip(shaped.each("sector"), near, strict=True):
        if len(around) > DEGREE:
            findings.add(loc, f"{len(around)} links", f"at most {DEGREE} links to a sector")
    if not gated:
        return
    reached = {i for i, sector in enumerate(sectors) if sector.gate}
    if not reached:
        findings.add(("sector",), "no gate", "at least one sector with `gate = true`")
        return
    edge = list(reached)
    while edge:
        edge = [there for here in edge for there in near[here] if there not in reached]
        reached.update(edge)
    for i, (loc, _) in enumerate(shaped.each("sector")):
        if i not in reached:
            findings.add(loc, "no way to a gate", "links that join every sector with a gate")


def topology_of(sectors: tuple[Sector, ...], links: tuple[Link, ...]) -> Topology:
    """The arrays of the map."""
    ends = np.array([(link.a, link.b) for link in links], np.int32).reshape(-1, 2)
    delay = np.array([round(link.seconds * TICKS_PER_SECOND) for link in links], np.int32)
    return Topology.build(len(sectors), ends, delay, np.array([sector.gate for sector in sectors], np.int32))
