"""What the laws of The Engine share: the state that they add to and read, its verbs and its streams of randomness."""

import numpy as np

from game.sim.fixed import ONE, WHOLE, Ints
from game.sim.laws.engine.streams import EngineStream
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import ARMS
from game.sim.spec import FLAG, LEAST, MOMENT, MOST, WHEN, WIDE, Array, Group
from game.sim.world import World

DIALS = 5  # what the timeline turns slowly: the tempo of each arm, then
SCATTER, STRIKES = 3, 4  # how far insects scatter about it, and how often strikes come
FORECASTS = 8  # strikes that may be told ahead at a time
PAIRS = ((0, 1), (1, 2), (0, 2))  # of arms, in the order in which something is said of them
SLOWED = 2  # places by which time is shifted down while it is stretched: to a quarter of its pace
# the annunciator's groups: first those of each arm, then one by one
ALARM_OFF, ALARM_FRAYED, ALARM_SILENT = range(3), range(3, 6), range(6, 9)
ALARM_HEART, ALARM_STRINGS, ALARM_STRIKE = 9, 10, 11
JUDGED = 5  # verb, error, grade, tick, target of the last timed act

PORTS = (
    Array("phase", "sector", "angle of 32 bits, which wraps; an insect's beat is at 0"),
    Array("stride", "sector", "how far it came in this tick"),
    Array("push", "sector", "how much farther others move it in this tick"),
    Array("arm_phase", "arm", "mean angle of an arm, 32 bits"),
    Array("arm_stride", "arm", "how far that came in this tick"),
    Array("arm_unison", "arm", "Q16, 0..1, an arm's order parameter", ONE, span=(0, ONE)),
    Array("unison", "world", "Q16, 0..1, the order parameter of all insects", ONE, span=(0, ONE)),
    Array("tone", "arm", "which tone of the chord an arm sings", 1, span=(1, 15)),
    Array("chord", "world", "Q16, 0..1, how far the three arms are in harmony", span=(0, ONE)),
    Array("song", "world", "Q24, 0..1, how far the new song is there", span=(0, WHOLE)),
    Array("health", "link", "Q24, 0..1, how whole a link is", WHOLE, span=(0, WHOLE)),
    Array("rent", "sector", "Q24 of health that the links of a sector lose in this step"),
    Array("darkness", "sector", "Q24, 0..1", span=(0, WHOLE)),
    Array("heart", "world", "Q24, 0..1, how bright the heart is", WHOLE, span=(0, WHOLE)),
    Array("stretching", "world", "1 while time is stretched", span=FLAG),
    Array("salt", "world", "which of the possible futures strikes are drawn from, 0..2", span=(0, 2)),
    Array(
        "forecast_sector",
        FORECASTS,
        "where a told strike will hit, -1 for none",
        -1,
        was="told_sector",
        span=(-1, "sector"),
    ),
    Array("forecast_tick", FORECASTS, "when", -1, was="told_tick", span=WHEN),
    Array("strings", "world", "strings that are burning now", span=(0, 6)),
    Array("window", 3, "microseconds: half widths of perfect, good and fair just now"),
    Array("denied", "world", "a verb of this tick that wasn't possible, 0 for none", span=(0, "verb")),
    Array(
        "judged",
        JUDGED,
        "the last timed act: verb, error in microseconds, grade, tick, target",
        span=((0, "verb"), (LEAST, MOST), (0, 3), MOMENT, (-1, "sector")),
    ),
    Array("dial", DIALS, "Q16, what the timeline turns: Hz of each arm, Hz of scatter, strikes a second", span=WIDE),
    Array("dial_goal", DIALS, "where it is turned to", span=WIDE),
    Array("dial_left", DIALS, "steps until it is there"),
)


def off_arm(world: World) -> Ints:
    """[sectors, B] how far an insect is from its arm's phase, either way, as an angle of 31 bits."""
    apart = world.phase - np.repeat(world.arm_phase, len(world.phase) // ARMS, 0)
    return np.abs(apart >> 1)


def put_in_step(world: World, sector: int) -> None:
    """An insect goes with its arm."""
    world.phase[sector] = world.arm_phase[sector * ARMS // len(world.phase)]


ENGINE = Group("engine", PORTS, EngineVerb, EngineStream, 3)
