"""Searches the numbers of a level with which personas win as often as they should. Wants optuna."""

import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from game.faults import Fault
from game.foreign import read_bytes
from game.level import Level, LevelFault, Value
from game.tune.knobs import Knob
from game.tune.plan import Plan
from game.tune.play import Jobs, play_through
from game.tune.statistics import interval
from game.whole_file import write

STAGES = (128, 512, 1024)  # seeds that are played of a trial: the more, the nearer it comes
MET = 0.015  # a win rate so near its goal, on the most seeds, is what was asked for
NEAR = 0.03  # one that is no farther off is near enough when the search ends
TRIALS = 40
EDGE = 0.02  # part of its range within which a number lies at its bound
STUDY, SEARCH = "study.log", "search.json"


def demand_optuna() -> None:
    """Raise Fault unless numbers can be searched."""
    try:
        import optuna  # noqa: F401
    except ImportError:
        raise Fault("--target needs optuna; install it with: pip install 'lucid-control[tune]'.") from None


class Goal(NamedTuple):
    """How often a persona is to win, 0 to 1."""

    persona: str
    rate: float


class Free(NamedTuple):
    """A number that may be changed, within these figures."""

    knob: Knob
    low: float
    high: float


class Trial(NamedTuple):
    """What was found with some figures: win rates in the order of the goals, on so many seeds."""

    figures: tuple[float, ...]
    rates: tuple[float, ...]
    seeds: int


class Found(NamedTuple):
    """What a search came to: how it was before, the best of what was tried, and all of that."""

    before: Trial
    best: Trial
    trials: Sequence[Trial]


