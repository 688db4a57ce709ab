"""Clairvoyant plans for The Platform: the lucid persona without slips, with different ideas of whom to fetch first.

The portfolio is fixed: a change of it is a change of every debrief.
"""

from game.bots.base import Limits, Persona
from game.bots.platform import habits as do, priorities as worth
from game.bots.platform.personas import lucid

_LIMITS = Limits(0.3, 40, 0)
_CUT = do.cut(do.either(do.last_moment(4), do.nothing_left, do.few_lit(0)))


def _plan(name: str, order: do.Priority) -> Persona:
    made = lucid(f"clairvoyant-{name}", cut=_CUT, shelter=(do.shelter(order),), scan=(), decrypt=())
    return Persona(made.name, _LIMITS, made.habits)


PLANS = (
    _plan("doomed-20", worth.apart(worth.doomed(20))),
    _plan("doomed-100", worth.apart(worth.doomed(100))),
    _plan("largest-apart", worth.apart(worth.largest)),
    _plan("fastest-apart", worth.apart(worth.fastest)),
    _plan("largest", worth.largest),
    _plan("fastest", worth.fastest),
    _plan("nearest", worth.nearest),
)
