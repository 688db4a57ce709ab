"""The personas: what each of them has understood of Dream III.

* idle: listens.
* random: presses anything.
* novice: nudges what is out of step, and works when it occurs to him.
* operator: works the panel well, but strings arms while they still beat alike, to hold them to the old time.
* lucid: lets the arms part, then tunes them to a chord with strings that sing.
* restore-unison: gives everything to bring the old unison back.
* old-song: the same as an art: lucid hands that string early, and never let the arms part.
"""

import numpy as np

from game.bots.base import Habit, Limits, Memory, Persona
from game.bots.common_habits import acknowledge, breathe
from game.bots.engine import habits as do
from game.sim.actions import MICROSECONDS, CommonVerb, timed
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.params import ARMS
from game.sim.rng import CommonStream, choose, draw

_VERBS = np.array(
    (
        CommonVerb.SELECT,
        CommonVerb.ACKNOWLEDGE,
        CommonVerb.BREATHE,
        EngineVerb.NUDGE,
        EngineVerb.WORK,
        EngineVerb.STRETCH,
        EngineVerb.BRIDGE,
    ),
    np.int32,
)


class RandomPersona(Persona):
    """Presses anything; weaves on full seconds only, together with others: looking ahead is dear."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        words = [draw(memory.seed, panel.tick, CommonStream.PERSONA, i) for i in (2, 3, 4, 5)]
        verb, insects = _VERBS[choose(words[0], len(_VERBS))], memory.topology.sectors
        value = choose(words[2], 4)
        weaves = (panel.tick % TICKS_PER_SECOND < self.every) & (value < 3)
        verb = np.where(weaves, EngineVerb.WEAVE, verb)
        value = np.where(verb == EngineVerb.BRIDGE, choose(words[3], insects), value)
        aimed = (verb == EngineVerb.NUDGE) | (verb == EngineVerb.WORK)
        value = np.where(aimed, timed(choose(words[3], MICROSECONDS), 0) | value & 1, value)
        return verb, np.where(verb == EngineVerb.WORK, value % ARMS, choose(words[1], insects)), value


_NOVICE = (
    acknowledge(5),
    *breathe(0.15, 0.4),
    *do.work(0.9),
    do.holds,
    do.string(1, 0.0, do.scattered, do.after(70)),
    do.nudge(do.off_beat(0.5), 0.9),
)
_OPERATOR = (
    *breathe(0.4, 0.7),
    *do.work(0.5, 0.9),
    do.holds,
    *do.weave(),
    do.nudge(do.parry, 0.5),
    do.string(2, 0.08, do.sound, do.after(60)),
    acknowledge(3),
    *do.stretch(0.4, 0.6),
    do.nudge(do.off_beat(0.5), 0.5),
)
_LUCID = {
    "breathe": breathe(0.5, 0.8),
    "work": (*do.work(0.35, 0.9), do.holds),
    "weave": do.weave(),
    "string": (do.take_back(0.5), do.retune(0.1), do.string(2, 0.1, do.sound)),
    "parry": (do.nudge(do.parry, 0.35),),
    "stretch": do.stretch(0.75, 0.4),
    "acknowledge": (acknowledge(3),),
    "nudge": (do.nudge(do.off_beat(0.5), 0.35),),
}
LIMITS = Limits(reaction=0.35, per_minute=40, slips=0.02, timing=0.02)


def lucid(name: str = "lucid", limits: Limits = LIMITS, **changed: tuple[Habit, ...]) -> Persona:
    """The lucid persona, with habits of the given kinds changed; an empty tuple forbids one."""
    kinds = {**_LUCID, **changed}
    return Persona(name, limits, tuple(habit for kind in kinds.values() for habit in kind), every=6)


_UNISON = (
    *breathe(0.3, 0.6),
    *do.work(0.5),
    do.holds,
    do.string(2, 0.0, do.sound),
    acknowledge(3),
    do.nudge(do.off_beat(0.3), 0.4),
)
PERSONAS = (
    Persona("idle", Limits(reaction=1, per_minute=1, slips=0), ()),
    RandomPersona("random", Limits(reaction=0.2, per_minute=60, slips=0), (), every=6),
    Persona("novice", Limits(reaction=0.9, per_minute=20, slips=0.08, timing=0.09), _NOVICE, every=6),
    Persona("operator", Limits(reaction=0.45, per_minute=34, slips=0.03, timing=0.04), _OPERATOR, every=6),
    lucid(),
    Persona("restore-unison", Limits(reaction=0.45, per_minute=35, slips=0.03, timing=0.04), _UNISON, every=6),
    lucid("old-song", string=(do.string(2, 0.0, do.sound, do.after(5)),)),
)

FORKS = lucid("lucid-unwoven", weave=())  # each look along threads costs as much as eight seconds of all worlds
