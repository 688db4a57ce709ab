"""The page of what is heard."""

from game.play.screens.host import Host
from game.play.screens.settings.page import Page, flag, percent


def page(host: Host) -> Page:
    """How loud everything is, for both ears or each, and what is written of it."""
    return Page("Sound", [
        percent(host, "Volume", "volume", "How loud everything is."),
        percent(host, "Music", "music", "The hum of a city or a hall, and the arms that sing."),
        percent(host, "Effects", "effects", "Alarms, verbs, and what happens."),
        percent(host, "Voice", "voice", "The voice of the dream."),
        flag(host, "Sound", "muted", ("on", "off"), "{mute} turns it off and on anywhere."),
        flag(host, "Ears", "mono", ("stereo", "mono"), "Mono: both ears hear the same."),
        flag(host, "Captions", "sound_captions", ("off", "on"),
             "Important sounds are also written, with the direction they come from."),
    ])  # fmt: skip
