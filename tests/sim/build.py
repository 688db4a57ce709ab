"""Small cities for tests of the simulation: a topology, some laws, and the numbers that differ from their
defaults."""

from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from game.level.dreams.laws import law_modules
from game.sim.actions import Actions, CommonVerb, Verb
from game.sim.fixed import ONE, STEP, STEPS_PER_SECOND, TICKS_PER_SECOND, WHOLE, Ints
from game.sim.params import Params, Topology
from game.sim.program import Timeline
from game.sim.spec import Drawn, Param
from game.sim.step import begin, step
from game.sim.world import World

SCALE = {
    "fraction": ONE, "share": WHOLE, "seconds": TICKS_PER_SECOND, "steps": STEPS_PER_SECOND,
    "rate": WHOLE / STEPS_PER_SECOND, "milliseconds": 1000, "count": 1, "switch": 1,
}  # fmt: skip


def whole(param: Param, value: Any) -> Any:
    """An author's number, list of numbers (a column), or draw, as `sim` takes it."""
    if isinstance(value, Drawn):
        return value
    numbers = np.round(np.asarray(value, float) * SCALE[param.form]).astype(np.int32)
    return int(numbers) if numbers.ndim == 0 else numbers.reshape(-1, 1)


def city(topology: Topology, laws: str, story: Timeline | None = None, **numbers: Mapping[str, Any]) -> Params:
    """Parameters with the laws named (by words, in the order in which they act), their defaults but for `numbers`."""
    names = list(dict.fromkeys(["ground", *laws.split()]))
    chosen = tuple(law for law in law_modules() if law.NAME in names)
    assert len(chosen) == len(names), f"no such law among {names}"
    law = {}
    for module in chosen:
        given = dict(numbers.pop(module.NAME, {}))
        params = {p.name: whole(p, given.pop(p.name, p.default)) for p in module.PARAMS}
        assert not given, f"{module.NAME} has no {list(given)}"
        law[module.NAME] = SimpleNamespace(**params)
    assert not numbers, f"numbers for laws that aren't there: {list(numbers)}"
    return Params(topology, chosen, law, story or Timeline())


def graph(sectors: int, links: Sequence[tuple[int, int]], delay: Any = 3.0, gates: Sequence[int] = (0,)) -> Topology:
    """Links with delays in seconds (one for all, or a list); gates are the sectors that touch the base."""
    ticks = np.broadcast_to(np.round(np.asarray(delay, float) * TICKS_PER_SECOND), (len(links),))
    touches = np.isin(np.arange(sectors), gates)
    return Topology.build(sectors, np.array(links, np.int32), ticks.astype(np.int32), touches)


def distances(topology: Topology) -> Ints:
    """[sectors, sectors] ticks from each to each, with all links there."""
    each = np.eye(topology.sectors, dtype=bool)
    absent = np.zeros((topology.links, topology.sectors), np.int32)
    return topology.distance(
        each, absent, np.broadcast_to(np.tile(topology.delay, (2, 1)), (2 * len(absent), len(each)))
    )


def chain(sectors: int, delay: Any = 3.0) -> Topology:
    """Sectors in a row, sector 0 at the gate."""
    return graph(sectors, [(i, i + 1) for i in range(sectors - 1)], delay)


def random_links(rng: np.random.Generator, sectors: int, extra: int) -> list[tuple[int, int]]:
    """A random tree with `extra` more links: connected, no link twice."""
    links = {(int(rng.integers(i)), i) for i in range(1, sectors)}
    while len(links) < sectors - 1 + extra:
        a, b = sorted(rng.choice(sectors, 2, replace=False).tolist())
        links.add((a, b))
    return sorted(links)


def rings(delay: float = 4.0) -> Topology:
    """A small city as Dream I has them: rings of 4, 8 and 12 sectors, three gates."""
    start, size = (0, 4, 12), (4, 8, 12)
    links = [(s + i, s + (i + 1) % n) for s, n in zip(start, size, strict=True) for i in range(n)]
    links += [(i // 2, 4 + i) for i in range(8)] + [(4 + i * 2 // 3, 12 + i) for i in range(12)]
    return graph(24, links, delay, (0, 1, 2))


def act(world: World, verb: Verb = CommonVerb.NONE, target: int = -1, value: int = 1) -> Actions:
    """The same action in every world."""
    full = np.full(world.batch, 1, np.int32)
    return Actions(full * verb, full * target, full * value)


def run(world: World, params: Params, seconds: float, *actions: tuple[Verb, int, int]) -> World:
    """Let time pass; the actions are given one a tick at the start."""
    nothing = Actions.none(world.batch)
    for tick in range(round(seconds * TICKS_PER_SECOND)):
        step(world, params, act(world, *actions[tick]) if tick < len(actions) else nothing)
    return world


def ticking(world: World, params: Params, seconds: float) -> Iterator[dict[str, Ints]]:
    """Let time pass, and hand over what was raised in each tick."""
    nothing = Actions.none(world.batch)
    for _ in range(round(seconds * TICKS_PER_SECOND)):
        yield step(world, params, nothing).raised


def one(params: Params, seed: int = 0) -> World:
    """A single world at tick 0."""
    return begin(params, [seed])


def restore(world: World, snapshot: bytes, row: int = 0) -> None:
    """Put a world's snapshot in the place of another."""
    world.buffer[:, row] = np.frombuffer(snapshot, "<i4")


def now(world: World) -> int:
    """The tick at which its worlds stand, but for those that have ended."""
    return int(world.tick.max())


def finish_step(world: World, params: Params) -> World:
    """Run to the end of the step under way, so that every law has seen what was done."""
    while now(world) % STEP != 1:
        step(world, params, Actions.none(world.batch))
    return world


def spirals(each: int = 8, delay: Any = 1.0) -> Topology:
    """Three arms of so many insects, as Dream III has them; sector 0, `each` and 2 `each` lie at the heart."""
    return graph(3 * each, [(a * each + i, a * each + i + 1) for a in range(3) for i in range(each - 1)], delay)
