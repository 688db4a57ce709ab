"""The desk of Dream II: the hall and every instrument, drawn from two panels and the moment between them."""

import pygame

from game.level import Level
from game.play.dreams.guardian.goals import MEASURES
from game.play.dreams.guardian.instruments.inspector import PaneInspector
from game.play.dreams.guardian.instruments.panels import HallAlarms, HallTile, Journey
from game.play.dreams.guardian.layout import HallLayout, answers, hall_alone
from game.play.dreams.guardian.scene.hall_view import STRAINS, HallView
from game.play.dreams.guardian.scene.scene import GuardianScene
from game.play.dreams.guardian.scene.truth import draw_truth
from game.play.dreams.guardian.verbs import VERBS
from game.play.lives.voice import draw_voice
from game.play.render.caption import draw_prompts, prompt_lines
from game.play.render.composure import Breathe, Pulse
from game.play.render.dream_clock import DreamClock
from game.play.render.eyes import draw_closed_eyes, eyes_closed
from game.play.render.instrument import Instrument, veil, write
from game.play.render.theme import Colour, fit, fitting, mix, outlined, palette, paragraph, width, wrap
from game.play.render.view import NOTHING, DeskState, Hit, rects_among
from game.play.render.words import full_percents
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.panel import Panel

BLUE: Colour = (150, 176, 255)


