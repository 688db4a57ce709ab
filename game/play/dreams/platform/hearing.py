"""Which sounds a run's panel and events make."""

from collections.abc import Iterable, Mapping

from game.play.dreams.platform.verbs import VERBS
from game.play.sound import Heard
from game.play.sound.scape import rise
from game.sim.events import Happened
from game.sim.fixed import ONE
from game.sim.laws.platform.ports import PlatformAlarm
from game.sim.panel import Panel

ALARMS = {
    PlatformAlarm.ANOMALY: "anomaly",
    PlatformAlarm.RIPPLE: "anomaly",
    PlatformAlarm.LOAD: "load",
    PlatformAlarm.DARK: "load",
    PlatformAlarm.CLIMB: "climb",
}
SOUNDS = {  # of events; those of verbs stand with them
    **VERBS.sounds,
    "went_dark": "sector-dark",
    "rippled": "ripple",
    "unravelled": "protocol-unravels",
    "spoke": "voice",
}


def heard(panel: Panel, events: Iterable[Happened]) -> Heard:
    """One frame's sounds: the panel as it is, the events since the last frame. How it ended sounds by ENDINGS."""
    events = list(events)
    names = [SOUNDS[name] for name, _, _ in events if name in SOUNDS]
    over = panel.one("ended") > 0
    return Heard(
        bed=_hum(panel, over),
        composure=1.0 if over else panel.one("composure") / ONE,
        breathing=bool(panel.one("breathing")) and not over,
        held=frozenset({"override-hold"} if panel.one("armed") and panel.one("overriding") and not over else ()),
        new_alarms=[
            ALARMS[PlatformAlarm(index)] for name, index, _ in events if name == "alarm_raised" and index in ALARMS
        ],
        events=names,
    )


def _hum(panel: Panel, over: bool) -> Mapping[str, float]:
    """The city: its hum strained as its sectors are, dread with the climb, the wind over it, a glitter of the log."""
    strain = 0.0 if over else float(panel.values["strain"].mean()) / ONE
    climb = 0.0 if over else panel.one("climb.height") / ONE
    strained = rise(strain, 0.08, 0.6)
    dread = max(rise(climb, 0.1, 0.9), 0.5 * rise(strain, 0.6, 1.0))
    return {
        "hum-calm": 0.85 - 0.35 * strained,
        "hum-strained": 0.9 * strained,
        "hum-dread": dread,
        "wind-city": 0.8 - 0.4 * max(strained, dread),
        "decrypt": 0.8 if panel.one("decrypting") and not over else 0.0,
    }
