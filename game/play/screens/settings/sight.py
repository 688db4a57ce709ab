"""The page of what is seen."""

from game.play.screens.host import Host
from game.play.screens.settings.page import Page, flag


def page(host: Host) -> Page:
    """How much the picture moves."""
    return Page("Sight", [
        flag(host, "Motion", "calm", ("full", "calm"), "Calm: the picture never trembles."),
    ])  # fmt: skip
