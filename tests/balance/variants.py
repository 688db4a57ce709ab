"""Lucid with one thing forbidden, greed, and twelve ways of trying to win without having understood."""

from collections.abc import Callable

import numpy as np

from game.bots import personas
from game.bots.base import Habit, Limits, Memory, Persona, Thought
from game.bots.platform import habits as do, priorities as worth
from game.bots.platform.personas import lucid
from game.sim.actions import CommonVerb
from game.sim.fixed import FAR, TICKS_PER_SECOND, Ints
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.params import Topology

FORBIDDEN = {
    "scan": lucid("lucid-without-scan", scan=()),
    "steady": lucid("lucid-without-steady", steady=(), brace=()),
    "isolate": lucid("lucid-without-isolate", isolate=()),
    "decrypt": lucid("lucid-without-decrypt", decrypt=(), brace=()),
    "breathe": lucid("lucid-without-breathe", breathe=()),
}
GREED = lucid("greed", shelter=(do.shelter(worth.fastest),))

_QUICK = Limits(0.1, 120, 0)
_CUT = do.cut(do.either(do.last_moment(6), do.nothing_left, do.few_lit(0)))


def after(seconds: int) -> Callable[[Panel], Ints]:
    """From this second on."""
    return lambda panel: np.full(panel.batch, panel.tick >= seconds * TICKS_PER_SECOND)


def _everywhere(panel: Panel, t: Topology) -> Ints:
    """Sectors that aren't shut off yet."""
    still_open = np.zeros_like(panel["dark"])
    for k in range(len(t.link)):
        still_open += (1 - panel["closed"].take(t.link[k], 0)) * t.mask[k]
    return still_open


def _gates(panel: Panel, t: Topology) -> Ints:
    return _everywhere(panel, t) * t.gates


def _rim(panel: Panel, t: Topology) -> Ints:
    return _everywhere(panel, t) * (panel["road"] > 9 * TICKS_PER_SECOND) * (panel["road"] < FAR)


def _by_turns(panel: Panel, t: Topology) -> Ints:
    """A stream for everybody, a few seconds each."""
    turn = panel.tick // (6 * TICKS_PER_SECOND) % t.sectors
    return ((np.arange(t.sectors)[:, None] - turn) % t.sectors + 1) * do.exposed(panel)


def _had_its_turn(panel: Panel, t: Topology) -> Ints:
    return panel["shelter.on"] * (_by_turns(panel, t) < 18)


class Hammer(Persona):
    """One verb on one sector after the other, as fast as hands go."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        ones = np.ones(panel.batch, np.int32)
        target = panel.tick // self.every % memory.topology.sectors
        return ones * PlatformVerb.STEADY, ones * target, ones


def _hold_breath(panel: Panel, t: Topology) -> Thought:
    return Thought(panel["breathing"][0] == 0, CommonVerb.BREATHE)


def _of(name: str, *habits: Habit) -> Persona:
    return Persona(name, _QUICK, habits)


EXPLOITS = {
    persona.name: persona
    for persona in (
        _of("cut-at-once", *do.cut(after(1))),
        _of("cut-at-two-minutes", *do.cut(after(120)), do.shelter(worth.nearest)),
        _of("isolate-everything", *_CUT, do.isolate(_everywhere)),
        _of("isolate-the-platform", *_CUT, do.isolate(_gates), do.shelter(worth.nearest)),
        _of("isolate-the-rim", *_CUT, do.isolate(_rim), do.shelter(worth.nearest)),
        _of("steady-only", *do.cut(do.last_moment(4)), do.steady(worth.by_cause)),
        _of("shelter-and-breathe", *_CUT, *do.breathe(0.9, 0.98), do.shelter(worth.nearest)),
        _of("bare-greed", *_CUT, do.shelter(worth.fastest)),
        _of("everybody-by-turns", *_CUT, do.call_off(_had_its_turn), do.shelter(_by_turns)),
        Hammer("hammer", Limits(0, 600, 0), ()),
        _of("eyes-shut", *do.cut(do.height(0.9)), _hold_breath),
        _of("read-only", *_CUT, *do.decrypt(4), do.attend),
    )
}
ALL = {**personas(1), **{p.name: p for p in FORBIDDEN.values()}, GREED.name: GREED, **EXPLOITS}
