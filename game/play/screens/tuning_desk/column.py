"""The column of the tuning desk: hands, search, the list, and what is said of the number in focus."""

from collections.abc import Hashable, Sequence

import pygame

from game.level import Number
from game.level.clock import clock
from game.play.input.own_keys import keyed
from game.play.render import theme
from game.play.render.theme import Colour, palette
from game.play.screens import buttons
from game.play.screens.buttons import GAP, SIDE, Button, button_at, draw_buttons
from game.play.screens.tuning_desk.desk import SAVED, TuningDesk
from game.play.screens.tuning_desk.forecast_rows import ForecastRows, high
from game.play.screens.tuning_desk.hands import DESK, HANDS, NUMBERS, TIME
from game.play.screens.tuning_desk.number_list import ROW, Shown
from game.play.screens.widgets import pane, unit

WIDE, MOST = 400, 0.5  # units across, and the most of the window
EDGE, HEAD, LINE, ABOUT, HINT = 12, 34, 28, 108, 22  # units: beside all, heading, search, what is said, hint
LEAST = 6  # rows of the list that there is room for
HERE = "{up}, {down} · {left}, {right} change · {search} search · {next} play"
THERE = "keys play the dream · {tune}: change numbers"
SEARCHING = "type a name · Enter keeps it · Esc clears it"


def wide(size: tuple[int, int]) -> int:
    """Pixels across that the column takes of a window."""
    return min(round(WIDE * unit(size) * theme.type_scale()), round(MOST * size[0]))


