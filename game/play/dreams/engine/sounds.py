"""The sounds of The Engine."""

from game.play.sound.bank import DreamSounds

SOUNDS = DreamSounds(
    loops=("chamber", "tendrils", "stretched"),
    shots=(
        "tick-1", "tick-2", "tick-3", "nudge-perfect", "nudge-good", "nudge-fair", "nudge-miss",
        "work-rune", "work-gear", "work-droplet", "work-botched", "shriek", "told", "struck", "parried",
        "fray", "mend", "bridge", "bridge-burst", "silenced", "threads", "woven",
    ),
    endings=("ending-song", "ending-unison", "ending-discord", "ending-silence"),
    captions={
        "told": "a strike gathers {way}",
        "hit": "a blow falls {way}",
        "went_dark": "an insect falls silent {way}",
        "slipped": "an arm slips, shrieking",
        "frayed": "a catwalk frays",
        "snapped": "a string burns through",
        "alarm_raised": "an alarm",
    },
)  # fmt: skip
