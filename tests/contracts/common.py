"""What holds for every dream, whatever it is: its tiles, and its debrief."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from game.play.debrief.run_summary import RunSummary
from game.play.dreams import dream_of
from game.play.input.verb_row import On, Use, VerbRow
from game.session import OPEN
from game.sim.actions import PRESS, timed
from game.sim.fixed import STEP
from game.sim.params import ARMS
from game.sim.world import World
from tests.contracts.dream_contract import Claims, contract_of
from tests.contracts.looks import NOTHING, Act, Look, hands_at_work, hurry

HANDS = 6 * 60  # ticks within which hands are done, however they shake
REFUSED = ("refused", "shelter_refused")
ASKED = {"done_target", "hand_target", "hand_total", "next_target"}  # what hands were asked last, whatever came of it


def tiles(look: Look) -> Iterator[str]:
    """A verb is taken when it is asked for then, if its tile calls it ready or idle, and is not if it says other."""
    chosen = hurry(look).having(selected=look.tick * 7 // 60 % len(look.level.sectors))
    rows = [row for row in dream_of(look.level).verbs.tiles if row.use is not Use.TWO_STEP or row.first or row.picks]
    forks = chosen.forks([NOTHING, *(_act(chosen, row) for row in rows)], 1, foresee=False)
    counts = [array.name not in ASKED for array, size in forks.world.layout for _ in range(size)]
    first = (forks.world.buffer[:, 1:] != forks.world.buffer[:, :1]).any(0)
    for k in range(1, HANDS):
        if k > STEP and not hands_at_work(forks.world):
            break
        forks.step(NOTHING, k)
    last = _moved(forks.world, counts)  # what is left of it when hands are done: for nobody there is nothing
    later = (chosen.on(1).view, forks.look(0).view)
    for n, row in enumerate(rows):
        kind, said = row.stands(chosen.view)
        if any(row.stands(view)[0] != kind for view in later):
            continue  # it stands otherwise when the act is taken, or when hands have done it
        refused = any(value == (row.first or row.verb) for _, _, _, value in forks.of(n + 1, *REFUSED))
        taken = bool(first[n] and (kind not in ("blocked", "later") or last[n])) and not refused
        if kind in ("ready", "later", "idle", "auto", "blocked") and taken != (kind in ("ready", "idle")):
            yield f"{row.word} is {kind} ({said}), and it was {'taken' if taken else 'refused'}"


def _moved(world: World, counts: Sequence[bool]) -> np.ndarray:
    """[forks] whether numbers that count are others than in the first fork, in which nothing was asked for."""
    return (world.buffer[:, 1:] != world.buffer[:, :1])[np.array(counts)].any(0)


def _act(look: Look, row: VerbRow) -> Act:
    """A verb as its key does it, on what is chosen."""
    verb, selected = row.first or row.verb, look.panel.one("selected")
    press = PRESS if row.use is Use.HOLD or row.first else 0
    target = selected * ARMS // len(look.level.sectors) if row.on is On.GROUP else selected
    return verb, -1 if row.on is On.NOTHING else target, timed(0, PRESS) if verb.timed else press


# What sentences of debriefs claim, and whether it is so: by the numbers in them, and the world at the end.
CLAIMS: Claims = ((r"You left at", lambda m, w, s: s.result.ending == OPEN),)


def debrief(end: Look, story: RunSummary) -> Iterator[str]:
    """The sentence is that of the ending and of no other, and what it says of the run is so."""
    dream = dream_of(end.level)
    said = dream.why(story)
    for way in story.endings:
        if way.name in (story.result.ending, story.ending) or way.lifts in (story.ending, story.result.ending):
            continue
        other = replace(story, result=replace(story.result, ending=way.name, won=way.won))
        if dream.why(other) == said:
            yield f"{story.result.ending} and {way.name} are told in the same words: {said}"
    for pattern, true in (*CLAIMS, *contract_of(end.level).claims):
        for found in re.finditer(pattern, said):
            if not true(found, end.world, story):
                yield f"{story.result.ending}: {found[0]!r} isn't so, in: {said}"
    if story.result.won != any(way.won for way in story.endings if way.name == story.result.ending):
        yield f"{story.result.ending} is told as won: {story.result.won}"
