"""The desk of Dream II: the hall and every instrument, drawn from two panels and the moment between them."""

import pygame

from game.level import Level
from game.play.draw.caption import draw_caption, draw_prompts
from game.play.draw.clock import Clock
from game.play.draw.composure import Breathe, Pulse
from game.play.draw.instrument import Instrument, veil, write
from game.play.draw.view import NOTHING, DeskState, Hit
from game.play.dreams.guardian.inspector import Inspector
from game.play.dreams.guardian.instruments import HallAlarms, HallTile, Journey
from game.play.dreams.guardian.layout import TILES, HallLayout, answers
from game.play.look import INK, PALE, VIOLET, WHITE, Colour, fit, mix, outlined, width, wrap
from game.play.scenes.eyes import eyes_closed, lids
from game.play.scenes.guardian.scene import GuardianScene
from game.play.scenes.guardian.truth import draw_truth
from game.play.scenes.guardian.views import HallView
from game.sim.panel import Panel

BLUE: Colour = (150, 176, 255)
WHEN = ("if two are strained", "if a fault is about", "if you and it are calm")


class Desk:
    """The whole picture of Dream II at one size of window."""

    def __init__(self, level: Level, size: tuple[int, int]) -> None:
        self.level = level
        self.asked = False  # whether a question stood there when it was drawn last
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""
        self.layout = HallLayout.of(size)
        self.scene = GuardianScene(self.level, size, self.layout.scene, self.layout.u)
        wall = self.scene.wall
        self.face = wall.copy()
        self.set: list[Instrument] = [
            Journey("journey", self.layout, wall), Inspector("inspector", self.layout, wall),
            HallAlarms("annunciator", self.layout, wall), *(HallTile(n, self.layout, wall) for n in range(TILES)),
        ]  # fmt: skip
        self.body: list[Instrument] = [Breathe("breathe", self.layout, wall), Pulse("pulse", self.layout, wall),
                                       Clock("clock", self.layout, wall)]  # fmt: skip

    @property
    def size(self) -> tuple[int, int]:
        """Pixels."""
        return self.layout.size

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""
        view = HallView(self.level, before, now, alpha, ui)
        ending = bool(self.scene.ends.kind(view))
        for instrument in self.set:
            instrument.refresh(self.face, view)
        surface.blit(self.scene.wall if ending else self.face, (0, 0))
        self.scene.draw(surface, view)
        if view.truth is not None and not ending:
            draw_truth(surface, self.scene, view)
        closed = 0.0 if ending else eyes_closed(view)
        if closed:
            at = (self.size[0] / 2, self.layout.scene.centery)
            lids(surface, self.scene.bloom, at, view, closed, self.layout.u)
        off = min(1.0, self.scene.ends.age(view) / 60) if ending else 0.0
        for instrument in self.body:
            instrument.draw(surface, view, 1 - off)
        self._words(surface, view, ending)

    def _words(self, surface: pygame.Surface, view: HallView, ending: bool) -> None:
        """What the guardian asks, or else captions and prompts."""
        self.asked = bool(view.one("guardian.here")) and not ending
        if self.asked:
            self._question(surface, view)
        elif not ending:
            draw_prompts(surface, view, self.layout)
            draw_caption(surface, view, self.layout)

    def _question(self, surface: pygame.Surface, view: HallView) -> None:
        number, u = view.one("guardian.question"), self.layout.u
        questions = self.level.questions
        if not questions:
            return
        asked = questions[min(number, len(questions) - 1)]
        rects = answers(self.layout)
        pixels = max(17, round(31 * u))
        lines = wrap(f"“{asked.text}”", "italic", pixels, rects[0].width)
        if len(lines) > 1:
            pixels = round(pixels * 0.8)
            lines = wrap(f"“{asked.text}”", "italic", pixels, rects[0].width)
        top = rects[0].top - round(14 * u) - len(lines) * round(pixels * 1.15)
        for n, line in enumerate(lines):
            picture = outlined(line, "italic", pixels, WHITE)
            surface.blit(picture, picture.get_rect(midtop=(rects[0].centerx, top + n * round(pixels * 1.15))))
        for n, rect in enumerate(rects):
            hovered = view.ui.hovered.kind == "answer" and view.ui.hovered.index == n
            self._answer(surface, rect, (str(n + 1), asked.answers[n], WHEN[n]), hovered or view.ui.answering)

    def _answer(
        self, surface: pygame.Surface, rect: pygame.Rect, words: tuple[str, str, str], lit: bool
    ) -> None:
        """A plate with an answer: its number, its words, and when it is the right one."""
        u, key = self.layout.u, words[0]
        surface.blit(veil(rect.size, 205), rect)
        pygame.draw.rect(surface, mix(INK, BLUE, 0.9 if lit else 0.45), rect, 1, max(3, round(6 * u)))
        big, small = max(13, round(16.5 * u)), max(10, round(10.5 * u))
        write(
            surface,
            key,
            (rect.left + 8 * u, rect.centery - small * 0.75),
            "mono",
            max(10, round(12 * u)),
            VIOLET,
        )
        helps = words[2]
        x = rect.left + 26 * u
        hint = width(helps, "mono", small) + 10 * u
        said = words[1]
        room = rect.width - 34 * u - hint
        fits = width(said, "serif", big) <= room
        write(surface, said if fits else fit(said, "serif", big, round(rect.width - 34 * u)),
              (x, rect.centery - big * 0.72), "serif", big, WHITE if lit else PALE)  # fmt: skip
        if fits:
            write(
                surface,
                helps,
                (rect.right - 8 * u, rect.centery - small * 0.7),
                "mono",
                small,
                mix(INK, BLUE, 0.75),
                1,
            )

    # Pointing

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, as it was drawn last."""
        if self.asked:
            found = next((n for n, rect in enumerate(answers(self.layout)) if rect.collidepoint(pos)), -1)
            if found >= 0:
                return Hit("answer", found)
        tile = next((n for n, rect in enumerate(self.layout.tiles) if rect.collidepoint(pos)), -1)
        if tile >= 0:
            return Hit("verb", tile)
        for kind, box in (("breathe", "breathe"), ("alarms", "annunciator")):
            if self.layout.boxes[box].collidepoint(pos):
                return Hit(kind)
        pane = self.scene.hall.pane_at(pos)
        return Hit("sector", pane) if pane >= 0 else NOTHING
