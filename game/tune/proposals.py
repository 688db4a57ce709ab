"""What a persona would have done at each moment of recordings, and what was done: from these limits are estimated."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np

from game.bots import Persona
from game.bots.base import NOTHING, without_later
from game.level import Level
from game.replay import Replay
from game.sim.actions import ASKS, FOLLOWS, HOLD, RELEASE, TIMED, Actions, pressed
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.step import begin, observe, step

HORIZON = 1200  # ticks after an act within which the next one is looked for


class Proposals(NamedTuple):
    """[looks, habits, B] each: which habits wanted to act at each look, and what."""

    wants: Ints
    verb: Ints
    target: Ints
    value: Ints


@dataclass(frozen=True)
class Acts:
    """What was done in recordings, [acts] each, in their order; `before` is the act before it in the same recording.

    open: the moment at which it came to mind isn't bound to one that is known: the act before was aimed at an instant,
    or this one is. light: the act before was no new one, and nobody rests after it.
    """

    recording: Ints
    tick: Ints
    verb: Ints
    target: Ints
    before: Ints  # [acts] tick of the act before, -1 for the first
    last: Ints  # [acts, 3] verb, target, and 1 for a press, of the act before
    light: Ints
    open: Ints


def proposals(
    level: Level, recordings: Sequence[Replay], persona: Persona, look_ahead: Sequence[float]
) -> list[Proposals]:
    """For each look-ahead what the habits proposed while the recordings, all of this level, were played again."""
    world = begin(level.params, [replay.seed for replay in recordings])
    found: list[list[tuple[Ints, ...]]] = [[] for _ in look_ahead]
    for tick in range(max(replay.ticks for replay in recordings)):
        if tick % persona.every == 0:
            panel = observe(world, level.params)
            plain = _proposed(persona, level, panel)
            for each, seconds in zip(found, look_ahead, strict=True):
                less = panel if seconds == inf else without_later(panel, seconds)
                each.append(plain if less is panel else _proposed(persona, level, less))
        step(world, level.params, _actions(recordings, tick))
    return [Proposals(*(np.stack(part) for part in zip(*each, strict=True))) for each in found]


def _proposed(persona: Persona, level: Level, panel: Panel) -> tuple[Ints, ...]:
    thoughts = [habit(panel, level.map) for habit in persona.habits]
    alive = panel["ended"][0] == 0
    rows = [(np.asarray(t.wants).astype(bool) & alive, t.verb, t.target, np.asarray(t.value)) for t in thoughts]
    return tuple(
        np.stack([np.broadcast_to(part, (panel.batch,)) for part in parts]) for parts in zip(*rows, strict=True)
    )


def _actions(recordings: Sequence[Replay], tick: int) -> Actions:
    actions = Actions.none(len(recordings))
    for row, replay in enumerate(recordings):
        command = replay.commands.get(tick)
        if command is not None:
            actions.verb[row], actions.target[row], actions.value[row] = command[1:]
    return actions


def acts_of(level: Level, recordings: Sequence[Replay]) -> Acts:
    """What was done in them."""
    rows = [row for i, replay in enumerate(recordings) for row in _rows(level, i, replay)]
    table = np.array(rows, np.int64).reshape(-1, 10)
    recording, tick, verb, target, before, last_verb, last_target, last_press, light, is_open = table.T
    return Acts(
        recording, tick, verb, target, before, np.stack([last_verb, last_target, last_press], 1), light, is_open
    )


def _rows(level: Level, number: int, replay: Replay) -> list[tuple[int, ...]]:
    rows: list[tuple[int, ...]] = []
    before, last, light, aimed = -1, (0, NOTHING, 0), 1, 0
    for command in sorted(replay.commands.values()):
        kind = level.verbs[command.verb].kind
        is_timed = int(kind & TIMED > 0)
        place = (number, command.tick, command.verb, command.target, before)
        rows.append((*place, *last, light, int(aimed or is_timed)))
        press = int(pressed(command.value))
        release = kind & HOLD > 0 and press == RELEASE
        light = int(kind & FOLLOWS > 0 or (kind & ASKS > 0 and command.value == 0) or release)
        before, last, aimed = command.tick, (command.verb, command.target, press), is_timed
    return rows


class Foretold:
    """Which act comes next after each act, by the proposals: with any limits, for all acts at once."""

    def __init__(self, proposed: Proposals, acts: Acts, every: int) -> None:
        self.acts, self.every, self.looks = acts, every, len(proposed.wants)
        self._verb, self._target = (self._chosen(proposed, proposed.wants, part) for part in (1, 2))
        self._next = _next_where(self._verb > 0)
        self._first = np.maximum(acts.before, 0) // every  # the look with which an act's window begins
        self._window(proposed)

    @staticmethod
    def _chosen(proposed: Proposals, wants: Ints, part: int) -> Ints:
        """[looks, B] of the first habit that wants: the verb (0 for nobody) or the target."""
        first = wants.argmax(1)
        chosen = np.take_along_axis(proposed[part], first[:, None], 1)[:, 0]
        return np.where(wants.any(1), chosen, 0 if part == 1 else NOTHING)

    def _window(self, proposed: Proposals) -> None:
        """[acts, looks of a window] what would come to mind if the act before wasn't done once more."""
        width = HORIZON // self.every
        looks = np.minimum(self._first[:, None] + np.arange(width), self.looks - 1)
        at = (looks, slice(None), self.acts.recording[:, None])
        wants, verb, target, value = (part[at] for part in proposed)
        last = self.acts.last[:, None, None, :].transpose(3, 0, 1, 2)
        wants = wants & ~((verb == last[0]) & (target == last[1]) & (pressed(value) == last[2]) & (verb > 0))
        first = wants.argmax(2)[..., None]
        self._other_verb = np.where(wants.any(2), np.take_along_axis(verb, first, 2)[..., 0], 0)
        self._other_target = np.take_along_axis(target, first, 2)[..., 0]
        self._other_next = _next_where((self._other_verb > 0).T).T

    def next(self, reaction: int, pause: int, patience: int) -> tuple[Ints, Ints, Ints]:
        """[acts] tick, verb and target of the act that is foretold, with limits in ticks, whole looks each."""
        acts, every = self.acts, self.every
        mind = acts.before - reaction  # when the act before came to mind
        free = np.where(acts.light == 1, acts.before, np.maximum(acts.before, mind + pause))
        start = np.where(acts.before < 0, 0, -(-free // every))
        again = np.where(acts.before < 0, 0, np.maximum(start, -(-(mind + patience) // every)))
        plain = self._at(again)
        width = self._other_next.shape[1]
        offset = np.minimum(start - self._first, width - 1)
        row = np.arange(len(acts.tick))
        found = self._other_next[row, offset]
        other = self._first + found
        sooner = (found < width) & (other < plain)
        look = np.where(sooner, other, plain)
        held, within = np.minimum(look, self.looks - 1), np.minimum(found, width - 1)
        verb = np.where(sooner, self._other_verb[row, within], self._verb[held, acts.recording])
        target = np.where(sooner, self._other_target[row, within], self._target[held, acts.recording])
        return look * every + reaction, verb, target

    def _at(self, start: Ints) -> Ints:
        """The first look from a start on at which anything comes to mind, far beyond the last for none."""
        inside = np.minimum(start, self.looks - 1)
        found: Ints = np.where(start < self.looks, self._next[inside, self.acts.recording], self.looks + HORIZON)
        return found


def _next_where(true: Ints) -> Ints:
    """[n, ...] the first place from each on at which it is true; n and more for none."""
    places = np.where(true, np.arange(len(true))[:, None], len(true) + HORIZON)
    found: Ints = np.minimum.accumulate(places[::-1])[::-1]
    return found
