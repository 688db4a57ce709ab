"""One list of all that an operator can do in a level, and which of it is possible now.

Entry 0 is to do nothing. A timed verb is done at its instant, where that falls within the step, as exact hands would;
else at the step's end.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from game.faults import Fault
from game.level import Level
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb, timed
from game.sim.fixed import STEP, TICKS_PER_SECOND, Ints
from game.sim.laws.engine.ports import ENGINE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.laws.platform.ports import ISOLATE, PLATFORM, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.params import ARMS

NOBODY = (-1,)
_MIDDLE = timed(500_000 // TICKS_PER_SECOND, 0)  # half a tick before its end

Rule = Callable[[Panel], Ints]  # [targets or 1, B]


class Row(NamedTuple):
    """A verb with its targets, one value for each; possible where `rule` is true. when: ticks until its instant."""

    verb: Verb
    targets: Ints
    values: Ints
    rule: Rule
    when: Rule | None = None


def _row(verb: Verb, targets: Ints | tuple[int, ...], rule: Rule, value: int = PRESS, when: Rule | None = None) -> Row:
    at = np.asarray(targets, np.int32)
    return Row(verb, at, np.full_like(at, value), rule, when)


def _awake(panel: Panel) -> Ints:
    awake: Ints = panel["breathing"] == 0
    return awake


def _is(name: str, value: int = 1) -> Rule:
    """With open eyes, and where an entry of the panel is so."""
    return lambda panel: _awake(panel) & (panel[name] == value)


def _hold(verb: Verb, going_on: str, when: Rule) -> list[Row]:
    """Press it where `when` is true and it isn't held; let go of it while it is."""
    return [
        _row(verb, NOBODY, lambda panel: when(panel) & (panel[going_on] == 0)),
        _row(verb, NOBODY, lambda panel: panel[going_on] == 1, RELEASE),
    ]


def _common(level: Level) -> list[Row]:
    return [
        _row(CommonVerb.NONE, NOBODY, lambda panel: np.ones((1, panel.batch), bool)),
        _row(CommonVerb.ACKNOWLEDGE, NOBODY, _awake),
        *_hold(CommonVerb.BREATHE, "breathing", _awake),
        _row(CommonVerb.SELECT, np.arange(level.map.sectors), _awake),
    ]


def _platform(level: Level) -> list[Row]:
    sectors = np.arange(level.map.sectors)

    def yours(protocol: int) -> Rule:
        return lambda panel: _is("overriding", 0)(panel) & (panel["protocol.lives"][protocol] == 0)

    return [
        _row(PlatformVerb.SCAN, sectors, yours(SCAN)),
        _row(PlatformVerb.STEADY, sectors, yours(STEADY)),
        _row(PlatformVerb.SHELTER, sectors, yours(SHELTER)),
        _row(PlatformVerb.ISOLATE, sectors, yours(ISOLATE)),
        _row(
            PlatformVerb.ISOLATE,
            level.map.sectors + np.arange(level.map.links),
            lambda panel: yours(ISOLATE)(panel) & (panel["link.absent"] == 0),
        ),
        *_hold(PlatformVerb.DECRYPT, "decrypting", _awake),
        *_hold(PlatformVerb.ARM, "armed", _awake),
        *_hold(PlatformVerb.OVERRIDE, "overriding", _is("armed")),
    ]


def _guardian(level: Level) -> list[Row]:
    panes = np.arange(level.map.sectors)
    asks = _is("guardian.here")
    return [
        _row(GuardianVerb.CORRECT, panes, _is("dark", 0)),
        _row(GuardianVerb.WATCH, panes, _is("dark", 0)),
        _row(GuardianVerb.EMBRACE, panes, _is("dark", 0), when=lambda panel: panel["sub.crest"]),
        *(_row(GuardianVerb.ANSWER, NOBODY, asks, answer) for answer in (1, 2, 3)),
    ]


