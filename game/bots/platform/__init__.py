"""Who plays The Platform; `habits` has what they do."""

from game.bots.cast import Cast
from game.bots.platform.choices import choices
from game.bots.platform.personas import PERSONAS
from game.bots.platform.plans import PLANS
from game.sim.laws.platform.ports import PLATFORM

CAST = Cast(PLATFORM.number, PERSONAS, PLANS, choices=choices)
