"""The sounds of The Guardian."""

from game.play.sound.bank import Alarm, DreamSounds

SOUNDS = DreamSounds(
    shots=("correct", "embrace", "embrace-missed", "learned", "lapsed", "answered", "vision"),
    alarms={"deviation": Alarm("alarm-deviation", 1700.0), "understood": Alarm("alarm-understood", 3200.0)},
    inside=("guardian",),
    endings=("ending-journey",),
    captions={
        "went_dark": "a pane breaks {way}",
        "lapsed": "an embrace lapses {way}",
        "learned": "a curve is learned {way}",
        "guardian_came": "the guardian steps out",
        "alarm_raised": "an alarm {way}",
    },
)
