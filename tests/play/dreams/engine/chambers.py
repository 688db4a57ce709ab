"""Panels of Dream III for pictures: unison, a crisis, threads, a second drawn long, the four endings.

Real ones of tick 0, with numbers written over.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from game.level import Level, load, shipped
from game.play.render.view import DeskState, View
from game.sim.fixed import ONE, STEPS_PER_SECOND, Ints
from game.sim.laws.engine.ports import PAIRS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.step import begin, observe

SEED = 7
LEVEL: Level = load(shipped()["engine"]).at(SEED)
CHOSEN = 4  # the insect that is selected
UI = DeskState(difficulty="deep sleep", cursor=CHOSEN)
TURN = 1 << 16
Values = dict[str, Ints]
RICH, OLD, DISCORD, SILENCE = (
    next(i for i, way in enumerate(LEVEL.endings, 1) if word in way.name)
    for word in ("rich", "old", "discord", "silence")
)


def changed(panel: Panel, tick: int | None = None, **entries: object) -> Panel:
    """A copy with entries set: `darkness={3: ONE}` sets some places, `heart=0` all; `__` stands for a dot.

    What laws make of other entries follows, where it isn't set itself.
    """
    values = {name: array.copy() for name, array in panel.values.items()}
    for name, given in entries.items():
        places = given.items() if isinstance(given, dict) else ((slice(None), given),)
        for index, value in places:
            values[name.replace("__", ".")][index] = value
    names = {name.replace("__", ".") for name in entries}
    for made, of, follow in FOLLOWS:
        if of in names and made not in names:
            values[made] = np.array(follow(values), np.int32)
    return Panel(panel.tick, values).at(panel.moment if tick is None else tick)


def _alike(values: Values) -> np.ndarray:
    here, there = (values["arm.rate"][[pair[k] for pair in PAIRS]] for k in (0, 1))
    return np.abs(here - there) << 16 <= np.maximum(here, there).astype(np.int64) * LEVEL.params.bridge.alike


def _bar_left(values: Values) -> np.ndarray:
    return (TURN - values["bar.phase"]) * LEVEL.params.work.bar * values["stretch.slower"] // TURN


def _mean(numbers: Ints) -> np.ndarray:
    return numbers.mean(0, keepdims=True) / ONE


DRAINS = LEVEL.params.heart.drains * STEPS_PER_SECOND
# an entry, one that it is made of, and how
FOLLOWS: tuple[tuple[str, str, Callable[[Values], np.ndarray]], ...] = (
    ("arms.alike", "arm.rate", _alike),
    ("silent", "darkness", lambda values: values["darkness"] >= ONE // 2),
    ("link.frayed", "link.health", lambda values: values["link.health"] < LEVEL.params.fray.frayed),
    ("heart.fed", "arm.unison", lambda values: values["heart.feeds"] * _mean(values["arm.unison"])),
    ("heart.drained", "darkness", lambda values: DRAINS * _mean(values["darkness"][::8])),
    ("stretch.ready", "stretch.reserve", lambda values: values["stretch.reserve"] >= LEVEL.params.stretch.least >> 8),
    ("stretch.slower", "stretching", lambda values: 1 + 3 * values["stretching"]),
    ("bar.left", "bar.phase", _bar_left),
)  # fmt: skip


@cache
def fresh() -> Panel:
    """The first panel; nobody writes on it."""
    return observe(begin(LEVEL.params, [SEED]), LEVEL.params)


def calm(tick: int = 600) -> Panel:
    """All tick as one; a work is free in each arm."""
    panel = fresh()
    turn = tick * TURN // 60 % TURN
    return changed(
        panel,
        tick,
        selected=CHOSEN,
        phase=turn,
        arm__phase=turn,
        beat__next=60 - tick % 60,
        arm__rate=ONE,
        bar__phase=tick * TURN // 360 % TURN,
        bar=tick // 360,
        work__free=1,
        work__kind={0: 0, 1: 1, 2: 2},
        work__press=tick + 40,
        work__release={0: -1, 1: tick + 160, 2: tick + 100},
    )


def crisis(tick: int = 6000) -> Panel:
    """Everything at once: arms apart, frayed and torn links, darkness, strikes, will, strings, a press, alarms."""
    rates = (0.8, 1.0, 1.2)
    phases = {i: int(tick * rates[i // 8] * TURN / 60 + i * 2441) % TURN for i in range(24)}
    return changed(
        calm(tick),
        phase=phases,
        arm__phase={k: int(tick * rates[k] * TURN / 60) % TURN for k in range(3)},
        arm__rate={k: round(rates[k] * ONE) for k in range(3)},
        arm__unison={0: 52000, 1: 40000, 2: 58000},
        unison=20000,
        harmony=46000,
        harmony__pair={0: 52000, 1: 16000, 2: 33000},
        song=20000,
        heart=29000,
        composure=40000,
        darkness={9: ONE, 10: 46000, 11: 20000, 20: 33000},
        link__health={2: 13000, 8: 33000, 9: 16000, 15: 40000, 17: 0},
        forecast__sector={0: 6, 1: 19},
        forecast__tick={0: tick + 70, 1: tick + 140},
        will__from={3: tick - 3, 24: tick - 12},
        will__until={3: tick + 2, 24: tick - 7},
        judged__verb=int(EngineVerb.NUDGE),
        judged__error=23_000,
        judged__grade=2,
        judged__tick=tick - 15,
        judged__target=CHOSEN,
        bridge__a={0: 5, 1: 12, 2: 2},
        bridge__b={0: 20, 1: 3, 2: 18},
        bridge__song={0: ONE, 1: 6000, 2: ONE},
        bridge__health={0: ONE, 1: 33000, 2: ONE},
        strings__left=3,
        alarm__state={0: 1, 5: 2, 6: 1, 8: 3},
        alarm__first={6: 1},
        alarm__count={6: 3},
        alarms__rate=12,
    )


def weave(tick: int = 7000) -> Panel:
    """The crisis, with three threads shown."""
    return changed(
        crisis(tick),
        weave__open=1,
        weave__ready=tick + 600,
        weave__until=tick + 300,
        thread__sector={0: 3, 1: 12, 8: 20, 9: 7, 10: 14, 16: 17},
        thread__tick={0: tick + 120, 1: tick + 300, 8: tick + 100, 9: tick + 260, 10: tick + 400, 16: tick + 200},
        thread__song={0: 21000, 1: 24000, 2: 22000},
        thread__heart={0: 30000, 1: 18000, 2: 26000},
    )


def stretched(tick: int = 7000) -> Panel:
    """The crisis, drawn long."""
    return changed(crisis(tick), stretching=1, stretch__reserve=ONE // 2)


def breathing(age: int) -> Panel:
    """The crisis, `age` ticks after the eyes were closed."""
    return changed(crisis(6000 + age), breathing=1, breathing__since=6001)


def over(ending: int, age: int) -> Panel:
    """The crisis, `age` ticks after it came to an ending."""
    return changed(crisis(9000), 9000 + age, ended=9000, ending=ending)


def view(panel: Panel, alpha: float = 1.0, ui: DeskState = UI) -> View:
    """A view of one panel."""
    return View(LEVEL, panel, panel, alpha, ui)
