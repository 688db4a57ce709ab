"""The chosen pane, large: its trace against its bounds and its curve, the residual by itself, and what it means."""

from typing import Any, NamedTuple

import numpy as np
import pygame

from game.play.dreams.guardian.advice import advice
from game.play.dreams.guardian.scene.glass import LOUDER, tune_percent
from game.play.dreams.guardian.scene.hall_view import OFF_MIDDLE, SHOWN, HallView
from game.play.dreams.guardian.verbs import VERBS
from game.play.lives.people import standing_in
from game.play.lives.place import capital, place_name, traits_of
from game.play.render.compat import aalines
from game.play.render.instrument import Instrument, bar, plate, write
from game.play.render.theme import Colour, fit, fitting, mix, palette, paragraph, wrap
from game.play.render.view import View
from game.play.render.words import HIDDEN, State
from game.sim.fixed import ONE
from game.sim.laws.guardian.ports import SAMPLED

AHEAD = 300  # ticks that the plot shows beyond the present
NOBODY = (
    "Choose a pane: a click, {arrows}, or {next}.",
    "{correct} corrects it, {watch} watches it, {embrace} embraces it.",
)


class Gauged(NamedTuple):
    """What the gauges show, in whole percent."""

    learned: int
    gain: int
    strain: int
    tune: int


class PaneContent(NamedTuple):
    """All that is shown of a subsystem."""

    sector: int
    state: State
    gauges: Gauged
    samples: int
    crest: int  # steps until it comes, -1 where none is in sight
    window: int  # ticks before and after a crest in which an embrace counts
    advice: str
    leans: str  # who leans on it


