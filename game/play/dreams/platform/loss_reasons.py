"""Causes: what stood in the way of a run on The Platform and what would have helped; a sentence each, and its cost."""

from collections.abc import Sequence
from typing import NamedTuple

from game.level.clock import clock
from game.play.debrief.run_summary import RunSummary
from game.play.dreams.platform.verbs import VERBS
from game.play.render.words import percent
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.platform.ports import SHELTER
from game.sim.laws.platform.verbs import PlatformVerb

MOST = "shelter.most"
LATE, FEW = 20 * TICKS_PER_SECOND, 5  # a first call that late, and so few sectors, are worth a word
IDLE, SHARED = 0.3, 0.25  # parts of the time with streams idle, or on one road, that are worth a word
HALVED = 0.5  # weight of a shared road and of no composure, which halve a stream, and of losses, which often follow
MANY = WHOLE // 50  # people at home in a sector that are worth its name


class Cause(NamedTuple):
    """A cause in a sentence, empty for none; cost: about the part that it took of what could have come up, 0..1."""

    cost: float
    said: str


NONE = Cause(0.0, "")


def heaviest(summary: RunSummary) -> list[str]:
    """The three causes that cost most, that first which cost most."""
    found = [cause(summary) for cause in (never_called, idle, shared, not_calm, left)]
    return [cause.said for cause in sorted(found, key=lambda cause: -cause.cost) if cause.said][:3]


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


def never_called(summary: RunSummary) -> Cause:
    """No call, a late first one, or few."""
    sectors = {c.target for c in summary.history.commands if c.verb == PlatformVerb.SHELTER}
    yours, begun = _yours_at(summary), summary.first_event("shelter_started")
    if not sectors:
        return Cause(1.0, "You called no sector to the shelter.")
    if yours >= 0 and begun - yours > LATE:
        late = (begun - yours) / max(1, summary.result.ticks - yours)
        said = f"You first called a sector to the shelter at {clock(begun)}; you could have at {clock(yours)}."
        return Cause(late, said)
    if len(sectors) <= FEW:
        count = "one" if len(sectors) == 1 else len(sectors)
        return Cause(1 - len(sectors) / (FEW + 1), f"You called {count} of {summary.sectors} sectors to the shelter.")
    return NONE


def _since_yours(summary: RunSummary, name: str) -> list[int]:
    """A series from when sheltering became the operator's."""
    yours = _yours_at(summary)
    values = summary.history.series.get(name, [])
    return [v for t, v in zip(summary.history.ticks, values, strict=False) if 0 <= yours <= t]


def idle(summary: RunSummary) -> Cause:
    """Streams that could have run and didn't."""
    on, most = _since_yours(summary, "shelter.streams"), summary.goals.get(MOST, 0)
    empty = 1 - sum(on) / max(1, most * len(on))
    if not sum(on) or empty < IDLE:
        return NONE
    ran = f"Of {most} stream{'s' * (most > 1)} {sum(on) / len(on):.1f} ran on average"
    key = VERBS.key(PlatformVerb.SHELTER)
    return Cause(empty, f"{ran}. Call more sectors ahead ({key}): the first in line takes any free stream.")


def shared(summary: RunSummary) -> Cause:
    """Streams that stood in each other's way."""
    jammed, on = _since_yours(summary, "shelter.jammed"), _since_yours(summary, "shelter.streams")
    if not sum(on) or sum(jammed) / sum(on) < SHARED:
        return NONE
    part = percent(sum(jammed), sum(on))
    said = f"For {part} of their time streams shared a road, and each was slower: call sectors from different sides."
    return Cause(HALVED * sum(jammed) / sum(on), said)


def not_calm(summary: RunSummary) -> Cause:
    """A long time without composure."""
    values = summary.history.series.get("composure", [])
    shaken = [tick for tick, value in zip(summary.history.ticks, values, strict=False) if value < ONE // 4]
    if len(shaken) < 20:
        return NONE
    since = f"For {len(shaken)} s from {clock(shaken[0])}"
    said = f"{since} you had hardly any composure, and without it hands and streams are slow: breathe earlier."
    return Cause(HALVED * len(shaken) / len(values), said)


def left(summary: RunSummary) -> Cause:
    """What went dark, and who was left at home."""
    stays, dark, lost = stayed(summary), summary.last("dark"), summary.last("people.lost")
    fell = ""
    if dark:
        first = clock(summary.first_event("went_dark"))
        fell = (
            f"{dark} sectors went dark, the first at {first}; with them {percent(lost, WHOLE)} of the city were lost."
        )
    return Cause(HALVED * lost / WHOLE if dark else 0.0, " ".join(filter(None, [fell, stays])))


def stayed(summary: RunSummary) -> str:
    """Where most people were left at home, whom other calls would have brought up."""
    most = sorted((i for i, n in enumerate(summary.home) if n >= MANY), key=lambda i: -summary.home[i])[:3]
    return f"Most who stayed at home were in {listed(summary, most)}." if most else ""


def of_a_win(summary: RunSummary) -> list[str]:
    """What a run that was won could still have had."""
    found = [idle(summary).said, shared(summary).said, stayed(summary)]
    return [cause for cause in found if cause][:1]
