"""Limits of a person, or of whoever played, estimated from recordings: `lucid fit`.

The habits of a persona say at each moment what it would have done next; limits are those with which that comes nearest
to what was done, act by act: each act is foretold from the one before it. The distance of an act is how much too early
or too late it was foretold, at most CAP, and 1 more for another verb. Intervals are those of 95 % over resampled
recordings (bootstrap: Efron 1979), widened by what a persona's looks leave open.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

import numpy as np

from game.bots import Persona, personas
from game.bots.base import Limits
from game.bots.persona_file import RANGES
from game.faults import Fault
from game.level import Level
from game.replay import Replay
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.tune.proposals import Acts, Foretold, acts_of, proposals
from game.tune.statistics import interval

CAP = 120.0  # ticks
LOOK_AHEAD = (inf, 16.0, 11.0, 8.0, 5.6, 4.0, 2.8, 2.0, 1.4, 1.0, 0.7, 0.5)
RESAMPLED = 400
FEWEST = 40  # acts from which limits are estimated


class Estimate(NamedTuple):
    """A limit with its interval of 95 %; low and high are the same where nothing tells it, and then told is False."""

    value: float
    low: float
    high: float
    told: bool = True


class Fit(NamedTuple):
    """Whose habits come nearest, and the limits; distance is the mean over acts, exact the share that is foretold."""

    like: str
    limits: dict[str, Estimate]
    distance: float
    exact: float
    acts: int

    @property
    def persona_limits(self) -> dict[str, float]:
        """The limits that a persona's file takes."""
        return {name: estimate.value for name, estimate in self.limits.items() if estimate.told}


def fit(recordings: Sequence[Replay], like: str = "") -> Fit:
    """The limits of whoever played these recordings, all of one dream; like: whose habits, else those that fit best.

    Raises Fault where they can't tell anything.
    """
    groups = _by_level(recordings)
    dream = groups[0][0].dream
    known = {
        name: one
        for name, one in personas(dream).items()
        if isinstance(one, Persona) and one.habits and like in ("", name)
    }
    if not known:
        raise Fault(f"fit: {like} has no habits by which acts could be foretold; take another for --like")
    fits = [_fit(groups, one) for one in known.values()]
    return min(fits, key=lambda each: each.distance)


def _by_level(recordings: Sequence[Replay]) -> list[tuple[Level, list[Replay]]]:
    groups: dict[str, tuple[Level, list[Replay]]] = {}
    for replay in recordings:
        level = replay.load()
        if not replay.exact:
            raise Fault(f"{replay.path}: it was recorded under other rules, and can't be played again here")
        if any(change.tick >= 0 for change in replay.changes):
            raise Fault(f"{replay.path}: its level's numbers changed during the run; leave it out")
        groups.setdefault(level.digest, (level, []))[1].append(replay)
    dreams = {level.dream for level, _ in groups.values()}
    if len(dreams) > 1:
        raise Fault(f"fit: recordings of {len(dreams)} dreams; each dream has habits of its own, so take one at a time")
    return list(groups.values())


class _Model:
    """All acts of a persona's kin with what foretells them, level by level, for one look-ahead."""

    def __init__(self, parts: Sequence[tuple[Foretold, Acts, int]], recordings: int) -> None:
        self.parts, self.recordings = parts, recordings
        self._known: dict[tuple[int, int, int], Ints] = {}  # by limits, the distance of each recording
        self.recording = np.concatenate([acts.recording + first for _, acts, first in parts])
        self.open = np.concatenate([acts.open for _, acts, _ in parts]) == 1
        self.tick, self.verb, self.target = (
            np.concatenate([getattr(acts, name) for _, acts, _ in parts]) for name in ("tick", "verb", "target")
        )

    def foretold(self, limits: tuple[int, int, int]) -> tuple[Ints, Ints, Ints]:
        tick, verb, target = zip(*(part.next(*limits) for part, _, _ in self.parts), strict=True)
        return np.concatenate(tick), np.concatenate(verb), np.concatenate(target)

    def distance(self, limits: tuple[int, int, int]) -> Ints:
        """[acts], 0 for those that aren't bound to the act before."""
        tick, verb, _ = self.foretold(limits)
        off = np.minimum(np.abs(tick - self.tick), CAP) / CAP + (verb != self.verb)
        return np.where(self.open, 0.0, off)

    def by_recording(self, limits: tuple[int, int, int]) -> Ints:
        if limits not in self._known:
            self._known[limits] = np.bincount(self.recording, self.distance(limits), self.recordings)
        return self._known[limits]

    def whole(self, limits: tuple[int, int, int]) -> float:
        return float(self.by_recording(limits).sum())


