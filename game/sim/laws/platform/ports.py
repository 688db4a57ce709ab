"""What the laws of The Platform share: the state that they add to and read, its verbs and its streams of randomness."""

from enum import IntEnum

import numpy as np

from game.sim.fixed import FAR, ONE, WHOLE, Ints
from game.sim.laws.platform.streams import PlatformStream
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Topology
from game.sim.rng import choose
from game.sim.spec import COUNT, FLAG, WHEN, WIDE, Array, Group
from game.sim.world import World

SCAN, STEADY, ISOLATE, BALANCE, SHELTER, PROTOCOLS = range(6)  # the automatic protocols, and how many
PROTOCOL_NAMES = ("scan", "steady", "isolate", "balance", "shelter")  # in the order of their numbers
LAYERS = 4  # of the cipher
GATES_NAMED = 3  # gates that have a group of the annunciator


class PlatformAlarm(IntEnum):
    """The annunciator's groups. The gates are the first three in the level's order, wherever they lie."""

    ANOMALY = 0
    RIPPLE = 1
    LOAD = 2
    DARK = 3
    NORTH = 4
    EAST = 5
    SOUTH = 6
    CLIMB = 7
    SHELTER = 8
    CIPHER = 9
    PROTOCOL = 10
    ROOT = 11


PORTS = (
    Array("decrypting", "world", "1 while attention is on the log", span=FLAG),
    Array("overriding", "world", "1 while the override is held", span=FLAG),
    Array("armed", "world", "1 while the override is armed", span=FLAG),
    Array("done_verb", "world", "the verb that hands finished in this step, 0 for none", span=(0, "verb")),
    Array("done_target", "world", "its target", span=(-1, "target")),
    Array("hand_verb", "world", "the verb in hand, 0 for none", span=(0, "verb")),
    Array("load", "sector", "Q16, summed anew each step by whoever loads a sector", span=WIDE),
    Array("capacity", "sector", "Q16, what a sector can carry", ONE, span=WIDE),
    Array("strain", "sector", "Q16, 0..1; full means dark", span=(0, ONE)),
    Array("jolt", "sector", "Q24 of severity that arrives in this step"),
    Array("scanned", "sector", "tick until which a scan shows the sector", span=WHEN),
    Array("watched", "sector", "1 while the severity of a sector can be seen", span=FLAG),
    Array("closed", "link", "1 where a link is shut", span=FLAG),
    Array(
        "bulged", "link", "Q24, 0..1, how near a shut link is to being burst by what waits behind it", span=(0, WHOLE)
    ),
    Array("road", "sector", "ticks of travel to the platform over open links, FAR when cut off", FAR, span=WHEN),
    Array("onward", "sector", "the edge that leads on towards the platform, -1 when cut off", -1, span=(-1, "edge")),
    Array("fallen", "sector", "Q24 of people lost in this step"),
    Array("figures", "sector", "Q24 of figures standing in a sector or walking out of it", span=(0, 2 * WHOLE)),
    Array("base", "world", "Q24 of figures at the base of the platform", span=(0, 2 * WHOLE)),
    Array("home", "sector", "Q24 of people still at home, at risk", span=(0, 2 * WHOLE)),
    Array("sheltered", "sector", "Q24 of people of a sector who reached the shelter", span=(0, 2 * WHOLE)),
    Array("lost", "sector", "Q24 of people of a sector who are lost", span=(0, 2 * WHOLE)),
    Array("marked", "sector", "1 where people are being led to the shelter", span=FLAG),
    Array("jam", "sector", "streams that share the narrowest part of a sector's road", span=COUNT),
    Array("beset", "sector", "Q24, the most figures that stand in one place of a sector's road", span=(0, 2 * WHOLE)),
    Array("protocol", PROTOCOLS, "Q16, 1 while an automatic countermeasure works", ONE, span=(0, ONE)),
    Array("fading", PROTOCOLS, "Q16 that an unravelling protocol loses each step"),
    Array("layer", "world", "layers of the cipher that are open, 0..4", span=(0, 4)),
    Array(
        "cause", "sector", "the sector whose anomaly reached this one, -1 for none or itself", -1, span=(-1, "sector")
    ),
    Array("climb", "world", "Q16, how far the figures are up the platform", span=(0, 4 * ONE)),
    Array("severity", "sector", "Q24, 0..1, how bad a sector's anomaly is", span=(0, WHOLE)),
    Array("strike_tick", "world", "when the next anomaly strikes", span=WHEN),
    Array("epicentre", "world", "the sector round which the anomalies begin", span=(0, "sector")),
    Array("pressure", "sector", "Q16, 0..1, how near the root lies", span=(0, ONE)),
    Array("cut", "world", "tick at which the override went through, plus 1; 0 before", span=WHEN),
)
PLATFORM = Group("platform", PORTS, PlatformVerb, PlatformStream, 1)


def distance_to(world: World, t: Topology, sector: Ints) -> Ints:
    """[sectors, B] ticks of travel to a sector [1, B], FAR where there is no way."""
    return t.distance(np.arange(t.sectors, dtype=np.int32)[:, None] == sector, world.absent, world.delay)


def choose_on_rim(world: World, t: Topology, word: Ints) -> Ints:
    """[1, B] a sector for each random word [1, B], of the half of the sectors that lies farthest from any gate."""
    inland = t.distance(world.gate == 1, world.absent, world.delay)
    rim = inland >= np.sort(inland, 0)[t.sectors // 2]
    nth = np.cumsum(rim, 0) > choose(word, rim.sum(0))
    return nth.argmax(0).astype(np.int32)[None]


def cut_off(t: Topology, gate: Ints, shut: Ints, road: Ints, chosen: Ints, horizon: Ints | int) -> Ints:
    """[sectors, B] 1 where people could still reach the platform but couldn't if the chosen sector was isolated.

    gate and road [sectors, B] and chosen [1, B] are as the panel shows them, chosen -1 for none; shut [links, B] is 1
    where a link is closed or absent; looked at so many links far. A gate opens on the platform itself: isolating it
    cuts off others, never its own people.
    """
    if (chosen < 0).all():
        return np.zeros_like(road)
    open_link = 1 - shut
    leads = [t.mask[k] * open_link.take(t.link[k], 0) for k in range(len(t.link))]
    other = np.arange(t.sectors, dtype=np.int32)[:, None] != chosen
    reach = gate | np.zeros_like(other, np.int32)
    for _ in range(int(np.max(horizon))):
        before, onward, reach = reach, reach * other, reach.copy()
        for k, lead in enumerate(leads):
            reach |= onward.take(t.neighbour[k], 0) & lead & other
        if (reach == before).all():
            break
    return ((road < FAR) & (reach == 0) & (chosen >= 0)).astype(np.int32)
