"""Waking from a dream: what stands there, and the hour of the room that one wakes in."""

from dataclasses import dataclass

from game.play.render.theme import Colour


@dataclass(frozen=True)
class Hour:
    """A room's light. Places are shares of the window, from its upper left; `rises` is how far the body comes up."""

    sky: tuple[Colour, Colour]  # above, and at the horizon
    light: Colour  # what it throws into the room
    shines: float  # how strongly, 0..1
    wall: Colour
    frame: Colour
    stars: int
    windows: int  # of a far house, that may be lit
    body: tuple[float, float]  # where the moon, the grey or the sun stands
    rises: float
    size: int  # of it, in units
    bright: Colour


ON = "{choose} or a click: on"


@dataclass(frozen=True)
class Waking:
    """What one wakes to: a heading, the hour in words and as a light, and second thoughts, after a win and a loss."""

    head: str
    hour: str
    light: Hour
    won: tuple[str, ...]
    lost: tuple[str, ...]
    foot: str = f"{ON} · {{back}}: back to sleep"  # {word}: a key, as in `keyed`
    sound: str = "breath-in"


DEEP_NIGHT = Hour(
    sky=((5, 7, 26), (22, 34, 78)),
    light=(44, 70, 128),
    shines=0.4,
    wall=(7, 9, 24),
    frame=(3, 4, 13),
    stars=90,
    windows=6,
    body=(0.72, 0.2),
    rises=-0.05,
    size=26,
    bright=(208, 220, 255),
)
BEFORE_DAWN = Hour(
    sky=((16, 16, 52), (108, 66, 128)),
    light=(104, 74, 148),
    shines=0.42,
    wall=(12, 12, 32),
    frame=(6, 6, 19),
    stars=45,
    windows=6,
    body=(0.3, 0.86),
    rises=0.0,
    size=150,
    bright=(84, 50, 84),
)
MORNING = Hour(
    sky=((86, 112, 170), (255, 206, 158)),
    light=(255, 196, 140),
    shines=0.62,
    wall=(44, 40, 58),
    frame=(24, 20, 32),
    stars=0,
    windows=2,
    body=(0.3, 0.78),
    rises=0.16,
    size=64,
    bright=(255, 214, 150),
)
PLAIN = Waking(
    "Waking",
    "some time in the night",
    DEEP_NIGHT,
    won=("You wake, and the air is clear.", "It is still night. You turn over."),
    lost=("You wake, and don't know at once where you are.", "It is still night. You turn over."),
)
