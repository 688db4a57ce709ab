"""Many worlds of a level side by side: the vector environment.

World i is what the single environment is with its seed, bit for bit. A world that has ended is begun anew in the step
after (`AutoresetMode.NEXT_STEP`): that step's action isn't taken, and its reward is 0.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from gymnasium import spaces
from gymnasium.utils import seeding
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space

from game.env.drawn import METADATA
from game.env.single import seed_of
from game.env.spaces import observation_space
from game.env.worlds import Reward, Worlds, reward as plain_reward
from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, load, resolve
from game.sim.fixed import Ints


class LucidVectorEnv(VectorEnv[dict[str, Any], Any, Any]):  # type: ignore[misc]  # gymnasium is optional
    """num_envs worlds of a level in one batch; level, difficulty and reward are those of the single environment."""

    metadata: ClassVar[dict[str, Any]] = {**METADATA, "render_modes": [], "autoreset_mode": AutoresetMode.NEXT_STEP}

    def __init__(
        self,
        num_envs: int = 1,
        level: str | Path = "1",
        difficulty: str = DEFAULT_DIFFICULTY,
        render_mode: str | None = None,
        reward: Reward = plain_reward,
    ) -> None:
        if render_mode is not None:
            raise Fault("render_mode: a vector environment isn't drawn; leave it out")
        self.num_envs, self._reward, self.render_mode = num_envs, reward, None
        self.level = load(resolve(str(level)), difficulty)
        self._worlds = Worlds(self.level, np.zeros(num_envs, np.int64))
        self.single_observation_space = observation_space(self._worlds.observer)
        self.single_action_space = spaces.Discrete(len(self._worlds.actions))
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.seeds = np.zeros(num_envs, np.int64)
        self._dice: list[np.random.Generator] = [seeding.np_random()[0] for _ in range(num_envs)]
        self._over = np.zeros(num_envs, bool)

    @property
    def actions(self) -> Any:
        """The list of actions."""
        return self._worlds.actions

    @property
    def panel(self) -> Any:
        """What the operators see now, in the panel's own units."""
        return self._worlds.panel

    def reset(
        self, *, seed: int | Sequence[int | None] | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Begin every world: seeds are seed, seed + 1, ..., or those of a list. options["reset_mask"]: only these."""
        seeds = [None] * self.num_envs if seed is None else seed
        seeds = [seeds + i for i in range(self.num_envs)] if isinstance(seeds, int) else list(seeds)
        if len(seeds) != self.num_envs:
            raise Fault(f"reset: {len(seeds)} seeds for {self.num_envs} worlds")
        rest = dict(options or {})
        mask = np.asarray(rest.pop("reset_mask", np.ones(self.num_envs, bool)), bool)
        for i in np.flatnonzero(mask).tolist():
            if seeds[i] is not None:
                self._dice[i] = seeding.np_random(seeds[i])[0]
            self.seeds[i] = seed_of(seeds[i], rest, self._dice[i])
        self._begin(mask)
        return self._worlds.observer.all(self.panel), self._info(mask)

    def _begin(self, mask: Ints) -> None:
        rows = np.flatnonzero(mask)
        self._worlds.restart(rows, self.seeds[rows])
        self._over[rows] = False

    def step(self, actions: Any) -> tuple[dict[str, Any], Any, Any, Any, dict[str, Any]]:
        """Do what stands at a place of the list, in each world."""
        chosen = np.asarray(actions)
        if not self.action_space.contains(chosen):
            raise Fault(f"step: not {self.num_envs} whole numbers from 0 to {len(self.actions) - 1}")
        anew = self._over.copy()
        outcome = self._worlds.step(np.where(anew, 0, chosen))
        gained = np.where(anew, 0.0, self._reward(outcome))
        if anew.any():
            for i in np.flatnonzero(anew).tolist():
                self.seeds[i] = seed_of(None, None, self._dice[i])
            self._begin(anew)
        self._over = self.panel["ended"][0] > 0
        observed = self._worlds.observer.all(self.panel)
        return observed, gained, self._over.copy(), np.zeros(self.num_envs, bool), self._info(np.ones_like(anew))

    def action_masks(self) -> Any:
        """[num_envs, actions] bool: what is possible."""
        return self.actions.mask(self.panel).T

    def _info(self, mask: Ints) -> dict[str, Any]:
        """As those of single environments, put side by side."""
        info: dict[str, Any] = {"seed": self.seeds.copy(), "_seed": mask.copy()}
        info |= {"action_mask": self.action_masks().astype(np.int8), "_action_mask": mask.copy()}
        if self._over.any():
            won = np.array([False, *(ending.won for ending in self.level.endings)])[self.panel["ending"][0]]
            names = [self._worlds.ending(i) if over else None for i, over in enumerate(self._over)]
            ends = {"ending": np.array(names, object), "won": won, "score": self._worlds.score * self._over}
            info |= ends | {f"_{key}": self._over.copy() for key in ends}
        return info
