"""Which insect is in most trouble, as far as the panel tells: where Tab goes."""

from game.play.scenes.engine.reads import ARMS, TURN
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.panel import Panel

SOON = 3 * TICKS_PER_SECOND  # a strike that is told for sooner than that comes before everything
WORTH = ONE // 8


def apart(panel: Panel, sector: int) -> int:
    """How far an insect is from its arm's beat, Q16 of half a turn."""
    arm = sector * ARMS // len(panel.values["phase"])
    off = (panel.one("phase", sector) - panel.one("arm.phase", arm) + TURN // 2) % TURN - TURN // 2
    return abs(off) * 2


def trouble(panel: Panel, sector: int) -> int:
    """How badly an insect is off (Q16): a strike above it, darkness, then how far it's out of step."""
    found = 2 * panel.one("darkness", sector) + apart(panel, sector)
    for slot, told in enumerate(panel.values["told.sector"][:, 0].tolist()):
        left = panel.one("told.tick", slot) - panel.tick
        if told == sector and 0 <= left < SOON:
            found += 4 * ONE + ONE * (SOON - left) // SOON
    return found


def threatened(panel: Panel) -> int:
    """The insect over which a strike falls soonest; -1 while none is told."""
    told = zip(panel["told.tick"][:, 0].tolist(), panel["told.sector"][:, 0].tolist(), strict=True)
    return min((strike for strike in told if strike[1] >= 0), default=(0, -1))[1]


def worst_first(panel: Panel) -> list[int]:
    """Insects in trouble, worst first; when none is, all."""
    sectors = range(len(panel.values["phase"]))
    found = sorted((-trouble(panel, s), s) for s in sectors if trouble(panel, s) > WORTH)
    return [s for _, s in found] or list(sectors)
