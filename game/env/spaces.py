"""The spaces of environments."""

import numpy as np
from gymnasium import spaces

from game.env.observation import MOST, Observer


def observation_space(observer: Observer) -> spaces.Dict:
    """A box for each entry of the panel; 0 to 1 for flags."""
    boxes = {}
    for name, size in observer.sizes.items():
        low, high = (0.0, 1.0) if name in observer.flags else (-MOST, MOST)
        boxes[name] = spaces.Box(low, high, (size,), np.float32)
    return spaces.Dict(boxes)
