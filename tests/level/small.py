"""A small level with laws of its own, so that these tests don't depend on the game's."""

from dataclasses import dataclass, field

import numpy as np

from game.level import Level, LevelFault, load
from game.level.level_faults import Finding
from game.sim.laws.common import story
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform import anomaly, protocols
from game.sim.laws.platform.ports import PLATFORM
from game.sim.spec import Effect, Group, Metric, Param


@dataclass(frozen=True, eq=False)
class FakeLaw:
    NAME: str
    PARAMS: tuple[Param, ...] = ()
    USES: tuple[Group, ...] = field(default=(COMMON, PLATFORM), kw_only=True)
    METRICS: tuple[Metric, ...] = ()
    EFFECTS: tuple[Effect, ...] = field(default=(), kw_only=True)
    ARRAYS: tuple = field(default=())
    EVENTS: tuple = field(default=())


def metric(name: str) -> Metric:
    return Metric(name, f"{name} of something", lambda world, params: np.array([world[name]]))


TIDE = FakeLaw(
    "tide",
    (
        Param("pull", "fraction", 0.5, 0, 4, "how hard it pulls"),
        Param("part", "share", 0.25, 0, 1, "part of the city"),
        Param("wait", "seconds", 2, 0.1, 60, "before it turns"),
        Param("slow", "steps", 3, 0.1, 60, "time in which it ebbs"),
        Param("rise", "rate", 0.01, 0, 1, "height it gains"),
        Param("waves", "count", 3, 1, 9, "waves in a set"),
        Param("night", "switch", False, 0, 1, "whether it rises at night"),
        Param("depth", "fraction", 1.0, 0, 100, "depth of a place", per="sector", drawn=True),
        Param("drag", "fraction", 0.1, 0, 8, "drag of a channel", per="link"),
        Param("start", "seconds", 5, 0, 60, "when it begins", drawn=True),
        Param("steps", "fraction", 0.5, 0, 1, "strength by edge", per="edge"),
    ),
    (metric("height"), metric("foam")),
    EFFECTS=(*anomaly.EFFECTS, *protocols.EFFECTS),
)
MOON = FakeLaw("moon", (Param("size", "fraction", 1, 0, 2, "its size"),), (metric("light"),))
STORY = FakeLaw("story", (), (metric("time"),), EFFECTS=story.EFFECTS)
LAWS = (STORY, MOON, TIDE)

SMALL = """\
format = 1
name = "small"
title = "Small"
dream = 1
summary = "Three places."
length = "1:00"

[let]
enough = 0.25

[laws.tide]

[[sector]]
name = "Anchor"
ring = 1
bearing = 0
gate = true

[[sector]]
name = "Buoy"
ring = 2
bearing = 90

[[sector]]
name = "Cove"
ring = 2
bearing = 180

[[link]]
between = ["Anchor", "Buoy"]
seconds = 3

[[link]]
between = ["Buoy", "Cove"]
seconds = 4.5

[[beat]]
at = "0:05"
say = "It begins."

[[ending]]
name = "calm"
title = "Calm"
when = "tide.height < enough and time >= 30"
won = true
rank = 2
mood = "heartbeat"
text = "The water is still."

[[ending]]
name = "flood"
title = "Flood"
when = "time >= length"
mood = "dark"
text = "The water is everywhere."
"""


def changed(*pairs: tuple[str, str], more: str = "") -> str:
    """The small level with some of its text replaced, and more at its end."""
    text = SMALL
    for old, new in pairs:
        assert old in text, f"the small level has no {old!r}"
        text = text.replace(old, new, 1)
    return text + more


def small(*pairs: tuple[str, str], more: str = "", difficulty: str = "deep-sleep") -> Level:
    return load(changed(*pairs, more=more), difficulty, LAWS)


def faults(*pairs: tuple[str, str], more: str = "") -> list[Finding]:
    """What is found wrong with the small level when it's changed so."""
    try:
        small(*pairs, more=more)
    except LevelFault as fault:
        return list(fault.findings)
    return []


def line_of(part: str, text: str = SMALL) -> int:
    """The line on which a part of the text stands."""
    return text[: text.index(part)].count("\n") + 1


def metrics_of(level: Level) -> dict[str, Metric]:
    """The metrics of a level by the names that its conditions use, in the order of their first use."""
    by_metric = {m: f"{law.NAME}.{m.name}" for law in LAWS for m in law.METRICS}
    return {by_metric[m]: m for m in level.params.timeline.metrics}
