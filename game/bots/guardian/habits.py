"""Habits: single behaviours of an operator of the hall, as functions of the panel.

Numbers are in the units people would use (deviations in alarm limits, seconds, shares). Subsystems are chosen by the
highest score, the first among equals.
"""

from collections.abc import Callable

import numpy as np

from game.bots.base import Habit, Thought
from game.sim.actions import MICROSECONDS, timed
from game.sim.fixed import ONE, TICKS_PER_SECOND, Ints
from game.sim.laws.guardian.ports import SAMPLED
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel
from game.sim.params import SAMPLES, Topology

Score = Callable[[Panel], Ints]  # [sectors, B], above 0 where it's worth doing
SAMPLES_A_SECOND = TICKS_PER_SECOND // SAMPLED


def _q16(number: float) -> int:
    return round(number * ONE)


def lit(panel: Panel) -> Ints:
    """[sectors, B] 1 where a subsystem can be read and isn't lost."""
    return (panel["dark"] == 0) & (panel["legible"] == 1)


def recent(panel: Panel, name: str, seconds: float) -> tuple[Ints, Ints | int]:
    """[n, sectors, B] the last samples of a trace, the oldest first, and how many they are, [B] or alike for all.

    At the start there are fewer; a world that has fewer than others has 0 behind them.
    """
    samples, trace = panel["sub.samples"][0], panel[name].reshape(SAMPLES, -1, panel.batch)
    n, most = min(round(seconds * SAMPLES_A_SECOND), SAMPLES), int(samples.max())
    if ((samples == most) | (panel["ended"][0] > 0)).all():  # whole rows are picked ten times as fast
        count = min(n, most)
        return trace[(most - count + np.arange(count)) % SAMPLES], count
    order = np.arange(n)[:, None]
    slots = (np.maximum(samples - n, 0) + order) % SAMPLES
    return np.take_along_axis(trace, slots[:, None], 0) * (order < samples)[:, None], np.minimum(samples, n)


def mean(panel: Panel, seconds: float) -> Ints:
    """[sectors, B] Q16, mean deviation of late; 0 while nothing was seen for so long."""
    seen, count = recent(panel, "sub.trace", seconds)
    return seen.sum(0) // np.maximum(count, 1) * (count >= seconds * SAMPLES_A_SECOND)


def residual(panel: Panel, seconds: float, ago: float = 0) -> Ints:
    """[sectors, B] Q16, how far a subsystem with a known curve was above it for so long; 0 for others."""
    n = round(seconds * SAMPLES_A_SECOND)
    seen, count = recent(panel, "sub.trace", seconds + ago)
    off = (seen - recent(panel, "sub.curve", seconds + ago)[0])[:n].sum(0)
    return off // np.maximum(np.minimum(count, n), 1) * panel["sub.curve.known"]


def loud(limit: float) -> Score:
    """Whatever deviates most, above a limit."""

    def score(panel: Panel) -> Ints:
        size = np.abs(panel["sub.x"])
        return size * (size >= _q16(limit)) * lit(panel)

    return score


def leaning(seconds: float, limit: float, now: float) -> Score:
    """What has been above its middle line for so long that it is hardly a wave, and still is."""

    def score(panel: Panel) -> Ints:
        late = mean(panel, seconds)
        return late * (late >= _q16(limit)) * (panel["sub.x"] >= _q16(now)) * lit(panel)

    return score


def apart(limit: float, grows: float = 0) -> Score:
    """What has left its known curve, and goes on leaving it: by so much within four seconds."""

    def score(panel: Panel) -> Ints:
        off = residual(panel, 1)
        more = off - residual(panel, 1, 4)
        up = panel["sub.x"] >= _q16(0.4)  # a raised loop that holds its curve down isn't a fault
        return off * (off >= _q16(limit)) * (more >= _q16(grows)) * up * lit(panel)

    return score


def stuck(seconds: float, limit: float) -> Score:
    """What is watched, stops being learned, and is above its middle line: a fault hides the rest."""

    def score(panel: Panel) -> Ints:
        here = np.arange(len(panel["sub.x"]))[:, None] == panel["watching"]
        least = panel["learned.stalls"]
        stalls = (panel["sub.learned"] >= least) & (panel["sub.learned"] < least + _q16(0.017))
        late = mean(panel, seconds)
        return late * (late >= _q16(limit)) * (panel["sub.x"] >= _q16(limit)) * stalls * here * lit(panel)

    return score


