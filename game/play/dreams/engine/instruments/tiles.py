"""The five verbs of The Engine: how each stands, and its icon."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin, tau

import pygame

from game.play.dreams.engine.instruments.timing import bar_left
from game.play.dreams.engine.scene import engine_view
from game.play.render.glyphs import PENS
from game.play.render.theme import AMBER, CYAN, VIOLET, WHITE, Colour
from game.play.render.verb_tile import Tile
from game.play.render.view import View
from game.play.render.words import Standing, seconds
from game.sim.actions import Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb

VERBS = (EngineVerb.NUDGE, EngineVerb.WORK, EngineVerb.STRETCH, EngineVerb.WEAVE, EngineVerb.BRIDGE)
KINDS = ("tap rune", "hold gear", "hold drop")
EMPTY = 0.02  # a reserve below this stretches nothing


def standing(view: View, verb: Verb) -> Standing:
    """How a verb stands just now."""
    if view.one("breathing"):
        return Standing("blocked", "eyes closed")
    ways: dict[Verb, Callable[[View], Standing]] = {
        EngineVerb.NUDGE: _nudge,
        EngineVerb.WORK: _work,
        EngineVerb.STRETCH: _stretch,
        EngineVerb.WEAVE: _weave,
        EngineVerb.BRIDGE: _bridge,
    }
    return ways[verb](view)


def _nudge(view: View) -> Standing:
    if view.ui.armed == EngineVerb.NUDGE:
        return Standing("taken", "click it")
    if engine_view.chosen(view) < 0:
        return Standing("ready", "choose")
    due = engine_view.struck(view, engine_view.chosen(view))
    if due < 0:
        return Standing("ready", "on beat")
    parries = engine_view.parries(view.now, engine_view.chosen(view), due)
    return Standing("ready", "parry now" if parries else "too late")


def _work(view: View) -> Standing:
    arm = working(view)
    if view.one("work.held"):
        left = max(0.0, view.one("work.release", arm) - view.t)
        return Standing("busy", f"hold {left / TICKS_PER_SECOND:.1f}s")
    if not view.one("work.free"):
        return Standing("blocked", f"rest {bar_left(view):.0f} s")
    if engine_view.chosen(view) < 0:
        return Standing("ready", "choose")
    return Standing("ready", KINDS[view.one("work.kind", arm) % 3])


def working(view: View) -> int:
    """The arm that the verb works on: the one in hand, else that of the chosen insect, else the first."""
    if view.one("work.arm") >= 0:
        return view.one("work.arm")
    return engine_view.arm_of(view, engine_view.chosen(view)) if engine_view.chosen(view) >= 0 else 0


def _stretch(view: View) -> Standing:
    if view.one("stretching"):
        return Standing("busy", "drawn out")
    left = view.unit("stretch.reserve")
    return Standing("ready", f"hold {left * 100:.0f}%") if left > EMPTY else Standing("blocked", "spent")


def _weave(view: View) -> Standing:
    if view.one("weave.open"):
        return Standing("taken", "pick 1-3")
    wait = view.one("weave.ready") - view.t
    return Standing("blocked", f"in {seconds(wait)}") if wait > 0 else Standing("ready", "3 threads")


def _bridge(view: View) -> Standing:
    if view.ui.link >= 0:
        return Standing("taken", "other end")
    if view.ui.armed == EngineVerb.BRIDGE:
        return Standing("taken", "one end")
    left = view.one("strings.left")
    return Standing("ready", f"{left} left") if left else Standing("blocked", "none left")


class EngineTile(Tile):
    """A tile of The Engine."""

    verbs: Sequence[Verb] = VERBS
    words = {verb: verb.name.lower() for verb in VERBS}  # noqa: RUF012 - as in the base
    tones = {EngineVerb.NUDGE: WHITE, EngineVerb.WORK: AMBER, EngineVerb.WEAVE: VIOLET, EngineVerb.BRIDGE: CYAN}  # noqa: RUF012

    def standing(self, view: View) -> Standing:
        """See `standing`."""
        return standing(view, self.verb)

    def waits(self, view: View) -> bool:
        """Nothing waits here."""
        return False

    def progress(self, view: View) -> float:
        """The reserve of a stretch, how long a weave still rests."""
        return view.one("stretch.reserve") / ONE if self.verb == EngineVerb.STRETCH else 0.0


def _pen_nudge(s: pygame.Surface, c: Colour, w: float) -> None:
    pygame.draw.circle(s, c, (w * 0.22, w * 0.5), w * 0.09)
    for far in (0.24, 0.4, 0.56):
        box = pygame.Rect(w * (0.22 - far), w * (0.5 - far), 2 * far * w, 2 * far * w)
        pygame.draw.arc(s, c, box, -pi / 4, pi / 4, round(w * 0.055))


def _pen_work(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    mid = (w * 0.5, w * 0.5)
    for n in range(8):
        a = tau * n / 8
        ends = [(mid[0] + cos(a) * w * far, mid[1] + sin(a) * w * far) for far in (0.3, 0.44)]
        pygame.draw.line(s, c, ends[0], ends[1], line * 2)
    pygame.draw.circle(s, c, mid, w * 0.31, line)
    pygame.draw.polygon(s, c, [(w * 0.5, w * 0.33), (w * 0.6, w * 0.5), (w * 0.5, w * 0.67), (w * 0.4, w * 0.5)])


def _pen_stretch(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    for y, a, b in ((0.3, 0.24, 0.76), (0.5, 0.06, 0.94), (0.7, 0.24, 0.76)):
        pygame.draw.line(s, c, (w * a, w * y), (w * b, w * y), line)
    for side in (0.06, 0.94):
        to = 0.18 if side < 0.5 else 0.82
        for up in (0.4, 0.6):
            pygame.draw.line(s, c, (w * side, w * 0.5), (w * to, w * up), line)


def _pen_weave(s: pygame.Surface, c: Colour, w: float) -> None:
    for n in range(3):
        points = [(w * (0.5 + 0.3 * sin(tau * (k / 24 * 0.9 + n / 3))), w * (0.08 + 0.84 * k / 24)) for k in range(25)]
        pygame.draw.lines(s, c, False, points, round(w * 0.05))


def _pen_bridge(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    for x in (0.14, 0.86):
        pygame.draw.circle(s, c, (w * x, w * 0.66), w * 0.09)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.14, w * 0.24, w * 0.72, w * 0.8), 0.2, pi - 0.2, line)
    points = [(w * (0.2 + 0.6 * k / 20), w * (0.66 + 0.05 * sin(k))) for k in range(21)]
    pygame.draw.lines(s, c, False, points, max(1, line // 2))


PENS.update(
    {
        EngineVerb.NUDGE: _pen_nudge,
        EngineVerb.WORK: _pen_work,
        EngineVerb.STRETCH: _pen_stretch,
        EngineVerb.WEAVE: _pen_weave,
        EngineVerb.BRIDGE: _pen_bridge,
    }
)
