"""The theatre: a recording or a persona on the desk, and below it hands and a timeline of all that happened."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pygame

from game.bots import persona
from game.faults import Fault
from game.level import Level
from game.level.clock import clock
from game.play.input.own_keys import Ask, asks
from game.play.render.view import DeskState
from game.play.screens import buttons
from game.play.screens.buttons import Button, button_at, draw_buttons
from game.play.screens.host import Host
from game.play.screens.line import LineScreen
from game.play.screens.marks import LANES, RunMarks
from game.play.screens.run_choice import Choice
from game.play.screens.theatre_foot import LEFT, OF_FILMS, RIGHT, Foot, Position, hand_asked, height
from game.play.screens.watched_run import JUMP, SHOWN, SPEEDS, WatchedRun
from game.play.screens.why_chain import Spot, place_at, spot_of
from game.play.screens.why_layer import WhyLayer
from game.play.screens.widgets import unit
from game.play.store.bookmarks import LONGEST
from game.replay import Place, Playback, Replay
from game.session import BotSource, Session, helped, noted
from game.sim.step import reveal

VIEWS = LANED, DESK, BARE = range(3)  # lanes below the desk, the desk alone, the scene alone
JUST = 15  # ticks past a mark within which `last` goes to the one before it


class WatchRunScreen(WatchedRun):
    """Hands, marks and picture of a run that is watched; the player can't act.

    back: where Esc and the end lead; else they lead to the title and to a debrief.
    """

    def __init__(
        self,
        host: Host,
        run: Session,
        choice: Choice,
        film: Playback | None = None,
        back: Callable[[], None] | None = None,
    ) -> None:
        self.view = LANED
        super().__init__(host, run, self._stage(host.size), choice, film, back)
        self.marks = RunMarks(self.dream, run, film, host.say)
        self.why = WhyLayer(film, self.dream, self._spot, self._show) if film else None
        self.lane = -1  # that `last` and `next` go along, -1 for all
        self.scrubbed: int | None = None  # the tick to which the pointer was drawn since the last frame
        self.truthful = False  # whether the picture shows what the operator couldn't know
        self._place(host.size)

    @classmethod
    def of_bot(cls, host: Host, choice: Choice, level: Level) -> "WatchRunScreen":
        """A persona's run from its start."""
        seed = choice.seed or 0
        bot = persona(choice.bot, level.dream)
        return cls(host, Session(level, seed, BotSource(bot, level, seed), bot=bot.name), choice)

    @classmethod
    def of_file(
        cls, host: Host, replay: Replay, tick: int = 0, back: Callable[[], None] | None = None, why: bool = False
    ) -> "WatchRunScreen":
        """A recording from a tick on; why: with the root of its loss. Raises Fault when it can't be shown."""
        film = Playback(replay)
        choice = Choice(film.level.name, film.level.difficulty, replay.seed, replay.bot)
        screen = cls(host, film.seek(tick), choice, film, back)
        screen._remember(tick)
        if why:
            screen._ask(None, loss=True)
        return screen

    # Marks

    def _mark_anew(self) -> None:
        self.foot.fill(self.marks.lanes(self.run))

    def _to_mark(self, way: int) -> None:
        """To the mark before or behind, of the lane that is gone along."""
        tick = self.foot.mark_from(self.at, way, self.lane, just=0 if self.still else JUST)
        if tick is not None:
            self._jump(tick)

    def _bookmark(self) -> None:
        """Ask for the sentence of a bookmark here; what happened last is proposed."""
        kept, tick = self.marks.bookmarks, self.at
        if not kept:
            return
        self.still, says = True, kept.at(tick)

        def keep(line: str) -> None:
            kept.set(tick, line)
            self._mark_anew()

        line, remove = (says or self.marks.last_before(tick))[:LONGEST], "Remove" if says else ""
        self.host.director.overlay(LineScreen(self.host, f"Bookmark at {clock(tick)}", line, LONGEST, keep, remove))

    # Why

    def _spot(self, place: Place) -> Spot | None:
        return spot_of(self.desk, self.run.level, place)

    def _show(self, tick: int) -> None:
        """Stand still at a tick."""
        self.still = True
        self._jump(tick)

    def _ask(self, place: Place | None, loss: bool = False) -> None:
        """Ask why something went wrong; the same once more: that was enough."""
        if not self.why:
            return
        if self.why.shown and place == self.why.place and not loss:
            self.why.hide()
            return
        self.still = True
        try:
            self.why.ask(place, self.at, loss)
        except Fault as fault:
            self.host.say(str(fault))

    def tick(self) -> None:
        """A tick, and what has been worked out meanwhile."""
        super().tick()
        if self.why and self.why.poll():
            self.stale = True

    def leave(self) -> None:
        """Nobody asks any longer."""
        super().leave()
        if self.why:
            self.why.stop()

    # Input

    def handle(self, event: pygame.event.Event) -> None:
        """Keys, buttons and the timeline."""
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.MOUSEMOTION:
            self.pointer, self.touched = event.pos, 0
            if self.laned and (drawn := self.foot.drawn_to(event)) is not None:
                self.scrubbed = drawn
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._click(event.pos)
        elif event.type == pygame.WINDOWMINIMIZED:
            self.still = True

    def _key(self, event: pygame.event.Event) -> None:
        if self.why and self.why.key(event):
            return
        if asks(event, Ask.LEFT, Ask.RIGHT):
            self._jump(self.at + (JUMP if asks(event, Ask.RIGHT) else -JUMP))
        elif asks(event, Ask.ENTER) and self.run.over:
            self.finish()
        elif asks(event, Ask.NEXT):
            self.lane = self.foot.lane_turned(self.lane, event)
        elif hand := hand_asked(event):
            self._do(hand)

    def _do(self, hand: str) -> None:
        """What a hand does, by its name, whether its key was pressed or its button."""
        if hand not in self._hands:
            return
        acts: dict[str, Callable[[], None]] = {
            "start": lambda: self._jump(0),
            "last mark": lambda: self._to_mark(-1),
            "step back": lambda: self._step(-1),
            "stand": self._stand,
            "step": lambda: self._step(1),
            "next mark": lambda: self._to_mark(1),
            "end": lambda: self._jump(self._length),
            "slower": lambda: self._turn_speed(-1),
            "faster": lambda: self._turn_speed(1),
            "bookmark": self._bookmark,
            "loop": self._turn_loop,
            "export": self._export,
            "why": lambda: self._ask(None),
            "take over": self._take_over,
            "truth": self._lift_veil,
            "view": self._turn_view,
            "keys": lambda: self.host.director.theatre_keys(self.run.level),
            "leave": self.back or self.host.director.title,
        }
        acts[hand]()

    @property
    def _hands(self) -> frozenset[str]:
        """The hands that this run has."""
        names = {hand.name for hand in (*LEFT, *RIGHT)}
        return frozenset(names - (OF_FILMS if not self.film else set()) - (set() if self.dream.truth else {"truth"}))

    def _export(self) -> None:
        """A clip or a picture of this."""
        if self.replay:
            self.still = True
            self.host.director.export(self.replay, self.at, self.loop)

    def _take_over(self) -> None:
        """Play on from here, in a recording of its own."""
        if self.replay:
            self.host.director.take_over(self.replay, self.at)

    def _lift_veil(self) -> None:
        """Show or hide the truth, in dreams that have one to show."""
        self.truthful = self.dream.truth and not self.truthful

    @property
    def laned(self) -> bool:
        """Whether the lanes are there."""
        return self.view == LANED

    def _turn_view(self) -> None:
        """With lanes, then the desk in all of the window, then its scene alone."""
        self.view = (self.view + 1) % len(VIEWS)
        self.desk.bare = self.view == BARE
        self.resize(self.host.size)

    def _click(self, pos: tuple[int, int]) -> None:
        if button := button_at(self.buttons(), pos):
            self._do(button)
        elif self.laned and self.foot.rect.collidepoint(pos):
            self._click_foot(pos)
        elif self.why and self.why.click(pos):
            return
        elif self.run.over and self.after >= self.hurry.first:
            self.finish()
        elif self.why and (place := place_at(self.desk, self.run.level, pos, unit(self.host.size))):
            self._ask(place)
        else:
            self._stand()

    def _click_foot(self, pos: tuple[int, int]) -> None:
        lane, tick = self.foot.lane_clicked(pos, self.lane), self.foot.tick_clicked(pos)
        if lane is not None:
            self.lane = lane
        elif tick is not None:
            self._jump(tick)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The buttons, lanes, and places along the timeline; before them what is said of why."""
        own = self.foot.stops() if self.laned else [button.rect.center for button in self.buttons()]
        return [*(self.why.stops() if self.why else ()), *own]

    def buttons(self) -> list[Button]:
        """The hands; without lanes what brings them back, while the pointer moves."""
        if self.laned:
            return self.foot.buttons
        if self.touched >= SHOWN:
            return []
        (w, h), u = self.host.size, unit(self.host.size)
        side = round((buttons.SIDE + buttons.GAP) * u)
        return buttons.row((w - side, h - side), u, {"view": buttons.view})

    # The picture

    def state(self) -> DeskState:
        """The state of the desk, with the truth where it is switched on."""
        return replace(super().state(), truth=reveal(self.run.world) if self.truthful else None)

    def resize(self, size: tuple[int, int]) -> None:
        """The desk, and below it the lanes while they are there."""
        super().resize(self._stage(size))
        self._place(size)

    def _stage(self, size: tuple[int, int]) -> tuple[int, int]:
        """The size of the desk in a window."""
        return size[0], size[1] - height(size, LANES) * self.laned

    def _place(self, size: tuple[int, int]) -> None:
        self.foot = Foot(size, self._length, self.marks.lanes(self.run), self._hands, self._note())

    def _note(self) -> str:
        """What has to be known of a recording, with the assists that it holds."""
        if not self.replay:
            return ""
        given, found = helped(self.replay.changes), []
        if not self.replay.exact:
            found.append(f"recorded under rules {self.replay.rules}: only whole seconds can be shown")
        elif not self.replay.complete:
            found.append(f"breaks off at {clock(self.replay.ticks)}")
        return " · ".join([*found, noted(given)] if given else found)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The desk, and its foot."""
        if self.scrubbed is not None:
            tick, self.scrubbed = self.scrubbed, None
            self._jump(tick)
        stage = pygame.Rect((0, 0), self._stage(surface.get_size())).clip(surface.get_rect())
        super().draw(surface.subsurface(stage), 1.0 if self.still else alpha)
        if self.why:
            self.why.draw(surface.subsurface(stage), unit(surface.get_size()), self.pointer)
        if self.laned:
            on = {"truth": self.truthful, "loop": bool(self.loop), "why": bool(self.why and self.why.shown)}
            lit = frozenset(name for name, is_on in on.items() if is_on)
            now = Position(self.at, self.still, SPEEDS[self.speed], self.loop, self.lane, lit)
            self.foot.draw(surface, now, self.pointer)
        else:
            draw_buttons(surface, self.buttons(), self.pointer)
