"""Lucid with one verb of The Engine forbidden, and twelve ways of trying to win without having understood."""

import numpy as np

from game.bots import personas
from game.bots.base import Habit, Limits, Memory, Persona, Thought
from game.bots.common_habits import acknowledge, breathe
from game.bots.engine import habits as do
from game.bots.engine.personas import lucid
from game.sim.actions import PRESS, CommonVerb, timed
from game.sim.fixed import Ints
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.params import Topology

FORBIDDEN = {
    "nudge": lucid("lucid-without-nudge", nudge=(), parry=()),
    "work": lucid("lucid-without-work", work=()),
    "stretch": lucid("lucid-without-stretch", stretch=()),
    "weave": lucid("lucid-without-weave", weave=()),
    "bridge": lucid("lucid-without-bridge", string=()),
    "breathe": lucid("lucid-without-breathe", breathe=()),
}
# Lets will and work be: only strings, breath, threads and drawn out seconds are left.
WITHOUT_HANDS = lucid("lucid-without-hands", nudge=(), parry=(), work=())

_QUICK = Limits(0.1, 120, 0, 0.0)


class Spam(Persona):
    """Nudges one insect after the other, on the beat or not, as fast as fingers go."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        ones = np.ones(panel.batch, np.int32)
        return ones * EngineVerb.NUDGE, ones * (panel.tick // 6 % memory.topology.sectors), ones * timed(0)


def _asleep(panel: Panel, t: Topology) -> Thought:
    return Thought(panel["breathing"][0] == 0, CommonVerb.BREATHE)


def _always_slow(panel: Panel, t: Topology) -> Thought:
    ready = (panel["stretching"][0] == 0) & (panel["stretch.reserve"][0] > 1 << 13)
    return Thought(ready, EngineVerb.STRETCH, value=PRESS)


def _in_turn(panel: Panel, t: Topology) -> Ints:
    turn = panel.tick // 90 * 7 % t.sectors
    return (np.arange(t.sectors)[:, None] == turn) * np.ones(panel.batch, np.int32)


def _innermost(panel: Panel, t: Topology) -> Ints:
    turn = panel.tick // 60 % 3 * (t.sectors // 3)
    return (np.arange(t.sectors)[:, None] == turn) * np.ones(panel.batch, np.int32)


def _one_arm(panel: Panel, t: Topology) -> Ints:
    return do.off_beat(0.1)(panel, t) * (do.arm_of(t) == 1)


def _of(name: str, *habits: Habit) -> Persona:
    return Persona(name, _QUICK, habits, every=6)


EXPLOITS = {
    persona.name: persona
    for persona in (
        Spam("nudge-spam", Limits(0, 600, 0), (), every=6),
        _of("perfect-metronome", do.nudge(_in_turn, 0.1)),
        _of("perfect-healer", *do.work(0.1), do.holds, do.nudge(do.off_beat(0.1), 0.1)),
        _of("bridge-all-at-once", do.string(2, 0.0, do.sound), *do.work(0.1), do.holds),
        _of("bridge-anywhere", do.string(6, 0.0, do.scattered), do.nudge(do.off_beat(0.3), 0.1)),
        _of("strings-alone", do.take_back(0.5), do.string(2, 0.1, do.sound), acknowledge(1), *breathe(0.5, 0.9)),
        _of("work-alone", *do.work(0.1), do.holds),
        _of("always-slow", _always_slow, do.string(2, 0.1, do.sound)),
        _of("weaver", *do.weave(), do.string(2, 0.1, do.sound)),
        _of("eyes-shut", _asleep),
        _of("one-arm", do.string(2, 0.1, do.sound), do.nudge(_one_arm, 0.1)),
        _of("innermost", do.string(2, 0.1, do.sound), do.nudge(_innermost, 0.1)),
    )
}
ALL = {**personas(3), **{p.name: p for p in (*FORBIDDEN.values(), WITHOUT_HANDS)}, **EXPLOITS}
