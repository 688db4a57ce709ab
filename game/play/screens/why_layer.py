"""Why, as the theatre has it: asked for by a click on what went wrong or a key, and laid over the picture."""

from collections.abc import Callable, Sequence

import pygame

from game.play.debrief.run_summary import RunSummary
from game.play.debrief.why_work import WhyWork
from game.play.dreams.dream import Dream
from game.play.input.own_keys import Ask, asks
from game.play.screens.why_chain import Spot
from game.play.screens.why_panel import WhyPanel
from game.play.screens.why_topics import WhyTopics
from game.replay import Place, Playback


class WhyLayer:
    """The causes of a recording. spot: where a place lies on the stage; jump: goes to a tick.

    The work begins with the first question and ends with `stop`.
    """

    def __init__(
        self, film: Playback, dream: Dream, spot: Callable[[Place], Spot | None], jump: Callable[[int], None]
    ) -> None:
        self.film, self.dream, self.jump = film, dream, jump
        self.shown = False
        self.place: Place | None = None  # that was asked about last
        self._spot = spot
        self._topics: WhyTopics | None = None
        self._panel: WhyPanel | None = None

    def ask(self, place: Place | None, tick: int, loss: bool = False) -> None:
        """Show why something went wrong: with a place, or last by a tick; or the root of the loss."""
        if self._topics is None:
            run = self.film.seek(self.film.replay.ticks)
            why = self.dream.why(RunSummary.of(run)) if run.over else ""
            self._topics = WhyTopics(self.film.level, self.dream.causes, WhyWork(self.film.replay.path), why)
            self._panel = WhyPanel(self._topics, self._spot)
        self.shown, self.place = True, place
        self._topics.ask(place, tick, loss)

    @property
    def answered(self) -> bool:
        """Whether what was asked is known."""
        topics = self._topics
        return topics is not None and (bool(topics.links) or (topics.settled and topics.index < 0))

    def hide(self) -> None:
        """Close it; what was worked out is kept."""
        self.shown = False

    def poll(self) -> bool:
        """Take what has been worked out; whether there is anything new to be shown."""
        return bool(self._topics and self._topics.poll()) and self.shown

    def stop(self) -> None:
        """End the work."""
        if self._topics:
            self._topics.work.stop()

    # Input

    def key(self, event: pygame.event.Event) -> bool:
        """Keys that it has while it is shown; whether one of them was pressed."""
        topics = self._topics
        if not self.shown or not topics:
            return False
        if asks(event, Ask.BACK, Ask.WHY):
            self.hide()
        elif asks(event, Ask.UP, Ask.DOWN):
            topics.choose(1 if asks(event, Ask.DOWN) else -1)
        elif asks(event, Ask.NEXT):
            topics.turn(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif asks(event, Ask.ENTER) and topics.links:
            self._go(max(0, topics.link))
        else:
            return False
        return True

    def click(self, pos: tuple[int, int]) -> bool:
        """Whether a click was for it: on a link, a button, or the panel."""
        panel, topics = self._panel, self._topics
        if not self.shown or not panel or not topics:
            return False
        if button := panel.button_at(pos):
            {"before": lambda: topics.turn(-1), "after": lambda: topics.turn(1), "close": self.hide}[button]()
        elif (link := panel.link_at(pos)) >= 0:
            self._go(link)
        else:
            return panel.box.collidepoint(pos)
        return True

    def _go(self, link: int) -> None:
        """To the moment at which a link of the chain begins."""
        if self._topics:
            self._topics.link = link
            self.jump(self._topics.links[link].caused.first)

    # The picture

    def stops(self) -> Sequence[tuple[int, int]]:
        """Where a click does something."""
        return self._panel.stops() if self.shown and self._panel else ()

    def draw(self, surface: pygame.Surface, u: float, pointer: tuple[int, int]) -> None:
        """Over the stage, while it is shown."""
        if self.shown and self._panel:
            self._panel.draw(surface, u, pointer)