class PaneInspector(Instrument):
    """The chosen subsystem; while there is none, lines about the hall."""

    def content(self, view: View) -> PaneContent | tuple[str, ...]:
        """See the class."""
        assert isinstance(view, HallView)
        i = view.focus
        if not 0 <= i < view.count:
            return (*map(VERBS.keyed, NOBODY), capital(place_name(view.level)), *traits_of(view.level, view.now))
        self.view = view
        state = view.subs[i]
        shares = [view.one(f"sub.{name}", i) * 100 // ONE for name in Gauged._fields]
        gauges = Gauged(*shares)._replace(tune=tune_percent(view, i))
        crest = view.one("sub.crest", i) // 6 if view.crest_due(i) else -1
        samples, window = view.one("sub.samples"), view.one("sub.window")
        return PaneContent(i, state, gauges, samples, crest, window, advice(view, i), _leans(view, i))

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Name and state, the plot, three gauges, and a sentence."""
        plate(surface, self.u)
        pad = self.px(12)
        if not isinstance(content, PaneContent):
            self._hall(surface, content)
            return
        i, state, gauges, _, crest, window, words, leans = content
        w, h = surface.get_size()
        write(surface, self.view.level.sectors[i].name, (pad, self.px(8)), "medium", self._type(15), palette.white)
        write(surface, f"{state.shape} {state.word}", (w - pad, self.px(10)), "mono", self.body, state.colour, 1)
        step, most = self.small + self.px(3), 2 if self.u == self.layout.u else 3  # larger words need more lines
        pixels, lines = paragraph(words, "mono", self.small, (w - 2 * pad, most * step), step / self.small, self.least)
        lines, rows = lines[:most], min(max(2, len(lines)), most)
        plot = pygame.Rect(pad, self.px(31), w - 2 * pad - self.px(92), h - self.px(40) - (rows + 1) * step)
        if state.word != HIDDEN.word and not self.view.one("dark", i):
            self._plot(surface, plot, i, state, (crest * 6, window))
            beside = pygame.Rect(plot.right + self.px(12), plot.top, self.px(80), plot.height)
            self._gauges(surface, beside, i, gauges)
        top = h - self.px(7) - (rows + 1) * step
        small = fitting(leans, "mono", self.small, w - 2 * pad, self.least)
        write(surface, fit(leans, "mono", small, w - 2 * pad), (pad, top + rows * step), "mono", small, palette.dim)
        for n, line in enumerate(lines):
            write(surface, line, (pad, top + n * step), "mono", pixels, mix(state.colour, palette.white, 0.55))

    def _hall(self, surface: pygame.Surface, lines: tuple[str, ...]) -> None:
        """How a pane is chosen, then the hall's name and what is particular about it, as much as there is room for."""
        pad, step = self.px(12), max(self.px(18), self.small + self.px(3))
        y, tones = self.px(12), (palette.white, palette.pale, palette.white)
        for n, line in enumerate(lines):
            tone = tones[n] if n < len(tones) else palette.violet
            y += self.px(6) * (n == len(NOBODY))
            for part in wrap(line, "mono", self.small, surface.get_width() - 2 * pad):
                if y + step <= surface.get_height():
                    write(surface, part, (pad, y), "mono", self.small, tone)
                y += step

    def _plot(self, surface: pygame.Surface, plot: pygame.Rect, i: int, state: State, crest: tuple[int, int]) -> None:
        view = self.view
        known = view.one("sub.curve.known", i)
        high = plot.height * (0.37 if known else 0.48)
        base = plot.top + high
        bound = view.height(view.alarm)
        now = plot.left + plot.width * SHOWN * SAMPLED / (SHOWN * SAMPLED + AHEAD)
        for level, tone in (
            (0.0, mix(palette.faint, palette.dim, 0.5)),
            (bound, mix(palette.edge, palette.rose, 0.45)),
            (-bound, mix(palette.edge, palette.rose, 0.45)),
        ):
            y = round(base - level * high)
            for x in range(plot.left, plot.right, 6 if level else plot.width):
                pygame.draw.line(surface, tone, (x, y), (x + (2 if level else plot.width), y))
        write(
            surface,
            "alarm",
            (plot.left, base - bound * high - self.small - 2),
            "mono",
            self.small,
            mix(palette.rose, palette.white, 0.15),
        )
        pygame.draw.line(surface, mix(palette.faint, palette.white, 0.2), (now, plot.top), (now, plot.bottom))
        self._crest(surface, plot, now, base, high, crest)
        have = min(view.one("sub.samples"), SHOWN)
        if have < 2:
            return
        xs = now - (now - plot.left) * np.arange(have - 1, -1, -1) / (SHOWN - 1)
        trace, curve = view.trace[-have:, i], view.curve[-have:, i]
        if known:
            _curve(surface, xs, base - high * view.heights(curve), mix(palette.violet, palette.pale, 0.2))
            self._rest(surface, plot, xs, trace - curve)
        middle = view.middles(i)
        if len(middle) > 1:
            off = min(1.0, abs(float(middle[-1])) / (1.4 * OFF_MIDDLE))
            ys, tone = base - high * view.heights(middle), mix(palette.dim, palette.amber, off * off)
            for down in (0.0, 1.0):
                _curve(surface, xs[-len(middle) :], ys + down, tone)
        _curve(surface, xs, base - high * view.heights(trace), state.colour)
        _curve(surface, xs, base - high * view.heights(trace) + 0.6, state.colour)

    def _rest(self, surface: pygame.Surface, plot: pygame.Rect, xs: np.ndarray, rest: np.ndarray) -> None:
        """The residual by itself, twice as large."""
        middle, high = plot.bottom - plot.height * 0.13, plot.height * 0.13
        pygame.draw.line(surface, palette.faint, (plot.left, middle), (xs[-1], middle))
        off = min(1.0, abs(float(rest[-1])) / 0.6)
        tone = mix((150, 200, 226), palette.rose, off)
        _curve(surface, xs, middle - high * np.clip(LOUDER * self.view.heights(rest), -1, 1), tone)
        write(
            surface,
            "off its curve ×2",
            (plot.left, middle - high - 2),
            "mono",
            self.small,
            mix(palette.dim, tone, 0.4),
        )

    def _crest(
        self,
        surface: pygame.Surface,
        plot: pygame.Rect,
        now: float,
        base: float,
        high: float,
        crest: tuple[int, int],
    ) -> None:
        """The coming crest on its way to the present, with the window in which an embrace counts."""
        left, window = crest
        if left < 0 or left > AHEAD:
            return
        scale = (plot.right - now) / AHEAD
        x = now + left * scale
        band = pygame.Rect(round(x - window * scale), plot.top, max(2, round(2 * window * scale)), plot.height)
        band = band.clip(plot)
        pygame.draw.rect(surface, mix((14, 18, 44), palette.violet, 0.28), band)
        pygame.draw.line(surface, palette.violet, (x, plot.top), (x, plot.bottom - 1))
        pygame.draw.line(surface, palette.white, (now, plot.top), (now, plot.bottom))
        write(
            surface,
            "crest",
            (min(x, plot.right - self.px(18)), plot.bottom - self.small - 3),
            "mono",
            self.small,
            palette.violet,
            0.5,
        )

    def _gauges(self, surface: pygame.Surface, box: pygame.Rect, i: int, gauges: Gauged) -> None:
        """Known, gain and strain; once it's embraced its tune instead of what is known."""
        learned, gain, strain, tune = (n / 100 for n in gauges)
        held = self.view.one("sub.embraced", i)
        rows = (
            ("in tune", tune, palette.violet) if held else ("known", learned, palette.violet),
            ("gain", gain, palette.amber),
            ("strain", strain, palette.rose),
        )
        step = box.height / 3
        for n, (name, share, tone) in enumerate(rows):
            y = box.top + n * step
            tone = palette.rose if name == "gain" and share >= 1 else tone
            write(surface, name, (box.left, y), "mono", self.small, mix(palette.dim, palette.pale, 0.5))
            said = f"{share:.1f}" if name == "gain" else f"{share * 100:.0f}%"
            write(surface, said, (box.right, y), "mono", self.small, mix(tone, palette.white, 0.3), 1)
            bar(
                surface,
                pygame.Rect(box.left, round(y + self.small + self.px(4)), box.width, self.px(5)),
                share,
                tone,
                (26, 32, 66),
            )


def _leans(view: View, i: int) -> str:
    """Who leans on a subsystem, as it stands with them."""
    each = standing_in(view)[i]
    return f"{'×' if each.lost else '·'} {each.person.sentence}"


def _curve(surface: pygame.Surface, xs: np.ndarray, ys: np.ndarray, tone: Colour) -> None:
    aalines(surface, tone, False, np.stack([xs, ys], 1).tolist())
