"""The chord: three rings that sing 4 : 5 : 6, how well each arm keeps together and each two agree, and what to do."""

from math import cos, pi, sin, tau
from typing import Any, NamedTuple

import pygame

from game.play.dreams.engine import chord_advice
from game.play.dreams.engine.chord_advice import (
    AS_ONE,
    BARE,
    COMES,
    NEAR,
    PARTING,
    SOUNDS,
    TEARS,
    TIED,
    Advice,
)
from game.play.dreams.engine.scene import engine_view
from game.play.render.compat import aalines
from game.play.render.instrument import Instrument, bar, write
from game.play.render.kept import kept
from game.play.render.theme import Colour, fitting, mix, palette, paragraph, width
from game.play.render.view import View
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.engine.ports import PAIRS

RADII = (0.47, 0.405, 0.34)  # of the side of the rings' box
SIDE, SMALL_SIDE = 170, 150  # units, where type is plain, and where it is larger
CORNERS = tuple((sin(turn * tau), -cos(turn * tau)) for turn in (-1 / 3, 0.0, 1 / 3))  # where 4, 5 and 6 stand
APART_ENOUGH = 0.2  # of the side, from the middle to a digit
GIVEN = 120  # ticks for which it is said what a work gave
BEATS, STRAINS = 0.6, 0.3  # light of a heart that beats, and that strains
MANY = 5  # insects: more that are silent are grave
FINE = 3  # rings are drawn so many times too large, and scaled down once
GAP = 24  # corners of what is cut out of a ring
TONES = {AS_ONE: "dim", PARTING: "dim", BARE: "amber", TIED: "rose", TEARS: "rose", COMES: "cyan", SOUNDS: "violet"}
WITHIN = {"in step": "pale", "loose": "amber", "scattered": "rose"}


def harmony_word(share: float, sings: float) -> tuple[str, Colour]:
    """How a harmony is called; `sings` is that from which the song fills."""
    return (
        ("in tune", palette.violet)
        if share >= sings
        else ("near", palette.cyan)
        if share >= NEAR
        else ("beats", palette.amber)
    )


class ArmShown(NamedTuple):
    """An arm: how well it keeps together in hundredths and in a word, its phase in 72nds, its part of the chord."""

    unison: int
    state: str
    phase: int
    tone: int


class PairShown(NamedTuple):
    """What is between two arms: how well they agree, in twentieths, and the state."""

    heard: int
    state: str


class ChordContent(NamedTuple):
    """All that is shown; shares are hundredths."""

    arms: tuple[ArmShown, ...]
    pairs: tuple[PairShown, ...]
    harmony: int
    sings: int  # the harmony above which the song fills
    unison: int  # of all insects
    parted: bool  # there are two arms that each keep their own time
    advice: Advice
    frame: int  # of the strings' motion, of 40


