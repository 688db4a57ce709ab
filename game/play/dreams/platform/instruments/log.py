"""The diagnostic log, encrypted in four layers, and what the open ones tell."""

from functools import lru_cache
from typing import Any, NamedTuple

import pygame

from game.level.clock import clock
from game.play.dreams.platform.instruments.sector_states import SOON, log_wait
from game.play.dreams.platform.verbs import VERBS
from game.play.render.instrument import Instrument, bar, plate, write
from game.play.render.noise import hash32
from game.play.render.theme import Colour, fit, mix, palette, width
from game.play.render.view import View
from game.play.render.words import hold_word, percent, seconds
from game.sim.fixed import WHOLE
from game.sim.laws.platform.ports import PROTOCOL_NAMES
from game.sim.laws.platform.verbs import PlatformVerb

LAYERS = ("where it strikes next", "the ripples to come", "cause and symptom", "the root")
NOISE = "▒░▓0123456789abcdef_/=·▒"
CHURN = 9  # ticks for which a scrambled line stays as it is
TONES: dict[int, str] = {
    1: "dead",
    2: "rose",
    3: "amber",
    5: "amber",
    6: "violet",
    7: "cyan",
    8: "rose",
    9: "cyan",
    13: "violet",
    15: "violet",
}


class LogLine(NamedTuple):
    """A line of the log, as it is written."""

    time: str
    place: str
    said: str
    colour: Colour


class LogContent(NamedTuple):
    """All that is shown."""

    lines: tuple[LogLine, ...]
    layer: int  # how many are open
    progress: int  # pixels of the bar
    reading: int  # 1 while it is held open
    wait: int  # ticks until there is anything to decrypt
    forecast: str
    hovered: bool
    hold: str  # what reading asks for: to hold, or to press


