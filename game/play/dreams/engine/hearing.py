"""Hearing: the sound of The Engine is its state. Each arm sings a pitch as high as it is fast and as rough as it is
apart; at 4 : 5 : 6 the three lie still. Every insect ticks when its hand is up."""

from collections.abc import Iterable, Sequence

from game.play.dreams.engine.scene.engine_view import arm_of
from game.play.dreams.engine.verbs import VERBS
from game.play.sound import Heard
from game.play.sound.choir import Tone
from game.play.sound.scape import Ticking, rise
from game.sim.events import Happened
from game.sim.fixed import ONE
from game.sim.laws.engine.ports import ALARM_HEART, ALARM_SILENT, ALARM_STRIKE
from game.sim.panel import Panel
from game.sim.params import ARMS

PITCH = 275.0  # hertz of an arm at one beat a second: at .8, 1 and 1.2 they sing 220, 275 and 330
PANS = (-0.45, 0.0, 0.45)
GRADES = ("nudge-fair", "nudge-good", "nudge-perfect")
WORKS = ("work-rune", "work-gear", "work-droplet")
SOUNDS = {  # of events; those of verbs stand with them
    **VERBS.sounds,
    "hit": "struck",
    "told": "told",
    "frayed": "fray",
    "mended": "mend",
    "slipped": "shriek",
    "went_dark": "silenced",
    "spoke": "voice",
}
ALARMS = {ALARM_HEART: "climb", **dict.fromkeys((*ALARM_SILENT, ALARM_STRIKE), "load")}  # else the mildest


def heard(panel: Panel, events: Iterable[Happened]) -> Heard:
    """One frame's sounds: the panel as it is, the events since the last frame. How it ended sounds by ENDINGS."""
    events = list(events)
    over = panel.one("ended") > 0
    return Heard(
        composure=1.0 if over else panel.one("composure") / ONE,
        breathing=bool(panel.one("breathing")) and not over,
        over=over,
        new_alarms=[ALARMS.get(index, "anomaly") for name, index, _ in events if name == "alarm_raised"],
        events=list(_named(panel, events)),
        bed=_bed(panel),
        chord=chord(panel),
        ticking=_ticking(panel),
    )


def _named(panel: Panel, events: Sequence[Happened]) -> Iterable[str]:
    for name, index, value in events:
        if name == "nudged":
            yield GRADES[min(3, max(1, value)) - 1]
        elif name == "worked":
            yield WORKS[panel.one("work.kind", index) % 3]
        elif name in SOUNDS:
            yield SOUNDS[name]


def _bed(panel: Panel) -> dict[str, float]:
    dark = float(panel.values["darkness"].mean()) / ONE
    heart = panel.one("heart") / ONE
    return {
        "chamber": 0.35 + 0.45 * heart,
        "tendrils": min(1.0, rise(dark, 0.02, 0.35) + rise(1 - heart, 0.5, 1.0) * 0.5),
        "stretched": 0.9 if panel.one("stretching") else 0.0,
    }


def chord(panel: Panel) -> list[Tone]:
    """What the three arms sing. Measured pitches come to lie on the chord as the arms lock."""
    rates = [panel.one("arm.rate", k) / ONE for k in range(ARMS)]
    ratio = [max(1, panel.one("ratio", k)) for k in range(ARMS)]
    base = sum(rate / tone for rate, tone in zip(rates, ratio, strict=True)) / ARMS
    pairs = [panel.one("harmony.pair", k) / ONE for k in range(3)]
    each = len(panel.values["darkness"]) // ARMS
    found = []
    for k in range(ARMS):
        near = rise(sum(pairs[n] for n in ((0, 2), (0, 1), (1, 2))[k]) / 2, 0.4, 0.75)
        pitch = PITCH * (rates[k] + (base * ratio[k] - rates[k]) * near)
        lit = 1 - float(panel.values["darkness"][k * each : (k + 1) * each].mean()) / ONE
        spread = rise(1 - panel.one("arm.unison", k) / ONE, 0.02, 0.7)
        gain = (0.35 + 0.45 * panel.one("heart") / ONE) * lit
        found.append(Tone(max(40.0, min(900.0, pitch)), round(gain, 3), round(spread, 3), PANS[k]))
    return found


def _ticking(panel: Panel) -> list[Ticking]:
    phases, dark = panel.values["phase"][:, 0].tolist(), panel.values["darkness"][:, 0].tolist()
    found = []
    for i, phase in enumerate(phases):
        arm = arm_of(panel, i)
        found.append(Ticking(phase, f"tick-{arm + 1}", 0.2 * (1 - dark[i] / ONE), PANS[arm]))
    return found
