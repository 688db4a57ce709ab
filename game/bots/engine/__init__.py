"""Who plays The Engine; `habits` has what they do."""

from game.bots.cast import Cast
from game.bots.engine.choices import choices
from game.bots.engine.personas import FORKS, PERSONAS
from game.sim.laws.engine.ports import ENGINE

CAST = Cast(ENGINE.number, PERSONAS, choices=choices, forks=FORKS)
