"""The command queue: commands of the player that wait for their tick."""

from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from game.sim.actions import MICROSECONDS, RELEASE, Command, CommonVerb, Verb, pressed, timed
from game.sim.fixed import TICKS_PER_SECOND

MAX_AGE = MICROSECONDS  # a press counts as no older than that
CAPACITY = 16  # commands that may wait; at one a tick that is a quarter of a second


class Queued(NamedTuple):
    """A command that waits; instant is in microseconds since the dream began."""

    verb: int
    target: int
    value: int
    instant: int


class CommandQueue:
    """Commands in the order in which they came, handed over one a tick.

    A release always gets in, also when the queue is full or the run waits: whatever was pressed ends. A press
    that found no room was never made, and its release does no harm. While the run waits, something may be chosen:
    of several choices in a row the last counts. Orders are taken then only where they are allowed.

    A timed verb comes with its instant, in microseconds since the dream began: it waits for the tick in which that
    lies, and its value then says how long before the tick's end it was.
    """

    def __init__(self, verbs: Mapping[int, Verb]) -> None:
        """For a level's verbs, by number."""
        self._released = {number for number, verb in verbs.items() if verb.released}
        self._held = {number for number, verb in verbs.items() if verb.held}
        self._timed = {number for number, verb in verbs.items() if verb.timed}
        self.waiting: deque[Queued] = deque()
        self.held_down: set[int] = set()  # verbs whose press was queued and whose release wasn't
        self.paused = False  # while the run waits
        self.orders = False  # whether orders are taken meanwhile
        self.closed = False  # while the world rests behind closed eyes: only releases get in

    def queue(self, verb: int, target: int = -1, value: int = 0, instant: int = 0) -> bool:
        """Queue an action; False when there was no room for it. instant counts for timed verbs alone."""
        command = Queued(int(verb), int(target), int(value), int(instant))
        release = verb in self._released and pressed(value) == RELEASE
        chooses = verb == CommonVerb.SELECT and not self.closed
        if self.paused and chooses and self.waiting and self.waiting[-1].verb == verb:
            self.waiting.pop()
        closed = self.closed or (self.paused and not (self.orders or chooses))
        if not release and (closed or len(self.waiting) >= CAPACITY):
            return False
        queued = release and verb not in self.held_down and command in self.waiting  # the same release waits already
        if not queued:
            self.waiting.append(command)
        if verb in self._released:
            (self.held_down.discard if release else self.held_down.add)(int(verb))
        return True

    def release_all(self) -> None:
        """Release every hold that is pressed, as when the window loses the keyboard."""
        for verb in sorted(self.held_down & self._held):
            self.queue(verb, -1, RELEASE)

    def take_release(self, verb: int) -> bool:
        """Take the first release of a hold that waits, before all else; whether one does."""
        found = next((each for each in self.waiting if each.verb == verb and pressed(each.value) == RELEASE), None)
        if found:
            self.waiting.remove(found)
        return found is not None

    def next(self, tick: int) -> Command | None:
        """The command for this tick, if any waits."""
        end = end_of(tick)
        if not self.waiting or (self.waiting[0].verb in self._timed and self.waiting[0].instant > end):
            return None
        verb, target, value, instant = self.waiting.popleft()
        return Command(tick, verb, target, timed(min(end - instant, MAX_AGE), value) if verb in self._timed else value)


def end_of(tick: int) -> int:
    """The instant at which a tick is over, in microseconds since the dream began."""
    return (tick + 1) * MICROSECONDS // TICKS_PER_SECOND
