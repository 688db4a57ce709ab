"""When a frame is drawn: as often as wanted while something moves, and only after an event while nothing does."""

import pygame

from game.play.screens.screen import DRIFTING

SECOND = 1_000_000_000  # nanoseconds
IDLE_TURNS = 10  # turns of the loop a second while nothing moves: for sounds, ticks and requests to end
SETTLES = 3 * SECOND // 2  # after a frame, for which the loop turns as before: sounds fade meanwhile
USUAL = 60  # frames a second where the display's rate isn't known

GONE = (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN)
BACK = (pygame.WINDOWRESTORED, pygame.WINDOWMAXIMIZED, pygame.WINDOWSHOWN, pygame.WINDOWFOCUSGAINED)


class Pace:
    """Times are nanoseconds of one clock; limit is the most frames a second, 0 for as many as the display shows."""

    def __init__(self, limit: int = USUAL) -> None:
        self.limit = limit
        self.stale = True  # whether something may look otherwise than it was drawn
        self.elsewhere = False  # whether another window has the keyboard
        self.hidden = False  # whether nobody can see the window
        self._drawn = -SETTLES
        self._turned = -SETTLES

    @property
    def most(self) -> int:
        """Frames a second at most."""
        return self.limit or pygame.display.get_current_refresh_rate() or USUAL

    def see(self, event: pygame.event.Event) -> None:
        """Take note of an event: what it changed is to be seen."""
        self.stale = True
        if event.type == pygame.WINDOWFOCUSLOST:
            self.elsewhere = True
        elif event.type == pygame.WINDOWFOCUSGAINED:
            self.elsewhere = False
        if event.type in GONE:
            self.hidden = True
        elif event.type in BACK:
            self.hidden = False

    def due(self, wanted: int) -> bool:
        """Whether this turn draws, for a picture that wants so many frames a second."""
        return not self.hidden and (self.stale or self._rate(wanted) > 0)

    def drew(self, now: int) -> None:
        """A frame was drawn."""
        self.stale, self._drawn = False, now

    def next_turn(self, now: int, wanted: int) -> int:
        """When the loop is to turn again; a slow frame isn't made up for by more than one at once."""
        settled = now - self._drawn >= SETTLES
        turns = self._rate(wanted) or (IDLE_TURNS if settled else self.most)
        self._turned = max(self._turned + SECOND // turns, now - SECOND // turns)
        return self._turned

    def sooner(self, turn: int) -> int:
        """When to turn instead, once something has happened: what it changed is drawn as soon as a frame may be."""
        if self.stale and not self.hidden:
            self._turned = min(turn, self._drawn + SECOND // self.most)
        return min(turn, self._turned)

    def _rate(self, wanted: int) -> int:
        """Frames a second; a backdrop stands still while another window has the keyboard."""
        if self.hidden or (self.elsewhere and wanted <= DRIFTING):
            return 0
        return min(wanted, self.most)
