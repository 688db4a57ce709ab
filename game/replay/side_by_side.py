"""All recorded seconds of a replay side by side: each is stepped from its recorded state to the next mark.

Nothing but its state decides how a world goes on. So where each second comes to the state with which the next one
begins, and the first begins as the level does, they are one run.
"""

import numpy as np

from game.level import Level
from game.replay.compare import Difference, compare_events, compare_states
from game.replay.framing import Damage
from game.replay.read import Replay
from game.replay.stepping import Moments, Outcome, Stepping
from game.replay.timetable import Timetable
from game.session import Epochs, Session
from game.sim.fixed import Ints
from game.sim.world import World

TOGETHER = 512  # seconds that are stepped in one batch


class SideBySide:
    """The recorded seconds of a replay that this game can run; level is that with which it begins.

    What differs is found again by playing its second alone: so it is told as if the whole had been played.
    """

    def __init__(self, replay: Replay, level: Level) -> None:
        self.replay, self.level, self.times = replay, level, Timetable(replay, level)
        self._alone: dict[int, Session] = {}
        self._outcomes: list[Outcome] = []

    def difference(self) -> Difference | None:
        """The first difference from the recording, if there is one. Raises Damage where a second can't be read."""
        unlike, count = self.times.unlike(), len(self.times.begins)
        for first in range(0, count, TOGETHER):
            seconds = np.arange(first, min(first + TOGETHER, count))
            self.times.forget(int(self.times.epoch(self.times.begins[first])))
            suspects = self._step(seconds) | unlike.intersection(seconds.tolist())
            for second in sorted(suspects):
                if found := self._play(second):
                    return found
        if self.times.damaged:
            raise Damage
        return self._events()

    def last(self) -> World:
        """The world at the last tick, where nothing differs."""
        ended = self._alone.get(len(self.times.begins) - 1)
        found = [ended and ended.world, *(outcome.last for outcome in self._outcomes)]
        return next((world for world in found if world), self.times.begun)

    def _step(self, seconds: Ints) -> set[int]:
        """Step seconds in a row; those that may differ. Where a state makes a law raise, others go on without it."""
        try:
            with np.errstate(all="ignore"):  # of states that can't be
                outcome = Stepping(self.times).run(self._begun(seconds))
        except (ArithmeticError, LookupError, ValueError):
            if len(seconds) == 1:
                return set(seconds.tolist())
            half = len(seconds) // 2
            return self._step(seconds[:half]) or self._step(seconds[half:])
        self._outcomes.append(outcome)
        return outcome.suspects

    def _begun(self, seconds: Ints) -> Moments:
        """The beginnings of seconds, without states that can't be: no second before comes to one."""
        times, world = self.times, self.times.marks.take(seconds)
        if seconds[0] == 0:
            world.buffer[:, :1] = times.begun.buffer
        least, most = self.level.params.spans
        good = ((world.buffer >= least) & (world.buffer <= most)).all(0) & (world.tick[0] == times.begins[seconds])
        moments = Moments(world, seconds, times.begins[seconds])
        return moments.where(good & (moments.tick < times.ends[seconds]))

    def _play(self, second: int) -> Difference | None:
        """Play a second alone, from its recorded state: its first difference."""
        begin, replay = int(self.times.begins[second]), self.replay
        level = Epochs(self.level, replay.changes).before(begin)
        world = self.times.marks.take([second]) if second else None
        run = self._alone[second] = Session(level, replay.seed, replay, bot=replay.bot, world=world)
        return compare_states(replay, run, int(self.times.ends[second]))

    def _events(self) -> Difference | None:
        """The first event that differs; of what a batch says of it, its second is asked again."""
        found = [event for outcome in self._outcomes for event in outcome.events()]
        for second, run in self._alone.items():
            begin, end = self.times.begins[second], self.times.ends[second]
            others = (event for event in found if not begin <= event.tick < end)
            found = sorted([*others, *run.history.events], key=lambda event: event.tick)
        difference = compare_events(self.replay.events, found)
        if difference is None:
            return None
        second = int(np.searchsorted(self.times.begins, difference.tick - 1, "right")) - 1
        if second in self._alone:
            return difference
        return self._play(second) or self._events()
