"""How a level will probably be played: win rates of personas, worked out in the background while somebody looks on.

    forecast = Forecast()
    forecast.ask(Question.of(run, ["operator", "novice", "lucid"], "anomaly.growth"))  # whenever something changes
    if forecast.poll():  # each frame
        forecast.from_start("operator"), forecast.from_now("operator"), forecast.arrow()
    forecast.end()

Two rates of each persona:

- *from the start*: it plays the level from its beginning on fresh seeds, with the numbers as they are now;
- *from now*: it takes over at this very moment, many times over. These forks are of one seed, so whatever chance still
  brings (where anomalies begin, when strikes fall, what is drawn) is in all of them what it is in this run, wherever it
  doesn't follow from what is done. What differs is the persona's own luck: its slips and how well it hits an instant.
  The rate says how this night ends for many of its kind, not how such a night ends in general. Whoever takes over has
  nothing in mind yet.

Runs are played in whole batches, and a rate is known only once all of a batch have ended: those that end early are
the lost ones. Until then the bounds count runs that are still played as lost and as won.

While a run goes on, its moment moves with every tick: whoever asks anew each time learns nothing of any. Ask again when
`settled` says that the last one is answered, or when the run has jumped or numbers have changed.
"""

from itertools import islice

from game.tune.forecast_batch import Batch, Case, Done, Open
from game.tune.forecast_cases import Arrow, Book, Rate
from game.tune.forecast_crew import Crew, Lost
from game.tune.forecast_plan import MOST, Asked, Place, Question

__all__ = ["Arrow", "Forecast", "Question", "Rate"]

DEATHS = 3  # processes that may be ended from outside for one question
ENDED = "The processes that work out the forecast were ended from outside, perhaps because memory ran out."


class Forecast:
    """Answers to the question that was asked last. All methods return at once; none waits for the processes.

    jobs: how many processes work on it, at a low priority; 0 for all cores but one (at least one process). fault: why
    something can't be said, in one sentence; "" where all is well.
    """

    def __init__(self, jobs: int = 0) -> None:
        self.fault = ""
        self._crew, self._book = Crew(jobs), Book()
        self._asked: Asked | None = None
        self._refused: set[str] = set()  # personas that can't play
        self._deaths = 0
        self._ahead = False  # whether there may be something to hand out
        self._rates: dict[Case, Rate] = {}  # what follows from what was found, until there is news
        self._arrow: Arrow | None = None

    def ask(self, question: Question) -> None:
        """Ask something else, or the same again, which changes nothing. What isn't asked any more is dropped at once;
        what was found for equal numbers, moments and personas is kept (of the latest 128 such cases).

        Raises Fault for a number that isn't there.
        """
        asked = Asked(question, self._asked)
        if self._asked and asked.key == self._asked.key:
            return
        self._asked, self.fault, self._deaths, self._refused = asked, "", 0, set()
        self._changed()
        first = islice(asked.batches(self._book, []), self._crew.jobs)
        wanted = {part for batch in first for part in batch.parts}
        self._crew.drop(lambda batch: wanted.issuperset(batch.parts))

    def poll(self) -> bool:
        """Take what has come and hand out further work; whether any answer has changed. For each frame."""
        news = False
        try:
            for batch, found in self._crew.news():
                news = True
                self._take(batch, found)
        except Lost as lost:
            news = True
            self._deaths += 1
            if self._gives_up:
                self.fault = str(lost) or ENDED
        if news:
            self._changed()
        if self._ahead and not self._gives_up:
            self._crew.work(self._next)
        return news

    @property
    def _gives_up(self) -> bool:
        return self._deaths >= DEATHS

    def _take(self, batch: Batch, found: Done | Open | str) -> None:
        if isinstance(found, str):
            self.fault = self.fault or found
            self._refused.add(batch.persona)
        else:
            self._book.take(batch, found)

    def _changed(self) -> None:
        self._ahead, self._rates, self._arrow = True, {}, None

    def _next(self) -> Batch | None:
        """What is to be played next."""
        wanted = self._asked.batches(self._book, self._crew.batches) if self._asked else iter(())
        batch = next((batch for batch in wanted if batch.persona not in self._refused), None)
        self._ahead = batch is not None
        return batch

    def from_start(self, persona: str) -> Rate:
        """How often a persona of the question wins from the level's start."""
        return self._rate(self._asked.starts.get(persona) if self._asked else None)

    def from_now(self, persona: str) -> Rate:
        """How often it wins from the question's moment; nothing is known of one that has none."""
        return self._rate(self._asked.nows.get(persona) if self._asked else None)

    def _rate(self, place: Place | None) -> Rate:
        if place is None:
            return Rate()
        if place.case not in self._rates:
            self._rates[place.case] = self._book.rate(place.case, MOST)
        return self._rates[place.case]

    def arrow(self) -> Arrow | None:
        """What the number that is pointed at does for the first persona; None where none is pointed at."""
        if self._arrow is None and self._asked and self._asked.knob and self._asked.starts:
            self._arrow = self._asked.arrow(self._book)
        return self._arrow

    @property
    def settled(self) -> bool:
        """Whether both rates of the first persona are known from at least one batch."""
        first = self._asked.question.personas[:1] if self._asked else ()
        now = self._asked and self._asked.question.moment
        return all(self.from_start(who).runs and (self.from_now(who).runs or not now) for who in first)

    @property
    def busy(self) -> bool:
        """Whether something is worked on, or will be at the next `poll`."""
        return bool(self._crew.batches) or self._ahead

    def end(self) -> None:
        """End the processes; what was found can still be read."""
        self._ahead = False
        self._crew.end()
