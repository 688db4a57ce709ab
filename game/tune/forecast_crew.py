"""Processes that play batches of a forecast beside the picture, at a low priority."""

from collections.abc import Callable, Iterator
from itertools import count

from game.tune.forecast_batch import Batch, Done, Open, play_batches
from game.workers import SideWork, cores

NICE = 15
MOST = 6  # processes: no more than that is asked at once


class Lost(Exception):
    """A process was ended from outside; or couldn't be started, which its words say."""


class _Hand:
    """One process, and the batch that it plays, by its number."""

    def __init__(self) -> None:
        self.work = SideWork(play_batches, nice=NICE)
        self.number = 0
        self.batch: Batch | None = None

    def give(self, number: int, batch: Batch) -> None:
        self.number, self.batch = number, batch
        self.work.send((number, batch))


class Crew:
    """So many processes (0: all cores but one). They are begun one by one, the first at once, the others for work."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or max(1, min(MOST, cores() - 1))
        self._numbers = count(1)
        self._hands = [_Hand()]

    @property
    def batches(self) -> list[Batch]:
        """What is being played."""
        return [hand.batch for hand in self._hands if hand.batch]

    def work(self, next_batch: Callable[[], Batch | None]) -> None:
        """Hand out batches while somebody is free and there are some; at most one process is begun each time."""
        idle = [hand for hand in self._hands if not hand.batch]
        beginning = not idle and len(self._hands) < self.jobs
        while (idle or beginning) and (batch := next_batch()):
            if not idle:
                self._hands.append(_Hand())
                idle, beginning = self._hands[-1:], False
            idle.pop(0).give(next(self._numbers), batch)

    def drop(self, wanted: Callable[[Batch], bool]) -> None:
        """Whoever plays something that isn't wanted stops."""
        for hand in self._hands:
            if hand.batch and not wanted(hand.batch):
                hand.batch = None
                hand.work.send(None)

    def news(self) -> Iterator[tuple[Batch, Done | Open | str]]:
        """What has come of batches that are wanted. Raises Lost where a process is gone; others may still have some."""
        for hand in list(self._hands):
            try:
                for number, found in hand.work.received():
                    if hand.batch and number == hand.number:
                        batch = hand.batch
                        if not isinstance(found, Open):
                            hand.batch = None
                        yield batch, found
            except (EOFError, OSError):
                self._hands.remove(hand)
                hand.work.stop()
                raise Lost(hand.work.fault) from None

    def end(self) -> None:
        """End all processes."""
        for hand in self._hands:
            hand.work.stop()
        self._hands = []
