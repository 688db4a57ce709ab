"""The endings of The Platform: one sound for those who come up, one for the loss; the picture knows no difference."""

from game.play.dreams.endings import EndingLook, Endings

ENDINGS = Endings(won=EndingLook("ending-renewal"))
