"""What else might have been done, in words: an act, what could have stood in its place, and where that leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.level import Level
from game.level.clock import clock
from game.session import Otherwise
from game.sim.actions import Command
from game.sim.fixed import TICKS_PER_SECOND

NAMED = 3  # places that a sentence names
ORDER = ("", "first", "second", "third")
BOTH = "Either way, someone who knows the dream plays on from there."


@dataclass(frozen=True)
class ChoiceWords:
    """What a dream calls acts and others in their place, by verb.

    A sentence may name {here}, what it is about, {there}, what its value is about, {nth} of a few, and {earlier}, by
    how many seconds. leads: where an act leads, with {other} and {kept}, shares; spared: what {names} would be. others:
    what acts are called that were no choice, where that is another word. would: what would have had to be done, in the
    order in which it is told; {here} are all places then, {times} how often, {at} when first.
    """

    done: Mapping[int, str] = field(default_factory=dict)
    instead: Mapping[int, str] = field(default_factory=dict)
    would: Mapping[int, str] = field(default_factory=dict)
    others: Mapping[int, str] = field(default_factory=dict)
    leads: str = "it would have reached {other}, not {kept}"
    spared: str = "{names} would still be there"

    def sentence(self, level: Level, found: Otherwise) -> str:
        """An act, and where another in its place would have led."""
        done, instead = found.done, found.instead
        acts = self.done if found.chosen else {**self.done, **self.others}
        did = acts.get(done.verb, "you acted").format(**_said(level, done, 0))
        earlier = (done.tick - instead.tick) // TICKS_PER_SECOND if instead else 0
        had = self.instead.get(instead.verb, "acted").format(**_said(level, instead, earlier)) if instead else "not"
        other, kept = (f"{end.score / 10:.1f} %" for end in (found.other, found.kept))
        leads = self.leads.format(other=other, kept=kept) if found.gain else "it would have ended the same"
        return f"At {clock(done.tick)} {did}. Had you {had}, {leads}{self._spared(level, found)}."

    def rescue(self, level: Level, acts: Sequence[Command]) -> str:
        """What somebody who knows the dream would have done: each kind of act once; empty where there is no word."""
        told = [
            self._kind(level, words, [act for act in acts if act.verb == verb]) for verb, words in self.would.items()
        ]
        return f"Someone who knows the dream would have {_joined(each for each in told if each)}." if any(told) else ""

    @staticmethod
    def _kind(level: Level, words: str, acts: Sequence[Command]) -> str:
        """Acts of one verb, at all their places."""
        if not acts:
            return ""
        first = acts[0]
        said = _said(level, first, 0)
        places = dict.fromkeys(act.target for act in acts if 0 <= act.target < len(level.sectors))
        if "{there}" not in words:  # else the first act stands for all
            said["here"] = _listed([level.sectors[place].name for place in places]) or said["here"]
        times = "once" if len(acts) == 1 else f"{len(acts)} times"
        return words.format(**said, times=times, at=clock(first.tick))

    def _spared(self, level: Level, found: Otherwise) -> str:
        names = [level.sectors[sector].name for sector in found.spared if sector < len(level.sectors)]
        return f"; {self.spared.format(names=_listed(names))}" if names else ""


def weightiest(found: Iterable[Otherwise]) -> Otherwise | None:
    """The act whose change would have mattered most; None where none would have mattered."""
    best = max(found, key=lambda each: abs(each.gain), default=None)
    return best if best and best.gain else None


def _said(level: Level, command: Command, earlier: int) -> dict[str, object]:
    here, there = (
        level.sectors[place].name if 0 <= place < len(level.sectors) else "it"
        for place in (command.target, command.value)
    )
    nth = ORDER[command.value] if 0 < command.value < len(ORDER) else ""
    return {"here": here, "there": there, "nth": nth, "earlier": earlier}


def _listed(names: Sequence[str]) -> str:
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return _joined(names)


def _joined(parts: Iterable[str]) -> str:
    """Parts of a sentence: `a, b and c`."""
    *first, last = [*parts] or [""]
    return " and ".join(filter(None, [", ".join(first), last]))
