"""Times as people write and read them: minutes and seconds, `2:07`."""

from game.sim.fixed import TICKS_PER_SECOND

LONGEST = 100 * 60 * TICKS_PER_SECOND - 6  # ticks: 99:59.9, the longest time that a level can say


def clock(ticks: float) -> str:
    """Ticks as whole minutes and seconds; what lies before the beginning is 0:00."""
    seconds = max(0, int(ticks)) // TICKS_PER_SECOND
    return f"{seconds // 60}:{seconds % 60:02d}"


def ticks_of(clock: str) -> int:
    """A time like "2:07.5" in ticks."""
    minutes, seconds = clock.split(":")
    return round((int(minutes) * 60 + float(seconds)) * TICKS_PER_SECOND)
