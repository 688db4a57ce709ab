"""What the desk of The Platform says, held against its laws."""

from collections.abc import Iterator

import numpy as np

from game.play.dreams.platform.controls import right_click_verb
from game.play.dreams.platform.instruments.offers import on_sector
from game.play.dreams.platform.instruments.routes import cut_off
from game.play.dreams.platform.instruments.sector_states import log_wait, sector_state, shortfall, streams, unseen
from game.sim.actions import PRESS
from game.sim.fixed import FAR, STEP, TICKS_PER_SECOND
from game.sim.laws.platform.verbs import PlatformVerb
from tests.contracts.dream_contract import Claims, DreamContract
from tests.contracts.looks import NOTHING, Act, Look, hurry

SECOND = TICKS_PER_SECOND
HANDS = 6 * SECOND  # within which hands are done, however they shake
SETTLES = 40 * STEP  # within which everybody has heard that a road is shut
OFFERED = (PlatformVerb.SCAN, PlatformVerb.STEADY, PlatformVerb.ISOLATE, PlatformVerb.SHELTER)
MEANT: dict[str, tuple[str, ...]] = {  # what an offer in these words comes to, as events; else what its verb does
    "opens its links": ("reopened",), "shuts its links": ("isolated",),
    "on their way; again stops it": ("shelter_stopped",),
}  # fmt: skip
DONE: dict[int, tuple[str, ...]] = {
    PlatformVerb.SCAN: ("scanned",),
    PlatformVerb.STEADY: ("steadied",),
    PlatformVerb.ISOLATE: ("isolated", "reopened"),
    PlatformVerb.SHELTER: ("shelter_started", "shelter_stopped"),
}


def some(look: Look, count: int) -> list[int]:
    """Some sectors, others at each tick; those of the streams among them."""
    sectors = len(look.level.sectors)
    first = look.tick * 7 // SECOND
    return list(dict.fromkeys([*streams(look.panel)[:1], *((first + 5 * k) % sectors for k in range(count))]))


def offers(look: Look) -> Iterator[str]:
    """What the inspector offers comes to pass when it is done, and what it refuses doesn't."""
    look = hurry(look)
    tried = [(verb, sector) for sector in some(look, 3) for verb in OFFERED]
    forks = look.forks([*((verb, sector, 0) for verb, sector in tried), NOTHING], HANDS)
    later = forks.look(len(tried))
    for row, (verb, sector) in enumerate(tried):
        kind, said = on_sector(look.view, verb, sector)
        then = on_sector(later.view, verb, sector)
        if forks.world.ended[0, row] or then[0] != kind or (said in MEANT and then[1] != said):
            continue  # what is offered was another thing by the time that hands came to it
        done = forks.of(row, *MEANT.get(said, DONE[verb]))
        helped = verb != PlatformVerb.SHELTER or kind == "busy" or _moved(look, forks.world, sector, row)
        if (kind in ("ready", "busy")) != bool(done and helped):
            events = forks.of(row, "refused", "shelter_refused", *DONE[verb])
            yield f"{verb.name} on {sector} is {kind} ({said}), and it came to {events}, helping: {helped}"


def _moved(look: Look, world: object, sector: int, row: int) -> bool:
    """Whether somebody of a sector came up."""
    return bool(world.sheltered[sector, row] > look.world.sheltered[sector, 0])  # type: ignore[attr-defined]


def cutting(look: Look) -> Iterator[str]:
    """Who is said to be cut off by shutting a sector's links is, and nobody else."""
    look = hurry(look)
    if look.panel.one("breathing") or look.panel.one("protocol", 2) >= 1 << 15:
        return
    for sector in some(look, 1):
        chosen = look.having(selected=sector)
        warned = np.flatnonzero(chosen.panel["isolate.warn"][:, 0]).tolist()
        said = cut_off(look.view, sector)
        if warned != said:
            yield f"isolating {sector} is said to cut off {said} by the inspector, {warned} by the map"
        kind, word = on_sector(look.view, PlatformVerb.ISOLATE, sector)
        if (kind, word) != ("ready", "shuts its links"):
            continue
        forks = look.forks([NOTHING, (PlatformVerb.ISOLATE, sector, 0)], HANDS + SETTLES)
        if any(forks.of(row, "burst", "ended") for row in (0, 1)):
            continue
        calm, shut = (forks.world.road[:, row] < FAR for row in (0, 1))
        lost = [i for i in np.flatnonzero(calm & ~shut).tolist() if look.world.road[i, 0] < FAR]
        if lost != said:
            yield f"isolating {sector} is said to cut off {said}, and it cuts off {lost}"


