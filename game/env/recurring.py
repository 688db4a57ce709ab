"""The recurring dream as an environment: rounds of all dreams in one episode, until one is lost.

Its spaces are those of the largest rounds: every dream has a block of actions, every entry of a panel the rows of the
largest; what the round of now doesn't have is impossible, and 0. It isn't batched.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from gymnasium import spaces

from game.env.actions import ActionList
from game.env.drawn import DrawnEnv
from game.env.observation import Observer
from game.env.single import seed_of
from game.env.spaces import observation_space
from game.env.worlds import Reward, Worlds, reward as plain_reward
from game.level import Level, load
from game.level.rounds import makers, round_text
from game.session.result import results
from game.session.rounds import RoundState
from game.sim.panel import Panel

LATE = 25  # a round from which on they don't grow any more
SAMPLES = 8  # seeds that are looked at for the largest
DREAM = "dream"  # an entry beside those of the panel: which dream it is, as a 1 among zeros
Key = tuple[int, str, int, int]  # of an action: verb, of what its target is, which, value


@cache
def largest() -> tuple[Level, ...]:
    """The largest round of each dream that takes turns."""
    turns = range(LATE, LATE + len(makers()))
    rounds = [load(round_text(seed, turn)) for seed in range(SAMPLES) for turn in turns]
    return tuple(
        max((level for level in rounds if level.dream == dream), key=lambda level: (level.map.sectors, level.map.links))
        for dream in makers()
    )


def keys_of(level: Level, actions: ActionList) -> list[Key]:
    """What each action of a list is, whatever the size of its round."""
    sectors = level.map.sectors
    every = zip(actions.verb.tolist(), actions.target.tolist(), actions.value.tolist(), strict=True)
    return [(v, *(("link", t - sectors) if t >= sectors else ("", t)), value) for v, t, value in every]


class RecurringEnv(DrawnEnv):
    """Rounds one after the other; `reset(seed=n)` plays the seed n. info also has `round` and `dream`, from 1."""

    def __init__(
        self, render_mode: str | None = None, reward: Reward = plain_reward, size: tuple[int, int] = (960, 540)
    ) -> None:
        super().__init__(render_mode, size)
        self._reward = reward
        blocks = [(level.dream, key) for level in largest() for key in keys_of(level, ActionList(level))]
        self._places = {block: place for place, block in enumerate(blocks)}
        self.action_space = spaces.Discrete(len(blocks))
        self.observation_space = _observations()
        self._begin(RoundState(0))

    def _begin(self, state: RoundState) -> None:
        """The next round."""
        self._state, self.level = state, state.level()
        self._worlds = Worlds(self.level, np.array([state.seed]))
        keys = keys_of(self.level, self._worlds.actions)
        self._mine = np.array([self._places[self.level.dream, key] for key in keys])
        self._own = {place: i for i, place in enumerate(self._mine.tolist())}
        self._redraw()

    @property
    def panel(self) -> Panel:
        """What the operator sees now, in the panel's own units: for personas and policies."""
        return self._worlds.panel

    @property
    def played(self) -> int:
        """The seed of the rounds that are played."""
        return self._state.seed

    def reset(
        self, *, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Begin with the first round."""
        super().reset(seed=seed)
        self._begin(RoundState(seed_of(seed, options, self.np_random)))
        self._show()
        return self._observed(), self._info()

    def step(self, action: int) -> tuple[dict[str, Any], float, bool, bool, dict[str, Any]]:
        """Do what stands at a place; an action that the round of now doesn't have is to do nothing."""
        self._demand_action(action)
        outcome = self._worlds.step(np.array([self._own.get(int(action), 0)]))
        gained, over = float(self._reward(outcome)[0]), False
        if outcome.ended[0]:
            over = not outcome.won[0]
            if not over:
                result = results(self.level, np.array([self._state.seed]), "", self._worlds.world, np.array([0]))[0]
                self._begin(self._state.after(result, outcome.after.one("composure")))
        elif outcome.after["ended"][0, 0]:
            over = True
        self._show()
        return self._observed(), gained, over, False, self._info()

    def action_masks(self) -> Any:
        """[actions] bool: what is possible."""
        mask = np.zeros(self.action_space.n, bool)
        mask[self._mine] = self._worlds.actions.mask(self.panel)[:, 0]
        return mask

    def _observed(self) -> dict[str, Any]:
        seen = {name: np.zeros(box.shape, np.float32) for name, box in self.observation_space.items()}
        for name, values in self._worlds.observer.all(self.panel).items():
            seen[name][: values.shape[1]] = values[0]
        seen[DREAM][list(makers()).index(self.level.dream)] = 1
        return seen

    def _info(self) -> dict[str, Any]:
        info: dict[str, Any] = {"seed": self._state.seed, "round": self._state.round, "dream": self.level.dream}
        info["action_mask"] = self.action_masks().astype(np.int8)
        if self.panel["ended"][0, 0]:
            score = self._state.score + int(self._worlds.score[0])
            info |= {"ending": self._worlds.ending(0), "won": False, "score": score}
        return info


def _observations() -> spaces.Dict:
    """The entries of all dreams, each with the rows of the largest."""
    boxes: dict[str, spaces.Box] = {}
    for level in largest():
        for name, box in observation_space(Observer(level)).items():
            if name not in boxes or boxes[name].shape < box.shape:
                boxes[name] = box
    return spaces.Dict({**boxes, DREAM: spaces.Box(0.0, 1.0, (len(makers()),), np.float32)})