def marked(panel: Panel) -> Ints:
    """What the guardian has marked."""
    return panel["sub.marked"] * ONE * (panel["dark"] == 0)


def best(*scores: Score) -> Score:
    """The highest of several scores."""
    return lambda panel: np.maximum.reduce([score(panel) for score in scores])


def calm_loop(score: Score, gain: float) -> Score:
    """Only where the loop isn't raised yet."""
    return lambda panel: score(panel) * (panel["sub.gain"] < _q16(gain))


def _pick(panel: Panel, worth: Ints) -> tuple[Ints, Ints]:
    """[B] the best subsystem, and whether it's worth anything."""
    target = worth.argmax(0)
    return target, np.take_along_axis(worth, target[None], 0)[0] > 0


def _open(panel: Panel) -> Ints:
    return panel["breathing"][0] == 0


def correct(score: Score) -> Habit:
    """Correct where the score is highest."""

    def habit(panel: Panel, t: Topology) -> Thought:
        target, wants = _pick(panel, score(panel))
        return Thought(wants & _open(panel), GuardianVerb.CORRECT, target)

    return habit


def watch(suspect: Score | None = None, quiet: float = 9) -> Habit:
    """Watch one subsystem until its curve is known, the one of which most is known first.

    Suspects are left out, and loops whose gain against their limit isn't under `quiet`: nothing is to be learned there.
    """

    def habit(panel: Panel, t: Topology) -> Thought:
        sector = np.arange(t.sectors)[:, None]
        here = sector == panel["watching"]
        held = panel["sub.embraced"]
        worth = (ONE + panel["sub.learned"] + 4 * ONE * here + 2 * ONE * held) * lit(panel)
        worth = worth * (panel["sub.learned"] < ONE) * (panel["sub.gain"] < _q16(quiet))
        if suspect is not None:
            worth = worth * (suspect(panel) == 0)
        target, wants = _pick(panel, worth)
        return Thought(wants & _open(panel) & (target != panel["watching"][0]), GuardianVerb.WATCH, target)

    return habit


def embrace(tune: float, ahead: float = 0.8, suspect: Score | None = None) -> Habit:
    """Embrace what is known and comes to its crest, and touch again what is less in tune than this."""

    def habit(panel: Panel, t: Topology) -> Thought:
        crest = panel["sub.crest"]
        soon = (crest >= 0) & (crest <= round(ahead * TICKS_PER_SECOND)) & lit(panel)
        worth = (2 * ONE - panel["sub.tune"]) * soon * (panel["sub.tune"] < _q16(tune))
        if suspect is not None:
            worth = worth * (suspect(panel) == 0)
        target, wants = _pick(panel, worth)
        wait = np.take_along_axis(crest, target[None], 0)[0].astype(np.int64) * MICROSECONDS // TICKS_PER_SECOND
        return Thought(wants & _open(panel), GuardianVerb.EMBRACE, target, timed(np.maximum(wait, 0)))

    return habit


def answer(choose: Callable[[Panel], Ints]) -> tuple[Habit, ...]:
    """Answer the guardian; 0 is to wait."""

    def habit(panel: Panel, t: Topology) -> Thought:
        said = choose(panel)
        return Thought((panel["guardian.here"][0] == 1) & (said > 0) & _open(panel), GuardianVerb.ANSWER, value=said)

    return (habit,)


def always(number: int) -> Callable[[Panel], Ints]:
    """The same answer whatever the state is."""
    return lambda panel: np.full(panel.batch, number)


def by_feel(calm: float) -> Callable[[Panel], Ints]:
    """To see it whole when one feels calm, to be shown the fault otherwise."""
    return lambda panel: np.where(panel["composure"][0] >= _q16(calm), 3, 2)


def by_state(calm: float) -> Callable[[Panel], Ints]:
    """What its price is worth now: hold what breaks, see it whole if there is composure to spare, else mark a fault."""

    def choose(panel: Panel) -> Ints:
        breaks = (panel["sub.strain"] >= _q16(0.31)).sum(0) >= 2
        rich = panel["composure"][0] >= _q16(calm)
        return np.where(breaks, 1, np.where(rich, 3, 2))

    return choose
