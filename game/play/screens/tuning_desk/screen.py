"""A dream that is played, with its tuning desk beside it while that is open: the picture shrinks into the rest."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pygame

from game.level import Watched
from game.play.dreams.spectator import Spectator
from game.play.input.own_keys import Ask, asks
from game.play.screens.fit import Fit, Size, at_place, laid_out_for
from game.play.screens.host import Host
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice, Origin
from game.play.screens.tuning_desk.carried import Carried
from game.play.screens.tuning_desk.column import Column, wide
from game.play.screens.tuning_desk.desk import TuningDesk
from game.play.screens.tuning_desk.mouse import POINTED, Mouse
from game.session import Session


class TunedRunScreen(PlayRunScreen):
    """A run of the player's."""

    def __init__(
        self,
        host: Host,
        choice: Choice,
        watched: Watched | None,
        run: Session,
        path: Path | None,
        origin: Origin | None = None,
    ) -> None:
        self.open = choice.tuning
        self._column: Column | None = None
        self._mouse: Mouse | None = None
        self._canvas: pygame.Surface | None = None
        self._tuning: TuningDesk | None = None
        self._at = (-1, -1)  # the pointer in the window
        super().__init__(host, choice, watched, run, path, origin)
        if self.open:
            self._lay_out(host.size)
            self.hold(True)

    @property
    def tuning(self) -> TuningDesk:
        """The tuning desk, made when it is opened first."""
        if self._tuning is None:
            self._tuning = TuningDesk(self)
        return self._tuning

    def take_over(self, carried: Carried) -> None:
        """Go on at the tuning desk of a run before."""
        self.tuning.take_over(carried)
        self.hold(carried.waits)

    # Open and closed

    def also(self) -> dict[str, Callable[[], None]]:
        """The menu of the pause leads to the tuning desk too; what that does itself leaves the menu."""
        found = super().also()
        if self.open:
            found = {row: self._from_menu(act) for row, act in found.items()}
        return {**found, "Tuning desk": self._from_menu(self.open_tuning)}

    def _from_menu(self, act: Callable[[], None]) -> Callable[[], None]:
        def leave_and_act() -> None:
            self.host.director.back()
            act()

        return leave_and_act

    def open_tuning(self) -> None:
        """Open the tuning desk; keys are its own then."""
        self.controls.release_all()
        self.open = self.tuning.keys_here = True
        self.choice = replace(self.choice, tuning=True)
        self.resize(self.host.size)

    def close_tuning(self) -> None:
        """The dream has the whole window again."""
        self.tuning.end_search()
        self.tuning.foreteller.end()
        self.open, self.choice = False, replace(self.choice, tuning=False)
        self.resize(self.host.size)

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """Whether letters are those of a search."""
        return self.open and self.tuning.typing

    def enter(self) -> None:
        """Again the topmost: a search goes on where it was."""
        super().enter()
        if self.typing:
            pygame.key.start_text_input()

    def leave(self) -> None:
        """Letters are keys again."""
        if self._tuning:
            self._tuning.end_search()
            self._tuning.foreteller.end()
        super().leave()

    # Where the dream lies

    def stage(self, size: Size) -> Size:
        """What the dream is laid out for."""
        return laid_out_for(self._rest(size).size) if self.open else size

    def _rest(self, size: Size) -> pygame.Rect:
        """The part of a window that the column leaves."""
        return pygame.Rect(0, 0, size[0] - wide(size), size[1])

    @property
    def _fit(self) -> Fit:
        return Fit(self.size, self._rest(self.host.size).size)

    def resize(self, size: Size) -> None:
        """Dream and column."""
        super().resize(size)
        if self.open:
            self._lay_out(size)

    def _lay_out(self, size: Size) -> None:
        self._column, self._canvas = Column(self.tuning, size), None
        self._mouse = Mouse(self.tuning, self._column, self.close_tuning)

    # The run, as the tuning desk has it

    @property
    def waiting(self) -> bool:
        """Whether the dream waits."""
        return self.waits is not None

    def hold(self, waits: bool) -> None:
        """Let the dream wait, or go on."""
        if waits:
            self.pause()
        else:
            self.go_on()

    def step(self, ticks: int) -> None:
        """Let so many ticks go by, and wait."""
        if not self.waits:
            self.pause()
        self.run.paused = False
        for _ in range(ticks):
            PlayRunScreen.tick(self)
        self.run.paused = True

    def take_up(self, run: Session, path: Path) -> None:
        """Go on with the run at another moment."""
        self.controls.release_all()
        self.run, self.path, self.origin = run, path, None
        self.choice = replace(self.choice, branch=True)
        before, self.controls = self.controls, self.controls_of(run)
        self.controls.inherit(before, run.age)
        self.spectator = Spectator(run.level)
        self.spectator.prompter.know(command.verb for command in run.history.commands)
        self.after, self._seen, self._outcome_noted, self._notice_said = 0, False, False, ""
        run.paused = self.waiting

    def rewind(self) -> None:
        """Beside the tuning desk going back keeps its numbers."""
        if self.open:
            self.tuning.do("back")
        else:
            super().rewind()

    def begin_anew(self, run: Session, waits: bool) -> None:
        """A dream from its start."""
        choice = replace(self.choice, branch=False, tuning=True)
        self.host.director.tune(choice, run, self.watched, Carried(self.tuning.turned, self.tuning.saving, waits))

    def written(self) -> None:
        """What was written is no reason to begin anew."""
        if self.watched:
            self.watched.poll()

    # What a screen does

    def tick(self) -> None:
        """A tick of the tuning desk, and of the run, with which this screen may be left."""
        if self.open and self.tuning.tick():
            self.stale = True
        super().tick()

    def finish(self) -> None:
        """While the tuning desk is open the ending stays: there is a way back from it."""
        if not self.open:
            super().finish()

    def handle(self, event: pygame.event.Event) -> None:
        """The tuning desk's own first, while it is open; the rest is the dream's."""
        if self.waits and self.waits.away and not (self.waits.beats_left and asks(event, Ask.TUNE)):
            super().handle(self._on_desk(event))
        elif asks(event, Ask.TUNE) and not self.typing:
            self._turn_tuning()
        elif not (self.open and self._tuned(event)):
            super().handle(self._on_desk(event))

    def _turn_tuning(self) -> None:
        """Open it, bring the keys back to it, close it."""
        if self.open and self.tuning.keys_here:
            self.close_tuning()
        else:
            self.open_tuning()

    def _on_desk(self, event: pygame.event.Event) -> pygame.event.Event:
        """An event with the pointer's place on the desk of the dream, as it is seen."""
        if not self.open or "pos" not in event.dict:
            return event
        return at_place(event, self._fit.on_picture(event.pos))

    def _tuned(self, event: pygame.event.Event) -> bool:
        """Whether an event was the tuning desk's."""
        desk = self.tuning
        if event.type == pygame.TEXTINPUT:
            desk.text(event)
        elif event.type == pygame.KEYDOWN and desk.keys_here:
            self._key_of_desk(event)
        elif event.type in POINTED and self._column and self._mouse:
            self._at = event.pos
            if self._column.rect.collidepoint(event.pos):
                self.pointer = (-1, -1)
            return self._mouse.takes(event)
        else:
            return False
        return True

    def _key_of_desk(self, event: pygame.event.Event) -> None:
        desk = self.tuning
        if asks(event, Ask.BACK) and not desk.typing:
            if desk.search:
                desk.find("")
            else:
                self.close_tuning()
        else:
            desk.key(event)

    def stops(self) -> Sequence[tuple[int, int]]:
        """Those of the dream where they are seen, and of the column; first those of the one that is pointed at."""
        if not self.open or not self._column:
            return super().stops()
        dream, column = [*map(self._fit.in_window, super().stops())], [*self._column.stops()]
        return [*column, *dream] if self._column.rect.collidepoint(self._at) else [*dream, *column]

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The dream in the rest of the window, and the column."""
        if not self.open or not self._column:
            super().draw(surface, alpha)
            return
        rest = surface.subsurface(self._rest(surface.get_size()))
        if self.size == rest.get_size():
            super().draw(rest, alpha)
        else:
            if self._canvas is None:
                self._canvas = pygame.Surface(self.size)
            super().draw(self._canvas, alpha)
            self._fit.show(self._canvas, rest)
        self._column.draw(surface, self._at)
