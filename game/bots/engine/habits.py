"""Habits: single behaviours of an operator, as functions of the panel.

Each factory returns a habit; numbers are in the units people would use (shares, seconds). Insects are chosen by the
highest score, the first among equals. What is done on a beat is aimed at that beat's instant.
"""

from collections.abc import Callable

import numpy as np

from game.bots.base import Habit, Thought
from game.sim.actions import MICROSECONDS, PRESS, RELEASE, CommonVerb, timed
from game.sim.fixed import ONE, TICKS_PER_SECOND, Ints
from game.sim.laws.engine.ports import PAIRS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.params import ARMS, Topology

Score = Callable[[Panel, Topology], Ints]  # [sectors, B], above 0 where it's worth doing
Rule = Callable[[Panel], Ints]  # [B] true or false

RUNE = 0
_SLOWEST = ONE // 16  # Hz: what beats more slowly isn't waited for


def _q16(share: float) -> int:
    return round(share * ONE)


def after(seconds: float) -> Rule:
    """From this second on."""
    return lambda panel: panel.tick >= seconds * TICKS_PER_SECOND


def always(panel: Panel) -> Ints:
    """At any time."""
    return np.ones(panel.batch, bool)


def wait(phase: Ints, rate: Ints, beats: Ints | int = 0) -> Ints:
    """Microseconds until an angle of 16 bits comes to 0 at so many Hz (Q16), and so many beats more."""
    turns = (-phase & 0xFFFF) + np.asarray(beats, np.int64) * ONE
    return turns * MICROSECONDS // np.maximum(rate, _SLOWEST).astype(np.int64)


