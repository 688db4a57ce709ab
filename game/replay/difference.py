"""What two recordings have not in common: their first differing command and state, and what only one of them did."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from game.replay.framing import Damage
from game.replay.read import Replay
from game.session import NumberChange
from game.sim.actions import Command

Act = tuple[int, int]  # verb and target


@dataclass(frozen=True)
class Differences:
    """Ticks are None where nothing differs.

    kin: whether level, seed and difficulty are the same. command: the tick of the first command that only one of them
    has, and those of both there. change: that of the first change of numbers. state: the first tick after which their
    states differ, by the checks of both; fields: what does at the next mark. only: how often each did what the other
    did less often.
    """

    kin: bool
    command: int | None
    commands: tuple[Command | None, Command | None]
    change: int | None
    state: int | None
    fields: tuple[str, ...]
    only: tuple[Counter[Act], Counter[Act]]

    @property
    def none(self) -> bool:
        """Whether they are the same run, as long as each other."""
        return self.kin and self.command is None and self.change is None and self.state is None


def differences(one: Replay, other: Replay) -> Differences:
    """Compare two recordings as they are; nothing is run."""
    ticks = sorted({*one.commands, *other.commands})
    command = next((tick for tick in ticks if one.commands.get(tick) != other.commands.get(tick)), None)
    both = (None, None) if command is None else (one.commands.get(command), other.commands.get(command))
    state = _state(one, other)
    acts = [Counter((c.verb, c.target) for c in replay.commands.values()) for replay in (one, other)]
    kin = ("level_text", "difficulty", "seed")
    return Differences(
        kin=all(getattr(one, name) == getattr(other, name) for name in kin),
        command=command,
        commands=both,
        change=_change(one.changes, other.changes),
        state=state,
        fields=() if state is None else tuple(_fields(one, other, state)),
        only=(acts[0] - acts[1], acts[1] - acts[0]),
    )


def _change(one: list[NumberChange], other: list[NumberChange]) -> int | None:
    for pair in zip_longest(one, other):
        if pair[0] != pair[1]:
            return min(change.tick for change in pair if change)
    return None


def _state(one: Replay, other: Replay) -> int | None:
    """The first tick of which the states differ; where one goes on longer, that after the other's last."""
    if one.checkpoints[0].digest != other.checkpoints[0].digest:
        return 0
    for tick, (mine, yours) in enumerate(zip(one.checks, other.checks, strict=False), 1):
        if mine != yours:
            return tick
    return None if one.ticks == other.ticks else min(one.ticks, other.ticks) + 1


def _fields(one: Replay, other: Replay, tick: int) -> Iterator[str]:
    """The state that differs at the first mark that both have from a tick on."""
    if one.layout != other.layout:
        return
    try:
        for (at, mine), (too, yours) in zip(one.states(), other.states(), strict=False):
            if at == too >= tick:
                yield from _names(one, np.flatnonzero(mine != yours).tolist())
                return
    except Damage:
        return


def _names(replay: Replay, rows: list[int]) -> Iterator[str]:
    ends = np.cumsum([size for _, size in replay.layout])
    for row in rows:
        array = int(np.searchsorted(ends, row, "right"))
        name, size = replay.layout[array]
        yield f"{name}[{row - int(ends[array]) + size}]" if size > 1 else name
