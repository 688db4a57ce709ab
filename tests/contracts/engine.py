"""What the desk of The Engine says, held against its laws."""

from collections.abc import Iterator

from game.play.dreams.engine.chord_advice import PAIRS, advice, parted_arms
from game.play.dreams.engine.instruments.chord import Gauges, heart_change
from game.play.dreams.engine.refusals import other_end, too_soon
from game.play.dreams.engine.scene.engine_view import ARM_NAMES, can_parry, strike_due
from game.play.dreams.engine.scene.threads import strikes, thread_outcome
from game.play.dreams.engine.tile_states import bar_left
from game.play.dreams.engine.triage import strikes as told
from game.sim.actions import PRESS, timed
from game.sim.fixed import STEP, TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.timing import GOOD
from tests.contracts.dream_contract import Claims, DreamContract
from tests.contracts.looks import NOTHING, Look

SECOND = TICKS_PER_SECOND
SOON = 4 * SECOND  # what comes later isn't waited for


def free_pairs(look: Look) -> list[tuple[int, int, int]]:
    """Two insects of each two arms that hold no string, with the pair's number."""
    sectors = len(look.level.sectors)
    each, found = sectors // 3, []
    for number, (a, b) in enumerate(PAIRS):
        ends = [[s for s in range(arm * each, arm * each + each) if other_end(look.panel, s) < 0] for arm in (a, b)]
        if all(ends):
            found.append((number, *(end[look.tick // SECOND % len(end)] for end in ends)))
    return found


def strings(look: Look) -> Iterator[str]:
    """A string is said to be too soon exactly where it would tie two arms 1 : 1; where one is advised, it doesn't."""
    pairs = free_pairs(look)
    if not pairs or look.panel.one("breathing") or not look.panel.one("strings.left"):
        return
    forks = look.forks([(EngineVerb.BRIDGE, a, b) for _, a, b in pairs], 1)
    for row, (number, a, b) in enumerate(pairs):
        ((_, _, slot, _),) = forks.of(row, "bridged")
        tied = forks.world.bridge_n[slot, row] == forks.world.bridge_m[slot, row]
        if tied != bool(too_soon(look.panel, a, b)):
            yield f"a string from {a} to {b} {'ties' if tied else 'does not tie'} them 1 : 1, and the desk says other"
        names = " and ".join(ARM_NAMES[arm] for arm in PAIRS[number])
        if tied and f"No string between {names}: bridge them" in advice(look.panel)[0]:
            yield f"it advises a string between {names} that ties them 1 : 1"
        if tied and parted_arms(look.panel) == PAIRS[number]:
            yield f"{names} are said to have parted, and a string ties them 1 : 1"


def falling(look: Look) -> Iterator[str]:
    """Strikes fall where and when they are told."""
    due = [(tick - look.tick, sector) for tick, sector in told(look.panel) if tick - look.tick < SOON]
    if not due:
        return
    hits = look.forks([NOTHING], max(left for left, _ in due) + 2 * STEP).of(0, "hit")
    for left, sector in due:
        if not any(index == sector and abs(k - left) <= STEP for k, _, index, _ in hits):
            yield f"a strike is told on {sector} in {left} ticks, and these fell: {hits}"


def parrying(look: Look) -> Iterator[str]:
    """Where it is said to be too late, no press parries; where it is said to be possible, one does."""
    if look.panel.one("breathing"):
        return
    for sector in sorted({sector for _, sector in told(look.panel)})[:1]:
        due = strike_due(look.view, sector)
        left = due - look.tick
        if not 2 * STEP < left < SOON or look.panel.one("stretching"):
            continue
        ways = [[NOTHING] * left for _ in range(left)]
        for k in range(left):
            ways[k][k] = (EngineVerb.NUDGE, sector, timed(8000, PRESS))
        columns = [[way[k] for way in ways] for k in range(left)]
        forks = look.forks(columns[0], left, columns[1:])
        good = [row for row in range(left) if forks.of(row, "parried")]
        said = can_parry(look.panel, sector, due)
        if said != bool(good) and not any(forks.of(row, "hit") for row in good):
            grades = [value for row in range(left) for _, _, _, value in forks.of(row, "nudged")]
            if said or any(grade >= GOOD for grade in grades):
                yield f"{sector}: parrying is said to be {'possible' if said else 'too late'}; presses at {good} do"


def filling(look: Look) -> Iterator[str]:
    """The song fills exactly while it is said to."""
    said, full = advice(look.panel)[1], look.panel.one("song") >= (1 << 16) - 1
    later = look.on(STEP + 1)
    fills = int(later.world.song[0, 0]) > int(look.world.song[0, 0])
    same = advice(later.panel)[1] == said
    if said != fills and same and not full:
        yield f"the song is said {'to fill' if said else 'not to fill'}, and it does {'not ' * (not fills)}so"


def heart(look: Look) -> Iterator[str]:
    """The heart gains or loses what is said, where nothing strikes it."""
    drift, why = heart_change(look.view)
    forks = look.forks([NOTHING], 2 * STEP)
    before, after = int(look.world.heart[0, 0]), int(forks.world.heart[0, 0])
    if forks.of(0, "hit", "worked", "botched") or not 0 < after < 1 << 24 or look.world.work_arm[0, 0] >= 0:
        return
    came = (after - before) / (1 << 24) * 1000 * SECOND / (2 * STEP)
    if abs(came - drift) > 1.6:
        yield f"the heart is said to change by {drift} thousandths a second ({why}), and it does by {came:.1f}"


def resting(look: Look) -> Iterator[str]:
    """The next bar's work comes when it is said to."""
    if look.panel.one("work.free") or look.panel.one("work.held") or look.panel.one("stretching"):
        return
    left = round(bar_left(look.view) * SECOND)
    if not STEP < left < SOON:
        return
    frees = [bool(look.on(max(0, left + off)).panel.one("work.free")) for off in (-2 * STEP, 2 * STEP)]
    if frees != [False, True]:
        yield f"work is said to rest for {left} ticks; a little before and after that it is free: {frees}"


def weaving(look: Look) -> Iterator[str]:
    """Threads can be asked for, and picked, exactly until and from when it is said; they bring what they show."""
    if look.panel.one("breathing"):
        return
    now, ready = look.tick, look.panel.one("weave.ready")
    if now < ready <= now + SOON:
        for left, done in ((ready - now - 1, False), (ready - now, True)):
            asked = look.on(left).forks([(EngineVerb.WEAVE, -1, 0)], 1, foresee=False).of(0, "threads")
            if bool(asked) != done:
                yield f"threads are said to be ready in {ready - now} ticks; asked after {left}: {asked}"
    if look.panel.one("weave.open"):
        last = look.panel.one("weave.until") - now
        for left, done in ((last - 1, True), (last, False)):
            if 0 <= left <= SOON and bool(look.on(left).forks([(EngineVerb.WEAVE, -1, 1)], 1).of(0, "woven")) != done:
                yield f"threads are said to be open for {last} ticks; after {left} picking is {not done}"


def threads(look: Look) -> Iterator[str]:
    """What a thread's card says comes true, when it is picked at once and nobody acts."""
    if look.panel.one("breathing") or look.panel.one("weave.ready") > look.tick:
        return
    shown = look.on(1, (EngineVerb.WEAVE, -1, 0))
    ahead = shown.panel.one("weave.ahead")
    forks = shown.forks([(EngineVerb.WEAVE, -1, k + 1) for k in range(3)], ahead)
    for k in range(3):
        _, light, song = thread_outcome(shown.view, k)
        if forks.world.ended[0, k]:
            continue
        came = [round(forks.panel.one(name, 0, k) / (1 << 16) * 100) for name in ("heart", "song")]
        if [light, song] != came:
            yield f"thread {k + 1} shows heart {light} and song {song}, and they come to {came}"
        hits = forks.of(k, "hit")
        for tick, sector in strikes(shown.view, k):
            left = tick - shown.tick
            if left < ahead - STEP and not any(at == sector and abs(n - left) <= STEP for n, _, at, _ in hits):
                yield f"thread {k + 1} shows a strike on {sector} in {left} ticks, and these fell: {hits}"


def counted(look: Look) -> Iterator[str]:
    """What the gauges count is what the laws count."""
    shown = Gauges.content(object.__new__(Gauges), look.view)
    p = look.level.params
    if shown.frayed != int((look.world.health < p.fray.frayed << 8).sum()):
        yield f"{shown.frayed} catwalks are said to be frayed"
    if shown.silent != int((look.world.darkness >= 1 << 23).sum()):
        yield f"{shown.silent} insects are said to be silent"


CLAIMS: Claims = (
    (r"the heart went out", lambda m, w, s: not w.heart.any()),
    (r"at [\d:]+ it was whole\.", lambda m, w, s: bool((w.song >= 1 << 24).all())),
    (r"it was ([\d.]+) % whole, and ([\d.]+) % were enough", lambda m, w, s: float(m[1]) >= float(m[2])),
    (r"you held the old unison", lambda m, w, s: s.result.ending == "old-song"),
)
CONTRACT = DreamContract(
    quick=(strings, filling, heart, counted),
    slow=(falling, parrying, resting, weaving, threads),
    claims=CLAIMS,
)
