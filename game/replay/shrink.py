"""The shortest list of a recording's commands for which something still holds at its end: delta debugging.

Commands are cut away chunk by chunk (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002);
all candidates of a round are played side by side. What is left can spare no command.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from game.level import Level, Value
from game.level.condition_of_world import Condition
from game.replay.framing import ReplayFault
from game.replay.read import Replay
from game.replay.verify import runnable
from game.session import FROM_START
from game.sim.actions import Actions, Command
from game.sim.step import begin, step
from game.sim.world import World

TOGETHER = 128  # candidates that are played side by side
FIRST_PARTS, FINER = 8, 4  # chunks of the first round, and how many times as many where none can go
Commands = tuple[Command, ...]
OnRound = Callable[[int], None]


class Shrunk(NamedTuple):
    """What is left of a recording's commands, of how many, and for how many ticks they are played."""

    commands: Commands
    of: int
    ticks: int


def shrink(replay: Replay, text: str, on_round: OnRound = lambda left: None) -> Shrunk:
    """The commands without any of which the condition wouldn't hold at the end; on_round hears how many are left.

    Raises ReplayFault where this game can't run the recording or the condition doesn't hold at its end, Fault where the
    level can't be asked that.
    """
    tries = _Tries(replay, text)
    kept = tuple(replay.commands.values())
    if not tries.hold([kept])[0]:
        raise ReplayFault(f"{replay.path}: at its end that doesn't hold; ask for what does.")
    if tries.hold([()])[0]:
        return Shrunk((), len(kept), replay.ticks)
    parts = FIRST_PARTS
    while True:
        parts = min(parts, len(kept))
        on_round(len(kept))
        less = _round(kept, parts, tries)
        if less is None and parts == len(kept):
            return Shrunk(kept, len(replay.commands), replay.ticks)
        kept, parts = (kept, FINER * parts) if less is None else (less, parts)


def _round(kept: Commands, parts: int, tries: "_Tries") -> Commands | None:
    """The shortest of the candidates that hold: each chunk alone, all but each, then all but several at once."""
    chunks = [tuple(chunk) for chunk in _split(kept, parts)]
    without = [tuple(command for command in kept if command not in chunk) for chunk in map(frozenset, chunks)]
    candidates = [*without, *(chunks if parts < len(kept) else [])]
    held = tries.hold(candidates)
    found = [candidate for candidate, holds in zip(candidates, held, strict=True) if holds]
    spare = [chunk for chunk, holds in zip(chunks, held, strict=False) if holds]
    joint = [without_ for without_ in _without_several(kept, spare) if without_]
    found += [candidate for candidate, holds in zip(joint, tries.hold(joint), strict=True) if holds]
    return min(found, key=len, default=None)


def _without_several(kept: Commands, spare: Sequence[Commands]) -> list[Commands]:
    """All but the first, or the last, few of the chunks each of which can be spared by itself."""
    counts = range(2, len(spare) + 1)
    groups = [*(spare[:count] for count in counts), *(spare[-count:] for count in counts)]
    gone = [frozenset(command for chunk in group for command in chunk) for group in groups]
    return [tuple(command for command in kept if command not in each) for each in gone]


def _split(kept: Commands, parts: int) -> list[Commands]:
    return [kept[len(kept) * i // parts : len(kept) * (i + 1) // parts] for i in range(parts)]


class _Tries:
    """Plays candidates of a recording to its last tick, and asks what holds there."""

    def __init__(self, replay: Replay, text: str) -> None:
        self.replay, self.level, self.text = replay, runnable(replay), text
        self.changes = {change.tick: change.numbers for change in replay.changes if change.tick != FROM_START}
        Condition(text, self.level)

    def hold(self, candidates: Sequence[Commands]) -> list[bool]:
        """Whether it holds for each."""
        parts = (candidates[i : i + TOGETHER] for i in range(0, len(candidates), TOGETHER))
        return [bool(holds) for part in parts for holds in self._ends(part)]

    def _ends(self, candidates: Sequence[Commands]) -> list[int]:
        world = begin(self.level.params, np.full(len(candidates), self.replay.seed))
        level, orders = self.level, [{command.tick: command for command in each} for each in candidates]
        given = {command.tick for each in candidates for command in each}
        for tick in range(self.replay.ticks):
            if (world.ended > 0).all():
                break
            level = _changed(level, self.changes.get(tick))
            actions = _actions(orders, tick) if tick in given else Actions.none(world.batch)
            step(world, level.params, actions)
        return self._asked(level, world)

    def _asked(self, level: Level, world: World) -> list[int]:
        return [int(holds) for holds in Condition(self.text, level).holds(world)]


def _changed(level: Level, numbers: Mapping[str, Value] | None) -> Level:
    return level.with_numbers(numbers, running=True) if numbers else level


def _actions(orders: Sequence[dict[int, Command]], tick: int) -> Actions:
    """The commands of a tick, a world each."""
    actions = Actions.none(len(orders))
    for i, order in enumerate(orders):
        if command := order.get(tick):
            for whole, number in zip(actions, command[1:], strict=True):
                whole[i] = number
    return actions
