"""The tick clock: converts real time to ticks."""

TICKS = 60
SECOND = 1_000_000_000  # nanoseconds


class TickClock:
    """Counts out fixed ticks for the time that has passed.

    A tick is never longer: when more than `most` are due at once, the machine lags, and the rest of the
    time is dropped. `rate` is the speed of the world as a fraction (numerator, denominator): a replay may
    run at (1, 4) or (16, 1). The remainder is kept in whole units, so that no time is lost to rounding.
    """

    def __init__(self, most: int = 6) -> None:
        self.most = most
        self.rate = (1, 1)
        self._left = 0  # in nanoseconds * TICKS * numerator, below one tick

    @property
    def _tick(self) -> int:
        return SECOND * self.rate[1]

    def advance(self, nanoseconds: int) -> int:
        """The ticks that are due after so much more time: 0 to `most` (times the rate, where that is above 1)."""
        self._left += max(0, nanoseconds) * TICKS * self.rate[0]
        due, self._left = divmod(self._left, self._tick)
        most = max(self.most, self.most * self.rate[0] // self.rate[1])
        if due > most:
            self._left = 0
            return most
        return due

    def turn(self, numerator: int, denominator: int = 1) -> None:
        """Change the speed."""
        self.rate = (numerator, denominator)
        self._left = 0

    def stop(self) -> None:
        """Drop the part of a tick that has passed."""
        self._left = 0

    @property
    def alpha(self) -> float:
        """The part of the next tick that has passed, 0 <= alpha < 1: drawing interpolates between two ticks by it."""
        return self._left / self._tick
