"""What the laws of The Guardian share: the state that they add to and read, its verbs and its streams of randomness."""

from game.sim.actions import Actions
from game.sim.fixed import STEP, WHOLE
from game.sim.laws.guardian.streams import GuardianStream
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.spec import COUNT, FLAG, WHEN, WIDE, Array, Group
from game.sim.world import World

HOLD, MARK, SEE = 1, 2, 3  # what the guardian can be answered
SILENCE = -1  # and what it takes for an answer where none comes
SAMPLED = 2 * STEP  # ticks between two samples of a trace

PORTS = (
    Array("corrected", "sector", "1 in a step in which a subsystem was corrected", span=FLAG),
    Array("pressed_at", "sector", "Q8 of ticks: when in this step an embrace was tried, 0 where none was"),
    Array("reply", "world", "the answer given in this step, 1..3, 0 for none", span=(0, 3)),
    Array("watching", "world", "the subsystem that is watched, -1 for none", -1, span=(-1, "sector")),
    Array("x", "sector", "Q24, deviation from the setpoint; 1.0 is where its alarm sounds", span=WIDE),
    Array("natural", "sector", "Q24, what the deviation would be if nobody and nothing had touched it", span=WIDE),
    Array("shown", "sector", "Q24, the part of the deviation that its setpoint doesn't follow", span=WIDE),
    Array("fault_push", "sector", "Q24 that a fault adds to the deviation in each step", span=WIDE),
    Array("wasted", "sector", "1 in a step in which a subsystem without a fault was corrected", span=FLAG),
    Array("gain", "sector", "Q24 per step of loop gain that corrections have added", span=WIDE),
    Array("learned", "sector", "Q24, 0..1, how far the natural curve is learned", span=(0, WHOLE)),
    Array("known", "sector", "1 where the natural curve can be seen: it's learned, or the vision lasts", span=FLAG),
    Array("embraced", "sector", "1 while the setpoint follows the natural curve", span=FLAG),
    Array("crest_last", "sector", "Q8 of ticks: the last crest of the natural curve"),
    Array("crest_next", "sector", "Q8 of ticks: its next one"),
    Array("fatigue", "sector", "Q24, 0..1, what large deviations have worn away; full means lost", span=(0, WHOLE)),
    Array("agitation", "world", "Q24, 1.0 is the limit", span=(0, 8 * WHOLE)),
    Array("stir", "world", "Q24 of agitation that comes to it in this step"),
    Array("vision_until", "world", "tick until which every natural curve lies open", span=WHEN),
    Array("faults_due", "world", "faults that had time enough to be cured, or were", span=COUNT),
    Array("faults_cured", "world", "faults that were cured", span=COUNT),
    Array("fault_found", "sector", "1 where the guardian has marked a fault", span=FLAG),
    Array("shift_due", "sector", "1 where the timeline changes the phase in this step", span=FLAG),
    Array("fault_due", "sector", "Q24 per step: the strength with which the timeline begins a fault in this step"),
    Array("fault_anywhere", "world", "the same, wherever chance has it"),
    Array("ask_due", "world", "the question that the timeline has the guardian ask, plus 1"),
    Array("rescue", "world", "1 in a step in which the guardian holds what is breaking", span=FLAG),
    Array("mark", "world", "1 in a step in which it marks the worst fault", span=FLAG),
    Array("renewal", "world", "1 in a step in which it renews every embrace", span=FLAG),
)


def leave_uncorrected(world: World, actions: Actions, sector: int) -> None:
    """Leave out the corrections of a subsystem in this step, that of this tick too."""
    world.corrected[sector] = 0
    here = (actions.verb == GuardianVerb.CORRECT) & (actions.target == sector)
    actions.verb[here] = 0


GUARDIAN = Group("guardian", PORTS, GuardianVerb, GuardianStream, 2)
