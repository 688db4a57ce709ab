"""Habits: single behaviours of an operator, as functions of the panel.

Each factory returns a habit; numbers are in the units people would use (shares, seconds). Sectors are
chosen by the highest priority, the first among equals.
"""

from collections.abc import Callable

import numpy as np

from game.bots.base import Habit, Thought
from game.bots.common_habits import acknowledge as acknowledge, breathe as breathe
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb
from game.sim.fixed import FAR, ONE, TICKS_PER_SECOND, WHOLE, Ints
from game.sim.laws.platform.ports import ISOLATE, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.params import Topology

Priority = Callable[[Panel, Topology], Ints]  # [sectors, B], above 0 where it's worth doing


def _q16(share: float) -> int:
    return round(share * ONE)


def _idle(panel: Panel, verb: int) -> Ints:
    """[B] 1 where this verb isn't being done already, or about to be."""
    return (panel["hands.next_verb"][0] == 0) & (panel["hands.verb"][0] != verb) & (panel["breathing"][0] == 0)


def _yours(panel: Panel, protocol: int) -> Ints:
    return panel["protocol.lives"][protocol] == 0


def pick(verb: Verb, protocol: int, priority: Priority) -> Habit:
    """Do a verb at the sector of highest priority, once its protocol is gone."""

    def habit(panel: Panel, t: Topology) -> Thought:
        ready = _yours(panel, protocol) & _idle(panel, verb)
        if not ready.any():
            return Thought(np.zeros(panel.batch, np.int32), verb)
        worth = priority(panel, t)
        target = worth.argmax(0)
        wants = ready & (np.take_along_axis(worth, target[None], 0)[0] > 0)
        return Thought(wants, verb, target)

    return habit


def cut(when: Callable[[Panel], Ints]) -> tuple[Habit, ...]:
    """Arm the override when the time has come, then hold it, whatever else there is to do."""

    def arm(panel: Panel, t: Topology) -> Thought:
        return Thought(when(panel) & (panel["armed"][0] == 0), PlatformVerb.ARM)

    def hold(panel: Panel, t: Topology) -> Thought:
        return Thought((panel["armed"][0] == 1) & (panel["overriding"][0] == 0), PlatformVerb.OVERRIDE)

    def wait(panel: Panel, t: Topology) -> Thought:
        return Thought(panel["overriding"][0] == 1, CommonVerb.NONE)

    return _open_eyes(when), hold, wait, arm


def _open_eyes(when: Callable[[Panel], Ints]) -> Habit:
    return lambda panel, t: Thought(when(panel) & (panel["breathing"][0] == 1), CommonVerb.BREATHE, value=RELEASE)


def seconds_to_top(panel: Panel) -> Ints:
    """[B] whole seconds until the figures are up at their present pace, as the gauge shows it."""
    rate = np.maximum(panel["climb.rate"][0], 1)
    return np.minimum((ONE - panel["climb.height"][0]) // rate, 9999)


def last_moment(seconds: float) -> Callable[[Panel], Ints]:
    """The climb will be over within so many seconds."""
    return lambda panel: (panel["climb.base"][0] > 0) & (seconds_to_top(panel) <= seconds)


def height(share: float) -> Callable[[Panel], Ints]:
    """The figures stand this high."""
    return lambda panel: panel["climb.height"][0] >= _q16(share)


def nothing_left(panel: Panel) -> Ints:
    """Nobody can be brought in any more: places are full, or whoever is still at home can't come."""
    full = panel["shelter.used"][0] >= panel["shelter.places"][0] - (WHOLE >> 10)
    coming = ((panel["shelter.rate"] > 0) & (panel["home"] > WHOLE >> 12)).any(0)
    return _yours(panel, SHELTER) & (full | ~coming) & (panel["shelter.used"][0] > 0)


def few_lit(sectors: int) -> Callable[[Panel], Ints]:
    """So few sectors still shine."""
    return lambda panel: (panel["dark"] == 0).sum(0) <= sectors


def either(*rules: Callable[[Panel], Ints]) -> Callable[[Panel], Ints]:
    """Any of several moments."""
    return lambda panel: np.logical_or.reduce([rule(panel) for rule in rules])


def decrypt(layers: int) -> tuple[Habit, ...]:
    """Hold attention on the log until so many layers are open; let go then."""

    def holds(panel: Panel, t: Topology) -> Thought:
        todo = (panel["cipher.layer"][0] < layers) & (panel["cipher.ready"][0] == 1)
        busy = (panel["hands.verb"][0] > 0) | (panel["hands.next_verb"][0] > 0) | (panel["decrypting"][0] == 1)
        return Thought(todo & ~busy, PlatformVerb.DECRYPT, value=PRESS)

    def lets_go(panel: Panel, t: Topology) -> Thought:
        done = (panel["cipher.ready"][0] == 0) & (panel["decrypting"][0] == 1)
        return Thought(done, PlatformVerb.DECRYPT, value=RELEASE)

    return lets_go, holds


def attend(panel: Panel, t: Topology) -> Thought:
    """Stay with the log while it opens, unless something more urgent came to mind before."""
    return Thought(panel["decrypting"][0] == 1, CommonVerb.NONE)


def scan(priority: Priority) -> Habit:
    """Scan where it reveals most."""
    return pick(PlatformVerb.SCAN, SCAN, priority)


def steady(priority: Priority) -> Habit:
    """Steady what most needs it."""
    return pick(PlatformVerb.STEADY, STEADY, priority)


def isolate(priority: Priority) -> Habit:
    """Shut all links of a sector."""
    return pick(PlatformVerb.ISOLATE, ISOLATE, priority)


def shelter(priority: Priority) -> Habit:
    """Keep every stream busy with the sectors of the highest priority."""

    def free(panel: Panel, t: Topology) -> Ints:
        room = panel["shelter.streams"] < panel["shelter.most"]
        return priority(panel, t) * ((panel["shelter.on"] == 0) & room)

    return pick(PlatformVerb.SHELTER, SHELTER, free)


def hopeless(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] streams that bring nobody: cut off, or almost nobody left."""
    idle = (panel["shelter.rate"] == 0) | (panel["home"] < WHOLE >> 12)
    return ((panel["shelter.on"] == 1) & idle).astype(np.int32)


def call_off(priority: Priority) -> Habit:
    """Close streams by priority."""
    return pick(PlatformVerb.SHELTER, SHELTER, priority)


def exposed(panel: Panel) -> Ints:
    """[sectors, B] 1 where people are at home in a sector that still shines."""
    return ((panel["home"] > WHOLE >> 12) & (panel["dark"] == 0)).astype(np.int32)


def far_from(t: Topology, panel: Panel) -> Ints:
    """[sectors, B] seconds on the road, 0 where there is none."""
    return np.where(panel["road"] < FAR, panel["road"] // TICKS_PER_SECOND, 0)
