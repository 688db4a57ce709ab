"""What the laws of every dream share: the state that they add to and read, its verbs and its streams of randomness."""

from game.sim.actions import CommonVerb
from game.sim.fixed import FAR, ONE
from game.sim.rng import CommonStream
from game.sim.spec import COUNT, FLAG, MOMENT, WHEN, Array, Group, Key

CALLS = 12  # groups of the annunciator

PORTS = (
    Array("seed", "world", "what the world's random draws depend on"),
    Array("tick", "world", "ticks that it has lived; the tick that comes next", was="age"),
    Array("ended", "world", "tick at which the dream ended, plus 1; 0 while it goes on", span=MOMENT),
    Array("ending", "world", "which ending it was, plus 1", span=(0, "ending")),
    Array("composure", "world", "Q16, 0..1", ONE, span=(0, ONE)),
    Array("breathing", "world", "1 while eyes are closed", span=FLAG),
    Array("selected", "world", "the sector in focus, -1 for none", -1, span=(-1, "sector")),
    Array("acknowledged", "world", "1 in a step in which the alarms were acknowledged", span=FLAG),
    Array("dread", "world", "Q24 of composure to be taken in this step"),
    Array("dark", "sector", "1 where a sector is dark", span=FLAG),
    Array("legible", "sector", "1 where the operator can read the instruments", 1, span=FLAG),
    Array("calls", CALLS, "points in alarm of each group of the annunciator, counted anew in each step", span=COUNT),
    Array("attended", CALLS, "1 where the operator has a group in view: it is acknowledged as it sounds", span=FLAG),
    Array("understood", CALLS, "1 where the operator knows why a group sounds: it takes no composure", span=FLAG),
    Array("caption", "world", "the caption spoken last, plus 1", span=(0, "caption")),
    Array("caption_tick", "world", "tick at which it was spoken", span=WHEN),
    Array("absent", "link", "1 where there is no such link in this world", span=FLAG),
    Array("delay", "edge", "ticks to travel it", 1, span=(1, FAR)),
    Array("gate", "sector", "1 where the sector touches the base of the platform", span=FLAG),
    Array("held", "held", "steps for which a condition's `held` has been true"),
)
STRENGTH = Key(  # of more than one dream's effects
    "strength",
    "number",
    "severity of that strike, 0 to 1, or what that fault pushes at first, per second",
    0,
    1,
    exclusive=True,
)
COMMON = Group("common", PORTS, CommonVerb, CommonStream)
