"""The panel of The Engine at the moment that is drawn: phases between two ticks, arms, endings."""

from game.play.dreams.engine.endings import DISCORD, ENDINGS, OLD, RICH, SILENCE
from game.play.render.theme import Colour, palette
from game.play.render.view import View
from game.sim.actions import MICROSECONDS
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.params import ARMS


def tones() -> tuple[Colour, Colour, Colour]:
    """The colours of the arms."""
    return (palette.cyan, palette.amber, palette.violet)


ARM_NAMES = ("cyan", "amber", "violet")
ARM_SHAPES = ("●", "◆", "▲")  # so that arms are told apart without their colours
TURN = 1 << 16
RECENT = 180  # ticks for which a nudge shows whom somebody looks at
STOPPING = 3.0  # seconds in which the hands of the clocks come to rest when all falls silent


def arm_of(seen: View | Panel, sector: int) -> int:
    """The arm of an insect: they are written arm by arm, as many in each."""
    panel = seen.now if isinstance(seen, View) else seen
    return sector * ARMS // len(panel.values["phase"])


def interpolated_turns(view: View, name: str, index: int) -> float:
    """An angle of the panel at the moment that is drawn, in turns 0..1."""
    a, b = int(view.before.values[name][index, 0]), view.one(name, index)
    way = (b - a + TURN // 2) % TURN - TURN // 2
    return (a + way * view.alpha) / TURN % 1.0


def since_end(view: View) -> float:
    """Seconds since the dream ended; 0 while it goes on."""
    end = view.one("ended")
    return max(0.0, (view.t - end) / TICKS_PER_SECOND) if end else 0.0


def ending_of(view: View) -> str:
    """Which of the four endings is shown; empty while the dream goes on."""
    ended = view.one("ending") if view.one("ended") else 0
    return ENDINGS.of(view.level.endings[ended - 1]).picture if ended else ""


def rate(view: View, arm: int) -> float:
    """Beats a second of an arm, in the world's time: a stretch has slowed them already."""
    return view.one("arm.rate", arm) / ONE


def phase(view: View, sector: int) -> float:
    """Where an insect's hand is, in turns from its beat; after the end it goes on as the ending has it."""
    here = interpolated_turns(view, "phase", sector)
    age = since_end(view)
    if not age:
        return here
    arm, kind = arm_of(view, sector), ending_of(view)
    if kind == SILENCE:
        left = max(0.0, 1 - age / STOPPING)
        return (here + rate(view, arm) * STOPPING / 2 * (1 - left * left)) % 1.0
    if kind == DISCORD:
        return (here + (rate(view, arm) + 0.13 * (sector * 7 % 5 - 2)) * age) % 1.0
    led = 0 if kind == OLD else arm
    goal, pull = interpolated_turns(view, "arm.phase", led), min(1.0, age / 2.5)
    apart = (goal - here + 0.5) % 1.0 - 0.5
    return (here + apart * pull * pull * (3 - 2 * pull) + rate(view, led) * age) % 1.0


def strike_due(view: View, sector: int) -> int:
    """The tick at which a strike is forecast to fall on an insect; -1 for none."""
    forecast = zip(view.all("forecast.tick"), view.all("forecast.sector"), strict=True)
    return min((due for due, at in forecast if at == sector), default=-1)


def can_parry(panel: Panel, sector: int, due: int) -> bool:
    """Whether a good nudge of an insect can still come before the tick `due`, if time isn't drawn out until then."""
    faster = panel.one("stretch.slower")
    good = panel.one("nudge.window", 1) / MICROSECONDS * TICKS_PER_SECOND
    beats = panel.one("arm.rate", arm_of(panel, sector)) * faster / ONE / TICKS_PER_SECOND
    since = panel.one("phase", sector) / TURN / max(beats, 1e-6)
    return panel.moment < due and (since <= good or panel.one("beat.next", sector) / faster - good < due - panel.moment)


def flash(turns: float, sharp: float = 7.0) -> float:
    """The light of a beat: 1 at the beat, gone a third of a turn later."""
    return max(0.0, 1 - turns * sharp / 2) ** 2


def gloom(view: View, sector: int) -> float:
    """How dark an insect is, 0..1."""
    kind, dark = ending_of(view), view.unit("darkness", sector)
    if kind == RICH:
        return max(0.0, dark * (1 - since_end(view) / 2))
    if kind == SILENCE:
        return min(1.0, max(dark, since_end(view) * 0.6 - 0.1 * (7 - sector % 8)))
    return dark


def swell(view: View) -> float:
    """The chamber's own slow breath, 0..1."""
    return 1 - abs(2 * view.beat(5.0) - 1)


def chosen(view: View) -> int:
    """The insect in focus: the player's choice, else the panel's, else the one nudged last; -1 for none."""
    for sector in (view.ui.cursor, view.one("selected")):
        if sector >= 0:
            return sector
    fresh = view.one("judged.verb") == EngineVerb.NUDGE and 0 <= view.t - view.one("judged.tick") < RECENT
    return view.one("judged.target") if fresh else -1
