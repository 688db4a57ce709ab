"""What happens in the runs of a sweep: what is lost where and when, by which causes, and which verbs are used."""

from typing import NamedTuple

import numpy as np

from game.level import Level, Offer, offers
from game.sim.actions import RELEASE, Actions, pressed
from game.sim.events import Events, Moved
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.panel import Panel
from game.sim.params import Params
from game.sim.spec import Cause
from game.sim.world import World

LOOK_EVERY = TICKS_PER_SECOND  # ticks between two looks at what lies at hand
SHARES = 1000


class Seen(NamedTuple):
    """What was seen of a run.

    lost: by effect of a law, such as `went_dark`, when it first came about at each row: (row, tick). causes: by effect,
    the shares (thousandths, summed over its rows) that each cause had in what moved it there. used: presses by verb.
    offered: seconds for which each verb lay at hand.
    """

    lost: dict[str, list[tuple[int, int]]]
    causes: dict[str, dict[str, int]]
    used: dict[int, int]
    offered: dict[int, int]


class _Effect:
    """One effect that an operator may ask about, and the causes that move what it comes from."""

    def __init__(self, cause: Cause, size: int, params: Params, batch: int) -> None:
        self.cause = cause
        self.movers = [mover for mover, _ in params.causes.values() if mover.into == cause.of and mover.into]
        self.axis = next((array for array in params.arrays if array.name == cause.of), None)
        rows = params.size(self.axis.size) if self.axis else size
        self.first = np.zeros((size, batch), np.int32)  # tick + 1
        self.moved = np.zeros((len(self.movers), rows, batch), np.int64)
        self.shares = np.zeros((len(self.movers), batch), np.int64)

    def take(self, columns: Ints) -> None:
        self.first, self.moved, self.shares = self.first[:, columns], self.moved[..., columns], self.shares[:, columns]

    def rest(self, rests: Ints) -> None:
        """Where the array rests, nothing counts that moved it before."""
        self.moved *= ~rests

    def move(self, which: int, moved: Moved, targets: Ints) -> None:
        amount = np.abs(moved.amount.astype(np.int64))
        if len(amount) == self.moved.shape[1]:
            self.moved[which] += amount
        elif self.moved.shape[1] == 1:
            self.moved[which] += amount.sum(0)
        else:
            into = self.moved[which]
            for edge in np.flatnonzero(amount.any(1)):
                into[targets[edge]] += amount[edge]

    def comes(self, amount: Ints, tick: Ints) -> None:
        came = amount != 0
        whole = np.maximum(self.moved.sum(0), 1)
        if came.shape == whole.shape:
            self.shares += (self.moved * SHARES // whole * came).sum(1)
        self.first[:] = np.where(came & (self.first == 0), tick + 1, self.first)


class Notes:
    """The witness of a chunk: notes what is seen of each run, by its seed."""

    def __init__(self, level: Level, batch: int) -> None:
        self.params = level.params
        causes = level.params.causes.values()
        self.effects = [_Effect(cause, size, self.params, batch) for cause, size in causes if not cause.into]
        self.movers: dict[str, list[tuple[_Effect, int]]] = {}
        for effect in self.effects:
            for which, mover in enumerate(effect.movers):
                self.movers.setdefault(mover.name, []).append((effect, which))
        self.offers: tuple[Offer, ...] = tuple(o for o in offers(level.dream) if o.verb in level.verbs)
        self.offered = np.zeros((len(self.offers), batch), np.int32)
        self.used = np.zeros((max(level.verbs) + 1, batch), np.int32)
        self.seen: dict[int, Seen] = {}

    def looked(self, panel: Panel) -> None:
        """Notes what lies at hand."""
        looks = (panel.tick % LOOK_EVERY == 0) & (panel["ended"][0] == 0)
        if looks.any():
            for counts, offer in zip(self.offered, self.offers, strict=True):
                if all(name in panel.values for name in offer.needs):
                    counts += looks & (offer.stands(panel) != 0)

    def ticked(self, before: Ints, actions: Actions, events: Events, world: World) -> None:
        """Notes verbs and causes."""
        verbs = actions.verb * before
        if verbs.any():
            columns = np.flatnonzero((verbs > 0) & (pressed(actions.value) != RELEASE))
            self.used[verbs[columns], columns] += 1
        for moved in events.causes or ():
            for effect, which in self.movers.get(moved.cause.name, ()):
                effect.move(which, moved, self._targets(moved.cause, effect))
        for moved in events.causes or ():
            for effect in self.effects:
                if effect.cause.name == moved.cause.name:
                    effect.comes(moved.amount, world.tick[0] - before)
        if world.tick_in_step == 0:
            self._rest(world)

    def _targets(self, cause: Cause, effect: _Effect) -> Ints:
        """The row of the effect's array that each row of a cause by edge moves."""
        topology = self.params.topology
        by_link = effect.axis is not None and effect.axis.size == "link"
        return np.arange(2 * topology.links) % topology.links if by_link else topology.target

    def _rest(self, world: World) -> None:
        named: dict[str, Ints] = {}
        for law in self.params.laws:
            if hasattr(law, "rests"):
                named.update(law.rests(world, self.params))
        for effect in self.effects:
            if effect.axis is not None:
                array = effect.axis
                rests = named[array.name] if array.name in named else getattr(world, array.name) == array.initial
                effect.rest(rests)

    def closed(self, column: int, seed: int) -> None:
        """Keeps what was seen of a run that is over."""
        self.seen[seed] = Seen(
            {effect.cause.name: _firsts(effect.first[:, column]) for effect in self.effects},
            {effect.cause.name: _shares(effect, column) for effect in self.effects},
            {int(verb): int(self.used[verb, column]) for verb in np.flatnonzero(self.used[:, column])},
            {int(o.verb): int(n) for o, n in zip(self.offers, self.offered[:, column], strict=True) if n},
        )

    def take(self, columns: Ints) -> None:
        """Goes on with these columns."""
        for effect in self.effects:
            effect.take(columns)
        self.offered, self.used = self.offered[:, columns], self.used[:, columns]


def _firsts(first: Ints) -> list[tuple[int, int]]:
    rows = np.flatnonzero(first)
    return sorted(zip(rows.tolist(), (first[rows] - 1).tolist(), strict=True), key=lambda pair: (pair[1], pair[0]))


def _shares(effect: _Effect, column: int) -> dict[str, int]:
    shares = effect.shares[:, column].tolist()
    return {mover.name: share for mover, share in zip(effect.movers, shares, strict=True) if share}