def arm_of(t: Topology) -> Ints:
    """[sectors, 1] the arm of each insect."""
    return (np.arange(t.sectors) // (t.sectors // ARMS))[:, None]


def by_insect(panel: Panel, t: Topology, name: str) -> Ints:
    """[sectors, B] what the panel says of an insect's arm."""
    return np.repeat(panel[name], t.sectors // ARMS, 0)


def apart(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] how far an insect is from its arm's phase, 0 to 32,768 of 65,536 to the turn."""
    off = (panel["phase"] - by_insect(panel, t, "arm.phase")) & 0xFFFF
    return np.minimum(off, ONE - off)


def frailty(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] Q16, what is missing to the weakest catwalk of an insect."""
    worst = np.zeros_like(panel["darkness"])
    for k in range(len(t.link)):
        worst = np.maximum(worst, (ONE - panel["link.health"].take(t.link[k], 0)) * t.mask[k])
    return worst


def nudge(score: Score, reaction: float, patience: float = 1.6, when: Rule = always) -> Habit:
    """Nudge the insect of the highest score on its next beat that can be met."""

    def habit(panel: Panel, t: Topology) -> Thought:
        worth = score(panel, t)
        target = worth.argmax(0)
        wants = (np.take_along_axis(worth, target[None], 0)[0] > 0) & when(panel)
        phase = np.take_along_axis(panel["phase"], target[None], 0)[0]
        rate = np.take_along_axis(panel["arm.rate"], (arm_of(t)[target, 0])[None], 0)[0]
        ahead = wait(phase, rate)
        ahead = np.where(ahead < reaction * MICROSECONDS, wait(phase, rate, 1), ahead)
        return Thought(wants & (ahead < patience * MICROSECONDS), EngineVerb.NUDGE, target, timed(ahead))

    return habit


def parry(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] insects that an announced strike will hit, the sooner the higher, if they beat before it."""
    worth = np.zeros_like(panel["phase"])
    here = np.arange(t.sectors)[:, None]
    beat = panel.tick + panel["beat.next"] + 6
    for slot in range(len(panel["forecast.sector"])):
        left = panel["forecast.tick"][slot] - panel.tick
        in_time = (panel["forecast.sector"][slot] == here) & (left > 12) & (beat < panel["forecast.tick"][slot])
        worth = np.maximum(worth, in_time * (1000 - left))
    return worth


def off_beat(share: float) -> Score:
    """[sectors, B] insects that are this far from their arm's phase, in turns, or whose catwalks are as frail."""

    def score(panel: Panel, t: Topology) -> Ints:
        need = 2 * apart(panel, t) + frailty(panel, t) + panel["darkness"]
        return np.maximum(need - _q16(share), 0)

    return score


def work(reaction: float, until: float = 1.0) -> tuple[Habit, ...]:
    """Do the work of the arm that is most in step while the heart has no more light than that, and let go when due."""

    def lets_go(panel: Panel, t: Topology) -> Thought:
        arm = np.maximum(panel["work.arm"][0], 0)[None]
        due = np.take_along_axis(panel["work.release"], arm, 0)[0]
        phase, rate = (np.take_along_axis(panel[name], arm, 0)[0] for name in ("arm.phase", "arm.rate"))
        beat = wait(phase, rate)
        period = MICROSECONDS * ONE // np.maximum(rate, _SLOWEST).astype(np.int64)
        ahead = np.maximum(due - panel.tick, 0).astype(np.int64) * MICROSECONDS // TICKS_PER_SECOND
        exact = beat + np.maximum((ahead - beat + period // 2) // period, 0) * period
        return Thought(panel["work.held"][0] == 1, EngineVerb.WORK, panel["work.arm"][0], timed(exact, RELEASE))

    def takes(panel: Panel, t: Topology) -> Thought:
        arm = panel["arm.unison"].argmax(0)[None]
        phase, rate = (np.take_along_axis(panel[name], arm, 0)[0] for name in ("arm.phase", "arm.rate"))
        ahead = wait(phase, rate)
        ahead = np.where(ahead < max(reaction, 0.7) * MICROSECONDS, wait(phase, rate, 1), ahead)
        wants = panel["heart"][0] <= _q16(until)
        ready = wants & (panel["work.free"][0] == 1) & (panel["stretching"][0] == 0) & (panel["breathing"][0] == 0)
        return Thought(ready, EngineVerb.WORK, arm[0], timed(ahead, PRESS))

    return lets_go, takes


def holds(panel: Panel, t: Topology) -> Thought:
    """While something is held, do nothing else."""
    return Thought(panel["work.held"][0] == 1, CommonVerb.NONE)


def string(per_pair: int, parted: float, score: Score, when: Rule = always) -> Habit:
    """String the pair of arms that has fewest strings, once their tempos differ by this part."""

    def habit(panel: Panel, t: Topology) -> Thought:
        each = t.sectors // ARMS
        first, second = panel["bridge.a"], panel["bridge.b"]
        there = first >= 0
        rate = panel["arm.rate"]
        pair, fewest = np.full(panel.batch, -1), np.full(panel.batch, per_pair)
        for i, (a, b) in enumerate(PAIRS):
            ours = ((first // each == a) & (second // each == b)) | ((first // each == b) & (second // each == a))
            count = (there & ours).sum(0)
            differ = np.abs(rate[a] - rate[b]) >= np.maximum(rate[a], rate[b]) * parted
            better = (count < fewest) & differ
            pair, fewest = np.where(better, i, pair), np.where(better, count, fewest)
        taken = ((first[None] == np.arange(t.sectors)[:, None, None]) & there).any(1)
        taken |= ((second[None] == np.arange(t.sectors)[:, None, None]) & there).any(1)
        worth = (score(panel, t) + 1) * ~taken
        ends = np.array([*PAIRS, PAIRS[0]])[pair]
        a, b = (np.where(arm_of(t) == ends[:, side], worth, -1).argmax(0) for side in (0, 1))
        ready = (pair >= 0) & (panel["strings.left"][0] > 0) & when(panel)
        return Thought(ready, EngineVerb.BRIDGE, a, b)

    return habit


def sound(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] insects that are in time, bright, with whole catwalks, in the middle of their arm."""
    each = t.sectors // ARMS
    place = np.abs(2 * (np.arange(t.sectors)[:, None] % each) - each + 1) * ONE // (4 * each)
    worth = 4 * ONE - 2 * apart(panel, t) - frailty(panel, t) - panel["darkness"] - place
    return np.maximum(worth, 0)


def scattered(panel: Panel, t: Topology) -> Ints:
    """[sectors, B] insects in an order of no meaning."""
    turn = panel.tick // 20 * 5 % t.sectors
    return (np.arange(t.sectors)[:, None] * 11 + turn) % t.sectors * np.ones(panel.batch, np.int32)


def take_back(burnt: float) -> Habit:
    """Take back a string that beats, before it has burned through."""

    def habit(panel: Panel, t: Topology) -> Thought:
        beats = (panel["bridge.a"] >= 0) & (panel["bridge.song"] < panel["bridge.sings"])
        low = beats & (panel["bridge.health"] < _q16(burnt))
        slot = low.argmax(0)[None]
        a, b = (np.take_along_axis(panel[name], slot, 0)[0] for name in ("bridge.a", "bridge.b"))
        return Thought(low.max(0), EngineVerb.BRIDGE, a, b)

    return habit


def retune(parted: float) -> Habit:
    """Take back a string in unison between arms whose tempos differ by such a part by now."""

    def habit(panel: Panel, t: Topology) -> Thought:
        each = t.sectors // ARMS
        first, second = np.maximum(panel["bridge.a"], 0), np.maximum(panel["bridge.b"], 0)
        here, there = (np.take_along_axis(panel["arm.rate"], end // each, 0) for end in (first, second))
        apart = np.abs(here - there) > np.maximum(here, there) * parted
        old = (panel["bridge.a"] >= 0) & (panel["bridge.n"] == panel["bridge.m"]) & apart
        slot = old.argmax(0)[None]
        a, b = (np.take_along_axis(end, slot, 0)[0] for end in (first, second))
        return Thought(old.max(0), EngineVerb.BRIDGE, a, b)

    return habit


def stretch(health: float, reserve: float, strikes: int = 9) -> tuple[Habit, ...]:
    """Stretch time while catwalks are frail or strikes are forecast; from this much in reserve on, until it's spent."""

    def needs(panel: Panel) -> Ints:
        frail = (panel["link.health"] < _q16(health)).sum(0) >= 3
        return frail | ((panel["forecast.sector"] >= 0).sum(0) >= strikes)

    def begins(panel: Panel, t: Topology) -> Thought:
        ready = (panel["stretch.reserve"][0] >= _q16(reserve)) & (panel["work.held"][0] == 0)
        return Thought(ready & needs(panel) & (panel["stretching"][0] == 0), EngineVerb.STRETCH, value=PRESS)

    def ends(panel: Panel, t: Topology) -> Thought:
        spent = (panel["stretch.reserve"][0] < _q16(0.05)) | ~needs(panel)
        return Thought((panel["stretching"][0] == 1) & spent, EngineVerb.STRETCH, value=RELEASE)

    return ends, begins


def weave(window: float = 5.0, when: Rule = always) -> tuple[Habit, ...]:
    """Ask for threads as often as can be, and pick the one with the fewest strikes, or the fullest song.

    All who play at once ask at the same tick, and keep a hand free for it: looking ahead is dear.
    """

    def picks(panel: Panel, t: Topology) -> Thought:
        threads = len(panel["thread.song"])
        strikes = (panel["thread.sector"] >= 0).reshape(threads, -1, panel.batch).sum(1)
        best = strikes * 4 * ONE - panel["thread.song"] - panel["thread.heart"]
        return Thought(panel["weave.open"][0] == 1, EngineVerb.WEAVE, value=best.argmin(0) + 1)

    def ready(panel: Panel) -> Ints:
        rested = (panel["weave.ready"][0] <= panel.tick) & (panel["weave.open"][0] == 0)
        return rested & when(panel) & (panel["breathing"][0] == 0)

    def asks(panel: Panel, t: Topology) -> Thought:
        turn = panel.tick % round(window * TICKS_PER_SECOND) < 6
        return Thought(ready(panel) & turn, EngineVerb.WEAVE, value=0)

    def waits(panel: Panel, t: Topology) -> Thought:
        soon = -panel.tick % round(window * TICKS_PER_SECOND) < 24
        return Thought(ready(panel) & soon, CommonVerb.NONE)

    return picks, asks, waits
