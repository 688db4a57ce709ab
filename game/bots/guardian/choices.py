"""What else an operator of The Guardian could have chosen: to correct, to embrace or to let be; another answer."""

from collections.abc import Sequence

from game.sim.actions import PRESS, Command, timed
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel
from game.sim.params import Topology

ANSWERS = (1, 2, 3)


def choices(panel: Panel, t: Topology, done: Command) -> Sequence[Command | None]:
    """The other of correcting and embracing, and neither; the other answers."""
    if done.verb == GuardianVerb.CORRECT:
        return [None, done._replace(verb=GuardianVerb.EMBRACE, value=timed(0, PRESS))]
    if done.verb == GuardianVerb.EMBRACE:
        return [None, done._replace(verb=GuardianVerb.CORRECT, value=PRESS)]
    if done.verb == GuardianVerb.ANSWER:
        return [done._replace(value=answer) for answer in ANSWERS if answer != done.value]
    return ()
