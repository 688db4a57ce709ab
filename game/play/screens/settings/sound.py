"""The page of what is heard."""

from game.play.screens.host import Host
from game.play.screens.settings.page import Page, flag, percent


def page(host: Host) -> Page:
    """How loud it is."""
    return Page("Sound", [
        percent(host, "Volume", "volume"),
        flag(host, "Sound", "muted", ("on", "off"), "{mute} turns it off and on anywhere."),
    ])  # fmt: skip
