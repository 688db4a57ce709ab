"""What The Platform asks for, read off its panel."""

from game.play.render.asked import Measures, share_of
from game.sim.fixed import WHOLE

SAVED = share_of("saved", "shelter.used", WHOLE, "override")
MEASURES: Measures = dict.fromkeys(("people.saved", "people.sheltered"), SAVED)
