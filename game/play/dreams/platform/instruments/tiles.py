"""The verb tiles of The Platform: what hands are at takes time, and what is asked for meanwhile waits."""

from game.play.render.verb_tile import Tile
from game.play.render.view import View
from game.sim.fixed import ONE
from game.sim.laws.platform.verbs import PlatformVerb


class CityTile(Tile):
    """A verb of The Platform."""

    def waits(self, view: View) -> bool:
        """See the base class."""
        return view.one("hands.next_verb") == self.verb

    def progress(self, view: View) -> float:
        """See the base class."""
        if self.verb == PlatformVerb.OVERRIDE:
            return view.unit("override.hold")
        if self.verb == PlatformVerb.DECRYPT:
            return view.mixed("cipher.progress")[0] / ONE if view.one("decrypting") else 0.0
        if view.one("hands.verb") != self.verb:
            return 0.0
        return 1 - view.mixed("hands.left")[0] / max(1, view.one("hands.total"))
