"""Branches: recordings that leave another one at a tick. What was played up to there is theirs too: each is whole."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from game.level.clock import clock
from game.replay import framing
from game.replay.framing import DictDeflate, Kind, ReplayFault
from game.replay.head import Parent
from game.replay.playback import Playback
from game.replay.read import Replay
from game.replay.records import BlockEvent, Checkpoint, StateDelta, TickBlock, pack_change
from game.replay.verify import runnable
from game.replay.write import head_of
from game.session import FROM_START

Record = tuple[Kind, bytes]


def branch(replay: Replay, tick: int, began: str = "", rewound: bool = False) -> bytes:
    """What is in the file of a run that leaves a recording at a tick: `resume` goes on from there, the player acts.

    began: when, as ISO writes it in UTC; rewound: whether it is the same run of a player, who goes back in it. Raises
    ReplayFault where this game can't run the recording, or where there is nothing to go on from.
    """
    level = runnable(replay)
    if not 0 <= tick <= replay.ticks:
        raise ReplayFault(f"{replay.path}: ends at {clock(replay.ticks)}, before {clock(tick)}; name an earlier moment")
    if not set(replay.event_names) <= set(level.params.events):
        raise ReplayFault(f"{replay.path}: its events differ from this game's; use the game that wrote it")
    run = Playback(replay).seek(tick)
    if run.over:
        raise ReplayFault(f"{replay.path}: that dream has ended at {clock(tick)}; name an earlier moment")
    run.take_over()
    parent = Parent(replay.id, tick, run.world.digest())
    head = head_of(run, replay.assist, began) | {"parent": parent._asdict(), **({"rewound": True} if rewound else {})}
    return _signed([(Kind.HEAD, DictDeflate().deflate(json.dumps(head).encode())), *_records(replay, tick)])


def _records(replay: Replay, end: int) -> Iterator[Record]:
    """The records of a recording up to a tick, cut as they are while it is played."""
    changes = {change.tick: change for change in replay.changes if change.tick < end}
    if FROM_START in changes:
        yield Kind.CHANGE, pack_change(changes[FROM_START])
    marks = {mark.tick: mark for mark in _marks(replay, end)}
    numbers = {name: number for number, name in enumerate(replay.load().params.events)}
    blocks = DictDeflate()
    cuts = sorted({*range(0, end, framing.BLOCK_TICKS), *changes, end} - {FROM_START})
    for begin, until in zip(cuts, [*cuts[1:], end], strict=True):
        if begin in marks:
            yield Kind.CHECKPOINT, marks[begin].pack()
        if begin in changes:
            yield Kind.CHANGE, pack_change(changes[begin])
        if begin < until:
            yield Kind.BLOCK, _block(replay, begin, until, numbers).pack(blocks)


def _marks(replay: Replay, end: int) -> Iterator[Checkpoint]:
    """The states that are recorded up to a tick, packed anew."""
    deltas = StateDelta(replay.size)
    for mark, (tick, state) in zip(replay.checkpoints, replay.states(), strict=False):
        if tick > end:
            return
        yield mark._replace(delta=deltas.pack(state))


def _block(replay: Replay, begin: int, end: int, numbers: Mapping[str, int]) -> TickBlock:
    commands = [command for tick in range(begin, end) if (command := replay.commands.get(tick))]
    first, last = (bisect_left(replay.events, tick, key=lambda event: event.tick) for tick in (begin, end))
    events = [BlockEvent(tick, numbers[name], *rest) for tick, name, *rest in replay.events[first:last]]
    return TickBlock(begin, replay.checks[begin:end], commands, events)


def _signed(records: list[Record]) -> bytes:
    changes = any(kind == Kind.CHANGE for kind, _ in records)
    content, crc = bytearray(framing.MAGIC_CHANGES if changes else framing.MAGIC), 0
    for kind, payload in records:
        framed, crc = framing.frame(kind, payload, crc)
        content += framed
    return bytes(content)
