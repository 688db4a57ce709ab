"""The page of what is seen."""

from game.play.render.theme import PALETTES
from game.play.screens.host import Host
from game.play.screens.settings.page import Page, choice, flag
from game.play.store.settings import DENSITIES, TEXT_SCALES

OFF_ON = ("off", "on")


def page(host: Host) -> Page:
    """Colours, and what the picture does beside showing."""
    return Page("Sight", [
        choice(host, "Text", "text_scale", TEXT_SCALES, lambda percent: f"{percent} %", "How large words are."),
        choice(host, "Display", "interface_scale", DENSITIES, lambda dense: f"{dense} %" if dense else "automatic",
               "How dense the display is, so that words look the same size on any of them."),
        choice(host, "Colours", "palette", tuple(PALETTES), says="High contrast, and three for colour blindness."),
        flag(host, "Tremble", "tremble", OFF_ON, "The picture trembles when much is at stake."),
        flag(host, "Motion", "motion", OFF_ON, "Decoration moves: the sleeping city, tendrils, threads."),
        flag(host, "Blur", "blur", OFF_ON, "Far instruments blur as composure falls. Without it they only dim."),
        flag(host, "Flashes", "flashes", OFF_ON, "New alarms blink, and some endings flash."),
    ])  # fmt: skip
