"""What the desk of The Guardian says, held against its laws."""

import re
from collections.abc import Iterator
from typing import cast

from game.play.dreams.guardian.advice import advice
from game.play.dreams.guardian.desk import terms
from game.play.dreams.guardian.pane_notes import HallPrompter
from game.play.dreams.guardian.prompts import prompter
from game.play.dreams.guardian.scene.hall_view import HallView
from game.sim.actions import PRESS, timed
from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND
from game.sim.laws.guardian.verbs import GuardianVerb
from tests.contracts.dream_contract import Claims, DreamContract
from tests.contracts.looks import NOTHING, Look

SECOND = TICKS_PER_SECOND
EDGE = 58  # percent in tune so near the edge of a window that a press may fall on either side
MOVES = 4  # percent by which what a press gains moves until it is taken
DONE: dict[int, tuple[str, ...]] = {
    GuardianVerb.CORRECT: ("corrected",),
    GuardianVerb.EMBRACE: ("embraced", "ordered", "withdrawn", "missed"),
    GuardianVerb.ANSWER: ("answered",),
}
PRESSED = timed(0, PRESS)


def hall(look: Look) -> HallView:
    """The view of a hall."""
    return cast(HallView, look.view)


def panes(look: Look) -> list[int]:
    """Those that are there and can be read."""
    return [i for i in range(hall(look).count) if look.panel.one("legible", i) and not look.panel.one("dark", i)]


