"""The command queue: what the player asked for and the world hasn't been told yet."""

from collections import deque
from collections.abc import Mapping

from game.sim.actions import MICROSECONDS, RELEASE, Command, Verb, pressed, timed
from game.sim.fixed import TICKS_PER_SECOND

LATEST = MICROSECONDS  # a press isn't told to be older than that
WAITING = 16  # commands that may wait; at one a tick that is a quarter of a second


class CommandQueue:
    """Commands in the order in which they were asked for, handed over one a tick.

    A release always gets in, also when the queue is full or closed: whatever was pressed ends. A press
    that found no room was never made, and its release does no harm.

    A timed verb comes with its instant, in microseconds since the dream began: it waits for the tick in which that
    lies, and tells it how long before the tick's end it was.
    """

    def __init__(self, verbs: Mapping[int, Verb]) -> None:
        """For a level's verbs, by number."""
        self._released = {number for number, verb in verbs.items() if verb.released}
        self._held = {number for number, verb in verbs.items() if verb.held}
        self._timed = {number for number, verb in verbs.items() if verb.timed}
        self.waiting: deque[tuple[int, int, int, int]] = deque()  # verb, target, value, instant
        self.down: set[int] = set()  # holds that are pressed, as far as was asked
        self.closed = False  # true while the run is paused: only releases get in

    def queue(self, verb: int, target: int = -1, value: int = 0, instant: int = 0) -> bool:
        """Ask for an action; False when there was no room for it. instant counts for timed verbs alone."""
        asked = (int(verb), int(target), int(value), int(instant))
        release = verb in self._released and pressed(value) == RELEASE
        if not release and (self.closed or len(self.waiting) >= WAITING):
            return False
        told = release and verb not in self.down and asked in self.waiting  # the same release waits already
        if not told:
            self.waiting.append(asked)
        if verb in self._released:
            (self.down.discard if release else self.down.add)(int(verb))
        return True

    def let_go(self) -> None:
        """Release every hold that is pressed, as when the window loses the keyboard."""
        for verb in sorted(self.down & self._held):
            self.queue(verb, -1, RELEASE)

    def next(self, tick: int) -> Command | None:
        """The command for this tick, if any waits."""
        end = end_of(tick)
        if not self.waiting or (self.waiting[0][0] in self._timed and self.waiting[0][3] > end):
            return None
        verb, target, value, instant = self.waiting.popleft()
        return Command(tick, verb, target, timed(min(end - instant, LATEST), value) if verb in self._timed else value)


def end_of(tick: int) -> int:
    """The instant at which a tick is over, in microseconds since the dream began."""
    return (tick + 1) * MICROSECONDS // TICKS_PER_SECOND
