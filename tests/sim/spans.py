"""Numbers of worlds held to what their arrays say that they can be."""

import numpy as np

from game.sim.params import Params
from game.sim.world import World


def beyond(world: World, params: Params) -> list[str]:
    """Where numbers of a batch lie outside of their spans."""
    least, most = params.spans
    rows = np.flatnonzero(((world.buffer < least) | (world.buffer > most)).any(1))
    return [f"{world.field_at(int(i))} at {world.buffer[i].tolist()}" for i in rows]
