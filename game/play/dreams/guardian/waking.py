"""Waking from this dream."""

from game.play.dreams.waking import BEFORE_DAWN, Waking

WAKING = Waking(
    "Waking again",
    "ten to five",
    BEFORE_DAWN,
    won=(
        "The clock on the sill is four minutes fast. You let it be.",
        "A branch moves, and its shadow moves on the wall, and neither is a sign of anything.",
        "You think of the lines, how they went on without you, up and down, and that it was all right.",
        "A dynamic journey. It sounds like something from a leaflet. You smile into the pillow.",
        "Under the floor something has begun to tick, in three times at once.",
    ),
    lost=(
        "The clock on the sill stands crooked. You straighten it.",
        "Now it is crooked the other way. You straighten it again.",
        "It was not the system that was failing, somebody said. You would like to ask what, then.",
        "You hold your hands still on the blanket until they are only hands.",
        "Under the floor something has begun to tick, in three times at once.",
    ),
)
