"""Panels of Dream I for pictures: a calm night, a crisis, the end. Real ones of tick 0, with numbers written over."""

from functools import cache

import numpy as np

from game.level import Level, load, shipped
from game.play.render.view import DeskState, View
from game.sim.fixed import HALF, ONE, WHOLE
from game.sim.panel import Panel
from game.sim.step import begin, observe

SEED = 7
LEVEL: Level = load(shipped()["platform"]).at(SEED)
UI = DeskState(difficulty="deep sleep")


@cache
def fresh() -> Panel:
    """The first panel; nobody writes on it."""
    return observe(begin(LEVEL.params, [SEED]), LEVEL.params)


def calm(tick: int = 600) -> Panel:
    """Nothing has happened yet; every protocol works by itself."""
    return fresh().at(tick)


def changed(panel: Panel, tick: int | None = None, **entries: object) -> Panel:
    """A copy with entries set: `strain={3: ONE}` sets some places, `armed=1` all; `_` in a name stands for a dot."""
    values = {name: array.copy() for name, array in panel.values.items()}
    for name, given in entries.items():
        key = name if name in values else name.replace("_", ".", 1)
        places = given.items() if isinstance(given, dict) else ((slice(None), given),)
        for index, value in places:
            values[key][index] = value
    if "protocol" in entries:  # what a law makes of an entry follows
        values["protocol.lives"] = (values["protocol"] >= HALF).astype(np.int32)
    return Panel(panel.tick, values).at(panel.moment if tick is None else tick)


def crisis(tick: int = 9000) -> Panel:
    """Everything at once: strain, ripples, dark sectors, figures, shelter, shut links, what the cipher tells."""
    sectors = len(LEVEL.sectors)
    away = dict.fromkeys((12, 15), WHOLE // 40)
    return changed(
        calm(tick),
        protocol=0,
        composure=ONE // 2,
        selected=5,
        anomaly_known=1,
        anomaly_severity={2: ONE // 3, 8: ONE * 3 // 4, 14: ONE // 2},
        strain={3: ONE // 5, 8: ONE * 9 // 10, 14: ONE * 7 // 10},
        load={3: ONE * 2, 8: ONE * 2},
        **{"strain.left": {8: 300}},
        dark={12: 1, 15: 1},
        **{"dark.since": {12: tick - 100, 15: tick - 2000}},
        figures=away,
        home={12: 0, 15: 0, 20: 0},
        lost=away,
        walking={4: WHOLE // 200, 30: WHOLE // 100},
        **{"ripple.from": {3: tick - 60, 40: tick - 100}},
        **{"ripple.until": {3: tick + 120, 40: tick + 60}},
        **{"ripple.size": ONE // 10, "ripple.next": {7: tick + 200}},
        **{"surge.from": {9: tick - 40}, "surge.until": {9: tick + 90}},
        closed={2: 1, 11: 1},
        bulged={11: ONE // 2},
        burst={17: 1},
        **{"shelter.on": {6: 1, 9: 1}, "shelter.muster": ONE, "shelter.used": WHOLE // 5, "shelter.left": 900},
        **{"climb.height": ONE // 2, "climb.base": WHOLE // 6, "climb.rate": ONE // 100},
        **{"cipher.layer": 4, "forecast.sector": 10, "forecast.tick": tick + 250, "root.known": 1, "cause": {8: 14}},
        **{"alarm.state": {0: 1, 1: 2, 2: 3, 7: 1}, "alarm.first": {0: 1}, "alarm.count": {0: 3}},
        **{"alarms.rate": 14},
        **{"log.code": {0: 1, 1: 13, 2: -1, 3: 5}},
        **{"log.sector": {0: 12, 1: 8, 2: -1, 3: -1}, "log.value": {1: 14, 3: 2}},
        **{"hands.verb": 5, "hands.target": 8, "hands.left": 40, "hands.total": 90},
        scanned=dict.fromkeys(range(0, sectors, 5), tick + 300),
    )


def cut(age: int) -> Panel:
    """The crisis, `age` ticks after the override went through."""
    return changed(crisis(9000 + age), cut=9001)


def breathing(age: int) -> Panel:
    """The crisis, `age` ticks after the eyes were closed."""
    return changed(crisis(9000 + age), breathing=1, **{"breathing.since": 9001})


def view(panel: Panel, alpha: float = 1.0, ui: DeskState = UI) -> View:
    """A view of one panel."""
    return View(LEVEL, panel, panel, alpha, ui)


def same(a: Panel, b: Panel) -> bool:
    """Whether two panels hold the same numbers."""
    return a.moment == b.moment and all(np.array_equal(a.values[name], b.values[name]) for name in a.values)
