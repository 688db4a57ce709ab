"""The page of the window."""

from game.play.screens.host import Host
from game.play.screens.settings.page import Page, choice, flag
from game.play.screens.widgets import Row

SIZES = ((960, 540), (1280, 720), (1600, 900), (1920, 1080), (2560, 1440))
FRAMES = (30, 60, 0)  # a second at most; 0: as many as the display shows


def page(host: Host) -> Page:
    """How large the window is, and what happens while another one has the keyboard."""
    return Page("Display", [
        flag(host, "Fullscreen", "fullscreen", ("off", "on"), "{fullscreen} does the same anywhere."),
        _window(host),
        choice(host, "Frames", "frame_limit", FRAMES, lambda most: f"{most} a second" if most else "as the display",
               "How many frames are drawn at most, while the picture moves; fewer spare the battery."),
        flag(host, "Wait for the display", "vsync", ("no", "yes"),
             "Frames are shown whole, never torn, where the display's driver can; from the next start on."),
        flag(host, "Elsewhere", "away_pauses", ("the dream goes on", "the dream waits"),
             "While another window has the keyboard. It always waits while the window is out of sight."),
    ])  # fmt: skip


def _window(host: Host) -> Row:
    def turn(way: int) -> None:
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i][0] - host.settings.width))
        width, height = SIZES[(nearest + way) % len(SIZES)]
        host.change(width=width, height=height)

    def value() -> str:
        return f"{host.settings.width} × {host.settings.height}"

    return Row("Window", None, turn, value, "Dragging the window's edge does the same.")
