"""The desk: the player's own run, from falling asleep to its ending."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pygame

from game.level import Level, Value, Watched
from game.play.dreams.dream import DreamControls
from game.play.input.common_verbs import EYES_CLOSED
from game.play.input.key_places import place_of
from game.play.input.own_keys import Ask, asks, keyed
from game.play.input.verb_row import as_presses
from game.play.render.layout import unit_of
from game.play.render.view import DeskState, Hit
from game.play.screens.buttons import Button, button_at, draw_buttons, menu, pause, play, rewind, row
from game.play.screens.host import LEAVE, Host
from game.play.screens.run_choice import Choice, Origin
from game.play.screens.run_screen import RunScreen
from game.play.screens.screen import MOVING, STILL
from game.play.screens.waiting import LEFT, Wait
from game.play.screens.widgets import notice
from game.play.sound import Heard
from game.session import Session, assists_of, numbers_of
from game.sim.actions import MICROSECONDS
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.panel import Panel

LOOK_EVERY = 20  # ticks between two checks of the level file
CLICKED = ("sector", "lane", "thread", "answer", "verb", "breathe", "alarms", "log", "shelter_row")  # kinds of hits
HINT, HINTED = "{rewind} goes back ten seconds, as often as you like", 12 * TICKS_PER_SECOND
NOT_KEPT = "Orders that waited in line aren't kept: give them again when you go on."
FOOT = 188  # units from the foot of the scene to below the strip, on a desk without a place for lines of help


class PlayRunScreen(RunScreen):
    """Keys and mouse become commands; the level file is watched, and a new version of it begins the run anew."""

    def __init__(
        self,
        host: Host,
        choice: Choice,
        watched: Watched | None,
        run: Session,
        path: Path | None,
        origin: Origin | None = None,
    ) -> None:
        """path: of its recording; origin: which that left by going back."""
        super().__init__(host, run, self.stage(host.size))
        self.choice, self.watched, self.path, self.origin = choice, watched, path, origin
        self.controls = self.controls_of(run)
        self.waits: Wait | None = None  # while it is paused, or the player is away
        self.spectator.prompter.know(command.verb for command in run.history.commands)
        self._ticks_shown, self._outcome_noted, self._notice_said = 0, False, ""

    def controls_of(self, run: Session) -> DreamControls:
        """New controls for a run."""
        controls = self.dream.controls(run.level, self.queue, bool(run.assist("toggle")))
        controls.permits = self.permits
        return controls

    def permits(self, verb: int) -> bool:
        """Whether an order may be given now; while the dream waits that is an assist, and it says so."""
        taken = not self.waits or bool(self.run.assist("orders"))
        if self.waits and not taken:
            self.waits.refuse()
        return taken

    def stage(self, size: tuple[int, int]) -> tuple[int, int]:
        """The size of the desk in a window of a size."""
        return size

    @property
    def size(self) -> tuple[int, int]:
        """The size of the desk as it is laid out, in pixels."""
        return self.stage(self.host.size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay the desk out anew."""
        super().resize(self.stage(size))

    def queue(self, verb: int, target: int, value: int) -> bool:
        """Queue a command of the player, with the instant at which it was given: while the dream waits, that at which
        it stands."""
        age = self.run.age
        instant = age * MICROSECONDS // TICKS_PER_SECOND if self.waits else self.host.instant(age)
        taken = self.run.queue(verb, target, value, instant)
        if self.waits and not taken:
            self.waits.refuse()
        elif self.run.rest.ticks and not taken:
            self.spectator.refuse(self.run.now.moment, EYES_CLOSED)
        return taken

    # Time

    @property
    def frames(self) -> int:
        """A dream that waits stands still."""
        return STILL if self.waits and not self.waits.moves else MOVING

    def enter(self) -> None:
        """Resume, unless it waits."""
        self.run.paused = self.waits is not None

    def assist(self, name: str) -> Value:
        """The value of an assist in this run."""
        return self.run.assist(name)

    def settings_changed(self, values: Mapping[str, object]) -> None:
        """Assists are switched in this run too."""
        if wanted := numbers_of(self.run.level, values):
            self.run.change(wanted)
        self._follow_assists()

    def _follow_assists(self) -> None:
        self.controls.toggle = bool(self.run.assist("toggle"))
        if self.waits:
            self.waits.rewinds = self.rewinds

    @property
    def rate(self) -> tuple[int, int]:  # type: ignore[override]
        """How fast the dream goes; its ending, and the beats before it goes on, take no longer."""
        speed = None if self.run.over or self.waits else self.run.assist("speed")
        return (1, 1) if speed is None else (int(speed), 100)

    def tick(self) -> None:
        """A tick of the run; now and then the level file is checked for changes."""
        if not (self.run.paused or self.run.over):
            self.controls.attend(self.run.now)
        super().tick()
        self._follow_assists()  # whose numbers may be turned too
        if self.waits and self.waits.tick():
            self.go_on()
        if self.run.over and not self._outcome_noted:
            self._outcome_noted = True
            self.ended()
        if self.run.notice and self.run.notice != self._notice_said:  # such as a recording that stands still: said once
            self._notice_said = self.run.notice
            self.host.say(self._notice_said)
        self._ticks_shown += 1
        if self.watched and self._ticks_shown % LOOK_EVERY == 0 and not self.run.over:
            found = self.watched.poll()
            self.stale |= found is not None
            if isinstance(found, Level):
                self.run.leave()  # its recording is closed before the next begins
                self.host.director.play_changed(found, self.run.seed, self.choice, self.watched)

    def ended(self) -> None:
        """Record the outcome, before anything else."""
        self.host.director.ended(self.run, self.choice)

    def finish(self) -> None:
        """Show the debrief, or the screen between two rounds."""
        if self.choice.standing and not self.choice.branch:
            self.host.director.round_over(self.run, self.choice, self.path)
        else:
            self.host.director.debrief(self.run, self.choice, self.path, own=True)

    def pause(self, away: bool = False) -> None:
        """Pause the run and release every hold; away: until the player is back at the window."""
        self.controls.release_all()
        self.wait(Wait(away, self.host.sound.play))

    def wait(self, waits: Wait) -> None:
        """Let the run wait."""
        self.run.paused, self.waits, waits.rewinds = True, waits, self.rewinds

    def go_on(self) -> None:
        """The run goes on."""
        self.run.paused, self.waits = False, None

    def show_menu(self) -> None:
        """Show the menu of a run that is paused."""
        leave = (LEAVE, self.leave_for_title)
        self.host.director.pause(self.again, self.run.level, leave, self.go_on, self.also())

    def leave_for_title(self) -> None:
        """Leave the run, to be gone on with from the title: what its recording doesn't hold is told."""
        if self.controls.pending:
            self.host.say(NOT_KEPT)
        self.host.director.title()

    def also(self) -> dict[str, Callable[[], None]]:
        """What else can be done from that menu, by what its row says."""
        return {"Ten seconds back": self.rewind} if self.rewinds else {}

    @property
    def rewinds(self) -> bool:
        """Whether the player may go back in this run."""
        return bool(self.run.assist("rewind"))

    def rewind(self) -> None:
        """Go back by ten seconds, if that is allowed; where it can't be done, it goes on as it was."""
        if self.rewinds and not self.run.over:
            self.host.director.rewind(self)
            self.enter()

    def again(self) -> None:
        """Restart the dream, with the same assists."""
        self.host.director.play(replace(self.choice, seed=self.run.seed, assists=assists_of(self.run)))

    # Input

    def handle(self, event: pygame.event.Event) -> None:
        """Keys and mouse."""
        if self.run.over:
            self._impatient(event)
        elif self.waits and self.waits.takes(event):
            self.pointer = getattr(event, "pos", self.pointer)
        elif event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.KEYUP:
            self.controls.key_up(place_of(event))
        elif event.type == pygame.MOUSEMOTION:
            self.pointer = event.pos
        elif event.type == pygame.MOUSEBUTTONDOWN and button_at(self.buttons(), event.pos):
            self._push(button_at(self.buttons(), event.pos))
        elif event.type == pygame.MOUSEBUTTONDOWN:
            self.pointer = event.pos
            self.controls.click(self.hit(event.pos), event.button, self.run.now)
        elif event.type == pygame.MOUSEBUTTONUP:
            self.controls.button_up(event.button)
        elif event.type in LEFT:
            self._left(event.type)
        elif event.type == pygame.WINDOWLEAVE:
            self.pointer = (-1, -1)

    def _left(self, how: int) -> None:
        """The keyboard is elsewhere, or the window is out of sight: holds end, and the run waits."""
        self.controls.release_all()
        if how == pygame.WINDOWMINIMIZED or self.host.settings.away_pauses:
            self.pause(away=True)

    def _key(self, event: pygame.event.Event) -> None:
        if asks(event, Ask.KEYS):
            self.controls.release_all()
            self.run.paused = True  # until the list is gone and this screen comes up again
            self.host.director.keys(self.run.level)
        elif self.waits and asks(event, Ask.PAUSE, Ask.BACK):
            self._answer(self.waits, event)
        elif asks(event, Ask.REWIND) and self.rewinds:
            self.rewind()
        elif asks(event, Ask.PAUSE):
            self.pause()
        elif asks(event, Ask.BACK):
            if not self.controls.lay_down(self.run.now):
                self.pause()
        else:
            self.controls.named = self.named
            known = self.controls.key(place_of(event), bool(event.mod & pygame.KMOD_SHIFT), self.run.now)
            if known:  # keys act on what is chosen: a pointer that rests shows something else no longer
                self.pointer = (-1, -1)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The places of the map, what the desk has besides, what lies beside the chosen place, and the buttons; of each
        the middle of one box."""
        found: dict[Hit, tuple[int, int]] = {}
        for wanted in (*(Hit(kind, -1) for kind in CLICKED), *self.controls.beside(self.run.now)):
            for rect in self.desk.rects_of(wanted):
                hit = self.desk.hit(rect.center)
                if hit == wanted or (wanted.index < 0 and hit.kind == wanted.kind):
                    found.setdefault(hit, rect.center)
        return [*found.values(), *(button.rect.center for button in self.buttons())]

    def buttons(self) -> list[Button]:
        """The buttons of the desk, beside its clock: pause, and while it waits what goes on and what shows the menu;
        with the assist what goes back."""
        (w, _), u = self.size, unit_of(self.size)
        clock = self.desk.box("clock") or pygame.Rect(w - round(160 * u), round(14 * u), 0, 0)
        signs = {"go on": play, "menu": menu} if self.waits else {"pause": pause}
        signs |= {"rewind": rewind} if self.rewinds else {}
        return row((clock.x + round(4 * u), clock.y), u, signs)

    def _push(self, button: str) -> None:
        """A button was clicked."""
        if button == "pause":
            self.pause()
        elif button == "go on":
            self.go_on()
        elif button == "rewind":
            self.rewind()
        else:
            self.show_menu()

    def _answer(self, waits: Wait, event: pygame.event.Event) -> None:
        """A key of the pause: who was away lets it wait, whoever paused goes on or to the menu."""
        if waits.away:
            waits.stay()
        elif asks(event, Ask.PAUSE):
            self.go_on()
        else:
            self.show_menu()

    def _impatient(self, event: pygame.event.Event) -> None:
        """Go on from the ending, once its words have stood there."""
        pressed = asks(event, Ask.CHOOSE, Ask.BACK) or event.type == pygame.MOUSEBUTTONDOWN
        if self.hurry.asked(self.after, pressed, event.type):
            self.finish()

    # The picture

    def controls_state(self) -> DeskState:
        """The state of the controls: pointer, verb in hand, holds."""
        return replace(self.controls.state(self.run.now, self.hit(self.pointer)), paused=self.run.paused)

    @property
    def named(self) -> int:
        """The sector that a line of help names, -1 for none."""
        return self.spectator.prompter.named

    def in_hand(self) -> tuple[str, ...]:
        """A line about what is in hand."""
        return self.controls.in_hand(self.run.now)

    def hear(self) -> Heard | None:
        """The run's sounds; none while it waits."""
        return None if self.waits else super().hear()

    def panels(self) -> tuple[Panel, Panel]:
        """While the dream waits, what is chosen counts at once."""
        if not self.waits:
            return super().panels()
        now = self.run.now
        return 2 * (now.looking_at(self.controls.selection(now)),)

    def state(self) -> DeskState:
        """The strip stands where lines of help do; where holds are presses those say so."""
        state = super().state()
        if self.waits:
            return replace(state, prompts=())
        if self.rewinds and self.run.age < HINTED and len(state.prompts) < self.spectator.prompter.most:
            state = replace(state, prompts=(*state.prompts, keyed(HINT)))
        return replace(state, prompts=(*map(as_presses, state.prompts),)) if self.controls.toggle else state

    def strip(self) -> pygame.Rect:
        """The box at whose foot the strip of a run that waits stands."""
        (w, h), u = self.size, unit_of(self.size)
        foot = pygame.Rect(0, 0, w, h - round(FOOT * u))
        return self.desk.box("strip") or self.desk.box("prompts") or foot

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The desk, and over it the faults of the level file."""
        super().draw(surface, 1.0 if self.run.paused else alpha)
        if not self.run.over:
            draw_buttons(surface, self.buttons(), self.pointer)
        if self.waits:
            self.waits.draw(surface, self.strip())
        if self.watched and self.watched.fault:
            findings = self.watched.fault.findings
            more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
            notice(surface, [f"{findings[0]}{more}. The last good version plays on."])
