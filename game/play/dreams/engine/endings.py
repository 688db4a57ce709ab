"""The endings of The Engine: a richer song, the old song, discord, silence."""

from game.play.dreams.endings import EndingLook, Endings

RICH, OLD, DISCORD, SILENCE = "rich", "old", "discord", "silence"
ENDINGS = Endings(
    won=EndingLook("ending-unison", OLD),
    lost=EndingLook("ending-silence", SILENCE),
    named={
        "richer-song": EndingLook("ending-song", RICH),
        "old-song": EndingLook("ending-unison", OLD),
        "discord": EndingLook("ending-discord", DISCORD),
        "silence": EndingLook("ending-silence", SILENCE),
    },
)