class Column:
    """Lays the column out at the right of a window, and draws it; type grows as far as there is room."""

    def __init__(self, desk: TuningDesk, size: tuple[int, int]) -> None:
        self.desk = desk
        u, below = unit(size), high(len(desk.foreteller.personas))
        self.rect = pygame.Rect(size[0] - wide(size), 0, wide(size), size[1])
        needed = (HEAD + SIDE + 8 + LINE + LEAST * ROW + ABOUT + HINT + below + 3 * EDGE) * u
        self.u = u * max(1.0, min(theme.type_scale(), self.rect.w / (WIDE * u), size[1] / needed))
        self.pixels = max(theme.SMALLEST, round(12 * self.u))
        inner = self.rect.inflate(-2 * self._px(EDGE), 0)
        self.head = pygame.Rect(inner.x, self._px(6), inner.w, self._px(HEAD))
        self.buttons = self._buttons(self.head.bottom)
        top = self.head.bottom + self._px(SIDE + 8)
        self.line = pygame.Rect(inner.x, top, inner.w, self._px(LINE - 4))
        self.hint = pygame.Rect(inner.x, size[1] - self._px(HINT), inner.w, self._px(HINT))
        foot = pygame.Rect(inner.x, self.hint.y - self._px(below), inner.w, self._px(below))
        self.forecast = ForecastRows(desk.foreteller, foot, self.u, self.pixels)
        self.about = pygame.Rect(inner.x, foot.y - self._px(ABOUT), inner.w, self._px(ABOUT - 6))
        area = pygame.Rect(inner.x, top + self._px(LINE), inner.w, self.about.y - self._px(6) - top - self._px(LINE))
        desk.list.place(area, self.u, self.pixels)
        self._picture: pygame.Surface | None = None
        self._painted: Hashable = None  # what it shows
        self._heard, self._rests_on = desk.said, ""  # messages until now, and what the pointer has rested on since

    def _px(self, units: float) -> int:
        return round(units * self.u)

    def _buttons(self, top: int) -> list[Button]:
        """Of time, of numbers, of the desk itself: three groups from edge to edge."""
        sides = [{hand.name: hand.pen for hand in group} for group in (TIME, NUMBERS, DESK)]
        step, gap = self._px(SIDE + GAP), self._px(GAP)
        left, right = self.head.x, self.head.right + gap - step * len(DESK)
        middle = (left + step * len(TIME) + right - step * len(NUMBERS)) // 2
        return [
            button
            for x, signs in zip((left, middle, right), sides, strict=True)
            for button in buttons.row((x, top), self.u, signs)
        ]

    def hand_at(self, pos: tuple[int, int]) -> str:
        """The name of the hand under a point, empty for none."""
        return button_at(self.buttons, pos)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The arrows and values of all sliders, the hands, the search, the personas."""
        rows = [rect.center for rect in self.forecast.rects().values()]
        return [*self.desk.list.stops(), *(button.rect.center for button in self.buttons), self.line.center, *rows]

    # The picture

    def draw(self, surface: pygame.Surface, pointer: tuple[int, int]) -> None:
        """Everything; painted anew only where what it shows has changed."""
        pointed = self._pointed(pointer)
        shown = self._content(pointed)
        if shown != self._painted:
            self._paint(surface, pointed, pointer)
            self._picture, self._painted = surface.subsurface(self.rect).copy(), shown
        elif self._picture:
            surface.blit(self._picture, self.rect)

    def _pointed(self, pointer: tuple[int, int]) -> str:
        """The hand or persona that something is to be said of: what has just come of a hand comes first, for as long
        as the pointer rests on it."""
        at = self.hand_at(pointer) or self.forecast.at(pointer)
        if self.desk.said != self._heard:
            self._heard, self._rests_on = self.desk.said, at
        elif at != self._rests_on:
            self._rests_on = ""
        return "" if self.desk.message and at == self._rests_on else at

    def _content(self, pointed: str) -> Hashable:
        """All that the picture depends on."""
        desk, run = self.desk, self.desk.stage.run
        rows = [self.desk.list.rows[row] for row in desk.list.shown]
        values = [repr(self._shown(row)) if isinstance(row, Number) else row for row in rows]
        state = (clock(run.age), run.over, desk.stage.waiting, desk.keys_here, desk.typing, desk.search, desk.message)
        foretold = (desk.foreteller.looked_at, desk.foreteller.moment, desk.foreteller.fault)
        return (pointed, desk.list.focus, *state, *values, *foretold, repr(desk.foreteller.rows()))

    def _paint(self, surface: pygame.Surface, pointed: str, pointer: tuple[int, int]) -> None:
        surface.fill(palette.night, self.rect)
        pygame.draw.line(surface, palette.edge, self.rect.topleft, self.rect.bottomleft)
        self._draw_head(surface)
        waits = self.desk.stage.waiting
        draw_buttons(
            surface, [b._replace(pen=buttons.play) if b.name == "pause" and waits else b for b in self.buttons], pointer
        )
        self._draw_line(surface)
        self.desk.list.draw(surface, self._shown, self.desk.keys_here)
        if not self.desk.list.rows:
            self._write(surface, "No number has that name.", self.desk.list.area.topleft, palette.dim)
        self._draw_about(surface, pointed)
        self.forecast.draw(surface, self.desk.foreteller.rows())
        self._draw_hint(surface)

    def _shown(self, number: Number) -> Shown:
        value = self.desk.value(number)
        if self.desk.waits_for_start(number):
            return Shown(value, palette.amber)
        return Shown(value, palette.pale if value == number.value else palette.cyan)

    def _write(self, surface: pygame.Surface, words: str, at: tuple[float, float], colour: Colour) -> None:
        theme.write(surface, words, at, "mono", self.pixels, colour)

    def _draw_head(self, surface: pygame.Surface) -> None:
        pixels = self._px(24)
        theme.write(surface, "Tuning desk", self.head.topleft, "italic", pixels, palette.white)
        run = self.desk.stage.run
        state = "over" if run.over else "paused" if self.desk.stage.waiting else "running"
        said, small = f"{clock(run.age)} · {state}", self.pixels
        top = self.head.y + pixels * 0.4
        theme.write(surface, said, (self.head.right, top), "mono", small, palette.pale, 1)

    def _draw_line(self, surface: pygame.Surface) -> None:
        desk = self.desk
        pygame.draw.rect(surface, palette.ink, self.line, 0, 5)
        pygame.draw.rect(surface, palette.cyan if desk.typing else palette.edge, self.line, 1, 5)
        count = sum(isinstance(row, Number) for row in desk.list.rows)
        many = "1 number" if count == 1 else f"{count} numbers"
        top = self.line.centery - theme.font("mono", self.pixels).get_height() // 2
        theme.write(surface, many, (self.line.right - self._px(8), top), "mono", self.pixels, palette.dim, 1)
        room = self.line.w - theme.width(many, "mono", self.pixels) - self._px(28)
        said = f"{desk.search}_" if desk.typing else desk.search or keyed("{search} to search by name")
        while theme.width(said, "mono", self.pixels) > room:
            said = said[1:]
        colour = palette.white if desk.typing or desk.search else palette.dim
        self._write(surface, said, (self.line.x + self._px(8), top), colour)

    def _draw_about(self, surface: pygame.Surface, pointed: str) -> None:
        """What is said of what is pointed at: a hand or a persona; what was refused or done; the number in focus."""
        surface.blit(pane(self.about.size, 214, 8), self.about)
        inner = self.about.inflate(-self._px(20), -self._px(14))
        number = self.desk.list.number
        y = float(inner.y)
        hand = next((each for each in HANDS if each.name == pointed), None)
        row = next((each for each in self.desk.foreteller.rows() if each.persona == pointed), None)
        if hand:
            parts = [(hand.says, palette.pale), (f"key: {hand.ask.label}", palette.dim)]
        elif row:
            parts = [(row.persona, palette.white), *((line, palette.pale) for line in self.desk.foreteller.about(row))]
        elif self.desk.message:
            good = self.desk.message.startswith(SAVED)
            parts = [(self.desk.message, palette.cyan if good else palette.amber)]
        elif number:
            pixels = theme.fitting(number.name, "medium", round(self.pixels * 1.1), inner.w)
            said = theme.fit(number.name, "medium", pixels, inner.w)
            y += theme.write(surface, said, inner.topleft, "medium", pixels, palette.white).h
            doc, *rest = self.desk.about(number)
            parts = [(doc, palette.pale), *((line, palette.dim) for line in rest)]
        else:
            parts = []
        self._paragraphs(surface, parts, pygame.Rect(inner.x, round(y), inner.w, round(inner.bottom - y)))

    def _paragraphs(self, surface: pygame.Surface, parts: Sequence[tuple[str, Colour]], room: pygame.Rect) -> None:
        """Lines of type in the size in which all of them fit; what has no room at the smallest is cut off."""
        for pixels in range(self.pixels, theme.SMALLEST - 1, -1):
            lines = [(line, tone) for said, tone in parts for line in theme.wrap(said, "mono", pixels, room.w)]
            step = theme.font("mono", pixels).get_height()
            within = len(lines) * step <= room.h and all(
                theme.width(line, "mono", pixels) <= room.w for line, _ in lines
            )
            if within or pixels == theme.SMALLEST:
                for i, (line, tone) in enumerate(lines[: max(1, room.h // step)]):
                    said = theme.fit(line, "mono", pixels, room.w)
                    theme.write(surface, said, (room.x, room.y + i * step), "mono", pixels, tone)
                return

    def _draw_hint(self, surface: pygame.Surface) -> None:
        desk = self.desk
        said = keyed(SEARCHING if desk.typing else HERE if desk.keys_here else THERE)
        pixels = theme.fitting(said, "mono", self.pixels, self.hint.w)
        top = self.hint.centery - theme.font("mono", pixels).get_height() // 2
        theme.write(surface, theme.fit(said, "mono", pixels, self.hint.w), (self.hint.centerx, top), "mono", pixels,
                    palette.dim, 0.5)  # fmt: skip
