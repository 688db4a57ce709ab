"""The Guardian, as the floors below play know it."""

import numpy as np

from game.level.dreams.dream_record import Dream, Fate, Folk, Maker, Offer, Track
from game.level.recurring import guardian
from game.level.traits.guardian import traits
from game.sim.fixed import ONE, Ints
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.panel import Panel


def _at_crest(panel: Panel) -> Ints:
    """A learned subsystem that isn't embraced stands near a crest."""
    near = (panel["sub.crest"] >= 0) & (panel["sub.crest"] <= panel["sub.window"])
    found: Ints = np.logical_or.reduce(near & (panel["sub.embraced"] == 0) & (panel["dark"] == 0))
    return found


OFFERS = (
    Offer(GuardianVerb.CORRECT, ("sub.x",), lambda panel: (np.abs(panel["sub.x"]) >= ONE).any(0)),
    Offer(
        GuardianVerb.WATCH,
        ("sub.curve.known", "dark"),
        lambda panel: ((panel["sub.curve.known"] == 0) & (panel["dark"] == 0)).any(0),
    ),
    Offer(GuardianVerb.EMBRACE, ("sub.crest", "sub.embraced", "dark"), _at_crest),
    Offer(GuardianVerb.ANSWER, ("guardian.here",), lambda panel: panel["guardian.here"][0] == 1),
)


def _fates(panel: Panel) -> list[Fate]:
    """Whoever leans on a subsystem is lost with it."""
    return [Fate(0, dark, 1) for dark in panel["dark"][:, 0].tolist()]


def _ended(panel: Panel, won: bool) -> list[Fate]:
    """Whoever leans on a subsystem that still stands is safe."""
    return [Fate(1 - lost, lost, 1) for _, lost, _ in _fates(panel)]


DREAM = Dream(
    GUARDIAN,
    "The Guardian",
    "II",
    score="journey.fulfilment",
    night=True,
    goals=(
        "journey.embraced.need",
        "journey.cures",
        "journey.faults",
        "journey.cured.need",
        "journey.composure.need",
    ),
    tracks=(
        Track.sum("agitation"),
        Track.sum("journey.embraced"),
        Track.sum("journey.cured"),
        Track.mean("sub.gain"),
        Track.mean("sub.strain"),
    ),
    offers=OFFERS,
    recurring=Maker(guardian.TITLE, guardian.write),
    traits=traits,
    folk=Folk("leaning", lambda rings: [1] * len(rings), _fates, _ended),
)
