"""Alarm points of the engine (law `warnings`): what is in alarm, by group of the annunciator."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import (
    ALARM_FRAYED,
    ALARM_HEART,
    ALARM_OFF,
    ALARM_SILENT,
    ALARM_STRIKE,
    ALARM_STRINGS,
    ENGINE,
)
from game.sim.params import ARMS, Params
from game.sim.spec import Param, Shown, Shows
from game.sim.world import World

NAME = "warnings"
EVERY = STEP
USES = (COMMON, ENGINE)
GROUPS = (
    "first arm out of step", "second arm out of step", "third arm out of step",
    "first arm frayed", "second arm frayed", "third arm frayed",
    "first arm silent", "second arm silent", "third arm silent",
    "heart", "strings", "strike told",
)  # fmt: skip
ARRAYS = ()
PARAMS = (
    Param("step", "fraction", 0.75, 0, 1, "order parameter of an arm under which it is out of step"),
    Param("health", "fraction", 0.5, 0, 1, "health under which a link is an alarm"),
    Param("darkness", "fraction", 0.5, 0, 1, "darkness that is an alarm"),
    Param("heart", "fraction", 0.35, 0, 1, "light under which the heart is an alarm"),
    Param("deadband", "fraction", 0, 0, 1, "how far past its bound an arm or the heart must be to be well again"),
)
METRICS = ()
EVENTS = ()
SHOWS = (Shown("arm.unison.alarm", "world", "Q16", "order parameter of an arm under which it is out of step"),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Count the points of each group, in the order of GROUPS.

    What hovers at its bound would sound again and again: hence the deadband (ISA-18.2).
    """
    p, t, points = params.warnings, params.topology, world.calls
    off = points[ALARM_OFF.start : ALARM_OFF.stop]
    off[:] = world.arm_unison < p.step + p.deadband * off
    each = t.sectors // ARMS
    torn = world.health < p.health << 8
    for arm in range(ARMS):
        ours = t.source[: t.links] // each == arm
        points[ALARM_FRAYED[arm]] = torn[ours].sum(0)
        points[ALARM_SILENT[arm]] = (world.darkness[arm * each : (arm + 1) * each] >= p.darkness << 8).sum(0)
    points[ALARM_HEART] = world.heart[0] < (p.heart + p.deadband * points[ALARM_HEART]) << 8
    points[ALARM_STRINGS] = world.strings[0]
    points[ALARM_STRIKE] = (world.forecast_sector >= 0).sum(0, dtype=np.int32)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"arm.unison.alarm": params.warnings.step}
