"""Priorities: how much a verb is worth in each sector, judged from the panel.

Each is a function of the panel and the map to int arrays [sectors, B]; what is 0 isn't worth doing.
"""

import numpy as np

from game.bots.platform import habits as do
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND, WHOLE, Ints, mul
from game.sim.panel import Panel
from game.sim.params import Topology


def _known(panel: Panel, percent: int) -> Ints:
    """Severity where it can be seen and is above so many percent."""
    severity = panel["anomaly.severity"]
    return severity * (panel["anomaly.known"] & (severity > ONE * percent // 100))


def worst_seen(panel: Panel, t: Topology) -> Ints:
    """Severity of what blinks now: an alarm."""
    severity = panel["anomaly.severity"]
    blinks = panel["anomaly.known"] & (severity > panel["anomaly.severity.alarm"])
    return severity * blinks * (panel["dark"] == 0)


def worst_with_people(panel: Panel, t: Topology) -> Ints:
    """Severity, from .3 on, of sectors with people in them."""
    return _known(panel, 30) * do.exposed(panel)


def unseen(panel: Panel, t: Topology) -> Ints:
    """How long a living sector hasn't been seen, from twenty seconds on."""
    age = panel.tick - panel["anomaly.seen"]
    return age * ((age > 20 * TICKS_PER_SECOND) & (panel["dark"] == 0) & (panel["anomaly.known"] == 0))


def nearest(panel: Panel, t: Topology) -> Ints:
    """Sectors by how short their road is."""
    return (1000 - do.far_from(t, panel)) * do.exposed(panel) * (panel["shelter.rate"] > 0)


def largest(panel: Panel, t: Topology) -> Ints:
    """Sectors by how many people are at home."""
    return panel["home"] * do.exposed(panel) * (panel["shelter.rate"] > 0)


def fastest(panel: Panel, t: Topology) -> Ints:
    """Sectors by how fast their people would come now: plain greed."""
    return panel["shelter.rate"] * do.exposed(panel)


def seconds_to_dark(panel: Panel) -> Ints:
    """[sectors, B] a reading of the gauges: how long a sector may still last, in whole seconds."""
    spare = np.maximum(panel["capacity"] - panel["load"], 0)
    return (spare * 250 + (ONE - panel["strain"]) * 33) >> 16


def doomed(patience: int) -> do.Priority:
    """Whom to fetch first: who can still be fetched before it's dark there, over how long that may wait.

    patience, in seconds, is added to the time that is left: with much of it, numbers weigh more than haste.
    """

    def priority(panel: Panel, t: Topology) -> Ints:
        time = seconds_to_dark(panel).astype(np.int64)
        fetched = np.minimum(panel["home"].astype(np.int64), panel["shelter.rate"] * time >> 1)
        return (fetched << 8) // (time + patience) * do.exposed(panel)

    return priority


def gate_of(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] the gate that a sector's road goes through, found by following it on the map."""
    onward = panel["onward"]
    here = np.arange(t.sectors, dtype=np.int32)[:, None]
    following = np.where(onward < 0, here, t.target.take(np.maximum(onward, 0)))
    for _ in range(3):  # each round doubles the hops that were followed
        following = np.take_along_axis(following, following, 0)
    return following


def apart(priority: do.Priority) -> do.Priority:
    """The same priority, shared with the streams that already go through the same gate."""

    def shared(panel: Panel, t: Topology) -> Ints:
        gate, on = gate_of(panel, t), panel["shelter.on"]
        same = sum((gate == gate[i]) * on[i] for i in np.flatnonzero(on.any(1)))
        return priority(panel, t) // (1 + same * (on == 0))

    return shared


def by_cause(panel: Panel, t: Topology) -> Ints:
    """What to steady: the worse, the fuller of people; causes before their symptoms once they are known."""
    worth = mul(panel["anomaly.severity"], HALF + np.minimum(panel["home"] >> 4, HALF))
    worth *= (_known(panel, 35) > 0) & (panel["dark"] == 0)
    children, cause = np.zeros_like(worth), panel["cause"]
    for sector in np.unique(cause[(worth > 0) & (cause >= 0)]):
        children[sector] = ((cause == sector) * worth).sum(0)
    return worth + (children >> 1) * (worth > 0)


def about_to_be_struck(panel: Panel, t: Topology) -> Ints:
    """The sector that the log forecasts, shortly before it is struck."""
    soon = (panel["forecast.tick"] - panel.tick < 5 * TICKS_PER_SECOND) & (panel["forecast.tick"] > panel.tick)
    here = np.arange(t.sectors)[:, None] == panel["forecast.sector"]
    return (here & soon & (panel["dark"] == 0) & (panel["braced"] <= panel.tick)).astype(np.int32)


def lost_causes(panel: Panel, t: Topology) -> Ints:
    """Sectors that are dark or about to be, with nobody left to fetch there and nobody who flees through them."""
    open_links = np.zeros_like(panel["dark"])
    needed = np.zeros_like(panel["dark"])
    alive = (panel["home"] > WHOLE >> 11).astype(np.int32)
    shut = panel["closed"] | panel["link.absent"]
    for k in range(len(t.neighbour)):
        open_links += (1 - shut.take(t.link[k], 0)) * t.mask[k]
        comes = panel["onward"].take(t.neighbour[k], 0) == t.inward[k][:, None]
        needed |= comes & (alive.take(t.neighbour[k], 0) == 1) & (t.mask[k] == 1)
    walks = (panel["dark"] == 1) & (panel["figures"] > WHOLE >> 9)
    falls = (panel["dark"] == 0) & (panel["strain"] > HALF) & (panel["home"] < WHOLE >> 8)
    return (panel["figures"] + (panel["strain"] << 4)) * ((walks | falls) & (open_links > 0) & (needed == 0))
