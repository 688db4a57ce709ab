"""The verb of The Weir."""

from game.sim.actions import Verb


class WeirVerb(Verb):
    """What only the keeper of The Weir can do."""

    OPEN = 40  # target: a basin; done again, its sluice is shut
