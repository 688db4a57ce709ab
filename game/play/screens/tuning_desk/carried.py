"""What outlives a tuning desk whose dream begins anew."""

from typing import NamedTuple

from game.play.screens.tuning_desk.saving import Saving
from game.play.screens.tuning_desk.turned import Turned


class Carried(NamedTuple):
    """What was turned, and where it is saved; waits: the dream doesn't go on yet."""

    turned: Turned
    saving: Saving
    waits: bool
