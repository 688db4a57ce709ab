"""Hearing: what the weir says to the ear. Every sound is one that all dreams share."""

from collections.abc import Iterable

from game.play.sound import Heard
from game.play.sound.scape import rise
from game.sim.events import Happened
from game.sim.fixed import ONE
from game.sim.panel import Panel
from weir.play.verbs import VERBS

SOUNDS = {**VERBS.sounds, "gave_way": "sector-dark", "spoke": "voice"}  # of events


def heard(panel: Panel, events: Iterable[Happened]) -> Heard:
    """One frame's sounds: the panel as it is, the events since the last frame."""
    events = list(events)
    names = [SOUNDS[name] for name, _, _ in events if name in SOUNDS]
    over = panel.one("ended") > 0
    return Heard(
        bed={} if over else _bed(panel),
        composure=1.0 if over else panel.one("composure") / ONE,
        breathing=bool(panel.one("breathing")) and not over,
        over=over,
        new_alarms=["load" for name, _, _ in events if name == "alarm_raised"],
        events=names,
    )


def _bed(panel: Panel) -> dict[str, float]:
    """A hum that grows with the water, and a darker one with what it wears."""
    full = rise(float(panel["basin.depth"].mean()) / ONE, 0.4, 1.1)
    worn = rise(float(panel["basin.wear"].max()) / ONE, 0.0, 1.0)
    return {"hum-calm": 0.85 - 0.5 * full, "hum-strained": 0.8 * full, "hum-dread": worn}
