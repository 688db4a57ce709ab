"""What else an operator of The Engine could have chosen: another string or none, another thread, no nudge."""

from collections.abc import Sequence

from game.sim.actions import Command
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.params import ARMS, Topology

THREADS = (1, 2, 3)


def choices(panel: Panel, t: Topology, done: Command) -> Sequence[Command | None]:
    """No string, or one to the third arm; the other threads; no nudge."""
    if done.verb == EngineVerb.BRIDGE and not _strung(panel, done):
        return [None, *_third(t, done)]
    if done.verb == EngineVerb.WEAVE and done.value in THREADS and panel.one("weave.open"):
        return [done._replace(value=thread) for thread in THREADS if thread != done.value]
    return [None] if done.verb == EngineVerb.NUDGE else ()


def _strung(panel: Panel, done: Command) -> bool:
    """Whether a string lies there already, which is then taken back."""
    ends = zip(panel["bridge.a"][:, 0].tolist(), panel["bridge.b"][:, 0].tolist(), strict=True)
    return any({done.target, done.value} == {*pair} for pair in ends)


def _third(t: Topology, done: Command) -> list[Command]:
    """The same string, from its first insect to the same place of the arm that it leaves out."""
    each = t.sectors // ARMS
    left = {*range(ARMS)} - {done.target // each, done.value // each}
    return [done._replace(value=arm * each + done.value % each) for arm in left] if len(left) == 1 else []
