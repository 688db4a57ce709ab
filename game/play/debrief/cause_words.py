"""Causes in words: why something went wrong, link by link, and how it is without each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.level import Level
from game.level.clock import clock
from game.play.render.words import seconds
from game.replay import Answer, Link, Loss, Place
from game.sim.spec import Caused


@dataclass(frozen=True)
class CauseWords:
    """What a dream calls its effects and causes: a sentence by name.

    A sentence may name {here}, where it acts, {source}, what it came from, {link} on the way, {row} of `rows`, the
    moments {first}, {last} and {left}, at which it set out, and how often it came as {times}. lasts: what a place does
    that isn't lost yet, by the name of the effect, such as `stays lit`. rows: names of what is no place.
    """

    effects: Mapping[str, str] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    lasts: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[str] = ()

    def effect(self, level: Level, answer: Answer) -> str:
        """An effect as a sentence."""
        return self.effects[answer.effect.name].format(**self._said(level, answer.effect, answer.place, 1))

    def cause(self, level: Level, link: Link) -> str:
        """A cause as a sentence."""
        return self.causes[link.caused.name].format(**self._said(level, link.caused, link.place, link.times))

    def without(self, level: Level, answer: Answer, link: Link) -> str:
        """How it is without a cause, as a sentence."""
        if link.proof.anyway:
            return "It would have happened anyway."
        lasts = f"Without this, {answer.place.name(level)} {self.lasts[answer.effect.name]}"
        longer = seconds(link.proof.later)
        return f"{lasts} for at least {longer} more." if link.proof.never else f"{lasts} {longer} longer."

    def lost(self, level: Level, loss: Loss) -> str:
        """The root of a loss, and how the run ends without it, in one sentence."""
        cause, (won, going_on, later) = self.cause(level, loss.root).removesuffix("."), loss.outcome
        if not self.causes[loss.root.caused.name].startswith("{"):
            cause = cause[0].lower() + cause[1:]
        if won:
            return f"The root of the loss: {cause}; without this, the dream is won."
        longer = seconds(later)
        ends = f"it lasts at least {longer} longer" if going_on else f"it lasts {longer} longer"
        return f"The root of the loss: {cause}; without this, {ends}."

    def _said(self, level: Level, caused: Caused, place: Place, times: int) -> dict[str, Any]:
        row, source = caused.row, caused.source
        return {
            "here": place.name(level),
            "source": level.sectors[source].name if 0 <= source < len(level.sectors) else "",
            "link": place._replace(sector=-1).name(level),
            "row": self.rows[row] if row < len(self.rows) else "",
            "first": clock(caused.first),
            "last": clock(caused.last),
            "left": clock(caused.set_out),
            "times": "once" if times == 1 else f"{times} times",
        }
