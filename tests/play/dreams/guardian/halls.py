"""Panels of Dream II for pictures: calm, crisis, the question, the vision, each ending. Tick 0's, written over."""

from functools import cache
from math import pi, sin

import numpy as np

from game.level import Level, load, shipped
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.render.view import DeskState
from game.sim.fixed import ONE
from game.sim.laws.guardian.ports import SAMPLED
from game.sim.panel import Panel
from game.sim.params import SAMPLES
from game.sim.step import begin, observe
from tests.play.nights import changed

SEED = 7
LEVEL: Level = load(shipped()["guardian"]).at(SEED)
UI = DeskState(difficulty="deep sleep")
COUNT = len(LEVEL.sectors)
KINDS = tuple(way.name for way in LEVEL.endings)


def wave(i: int, tick: float) -> float:
    """A natural curve for a subsystem, in units of its bound."""
    period = 14 * 60 + 97 * i
    return 0.8 * sin(2 * pi * (tick / period + 0.13 * i)) + 0.25 * sin(2 * pi * tick / (0.55 * period) + i)


def traced(panel: Panel, grows: dict[int, float] | None = None) -> Panel:
    """Traces up to the panel's tick: natural ones, and for some a fault that grows to so much."""
    samples = panel.moment // SAMPLED + 1
    rows, curves = np.zeros((SAMPLES, COUNT), np.int32), np.zeros((SAMPLES, COUNT), np.int32)
    for n in range(max(0, samples - SAMPLES), samples):
        for i in range(COUNT):
            natural = wave(i, n * SAMPLED)
            extra = (grows or {}).get(i, 0.0) * max(0.0, 1 - (samples - n) / 70) ** 2
            rows[n % SAMPLES, i], curves[n % SAMPLES, i] = round((natural + extra) * ONE), round(natural * ONE)
    known = panel["sub.curve.known"][:, 0] > 0
    return changed(
        panel,
        **{
            "sub.samples": samples,
            "sub.x": dict(enumerate(rows[(samples - 1) % SAMPLES].tolist())),
            "sub.trace": dict(enumerate(rows.ravel().tolist())),
            "sub.curve": dict(enumerate((curves * known).ravel().tolist())),
        },
    )


@cache
def fresh() -> Panel:
    """The first panel; nobody writes on it."""
    return observe(begin(LEVEL.params, [SEED]), LEVEL.params)


def calm(tick: int = 1501) -> Panel:
    """Some 25 seconds in: the lines have begun to move, nobody has done anything."""
    return traced(fresh().at(tick))


def crisis(tick: int = 9001) -> Panel:
    """Everything at once: known, embraced, slipping, ringing, marked, breaking, lost, watched, out of sight."""
    known = dict.fromkeys((1, 2, 4, 6, 9), 1)
    base = changed(
        calm(tick),
        composure=ONE // 2,
        selected=6,
        watching=3,
        agitation=ONE * 7 // 10,
        **{
            "sub.curve.known": known,
            "sub.learned": {**dict.fromkeys(known, ONE), 3: ONE // 3},
            "sub.embraced": {1: 1, 2: 1},
            "sub.tune": {1: ONE * 9 // 10, 2: ONE // 5},
            "sub.gain": {5: ONE * 17 // 10, 7: ONE * 4 // 5},
            "sub.strain": {7: ONE * 7 // 10, 0: ONE // 4},
            "sub.crest": {4: 40, 6: 10, 9: 300, 2: 90},
            "sub.window": 50,
            "sub.press": {4: ONE * 7 // 10, 6: ONE},
            "sub.ordered": {9: 1},
            "sub.marked": {8: 1},
            "dark": {10: 1},
            "dark.since": {10: tick - 400},
            "legible": {11: 0},
            "alarm.state": {0: 1, 1: 2, 5: 1, 8: 3},
            "alarm.first": {5: 1},
            "alarm.count": {5: 4, 0: 2},
            "alarms.rate": 14,
            "journey.embraced": 2,
            "journey.cured": ONE // 2,
        },
    )
    return traced(base, {0: 1.6, 8: 2.5, 9: 1.4})


def question(age: int = 200) -> Panel:
    """The crisis, `age` ticks after the guardian came."""
    tick = 9001 + age
    here = {"guardian.here": 1, "guardian.question": 1, "guardian.since": 9001, "guardian.until": 9001 + 1200}
    return changed(crisis(tick), **here)


def vision(age: int = 120) -> Panel:
    """The crisis, `age` ticks after the vision opened."""
    tick = 9001 + age
    told = {"guardian.answer": 3, "guardian.answered": 9001, "vision.until": 9601}
    return traced(changed(crisis(tick), **told, **{"sub.curve.known": 1}), {0: 1.6, 8: 2.5})


def gone(age: int) -> Panel:
    """The crisis, `age` ticks after the first answer was given."""
    return changed(crisis(9001 + age), **{"guardian.answer": 1, "guardian.answered": 9001, "guardian.since": 8000})


def breathing(age: int) -> Panel:
    """The crisis, `age` ticks after the eyes were closed."""
    return changed(crisis(9001 + age), breathing=1, **{"breathing.since": 9002})


def ended(kind: str, age: int) -> Panel:
    """The crisis, `age` ticks after it ended so: only the time has gone on."""
    return changed(crisis(9001), ended=9002, ending=KINDS.index(kind) + 1).at(9001 + age)


def view(panel: Panel, alpha: float = 1.0, ui: DeskState = UI) -> HallView:
    """A view of one panel."""
    return HallView(LEVEL, panel, panel, alpha, ui)
