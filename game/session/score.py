"""The score of a run: the metric that its dream's record names."""

import numpy as np

from game.level import Level, dream_of
from game.sim.fixed import ONE, Ints
from game.sim.world import World


def score(level: Level, world: World) -> Ints:
    """The dream's score of each world, [B]: its metric in thousandths; 0 in a level without it."""
    counted = dream_of(level.dream).score
    for law in level.params.laws:
        for metric in law.METRICS:
            if f"{law.NAME}.{metric.name}" == counted:
                points = np.asarray(metric.read(world, level.params), np.int64) * 1000 + (ONE >> 1)
                return np.broadcast_to(points >> 16, (world.batch,))
    return np.zeros(world.batch, np.int64)
