"""Watching: a recording or a persona on the desk, and below it a bar to stop, step, jump and change the speed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pygame

from game.bots import persona
from game.faults import Fault
from game.level import Level
from game.level.clock import clock
from game.play.dreams.spectator import Spectator
from game.play.input.own_keys import Ask, asks
from game.play.render import theme
from game.play.render.glyphs import Pen
from game.play.render.view import DeskState
from game.play.screens import buttons
from game.play.screens.buttons import Button, button_at, draw_buttons
from game.play.screens.host import Host
from game.play.screens.run_choice import Choice
from game.play.screens.run_screen import HURRY, RunScreen
from game.play.screens.screen import MOVING, STILL
from game.play.screens.widgets import pane, unit
from game.replay import Playback, Replay
from game.session import BotSource, Session
from game.sim.step import reveal

SPEEDS = ((1, 4), (1, 2), (1, 1), (2, 1), (4, 1), (8, 1), (16, 1))
PLAIN = 2
TICKS = 60  # between two recorded seconds
JUMP = 5 * TICKS  # ticks that an arrow jumps
SHOWN = 180  # ticks for which the bar stays after the last touch
STRIP = 32  # units at the foot of the window that the bar has for itself while it's there; the desk ends above


class WatchRunScreen(RunScreen):
    """Plays a recording or a persona; the player can't act. film is None for a persona, which can't be rewound.

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
        super().__init__(host, run)
        self.choice, self.film, self.back = choice, film, back
        self.replay = film.replay if film else None
        self.at = run.age  # ticks, also where only whole seconds can be shown
        self.speed, self.still, self.touched = PLAIN, False, 0
        self.truthful = False  # whether the picture shows what the operator couldn't know
        self.bar = self.veil = pygame.Rect(0, 0, 0, 0)
        self.resize(host.size)

    @classmethod
    def of_bot(cls, host: Host, choice: Choice, level: Level) -> "WatchRunScreen":
        """A persona's run from its start."""
        seed = choice.seed or 0
        bot = persona(choice.bot, level.dream)
        return cls(host, Session(level, seed, BotSource(bot, level, seed), bot=bot.name), choice)

    @classmethod
    def of_file(
        cls, host: Host, replay: Replay, tick: int = 0, back: Callable[[], None] | None = None
    ) -> "WatchRunScreen":
        """A recording from a tick on. Raises Fault when it can't be shown."""
        film = Playback(replay)
        choice = Choice(film.level.name, film.level.difficulty, replay.seed, replay.bot)
        screen = cls(host, film.seek(tick), choice, film, back)
        screen._remember(tick)
        return screen

    # Time

    @property
    def frames(self) -> int:
        """A run that was stopped stands still."""
        return STILL if self.still else MOVING

    @property
    def rate(self) -> tuple[int, int]:  # type: ignore[override]
        """The speed that was chosen; an ending runs as it is."""
        return SPEEDS[PLAIN] if self.run.over else SPEEDS[self.speed]

    def tick(self) -> None:
        """A tick, unless it is paused; an incomplete recording stops at its end."""
        self.touched += 1
        if not self.still:
            self._go_on()
            self.stale = True  # also where it stands still from here on

    def _go_on(self) -> None:
        if self.replay and not self.run.over and self.at >= self.replay.ticks:
            self.still = True
        elif self.replay and not self.replay.exact and not self.run.over:
            self._leap()
        else:
            super().tick()
            self.at = self.run.age

    def _leap(self) -> None:
        """Rules of another version: the run can't be played, but its recorded seconds can be shown."""
        self.at += 1
        if self.film and (self.at % TICKS == 0 or self.at >= self.film.replay.ticks):
            self.run = self.film.seek(self.at)

    def _step(self) -> None:
        self.still = True
        if not self.run.over:
            self._go_on()

    def _jump(self, tick: int) -> None:
        """Jump to another tick: anywhere in a recording, only forward with a persona."""
        if self.film:
            try:
                self.run = self.film.seek(tick)
            except Fault as fault:
                self.host.say(str(fault))
                return
            self._remember(tick)
        while not self.film and self.run.age < tick and self.run.tick():
            self._observe()
        self.after, self._seen, self.at = 0, False, self.run.age

    def _remember(self, tick: int) -> None:
        self.spectator = Spectator(self.run.level)
        if self.replay:
            self.spectator.prompter.know(
                command.verb for command in self.replay.commands.values() if command.tick < tick
            )

    def finish(self) -> None:
        """On to the debrief, or back to the one it came from; between the rounds of a persona's recurring dream, to the
        next."""
        if self.back:
            self.back()
            return
        if self.choice.standing:
            self.host.director.round_over(self.run, self.choice, None)
            return
        self.host.director.debrief(self.run, self.choice, self.replay.path if self.replay else None)

    # Input

    def handle(self, event: pygame.event.Event) -> None:
        """Keys and the bar."""
        if event.type in (pygame.KEYDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            self.touched = 0
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.MOUSEMOTION:
            self.pointer = event.pos
            if event.buttons[0] and self.bar.collidepoint(event.pos):
                self._jump(self._tick_at(event.pos[0]))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._click(event.pos)
        elif event.type == pygame.WINDOWMINIMIZED:
            self.still = True

    def _key(self, event: pygame.event.Event) -> None:
        if asks(event, Ask.BACK):
            (self.back or self.host.director.title)()
        elif asks(event, Ask.STAND_STILL):
            self.still = not self.still
        elif asks(event, Ask.LEFT, Ask.RIGHT):
            self._jump(self.at + (JUMP if asks(event, Ask.RIGHT) else -JUMP))
        elif asks(event, Ask.START):
            self._jump(0)
        elif asks(event, Ask.END) and self.replay:
            self._jump(self.replay.ticks)
        elif asks(event, Ask.STEP):
            self._step()
        elif asks(event, Ask.STEP_BACK) and self.replay:
            self._step_back()
        elif asks(event, Ask.UP, Ask.DOWN):
            self._turn_speed(1 if asks(event, Ask.UP) else -1)
        elif asks(event, Ask.ENTER) and self.run.over:
            self.finish()
        elif asks(event, Ask.TRUTH):
            self._lift_veil()
        elif asks(event, Ask.KEYS):
            self.host.director.keys(self.run.level)

    def _lift_veil(self) -> None:
        """Show or hide the truth, in dreams that have one to show."""
        self.truthful = self.dream.truth and not self.truthful

    def _push(self, button: str) -> None:
        """A button was clicked: the same as its key."""
        if button == "stand":
            self.still = not self.still
        elif button == "start":
            self._jump(0)
        elif button == "step":
            self._step()
        elif button == "step back":
            self._step_back()
        elif button == "leave":
            (self.back or self.host.director.title)()
        else:
            self._turn_speed(1 if button == "faster" else -1)

    def _step_back(self) -> None:
        self.still = True
        self._jump(self.at - 1)

    def _turn_speed(self, way: int) -> None:
        self.speed = max(0, min(len(SPEEDS) - 1, self.speed + way))

    def _click(self, pos: tuple[int, int]) -> None:
        if self.barred and (button := button_at(self.buttons(), pos)):
            return self._push(button)
        if self.dream.truth and self.veil.collidepoint(pos):
            self._lift_veil()
        elif self.bar.inflate(0, 12).collidepoint(pos):
            self._jump(self._tick_at(pos[0]))
        elif self.run.over and self.after >= HURRY:
            self.finish()
        elif not self.panel.collidepoint(pos) or pos[0] < self.bar.x:
            self.still = not self.still
        else:
            self.speed = (self.speed + 1) % len(SPEEDS)
        return None

    def stops(self) -> Sequence[tuple[int, int]]:
        """The buttons, the truth, and twenty places along the bar."""
        veil = [self.veil.center] if self.dream.truth else []
        along = [(self.bar.x + self.bar.w * n // 20, self.bar.centery) for n in range(20)]
        return [*(button.rect.center for button in self.buttons()), *veil, *along]

    def buttons(self) -> list[Button]:
        """The hands of a replay, at both sides of its bar: those of a recording can also go back."""
        u = unit(self.host.size)
        back: dict[str, Pen] = {"start": buttons.start, "step back": buttons.step_back} if self.replay else {}
        left = back | {"stand": buttons.play if self.still else buttons.pause, "step": buttons.step}
        right: dict[str, Pen] = {"slower": buttons.slower, "faster": buttons.faster, "leave": buttons.leave}
        step = round((buttons.SIDE + buttons.GAP) * u)
        after = self.veil.right if self.dream.truth else self.panel.right
        return [
            *buttons.row((self.panel.x - len(left) * step - round(2 * u), self.panel.y), u, left),
            *buttons.row((after + round(6 * u), self.panel.y), u, right),
        ]

    # The picture

    def state(self) -> DeskState:
        """The state of the desk, with the truth where it is switched on."""
        return replace(super().state(), truth=reveal(self.run.world) if self.truthful else None)

    def resize(self, size: tuple[int, int]) -> None:
        """The desk, and below it the bar while that is there."""
        self.barred = self._wanted
        self.area = pygame.Rect(0, 0, size[0], size[1] - self.barred * round(STRIP * unit(size)))
        super().resize(self.area.size)
        self._place(size)

    @property
    def _wanted(self) -> bool:
        return self.still or self.touched < SHOWN * max(1, self.rate[0])

    def _place(self, size: tuple[int, int]) -> None:
        u = unit(size)
        self.panel = pygame.Rect(0, 0, round(860 * u), round(26 * u))
        self.panel.midbottom = (size[0] // 2, size[1] - round(3 * u))
        self.bar = pygame.Rect(self.panel.x + round(150 * u), 0, self.panel.w - round(300 * u), round(8 * u))
        self.bar.centery = self.panel.centery
        self.veil = pygame.Rect(0, 0, round(84 * u), round(26 * u))
        self.veil.midleft = (self.panel.right + round(6 * u), self.panel.centery)

    @property
    def _length(self) -> int:
        return max(self.replay.ticks if self.replay else self.run.level.length_ticks, 1)

    def _tick_at(self, x: int) -> int:
        return round((x - self.bar.x) / self.bar.w * self._length)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The desk, and for as long as somebody touches it, or it stands still, the bar."""
        if self.barred != self._wanted:
            self.resize(surface.get_size())
        super().draw(surface.subsurface(self.area.clip(surface.get_rect())), 1.0 if self.still else alpha)
        if self.barred:
            strip = pygame.Rect(0, self.area.bottom, surface.get_width(), surface.get_height() - self.area.bottom)
            surface.fill(theme.palette.night, strip)
            self._draw_bar(surface)
            draw_buttons(surface, self.buttons(), self.pointer)

    def _draw_bar(self, surface: pygame.Surface) -> None:
        u = unit(surface.get_size())
        pixels = round(13 * u)
        surface.blit(pane(self.panel.size, 235, 6), self.panel)
        pygame.draw.rect(surface, theme.palette.indigo, self.bar, border_radius=4)
        done = self.bar.copy()
        done.w = round(self.bar.w * min(self.at / self._length, 1))
        pygame.draw.rect(surface, theme.palette.teal, done, border_radius=4)
        pygame.draw.circle(surface, theme.palette.cyan, done.midright, round(6 * u))
        top = self.bar.centery - theme.font("mono", pixels).get_height() // 2
        state = "still" if self.still else "plays"
        theme.write(
            surface, f"{state}  {clock(self.at)}", (self.panel.x + 14 * u, top), "mono", pixels, theme.palette.white
        )
        numerator, denominator = SPEEDS[self.speed]
        speed = f"×{numerator}" if denominator == 1 else f"×1/{denominator}"
        right = f"{clock(self._length)}  {speed}"
        theme.write(surface, right, (self.panel.right - 14 * u, top), "mono", pixels, theme.palette.white, 1)
        if self.dream.truth:
            surface.blit(pane(self.veil.size, 235, 6), self.veil)
            tone = theme.palette.violet if self.truthful else theme.palette.white
            theme.write(surface, f"{Ask.TRUTH.label} truth", (self.veil.centerx, top), "mono", pixels, tone, 0.5)
