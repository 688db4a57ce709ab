"""Actions of the operator (law `hands`): verbs that take time are done one after the other, holds at once.

A verb of a protocol is the operator's only once that protocol is gone. Unsteady hands are slow: an action
takes `seconds * (1 + slowness * (1 - composure))`. Closed eyes stop the hands.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from game.sim.actions import Actions, pressed
from game.sim.events import Events
from game.sim.fixed import HALF, ONE, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import ISOLATE, PLATFORM, PROTOCOLS, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.spec import WHEN, Array, Event, Param, Shown, Shows
from game.sim.world import World

NAME = "hands"
EVERY = 1
USES = (COMMON, PLATFORM)
ARRAYS = (
    Array("hand_target", "world", "its target", -1, span=(-1, "target")),
    Array("hand_left", "world", "ticks until it is done", span=WHEN),
    Array("hand_total", "world", "ticks it takes in all", span=WHEN),
    Array("next_verb", "world", "the verb that waits, 0 for none", span=(0, "verb")),
    Array("next_target", "world", "its target", -1, span=(-1, "target")),
)
PARAMS = (
    Param("scan", "seconds", 1.2, 0.1, 20, "time a scan takes with steady hands"),
    Param("steady", "seconds", 1.2, 0.1, 20, "time steadying a sector takes with steady hands"),
    Param("isolate", "seconds", 0.9, 0.1, 20, "time closing or opening links takes with steady hands"),
    Param("shelter", "seconds", 0.6, 0.1, 20, "time calling a sector to the shelter takes with steady hands"),
    Param("slowness", "fraction", 2.0, 0, 10, "how much longer everything takes without composure"),
)
METRICS = ()
EVENTS = (Event("refused", "world", "an action that wasn't possible: its verb"),)
SHOWS = (
    Shown("hands.verb", "world", "verb", "what is in hand, 0 for nothing"),
    Shown("hands.target", "world", "index", "its target, -1 for none"),
    Shown("hands.left", "world", "ticks", "time until it is done"),
    Shown("hands.total", "world", "ticks", "time that it takes in all"),
    Shown("hands.next_verb", "world", "verb", "what waits, 0 for nothing"),
    Shown("decrypting", "world", "flag", "attention is on the log"),
    Shown("armed", "world", "flag", "the override is armed"),
    Shown("overriding", "world", "flag", "the override is held"),
    Shown("protocol", PROTOCOLS, "Q16", "1 while an automatic countermeasure works, less as it unravels"),
    Shown("protocol.lives", PROTOCOLS, "flag", "it still does its work, and its verb isn't the operator's"),
)


class Work(NamedTuple):
    """A verb that takes time: the protocol that did it before, None for none, and the time at full composure."""

    verb: PlatformVerb
    protocol: int | None
    ticks: Callable[[SimpleNamespace], int]


WORKS = (
    Work(PlatformVerb.SCAN, SCAN, lambda p: p.scan),
    Work(PlatformVerb.STEADY, STEADY, lambda p: p.steady),
    Work(PlatformVerb.ISOLATE, ISOLATE, lambda p: p.isolate),
    Work(PlatformVerb.SHELTER, SHELTER, lambda p: p.shelter),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Take the action of the tick, then continue the one in progress."""
    if world.tick_in_step == 1:  # what was done in the last step has been seen by every law
        world.done_verb[:] = 0
    if actions.verb.any():
        _hold(world, actions)
        _take_up(world, params, actions, events)
    _work(world, params)


def _hold(world: World, actions: Actions) -> None:
    verb, _, value = actions
    presses = pressed(value)
    awake = (world.breathing[0] == 0) | (presses == 0)  # closed eyes: releases only
    for hold, port in (
        (PlatformVerb.DECRYPT, world.decrypting),
        (PlatformVerb.ARM, world.armed),
        (PlatformVerb.OVERRIDE, world.overriding),
    ):
        port[0] = np.where((verb == hold) & awake, presses, port[0])


def _take_up(world: World, params: Params, actions: Actions, events: Events) -> None:
    verb, target, _ = actions
    t = params.topology
    reach = np.where(verb == PlatformVerb.ISOLATE, t.sectors + t.links, t.sectors)
    fits = (target >= 0) & (target < reach) & (world.breathing[0] == 0) & (world.overriding[0] == 0)
    requested = np.zeros(world.batch, bool)
    yours = np.zeros(world.batch, bool)
    for work in WORKS:
        mine = verb == work.verb
        requested |= mine
        yours |= mine if work.protocol is None else mine & (world.protocol[work.protocol] < HALF)
    if not requested.any():
        return
    events.add("refused", np.where(requested & ~(yours & fits), verb, 0))
    world.decrypting[0] &= ~(yours & fits)  # attention is somewhere else now
    world.next_verb[0] = np.where(yours & fits, verb, world.next_verb[0])
    world.next_target[0] = np.where(yours & fits, target, world.next_target[0])


def _work(world: World, params: Params) -> None:
    free = (world.breathing == 0).astype(np.int32)
    world.hand_left -= free * (world.hand_left > 0)
    done = (world.hand_verb > 0) & (world.hand_left == 0)
    if done.any():
        np.copyto(world.done_verb, world.hand_verb, where=done)
        np.copyto(world.done_target, world.hand_target, where=done)
        np.copyto(world.hand_verb, 0, where=done)
    begins = (world.next_verb > 0) & (world.hand_verb == 0) & (world.done_verb == 0) & (free == 1)
    if begins.any():
        _start(world, params, begins)


def _start(world: World, params: Params, begins: Ints) -> None:
    p = params.hands
    steady = np.zeros_like(world.next_verb)
    for work in WORKS:
        np.copyto(steady, work.ticks(p), where=world.next_verb == work.verb)
    total = mul(steady, ONE + mul(ONE - world.composure, p.slowness))
    for port, value in (
        (world.hand_verb, world.next_verb),
        (world.hand_target, world.next_target),
        (world.hand_left, total),
        (world.hand_total, total),
        (world.next_verb, 0),
    ):
        np.copyto(port, value, where=begins)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "hands.verb": world.hand_verb,
        "hands.target": world.hand_target,
        "hands.left": world.hand_left,
        "hands.total": world.hand_total,
        "hands.next_verb": world.next_verb,
        "decrypting": world.decrypting,
        "armed": world.armed,
        "overriding": world.overriding,
        "protocol": world.protocol,
        "protocol.lives": world.protocol >= HALF,
    }