def _fit(groups: Sequence[tuple[Level, list[Replay]]], persona: Persona) -> Fit:
    count, models = sum(len(group) for _, group in groups), _models(groups, persona)
    model, every = models[0], persona.every
    if (~model.open).sum() < FEWEST:
        raise Fault(f"fit: {int((~model.open).sum())} acts that show limits are too few; {FEWEST} are needed")
    grids = _grids(every)
    best = (grids[0][1], grids[1][8], 0)
    for axes in ((0, 1), (2,), (0, 1), (2,)):
        best = min(_near(best, axes, grids), key=model.whole)
    tables = {axes: list(_near(best, axes, grids)) for axes in ((0, 1), (2,))}
    rng = np.random.default_rng(1)
    weights = rng.multinomial(count, np.full(count, 1 / count), RESAMPLED)
    spread = {axes: _resampled(model, tables[axes], weights) for axes in tables}
    told = (~model.open).sum()
    distance, exact = model.distance(best), _exact(model, best, every)
    limits = {
        "reaction": _of_ticks(best[0], spread[0, 1][:, 0], every),
        "per_minute": _a_minute(best[1], spread[0, 1][:, 1], every),
        "slips": _slips(model, best, every, groups[0][0].map.sectors),
        "patience": _patience(best[2], spread[2,][:, 2], every),
        "look_ahead": _look_ahead(models, best),
    }
    return Fit(persona.name, limits, float(distance.sum() / told), exact, int(told))


def _models(groups: Sequence[tuple[Level, list[Replay]]], persona: Persona) -> list[_Model]:
    """One for each look-ahead."""
    parts = defaultdict(list)
    first = 0
    for level, group in groups:
        acts = acts_of(level, group)
        for i, proposed in enumerate(proposals(level, group, persona, LOOK_AHEAD)):
            parts[i].append((Foretold(proposed, acts, persona.every), acts, first))
        first += len(group)
    return [_Model(part, first) for part in parts.values()]


def _grids(every: int) -> tuple[list[int], list[int], list[int]]:
    """Reaction, pause and patience in ticks: whole looks."""
    reaction = [every * i for i in range(1, 180 // every)]
    pause = sorted({every * round(1.06**i) for i in range(1, 120) if every * 1.06**i <= 60 * TICKS_PER_SECOND})
    patience = [0, *sorted({every * round(1.1**i) for i in range(1, 80) if every * 1.1**i <= 60 * TICKS_PER_SECOND})]
    return reaction, pause, patience


def _near(
    best: tuple[int, int, int], axes: Sequence[int], grids: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, int]]:
    """The candidates in which these axes go over their grids."""
    for a in grids[0] if 0 in axes else [best[0]]:
        for b in grids[1] if 1 in axes else [best[1]]:
            for c in grids[2] if 2 in axes else [best[2]]:
                yield a, b, c


def _resampled(model: _Model, table: Sequence[tuple[int, int, int]], weights: Ints) -> Ints:
    """[RESAMPLED, 3] the best candidates of resampled recordings."""
    losses = np.stack([model.by_recording(limits) for limits in table])
    best: Ints = np.array(table)[(weights @ losses.T).argmin(1)]
    return best


def _exact(model: _Model, best: tuple[int, int, int], every: int) -> float:
    tick, verb, _ = model.foretold(best)
    hit = (np.abs(tick - model.tick) < every) & (verb == model.verb)
    return float(hit[~model.open].mean())


def _of_ticks(best: int, spread: Ints, every: int) -> Estimate:
    """Seconds: a time shows only by the next look, so it lies up to one look before."""
    low, high = np.quantile(spread, [0.025, 0.975]).tolist()
    second = TICKS_PER_SECOND
    return Estimate(round((best - every / 2) / second, 3), round((low - every) / second, 3), round(high / second, 3))


def _a_minute(best: int, spread: Ints, every: int) -> Estimate:
    pause = _of_ticks(best, spread, every)
    least, most = RANGES["per_minute"]
    high = 60 / pause.low if pause.low > 0 else most
    return Estimate(round(60 / pause.value, 2), round(max(60 / pause.high, least), 2), round(min(high, most), 2))


def _patience(best: int, spread: Ints, every: int) -> Estimate:
    found = _of_ticks(best, spread, every)
    return Estimate(0.0, 0.0, max(found.high, 0.0)) if best == 0 else found._replace(low=max(found.low, 0.0))


def _slips(model: _Model, best: tuple[int, int, int], every: int, sectors: int) -> Estimate:
    """The share that went elsewhere, and those that would have gone to the same place by chance."""
    tick, verb, target = model.foretold(best)
    near = ~model.open & (np.abs(tick - model.tick) < every) & (verb == model.verb) & (target >= 0)
    astray = near & (target != model.target)
    seen = sectors / max(sectors - 1, 1)
    low, high = interval(int(astray.sum()), int(near.sum()))
    rate = int(astray.sum()) / max(int(near.sum()), 1)
    return Estimate(round(rate * seen, 4), round(low * seen, 4), round(min(high * seen, 1), 4), bool(near.any()))


def _look_ahead(models: Sequence[_Model], best: tuple[int, int, int]) -> Estimate:
    """The look-ahead that foretells best; not told where all do it alike."""
    losses = np.array([model.whole(best) for model in models])
    good = [LOOK_AHEAD[i] for i in np.flatnonzero(losses <= losses.min() + 1e-9)]
    value = max(good) if inf in good else float(np.median(good))
    return Estimate(value, min(good), max(good), told=inf not in good)


def limits_of(found: Fit, plain: Limits) -> Limits:
    """A persona's limits with what was estimated in place of its own."""
    within = {name: float(np.clip(value, *RANGES[name])) for name, value in found.persona_limits.items()}
    return replace(plain, **within)
