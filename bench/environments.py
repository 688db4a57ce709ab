"""Steps a second of the environments, of one world and of many in a batch, beside Gymnasium's CartPole.

    python -m bench.environments

Needs the extra `gym`. Whoever acts takes at random what is possible; a step of a dream is six ticks and a look at all
of the panel.
"""

import time
from collections.abc import Callable

import gymnasium
import numpy as np

from game.env import IDS

CART = "CartPole-v1"
STEPS = {1: 300, 256: 30, 1024: 10}  # that are timed, by worlds
WARM_UP = 3


def single(name: str, steps: int) -> float:
    """Steps a second of one world."""
    env, rng = gymnasium.make(name).unwrapped, np.random.default_rng(1)
    _, info = env.reset(seed=1)

    def step() -> None:
        nonlocal info
        mask = info.get("action_mask")
        _, _, over, _, info = env.step(env.action_space.sample() if mask is None else rng.choice(np.flatnonzero(mask)))
        if over:
            _, info = env.reset()

    return _rate(step, steps)


def many(name: str, worlds: int, steps: int) -> float:
    """Steps a second of a batch, all worlds together."""
    env, rng = gymnasium.make_vec(name, num_envs=worlds), np.random.default_rng(1)
    env.reset(seed=1)

    def step() -> None:
        if not hasattr(env, "action_masks"):
            env.step(env.action_space.sample())
            return
        mask = env.action_masks()
        env.step((rng.random(mask.shape) * mask).argmax(1))

    return worlds * _rate(step, steps)


def _rate(step: Callable[[], None], steps: int) -> float:
    for _ in range(WARM_UP):
        step()
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return steps / (time.perf_counter() - start)


def main() -> None:
    """Print a row for each environment."""
    print(f"{'':>20}" + "".join(f"{f'{worlds} worlds':>14}" for worlds in STEPS))
    for name in (CART, *IDS):
        rates = [single(name, n) if worlds == 1 else many(name, worlds, n) for worlds, n in STEPS.items()]
        print(f"{name:>20}" + "".join(f"{rate:>14,.0f}" for rate in rates), flush=True)


if __name__ == "__main__":
    main()
