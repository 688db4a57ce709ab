"""The foot of the theatre: its hands, each a button and a key, what is said of them, and the timeline below."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.level.clock import clock
from game.play.input.own_keys import Ask, asks
from game.play.input.verb_row import HelpLine
from game.play.render import theme
from game.play.render.glyphs import Pen
from game.play.render.theme import palette
from game.play.screens import buttons
from game.play.screens.buttons import GAP, SIDE, Button, draw_buttons
from game.play.screens.marks import Mark, MarkLane
from game.play.screens.timeline import Loop, Timeline, height_of_lanes, is_low
from game.play.screens.widgets import unit

HANDS, EDGE = SIDE + 8, 3  # units: the row of buttons, and the room below


class Hand(NamedTuple):
    """What can be done in the theatre: its name, its key, its sign, and what it says of itself."""

    name: str
    ask: Ask
    pen: Pen
    says: str


LEFT = (
    Hand("start", Ask.START, buttons.start, "to the start"),
    Hand("last mark", Ask.LAST_MARK, buttons.last_mark, "back to the mark before"),
    Hand("step back", Ask.STEP_BACK, buttons.step_back, "a step back"),
    Hand("stand", Ask.STAND_STILL, buttons.pause, "pause, play"),
    Hand("step", Ask.STEP, buttons.step, "a step forward"),
    Hand("next mark", Ask.NEXT_MARK, buttons.next_mark, "on to the next mark"),
    Hand("end", Ask.END, buttons.end, "to the end"),
)
RIGHT = (
    Hand("slower", Ask.DOWN, buttons.slower, "slower"),
    Hand("faster", Ask.UP, buttons.faster, "faster"),
    Hand("bookmark", Ask.BOOKMARK, buttons.bookmark, "a bookmark here, with a sentence"),
    Hand("loop", Ask.LOOP, buttons.loop, "loop from A to B: sets A, then B, then ends"),
    Hand("why", Ask.WHY, buttons.why, "why did it go wrong? back to the root of it"),
    Hand("export", Ask.EXPORT, buttons.export, "a clip or a picture of this, as a file"),
    Hand("take over", Ask.TAKE_OVER, buttons.take_over, "take over here: play on from this moment"),
    Hand("truth", Ask.TRUTH, buttons.truth, "show what was natural and what was yours"),
    Hand("view", Ask.VIEW, buttons.view, "the desk without lanes; then the picture alone; then lanes again"),
    Hand("keys", Ask.KEYS, buttons.question, "all keys"),
    Hand("leave", Ask.BACK, buttons.leave, "leave the theatre"),
)
# hands that a persona's run hasn't, which goes on alone
OF_FILMS = frozenset(
    {"start", "last mark", "step back", "next mark", "end", "bookmark", "loop", "why", "export", "take over"}
)

HELP = (
    HelpLine("{stand-still}", "a click beside the map", "pause, play"),
    HelpLine("{why}", "a click on what went wrong", "why: back to its root; a link leads to its moment"),
    HelpLine("{step-back} and {step}", "their buttons", "a step back, a step forward"),
    HelpLine("{left} and {right}", "drag along the timeline", "five seconds back and forward"),
    HelpLine("{start} and {end}", "their buttons", "to the start, to the end"),
    HelpLine("{down} and {up}", "minus, plus", "slower, faster: from an eighth of normal speed to 64 times"),
    HelpLine("{last-mark} and {next-mark}", "a click on a mark", "to the mark before, to the next one"),
    HelpLine("{next}", "a click on a lane's name", "choose the lane those keys follow; again for all"),
    HelpLine("{bookmark}", "the ribbon", "set a bookmark with a sentence, or change the one here"),
    HelpLine("{loop}", "the ring", "sets A, then B: it loops between them; again ends it"),
    HelpLine("{export}", "the arrow into a tray", "a picture of this, or the clip from A to B, as a file"),
    HelpLine("{view}", "the picture", "the desk without lanes, then the picture alone, then lanes again"),
    HelpLine("{take-over}", "the forked path", "take over: play on from here, in a recording of its own"),
    HelpLine("{truth}", "the eye", "in The Guardian: what was natural and what was yours"),
    HelpLine("{back}", "the cross", "leave the theatre"),
)
PAIR_KEYS = (
    "{step-back} and {step}", "{left} and {right}", "{start} and {end}", "{down} and {up}",
    "{last-mark} and {next-mark}", "{next}",
)  # fmt: skip
WORDS = (
    ("strikes", "what struck the system"),
    ("losses", "what went dark, tore or failed"),
    ("you", "what was done, in the colours of the verbs"),
    ("alarms", "groups of the annunciator that sounded"),
)

PAIR_HELP = (  # of two recordings side by side
    HelpLine("{stand-still}", "a click on a picture", "pause, play: one clock for both"),
    *(line for line in HELP if line.keys in PAIR_KEYS),
    HelpLine("{back}", "the cross", "go back"),
)
PAIR_WORDS = (
    ("lost", "what went dark, tore or failed there"),
    ("did", "what was done there, in the colours of the verbs"),
    ("differ", "the first command and the first state that differ, and both endings"),
)


class Position(NamedTuple):
    """Where the theatre stands: all that its foot shows of that."""

    at: int
    still: bool
    speed: tuple[int, int]
    loop: Loop | None
    lane: int  # that is gone along mark by mark, -1 for all
    lit: frozenset[str]  # hands that are switched on


class Foot:
    """The foot at one size of window. note: what has to be known of the recording, such as that it broke off."""

    def __init__(
        self, size: tuple[int, int], end: int, lanes: Sequence[MarkLane], hands: frozenset[str], note: str
    ) -> None:
        self.end, self.note, self.u = end, note, unit(size)
        u = self.u
        self.rect = pygame.Rect(0, size[1] - height(size, len(lanes)), size[0], height(size, len(lanes)))
        top = self.rect.y + round(4 * u)
        left, right = ([hand for hand in side if hand.name in hands] for side in (LEFT, RIGHT))
        self.hands = {hand.name: hand for hand in (*left, *right)}
        wide = round((SIDE + GAP) * u)
        self._left = buttons.row((round(14 * u), top), u, {hand.name: hand.pen for hand in left})
        corner = (size[0] - round(14 * u) - wide * len(right), top)
        self._right = buttons.row(corner, u, {hand.name: hand.pen for hand in right})
        x = self._left[-1].rect.right + round(10 * u)
        self.words = pygame.Rect(x, top, corner[0] - round(10 * u) - x, round(SIDE * u))
        below = round(HANDS * u) + round(3 * u)
        area = pygame.Rect(0, self.rect.y + below, size[0], self.rect.h - below - round(EDGE * u))
        self.thin = is_low(size)
        self.timeline = Timeline(area, u, end, lanes, self.thin)

    @property
    def buttons(self) -> list[Button]:
        """All of them."""
        return [*self._left, *self._right]

    def fill(self, lanes: Sequence[MarkLane]) -> None:
        """Other marks."""
        self.timeline = Timeline(self.timeline.area, self.u, self.end, lanes, self.thin)

    def stops(self) -> list[tuple[int, int]]:
        """The buttons, the names of the lanes, and twenty places along the timeline."""
        line, plot = self.timeline, self.timeline.plot
        names = [(line.left + 4, line.lane_rect(i).centery) for i in range(len(line.lanes))]
        along = [(plot.x + plot.w * n // 20, plot.bottom - 2) for n in range(20)]
        return [*(button.rect.center for button in self.buttons), *names, *along]

    def mark_from(self, at: int, way: int, lane: int, just: int = 0) -> int | None:
        """The tick of the mark behind or before a tick, of a lane (-1: of all); of those before, one that is more than
        `just` ticks past."""
        stops = self.timeline.stops(lane)
        found = [tick for tick in stops if tick > at][:1] if way > 0 else [t for t in stops if t < at - just][-1:]
        return found[0] if found else None

    def drawn_to(self, event: pygame.event.Event) -> int | None:
        """The tick to which a motion of the pointer draws, while it is held on the timeline."""
        held = event.buttons[0] and self.timeline.plot.collidepoint(event.pos)
        return self.timeline.tick_near(event.pos[0]) if held else None

    def lane_turned(self, lane: int, event: pygame.event.Event) -> int:
        """The lane that comes after one, before it with shift; -1 is all of them."""
        way = -1 if event.mod & pygame.KMOD_SHIFT else 1
        return (lane + 1 + way) % (len(self.timeline.lanes) + 1) - 1

    def lane_clicked(self, pos: tuple[int, int], now: int) -> int | None:
        """What lane is gone along after a click on the name of one, -1 for all; None where there is no name."""
        lane = self.timeline.lane_at(pos)
        return None if lane < 0 else -1 if lane == now else lane

    def tick_clicked(self, pos: tuple[int, int]) -> int | None:
        """The tick that a click means: that of a mark, or of the place on the timeline."""
        mark = self.timeline.mark_at(pos)
        return mark.tick if mark else self.timeline.tick_at(pos)

    def draw(self, surface: pygame.Surface, now: Position, pointer: tuple[int, int]) -> None:
        """Buttons, words, lanes."""
        surface.fill(palette.night, self.rect)
        pygame.draw.line(surface, palette.edge, self.rect.topleft, self.rect.topright)
        shown = [b._replace(pen=buttons.play) if b.name == "stand" and now.still else b for b in self.buttons]
        draw_buttons(surface, shown, pointer)
        for button in shown:
            if button.name in now.lit:
                pygame.draw.rect(surface, palette.violet, button.rect, 1, 6)
        pointed = self.timeline.mark_at(pointer)
        self._write(surface, now, self._pointed(pointer, pointed))
        self.timeline.draw(surface, now.at, now.loop, now.lane, pointed)

    def _pointed(self, pointer: tuple[int, int], mark: Mark | None) -> str:
        """What is said of what lies under the pointer."""
        hand = self.hands.get(buttons.button_at(self.buttons, pointer))
        if hand:
            return f"{hand.says}  {hand.ask.label}"
        if mark:
            return f"{clock(mark.tick)}  {mark.words}"
        lane = self.timeline.lane_at(pointer)
        if lane >= 0:
            return f"{self.timeline.lanes[lane].word}: last and next follow this lane; again for all"
        tick = self.timeline.tick_at(pointer)
        return clock(tick) if tick is not None else ""

    def _write(self, surface: pygame.Surface, now: Position, pointed: str) -> None:
        """State and time at the left, what is pointed at, or is to be known, beside it."""
        numerator, denominator = now.speed
        speed = f"×{numerator}" if denominator == 1 else f"×1/{denominator}"
        state = f"{'paused' if now.still else 'playing'}  {clock(now.at)} of {clock(self.end)}  {speed}"
        large = min(theme.sized(13 * self.u), round(0.72 * self.words.h))
        pixels = theme.fitting(
            state, "mono", large, self.words.w * 2 // 5 if large > round(13 * self.u) else self.words.w
        )
        top = self.words.centery - theme.font("mono", pixels).get_height() // 2
        done = theme.write(surface, state, (self.words.x, top), "mono", pixels, palette.white)
        said = pointed or self.note or _loop_words(now.loop)
        room = self.words.right - done.right - round(18 * self.u)
        small = theme.fitting(said, "mono", large, room)
        tone = palette.pale if pointed else palette.amber if self.note else palette.violet
        shown = theme.fit(said, "mono", small, room)
        top = self.words.centery - theme.font("mono", small).get_height() // 2
        theme.write(surface, shown, (self.words.right, top), "mono", small, tone, 1)


def hand_asked(event: pygame.event.Event) -> str:
    """The name of the hand for which a key asks, empty for none."""
    return next((hand.name for hand in (*LEFT, *RIGHT) if asks(event, hand.ask)), "")


def _loop_words(loop: Loop | None) -> str:
    if loop is None:
        return ""
    return f"A {clock(loop.start)}" if loop.stop is None else f"looping, {clock(loop.start)} to {clock(loop.stop)}"


def height(size: tuple[int, int], lanes: int) -> int:
    """Pixels that the foot takes of a window: the desk ends above."""
    return round((HANDS + height_of_lanes(size, lanes) + EDGE + 3) * unit(size))