class Log(Instrument):
    """Lines, the layer that is read, the forecast."""

    distant = True

    def content(self, view: View) -> LogContent:
        """See the class."""
        count = self.lines
        lines = tuple(self._line(view, i) for i in range(count) if view.one("log.code", i))
        layer = view.one("cipher.layer")
        progress = round(view.unit("cipher.progress") * self.rect.width)
        reading, hovered = view.one("decrypting"), view.ui.hovered.kind == "log"
        forecast, hold = self._forecast(view), hold_word(view)
        return LogContent(lines, layer, progress, reading, log_wait(view), forecast, hovered, hold)

    @property
    def lines(self) -> int:
        """How many lines there is room for; at most ten."""
        return min(10, (self.rect.height - self.px(28) - self.px(50)) // self.step)

    @property
    def step(self) -> int:
        """Pixels from line to line."""
        return max(self.px(17), self.small + 3)

    def line_at(self, y: int) -> int:
        """The line under a height in the box, -1 for none."""
        line = (y - self.px(28)) // self.step
        return line if 0 <= line < self.lines else -1

    def line_rect(self, line: int) -> pygame.Rect:
        """Where a line stands, 0 the newest."""
        return pygame.Rect(self.rect.left, self.rect.top + self.px(28) + line * self.step, self.rect.width, self.step)

    def _line(self, view: View, i: int) -> LogLine:
        code, sector = view.one("log.code", i), view.one("log.sector", i)
        time = clock(view.one("log.tick", i))
        if code < 0:
            turn = view.now.moment // CHURN
            place, said = scrambled(view.one("log.tick", i), turn, 7), scrambled(i + 50, turn + i, 20)
            return LogLine(time, place, said, palette.faint)
        place = view.level.sectors[sector].name if sector >= 0 else ""
        return LogLine(time, place, words(view, code, view.one("log.value", i)), palette.of(TONES.get(code, "pale")))

    def _forecast(self, view: View) -> str:
        """What is known of the next strike or the root."""
        sector = view.one("forecast.sector")
        if sector >= 0:
            wait = max(0, view.one("forecast.tick") - view.now.moment)
            soon = f" in {seconds(wait // 6 * 6)}" if wait <= SOON else ", but not soon"
            return f"◎ strikes next: {view.level.sectors[sector].name}{soon}"
        return "the root: under the platform; no verb reaches it" if view.one("root.known") else ""

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Header, lines, forecast, progress."""
        lines, layer, _, reading, wait, _, hovered, _ = content
        plate(
            surface,
            self.u,
            palette.violet
            if reading and not wait
            else mix(palette.edge, palette.cyan, 0.5)
            if hovered
            else palette.edge,
        )
        pad, right = self.px(12), self.rect.width - self.px(12)
        write(surface, "DIAGNOSTIC LOG", (pad, self.px(7)), "medium", self.head, palette.white)
        write(
            surface,
            f"layer {layer} of 4 open",
            (right, self.px(8)),
            "mono",
            self.small,
            palette.violet if layer else palette.dim,
            1,
        )
        for i, line in enumerate(lines):
            self._write_line(surface, self.px(28) + i * self.step, line, 1 - 0.055 * i)
        if not lines:
            write(surface, "nothing to report", (pad, self.px(28)), "mono", self.small, palette.faint)
        self._write_foot(surface, content)

    def _write_line(self, surface: pygame.Surface, y: int, line: LogLine, fresh: float) -> None:
        time, place, said, tone = line
        x = self.px(12)
        second, third = (
            x + width("0:00  ", "mono", self.small),
            x + width("0:00  Longnames ", "mono", self.small),
        )
        write(surface, time, (x, y), "mono", self.small, mix(palette.faint, palette.dim, fresh))
        write(surface, fit(place, "mono", self.small, third - second), (second, y), "mono", self.small, tone)
        plain = tone if tone == palette.faint else mix(palette.faint, palette.pale, fresh)
        start = third if place else second
        said = fit(said, "mono", self.small, self.rect.width - start - self.px(8))
        write(surface, said, (start, y), "mono", self.small, plain)

    def _write_foot(self, surface: pygame.Surface, content: LogContent) -> None:
        _, layer, progress, reading, wait, forecast, _, hold = content
        x, y = self.px(12), self.rect.height - self.px(48)
        if forecast:
            write(surface, forecast, (x, y), "medium", self.small, palette.violet)
        y += self.px(18)
        track = pygame.Rect(x, self.rect.height - self.px(10), self.rect.width - 2 * x, self.px(4))
        if layer >= len(LAYERS):
            write(surface, "all four layers are open", (x, y), "mono", self.small, palette.dim)
            bar(surface, track, 1, palette.violet)
            return
        if wait:
            said = f"nothing to read for another {seconds(wait)}"
            write(surface, fit(said, "mono", self.small, track.width), (x, y), "mono", self.small, palette.dim)
            return
        verb = "reading" if reading else f"{hold} {VERBS.key(PlatformVerb.DECRYPT)} for"
        write(
            surface,
            fit(f"{verb} layer {layer + 1}: {LAYERS[layer]}", "mono", self.small, track.width),
            (x, y),
            "mono",
            self.small,
            palette.violet if reading else palette.dim,
        )
        bar(surface, track, progress / self.rect.width, palette.violet)


@lru_cache(maxsize=256)
def scrambled(key: int, turn: int, length: int) -> str:
    """Letters of a line that isn't open yet; two or three of them change each turn."""
    still = [NOISE[hash32(key, i) % len(NOISE)] for i in range(length)]
    for change in range(3):
        word = hash32(key, turn, change)
        still[word % length] = NOISE[(word >> 8) % len(NOISE)]
    return "".join(still)


def words(view: View, code: int, value: int) -> str:
    """A line of the log in words."""
    names = view.level.sectors
    if code == 13:
        return f"symptom of {names[value].name}" if 0 <= value < len(names) else "a symptom"
    if code == 1:
        return f"dark: {percent(value / WHOLE)} walk now"
    if code == 5:
        return f"protocol gone: {PROTOCOL_NAMES[value]}" if 0 <= value < len(PROTOCOL_NAMES) else "a protocol is gone"
    plain = {
        2: "sends ripples out", 3: "an anomaly struck", 4: "link burst open", 6: f"layer {value} open",
        7: "all in: its stream is free", 8: "figures at the base", 9: "steadied", 10: "shut off",
        11: "opened", 12: "scanned", 14: "overload ahead", 15: "the root, under the platform",
    }  # fmt: skip
    return plain.get(code, "")
