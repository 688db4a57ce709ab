"""The verb of The Weir: its row. Whatever asks what it is asks here."""

from math import cos, pi, sin

import pygame

from game.play.input.common_verbs import ACKNOWLEDGE, BREATHE, SELECT, does
from game.play.input.key_places import DIGITS, PAD
from game.play.input.verb_row import HelpLine, On, VerbRow, VerbTable
from game.play.render.theme import Colour
from game.play.render.view import View
from game.play.render.words import TileState
from weir.sim.verbs import WeirVerb


def wheel(s: pygame.Surface, c: Colour, w: float) -> None:
    """The wheel: a ring with six spokes that reach beyond it."""
    line = max(1, round(w * 0.06))
    pygame.draw.circle(s, c, (w / 2, w / 2), w * 0.3, line)
    for n in range(6):
        x, y = cos(n * pi / 3), sin(n * pi / 3)
        pygame.draw.line(
            s, c, (w * (0.5 + 0.08 * x), w * (0.5 + 0.08 * y)), (w * (0.5 + 0.45 * x), w * (0.5 + 0.45 * y)), line
        )
    pygame.draw.circle(s, c, (w / 2, w / 2), w * 0.1)


def standing(view: View) -> TileState:
    """How it stands towards the basin that is chosen."""
    i = view.one("selected")
    if view.ui.armed == WeirVerb.OPEN:
        return TileState("taken", "pick a basin")
    if not 0 <= i < len(view.level.sectors):
        return TileState("ready", "pick a basin")
    if view.one("dark", i):
        return TileState("blocked", "it is gone")
    return TileState("busy", "shut it") if view.one("wheel") == i else TileState("ready", "open it")


OPEN = VerbRow(
    WeirVerb.OPEN,
    "open",
    keys=DIGITS[0:1],
    pad=PAD[0:1],
    does="wind its sluice open; the one that was open shuts; again shuts it",
    more=(HelpLine("", "right click a basin", "the same, at once"),),
    on=On.PLACE,
    tone="cyan",
    shown="cyan",
    icon=wheel,
    sounds={"opened": "select", "shut": "select"},
    standing=standing,
)
VERBS = VerbTable(
    own=(OPEN,),
    common=(does(SELECT, "choose a basin; {next} goes to the one that is worst off"), BREATHE, ACKNOWLEDGE),
)