class Search:
    """A search for goals; folder: where its study is kept, so that it can be gone on with. Raises Fault."""

    def __init__(
        self, level: Level, goals: Sequence[Goal], free: Sequence[Free], seed: int, folder: Path | None
    ) -> None:
        self.level, self.goals, self.free, self.seed = level, tuple(goals), tuple(free), seed
        self.plan = Plan.of(level, [goal.persona for goal in goals], STAGES[-1], seed)
        self._study = self._begin(folder)

    def run(self, jobs: Jobs, trials: int = TRIALS, report: Callable[[int], None] = lambda tried: None) -> Found:
        """Try until the goals are met, or so many times; report hears how many times it was. Raises Fault."""
        before = self._measured(tuple(one.knob.figure for one in self.free), jobs)
        done = self.trials()
        while len(done) < trials and not (done and self.met(self.best(done))):
            if not done:
                first = {one.knob.name: min(one.high, max(one.low, one.knob.figure)) for one in self.free}
                self._study.enqueue_trial(first, skip_if_exists=True)
            elif len(done) % 2 and (between := self._between(done)):
                self._study.enqueue_trial(between, skip_if_exists=True)
            done.append(self._try(jobs))
            report(len(done))
        return Found(before, self.best(done), done)

    def miss(self, trial: Trial) -> float:
        """How far off the farthest goal is."""
        return max(abs(rate - goal.rate) for rate, goal in zip(trial.rates, self.goals, strict=True))

    def best(self, trials: Sequence[Trial]) -> Trial:
        """The nearest of those that were played most: of fewer seeds luck says more."""
        return min(trials, key=lambda trial: (self.miss(trial) + _reach(trial.seeds), trial.figures))

    def met(self, trial: Trial) -> bool:
        """Whether a trial is what was asked for, surely enough."""
        return trial.seeds == STAGES[-1] and self.miss(trial) <= MET

    def near(self, trial: Trial) -> bool:
        """Whether it will do."""
        return trial.seeds == STAGES[-1] and self.miss(trial) <= NEAR

    def values(self, trial: Trial) -> dict[str, Value]:
        """The numbers of a trial."""
        return {one.knob.name: one.knob.at(figure) for one, figure in zip(self.free, trial.figures, strict=True)}

    def at_bounds(self, trial: Trial) -> list[tuple[Free, float]]:
        """The numbers that lie at a bound, with it: what can't be met hangs on them."""
        found = []
        for one, figure in zip(self.free, trial.figures, strict=True):
            edge = EDGE * (one.high - one.low)
            if figure - one.low <= edge:
                found.append((one, one.low))
            elif one.high - figure <= edge:
                found.append((one, one.high))
        return found

    def trials(self) -> list[Trial]:
        """What was tried so far."""
        kept = [trial for trial in self._study.trials if "rates" in trial.user_attrs]
        return [_trial(self.free, trial.params, trial.user_attrs) for trial in kept]

    def _try(self, jobs: Jobs) -> Trial:
        import optuna

        asked = self._study.ask({f.knob.name: optuna.distributions.FloatDistribution(f.low, f.high) for f in self.free})
        trial = self._measured(tuple(asked.params[one.knob.name] for one in self.free), jobs)
        asked.set_user_attr("rates", list(trial.rates))
        asked.set_user_attr("seeds", trial.seeds)
        self._study.tell(asked, self.miss(trial))
        return trial

    def _measured(self, figures: tuple[float, ...], jobs: Jobs) -> Trial:
        """The win rates with some figures, on the more seeds the nearer they come to the goals."""
        trial = Trial(figures, (), 0)
        wins = [0] * len(self.goals)
        for seeds in STAGES:
            more = self._wins(trial, trial.seeds, seeds, jobs)
            wins = [a + b for a, b in zip(wins, more, strict=True)]
            trial = trial._replace(rates=tuple(won / seeds for won in wins), seeds=seeds)
            if self.miss(trial) > _reach(seeds) + MET:
                break
        return trial

    def _wins(self, trial: Trial, first: int, seeds: int, jobs: Jobs) -> list[int]:
        """Wins of each goal's persona on the seeds from the first on."""
        changed = {**self.plan.changed, **self.values(trial)}
        plan = replace(self.plan, seed=self.seed + first, runs=seeds - first, changed=changed)
        try:
            plan.level()
        except LevelFault as fault:
            raise Fault(f"--free: {str(fault).partition(chr(10))[0]}") from None
        played = play_through([plan], jobs)[0]
        return [sum(run.result.won for run in runs) for runs in played.values()]

    def _between(self, trials: Sequence[Trial]) -> dict[str, float] | None:
        """Between two trials on either side of the first goal: where the line through both meets it."""
        goal = self.goals[0].rate
        below = max((t for t in trials if t.rates[0] < goal), key=lambda t: t.rates[0], default=None)
        above = min((t for t in trials if t.rates[0] >= goal), key=lambda t: t.rates[0], default=None)
        if below is None or above is None:
            return None
        part = (goal - below.rates[0]) / (above.rates[0] - below.rates[0])
        figures = (a + (b - a) * part for a, b in zip(below.figures, above.figures, strict=True))
        return {one.knob.name: figure for one, figure in zip(self.free, figures, strict=True)}

    def _begin(self, folder: Path | None) -> Any:
        import optuna

        optuna.logging.set_verbosity(optuna.logging.ERROR)
        warnings.filterwarnings("ignore", module="optuna")
        storage = None
        if folder is not None:
            self._demand_mine(folder)
            backend = optuna.storages.journal.JournalFileBackend(str(folder / STUDY))
            storage = optuna.storages.JournalStorage(backend)
        sampler = optuna.samplers.TPESampler(seed=self.seed, n_startup_trials=6)
        return optuna.create_study(storage=storage, sampler=sampler, study_name="target", load_if_exists=True)

    def _demand_mine(self, folder: Path) -> None:
        """Make the folder of a search, or see that it is this one's. Raises Fault."""
        said = (json.dumps(self._told(), indent=1) + "\n").encode()
        file = folder / SEARCH
        try:
            if file.exists():
                if read_bytes(file, len(said) + 1) != said:
                    raise Fault(f"{folder}: another search is there; name another folder.")
                return
            if folder.exists() and any(folder.iterdir()):
                raise Fault(f"{folder}: other files are there; name a new folder for the search.")
            folder.mkdir(parents=True, exist_ok=True)
            write(file, said)
        except OSError as error:
            raise Fault(f"{folder}: no search can be kept there ({error.strerror}); name another folder.") from None

    def _told(self) -> Mapping[str, Any]:
        return {
            "level": blake2b(f"{self.level.digest}".encode(), digest_size=16).hexdigest(),
            "goals": [list(goal) for goal in self.goals],
            "free": [[one.knob.name, one.low, one.high] for one in self.free],
            "seed": self.seed,
        }


def _reach(seeds: int) -> float:
    """How far off a win rate on so many seeds may be by luck."""
    low, high = interval(seeds // 2, seeds)
    return (high - low) / 2


def _trial(free: Sequence[Free], params: Mapping[str, float], attributes: Mapping[str, Any]) -> Trial:
    figures = tuple(params[one.knob.name] for one in free)
    return Trial(figures, tuple(attributes["rates"]), int(attributes["seeds"]))
