"""The personas: what each of them has understood of Dream I.

* idle: watches.
* random: presses anything.
* novice: fixes what blinks until the climbers arrive.
* operator: works the panel well, but has not understood what the dream asks.
* lucid: knows that not all can be saved, reads the log, and chooses.
"""

from game.bots.base import Habit, Limits, Memory, Persona
from game.bots.platform import habits as do, priorities as worth
from game.sim.fixed import Ints
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.rng import CommonStream, choose, draw


class RandomPersona(Persona):
    """Presses anything."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        verb, target, value = (draw(memory.seed, panel.tick, CommonStream.PERSONA, i) for i in (2, 3, 4))
        t = memory.topology
        return choose(verb, PlatformVerb.OVERRIDE) + 1, choose(target, t.sectors + t.links), choose(value, 2)


_NOVICE = (
    *do.cut(do.either(do.height(0.6), do.few_lit(0))),
    do.acknowledge(5),
    *do.breathe(0.12, 0.35),
    do.shelter(worth.fastest),
    do.steady(worth.worst_seen),
    do.scan(worth.unseen),
)
_OPERATOR = (
    *do.cut(do.either(do.last_moment(8), do.few_lit(0))),
    *do.breathe(0.3, 0.6),
    do.call_off(do.hopeless),
    do.shelter(worth.largest),
    do.acknowledge(3),
    do.steady(worth.worst_with_people),
    do.scan(worth.unseen),
    *do.decrypt(1),
    do.attend,
)
_LUCID = {
    "cut": do.cut(do.either(do.last_moment(6), do.nothing_left, do.few_lit(0))),
    "breathe": do.breathe(0.45, 0.8),
    "call_off": (do.call_off(do.hopeless),),
    "isolate": (do.isolate(worth.lost_causes),),
    "shelter": (do.shelter(worth.apart(worth.doomed(60))),),
    "acknowledge": (do.acknowledge(2),),
    "brace": (do.steady(worth.about_to_be_struck),),
    "steady": (do.steady(worth.by_cause),),
    "scan": (do.scan(worth.unseen),),
    "decrypt": (*do.decrypt(4), do.attend),
}


def lucid(name: str = "lucid", **changed: tuple[Habit, ...]) -> Persona:
    """The lucid persona, with habits of the given kinds changed; an empty tuple forbids one."""
    kinds = {**_LUCID, **changed}
    return Persona(
        name,
        Limits(reaction=0.35, per_minute=40, slips=0.02),
        tuple(habit for kind in kinds.values() for habit in kind),
    )


PERSONAS = (
    Persona("idle", Limits(reaction=1, per_minute=1, slips=0), ()),
    RandomPersona("random", Limits(reaction=0.2, per_minute=60, slips=0), ()),
    Persona("novice", Limits(reaction=0.9, per_minute=20, slips=0.08), _NOVICE),
    Persona("operator", Limits(reaction=0.4, per_minute=30, slips=0.04), _OPERATOR),
    lucid(),
)
