"""Verifies a replay: runs it again and compares it with the recording."""

import os
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from game.exit_codes import FAULT, GOOD, NEGATIVE
from game.faults import Fault
from game.foreign import SENTENCE, printable
from game.level import Level
from game.level.clock import clock
from game.replay.framing import Damage, ReplayFault
from game.replay.head import renamed
from game.replay.read import Replay, read
from game.replay.records import checksum
from game.session import Session
from game.sim.fixed import Ints
from game.sim.world import RULES

EXACT, DIFFERS, UNKNOWN = GOOD, NEGATIVE, FAULT
_RESULT = ("ticks", "ending", "won", "score", "digest")
_NAMED = 4  # fields that a sentence names


class Verdict(NamedTuple):
    """code: 0 exact, 1 differs, 2 can't be decided; the first tick that differs, and the first field found to.

    sentence is printable, whatever the file holds.
    """

    code: int
    sentence: str
    tick: int | None = None
    field: str | None = None


class Difference(NamedTuple):
    """The first tick at which run and recording differ, and the fields that do by the next mark."""

    tick: int
    seen: int
    fields: list[str]


def verify(path: str | os.PathLike[str]) -> Verdict:
    """Verify a replay file. Never raises: what is wrong with the file is in the sentence."""
    verdict = _verdict(path)
    return verdict._replace(sentence=printable(verdict.sentence, SENTENCE))


def _verdict(path: str | os.PathLike[str]) -> Verdict:
    try:
        replay = read(path)
        run = Session(runnable(replay), replay.seed, replay, bot=replay.bot)
        found = compare(replay, run)
    except Fault as fault:
        return Verdict(UNKNOWN, str(fault))
    except Damage:
        return Verdict(UNKNOWN, f"{path}: holds a second that is no state of its level; use another copy")
    if found:
        return _differing(replay, found)
    return _result(replay, run) if replay.complete else Verdict(UNKNOWN, _broken(replay))


def runnable(replay: Replay) -> Level:
    """The replay's level. Raises ReplayFault when this game can't run it, though it may show it."""
    if not replay.exact:
        rules = f"recorded under rules {replay.rules}, and this game has rules {RULES}"
        raise ReplayFault(f"{replay.path}: {rules}; it can be shown, but not run anew")
    level = replay.load()
    arrays = level.params.arrays
    if [(array.name, level.params.size(array.size)) for array in arrays] != renamed(replay.layout, arrays):
        remedy = f"use the game that wrote it, {replay.game}"
        raise ReplayFault(f"{replay.path}: its state has other arrays than this game's; {remedy}")
    return level


def compare(replay: Replay, run: Session) -> Difference | None:
    """Run to the last known tick; the first difference, if there is one. Raises Damage."""
    first = None
    states = replay.states()
    checkpoints = iter(replay.checkpoints)
    checkpoint = next(checkpoints, None)
    for tick in range(replay.ticks + 1):
        if tick:
            run.tick()
            if first is None and (run.age != tick or checksum(run.world.snapshot()) != replay.checks[tick - 1]):
                first = tick
        if checkpoint and checkpoint.tick == tick:
            fields = _fields(run, next(states)[1])
            if first is not None or fields or checkpoint.digest != run.world.digest():
                return Difference(tick if first is None else first, tick, fields)
            checkpoint = next(checkpoints, None)
    return _events(replay, run) if first is None else Difference(first, replay.ticks, [])


def _events(replay: Replay, run: Session) -> Difference | None:
    """The states agree; events are made of them and of nothing else, but are written down too."""
    for pair in zip_longest(replay.events, run.history.events):
        if pair[0] != pair[1]:
            tick, name = min((tick, name) for tick, name, *_ in filter(None, pair))
            return Difference(tick + 1, tick + 1, [f"the event {name}"])
    return None


def _fields(run: Session, kept: Ints) -> list[str]:
    return [run.world.field_at(int(i)) for i in np.flatnonzero(kept != run.world.buffer[:, 0])]


def _differing(replay: Replay, found: Difference) -> Verdict:
    tick, seen, fields = found
    where = f"{replay.path}: differs first at tick {tick} ({clock(tick)})"
    if not fields:
        what = f"no field is known to differ by tick {seen}, so the check in the file is wrong"
        return Verdict(DIFFERS, f"{where}; {what}", tick)
    names = ", ".join(fields[:_NAMED]) + (f" and {len(fields) - _NAMED} more" if len(fields) > _NAMED else "")
    when = "" if seen == tick else f" (seen at tick {seen})"
    return Verdict(DIFFERS, f"{where}: {names}{when}", tick, fields[0])


def _broken(replay: Replay) -> str:
    where = f"{replay.path}: breaks off at {clock(replay.ticks)} (tick {replay.ticks})"
    rest = f", with {replay.excess} bytes behind that can't be read" if replay.excess else ""
    return f"{where}{rest}; it is exact that far, and the game can go on from there"


def _result(replay: Replay, run: Session) -> Verdict:
    kept, found = replay.result or {}, run.result()
    for name in _RESULT:
        if kept.get(name) != getattr(found, name):
            said = f"its result gives {name} as {printable(repr(kept.get(name)))}, and it is {getattr(found, name)!r}"
            return Verdict(DIFFERS, f"{replay.path}: {said}", replay.ticks, name)
    length = f"{replay.ticks} ticks ({clock(replay.ticks)})"
    return Verdict(EXACT, f"{replay.path}: exact, {length}, {found.ending}")
