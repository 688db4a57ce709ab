"""The sounds of The Platform."""

from game.play.sound.bank import DreamSounds

SHATTERING = 3200.0  # ms until an ending is heard after the override: the world breaks before it is dark

SOUNDS = DreamSounds(
    loops=("wind-city",),
    shots=(
        "scan", "steady", "isolate", "layer-opened", "shelter",
        "override-arm", "override-hold", "override-shatter",
        "ripple", "protocol-unravels",
    ),
    endings=("ending-renewal",),
    gaps={"ripple": 260.0, "override-shatter": SHATTERING},
    before_end=("override-shatter",),
    captions={
        "went_dark": "a sector goes dark {way}",
        "rippled": "ripples go out {way}",
        "unravelled": "a protocol unravels",
        "alarm_raised": "an alarm",
        "cut": "everything shatters",
    },
)  # fmt: skip
