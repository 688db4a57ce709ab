"""Hands: what the player asked for and the world hasn't been told yet."""

from collections import deque

from game.sim.actions import HOLDS, PRESS, RELEASE, Command, Verb

WAITING = 16  # commands that may wait; at one a tick that is a quarter of a second
_ENDS = HOLDS | {Verb.ARM}


class Hands:
    """Commands in the order in which they were asked for, handed over one a tick.

    A release always gets in, also when the queue is full or closed: whatever was pressed ends. A press
    that found no room was never made, and its release does no harm.
    """

    def __init__(self) -> None:
        self.waiting: deque[tuple[int, int, int]] = deque()
        self.down: set[int] = set()  # holds that are pressed, as far as was asked
        self.closed = False  # true while the run is paused: only releases get in

    def queue(self, verb: int, target: int = -1, value: int = 0) -> bool:
        """Ask for an action; False when there was no room for it."""
        asked = (int(verb), int(target), int(value))
        release = verb in _ENDS and value == RELEASE
        if not release and (self.closed or len(self.waiting) >= WAITING):
            return False
        told = release and verb not in self.down and asked in self.waiting  # the same release waits already
        if not told:
            self.waiting.append(asked)
        if verb in _ENDS:
            (self.down.add if value == PRESS else self.down.discard)(int(verb))
        return True

    def let_go(self) -> None:
        """Release every hold that is pressed, as when the window loses the keyboard."""
        for verb in sorted(self.down & HOLDS):
            self.queue(verb, -1, RELEASE)

    def next(self, tick: int) -> Command | None:
        """The command for this tick, if any waits."""
        return Command(tick, *self.waiting.popleft()) if self.waiting else None
