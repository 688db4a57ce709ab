"""When a recording says what: its seconds, the commands and checks of its ticks, and where its numbers change."""

import numpy as np

from game.level import Level
from game.replay.framing import Damage
from game.replay.read import Replay
from game.replay.records import checksum
from game.sim.actions import Actions
from game.sim.fixed import Ints
from game.sim.step import begin
from game.sim.world import World


class Timetable:
    """A recording that this game can run, as arrays; level is that with which it begins.

    A second is what lies between two marks, however far they are apart; the last ends with the recording. begins and
    ends are their ticks. begun is the world at its beginning, as it should be. marks: the recorded states, a world
    each, up to the first that is damaged; of the seconds only those are known whose end is. watched: whether the checks
    of all ticks of a second count: where something was commanded, and where there is no mark at the end.
    """

    def __init__(self, replay: Replay, level: Level) -> None:
        self.replay, self.begun = replay, begin(level.params, [replay.seed])
        states, self.damaged = _states(replay)
        self.marks = World(self.begun.layout, states.T)
        marks = [checkpoint.tick for checkpoint in replay.checkpoints]
        known = len(states) - self.damaged
        self.begins = np.array(marks[:known], int)
        self.ends = np.array([*marks[1:], replay.ticks][:known], int)
        self.checks = np.array(replay.checks, int)
        self._given = np.zeros((3, replay.ticks), np.int32)
        for tick, *what in replay.commands.values():
            self._given[:, tick] = what
        acts = np.concatenate([[0], np.cumsum(self._given[0] != 0)])
        self.watched = acts[self.ends] > acts[self.begins]
        self.watched[len(marks) - 1 :] = True
        changes = [change for change in replay.changes if change.tick >= 0]
        self._changes = [change.numbers for change in changes]
        self._changed = np.array([change.tick for change in changes], int)
        self._levels = {0: level}

    def unlike(self) -> set[int]:
        """The seconds that end at a mark of which digest or check aren't those of its state; the first, where it begins
        otherwise than the level does."""
        found = {0} if (self.marks.buffer[:, :1] != self.begun.buffer).any() else set()
        for i, mark in enumerate(self.replay.checkpoints[: self.marks.batch]):
            checked = mark.tick == 0 or checksum(self.marks.snapshot(i)) == self.checks[mark.tick - 1]
            if self.marks.digest(i) != mark.digest or not checked:
                found.add(max(0, i - 1))
        return found

    def actions(self, tick: Ints) -> Actions:
        """What is commanded at these ticks, `[B]`."""
        return Actions(*(column[tick] for column in self._given))

    def epoch(self, tick: Ints) -> Ints:
        """The epochs in which these ticks are run, `[B]`."""
        found: Ints = np.searchsorted(self._changed, tick, "right")
        return found

    def until(self, epoch: int, second: Ints) -> Ints:
        """The ticks up to which worlds of these seconds go on in an epoch, `[B]`."""
        ends: Ints = self.ends[second]
        return ends.clip(max=self._changed[epoch]) if epoch < len(self._changed) else ends

    def level(self, epoch: int) -> Level:
        """The level as it is in an epoch; all from the first that wasn't forgotten are kept."""
        known = max(each for each in self._levels if each <= epoch)
        for each in range(known, epoch):
            self._levels[each + 1] = self._levels[each].with_numbers(self._changes[each], running=True)
        return self._levels[epoch]

    def forget(self, epoch: int) -> None:
        """Nothing before this epoch is asked for any more: a recording may have very many."""
        level = self.level(epoch)
        self._levels = {epoch: level}


def _states(replay: Replay) -> tuple[Ints, bool]:
    """The recorded states, `[marks, n]`, and whether one is damaged and ends them."""
    states = np.empty((len(replay.checkpoints), replay.size), np.int32)
    count = 0
    try:
        for count, (_, state) in enumerate(replay.states(), 1):
            states[count - 1] = state
    except Damage:
        return states[:count], True
    return states, False
