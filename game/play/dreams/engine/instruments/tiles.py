"""The tiles of The Engine."""

from game.play.render.verb_tile import Tile
from game.play.render.view import View
from game.sim.fixed import ONE
from game.sim.laws.engine.verbs import EngineVerb


class EngineTile(Tile):
    """A tile of The Engine; that of *stretch* shows how much is left of the reserve."""

    def progress(self, view: View) -> float:
        """See the base class."""
        return view.one("stretch.reserve") / ONE if self.verb == EngineVerb.STRETCH else 0.0
