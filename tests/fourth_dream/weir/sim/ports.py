"""What the laws of The Weir share: the state that they add to and read, its verb and its streams of randomness."""

from game.sim.spec import Array, Group
from weir.sim.streams import WeirStream
from weir.sim.verbs import WeirVerb

PORTS = (
    Array("opening", "sector", "Q16, 0..1, how far the sluice of a basin is open"),
    Array("surge", "sector", "Q24 of depth that the timeline throws into a basin in this step"),
)
WEIR = Group("weir", PORTS, WeirVerb, WeirStream, 4)
