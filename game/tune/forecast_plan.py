"""What a forecast plays for a question, and in which order."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from game.level import Level, Value
from game.session import Session
from game.session.otherwise import Moment
from game.tune.forecast_batch import Batch, Case, Part
from game.tune.forecast_cases import Arrow, Book
from game.tune.knobs import Knob, knob
from game.tune.sensitivity import Effect, Ranked, Turn, known, turns

STAGES = ((0, 192), (192, 448), (448, 704))  # runs of a case: the first of all that is looked at, then the next of all
MOST = STAGES[-1][1]


class Question(NamedTuple):
    """What is looked at.

    level: as it begins, with its present numbers. moment: the run as it is now, its level with the numbers of now;
    None for none. personas: by name, in the order in which they are looked at: the first is worked out first. number:
    the name of the one that is pointed at, "" for none.
    """

    level: Level
    moment: Moment | None
    personas: tuple[str, ...]
    number: str = ""

    @staticmethod
    def of(
        run: Session, personas: Sequence[str], number: str = "", from_start: Mapping[str, Value] | None = None
    ) -> "Question":
        """About a run as it is now, as if the numbers that wait for its next tick had come; a run that is over has no
        moment.

        from_start: numbers that act only when it begins anew, and do so in the rates from the start alone. Raises
        LevelFault where numbers don't go together.
        """
        level = run.level.with_numbers(run.numbers.waiting, running=True)
        moment = None if run.over else Moment(level, run.seed, run.world.take([0]))
        return Question(level.with_numbers(from_start or {}), moment, tuple(personas), number)


class Place(NamedTuple):
    """A case with all that playing it takes. turn, of: which number is turned in it, and the case as it is without."""

    case: Case
    level: Level
    moment: tuple[int, bytes] | None = None
    turn: Turn | None = None
    of: Case | None = None


class Asked:
    """A question as cases; before: the one before it. Raises Fault for a number that isn't there."""

    def __init__(self, question: Question, before: "Asked | None" = None) -> None:
        self.question, self._before = question, before
        level, moment = question.level, question.moment
        start, now = level.digest, moment and moment.level.digest
        here = moment and (moment.seed, moment.world.snapshot())
        at = f"{moment.seed} {moment.world.digest()}" if moment else ""
        self.starts = {who: Place(Case(start, who), level) for who in question.personas}
        self.nows = {who: Place(Case(now, who, at), moment.level, here) for who in question.personas if moment and now}
        self.knob: Knob | None = knob(level, question.number) if question.number else None
        self.pointed = (start, question.number, question.personas[:1])

    @cached_property
    def turned(self) -> list[Place]:
        """The level with the number turned up and down, for the first persona."""
        before, self._before = self._before, None
        if before and before.pointed == self.pointed:
            return before.turned  # it takes milliseconds
        if not (self.knob and self.question.personas):
            return []
        level, first = self.question.level, self.question.personas[0]
        of = self.starts[first].case
        places = []
        for turn in turns(level, [self.knob]):
            other = level.with_numbers({turn.knob.name: turn.knob.at(turn.figure)})
            places.append(Place(Case(other.digest, first), other, turn=turn, of=of))
        return places

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal questions."""
        cases = [place.case for place in (*self.starts.values(), *self.nows.values())]
        return (*cases, self.question.number)

    def batches(self, book: Book, playing: Sequence[Batch]) -> Iterator[Batch]:
        """What is still to be played, the first first; playing: what somebody plays already."""
        taken = {(part.case, part.first) for batch in playing for part in batch.parts}
        for stage in STAGES:
            for together in self._order():
                wanted = [place for place in together if _wanted(place, stage[0], book, taken)]
                if wanted:
                    yield _batch(wanted, *stage)

    def arrow(self, book: Book) -> Arrow | None:
        """What the number does; None where none is pointed at."""
        if self.knob is None:
            return None
        effects = {bool(place.turn and place.turn.up): _effect(place, book) for place in self.turned}
        whole = not any(_wanted(place, first, book, set()) for place in self.turned for first, _ in STAGES)
        ranked = Ranked(self.knob.name, self.knob.figure, effects.get(True), effects.get(False))
        return Arrow(self.question.personas[0], ranked, whole)

    def _order(self) -> Iterator[Sequence[Place]]:
        """Places that are played side by side: of the first persona, then of its arrow, then of the others."""
        for i, (who, start) in enumerate(self.starts.items()):
            now = self.nows.get(who)
            if now and now.case.level == start.case.level:
                yield start, now
            else:
                yield (start,)
                yield (now,) if now else ()
            if i == 0:
                for place in self.turned:
                    yield (place,)


def _batch(places: Sequence[Place], first: int, end: int) -> Batch:
    level, who = places[0].level, places[0].case.persona
    parts = tuple(Part(place.case, first, end - first, place.moment) for place in places)
    return Batch(level.text, level.difficulty, level.changed, who, parts)


def _wanted(place: Place, first: int, book: Book, taken: set[tuple[Case, int]]) -> bool:
    """Whether the runs of a stage are still to be played: nobody has, or does, and less than enough is known."""
    if first in book.of(place.case).found or (place.case, first) in taken:
        return False
    if not place.of:
        return not book.rate(place.case, MOST).whole
    if first not in book.of(place.of).found and book.rate(place.of, MOST).whole:
        return False  # nothing will be there to hold it against
    effect = _effect(place, book)
    return effect is None or not known(effect)


def _effect(place: Place, book: Book) -> Effect | None:
    """What the number that is turned in a place does; None as long as nothing is known, and where none is."""
    return book.effect(place.of, place.turn, place.case) if place.turn and place.of else None