class GuardianDesk:
    """The whole picture of Dream II at one size of window."""

    def __init__(self, level: Level, size: tuple[int, int]) -> None:
        self.level, self.bare = level, False
        self.question_shown = False  # whether a question stood there when it was drawn last
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""
        self.layout = HallLayout.of(size)
        if self.bare:
            self.layout = hall_alone(self.layout)
        self.words_u = self.layout.u * self.layout.growth["panes"]
        self.scene = GuardianScene(self.level, size, self.layout.scene, self.layout.u, self.words_u)
        wall = self.scene.wall
        self.face = wall.copy()
        self.set: list[Instrument] = [
            Journey("journey", self.layout, wall), PaneInspector("inspector", self.layout, wall),
            HallAlarms("annunciator", self.layout, wall, VERBS.key(CommonVerb.ACKNOWLEDGE)),
            *(HallTile(n, row, self.layout, wall) for n, row in enumerate(VERBS.tiles)),
        ]  # fmt: skip
        self.body: list[Instrument] = [
            Breathe("breathe", self.layout, wall, VERBS.key(CommonVerb.BREATHE)),
            DreamClock("clock", self.layout, wall, MEASURES),
        ]
        if "pulse" in self.layout.boxes:
            self.body.insert(1, Pulse("pulse", self.layout, wall))

    @property
    def size(self) -> tuple[int, int]:
        """Pixels."""
        return self.layout.size

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""
        view = HallView(self.level, before, now, alpha, ui)
        ending = bool(self.scene.endings.kind(view))
        for instrument in () if self.bare else self.set:
            instrument.refresh(self.face, view)
        below = pygame.Rect(0, self.layout.scene.bottom, self.size[0], self.size[1] - self.layout.scene.bottom)
        surface.blit(self.scene.wall if ending else self.face, below, below)
        self.scene.draw(surface, view)
        if view.truth is not None and not ending:
            draw_truth(surface, self.scene.hall, self.words_u, view)
        closed = 0.0 if ending else eyes_closed(view)
        if closed:
            at = (self.size[0] / 2, self.layout.scene.centery)
            draw_closed_eyes(surface, self.scene.bloom, at, view, closed, self.layout.u)
        off = min(1.0, self.scene.endings.age(view) / 60) if ending else 0.0
        for instrument in () if self.bare else self.body:
            instrument.draw(surface, view, 1 - off)
        self._words(surface, view, ending)

    def _words(self, surface: pygame.Surface, view: HallView, ending: bool) -> None:
        """What the guardian asks, or else captions and prompts."""
        self.question_shown = bool(view.one("guardian.here")) and not ending and not self.bare
        if self.question_shown:
            self._question(surface, view)
        elif not ending:
            if not self.bare:
                self._prompts(surface, view)
            draw_voice(surface, view, self.layout)

    def _prompts(self, surface: pygame.Surface, view: HallView) -> None:
        """As many lines as their box holds, on a ground of their own: the vortex turns behind them."""
        if view.ui.prompts:
            box = self.layout.boxes["prompts"]
            pixels, lines = prompt_lines(view, box, self.layout.u)
            ground = pygame.Rect(0, 0, box.width, max(2, len(lines)) * (pixels + self.layout.px(3)) + self.layout.px(8))
            ground.midbottom = (box.centerx, box.bottom + self.layout.px(2))
            surface.blit(veil(ground.size, 150), ground)
        draw_prompts(surface, view, self.layout)

    def _question(self, surface: pygame.Surface, view: HallView) -> None:
        number, u = view.one("guardian.question"), self.words_u
        questions = self.level.questions
        if not questions:
            return
        question = questions[min(number, len(questions) - 1)]
        rects = answers(self.layout)
        pixels = max(17, round(31 * u))
        lines = wrap(f"“{question.text}”", "italic", pixels, rects[0].width)
        if len(lines) > 1:
            pixels = round(pixels * 0.8)
            lines = wrap(f"“{question.text}”", "italic", pixels, rects[0].width)
        top = rects[0].top - round(24 * self.layout.u) - len(lines) * round(pixels * 1.15)
        for n, line in enumerate(lines):
            picture = outlined(line, "italic", pixels, palette.white)
            surface.blit(picture, picture.get_rect(midtop=(rects[0].centerx, top + n * round(pixels * 1.15))))
        for n, rect in enumerate(rects):
            hovered = view.ui.hovered.kind == "answer" and view.ui.hovered.index == n
            self._answer(surface, rect, (str(n + 1), question.answers[n]), terms(view)[n], hovered or view.ui.answering)

    def _answer(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        words: tuple[str, str],
        terms: tuple[str, str],
        lit: bool,
    ) -> None:
        """A plate with an answer: its number, its words, what it gives and what it takes."""
        u, (key, said) = self.layout.u, words
        large = min(self.words_u, 1.25 * u)  # three of them have little height
        surface.blit(veil(rect.size, 205), rect)
        pygame.draw.rect(surface, mix(palette.ink, BLUE, 0.9 if lit else 0.45), rect, 1, max(3, round(6 * u)))
        small = number = max(10, round(12 * large))
        write(surface, key, (rect.left + 8 * u, rect.centery - number * 0.65), "mono", number, palette.violet)
        hint = max(width(line, "mono", small) for line in terms)
        top = rect.centery - small - 2
        for n, (line, tone) in enumerate(zip(terms, (palette.cyan, palette.amber), strict=True)):
            place = (rect.right - 8 * u - hint, top + n * small)
            write(surface, line, place, "mono", small, mix(tone, palette.ink, 0.1))
        right = round(rect.right - 13 * u - hint)
        x, ink = rect.left + 24 * large, palette.white if lit else palette.pale
        room, big = round(right - x - 4 * u), max(13, round(16.5 * large))
        if large > u:
            big, parts = paragraph(said, "serif", big, (room, rect.height), 1.08)
        else:
            big = fitting(said, "serif", big, room)
            parts = [fit(said, "serif", big, round(right - x))]
        for n, part in enumerate(parts):
            write(surface, part, (x, rect.centery + big * (n - len(parts) / 2 - 0.22)), "serif", big, ink)

    # Pointing

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, as it was drawn last."""
        if self.question_shown:
            found = next((n for n, rect in enumerate(answers(self.layout)) if rect.collidepoint(pos)), -1)
            if found >= 0:
                return Hit("answer", found)
        common = NOTHING if self.bare else self.layout.hit(pos)
        if common != NOTHING:
            return common
        pane = self.scene.hall.pane_at(pos)
        return Hit("sector", pane) if pane >= 0 else NOTHING

    def rects_of(self, hit: Hit) -> list[pygame.Rect]:
        """Where something lies, as it was drawn last: see `hit`."""
        return rects_among(hit, self._lying(hit.kind))

    def box(self, name: str) -> pygame.Rect | None:
        """The place of an instrument, of lines of help, or of the strip of a run that waits while the guardian asks:
        above its words; None where there is none."""
        if name == "strip" and self.question_shown:
            above = self.layout.boxes["caption"]
            return pygame.Rect(above.x, 0, above.width, above.top)
        return None if self.bare else self.layout.boxes.get(name)

    def _lying(self, kind: str) -> dict[int, list[pygame.Rect]]:
        """The boxes of all of a kind, by index."""
        if kind == "answer":
            return {n: [rect] for n, rect in enumerate(answers(self.layout))} if self.question_shown else {}
        if kind == "sector":
            return {n: [pane.rect] for n, pane in enumerate(self.scene.hall.panes)}
        return self.layout.lying(kind)


def terms(view: HallView) -> list[tuple[str, str]]:
    """What each answer gives and what it takes, in figures that the panel shows; never which is best."""
    strained = sum(strain >= STRAINS * ONE for strain in view.all("sub.strain"))
    held, seconds = view.one("journey.embraced"), view.one("guardian.vision") // TICKS_PER_SECOND
    strain, tune = (full_percents(view.one(name), ONE) for name in ("strain.relief", "tune.stilled"))
    agitation, composure = (view.one(name) << 8 for name in ("agitation", "composure"))  # Q24, as what moves them
    doubt, sting = view.one("guardian.doubt"), view.one("guardian.sting")
    return [
        (f"+ strain of {strained}: {100 - strain} % less", f"- tune of {held}: {100 - tune} % less"),
        ("+ a fault is marked", f"- agitation {_moved(agitation, agitation + doubt)}"),
        (f"+ all curves for {seconds} s", f"- composure {_moved(composure, max(0, composure - sting))}"),
    ]


def _moved(before: int, after: int) -> str:
    """A number in Q24 before and after, in percent."""
    return f"{full_percents(before, WHOLE)} → {full_percents(after, WHOLE)} %"
