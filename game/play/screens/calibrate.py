"""Timing: a steady beat, seen and heard; what the player presses on it tells how late presses come on this machine."""

from collections.abc import Sequence

import pygame

from game.play.dreams.engine.scene.engine_view import TURN, flash, tones
from game.play.dreams.engine.scene.insects import SIDE, BeetleLook, beetle, draw_closing_ring, draw_hand
from game.play.input.latency import PressDelay, beat_error, measure_delay
from game.play.input.own_keys import GOES_BACK, Ask, asks
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import Host
from game.play.screens.screen import Screen
from game.play.screens.widgets import Menu, Row, footer, pane, unit
from game.play.sound import Heard
from game.play.sound.scape import Ticking
from game.sim.actions import MICROSECONDS
from game.sim.fixed import TICKS_PER_SECOND

BEAT = 45  # ticks from beat to beat
PERIOD = BEAT * MICROSECONDS // TICKS_PER_SECOND
PRESSES = 16  # presses
HEARD = 2 * BEAT  # ticks in which one only listens
REACH = 200  # milliseconds to each side on the scale
WIDE, HIGH = 640, 470  # units


class CalibrateScreen(Screen):
    """Any key but Esc, or a click anywhere but on the rows, is a press; after the last the rows have the keys."""

    overlay, heading = True, "Timing"

    def __init__(self, host: Host) -> None:
        self.host, self.age = host, 0
        self.errors: list[int] = []
        self.found: PressDelay | None = None
        self.menu = Menu(self._rows(), host.sound.play, gap=40, across=True)
        self.resize(host.size)

    def _rows(self) -> list[Row]:
        rows = [Row("Again", self._again), Row("Reset to 0", self._reset), Row("Back", self.host.director.back)]
        return [Row("Keep", self._keep), *rows] if self.found and self.found.reliable else rows

    # What a screen does

    def leave(self) -> None:
        """The beat stops."""
        self.host.soundscape.rest()

    def tick(self) -> None:
        """The beat goes on."""
        self.age += 1

    def hear(self) -> Heard:
        """A tick on each beat, the same way as insects tick."""
        phase = self.age % BEAT * TURN // BEAT
        ticking = [Ticking(phase, "tick-2", 1.0, 0.0)] if not self.found else []
        return Heard(bed={}, ticking=ticking)

    def resize(self, size: tuple[int, int]) -> None:
        """In the middle; the rows at the foot."""
        u = unit(size)
        self.box = pygame.Rect(0, 0, round(WIDE * u), round(HIGH * u))
        self.box.center = size[0] // 2, size[1] // 2
        inner = self.box.inflate(-round(40 * u), 0)
        self.menu.place(pygame.Rect(inner.x, self.box.bottom - round(58 * u), inner.w, 0), size)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows."""
        return self.menu.stops()

    def handle(self, event: pygame.event.Event) -> None:
        """Esc goes back, rows take their clicks; all else is a press, until there are enough."""
        if asks(event, Ask.BACK):
            self.host.director.back()
        elif self.found or (event.type == pygame.MOUSEBUTTONDOWN and self.menu.over(event.pos) >= 0):
            self.menu.handle(event)
        elif event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._press()
        elif event.type == pygame.MOUSEMOTION:
            self.menu.handle(event)

    def _press(self) -> None:
        """Taken as the game takes a press, without what was set before."""
        if self.age < HEARD:
            return
        instant = self.host.instant(self.age) + self.host.settings.delay * 1000
        self.errors.append(beat_error(instant, PERIOD))
        if len(self.errors) >= PRESSES:
            self._found(measure_delay(self.errors))

    def _found(self, offset: PressDelay | None) -> None:
        self.found = offset
        self.menu.rows, self.menu.focus = self._rows(), 0

    def _again(self) -> None:
        self.errors, self.age = [], 0
        self._found(None)

    def _reset(self) -> None:
        self.host.change(delay=0)

    def _keep(self) -> None:
        if self.found:
            self.host.change(delay=self.found.delay)
        self.host.director.back()

    # The picture

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, the insect that beats, where presses fell, what it comes to."""
        u = unit(surface.get_size())
        surface.blit(veil(surface.get_size(), 205), (0, 0))
        surface.blit(pane(self.box.size, 240), self.box)
        x, y = self.box.centerx, self.box.y
        theme.write(surface, self.heading, (x, y + 18 * u), "italic", round(34 * u), theme.palette.white, 0.5)
        self._insect(surface, (x, y + 148 * u), u, (self.age + alpha) % BEAT / BEAT)
        self._scale(surface, u)
        for n, (line, colour) in enumerate(self._words()):
            theme.write(surface, line, (x, y + (306 + 24 * n) * u), "mono", round(14 * u), colour, 0.5)
        self.menu.draw(surface)
        footer(
            surface,
            f"any key or click on the beat · {GOES_BACK}" if not self.found else f"{{choose}} chooses · {GOES_BACK}",
        )

    def _insect(self, surface: pygame.Surface, at: tuple[float, float], u: float, turns: float) -> None:
        size, lit = 2.2 * u, flash(turns)
        sprite = beetle(BeetleLook(1, int(turns * 8) % 4, round(4 * lit), 0), round(SIDE * size))
        surface.blit(sprite, sprite.get_rect(center=(round(at[0]), round(at[1]))))
        draw_hand(surface, at, turns, size, theme.mix(tones()[1], theme.palette.white, 0.45 + 0.55 * lit))
        draw_closing_ring(surface, at, size, 1 - turns if not self.found else 0.5, tones()[1])

    def _scale(self, surface: pygame.Surface, u: float) -> None:
        """Early at the left, late at the right; the beat in the middle, each press a stroke."""
        y, half = self.box.y + round(262 * u), round(270 * u)
        x = self.box.centerx
        pygame.draw.line(surface, theme.palette.edge, (x - half, y), (x + half, y))
        pygame.draw.line(surface, theme.palette.white, (x, y - 14 * u), (x, y + 14 * u), 2)
        for ms in range(-REACH, REACH + 1, 50):
            at = x + half * ms / REACH
            pygame.draw.line(surface, theme.palette.faint, (at, y - 4 * u), (at, y + 4 * u))
        for side, word in ((-1, "early"), (1, "late")):
            end = (x + side * half, y + 9 * u)
            theme.write(surface, word, end, "mono", round(12 * u), theme.palette.dim, (1 + side) / 2)
        for n, off in enumerate(self.errors):
            at = x + half * max(-1.0, min(1.0, off / 1000 / REACH))
            fresh = n == len(self.errors) - 1
            pygame.draw.line(
                surface,
                theme.palette.white if fresh else theme.palette.amber,
                (at, y - 11 * u),
                (at, y + 5 * u),
                1 + fresh,
            )
        if self.found:
            at = x + half * max(-1.0, min(1.0, self.found.delay / REACH))
            pygame.draw.polygon(
                surface, theme.palette.cyan, [(at, y - 13 * u), (at - 6 * u, y - 23 * u), (at + 6 * u, y - 23 * u)]
            )

    def _words(self) -> list[tuple[str, theme.Colour]]:
        kept = f"Saved: {delay_words(self.host.settings.delay)}."
        if not self.found:
            wait = (
                "Listen."
                if self.age < HEARD
                else f"Press any key, or click, on the beat: {len(self.errors)} of {PRESSES}."
            )
            return [
                (wait, theme.palette.cyan),
                ("The hand is up and the ring meets the insect as it ticks.", theme.palette.pale),
                (kept, theme.palette.dim),
            ]
        spread = f"{self.found.kept} of {self.found.made} presses agree, within ±{self.found.spread} ms."
        if not self.found.reliable:
            return [
                ("These presses don't agree well enough to be saved.", theme.palette.rose),
                (spread, theme.palette.pale),
                (kept, theme.palette.dim),
            ]
        return [
            (f"Your presses come {delay_words(self.found.delay)}.", theme.palette.cyan),
            (spread, theme.palette.pale),
            (kept, theme.palette.dim),
        ]


def delay_words(delay: int) -> str:
    """A delay in words."""
    return "on the beat (0 ms)" if not delay else f"{abs(delay)} ms {'late' if delay > 0 else 'early'}"
