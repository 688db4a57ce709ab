"""The ticker: begin a batch of worlds, step it, look at it.

A tick runs the laws in their order; a law with `EVERY = STEP` acts on each sixth tick. Worlds whose dream has ended
are put back as they were, so their digest stays that of their last tick. A law that looks ahead is handed a way to
run forks on; who steps many moments side by side may `act` first, and let all that asked look ahead together.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, Ints
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


def step(world: World, params: Params, actions: Actions, traced: bool = False) -> Events:
    """One tick of 1/60 s: changes the world it is handed and nothing else, and says what happened.

    traced: also what moved what (`Events.causes`), which changes nothing else.
    """
    events = act(world, params, actions, traced)
    look_ahead(world, params)
    return events


def act(world: World, params: Params, actions: Actions, traced: bool = False) -> Events:
    """A tick without what laws see ahead in it: whoever is `asking` has to look before its next tick."""
    events = Events(params.events, world.batch, params.causes if traced else None)
    over = world.ended[0] > 0
    kept = world.buffer[:, over] if over.any() else None
    tick = world.tick_in_step
    for law in params.laws:
        if tick % law.EVERY == 0:
            law.apply(world, params, actions, events)
    world.tick += 1
    if kept is not None:
        world.buffer[:, over] = kept
        for raised in (*events.raised.values(), *(moved.amount for moved in events.causes or ())):
            raised[:, over] = 0
    return events


def asking(world: World, params: Params) -> Ints:
    """[B] whether a law asks in a world to look ahead."""
    asks = np.zeros(world.batch, bool)
    for law in params.foreseeing:
        asks |= law.asks(world) > 0
    return asks


def look_ahead(world: World, params: Params) -> None:
    """What laws see ahead from here, in the worlds that ask; these may stand at any ticks, also modulo STEP."""
    for law in params.foreseeing:
        law.foresee(world, params, lambda forks, ticks: _run_on(forks, params, ticks))


def _run_on(forks: World, params: Params, ticks: int) -> Iterator[Events]:
    """Run each fork on for so many ticks in which nobody acts: the events of each. They are of no use afterwards.

    Those that stand elsewhere in their step than the first wait for its tick that fits, and rest when they have run.
    """
    over, nothing = forks.ended[0].copy(), Actions.none(forks.batch)
    waits = (forks.tick[0] - forks.tick[0, 0]) % STEP
    longest = int(waits.max(initial=0))
    for tick in range(ticks + longest):
        if longest:
            forks.ended[0] = np.where(tick < waits, 1, np.where(tick == waits, over, forks.ended[0]))
            forks.ended[0] |= tick >= waits + ticks
        yield step(forks, params, nothing)


def observe(world: World, params: Params) -> Panel:
    """What the operators of a batch may know at their ticks. Changes nothing."""
    values: dict[str, Ints] = {}
    for law in params.laws:
        if law.SHOWS:
            shown = law.show(world, params)
            values.update((name, _entry(value, world.batch)) for name, value in shown.items())
    return Panel(world.tick[0].copy(), values)


def glance(world: World, params: Params) -> Panel:
    """The same, where few entries are read: those of a law are worked out when the first of them is asked for.

    To be read before the world goes on.
    """
    return Panel(world.tick[0].copy(), _Glance(world, params))


class _Glance(Mapping[str, Ints]):
    """Entries of a panel by name, as they are asked for."""

    def __init__(self, world: World, params: Params) -> None:
        self._world, self._params = world, params
        self._shown: dict[str, Ints | int] = {}
        self._entries: dict[str, Ints] = {}

    def __getitem__(self, name: str) -> Ints:
        entry = self._entries.get(name)
        if entry is None:
            if name not in self._shown:
                self._shown.update(self._params.showing[name].show(self._world, self._params))
            entry = self._entries[name] = _entry(self._shown[name], self._world.batch)
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._params.showing)

    def __len__(self) -> int:
        return len(self._params.showing)


def _entry(value: Ints | int, batch: int) -> Ints:
    if isinstance(value, int):
        return np.full((1, batch), value, np.int32)
    return np.array(value, np.int32, ndmin=2)


def reveal(world: World) -> Truth:
    """Everything there is, by the names of the state. For ended runs, theatre and debrief alone."""
    return {array.name: getattr(world, array.name).copy() for array, _ in world.layout}
