"""The page of the assists."""

from game.play.screens.host import Host
from game.play.screens.settings.page import Page, flag


def page(host: Host) -> Page:
    """What makes a dream easier to play."""
    return Page("Assists", [
        flag(host, "Holds", "toggle", ("keep pressed", "press twice"),
             "Breathe, decrypt and override: keep the key down, or press once to begin and once to end."),
    ])  # fmt: skip
