"""The roll: who was saved in a run, and who is missing, by name."""

from typing import NamedTuple

from game.play.lives.people import Person, at_the_end
from game.play.lives.voice import listed, more
from game.session import Session

NAMED = 8  # names in a sentence


class Roll(NamedTuple):
    """Everybody of a run that is over."""

    saved: tuple[Person, ...] = ()
    missing: tuple[Person, ...] = ()

    @classmethod
    def of(cls, run: Session) -> "Roll":
        """Of a run; nobody while it goes on, or where its dream has no people."""
        if not run.over:
            return cls()
        everybody = at_the_end(run.level, run.now, run.result().won)
        return cls(
            tuple(each.person for each in everybody if each.safe), tuple(each.person for each in everybody if each.lost)
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """Who was saved and who is missing, the first few by name."""
        if not self.saved and not self.missing:
            return ()
        return (
            f"Saved: {_named(self.saved)}." if self.saved else "Nobody was saved.",
            f"Missing: {_named(self.missing)}." if self.missing else "Nobody is missing.",
        )


def _named(people: tuple[Person, ...]) -> str:
    return listed([*(person.name for person in people[:NAMED]), *more(len(people) - NAMED)])
