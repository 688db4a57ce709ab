"""The forecast at the tuning desk: what is asked of it as numbers change and time goes on, and what it says."""

from collections.abc import Sequence
from typing import NamedTuple

from game.bots import personas
from game.faults import Fault
from game.level.clock import clock
from game.play.screens.tuning_desk.turned import Turned
from game.session import Session
from game.sim.fixed import TICKS_PER_SECOND
from game.tune.forecast import Arrow, Forecast, Question, Rate

FIRST = "operator"  # whom the forecast looks at, where there is one of that name
RESTS = 20  # ticks for which nothing may change until it is asked about: a slider that is dragged isn't
AGAIN = 5 * TICKS_PER_SECOND  # ticks of a running dream after which its moment is asked about again


class Foretold(NamedTuple):
    """What is foretold of a persona; arrow: what the number in focus does, for the one that is looked at alone."""

    persona: str
    start: Rate
    now: Rate
    arrow: Arrow | None


class Foreteller:
    """Asks a forecast about a run, in the background. No process begins before the first tick."""

    def __init__(self, run: Session) -> None:
        try:
            known = [*personas(run.level.dream)]
        except Fault:
            known = []  # a dream that nobody plays
        self.personas: Sequence[str] = known
        self.looked_at = FIRST if FIRST in known else next(iter(known), "")
        self.fault = ""
        self._forecast: Forecast | None = None
        self._asked: tuple[object, ...] = ()
        self._seen: tuple[object, ...] = ()
        self._rested = 0
        self._moment = -1  # the tick that was asked about

    def look_at(self, persona: str) -> None:
        """Look at a persona: it is worked out first, and has the arrow."""
        self.looked_at = persona

    def look_on(self) -> None:
        """Look at the next persona."""
        if self.personas:
            here = self.personas.index(self.looked_at)
            self.looked_at = self.personas[(here + 1) % len(self.personas)]

    def tick(self, run: Session, turned: Turned, number: str) -> bool:
        """A tick of the screen; whether there is anything new to be shown. number: the name of the one in focus."""
        if not self.personas:
            return False
        forecast = self._forecast = self._forecast or Forecast()
        now = (id(run), self.looked_at, number, repr(turned.asked(run)))
        self._rested = self._rested + 1 if now == self._seen else 0
        self._seen = now
        if self._rested >= RESTS and (now != self._asked or self._due(run, forecast)):
            self._asked = now
            self._ask(run, turned, number, forecast)
        news = forecast.poll()
        if forecast.fault:
            self.fault = forecast.fault
        return news

    def _due(self, run: Session, forecast: Forecast) -> bool:
        """Whether the dream has gone on since, and what was asked then is known."""
        gone = run.age - self._moment
        return gone < 0 or (run.over and gone > 0) or (gone >= AGAIN and forecast.settled)

    def _ask(self, run: Session, turned: Turned, number: str, forecast: Forecast) -> None:
        self.fault, self._moment = "", run.age
        order = (self.looked_at, *(each for each in self.personas if each != self.looked_at))
        try:
            forecast.ask(Question.of(run, order, number, turned.waiting))
        except Fault as fault:
            self.fault = str(fault).partition("\n")[0]

    def rows(self) -> list[Foretold]:
        """What is foretold of each persona."""
        found = self._forecast
        if not found:
            return [Foretold(persona, Rate(), Rate(), None) for persona in self.personas]
        arrow = found.arrow() if self._asked else None
        return [
            Foretold(who, found.from_start(who), found.from_now(who), arrow if who == self.looked_at else None)
            for who in self.personas
        ]

    @property
    def moment(self) -> str:
        """The moment of the rates from now; empty before any was asked about."""
        return clock(self._moment) if self._moment >= 0 else ""

    def about(self, row: Foretold) -> list[str]:
        """What is said of a persona that is pointed at."""
        lines = [f"fresh seeds: {_said(row.start)}", f"this run, {self.moment or 'now'}: {_said(row.now)}"]
        if row.arrow:
            lines.append(_arrow_words(row.arrow))
        return lines

    def end(self) -> None:
        """End its processes."""
        if self._forecast:
            self._forecast.end()
            self._forecast, self._asked = None, ()


def _said(rate: Rate) -> str:
    band = f"{100 * rate.low:.0f} to {100 * rate.high:.0f} %"
    if rate.rate is None:
        return f"wins {band}, as far as is known" if rate.high - rate.low < 1 else "not known yet"
    return f"wins {100 * rate.rate:.0f} % of {rate.runs} runs, {band}"


def _arrow_words(arrow: Arrow) -> str:
    name, percent = arrow.turned.name, f"{100 * arrow.size:.0f} % of runs"
    if arrow.way:
        return f"raising {name} wins {'more' if arrow.way > 0 else 'less'} often, by up to {percent}"
    if arrow.turned.sure:
        return f"{name} changes it by up to {percent}, whichever way it is turned"
    return f"{name} changes little, or it isn't clear yet"
