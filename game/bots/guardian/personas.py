"""The personas: what each of them has understood of Dream II.

* idle: watches the wall.
* random: presses anything.
* novice: corrects what is loud, and looks at the rest when nothing is.
* operator: has an eye for faults and embraces what is known, but still corrects what shakes.
* lucid: learns first, corrects only what leaves its curve, embraces the rest, and listens to the guardian.
* correct-everything, never-correct: the two halves of the lesson, each without the other.
"""

import numpy as np

from game.bots.base import Habit, Limits, Memory, Persona
from game.bots.common_habits import acknowledge, breathe
from game.bots.guardian import habits as do
from game.sim.actions import CommonVerb
from game.sim.fixed import Ints
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel
from game.sim.rng import CommonStream, choose, draw

_VERBS = (
    CommonVerb.SELECT,
    CommonVerb.ACKNOWLEDGE,
    CommonVerb.BREATHE,
    GuardianVerb.CORRECT,
    GuardianVerb.WATCH,
    GuardianVerb.EMBRACE,
    GuardianVerb.ANSWER,
)


class RandomPersona(Persona):
    """Presses anything."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        verb, target, value = (draw(memory.seed, panel.tick, CommonStream.PERSONA, i) for i in (2, 3, 4))
        chosen = np.array(_VERBS, np.int32)[choose(verb, len(_VERBS))]
        return chosen, choose(target, memory.topology.sectors), choose(value, 4)


SUSPECT = do.calm_loop(do.best(do.apart(0.5, 0.12), do.leaning(14, 0.65, 0.9), do.stuck(7, 0.35), do.marked), 0.5)
_NOVICE = (
    acknowledge(4),
    *breathe(0.15, 0.4),
    *do.answer(do.always(2)),
    do.correct(do.best(do.marked, do.loud(1.2))),
    do.embrace(0.3),
    do.watch(),
)
_OPERATOR = (
    *breathe(0.45, 0.7),
    *do.answer(do.by_feel(0.6)),
    do.correct(do.calm_loop(do.best(do.marked, do.leaning(11, 0.7, 1), do.loud(2.1)), 0.55)),
    do.embrace(0.45),
    acknowledge(4),
    do.watch(quiet=0.4),
)
_LUCID = {
    "answer": do.answer(do.by_state(0.62)),
    "breathe": breathe(0.64, 0.85),
    "correct": (do.correct(SUSPECT),),
    "embrace": (do.embrace(0.5, suspect=SUSPECT),),
    "acknowledge": (acknowledge(3),),
    "watch": (do.watch(SUSPECT, 0.35),),
}


def lucid(name: str = "lucid", **changed: tuple[Habit, ...]) -> Persona:
    """The lucid persona, with habits of the given kinds changed; an empty tuple forbids one."""
    kinds = {**_LUCID, **changed}
    habits = tuple(habit for kind in kinds.values() for habit in kind)
    return Persona(name, Limits(reaction=0.4, per_minute=30, slips=0.03, timing=0.18), habits)


PERSONAS = (
    Persona("idle", Limits(reaction=1, per_minute=1, slips=0), ()),
    RandomPersona("random", Limits(reaction=0.2, per_minute=60, slips=0), ()),
    Persona("novice", Limits(reaction=0.9, per_minute=20, slips=0.08, timing=0.5), _NOVICE),
    Persona("operator", Limits(reaction=0.5, per_minute=30, slips=0.04, timing=0.3), _OPERATOR),
    lucid(),
    Persona(
        "correct-everything",
        Limits(reaction=0.35, per_minute=60, slips=0),
        (*breathe(0.3, 0.6), do.correct(do.loud(0.8))),
    ),
    lucid("never-correct", correct=()),
)
