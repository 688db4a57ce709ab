"""Why something went wrong in a recording: the chain from an effect to its root, each cause proved by a fork.

What moved the same is ranked by how much it moved; of the weightiest, forks without each of them say on which it hung.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from game.replay.trace import Place, Question, Suspect, Trace
from game.replay.without import Fork, Proof, prove
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.spec import Caused

WEIGHTIEST = 3  # suspects that are looked at of those that moved the same
LEAST = 50  # share (thousandths) of those beside the weightiest
WORTH = 5 * TICKS_PER_SECOND  # later by so much without a cause, an effect hung on it
MOST = 24  # forks that are played side by side


class Link(NamedTuple):
    """A cause of a chain, where it acted, and how the effect is without it."""

    suspect: Suspect
    place: Place
    proof: Proof

    @property
    def caused(self) -> Caused:
        """The cause as it acted there."""
        return self.suspect.caused

    @property
    def times(self) -> int:
        """In how many ticks it acted."""
        return len(self.suspect.acts)

    @property
    def share(self) -> int:
        """Its share (thousandths) of all that moved the same."""
        return self.suspect.share


class Answer(NamedTuple):
    """Why an effect came about: the chain to its root, which comes last.

    There is none where nothing that a law declares moved its array.
    """

    effect: Caused
    place: Place
    links: list[Link]


def explain(trace: Trace, effects: Sequence[Caused]) -> list[Answer]:
    """Why each of some effects of a recording came about; several together take little longer than one."""
    found = [_investigate(trace, trace.asked(effect)) for effect in effects]
    forks = [
        Fork(effect, suspect)
        for effect, questions in zip(effects, found, strict=True)
        for suspects in questions.values()
        for suspect in suspects
    ]
    proofs = {(fork.effect, fork.without.caused): proof for fork, proof in zip(forks, prove(trace, forks), strict=True)}
    return [
        Answer(effect, trace.place(effect), _chain(trace, effect, questions, proofs))
        for effect, questions in zip(effects, found, strict=True)
    ]


def _chain(
    trace: Trace,
    effect: Caused,
    questions: Mapping[Question, list[Suspect]],
    proofs: Mapping[tuple[Caused, Caused], Proof],
) -> list[Link]:
    """From the effect on always to that of the suspects which is told."""
    asked: Question | None = trace.asked(effect)
    links: list[Link] = []
    while asked and (suspects := questions.get(asked, [])):
        best = _told(trace, suspects, [proofs[effect, suspect.caused] for suspect in suspects])
        proof = proofs[effect, best.caused]
        links.append(Link(best, trace.place(best.caused), proof))
        asked = best.behind
    return links


def _told(trace: Trace, suspects: Sequence[Suspect], proofs: Sequence[Proof]) -> Suspect:
    """The suspect without which the effect is latest; one that acts always only where no other one held it off."""
    found = list(zip(proofs, suspects, strict=True))
    others = [
        (proof, suspect)
        for proof, suspect in found
        if (proof.never or proof.later >= WORTH) and not trace.params.causes[suspect.caused.name][0].always
    ]
    return max(others or found, key=lambda each: each[0])[1]


def _investigate(trace: Trace, first: Question) -> dict[Question, list[Suspect]]:
    """The suspects of every question that may come up, the first ones first, as long as they aren't too many."""
    found: dict[Question, list[Suspect]] = {}
    waiting, count = [first], 0
    while waiting and count < MOST:
        asked = waiting.pop(0)
        if asked in found:
            continue
        ranked = trace.suspects(asked)
        found[asked] = [each for i, each in enumerate(ranked[:WEIGHTIEST]) if not i or each.share >= LEAST]
        count += len(found[asked])
        waiting += [each.behind for each in found[asked] if each.behind]
    return found
