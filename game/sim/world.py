"""The state of a batch of worlds: one block of int32, with a named view for each array.

Every array is `[size, B]`: the batch is the last, contiguous axis. A world is a column, so copying,
forking, freezing and hashing one are single operations.

Ports are the arrays that laws share: a law adds to them and reads them, and no law reads another law's
own arrays. They come in groups, so that a level carries no port that none of its laws uses.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from game.sim.actions import PROTOCOLS
from game.sim.fixed import FAR, ONE, WHOLE, Ints
from game.sim.spec import Array

RULES = 2  # the version of the rules; a change of behaviour bumps it

CALLS = 12  # groups of the annunciator
DIALS = 5  # what the timeline turns slowly in Dream III: the tempo of each arm, then
SCATTER, STRIKES = 3, 4  # how far insects scatter about it, and how often strikes come
TOLD = 8  # strikes that may be told ahead at a time
JUDGED = 5  # verb, error, grade, tick, target of the last timed act

# Ports by what uses them: every level has the common ones, the others come with the laws that declare them.
PORTS = {
    "common": (
        Array("seed", "world", "what the world's random draws depend on"),
        Array("age", "world", "ticks this world has lived"),
        Array("ended", "world", "tick at which the dream ended, plus 1; 0 while it goes on"),
        Array("ending", "world", "which ending it was, plus 1"),
        Array("composure", "world", "Q16, 0..1", ONE),
        Array("breathing", "world", "1 while eyes are closed"),
        Array("selected", "world", "the sector in focus, -1 for none", -1),
        Array("acknowledged", "world", "1 in a step in which the alarms were acknowledged"),
        Array("dread", "world", "Q24 of composure to be taken in this step"),
        Array("dark", "sector", "1 where a sector is gone"),
        Array("legible", "sector", "1 where the operator can read the instruments", 1),
        Array("calls", CALLS, "points in alarm of each group of the annunciator, counted anew in each step"),
        Array("attended", CALLS, "1 where the operator has a group in view: it is acknowledged as it sounds"),
        Array("understood", CALLS, "1 where the operator knows why a group sounds: it takes no composure"),
        Array("caption", "world", "the caption spoken last, plus 1"),
        Array("caption_tick", "world", "tick at which it was spoken"),
        Array("held", "held", "steps for which a condition's `held` has been true"),
    ),
    "city": (
        Array("decrypting", "world", "1 while attention is on the log"),
        Array("overriding", "world", "1 while the override is held"),
        Array("armed", "world", "1 while the override is armed"),
        Array("done_verb", "world", "the verb that hands finished in this step, 0 for none"),
        Array("done_target", "world", "its target"),
        Array("hand_verb", "world", "the verb in hand, 0 for none"),
        Array("load", "sector", "Q16, summed anew each step by whoever loads a sector"),
        Array("capacity", "sector", "Q16, what a sector can carry", ONE),
        Array("strain", "sector", "Q16, 0..1; full means dark"),
        Array("jolt", "sector", "Q24 of severity that arrives in this step"),
        Array("scanned", "sector", "tick until which a scan shows the sector"),
        Array("watched", "sector", "1 while the severity of a sector can be seen"),
        Array("closed", "link", "1 where a link is shut"),
        Array("bulged", "link", "Q24, 0..1, how near a shut link is to being burst by what waits behind it"),
        Array("road", "sector", "ticks of travel to the platform over open links, FAR when cut off", FAR),
        Array("onward", "sector", "the edge that leads on towards the platform, -1 when cut off", -1),
        Array("fallen", "sector", "Q24 of people lost in this step"),
        Array("figures", "sector", "Q24 of figures standing in a sector or walking out of it"),
        Array("base", "world", "Q24 of figures at the base of the platform"),
        Array("home", "sector", "Q24 of people still at home, at risk"),
        Array("sheltered", "sector", "Q24 of people of a sector who reached the shelter"),
        Array("lost", "sector", "Q24 of people of a sector who are lost"),
        Array("marked", "sector", "1 where people are being led to the shelter"),
        Array("jam", "sector", "streams that share the narrowest part of a sector's road"),
        Array("beset", "sector", "Q24, the most figures that stand in one place of a sector's road"),
        Array("protocol", PROTOCOLS, "Q16, 1 while an automatic countermeasure works", ONE),
        Array("fading", PROTOCOLS, "Q16 that an unravelling protocol loses each step"),
        Array("layer", "world", "layers of the cipher that are open, 0..4"),
        Array("cause", "sector", "the sector whose anomaly reached this one, -1 for none or itself", -1),
        Array("climb", "world", "Q16, how far the figures are up the platform"),
        Array("severity", "sector", "Q24, 0..1, how bad a sector's anomaly is"),
        Array("strike_tick", "world", "when the next anomaly strikes"),
        Array("epicentre", "world", "the sector round which the anomalies begin"),
        Array("pressure", "sector", "Q16, 0..1, how near the root lies"),
        Array("cut", "world", "tick at which the override went through, plus 1; 0 before"),
    ),
    "hall": (
        Array("corrected", "sector", "1 in a step in which a subsystem was corrected"),
        Array("pressed_at", "sector", "Q8 of ticks: when in this step an embrace was tried, 0 where none was"),
        Array("reply", "world", "the answer given in this step, 1..3, 0 for none"),
        Array("watching", "world", "the subsystem that is watched, -1 for none", -1),
        Array("x", "sector", "Q24, deviation from the setpoint; 1.0 is where its alarm sounds"),
        Array("natural", "sector", "Q24, what the deviation would be if nobody and nothing had touched it"),
        Array("shown", "sector", "Q24, the part of the deviation that its setpoint doesn't follow"),
        Array("fault_push", "sector", "Q24 that a fault adds to the deviation in each step"),
        Array("wasted", "sector", "1 in a step in which a subsystem without a fault was corrected"),
        Array("gain", "sector", "Q24 per step of loop gain that corrections have added"),
        Array("learned", "sector", "Q24, 0..1, how far the natural curve is learned"),
        Array("known", "sector", "1 where the natural curve can be seen: it's learned, or the vision lasts"),
        Array("embraced", "sector", "1 while the setpoint follows the natural curve"),
        Array("crest_last", "sector", "Q8 of ticks: the last crest of the natural curve"),
        Array("crest_next", "sector", "Q8 of ticks: its next one"),
        Array("fatigue", "sector", "Q24, 0..1, what large deviations have worn away; full means lost"),
        Array("agitation", "world", "Q24, 1.0 is the limit"),
        Array("stir", "world", "Q24 of agitation that comes to it in this step"),
        Array("vision_until", "world", "tick until which every natural curve lies open"),
        Array("faults_due", "world", "faults that had time enough to be cured, or were"),
        Array("faults_cured", "world", "faults that were cured"),
        Array("fault_found", "sector", "1 where the guardian has marked a fault"),
        Array("shift_due", "sector", "1 where the timeline changes the phase in this step"),
        Array("fault_due", "sector", "Q24 per step: the strength with which the timeline begins a fault in this step"),
        Array("fault_anywhere", "world", "the same, wherever chance has it"),
        Array("ask_due", "world", "the question that the timeline has the guardian ask, plus 1"),
        Array("rescue", "world", "1 in a step in which the guardian holds what is breaking"),
        Array("mark", "world", "1 in a step in which it marks the worst fault"),
        Array("renewal", "world", "1 in a step in which it renews every embrace"),
    ),
    "engine": (
        Array("phase", "sector", "angle of 32 bits, which wraps; an insect's beat is at 0"),
        Array("stride", "sector", "how far it came in this tick"),
        Array("push", "sector", "how much farther others move it in this tick"),
        Array("arm_phase", "arm", "mean angle of an arm, 32 bits"),
        Array("arm_stride", "arm", "how far that came in this tick"),
        Array("arm_unison", "arm", "Q16, 0..1, an arm's order parameter", ONE),
        Array("unison", "world", "Q16, 0..1, the order parameter of all insects", ONE),
        Array("tone", "arm", "which tone of the chord an arm sings", 1),
        Array("chord", "world", "Q16, 0..1, how far the three arms are in harmony"),
        Array("song", "world", "Q24, 0..1, how far the new song is there"),
        Array("health", "link", "Q24, 0..1, how whole a link is", WHOLE),
        Array("rent", "sector", "Q24 of health that the links of a sector lose in this step"),
        Array("darkness", "sector", "Q24, 0..1"),
        Array("heart", "world", "Q24, 0..1, how bright the heart is", WHOLE),
        Array("stretching", "world", "1 while time is stretched"),
        Array("salt", "world", "which of the possible futures strikes are drawn from, 0..2"),
        Array("told_sector", TOLD, "where a told strike will hit, -1 for none", -1),
        Array("told_tick", TOLD, "when", -1),
        Array("strings", "world", "strings that are burning now"),
        Array("window", 3, "microseconds: half widths of perfect, good and fair just now"),
        Array("denied", "world", "a verb of this tick that wasn't possible, 0 for none"),
        Array("judged", JUDGED, "the last timed act: verb, error in microseconds, grade, tick, target"),
        Array("dial", DIALS, "Q16, what the timeline turns: Hz of each arm, Hz of scatter, strikes a second"),
        Array("dial_goal", DIALS, "where it is turned to"),
        Array("dial_left", DIALS, "steps until it is there"),
    ),
}


class World:
    """A batch of worlds. `world.strain` is that array, int32 [sectors, B], writable in place."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Ints: ...

        def __setattr__(self, name: str, value: Any) -> None: ...  # in-place operators assign

    def __init__(self, layout: Sequence[tuple[Array, int]], buffer: Ints, tick: int) -> None:
        self.layout, self.buffer, self.tick = tuple(layout), buffer, tick
        row = 0
        for array, size in self.layout:
            self.__dict__[array.name] = buffer[row : row + size]
            row += size

    @classmethod
    def empty(cls, layout: Sequence[tuple[Array, int]], batch: int) -> "World":
        """Worlds at tick 0 with every array at its initial value."""
        rows = sum(size for _, size in layout)
        world = cls(layout, np.zeros((rows, batch), np.int32), 0)
        for array, _ in layout:
            getattr(world, array.name)[:] = array.initial
        return world

    @property
    def batch(self) -> int:
        """How many worlds."""
        return int(self.buffer.shape[1])

    def take(self, rows: Sequence[int] | Ints) -> "World":
        """A new batch of copies of the given worlds, in that order; the same one may be taken several times."""
        return World(self.layout, np.ascontiguousarray(self.buffer[:, rows]), self.tick)

    def join(self, other: "World") -> "World":
        """A new batch: copies of these worlds, then of another's of the same level and tick."""
        return World(self.layout, np.hstack((self.buffer, other.buffer)), self.tick)

    def snapshot(self, row: int = 0) -> bytes:
        """All state of one world, as little-endian int32."""
        return np.ascontiguousarray(self.buffer[:, row], "<i4").tobytes()

    def restore(self, data: bytes, row: int = 0) -> None:
        """Put a snapshot back. Raises ValueError when its size is another level's."""
        column = np.frombuffer(data, "<i4")
        if len(column) != len(self.buffer):
            raise ValueError(f"a snapshot of {len(column)} numbers for a world of {len(self.buffer)}")
        self.buffer[:, row] = column
        self.tick = max(self.tick, int(self.age[0, row]))

    def digest(self, row: int = 0) -> str:
        """32 hex digits over all state of one world."""
        return blake2b(self.snapshot(row), digest_size=16).hexdigest()

    def field_at(self, index: int) -> str:
        """The name of the state at a position of a snapshot, like `strain[7]`."""
        for array, size in self.layout:
            if index < size:
                return f"{array.name}[{index}]" if size > 1 else array.name
            index -= size
        raise IndexError(index)
