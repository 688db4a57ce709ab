"""Causes: what stood in the way of a run on The Platform and what would have helped; each a sentence, or nothing."""

from collections.abc import Sequence

from game.level.clock import clock
from game.play.debrief.run_summary import RunSummary
from game.play.render.words import percent
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.ports import SHELTER
from game.sim.laws.platform.verbs import PlatformVerb

MOST = "shelter.most"
LATE, FEW = 20 * TICKS_PER_SECOND, 5  # a first call that late, and so few sectors, are worth a word
IDLE, SHARED = 0.3, 0.25  # parts of the time with streams idle, or on one road, that are worth a word
MANY = WHOLE // 50  # people at home in a sector that are worth its name


def called(summary: RunSummary) -> list[int]:
    """The sectors that were called to the shelter, in the order of their first streams."""
    started = [sector for _, name, sector, _ in summary.history.events if name == "shelter_started"]
    return list(dict.fromkeys(started))


def listed(summary: RunSummary, sectors: Sequence[int]) -> str:
    """Sectors by name: `Kiln, Veil and Tide`."""
    names = [summary.names[i] if i < len(summary.names) else f"sector {i}" for i in sectors]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _yours_at(summary: RunSummary) -> int:
    """The tick at which sheltering became the operator's, -1 for never."""
    return next((t for t, name, index, _ in summary.history.events if name == "unravelled" and index == SHELTER), -1)


def never_called(summary: RunSummary) -> str:
    """No call, a late first one, or few."""
    sectors = {c.target for c in summary.history.commands if c.verb == PlatformVerb.SHELTER}
    yours, begun = _yours_at(summary), summary.first_event("shelter_started")
    if not sectors:
        return "You called no sector to the shelter."
    if yours >= 0 and begun - yours > LATE:
        return f"You first called a sector to the shelter at {clock(begun)}; you could have at {clock(yours)}."
    if len(sectors) <= FEW:
        count = "one" if len(sectors) == 1 else len(sectors)
        return f"You called {count} of {summary.sectors} sectors to the shelter."
    return ""


def _since_yours(summary: RunSummary, name: str) -> list[int]:
    """A series from when sheltering became the operator's."""
    yours = _yours_at(summary)
    values = summary.history.series.get(name, [])
    return [v for t, v in zip(summary.history.ticks, values, strict=False) if 0 <= yours <= t]


def idle(summary: RunSummary) -> str:
    """Streams that could have run and didn't."""
    on, most = _since_yours(summary, "shelter.streams"), summary.goals.get(MOST, 0)
    if not sum(on) or 1 - sum(on) / max(1, most * len(on)) < IDLE:
        return ""
    ran = f"Of {most} stream{'s' * (most > 1)} {sum(on) / len(on):.1f} ran on average"
    return f"{ran}: an empty one costs those it could have brought up (5)."


def shared(summary: RunSummary) -> str:
    """Streams that stood in each other's way."""
    jammed, on = _since_yours(summary, "shelter.jammed"), _since_yours(summary, "shelter.streams")
    if not sum(on) or sum(jammed) / sum(on) < SHARED:
        return ""
    part = percent(sum(jammed), sum(on))
    return f"For {part} of their time streams shared a road, and each was slower: call sectors from different sides."


def not_calm(summary: RunSummary) -> str:
    """A long time without composure."""
    values = summary.history.series.get("composure", [])
    shaken = [tick for tick, value in zip(summary.history.ticks, values, strict=False) if value < ONE // 4]
    if len(shaken) < 20:
        return ""
    since = f"For {len(shaken)} s from {clock(shaken[0])}"
    return f"{since} you had hardly any composure, and without it hands and streams are slow: breathe earlier."


def left(summary: RunSummary) -> str:
    """What went dark, and who was left at home."""
    stays, dark, lost = stayed(summary), summary.last("dark"), summary.last("people.lost")
    fell = ""
    if dark:
        first = clock(summary.first_event("went_dark"))
        fell = (
            f"{dark} sectors went dark, the first at {first}; with them {percent(lost, WHOLE)} of the city were lost."
        )
    return " ".join(filter(None, [fell, stays]))


def stayed(summary: RunSummary) -> str:
    """Where most people were left at home, whom other calls would have brought up."""
    most = sorted((i for i, n in enumerate(summary.home) if n >= MANY), key=lambda i: -summary.home[i])[:3]
    return f"Most who stayed at home were in {listed(summary, most)}." if most else ""


def of_a_win(summary: RunSummary) -> list[str]:
    """What a run that was won could still have had."""
    found = [idle(summary), shared(summary), stayed(summary)]
    return [cause for cause in found if cause][:1]
