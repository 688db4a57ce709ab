"""Verifies a replay: runs it again and compares it with the recording.

Two ways lead to one verdict. **Side by side** every second is stepped from its recorded state to the next mark, all in
one batch. That proves: the run begins as its level does; each recorded state follows from the one before, bit for bit,
under the recorded commands and numbers; so do the last state, every event and the result; and in each second in which
something is commanded, and in what follows the last mark, the state after every tick is the recorded one. **Through**
it is played from beginning to end, some twenty times slower. That proves the same, and the checks of all other ticks:
only there is it found that such a check was altered, or that commands are missing of which all left no trace by the
next mark.
"""

import os
from typing import NamedTuple

import numpy as np

from game.exit_codes import FAULT, GOOD, NEGATIVE
from game.faults import Fault
from game.foreign import SENTENCE, printable
from game.level import Level
from game.level.clock import clock
from game.replay.compare import Difference, compare_events, compare_states
from game.replay.framing import Damage, ReplayFault
from game.replay.head import renamed
from game.replay.playback import Playback
from game.replay.read import Replay, read, unpack
from game.replay.side_by_side import SideBySide
from game.session import Epochs, Session
from game.session.result import results
from game.sim.world import RULES, World

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


def verify(path: str | os.PathLike[str], *, through: bool = False, content: bytes | None = None) -> Verdict:
    """Verify a replay file. Never raises: what is wrong with the file is in the sentence.

    Its seconds are stepped side by side, each from its recorded state; `through` plays it from beginning to end.
    content is what is in it, where that was read already.
    """
    verdict = _verdict(path, through, content)
    return verdict._replace(sentence=printable(verdict.sentence, SENTENCE))


def _verdict(path: str | os.PathLike[str], through: bool, content: bytes | None) -> Verdict:
    try:
        replay = read(path) if content is None else unpack(content, path)
        level = runnable(replay)
        found, last = (_through if through else _side_by_side)(replay, level)
    except Fault as fault:
        return Verdict(UNKNOWN, str(fault))
    except Damage:
        return Verdict(UNKNOWN, f"{path}: holds a second that isn't a possible state of its level; use another copy")
    found = found or _parent(replay)
    if found:
        return _differing(replay, found)
    return _result(replay, level, last) if replay.complete else Verdict(UNKNOWN, _broken(replay))


def _parent(replay: Replay) -> Difference | None:
    """Whether a branch began as its head says; as far as it is known, it is exact."""
    parent = replay.parent
    if parent is None or parent.tick > replay.ticks:
        return None
    if Playback(replay).seek(parent.tick).world.digest() == parent.digest:
        return None
    return Difference(parent.tick, parent.tick, ["the parent's digest"])


def _side_by_side(replay: Replay, level: Level) -> tuple[Difference | None, World]:
    seconds = SideBySide(replay, level)
    return seconds.difference(), seconds.last()


def _through(replay: Replay, level: Level) -> tuple[Difference | None, World]:
    run = Session(level, replay.seed, replay, bot=replay.bot)
    found = compare_states(replay, run, replay.ticks) or compare_events(replay.events, run.history.events)
    return found, run.world


def runnable(replay: Replay) -> Level:
    """The replay's level. Raises ReplayFault when this game can't run it, though it may show it."""
    if not replay.exact:
        rules = f"recorded under rules {replay.rules}, and this game has rules {RULES}"
        raise ReplayFault(f"{replay.path}: {rules}; it can be shown, but not run again")
    level = replay.load()
    arrays = level.params.arrays
    if [(array.name, level.params.size(array.size)) for array in arrays] != renamed(replay.layout, arrays):
        remedy = f"use the game that wrote it, {replay.game}"
        raise ReplayFault(f"{replay.path}: its state has different arrays from this game's; {remedy}")
    return level


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


def _result(replay: Replay, level: Level, last: World) -> Verdict:
    level = Epochs(level, replay.changes).before(replay.ticks)
    kept, found = replay.result or {}, results(level, np.array([replay.seed]), replay.bot, last, np.array([0]))[0]
    for name in _RESULT:
        if kept.get(name) != getattr(found, name):
            said = f"its result gives {name} as {printable(repr(kept.get(name)))}, and it is {getattr(found, name)!r}"
            return Verdict(DIFFERS, f"{replay.path}: {said}", replay.ticks, name)
    length = f"{replay.ticks} ticks ({clock(replay.ticks)})"
    return Verdict(EXACT, f"{replay.path}: exact, {length}, {found.ending}")
