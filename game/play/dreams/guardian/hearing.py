"""Which sounds the hall's panel and events make."""

from collections.abc import Iterable

from game.play.dreams.guardian.verbs import VERBS
from game.play.sound import Heard
from game.play.sound.scape import rise
from game.sim.events import Happened
from game.sim.fixed import ONE
from game.sim.panel import Panel

STRAINS = 0.02  # strain that is heard
SOUNDS = {  # of events; those of verbs stand with them
    **VERBS.sounds,
    "went_dark": "sector-dark",
    "guardian_came": "guardian",
    "vision_opened": "vision",
    "spoke": "voice",
}


def heard(panel: Panel, events: Iterable[Happened]) -> Heard:
    """One frame's sounds: the panel as it is, the events since the last frame. How it ended sounds by ENDINGS."""
    events = list(events)
    names = [SOUNDS[name] for name, _, _ in events if name in SOUNDS]
    over = panel.one("ended") > 0
    if not over and _beats(panel):
        names.append("heartbeat")
    calm = panel.values["sub.embraced"][:, 0]
    rang = [index for name, index, _ in events if name == "alarm_raised" and index < len(calm)]
    bed = {} if over else _bed(panel)
    return Heard(
        bed=bed,
        composure=1.0 if over else panel.one("composure") / ONE,
        breathing=bool(panel.one("breathing")) and not over,
        over=over,
        new_alarms=["understood" if calm[index] else "deviation" for index in rang],
        events=names,
    )


def _beats(panel: Panel) -> bool:
    """A heart for what strains, faster the more it does; two ticks long, since frames pass over some."""
    worst = int((panel.values["sub.strain"] * (panel.values["dark"] == 0)).max()) / ONE
    return worst > STRAINS and panel.moment % round(70 - 34 * worst) < 2


def _bed(panel: Panel) -> dict[str, float]:
    """The hall's own hum: strained with what wears down, dread with agitation, a glitter while a curve is learned."""
    strained = rise(float(panel.values["sub.strain"].mean()) / ONE, 0.03, 0.4)
    stirred = rise(panel.one("agitation") / ONE, 0.2, 1.1)
    learns = panel.one("watching") >= 0 and panel.one("sub.learned", panel.one("watching")) < ONE
    return {
        "hum-calm": 0.95 - 0.5 * max(strained, stirred),
        "hum-strained": 0.9 * max(strained, 0.5 * stirred),
        "hum-dread": stirred,
        "decrypt": 0.22 if learns else 0.0,
    }
