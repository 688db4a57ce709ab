"""Which insect is in most trouble, as far as the panel tells: where Tab goes."""

from game.play.dreams.engine.chord_advice import STRAYS, ahead, arm_to_nudge, phase_error
from game.play.dreams.engine.scene.engine_view import arm_of, can_parry
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.panel import Panel

SOON = 3 * TICKS_PER_SECOND  # a strike that is forecast for sooner than that comes before everything
WORTH = ONE // 8


def apart(panel: Panel, sector: int) -> int:
    """How far an insect is from its arm's beat, Q16 of half a turn."""
    return abs(ahead(panel, sector)) * 2


def urgency(panel: Panel, sector: int) -> int:
    """How badly an insect is off (Q16): a strike to parry above it, darkness, then how far it's out of step."""
    return 2 * panel.one("darkness", sector) + apart(panel, sector) + _struck(panel, sector)


def _struck(panel: Panel, sector: int) -> int:
    lefts = [due - panel.moment for due, struck in strikes(panel) if struck == sector and can_parry(panel, struck, due)]
    return sum(4 * ONE + ONE * (SOON - left) // SOON for left in lefts if left < SOON)


def strikes(panel: Panel) -> list[tuple[int, int]]:
    """Forecast strikes: the tick at which each falls and the insect it hits; the soonest first."""
    forecast = zip(panel["forecast.tick"][:, 0].tolist(), panel["forecast.sector"][:, 0].tolist(), strict=True)
    return sorted((due, sector) for due, sector in forecast if sector >= 0)


def threatened(panel: Panel) -> int:
    """The insect over which a strike falls soonest that can still be parried; -1 where there is none."""
    return next((sector for due, sector in strikes(panel) if can_parry(panel, sector, due)), -1)


def slipping(panel: Panel) -> int:
    """The insect to nudge first: of the arm that the advice calls scattered, if it does; the furthest from its beat."""
    sectors, arm = range(len(panel.values["phase"])), arm_to_nudge(panel)
    return max((s for s in sectors if arm in (-1, arm_of(panel, s))), key=lambda s: apart(panel, s))


def worst_first(panel: Panel) -> list[int]:
    """Insects in trouble: under a strike, of the arm that the advice names, then the worst off; when none is, all."""
    sectors, arm = range(len(panel.values["phase"])), arm_to_nudge(panel)
    named = {s for s in sectors if arm_of(panel, s) == arm and abs(phase_error(panel, s)) >= STRAYS}

    def first(s: int) -> tuple[int, int, int]:
        return -_struck(panel, s), -apart(panel, s) if s in named else 0, -urgency(panel, s)

    return sorted((s for s in sectors if urgency(panel, s) > WORTH), key=first) or list(sectors)
