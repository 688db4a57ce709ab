"""A run on the desk, whoever plays it. From the last tick on, the ending is shown before anything else."""

import gc
import os
from dataclasses import replace
from pathlib import Path

import pygame

from game.play.dreams import dream_of
from game.play.dreams.spectator import SCENE, Spectator, after_ending
from game.play.guidance.desk_state import desk_state
from game.play.render.caption import draw_sound_captions
from game.play.render.memory import give_back
from game.play.render.picture import write_picture
from game.play.render.view import NOTHING, DeskState, Hit
from game.play.screens.host import Host
from game.play.screens.hurry import Hurry
from game.play.screens.screen import Screen
from game.play.sound import Heard
from game.session import Session
from game.sim.panel import Panel


class RunScreen(Screen):
    """Draws a run and lets it tick. What it shows is a function of the run and of the state of the controls.

    LUCID_LAST_FRAME=file.png, for tests, keeps the picture of the last tick.
    """

    def __init__(self, host: Host, run: Session, size: tuple[int, int] | None = None) -> None:
        """size: of the desk, where it doesn't have the whole window."""
        self.host, self.run = host, run
        self.dream = dream_of(run.level)
        self.desk = self.dream.desk(run.level, size or host.size)
        self.spectator = Spectator(run.level)
        self.hurry = Hurry(self.dream.ending_words_at)
        self.after = 0  # ticks since the dream ended
        self.pointer = (-1, -1)
        self._seen = False  # whether the last tick has been drawn
        self._keep = os.environ.get("LUCID_LAST_FRAME", "")
        freeze_garbage()

    # What a screen does

    @property
    def title(self) -> str:
        """The dream, and its ending once that has come."""
        ended = self.run.now.one("ending")
        return f"{self.run.level.title}: {self.run.level.endings[ended - 1].title}" if ended else self.run.level.title

    def leave(self) -> None:
        """Leave the run: its sinks close and its sounds stop."""
        self.run.leave()
        self.host.soundscape.rest()

    def resize(self, size: tuple[int, int]) -> None:
        """Lay the desk out anew."""
        self.desk.resize(size)

    def tick(self) -> None:
        """One tick of the run, or of its ending."""
        if self.run.over:
            self.after += self._seen
            if self.after >= SCENE:
                self.finish()
            return
        if self.run.tick():
            self._observe()

    def finish(self) -> None:
        """The ending has been shown; the subclass says what comes now."""

    def _observe(self) -> None:
        self.spectator.observe(self.run)

    def hear(self) -> Heard | None:
        """The run's sounds."""
        return self.spectator.hear(self.run)

    # The picture

    def controls_state(self) -> DeskState:
        """The state of the controls; empty where nobody plays."""
        return DeskState()

    def in_hand(self) -> tuple[str, ...]:
        """A line about what was begun, if anything was."""
        return ()

    def state(self) -> DeskState:
        """Everything beside the panel."""
        refused = self.spectator.refused(self.run.now.moment)
        first = (refused,) if refused else self.in_hand()
        controls = DeskState() if self.run.over else self.controls_state()
        settings = self.host.settings
        shown = desk_state(self.run, self.spectator.prompter, controls, first)
        return replace(
            shown,
            muted=settings.muted,
            trembles=settings.tremble,
            moves=settings.motion,
            blurs=settings.blur,
            flashes=settings.flashes,
            rested=self.run.rest.ticks,
        )

    def panels(self) -> tuple[Panel, Panel]:
        """The panels between which the desk is drawn."""
        return self.run.shown

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The desk between two ticks, and the ending's words over it."""
        before, now = self.panels()
        if self.run.over:
            before = now = after_ending(now, self.after)
        self.desk.level = self.run.level
        self.desk.draw(surface, before, now, alpha, self.state())
        box = self.desk.box("prompts")
        if self.host.settings.sound_captions and box and not self.run.over:
            draw_sound_captions(surface, self.spectator.captions.lines(now.moment), box)
        if self.run.over:
            self._keep_last(surface)
            self.spectator.draw_ending(surface, self.run, self.after)
            self._seen = True

    def _keep_last(self, surface: pygame.Surface) -> None:
        if self._keep and self.after == 0:
            write_picture(surface, Path(self._keep))
            self._keep = ""

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under the pointer."""
        return self.desk.hit(pos) if pos[0] >= 0 else NOTHING


def freeze_garbage() -> None:
    """Exclude all present objects from garbage collection: scanning them costs a frame each time."""
    gc.unfreeze()
    gc.collect()
    give_back()
    gc.freeze()
