"""Waking from this dream."""

from game.play.dreams.waking import DEEP_NIGHT, Waking

WAKING = Waking(
    "Waking",
    "twenty to three",
    DEEP_NIGHT,
    won=(
        "You wake, and the air is clear.",
        "In the next room something hums. You listen for what is wrong with it, and nothing is.",
        "Some of them you could still call by name. The others you only know by where they stood.",
        "You would do it again. You lie there and hope that you would.",
        "Behind your eyes the dark has screens in it, and they are waiting.",
    ),
    lost=(
        "You wake with your hand closed round a switch that isn't there.",
        "In the next room something hums. It has always hummed. You get up and listen at the door.",
        "They didn't scream. It would be easier to think of if they had.",
        "There's always something you overlook. Perhaps it was this: that it had to end.",
        "Behind your eyes the dark has screens in it, and they are waiting.",
    ),
)
