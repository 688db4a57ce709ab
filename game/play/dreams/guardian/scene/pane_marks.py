"""Marks on the panes that move with every frame: the present, the ring of a coming crest, what is chosen."""

from math import exp, tau
from typing import Any

import pygame

from game.play.dreams.guardian.scene.glass import BASE, NAME, NOW, TALL, across
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import STRAINS, HallView
from game.play.dreams.guardian.scene.vortex import beat
from game.play.dreams.guardian.scene.wall import Point
from game.play.dreams.guardian.verbs import VERBS
from game.play.render.compat import aalines
from game.play.render.glow import quarter, shine
from game.play.render.glyphs import ring
from game.play.render.instrument import write
from game.play.render.theme import Colour, fit, mix, outlined, palette, shade
from game.play.render.words import seconds
from game.sim.fixed import ONE
from game.sim.laws.guardian.verbs import GuardianVerb

NEAR = 110  # ticks before a crest from which its ring is seen
CORE, CLOSES = 8.0, 15.0  # units: the ring that is closed on, and how much wider a second before
NOTED, FADES = 225, 45  # ticks that a note stands, and that it takes to go
GLASS: Colour = (24, 22, 56)  # what a faint ring fades into


class PaneMarks:
    """Draws over the panes. u: pixels to a unit, words_u: to a unit of words."""

    def __init__(self, hall: Hall, u: float, words_u: float) -> None:
        self.hall, self.u = hall, u
        self.small, self.named = max(10, round(12 * words_u)), words_u > u

    def draw(self, surface: pygame.Surface, light: pygame.Surface, view: HallView) -> None:
        """All of them."""
        for i, state in enumerate(view.subs):
            if view.one("dark", i) or not view.one("legible", i):
                continue
            self._present(surface, light, view, i, state.colour)
        chosen, watched = view.one("selected"), view.one("watching")
        if view.ui.hovered.kind == "sector" and view.ui.hovered.index != chosen:
            self._corners(surface, view.ui.hovered.index, mix(palette.dim, palette.white, 0.4), 0.1)
        if 0 <= watched < view.count:
            self._watched(light, view, watched)
        for i, left in view.turning.items():
            self._turning(surface, light, view, i, left)
        for i in range(view.count):
            seen = view.one("legible", i) and not view.one("dark", i)
            if seen and view.one("sub.strain", i) >= STRAINS * ONE and view.strains(i):
                self._heart(surface, light, view, i)
        for note in view.ui.notes:
            if 0 <= note.sector < view.count:
                self._note(surface, view, note)
        if 0 <= chosen < view.count:
            self._corners(surface, chosen, mix(view.subs[chosen].colour, palette.white, 0.6), 0.16)

    def _present(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int, tone: Colour) -> None:
        """The line from the last sample on the pane to now, and a light at its end."""
        pane, span = self.hall.panes[i], view.span(i)
        x = max(-8.0, min(8.0, view.mixed("sub.x")[i] / ONE))
        head = pane.at(NOW + 0.012, BASE - TALL * view.height(x))
        if span.start < span.stop:
            last = pane.at(float(across(span.stop - 1 + view.late(i))), BASE - TALL * view.height(view.last(i)))
            aalines(surface, tone, False, [last, head])
        pygame.draw.circle(surface, mix(tone, palette.white, 0.6), head, max(1.5, 2 * self.u))
        shine(light, head, shade(tone, 0.55), 2.6 * self.u)
        if view.one("sub.marked", i):
            self._mark(surface, light, pane.at(0.88, 0.12), view.t)
        if view.crest_due(i):
            self._crest(surface, light, view, i, head)

    def _crest(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int, head: Point) -> None:
        """A ring that closes on the present as the crest comes: where it lies within the band, embrace."""
        u, left = self.u, view.one("sub.crest", i) - (view.t - view.now.moment)
        worth = view.press(i)
        if view.one("sub.ordered", i):
            self._beside_name(surface, view, i, f"waits {view.until_crest(i)}", palette.violet)
        if worth:
            shine(light, head, shade(mix(palette.violet, palette.white, 0.4), 0.9), (6 + 1.5 * (view.t / 9 % 1)) * u)
            _ring(surface, head, (CORE + 3) * u, mix(palette.violet, palette.white, 0.5), 2.4 * u)
            if not view.one("sub.ordered", i):
                said = f"{VERBS.key(GuardianVerb.EMBRACE)}: {worth} %"
                self._beside_name(surface, view, i, said, palette.white)
        elif 0 <= left <= NEAR:
            fade = min(1.0, (NEAR - left) / 30)
            band = CORE + CLOSES * view.one("sub.window") / 60
            _ring(surface, head, band * u, mix(GLASS, palette.violet, 0.35 * fade), 1.2 * u)
            _ring(surface, head, CORE * u, mix(GLASS, palette.violet, 0.6 * fade), 1.2 * u)
            _ring(
                surface,
                head,
                (CORE + CLOSES * left / 60) * u,
                mix(GLASS, mix(palette.violet, palette.white, 0.35), fade),
                1.8 * u,
            )

    def _beside_name(self, surface: pygame.Surface, view: HallView, i: int, said: str, tone: Colour) -> None:
        """Words at the right of a pane's name, where it isn't said that it is watched."""
        if view.one("watching") != i:
            x, y = self.hall.panes[i].at(0.95, NAME)
            write(surface, said, (x, y + 1), "medium", self.small, tone, 1)

    def _mark(self, surface: pygame.Surface, light: pygame.Surface, at: Point, t: float) -> None:
        """The guardian's mark: an eye with rays."""
        u = self.u
        for n in range(8):
            turn = tau * n / 8 + t / 120
            dx, dy = pygame.Vector2(1, 0).rotate_rad(turn)
            aalines(
                surface,
                palette.rose,
                False,
                [(at[0] + 6 * u * dx, at[1] + 6 * u * dy), (at[0] + 10 * u * dx, at[1] + 10 * u * dy)],
            )
        pygame.draw.circle(surface, palette.white, at, 2.4 * u)
        _ring(surface, at, 5 * u, mix(palette.rose, palette.white, 0.4), 1.4 * u)
        shine(light, at, shade(palette.rose, 0.7), 4 * u)

    def _watched(self, light: pygame.Surface, view: HallView, i: int) -> None:
        """Light goes round the rim of the pane that is watched."""
        corners = [quarter(p) for p in self.hall.panes[i].quad]
        aalines(light, shade(palette.cyan, 0.36 + 0.14 * beat(view.t, 2)), True, corners)

    def _turning(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int, left: int) -> None:
        """A pane of the ring that is about to turn: what is known of it will turn as well."""
        if view.one("dark", i):
            return
        pane, glow = self.hall.panes[i], 0.45 + 0.35 * beat(view.t, 1.2)
        aalines(light, shade(palette.violet, glow), True, [quarter(p) for p in pane.quad])
        aalines(surface, mix(palette.violet, palette.white, 0.3), True, pane.quad)
        said = f"turns in {seconds(left)}" if left > 0 else "turns"
        picture = outlined(said, "mono", self.small, mix(palette.violet, palette.white, 0.4))
        at = self._below_name(i)
        surface.blit(picture, (round(at[0]) - 2, round(at[1])))

    def _heart(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int) -> None:
        """The rim of a pane that strains beats like a heart, faster as it breaks."""
        strain = view.one("sub.strain", i) / ONE
        phase = view.beat(1.1 - 0.5 * strain)
        bump = max(exp(-(((phase - 0.15) / 0.07) ** 2)), 0.7 * exp(-(((phase - 0.38) / 0.08) ** 2)))
        quad = self.hall.panes[i].quad
        aalines(
            light, shade(palette.rose, (0.25 + 0.75 * bump) * (0.5 + 0.5 * strain)), True, [quarter(p) for p in quad]
        )
        tone = mix(mix((60, 20, 46), palette.rose, 0.4 + 0.6 * bump), palette.white, 0.25 * bump)
        for inside in (0.0, 1.0, 2.0):
            aalines(surface, tone, True, [(x, y + inside) for x, y in quad])

    def _note(self, surface: pygame.Surface, view: HallView, note: Any) -> None:
        """What an act came to, and what it cost, under the pane's name."""
        age = view.t - note.tick
        x, y = self._below_name(note.sector)
        room = round(self.hall.panes[note.sector].size[0] * 0.9)
        for n, words in enumerate(filter(None, (note.word, note.more))):
            face, tone = (
                ("bold", mix(note.tone, palette.white, 0.35)) if not n else ("mono", mix(note.tone, palette.white, 0.4))
            )
            picture = outlined(fit(words, face, self.small, room), face, self.small, tone)
            if age > NOTED:
                picture = picture.copy()
                picture.set_alpha(round(255 * max(0.0, 1 - (age - NOTED) / FADES)))
            surface.blit(picture, (round(x) - 2, round(y) + n * round(1.35 * self.small)))

    def _below_name(self, i: int) -> Point:
        """Where words under the name of a pane begin; a larger name takes more of it."""
        pane = self.hall.panes[i]
        x, y = pane.at(0.06, 0.19)
        return x, max(y, pane.at(0.06, NAME)[1] + 1.5 * self.small) if self.named else y

    def _corners(self, surface: pygame.Surface, i: int, tone: Colour, long: float) -> None:
        """Brackets at the corners of a pane."""
        pane = self.hall.panes[i]
        for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)):
            du, dv = (long if not u else -long), (long if not v else -long)
            points = [pane.at(u + du, v), pane.at(u, v), pane.at(u, v + dv)]
            for shift in (0.0, 1.0):
                aalines(surface, tone, False, [(x, y + shift) for x, y in points])


def _ring(surface: pygame.Surface, at: Point, radius: float, tone: Colour, line: float) -> None:
    tone = (tone[0] // 12 * 12, tone[1] // 12 * 12, tone[2] // 12 * 12)  # few of them are kept
    picture = ring(max(4, round(2 * radius)), tone, max(1, round(line)))
    surface.blit(picture, picture.get_rect(center=(round(at[0]), round(at[1]))))
