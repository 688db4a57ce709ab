"""What every screen is: what the program calls while it lies on the stack."""

import pygame

from game.play.sound import Heard


class Screen:
    """One screen. The app calls these; each does nothing here."""

    overlay = False  # whether the screen below is drawn first
    typing = False  # whether letters are text here, not shortcuts
    rate = (1, 1)  # how fast its world runs

    def enter(self) -> None:
        """It has come to the top, newly or again."""

    def leave(self) -> None:
        """It is taken off the stack for good, also when the window closes or the program is told to end."""

    def handle(self, event: pygame.event.Event) -> None:
        """A key, a mouse button, text, or the focus of the window."""

    def tick(self) -> None:
        """1/60 s goes by; only for the topmost screen."""

    def hear(self) -> Heard | None:
        """What is to be heard in this frame; None lets all that sounds fade."""
        return None

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Draw on the whole surface; alpha says how far the next tick is, 0..1."""

    def resize(self, size: tuple[int, int]) -> None:
        """The surface to draw on has another size."""
