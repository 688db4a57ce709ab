"""Lucid with one verb forbidden, and thirteen ways of trying to win The Guardian without having understood it."""

from collections.abc import Callable

import numpy as np

from game.bots import personas
from game.bots.base import Habit, Limits, Memory, Persona, Thought
from game.bots.common_habits import acknowledge, breathe
from game.bots.guardian import habits as do
from game.bots.guardian.personas import SUSPECT, lucid
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE, TICKS_PER_SECOND, Ints
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel
from game.sim.params import Topology

FORBIDDEN = {
    verb: lucid(f"lucid-without-{verb}", **{verb: ()}) for verb in ("correct", "watch", "embrace", "answer", "breathe")
}
_QUICK = Limits(0.1, 120, 0, 0.05)


class Hammer(Persona):
    """One verb on one subsystem after the other, as fast as hands go."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        ones = np.ones(panel.batch, np.int32)
        verb = GuardianVerb.EMBRACE if self.name == "embrace-blindly" else GuardianVerb.CORRECT
        return ones * verb, ones * (panel.tick // self.every % memory.topology.sectors), ones


def _until(seconds: float, *habits: Habit) -> tuple[Habit, ...]:
    """Habits of a time, given up afterwards."""
    return tuple(_when(habit, lambda panel: panel.tick < seconds * TICKS_PER_SECOND) for habit in habits)


def _from(seconds: float, *habits: Habit) -> tuple[Habit, ...]:
    """Habits that begin at a time."""
    return tuple(_when(habit, lambda panel: panel.tick >= seconds * TICKS_PER_SECOND) for habit in habits)


def _when(habit: Habit, holds: Callable[[Panel], bool]) -> Habit:
    def now(panel: Panel, t: Topology) -> Thought:
        thought = habit(panel, t)
        return thought._replace(wants=thought.wants & holds(panel))

    return now


def _in_turn(seconds: float) -> do.Score:
    """One subsystem after the other, each as long as its turn lasts."""

    def score(panel: Panel) -> Ints:
        turn = panel.tick // round(seconds * TICKS_PER_SECOND) % len(panel["sub.x"])
        return (np.arange(len(panel["sub.x"]))[:, None] == turn) * do.lit(panel) * ONE

    return do.calm_loop(score, 0.4)


def _strained(panel: Panel) -> Ints:
    """What is about to break."""
    return panel["sub.strain"] * (panel["sub.strain"] > ONE // 4) * do.lit(panel)


def _eyes_shut(panel: Panel, t: Topology) -> Thought:
    return Thought(panel["breathing"][0] == 0, CommonVerb.BREATHE)


def _of(name: str, *habits: Habit) -> Persona:
    return Persona(name, _QUICK, habits)


_MILD = do.correct(do.calm_loop(do.loud(1), 0.3))
_LEARN = (do.embrace(0.5), do.watch())
EXPLOITS = {
    persona.name: persona
    for persona in (
        Hammer("embrace-blindly", Limits(0, 600, 0), ()),
        Hammer("hammer", Limits(0, 600, 0), ()),
        _of("eyes-shut", _eyes_shut),
        _of("acknowledge-only", acknowledge(1), *breathe(0.6, 0.9)),
        _of("watch-only", *breathe(0.6, 0.9), do.watch()),
        _of("correct-mildly", *breathe(0.6, 0.9), _MILD),
        _of("correct-in-turn", *breathe(0.6, 0.9), do.correct(_in_turn(3)), *_LEARN),
        _of("correct-what-sounds", *breathe(0.6, 0.9), _MILD, *_LEARN),
        _of("correct-what-breaks", *breathe(0.6, 0.9), do.correct(_strained), *_LEARN),
        _of("suppress-then-embrace", *breathe(0.6, 0.9), *_until(240, do.correct(_in_turn(3))), *_from(240, *_LEARN)),
        _of("embrace-then-sleep", *_until(130, do.correct(SUSPECT), *_LEARN), *_from(130, _eyes_shut)),
        lucid("vision-alone", watch=(), embrace=(do.embrace(0.9, 1.5),)),
        lucid("same-answer", answer=do.answer(do.always(1)), breathe=breathe(0.2, 0.5)),
    )
}
ALL = {**personas(2), **{p.name: p for p in FORBIDDEN.values()}, **EXPLOITS}
