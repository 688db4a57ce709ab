"""Routes: the roads that people take to the platform, and which streams share one."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from game.play.dreams.platform.instruments.sector_states import streams
from game.play.render.view import View
from game.sim.fixed import FAR, WHOLE
from game.sim.laws.platform import ports

FEW = WHOLE >> 12  # figures on a link that are worth a word


def route(view: View, sector: int) -> list[int]:
    """The sectors from one to the gate at the platform, itself first; empty where no road is open."""
    if view.one("road", sector) >= FAR:
        return []
    road, links = [sector], view.level.links
    while not view.level.sectors[sector].gate:
        edge = view.one("onward", sector)
        if edge < 0 or len(road) > len(view.level.sectors):
            return []
        link = links[edge % len(links)]
        sector = link.b if edge < len(links) else link.a
        road.append(sector)
    return road


def meeting(view: View, sector: int, others: Iterable[int]) -> list[int]:
    """Which of some sectors have a road that meets that of this one."""
    own = set(route(view, sector))
    return [i for i in others if i != sector and own & set(route(view, i))]


def sharing(view: View, sector: int) -> list[int]:
    """The other sectors being sheltered whose road meets that of this one, by index."""
    return meeting(view, sector, streams(view.now))


def sharers(view: View, sector: int) -> str:
    """Their names: `Kiln, Beacon`."""
    return ", ".join(view.level.sectors[i].name for i in sharing(view, sector))


def cut_off(view: View, sector: int) -> list[int]:
    """The sectors that isolating this one would leave no road: those that the law warns of where it is selected."""
    names = ("gate", "closed", "link.absent", "road", "isolate.horizon")
    gate, closed, absent, road, horizon = (view.now[name] for name in names)
    found = ports.cut_off(view.level.map, gate, closed | absent, road, np.array([[sector]], np.int32), horizon)
    return np.flatnonzero(found[:, 0]).tolist()


class Pressure(NamedTuple):
    """What is on its way to a sector: how many ripples and thrown loads, and whether figures walk there."""

    ripples: int
    surges: int
    figures: bool


def pressure(view: View, sector: int) -> Pressure:
    """What is on its way to a sector over open links."""
    links, now = view.level.links, view.now.moment
    ends = [i for i, link in enumerate(links) if link.b == sector]
    ends += [i + len(links) for i, link in enumerate(links) if link.a == sector]
    ripples, surges, walking = (view.all(name) for name in ("ripple.until", "surge.until", "walking"))
    return Pressure(
        sum(ripples[e] > now for e in ends),
        sum(surges[e] > now for e in ends),
        any(walking[e] > FEW for e in ends),
    )
