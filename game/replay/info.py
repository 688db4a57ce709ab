"""What a recording says of itself, without running it."""

from dataclasses import dataclass
from typing import Any

from game.replay.read import Replay
from game.session import OPEN, used
from game.sim.fixed import TICKS_PER_SECOND


@dataclass(frozen=True)
class Info:
    """A recording as `lucid info --json` prints it.

    id is over its head; parent is that of the recording that it left at `parent_tick`, empty where it began by itself.
    What its result doesn't say is None; digest is of the last state that is recorded.
    """

    file: str
    id: str
    level: str
    difficulty: str
    seed: int
    bot: str
    assists: dict[str, Any]
    game: str
    rules: int
    began: str
    ticks: int
    seconds: float
    complete: bool
    ending: str
    won: bool | None
    score: int | None
    commands: int
    changes: int
    parent: str
    parent_tick: int | None
    digest: str


def info_of(replay: Replay) -> Info:
    """What a recording says of itself."""
    said, parent = replay.result or {}, replay.parent
    return Info(
        file=str(replay.path),
        id=replay.id,
        level=replay.name,
        difficulty=replay.difficulty,
        seed=replay.seed,
        bot=replay.bot,
        assists={**replay.assist, **used(replay.changes)},
        game=replay.game,
        rules=replay.rules,
        began=replay.began,
        ticks=replay.ticks,
        seconds=round(replay.ticks / TICKS_PER_SECOND, 2),
        complete=replay.complete,
        ending=_typed(said.get("ending"), str) or OPEN,
        won=_typed(said.get("won"), bool),
        score=_typed(said.get("score"), int),
        commands=len(replay.commands),
        changes=len(replay.changes),
        parent=parent.id if parent else "",
        parent_tick=parent.tick if parent else None,
        digest=_typed(said.get("digest"), str) or replay.checkpoints[-1].digest,
    )


def _typed(value: Any, kind: type) -> Any:
    """A value of a result, which may say anything; None where it isn't of its kind."""
    return value if type(value) is kind else None
