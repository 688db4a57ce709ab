"""Endings: which picture and which sound an ending has. A dream names its own; others go by whether they are won."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.level import Ending


class EndingLook(NamedTuple):
    """How an ending sounds, and the name of its picture in dreams that have several."""

    sound: str
    picture: str = ""


LOSS = EndingLook("ending-loss")


@dataclass(frozen=True)
class Endings:
    """The endings of a dream, by their names in level files; `won` and `lost` are for those it has no name for."""

    won: EndingLook
    lost: EndingLook = LOSS
    named: Mapping[str, EndingLook] = field(default_factory=dict)

    def of(self, ending: Ending) -> EndingLook:
        """How an ending sounds and looks."""
        return self.named.get(ending.name, self.won if ending.won else self.lost)


PLAIN = Endings(won=EndingLook("breath-out"))
