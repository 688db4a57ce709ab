"""Types of arguments: each parses a text, or says in words what is wrong with it."""

import argparse
from collections.abc import Callable

SEEDS = 2**31
STEPS = 7  # values of a range
SMALLEST, LARGEST = (960, 540), (3840, 2160)  # pixels of a picture; one four times as large takes gigabytes


def whole(low: int, high: int) -> Callable[[str], int]:
    """The type of a whole number from low to high."""

    def read(text: str) -> int:
        try:
            number = int(text) if len(text) <= 12 else high + 1
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a whole number from {low} to {high}")
        return number

    return read


def moment(text: str) -> int:
    """Ticks of a moment written M:SS, such as 2:14 or 2:14.5."""
    minutes, colon, seconds = text.partition(":")
    try:
        value = (int(minutes) * 60 + float(seconds)) if colon else -1
        good = colon and minutes.isdecimal() and seconds[:2].isdecimal() and 0 <= float(seconds) < 60 and value < 36000
    except ValueError:
        good = False
    if not good:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a moment like 2:14")
    return round(value * 60)


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels of WxH."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and len(text) < 12):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a size like 1280x720")
    if not (SMALLEST[0] <= int(width) <= LARGEST[0] and SMALLEST[1] <= int(height) <= LARGEST[1]):
        least, most = (f"{wide}x{high}" for wide, high in (SMALLEST, LARGEST))
        raise argparse.ArgumentTypeError(f"{text} is not between {least} and {most}")
    return int(width), int(height)


def names(text: str) -> list[str]:
    """Names separated by commas."""
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a list like idle,operator")
    return found


def span(text: str) -> tuple[str, list[float]]:
    """The name of a number, and its values from low to high, of NAME=LOW..HIGH."""
    name, _, ends = text.rpartition("=")
    low, _, high = ends.partition("..")
    try:
        first, last = float(low), float(high)
    except ValueError:
        first = last = 0.0
    if not (name.strip() and first < last and last - first < float("inf")):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a range like anomaly.growth=0.02..0.08")
    return name.strip(), [round(first + (last - first) * i / (STEPS - 1), 6) for i in range(STEPS)]
