"""A dream as an environment of Gymnasium: one world."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from gymnasium import spaces

from game.env.drawn import DrawnEnv
from game.env.spaces import observation_space
from game.env.worlds import Reward, Worlds, reward as plain_reward
from game.level import DEFAULT_DIFFICULTY, load, resolve
from game.sim.panel import Panel

SEEDS = 2**31


class LucidEnv(DrawnEnv):
    """One world of a level: a step is a tenth of a second.

    level is a number, a name or the path of a file. `reset(seed=n)` plays the level's seed n, later resets draw theirs
    from it; `options={"seed": n}` plays that of a level whatever was drawn. info has the seed, and `action_mask`, int8
    [actions]: what is possible; in the end also `ending`, `won` and `score` (thousandths). reward is a function of an
    Outcome; see `game.env.worlds`.
    """

    def __init__(
        self,
        level: str | Path = "1",
        difficulty: str = DEFAULT_DIFFICULTY,
        render_mode: str | None = None,
        reward: Reward = plain_reward,
        size: tuple[int, int] = (960, 540),
    ) -> None:
        super().__init__(render_mode, size)
        self._reward = reward
        self.level = load(resolve(str(level)), difficulty)
        self._worlds = Worlds(self.level, np.array([0]))
        self.observation_space = observation_space(self._worlds.observer)
        self.action_space = spaces.Discrete(len(self._worlds.actions))
        self.seed = -1

    @property
    def actions(self) -> Any:
        """The list of actions, whose places are those of the action space."""
        return self._worlds.actions

    @property
    def panel(self) -> Panel:
        """What the operator sees now, in the panel's own units: for personas and policies."""
        return self._worlds.panel

    @property
    def played(self) -> int:
        """The seed of the level that is played."""
        return max(self.seed, 0)

    def reset(
        self, *, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Begin a dream."""
        super().reset(seed=seed)
        self.seed = seed_of(seed, options, self.np_random)
        self._worlds.restart(np.array([0]), np.array([self.seed]))
        self._redraw()
        self._show()
        return self._observed(), self._info()

    def step(self, action: int) -> tuple[dict[str, Any], float, bool, bool, dict[str, Any]]:
        """Do what stands at a place of the list."""
        self._demand_action(action)
        outcome = self._worlds.step(np.array([action]))
        self._show()
        over = bool(outcome.after["ended"][0, 0])
        return self._observed(), float(self._reward(outcome)[0]), over, False, self._info()

    def action_masks(self) -> Any:
        """[actions] bool: what is possible, as maskable policies ask for it."""
        return self.actions.mask(self.panel)[:, 0]

    def _observed(self) -> dict[str, Any]:
        return {name: values[0] for name, values in self._worlds.observer.all(self.panel).items()}

    def _info(self) -> dict[str, Any]:
        info: dict[str, Any] = {"seed": self.seed, "action_mask": self.action_masks().astype(np.int8)}
        if self.panel["ended"][0, 0]:
            won = next(ending.won for ending in self.level.endings if ending.name == self._worlds.ending(0))
            info |= {"ending": self._worlds.ending(0), "won": won, "score": int(self._worlds.score[0])}
        return info


def seed_of(seed: int | None, options: Mapping[str, Any] | None, dice: np.random.Generator) -> int:
    """The seed of the level that a reset plays: that of its options, its own, or one that is drawn."""
    asked = (options or {}).get("seed", seed)
    return int(dice.integers(SEEDS)) if asked is None else int(asked) % SEEDS
