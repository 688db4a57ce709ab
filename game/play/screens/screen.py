"""The base of screens: what the program calls while one is on the stack."""

from collections.abc import Mapping, Sequence

import pygame

from game.level import Value
from game.play.sound import Heard

STILL, DRIFTING, MOVING = 0, 15, 1000  # frames a second that a picture may want: none of itself, a backdrop's, all


class Screen:
    """One screen. The app calls these; each does nothing here."""

    overlay = False  # whether the screen below is drawn first
    typing = False  # whether letters are text here, not shortcuts
    rate = (1, 1)  # how fast its world runs
    heading = ""  # what is written over it
    stale = False  # set by a tick that changed what a picture shows that is STILL

    @property
    def title(self) -> str:
        """What the window's title says beside the game's name."""
        return self.heading

    @property
    def frames(self) -> int:
        """Frames a second that its picture wants; after an event it is drawn anyway."""
        return MOVING

    def enter(self) -> None:
        """Called when it becomes the topmost screen, for the first time or again."""

    def leave(self) -> None:
        """Called when it is removed from the stack, also when the program ends."""

    def handle(self, event: pygame.event.Event) -> None:
        """A key, a mouse button, text, or the focus of the window."""

    def stops(self) -> Sequence[tuple[int, int]]:
        """The points at which a click does something, in the order in which the wheel goes through them."""
        return ()

    def tick(self) -> None:
        """Advance by 1/60 s; called only for the topmost screen."""

    def assist(self, name: str) -> Value:
        """The value of an assist in the run that it shows; None where it shows none, or none of the player's."""
        return None

    def settings_changed(self, values: Mapping[str, object]) -> None:
        """Called when settings were changed, by their names, also where another screen lies over it."""

    def hear(self) -> Heard | None:
        """The sounds of this frame; None fades out everything."""
        return None

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Draw on the whole surface; alpha says how far the next tick is, 0..1."""

    def resize(self, size: tuple[int, int]) -> None:
        """Called when the size of the surface changes."""
