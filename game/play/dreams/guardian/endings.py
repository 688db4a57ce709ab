"""The endings of The Guardian: the journey, overcorrection, stasis, and all let go."""

from game.play.dreams.endings import EndingLook, Endings

JOURNEY, OVERCORRECTION, STASIS, LET_GO = "journey", "overcorrection", "stasis", "let-go"
ENDINGS = Endings(
    won=EndingLook("ending-journey", JOURNEY),
    lost=EndingLook("ending-loss", LET_GO),
    named={
        "overcorrection": EndingLook("ending-loss", OVERCORRECTION),
        "stasis": EndingLook("ending-loss", STASIS),
    },
)
