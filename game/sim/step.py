"""The ticker: begin a batch of worlds, step it, look at it.

A tick runs the laws in their order; a law with `EVERY = STEP` acts on each sixth tick. Worlds whose dream has ended
are put back as they were, so their digest stays that of their last tick. A law that looks ahead is handed a way to
run forks on.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.params import Params
from game.sim.world import World

Truth = Mapping[str, Ints]


def begin(params: Params, seeds: Ints | Sequence[int]) -> World:
    """A batch of new worlds at tick 0, one for each seed (taken modulo 2**31)."""
    keys = np.asarray(seeds, np.int64) & 0x7FFFFFFF
    world = World.empty([(array, params.size(array.size)) for array in params.arrays], len(keys))
    world.seed[0] = keys
    for law in params.laws:
        if hasattr(law, "setup"):
            law.setup(world, params)
    return world


def step(world: World, params: Params, actions: Actions) -> Events:
    """One tick of 1/60 s: changes the world it is handed and nothing else, and says what happened."""
    events = Events(params.events, world.batch)
    over = world.ended[0] > 0
    kept = world.buffer[:, over] if over.any() else None
    tick = world.tick_in_step
    for law in params.laws:
        if tick % law.EVERY == 0:
            law.apply(world, params, actions, events)
    world.tick += 1
    if kept is not None:
        world.buffer[:, over] = kept
        for raised in events.raised.values():
            raised[:, over] = 0
    for law in params.foreseeing:
        law.foresee(world, params, lambda fork: step(fork, params, Actions.none(fork.batch)))
    return events


def observe(world: World, params: Params) -> Panel:
    """What the operators of a batch may know at their ticks. Changes nothing."""
    values: dict[str, Ints] = {}
    for law in params.laws:
        if law.SHOWS:
            shown = law.show(world, params)
            values.update((name, _entry(value, world.batch)) for name, value in shown.items())
    return Panel(world.tick[0].copy(), values)


def _entry(value: Ints | int, batch: int) -> Ints:
    if isinstance(value, int):
        return np.full((1, batch), value, np.int32)
    return np.array(value, np.int32, ndmin=2)


def reveal(world: World) -> Truth:
    """Everything there is, by the names of the state. For ended runs, theatre and debrief alone."""
    return {array.name: getattr(world, array.name).copy() for array, _ in world.layout}
