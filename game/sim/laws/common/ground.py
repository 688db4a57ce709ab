"""The ground: of all links that a level makes possible each world draws its own, with their lengths, and its gates.

    there_l = chance_l > U        delay_l = delay (1 + stray_l (2 U - 1))

Every world is joined by construction. A sector that isn't where gates may be draws one link inward, to a neighbour
that is a hop nearer to them; that link is there whatever its chance. Of the links among the innermost sectors at most
one is missing. Gates are drawn round the innermost sectors, `apart` places from each other at least.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params, Topology
from game.sim.rng import CommonStream, choose, draw, unit
from game.sim.spec import Param, Shown, Shows
from game.sim.world import World

NAME = "ground"
EVERY = STEP
USES = (COMMON,)
ARRAYS = ()
PARAMS = (
    Param("chance", "fraction", 1.0, 0, 1, "chance that a link is there", per="link", from_start=True),
    Param(
        "stray", "fraction", 0.0, 0, 0.9, "part by which a link may be shorter or longer", per="link", from_start=True
    ),
    Param("gates", "count", 0, 0, 24, "gates drawn among the sectors marked so; 0 for all of them", from_start=True),
    Param("apart", "count", 1, 1, 24, "places from one gate to the next, at least", from_start=True),
)
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("link.absent", "link", "flag", "there is no such link in this world"),
    Shown("link.delay", "link", "ticks", "time to travel it"),
    Shown("gate", "sector", "flag", "the sector touches the base of the platform"),
)


def setup(world: World, params: Params) -> None:
    """Draw links, lengths and gates."""
    p, t = params.ground, params.topology
    gates, apart = p.gates, p.apart
    world.delay[:] = np.concatenate([_lengths(world, params)] * 2)
    world.gate[:] = _gates(world, gates, apart, np.flatnonzero(t.gates)) if gates else t.gates
    chance = np.broadcast_to(p.chance, (t.links, 1))
    if (chance < ONE).any():
        luck = unit(_words(world, CommonStream.LINK, t.links))
        world.absent[:] = (luck >= chance) & ~_needed(world, params)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Nothing: the ground stays as it was drawn."""


def _words(world: World, stream: CommonStream, count: int) -> Ints:
    """[count, B] random words."""
    return draw(world.seed, 0, stream, np.arange(count)[:, None])


def _lengths(world: World, params: Params) -> Ints:
    """[links, B] ticks."""
    t, stray = params.topology, params.ground.stray
    turn = 2 * unit(_words(world, CommonStream.LENGTH, t.links)) - ONE
    return np.maximum(t.delay + mul(mul(t.delay, stray), turn), 1)


def _gates(world: World, gates: int, apart: int, places: Ints) -> Ints:
    """[sectors, B] 1 for gates: from a first place on, so far apart that spare places are shared out by lot."""
    steps = np.full((gates, world.batch), apart, np.int32)
    for spare in range(len(places) - gates * apart):
        widened = choose(draw(world.seed, 0, CommonStream.GATE, spare + 1), gates)
        steps += np.arange(gates)[:, None] == widened
    first = choose(draw(world.seed, 0, CommonStream.GATE), len(places))
    at = (first + np.cumsum(steps, 0)) % len(places)
    drawn = np.zeros_like(world.gate)
    drawn[places[at], np.arange(world.batch)] = 1
    return drawn


def _needed(world: World, params: Params) -> Ints:
    """[links, B] bool: what joins the world, whatever its chance."""
    t = params.topology
    hops = t.hops
    needed = np.zeros((t.links, world.batch), bool)
    lot = _words(world, CommonStream.INWARD, t.sectors)
    for sector in np.flatnonzero(hops > 0):
        inward = t.link[:, sector][(t.mask[:, sector, 0] == 1) & (hops[t.neighbour[:, sector]] == hops[sector] - 1)]
        drawn = inward[choose(lot[sector], len(inward))]
        needed[drawn, np.arange(world.batch)] = True
    inner = np.flatnonzero((hops[t.ends] == 0).all(1))
    needed[inner] = True
    if len(inner):
        missing = choose(draw(world.seed[0], 0, CommonStream.MISSING), len(inner))
        needed[inner[missing], np.arange(world.batch)] = False
    return needed


def check(params: Params) -> list[str]:
    """Gates must have room; with links by chance all must be joined, the innermost also without any one link."""
    p, t = params.ground, params.topology
    places = int(t.gates.sum())
    faults = []
    if p.gates > places or (p.gates > 1 and p.gates * p.apart > places):
        faults.append(f"{p.gates} gates, {p.apart} apart, need more than {places} sectors where they may be")
    if p.gates and not places:
        faults = [f"{p.gates} gates, and no sector where they may be"]
    by_chance = (np.broadcast_to(p.chance, (t.links, 1)) < ONE).any()
    if by_chance and (t.hops >= t.sectors).any():
        faults.append("links by chance need every sector to be joined to the innermost ones")
    elif by_chance and not _ring(t):
        faults.append("links by chance need innermost sectors that stay joined when one of their links is missing")
    return faults


def _ring(t: Topology) -> bool:
    """Whether the innermost sectors stay joined without any one of their links."""
    inner = np.flatnonzero(t.hops == 0)
    if len(inner) == 1:
        return True
    links = [(int(a), int(b)) for a, b in t.ends if a in inner and b in inner]
    return all(_joined(set(inner.tolist()), links[:i] + links[i + 1 :]) for i in range(max(len(links), 1)))


def _joined(sectors: set[int], links: list[tuple[int, int]]) -> bool:
    reached = {min(sectors)}
    for _ in sectors:
        reached |= {here for link in links if not reached.isdisjoint(link) for here in link}
    return reached == sectors


def show(world: World, params: Params) -> Shows:
    """What its operator may know, by SHOWS."""
    return {"link.absent": world.absent, "link.delay": world.delay[: params.topology.links], "gate": world.gate}
