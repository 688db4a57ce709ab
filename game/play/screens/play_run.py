"""The desk: the player's own run, from falling asleep to its ending."""

from dataclasses import replace
from pathlib import Path

import pygame

from game.level import Level, Watched
from game.play.input.key_places import place_of
from game.play.input.own_keys import Ask, asks
from game.play.render.view import NOTHING, DeskState
from game.play.screens.away import LEFT
from game.play.screens.host import Host
from game.play.screens.run_choice import Choice
from game.play.screens.run_screen import HURRY, RunScreen
from game.play.screens.widgets import notice
from game.session import Session

LOOK_EVERY = 20  # ticks between two checks of the level file


class PlayRunScreen(RunScreen):
    """Keys and mouse become commands; the level file is watched, and a new version of it begins the run anew."""

    def __init__(self, host: Host, choice: Choice, watched: Watched | None, run: Session, path: Path | None) -> None:
        super().__init__(host, run)
        self.choice, self.watched, self.path = choice, watched, path
        self.controls = self.dream.controls(run.level, self.queue, host.settings.toggle)
        self._ticks_shown, self._outcome_noted, self._notice_said = 0, False, ""

    def queue(self, verb: int, target: int, value: int) -> bool:
        """Queue a command of the player, with the instant at which it was given."""
        return self.run.queue(verb, target, value, self.host.instant(self.run.age))

    # Time

    def enter(self) -> None:
        """Resume after a pause; the settings may have changed."""
        self.run.paused = False
        self.controls.toggle = self.host.settings.toggle

    def tick(self) -> None:
        """A tick of the run; now and then the level file is checked for changes."""
        super().tick()
        if self.run.over and not self._outcome_noted:
            self._outcome_noted = True
            self.ended()
        if self.run.notice and self.run.notice != self._notice_said:  # such as a recording that stands still: said once
            self._notice_said = self.run.notice
            self.host.say(self._notice_said)
        self._ticks_shown += 1
        if self.watched and self._ticks_shown % LOOK_EVERY == 0 and not self.run.over:
            found = self.watched.poll()
            if isinstance(found, Level):
                self.run.leave()  # its recording is closed before the next begins
                self.host.director.play_changed(found, self.run.seed, self.choice, self.watched)

    def ended(self) -> None:
        """Record the outcome, before anything else."""
        self.host.director.ended(self.run, self.choice)

    def finish(self) -> None:
        """Show the debrief, or the screen between two rounds."""
        if self.choice.standing:
            self.host.director.round_over(self.run, self.choice, self.path)
        else:
            self.host.director.debrief(self.run, self.choice, self.path, own=True)

    def pause(self) -> None:
        """Pause the run and release every hold."""
        self.controls.release_all()
        self.run.paused = True
        self.host.director.pause(self.again, self.run.level)

    def again(self) -> None:
        """Restart the dream."""
        self.host.director.play(replace(self.choice, seed=self.run.seed))

    # Input

    def handle(self, event: pygame.event.Event) -> None:
        """Keys and mouse."""
        if self.run.over:
            self._impatient(event)
        elif event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.KEYUP:
            self.controls.key_up(place_of(event))
        elif event.type == pygame.MOUSEMOTION:
            self.pointer = event.pos
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
            self.run.paused = True
            self.host.director.away(self.pause)

    def _key(self, event: pygame.event.Event) -> None:
        if asks(event, Ask.KEYS):
            self.controls.release_all()
            self.run.paused = True  # until the list is gone and this screen comes up again
            self.host.director.keys(self.run.level)
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

    def _impatient(self, event: pygame.event.Event) -> None:
        pressed = asks(event, Ask.CHOOSE, Ask.BACK) or event.type == pygame.MOUSEBUTTONDOWN
        if pressed and self.after >= HURRY:
            self.finish()

    # The picture

    def controls_state(self) -> DeskState:
        """The state of the controls: pointer, verb in hand, holds."""
        hovered = NOTHING if self.run.paused else self.hit(self.pointer)
        return replace(self.controls.state(self.run.now, hovered), paused=self.run.paused)

    @property
    def named(self) -> int:
        """The sector that a line of help names, -1 for none."""
        return self.prompter.named

    def in_hand(self) -> tuple[str, ...]:
        """A line about what is in hand."""
        return self.controls.in_hand(self.run.now)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The desk, and over it the faults of the level file."""
        super().draw(surface, 1.0 if self.run.paused else alpha)
        if self.watched and self.watched.fault:
            findings = self.watched.fault.findings
            more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
            notice(surface, [f"{findings[0]}{more}. The last good version is played on."])
