"""Who plays The Guardian; `habits` has what they do."""

from game.bots.cast import Cast
from game.bots.guardian.choices import choices
from game.bots.guardian.personas import PERSONAS
from game.sim.laws.guardian.ports import GUARDIAN

CAST = Cast(GUARDIAN.number, PERSONAS, choices=choices)