def windows(look: Look) -> Iterator[str]:
    """A press embraces exactly where the ring says that it does, and as much in tune; elsewhere it is an order. A curve
    that turns just then isn't known any more."""
    turns = {i for i, left in hall(look).turning.items() if 0 <= left <= 2 * STEP}
    known = [i for i in panes(look) if look.panel.one("sub.curve.known", i) and i not in turns]
    if not known or look.panel.one("breathing"):
        return
    forks = look.forks([(GuardianVerb.EMBRACE, i, PRESSED) for i in known], 2 * STEP)
    for row, i in enumerate(known):
        said = hall(look).press(i)
        made = any(at == i for _, _, at, _ in forks.of(row, "embraced"))
        found = 100 * forks.look(row).panel.one("sub.tune", i) // ONE if made else 0
        kept = 0 if said and found else 100 * look.panel.one("sub.tune", i) // ONE + 1
        at_edge = 0 < max(said, found) < max(EDGE, kept + 1)
        if not at_edge and not look.panel.one("sub.ordered", i) and abs(found - said) > MOVES:
            yield f"the ring of {i} says {said}, and a press came to {forks.of(row, *DONE[13])}"
    yield from _crest(look, known[look.tick // SECOND % len(known)])


def _crest(look: Look, i: int) -> Iterator[str]:
    left = look.panel.one("sub.crest", i)
    if not 0 < left < 4 * SECOND or any(k < 5 * SECOND for k in hall(look).turning.values()):
        return
    later = look.on(left)
    if not later.panel.one("sub.curve.known", i) or later.over:
        return
    if not later.forks([(GuardianVerb.EMBRACE, i, PRESSED)], 2 * STEP).of(0, "embraced"):
        yield f"a crest of {i} is told in {left} ticks, and a press then missed"


def answering(look: Look) -> Iterator[str]:
    """An answer gives what its plate says, in the shares that it says."""
    if not look.panel.one("guardian.here") or look.panel.one("breathing"):
        return
    forks = look.forks([(GuardianVerb.ANSWER, -1, k) for k in (1, 2, 3)] + [NOTHING], STEP + 1)
    hold, mark, see, still = (forks.look(row) for row in range(4))
    said = " ".join(give + take for give, take in terms(hall(look)))
    for array, found in (("fatigue", r"strain of \d+: (\d+)"), ("tune", r"tune of \d+: (\d+)")):
        share = 100 - int(cast(re.Match[str], re.search(found, said))[1])
        was, left = (int(getattr(each.world, array).sum()) for each in (still, hold))
        if abs(100 * left - share * was) > 3 * was + (1 << 20):
            yield f"holding is said to leave {share} % of {array}, and leaves {left} of {was}"
    faults = (still.world.fault_push > 0) & (still.world.fault_found == 0)
    if bool(faults.any()) != bool((mark.world.fault_found > still.world.fault_found).any()):
        yield "a fault was to be marked, and none was, or the other way round"
    if see.panel.one("vision.until") <= look.tick or (see.world.tune < see.world.embraced).any():
        yield "the whole was to be seen and in tune, and isn't"


def marked(look: Look) -> Iterator[str]:
    """What the guardian has marked is a fault."""
    found = [i for i in panes(look) if look.panel.one("sub.marked", i)]
    if not found or look.panel.one("breathing"):
        return
    forks = look.forks([(GuardianVerb.CORRECT, i, 0) for i in found], STEP + 1)
    for row, i in enumerate(found):
        if forks.of(row, "wasted"):
            yield f"{i} is marked as a fault, and a correction there was wasted"


def learning(look: Look) -> Iterator[str]:
    """A curve is learned while the glass says that it is, and isn't while it says that it shakes."""
    i = look.panel.one("watching")
    if i not in panes(look) or look.panel.one("breathing") or look.panel.one("sub.learned", i) >= 1 << 16:
        return
    said, later = advice(hall(look), i), look.on(STEP)
    rises = int(later.world.learned[i, 0]) > int(look.world.learned[i, 0])
    hidden = look.world.fault_push[i, 0] > 0 or look.world.shift_due.any()
    if advice(hall(later), i) != said or hidden:
        return
    if rises != ("You are learning its curve" in said) and ("still shakes" in said or "You are learning" in said):
        yield f"of {i} the glass says {said!r}, and its curve is learned: {rises}"


def straining(look: Look) -> Iterator[str]:
    """Strain builds where a pane is said to strain, and passes where it isn't."""
    later = look.on(STEP)
    for i in panes(look):
        strain = look.world.fatigue[i, 0]
        bears = look.level.params.loss.bears
        near = abs(abs(int(later.world.shown[i, 0]) >> 8) - bears) < bears // 25
        builds = bool(later.world.fatigue[i, 0] > strain)
        if look.panel.one("sub.embraced", i) or near or strain in (0, 1 << 24):
            continue
        if hall(look).strains(i) != builds and hall(later).strains(i) != builds:
            yield f"{i} is said {'to strain' if not builds else 'not to strain'}, and its strain {'builds' * builds}"


def costs(look: Look) -> Iterator[str]:
    """What a note says that an act has cost, it has."""
    if look.panel.one("breathing"):
        return
    i = (look.tick // SECOND) % hall(look).count
    for act in ((GuardianVerb.CORRECT, i, 0), (GuardianVerb.EMBRACE, i, PRESSED)):
        yield from _cost(look, i, act)
    if look.panel.one("guardian.here"):
        for answer in (1, 2, 3):
            yield from _stung(look, answer)


def _noted(look: Look, act: tuple[int, int, int]) -> tuple[HallPrompter, Look, Look]:
    """A prompter that has seen an act, and the moment after it with and without."""
    forks = look.forks([act, NOTHING], STEP + 1)
    told = cast(HallPrompter, prompter(look.level))
    told.observe(look.panel, [])
    after = forks.look(0)
    told.observe(after.panel, [(name, index, value) for _, name, index, value in forks.of(0, *_told(forks))])
    return told, after, forks.look(1)


def _told(forks: object) -> set[str]:
    return {name for _, _, name, _, _ in forks.events}  # type: ignore[attr-defined]


def _cost(look: Look, i: int, act: tuple[int, int, int]) -> Iterator[str]:
    told, after, without = _noted(look, act)
    for note in told.notes:
        known, stir = (re.search(rf"{word} [-+](\d+)", note.more) for word in ("known", "stir"))
        left = int(without.world.learned[i, 0]) - int(after.world.learned[i, 0])
        had = known and int(without.world.learned[i, 0]) > (1 << 24) * int(known[1]) // 100
        if known and had and note.sector == i and abs(100 * left / (1 << 24) - int(known[1])) > 2.5:
            yield f"a note says {note.more!r}, and {100 * left / (1 << 24):.1f} % of what was known went"
        rose = 100 * (int(after.world.agitation[0, 0]) - int(without.world.agitation[0, 0])) / (1 << 24)
        late = after.on(STEP).world.agitation[0, 0] - without.on(STEP).world.agitation[0, 0]
        if stir and abs(max(rose, 100 * int(late) / (1 << 24)) - int(stir[1])) > 1:
            yield f"a note says {note.more!r}, and agitation rose by {rose:.1f} %"


def _stung(look: Look, answer: int) -> Iterator[str]:
    told, after, without = _noted(look, (GuardianVerb.ANSWER, -1, answer))
    if after.over:
        return
    later, calm = after.on(STEP + 1), without.on(STEP + 1)
    rose = 100 * (int(later.world.agitation[0, 0]) - int(calm.world.agitation[0, 0])) / (1 << 24)
    fell = 100 * (int(calm.world.calm[0, 0]) - int(later.world.calm[0, 0])) / (1 << 24)
    for found, paid, spent in (
        (re.search(r"Agitation \+(\d+) %", told.reply.said), rose, False),
        (re.search(r"Composure -(\d+) %", told.reply.said), fell, not int(later.world.calm[0, 0])),
    ):
        if found and abs(paid - int(found[1])) > 1 and not spent:
            yield f"answer {answer} is said to cost {found[0]!r}, and costs {paid:.1f} %"


def turning(look: Look) -> Iterator[str]:
    """A ring turns when it is said to."""
    for i, left in hall(look).turning.items():
        if left > 0 and i == min(hall(look).turning):
            turned = [bool(look.on(left + off).world.turn_left[i, 0]) for off in (-STEP, 2 * STEP)]
            if turned != [False, True] and left > STEP:
                yield f"{i} is said to turn in {left} ticks; a step before and after that it turns: {turned}"


CLAIMS: Claims = (
    (r"(\d+) subsystems? were lost to faults", lambda m, w, s: int(m[1]) == int(w.lost_to_fault.sum())),
    (r"rang by themselves, and (\d+) broke", lambda m, w, s: int(m[1]) == int((w.dark - w.lost_to_fault).sum())),
    (r"held (?:on|it) to the end", lambda m, w, s: s.reason("story.time") is not None),
    (r"agitation stood above the limit", lambda m, w, s: s.reason("agitation.level") is not None),
)
CONTRACT = DreamContract(
    quick=(windows, answering, marked, learning, straining),
    slow=(costs, turning),
    claims=CLAIMS,
    view=HallView,
)