class Chord(Instrument):
    """Rings for the arms, strings between them, words beside them."""

    clear = True

    def content(self, view: View) -> ChordContent:
        """See the class."""
        pairs = tuple(PairShown(round(pair.heard * 20), pair.state) for pair in chord_advice.pairs_of(view.now))
        harmony, sings, unison = (round(view.unit(name) * 100) for name in ("harmony", "harmony.sings", "unison"))
        parted, words = chord_advice.parted_arms(view.now) is not None, chord_advice.advice(view.now)
        arms = tuple(self._arm(view, k) for k in range(3))
        return ChordContent(arms, pairs, harmony, sings, unison, parted, words, int(view.t / 3) % 40)

    @property
    def _plain(self) -> bool:
        """Whether type is plain; where it is larger, the rings give it height."""
        return self.u == self.layout.u

    def _arm(self, view: View, k: int) -> ArmShown:
        phase = round(engine_view.interpolated_turns(view, "arm.phase", k) * 72)
        unison, state = round(view.unit("arm.unison", k) * 100), chord_advice.arm_state(view.now, k)
        return ArmShown(unison, state, phase, view.one("ratio", k))

    def paint(self, surface: pygame.Surface, content: ChordContent) -> None:
        """Rings with digits and what lies between them; the same in words; the chord, and what is advised."""
        side = self.layout.px(SIDE if self._plain else SMALL_SIDE)
        mid = (side / 2, side / 2)
        for k in range(3):
            arm = content.arms[k]
            self._ring(surface, mid, side * RADII[k], arm.unison / 100, arm.phase / 72, engine_view.tones()[k])
        corners = [(mid[0] + x * side * APART_ENOUGH, mid[1] + (y + 0.18) * side * APART_ENOUGH) for x, y in CORNERS]
        for (a, b), (heard, state) in zip(PAIRS, content.pairs, strict=True):
            self._tie(surface, (corners[a], corners[b]), heard / 20, content.frame / 40, state)
        large = max(10, round(22 * self.layout.u))
        for k, (x, y) in enumerate(corners):
            write(
                surface, str(content.arms[k].tone), (x, y - large * 0.62), "medium", large, engine_view.tones()[k], 0.5
            )
        self._words(surface, side, content)
        self._whole(surface, side + self.px(5), content)

    def _ring(
        self, surface: pygame.Surface, mid: tuple[float, float], radius: float, unison: float, turn: float, tone: Colour
    ) -> None:
        """As long as the arm is together, from the foot up both sides; the bead is its beat, at the top when it sounds.

        What is missing is cut out of a whole ring before the smaller ones are laid.
        """
        line, whole = self.px(4), round(radius)
        thin = max(1, line // 3)
        self._lay(surface, ring(whole, tone, line), mid)
        self._lay(surface, ring(whole, mix(tone, palette.white, 0.55), thin), mid)
        gap = pi * (1 - unison)
        if gap > 0:
            edge = [(2 * k / GAP - 1) * gap for k in range(GAP + 1)]
            reach = (radius + 2 * line, radius)
            corners, left = ([(mid[0] + out * sin(a), mid[1] - out * cos(a)) for a in edge] for out in reach)
            pygame.draw.polygon(surface, (0, 0, 0, 0), [mid, *corners])
            pygame.draw.lines(surface, mix(palette.indigo, tone, 0.2), False, left, thin)
        at = (mid[0] + whole * sin(turn * tau), mid[1] - whole * cos(turn * tau))
        pygame.draw.circle(surface, mix(tone, palette.white, 0.65), at, self.px(4.5))
        pygame.draw.circle(surface, palette.indigo, at, self.px(1.8))

    def _lay(self, surface: pygame.Surface, picture: pygame.Surface, mid: tuple[float, float]) -> None:
        surface.blit(picture, picture.get_rect(center=(round(mid[0]), round(mid[1]))))

    def _tie(
        self, surface: pygame.Surface, ends: tuple[tuple[float, float], ...], heard: float, turn: float, state: str
    ) -> None:
        """Between two digits: level where they sing, jagged where they beat, dots where nothing holds them."""
        (x0, y0), (x1, y1) = ends
        tone, length = palette.of(TONES[state]), max(1.0, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        high = self.px(5) * (1 - heard) ** 0.7 * (state in (TEARS, COMES))
        points = []
        for k in range(25):
            s = 0.26 + 0.48 * k / 24
            swing = high * sin(tau * (3 * k / 24 + turn * 2)) * sin(pi * k / 24)
            points.append((x0 + (x1 - x0) * s + nx * swing, y0 + (y1 - y0) * s + ny * swing))
        if state in (AS_ONE, PARTING, BARE):
            for x, y in points[::4]:
                pygame.draw.circle(surface, tone, (x, y), max(1.0, self.u))
            return
        aalines(surface, tone, False, points)
        if state == SOUNDS:
            aalines(surface, tone, False, [(x + nx, y + ny) for x, y in points])

    def _words(self, surface: pygame.Surface, side: int, content: ChordContent) -> None:
        """At the right of the rings: what is between each two arms, and how each is within itself; larger words fill
        the height without headings."""
        x, right, step = side + self.layout.px(10), surface.get_width(), self.small + self.px(4)
        y = self.px(12) if self._plain else -step
        if self._plain:
            write(surface, "between arms", (x, y), "mono", self.small, palette.dim)
        for n, (a, b) in enumerate(PAIRS):
            y += step
            at = write(surface, str(content.arms[a].tone), (x, y), "medium", self.small, engine_view.tones()[a]).right
            at = write(surface, ":", (at, y), "mono", self.small, palette.pale).right
            write(surface, str(content.arms[b].tone), (at, y), "medium", self.small, engine_view.tones()[b])
            state = content.pairs[n].state
            write(surface, state, (right, y), "mono", self.small, mix(palette.of(TONES[state]), palette.white, 0.2), 1)
        y += self.px(8)
        if self._plain:
            y += step
            write(surface, "within an arm", (x, y), "mono", self.small, palette.dim)
        for k, arm in enumerate(content.arms):
            y += step
            room = right - x - width(f" {arm.state}", "mono", self.small)
            name = f"{engine_view.ARM_SHAPES[k]} {engine_view.ARM_NAMES[k]}"
            named = name if width(name, "medium", self.small) <= room else engine_view.ARM_SHAPES[k]
            write(surface, named, (x, y), "medium", self.small, engine_view.tones()[k])
            write(surface, arm.state, (right, y), "mono", self.small, palette.of(WITHIN[arm.state]), 1)

    def _whole(self, surface: pygame.Surface, y: float, content: ChordContent) -> None:
        """The chord on its scale, with a mark where the song begins to fill; under it what is advised."""
        _, _, harmony, sings, unison, parted, (words, fills), _ = content
        w = surface.get_width()
        tone = harmony_word(harmony / 100, sings / 100)[1]
        x = write(surface, "chord ", (0, y), "medium", self.small, palette.pale).right
        write(surface, f"{harmony} %", (x, y), "mono", self.small, mix(tone, palette.white, 0.4))
        note = f"above {sings} % the song fills" if parted else f"unison {unison} %"
        write(
            surface,
            note,
            (w, y),
            "mono",
            self.small,
            mix(palette.violet, palette.white, 0.3) if parted else palette.cyan,
            1,
        )
        track = pygame.Rect(0, y + self.small + self.px(7), w, self.px(7))
        bar(surface, track, harmony / 100, tone)
        mark = track.x + round(track.w * sings / 100)
        pygame.draw.line(surface, palette.ink, (mark, track.top - 2), (mark, track.bottom + 1), self.px(5))
        pygame.draw.line(
            surface, palette.white, (mark, track.top - self.px(3)), (mark, track.bottom + self.px(2)), self.px(2)
        )
        ink = mix(palette.violet if fills else palette.amber if parted else palette.mist, palette.white, 0.45)
        y = track.bottom + self.px(6)
        high = surface.get_height() - y - self.px(4)
        pixels, lines = paragraph(words, "mono", self.small, (w, high), 1.25, self.least)
        lines = lines[:3]
        room = high - pixels  # below the first; else they draw together
        step = min(pixels + self.px(3), room // max(1, len(lines) - 1))
        for n, line in enumerate(lines):
            write(surface, line, (0, y + n * step), "mono", pixels, ink)


@kept
def ring(radius: int, tone: Colour, line: int) -> pygame.Surface:
    """A ring of radius `radius` and width `line` pixels on a clear ground. Shared."""
    side = (2 * radius + 2 * line + 4) * FINE
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    large.fill((*tone, 0))
    pygame.draw.circle(large, tone, (side / 2, side / 2), (radius + line / 2) * FINE, line * FINE)
    return pygame.transform.smoothscale(large, (side // FINE, side // FINE))


class HeartChange(NamedTuple):
    """What the heart gains or loses a second just now, in thousandths, and what does the most to that."""

    drift: int
    why: str


class GaugesContent(NamedTuple):
    """All that is shown; song, what is asked of it, and heart in 200ths."""

    song: int
    asked: int
    fills: bool
    heart: int
    silent: int  # insects
    frayed: int  # catwalks
    blink: int
    change: HeartChange
    reward: str  # what the last work gave the heart


class Gauges(Instrument):
    """The song, the heart and what it gains and loses, the dark."""

    clear = True

    def content(self, view: View) -> GaugesContent:
        """See the class."""
        silent, frayed = sum(view.all("silent")), sum(view.all("link.frayed"))
        heart, fills = round(view.unit("heart") * 200), chord_advice.fills(view.now)
        blink = view.blink(20) if heart < 200 * STRAINS else 0
        song, change = round(view.unit("song") * 200), heart_change(view)
        asked = next((one.number * 200 // ONE for one in view.level.asked if one.measure == "harmony.song"), 200)
        return GaugesContent(song, asked, fills, heart, silent, frayed, blink, change, work_reward(view))

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Two bars with words, what moves the heart, a line."""
        song, asked, fills, heart, silent, frayed, blink, (drift, why), reward = content
        w, row = surface.get_width(), self.px(31) if self.u == self.layout.u else self.small + self.px(14)
        word = "beats" if heart > 200 * BEATS else "strains" if heart > 200 * STRAINS else "fails"
        tone = (
            palette.cyan
            if heart > 200 * BEATS
            else palette.amber
            if heart > 200 * STRAINS
            else mix(palette.rose, palette.white, 0.5 * blink)
        )
        rows = (
            ("new song", song, f"{'fills ' if fills else ''}{song / 2:.0f} %", palette.violet),
            ("heart", heart, f"{word} {heart / 2:.0f} %", tone),
        )
        for n, (name, share, said, colour) in enumerate(rows):
            y = n * row
            write(surface, name, (0, y), "medium", self.small, palette.pale)
            write(surface, said, (w, y), "mono", self.small, mix(colour, palette.white, 0.3), 1)
            bar(surface, pygame.Rect(0, y + self.small + self.px(6), w, self.px(6)), share / 200, colour)
        if asked < 200:
            self._notch(surface, w * asked / 200)
        if reward:
            x = width("heart ", "medium", self.small)
            write(surface, reward, (x, row), "medium", self.small, mix(palette.cyan, palette.white, 0.5))
        y, tone = 2 * row - self.px(3), palette.amber if drift < -2 else palette.cyan if drift > 2 else palette.dim
        said = f"{drift / 10:+.1f} % a second: {why}" if drift else why
        pixels = fitting(said, "mono", self.small, w, self.least)
        write(surface, said, (0, y), "mono", pixels, mix(tone, palette.white, 0.2))
        y += self.small + self.px(6)
        write(
            surface,
            f"{silent} silent",
            (0, y),
            "mono",
            self.small,
            palette.rose if silent > MANY else palette.amber if silent else palette.dim,
        )
        write(surface, f"{frayed} frayed", (w, y), "mono", self.small, palette.amber if frayed else palette.dim, 1)

    def _notch(self, surface: pygame.Surface, x: float) -> None:
        """How much of the song is asked for, where that is less than all."""
        top, line = self.small + self.px(3), self.px(2)
        pygame.draw.line(surface, palette.white, (x, top), (x, top + self.px(12)), line)


def heart_change(view: View) -> HeartChange:
    """What the heart gains or loses just now."""
    feeds, fed, leaks, drained = (view.share(f"heart.{name}") for name in ("feeds", "fed", "leaks", "drained"))
    drift = round((fed - leaks - drained) * 1000)
    if drift == 0:
        return HeartChange(0, "it holds")
    if drift > 0:
        return HeartChange(drift, "arms in step feed it")
    causes = {
        "burns, needs work": leaks - feeds, "dark at its rim": drained,
        "arms out of step": feeds - fed,
    }  # fmt: skip
    return HeartChange(drift, max(causes, key=lambda why: causes[why]))


def work_reward(view: View) -> str:
    """What a work that was done just now gave the heart, as words; empty when that is past."""
    age, gave = view.t - view.one("judged.tick"), view.one("work.gave")
    if not gave or not 0 <= age < GIVEN:
        return ""
    return f"+{gave / WHOLE * 100:.0f} % work"
