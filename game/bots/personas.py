"""The personas: what each of them has understood of Dream I.

* idle: watches.
* random: presses anything.
* novice: fixes what blinks until the climbers arrive.
* operator: works the panel well, but has not understood what the dream asks.
* lucid: knows that not all can be saved, reads the log, and chooses.
"""

import numpy as np

from game.bots import habits as do
from game.bots.base import Habit, Limits, Memory, Persona
from game.faults import Fault
from game.sim.actions import Verb
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND, WHOLE, Ints, mul
from game.sim.panel import Panel
from game.sim.params import Topology
from game.sim.rng import Stream, choose, draw


def worst_seen(panel: Panel, t: Topology) -> Ints:
    """Severity of what blinks now, from .45 on."""
    return panel["anomaly.severity"] * (panel["anomaly.known"] & (panel["dark"] == 0) & (panel["anomaly.severity"] > ONE * 45 // 100))


def worst_with_people(panel: Panel, t: Topology) -> Ints:
    """Severity, from .3 on, of sectors with people in them."""
    return panel["anomaly.severity"] * (panel["anomaly.known"] & do.exposed(panel) & (panel["anomaly.severity"] > ONE * 3 // 10))


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


def doomed(patience: int) -> do.Score:
    """Whom to fetch first: who can still be fetched before it's dark there, over how long that may wait (patience, s)."""

    def score(panel: Panel, t: Topology) -> Ints:
        time = seconds_to_dark(panel).astype(np.int64)
        fetched = np.minimum(panel["home"].astype(np.int64), panel["shelter.rate"] * time >> 1)
        return (fetched << 8) // (time + patience) * do.exposed(panel)

    return score


def gate_of(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] the gate that a sector's road goes through, found by following it on the map."""
    onward = panel["onward"]
    here = np.arange(t.sectors, dtype=np.int32)[:, None]
    following = np.where(onward < 0, here, t.target.take(np.maximum(onward, 0)))
    for _ in range(3):  # each round doubles the hops that were followed
        following = np.take_along_axis(following, following, 0)
    return following


def apart(score: do.Score) -> do.Score:
    """The same score, shared with the streams that already go through the same gate."""

    def shared(panel: Panel, t: Topology) -> Ints:
        gate = gate_of(panel, t)
        same = sum((gate == gate[i]) * panel["shelter.on"][i] for i in range(t.sectors))
        return score(panel, t) // (1 + same * (panel["shelter.on"] == 0))

    return shared


def by_cause(panel: Panel, t: Topology) -> Ints:
    """What to steady: the worse, the fuller of people; causes before their symptoms once they are known."""
    worth = mul(panel["anomaly.severity"], HALF + np.minimum(panel["home"] >> 4, HALF))
    worth *= panel["anomaly.known"] & (panel["dark"] == 0) & (panel["anomaly.severity"] > ONE * 35 // 100)
    children = np.zeros_like(worth)
    for sector in range(t.sectors):
        children[sector] = ((panel["cause"] == sector) * worth).sum(0)
    return worth + (children >> 1) * (worth > 0)


def about_to_be_struck(panel: Panel, t: Topology) -> Ints:
    """The sector that the log tells of, shortly before it is struck."""
    soon = (panel["forecast.tick"] - panel.tick < 5 * TICKS_PER_SECOND) & (panel["forecast.tick"] > panel.tick)
    here = np.arange(t.sectors)[:, None] == panel["forecast.sector"]
    return (here & soon & (panel["dark"] == 0) & (panel["braced"] <= panel.tick)).astype(np.int32)


def lost_causes(panel: Panel, t: Topology) -> Ints:
    """Sectors that are dark or about to be, with nobody left to fetch there and nobody who flees through them."""
    open_links = np.zeros_like(panel["dark"])
    needed = np.zeros_like(panel["dark"])
    alive = (panel["home"] > WHOLE >> 11).astype(np.int32)
    for k in range(len(t.neighbour)):
        open_links += (1 - panel["closed"].take(t.link[k], 0)) * t.mask[k]
        comes = panel["onward"].take(t.neighbour[k], 0) == t.inward[k][:, None]
        needed |= comes & (alive.take(t.neighbour[k], 0) == 1) & (t.mask[k] == 1)
    walks = (panel["dark"] == 1) & (panel["figures"] > WHOLE >> 9)
    falls = (panel["dark"] == 0) & (panel["strain"] > HALF) & (panel["home"] < WHOLE >> 8)
    return (panel["figures"] + (panel["strain"] << 4)) * ((walks | falls) & (open_links > 0) & (needed == 0))


class Restless(Persona):
    """Presses anything."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        verb, target, value = (draw(memory.seed, panel.tick, Stream.PERSONA, i) for i in (2, 3, 4))
        t = memory.topology
        return choose(verb, Verb.OVERRIDE) + 1, choose(target, t.sectors + t.links), choose(value, 2)


_NOVICE = (
    *do.cut(do.either(do.height(0.6), do.few_lit(0))),
    do.acknowledge(5),
    *do.breathe(0.12, 0.35),
    do.shelter(fastest),
    do.steady(worst_seen),
    do.scan(unseen),
)
_OPERATOR = (
    *do.cut(do.either(do.last_moment(8), do.few_lit(0))),
    *do.breathe(0.3, 0.6),
    do.call_off(do.hopeless),
    do.shelter(largest),
    do.acknowledge(3),
    do.steady(worst_with_people),
    do.scan(unseen),
    *do.decrypt(1),
    do.attend,
)
_LUCID = {
    "cut": do.cut(do.either(do.last_moment(6), do.nothing_left, do.few_lit(0))),
    "breathe": do.breathe(0.45, 0.8),
    "call_off": (do.call_off(do.hopeless),),
    "isolate": (do.isolate(lost_causes),),
    "shelter": (do.shelter(apart(doomed(60))),),
    "acknowledge": (do.acknowledge(2),),
    "brace": (do.steady(about_to_be_struck),),
    "steady": (do.steady(by_cause),),
    "scan": (do.scan(unseen),),
    "decrypt": (*do.decrypt(4), do.attend),
}


def lucid(name: str = "lucid", **changed: tuple[Habit, ...]) -> Persona:
    """The lucid persona, with habits of the given kinds changed; an empty tuple forbids one."""
    kinds = {**_LUCID, **changed}
    return Persona(name, Limits(0.35, 40, 0.02), tuple(habit for kind in kinds.values() for habit in kind))


PERSONAS = {
    persona.name: persona
    for persona in (
        Persona("idle", Limits(1, 1, 0), ()),
        Restless("random", Limits(0.2, 60, 0), ()),
        Persona("novice", Limits(0.9, 20, 0.08), _NOVICE),
        Persona("operator", Limits(0.5, 30, 0.04), _OPERATOR),
        lucid(),
    )
}


def persona(name: str) -> Persona:
    """A persona by its name. Raises Fault when there is none of that name."""
    if name not in PERSONAS:
        raise Fault(f"no persona is called {name!r}: there are {', '.join(PERSONAS)}")
    return PERSONAS[name]
