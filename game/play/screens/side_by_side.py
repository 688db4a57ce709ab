"""Two recordings of one level and seed beside each other, with one clock; below them what they have not in common."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pygame

from game.faults import Fault
from game.level.clock import clock
from game.play.dreams import dream_of
from game.play.dreams.spectator import SCENE, after_ending
from game.play.guidance.desk_state import desk_state
from game.play.guidance.prompts import Prompter
from game.play.input.own_keys import Ask, asks
from game.play.render import theme
from game.play.screens.buttons import button_at
from game.play.screens.host import Host
from game.play.screens.marks import Mark, MarkLane, mark_lanes
from game.play.screens.screen import MOVING, STILL, Screen
from game.play.screens.theatre_foot import Foot, Position, hand_asked, height
from game.play.screens.watched_run import JUMP, LEAPS, PLAIN, SPEEDS, TICKS
from game.play.screens.widgets import unit
from game.replay import Differences, Playback, Replay, difference_words, differences

LANES, WORDS = 5, ("left", "right")
TOP, EDGE, SAID = 34, 14, 156  # units: above the pictures, beside them, and for the words below them at least
LEAST, SPACING = 600, 1.45  # pixels that a scene is wide at least; from line to line, in sizes of type
BEFORE = 3 * TICKS  # ticks before the first difference from which both are shown
HANDS = ("start", "last mark", "step back", "stand", "step", "next mark", "end", "slower", "faster", "keys", "leave")


class Side:
    """One of the two: its film, and the picture of its scene."""

    def __init__(self, host: Host, replay: Replay) -> None:
        self.host, self.replay, self.film = host, replay, Playback(replay)
        self.run, self.at = self.film.seek(0), 0
        self.dream = dream_of(self.run.level)
        self.desk = self.dream.desk(self.run.level, host.size)
        self.desk.bare = True
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.canvas: pygame.Surface | None = None  # on which it is drawn where its place is too small for its words

    def place(self, rect: pygame.Rect) -> None:
        """Where its picture is."""
        self.rect = rect
        self.canvas = None
        if rect.w < LEAST:
            self.canvas = pygame.Surface((LEAST, LEAST * rect.h // max(rect.w, 1)))
        self.desk.resize(self.canvas.get_size() if self.canvas else rect.size)

    def seek(self, tick: int) -> None:
        """To a tick, or its end where that comes before. Raises Fault where that can't be shown."""
        self.run, self.at = self.film.seek(tick), tick

    def go_on(self, leaps: bool) -> None:
        """A tick on; under other rules, or where it goes fast, from second to second."""
        self.at += 1
        if self.at > self.replay.ticks:
            return
        if self.replay.exact and not leaps and self.run.age == self.at - 1:
            self.run.tick()
        elif self.at % TICKS == 0 or self.at == self.replay.ticks or (self.replay.exact and not leaps):
            self.run = self.film.seek(self.at)

    @property
    def ended(self) -> str:
        """How it ended, once it has."""
        if self.at < self.replay.ticks:
            return ""
        ending = self.run.now.one("ending")
        return self.run.level.endings[ending - 1].title if ending else f"ends at {clock(self.replay.ticks)}"

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Its scene between two ticks, or its ending as long after as it is."""
        before, now = self.run.shown
        if self.at > self.replay.ticks:
            before = now  # it broke off, and stands still while the other goes on
        if self.run.over:
            before = now = after_ending(now, min(self.at - self.run.age, SCENE))
        state, settings = desk_state(self.run, Prompter((), self.dream.verbs)), self.host.settings
        state = replace(
            state, trembles=settings.tremble, moves=settings.motion, blurs=settings.blur, flashes=settings.flashes
        )
        self.desk.level = self.run.level
        self.desk.draw(self.canvas or surface.subsurface(self.rect), before, now, alpha, state)
        if self.canvas:
            surface.blit(pygame.transform.smoothscale(self.canvas, self.rect.size), self.rect)


class SideBySideScreen(Screen):
    """Lies over the screen that is there, and leads back to it. Raises Fault where one can't be shown."""

    heading = "Side by side"

    def __init__(self, host: Host, one: Replay, other: Replay) -> None:
        if (one.name, one.seed) != (other.name, other.seed):
            raise Fault(
                f"{one.path.name} and {other.path.name} are of different levels or seeds; compare two of the same."
            )
        self.host, self.sides = host, (Side(host, one), Side(host, other))
        found = differences(one, other)
        self.words, self.same = difference_words(one, other, found), found.none
        self.lanes = self._lanes(found)
        self.length = max(one.ticks, other.ticks, 1)
        self.at, self.speed, self.still, self.lane = 0, PLAIN, False, -1
        self.pointer = -1, -1
        self.scrubbed: int | None = None  # the tick to which the pointer was drawn since the last frame
        first = [tick for tick in (found.command, found.change, found.state) if tick is not None]
        self._jump(max(0, min(first, default=0) - BEFORE))
        self.resize(host.size)

    def _lanes(self, found: Differences) -> tuple[MarkLane, ...]:
        """Losses and acts of both, and in what they differ first."""
        lanes = []
        for side, word in zip(self.sides, WORDS, strict=True):
            film, replay = side.film, side.replay
            _, lost, did, *_ = mark_lanes(side.dream, film.level, film.events, replay.commands.values())
            lanes += [lost._replace(word=f"{word} lost"), did._replace(word=f"{word} did")]
        first = ((found.command, "the first different command"), (found.state, "the first different state"))
        marks = [Mark(tick, words, "amber") for tick, words in first if tick is not None]
        marks += [
            Mark(side.replay.ticks, f"{word} ends: {ending}", "violet")
            for side, word, ending in zip(self.sides, WORDS, self.words.endings, strict=True)
        ]
        return (*lanes, MarkLane("differ", "amber", tuple(sorted(marks))))

    # Time

    @property
    def frames(self) -> int:
        """Where it stands still nothing moves."""
        return STILL if self.still else MOVING

    @property
    def rate(self) -> tuple[int, int]:  # type: ignore[override]
        """The speed that was chosen."""
        return SPEEDS[self.speed]

    def tick(self) -> None:
        """One clock: a tick of both."""
        if self.still:
            return
        if self.at >= self.length:
            self.still = self.stale = True
            return
        self.at += 1
        for side in self.sides:
            self._trying(lambda side=side: side.go_on(self.rate[0] >= LEAPS))  # type: ignore[misc]

    def _jump(self, tick: int) -> None:
        self.at = max(0, min(tick, self.length))
        for side in self.sides:
            self._trying(lambda side=side: side.seek(self.at))  # type: ignore[misc]

    def _trying(self, act: Callable[[], None]) -> None:
        """What can't be shown is said, and it stands still."""
        try:
            act()
        except Fault as fault:
            self.still = True
            self.host.say(str(fault))

    def _step(self, way: int) -> None:
        """A tick on or back; a second where one of them is of other rules."""
        self.still, wide = True, 1 if all(side.replay.exact for side in self.sides) else TICKS
        self._jump((self.at // wide + way) * wide)

    def _to_mark(self, way: int) -> None:
        tick = self.foot.mark_from(self.at, way, self.lane)
        if tick is not None:
            self._jump(tick)

    # Input

    def stops(self) -> Sequence[tuple[int, int]]:
        """The buttons, lanes, and places along the timeline."""
        return self.foot.stops()

    def handle(self, event: pygame.event.Event) -> None:
        """Keys, buttons and the timeline."""
        if event.type == pygame.MOUSEMOTION:
            self.pointer, drawn = event.pos, self.foot.drawn_to(event)
            self.scrubbed = self.scrubbed if drawn is None else drawn
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._click(event.pos)
        elif event.type == pygame.WINDOWMINIMIZED:
            self.still = True
        elif asks(event, Ask.LEFT, Ask.RIGHT):
            self._jump(self.at + (JUMP if asks(event, Ask.RIGHT) else -JUMP))
        elif asks(event, Ask.NEXT):
            self.lane = self.foot.lane_turned(self.lane, event)
        elif hand := hand_asked(event):
            self._do(hand)

    def _click(self, pos: tuple[int, int]) -> None:
        lane, tick = self.foot.lane_clicked(pos, self.lane), self.foot.tick_clicked(pos)
        if button := button_at(self.foot.buttons, pos):
            self._do(button)
        elif lane is not None:
            self.lane = lane
        elif tick is not None:
            self._jump(tick)
        elif not self.foot.rect.collidepoint(pos):
            self._do("stand")

    def _do(self, hand: str) -> None:
        """What a hand does, by its name, whether its key was pressed or its button."""
        acts: dict[str, Callable[[], None]] = {
            "start": lambda: self._jump(0),
            "last mark": lambda: self._to_mark(-1),
            "step back": lambda: self._step(-1),
            "stand": self._stand,
            "step": lambda: self._step(1),
            "next mark": lambda: self._to_mark(1),
            "end": lambda: self._jump(self.length),
            "slower": lambda: self._turn_speed(-1),
            "faster": lambda: self._turn_speed(1),
            "keys": lambda: self.host.director.theatre_keys(self.sides[0].run.level, pair=True),
            "leave": self.host.director.back,
        }
        if hand in acts:
            acts[hand]()

    def _stand(self) -> None:
        """Stand still, or play on; from the end, from the start."""
        self.still = not self.still
        if not self.still and self.at >= self.length:
            self._jump(0)

    def _turn_speed(self, way: int) -> None:
        self.speed = max(0, min(len(SPEEDS) - 1, self.speed + way))

    # The picture

    def resize(self, size: tuple[int, int]) -> None:
        """The pictures side by side, words below them, and the foot."""
        u = self.u = unit(size)
        foot, top, edge = height(size, LANES), round(TOP * u), round(EDGE * u)
        self.half = (size[0] - 3 * edge) // 2
        high = min(self.half * 9 // 16, size[1] - foot - top - round(SAID * u))
        wide = min(self.half, high * 16 // 9)
        for n, side in enumerate(self.sides):
            left = edge + n * (self.half + edge)
            side.place(pygame.Rect(left + (self.half - wide) // 2, top, wide, high))
        below = top + high + round(8 * u)
        self.said = pygame.Rect(edge, below, size[0] - 2 * edge, size[1] - foot - below - round(4 * u))
        self.foot = Foot(size, self.length, self.lanes, frozenset(HANDS), "")

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Both scenes, what is said of them, and the foot."""
        if self.scrubbed is not None:
            tick, self.scrubbed = self.scrubbed, None
            self._jump(tick)
        surface.fill(theme.palette.night)
        for n, side in enumerate(self.sides):
            side.draw(surface, 1.0 if self.still else alpha)
            pygame.draw.rect(surface, theme.palette.edge, side.rect, 1)
            self._draw_name(surface, n, side)
        self._draw_words(surface)
        now = Position(self.at, self.still, SPEEDS[self.speed], None, self.lane, frozenset())
        self.foot.draw(surface, now, self.pointer)

    def _draw_name(self, surface: pygame.Surface, n: int, side: Side) -> None:
        """Above a picture: its file, who played, and how it ended once it has."""
        left, pixels = self.said.x + n * (self.half + self.said.x), min(theme.sized(13 * self.u), round(20 * self.u))
        top = (round(TOP * self.u) - theme.font("mono", pixels).get_height()) // 2
        at = (left + self.half, top)
        ended = theme.write(surface, side.ended, at, "mono", pixels, theme.palette.violet, 1)
        by = f" · {side.replay.bot}" if side.replay.bot else ""
        room = self.half - (ended.w + pixels) * bool(side.ended)
        name = theme.fit(f"{WORDS[n]}: {side.replay.path.stem}{by}", "mono", pixels, room)
        theme.write(surface, name, (left, top), "mono", pixels, theme.palette.white)

    def _draw_words(self, surface: pygame.Surface) -> None:
        """What differs first, over the whole width; endings, and what each alone did, below its picture."""
        told = [each for each in self.words.topics if each[0] != "state"] or self.words.topics  # it follows from others
        topics = [f"{topic}: {sentence}" for topic, sentence in told]
        topics = ["the same run, tick by tick"] if self.same else topics
        box, high = self.said, self.said.h / (len(topics) + 3) / SPACING
        pixels = min(theme.sized(13 * self.u), max(theme.SMALLEST, int(high)))
        step = round(pixels * SPACING)
        for i, line in enumerate(topics):
            self._line(surface, line, (box.x, box.y + i * step), pixels, box.w, theme.palette.amber)
        top = box.y + len(topics) * step
        for n in range(2):
            left = box.x + n * (self.half + box.x)
            self._line(surface, f"ends: {self.words.endings[n]}", (left, top), pixels, self.half, theme.palette.white)
            if self.words.alone[n]:
                self._alone(surface, f"only here: {self.words.alone[n]}", (left, top + step), pixels)

    def _line(
        self, surface: pygame.Surface, words: str, at: tuple[int, int], pixels: int, room: int, tone: theme.Colour
    ) -> None:
        """Words in one line, in smaller type where it is long."""
        small = theme.fitting(words, "mono", pixels, room)
        theme.write(surface, theme.fit(words, "mono", small, room), at, "mono", small, tone)

    def _alone(self, surface: pygame.Surface, words: str, at: tuple[int, int], pixels: int) -> None:
        """What one alone did, in as many lines as there is room for."""
        room = (self.half, self.said.bottom - at[1])
        pixels, lines = theme.paragraph(words, "mono", pixels, room, SPACING)
        for i, line in enumerate(lines[: max(1, int(room[1] / pixels / SPACING))]):
            where = (at[0], at[1] + i * pixels * SPACING)
            theme.write(surface, theme.fit(line, "mono", pixels, room[0]), where, "mono", pixels, theme.palette.pale)