def coming(look: Look) -> Iterator[str]:
    """Strikes, ripples and layers of the log come where and when they are told."""
    forks = look.forks([NOTHING], 5 * SECOND)
    if forks.world.ended[0, 0]:
        return
    now = look.tick
    sector, left = look.panel.one("forecast.sector"), look.panel.one("forecast.tick") - now
    if sector >= 0 and 0 < left < 5 * SECOND and (left, sector) not in [(k, i) for k, _, i, _ in forks.of(0, "struck")]:
        yield f"a strike is told on {sector} in {left} ticks; {forks.of(0, 'struck')}"
    came, shut = forks.of(0, "arrived"), forks.of(0, "burst", "isolated")  # a link that shuts stops what crosses it
    for edge, until in enumerate(look.view.all("ripple.until")):
        target = int(look.level.map.target[edge])
        there = any(i == target and 0 <= k - (until - now) <= STEP for k, _, i, _ in came)
        if now < until < now + 4 * SECOND and not shut and not there:
            yield f"a ripple is told to reach {target} in {until - now} ticks; {came}"
    wait = log_wait(look.view)
    if 0 < wait <= 4 * SECOND:
        ready = [bool(look.on(t).panel.one("cipher.ready")) for t in (max(0, wait - SECOND - 1), wait)]
        if ready != [False, True]:
            yield f"the log is said to grow for {wait} ticks; a second before, and then, it can be read: {ready}"


def judged(look: Look) -> Iterator[str]:
    """A sector is called an anomaly exactly where it is one for the alarms."""
    severe = look.level.params.signals.severity
    for i in range(len(look.level.sectors)):
        word = sector_state(look.view, i).word
        if look.panel.one("dark", i) or not look.panel.one("legible", i) or unseen(look.view, i):
            continue
        grave = look.panel.one("anomaly.severity", i) >= severe
        if word != "failing" and grave != (word == "anomaly"):
            yield f"sector {i} is called {word}, and its severity is {'' if grave else 'not '}an alarm"


def enough(look: Look) -> Iterator[str]:
    """Where an override is said to save enough, it wins; where it's said to be too little for certain, it doesn't."""
    if look.view.level.required_share is None or look.panel.one("breathing") or look.panel.one("cut"):
        return
    acts: list[list[Act]] = [[(PlatformVerb.OVERRIDE, -1, PRESS)]]
    look = hurry(look)
    ticks = look.level.params.override.hold + 3 * STEP
    forks = look.forks([(PlatformVerb.ARM, -1, PRESS)], ticks, acts)
    (ended,) = [value for _, _, _, value in forks.of(0, "ended")] or [0]
    won = bool(ended) and look.level.endings[ended - 1].won
    up = forks.panel.one("shelter.used") >= round(look.view.level.required_share * (1 << 24))
    if not ended or (shortfall(look.view) == "enough" or up) != won:
        yield f"an override now is said to be {shortfall(look.view)!r}, and it came to ending {ended}, won: {won}"


def quickly(look: Look) -> Iterator[str]:
    """What a right click does can be done, or its protocol still does it."""
    for sector in some(look, 2):
        verb = right_click_verb(look.panel, sector)
        kind, said = on_sector(look.view, verb, sector)
        if kind in ("idle", "blocked") and not (look.panel.one("breathing") or look.panel.one("dark", sector)):
            yield f"a right click on {sector} is {verb.name}, which is {said}"


CLAIMS: Claims = (
    (r"every sector was dark", lambda m, w, s: bool(w.dark.all())),
    (r"[Tt]he override at", lambda m, w, s: bool(w.cut.all())),
    (r"without (?:the|an) override", lambda m, w, s: not w.cut.any()),
    (r"([\d.]+) % were needed", lambda m, w, s: abs(float(m[1]) - 100 * (s.need or 0) / (1 << 24)) <= 0.5),
    (r"Of (\d+) streams?", lambda m, w, s: int(m[1]) == s.goals["shelter.most"]),
)
CONTRACT = DreamContract(quick=(offers, judged, enough), slow=(cutting, coming, quickly), claims=CLAIMS)