def _engine(level: Level) -> list[Row]:
    insects, arms = np.arange(level.map.sectors), np.arange(ARMS)
    one, other = np.triu_indices(level.map.sectors, 1)
    return [
        _row(EngineVerb.NUDGE, insects, _awake, when=lambda panel: panel["beat.next"]),
        _row(EngineVerb.WORK, arms, _is("work.free"), when=lambda panel: panel["work.press"] - panel.tick),
        _row(EngineVerb.WORK, NOBODY, lambda panel: panel["work.held"] == 1, RELEASE, _letting_go),
        *_hold(EngineVerb.STRETCH, "stretching", _is("stretch.ready")),
        _row(EngineVerb.WEAVE, NOBODY, lambda p: _awake(p) & (p["weave.ready"] <= p.tick), 0),
        *(_row(EngineVerb.WEAVE, NOBODY, _is("weave.open"), thread) for thread in (1, 2, 3)),
        Row(
            EngineVerb.BRIDGE,
            one.astype(np.int32),
            other.astype(np.int32),
            lambda panel: _awake(panel) & _can_string(panel, one, other),
        ),
    ]


def _letting_go(panel: Panel) -> Ints:
    """[1, B] ticks until what is held wants to be let go."""
    arm = np.maximum(panel["work.arm"], 0)
    ahead: Ints = np.take_along_axis(panel["work.release"], arm, 0) - panel.tick
    return ahead


def _can_string(panel: Panel, one: Ints, other: Ints) -> Ints:
    """[pairs, B] a string is at hand and both ends are free, or it lies between these two and can be taken back."""
    ends = panel["bridge.a"], panel["bridge.b"]
    used = np.zeros((len(panel["phase"]) + 1, panel.batch), bool)
    worlds = np.arange(panel.batch)
    tied = np.zeros((len(one), panel.batch), bool)
    for a, b in zip(*ends, strict=True):
        used[a, worlds] = used[b, worlds] = True  # a free slot's -1 marks the last row, which no insect has
        low, high = np.minimum(a, b), np.maximum(a, b)
        tied |= (one[:, None] == low) & (other[:, None] == high)
    possible: Ints = tied | (~used[one] & ~used[other] & (panel["strings.left"] > 0))
    return possible


_OF_DREAM = {PLATFORM.number: _platform, GUARDIAN.number: _guardian, ENGINE.number: _engine}


class ActionList:
    """All that can be done in a level: verb, target and value by their place in the list, [n] each."""

    def __init__(self, level: Level) -> None:
        if level.dream not in _OF_DREAM:
            raise Fault(f"{level.title}: no environment is known for its dream")
        rows = [*_common(level), *_OF_DREAM[level.dream](level)]
        self._rows = [row for row in rows if row.verb in level.verbs]
        self.verb = np.concatenate([np.full_like(row.targets, row.verb) for row in self._rows])
        self.target = np.concatenate([row.targets for row in self._rows])
        self.value = np.concatenate([row.values for row in self._rows])

    def __len__(self) -> int:
        return len(self.verb)

    def mask(self, panel: Panel) -> Ints:
        """[n, B] bool: what is possible now. Once a dream has ended there is only to do nothing."""
        parts = [np.broadcast_to(row.rule(panel), (len(row.targets), panel.batch)) for row in self._rows]
        possible: Ints = np.concatenate(parts) & (panel["ended"] == 0)
        possible[0] = True
        return possible

    def place(self, verb: int, target: int = -1, value: int = PRESS) -> int:
        """Where an action stands in the list. Raises ValueError where it has none such."""
        found = np.flatnonzero((self.verb == verb) & (self.target == target) & (self.value == value))
        if not len(found):
            raise ValueError(f"no action ({verb}, {target}, {value})")
        return int(found[0])

    def timing(self, panel: Panel, chosen: Ints) -> tuple[Ints, Ints]:
        """[B] the tick within the step at which each world's choice is done, and its value."""
        tick, value, start = np.zeros(panel.batch, np.int32), self.value[chosen], 0
        for row in self._rows:
            here = (chosen >= start) & (chosen < start + len(row.targets))
            if row.when is not None and here.any():
                ahead = np.broadcast_to(row.when(panel), (len(row.targets), panel.batch))
                mine = ahead[np.where(here, chosen - start, 0), np.arange(panel.batch)]
                late = np.where((mine < 0) | (mine >= STEP), STEP - 1, mine)
                tick = np.where(here, late, tick)
                value = np.where(here, value | _MIDDLE, value)
            start += len(row.targets)
        return tick, value
