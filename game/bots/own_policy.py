"""Anybody's policy: a function `module:function` that is handed the panel of one world and says what to do.

    def policy(panel, level, memory):
        return None, or a verb, or (verb, target), or (verb, target, value)

It is asked every tenth of a second. `panel` is what an operator may know (`panel.one("composure")`, `panel["dark"]`),
`level.map` the sectors and links, `level.verbs` the verbs by their numbers, `memory` a dictionary of its own for each
run. It may be anything, so it is watched: what it raises, a decision that takes too long, and what can't be an action
are faults of one sentence.
"""

import copy
import operator
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

import numpy as np

from game.bots.base import NOTHING, KnownLevel
from game.faults import Fault
from game.foreign import printable
from game.sim.actions import PRESS, Actions, Verb
from game.sim.fixed import STEP, TICKS_PER_SECOND, Ints
from game.sim.panel import Panel
from game.sim.params import Topology

SLOWEST = 10.0  # seconds that a decision, or the import of its module, may take
MOST = 1 << 30  # of a value


class Facts(NamedTuple):
    """What a policy may know of a level besides the panel."""

    map: Topology
    verbs: Mapping[int, Verb]


class OwnMemory(NamedTuple):
    """What the policies of a batch remember: a dictionary for each world, of any kind."""

    facts: Facts
    each: list[dict[str, Any]]

    def take(self, rows: Sequence[int] | Ints) -> "OwnMemory":
        """The memory of the given worlds, in that order; whoever is taken twice has two."""
        return OwnMemory(self.facts, [copy.deepcopy(self.each[row]) for row in rows])

    def join(self, other: "OwnMemory") -> "OwnMemory":
        """That of these worlds, then of another's."""
        return OwnMemory(self.facts, [*self.each, *other.each])


class OwnPolicy:
    """A policy of a name like `mine:policy`. Raises Fault where there is no such module or function."""

    every = STEP

    def __init__(self, name: str) -> None:
        self.name, self._watched = name, _Watched(name)
        module, _, function = name.partition(":")
        if not all(part.isidentifier() for part in (*module.split("."), function)):
            raise Fault(f"--bot: {printable(name)} is not like mymodule:policy")
        if os.getcwd() not in sys.path:  # where whoever calls has theirs; `lucid` itself doesn't look there
            sys.path.insert(0, os.getcwd())
        found = getattr(self._watched.call(import_module, (module,), "on being imported"), function, None)
        if not callable(found):
            raise Fault(f"--bot: the module {module} has no function {printable(function)}")
        self._decide: Callable[..., Any] = found

    def begin(self, level: KnownLevel, seeds: Ints | Sequence[int]) -> OwnMemory:
        """An empty dictionary for each world."""
        return OwnMemory(Facts(level.map, dict(level.verbs)), [{} for _ in seeds])

    def decide(self, panel: Panel, memory: OwnMemory) -> tuple[Actions, OwnMemory]:
        """Its actions, one world after the other; worlds whose dream has ended aren't asked about."""
        actions = Actions.none(panel.batch)
        for row in np.flatnonzero(panel["ended"][0] == 0).tolist():
            actions.put(np.array([row]), self._one(panel.row(row), memory, row))
        return actions, memory

    def _one(self, panel: Panel, memory: OwnMemory, row: int) -> Actions:
        when = f"at {panel.moment / TICKS_PER_SECOND:.1f} s"
        said = self._watched.call(self._decide, (panel, memory.facts, memory.each[row]), when)
        try:
            action = _action(said, memory.facts)
        except (TypeError, ValueError, OverflowError):
            raise Fault(
                f"--bot {printable(self.name)}: {when} it returned {printable(_shown(said))}; it has to be None, or a "
                "verb of the dream, with a target and a value where it has them"
            ) from None
        return Actions(*(np.array([number], np.int32) for number in action))


def _shown(value: object) -> str:
    try:
        return repr(value)
    except Exception:  # it may be anything
        return f"a {type(value).__name__}"


def _action(said: object, facts: Facts) -> tuple[int, int, int]:
    """Verb, target and value. Raises TypeError or ValueError for what can't be an action."""
    parts = () if said is None else tuple(said) if isinstance(said, tuple | list) else (said,)
    if any(isinstance(part, bool | np.bool_) for part in parts) or len(parts) > 3:
        raise TypeError
    numbers = [operator.index(part) for part in parts]
    verb, target, value = (*numbers, *(0, NOTHING, PRESS)[len(numbers) :])
    places = facts.map.sectors + facts.map.links
    if (verb and verb not in facts.verbs) or not NOTHING <= target < places or not 0 <= value <= MOST:
        raise ValueError
    return verb, target, value


class _Watched:
    """Calls functions of others in a thread of its own, so that one that never returns is told."""

    def __init__(self, name: str) -> None:
        self.name, self._process = name, -1

    def _begin(self) -> None:
        """A thread and its queues; a process that was forked has none of its parent's."""
        self._calls: SimpleQueue[tuple[Callable[..., Any], tuple[Any, ...]]] = SimpleQueue()
        self._answers: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()
        self._process = os.getpid()
        threading.Thread(target=self._serve, daemon=True, name=self.name).start()

    def call(self, function: Callable[..., Any], arguments: tuple[Any, ...], when: str) -> Any:
        """What it returns. Raises Fault with what it raised, or that it takes too long."""
        if self._process != os.getpid():
            self._begin()
        self._calls.put((function, arguments))
        try:
            answer, raised = self._answers.get(timeout=SLOWEST)
        except Empty:
            raise Fault(f"--bot {printable(self.name)}: {when} it took more than {SLOWEST:g} s") from None
        if raised is not None:
            why = " ".join(f"{type(raised).__name__}: {_told(raised)}".split())
            raise Fault(f"--bot {printable(self.name)}: {when} it raised {printable(why, 200)}")
        return answer

    def _serve(self) -> None:
        while True:
            function, arguments = self._calls.get()
            try:
                self._answers.put((function(*arguments), None))
            except BaseException as error:  # whatever it may do wrong, also ask to leave
                self._answers.put((None, error))


def _told(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # its text may be of its own making
        return ""


@lru_cache(maxsize=32)
def policy_of(name: str) -> OwnPolicy:
    """The policy of a name; imported once."""
    return OwnPolicy(name)
