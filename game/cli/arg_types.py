"""Types of arguments: each parses a text, or says in words what is wrong with it."""

import argparse
from collections.abc import Callable
from fractions import Fraction

SEEDS = 2**31
MOST_STEPS = 200  # of one that is varied
SMALLEST, LARGEST = (960, 540), (3840, 2160)  # pixels of a picture; one four times as large takes gigabytes

TINIEST = (160, 90)  # pixels of a picture that is made smaller
SLOWEST, FASTEST = Fraction(1, 8), Fraction(64)


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


def address(text: str) -> str:
    """The address of a cluster's scheduler: tcp://host:port."""
    protocol, mark, place = text.partition("://")
    host, colon, port = place.rpartition(":")
    good = mark and colon and host and protocol in ("tcp", "tls") and port.isascii() and port.isdecimal()
    if not (good and len(port) <= 5 and 0 < int(port) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{text[:80]!r} is not an address like tcp://host:8786")
    return text


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
    """Width and height in pixels of WxH, as large as a window can be."""
    return _pair(text, "a size like 1280x720", SMALLEST, LARGEST)


def picture_size(text: str) -> tuple[int, int]:
    """Width and height in pixels of WxH: what can be drawn, or is made smaller from what can."""
    wide, high = _pair(text, "a size like 1280x720", TINIEST, LARGEST)
    larger = max(1.0, SMALLEST[0] / wide, SMALLEST[1] / high)
    if wide * larger > LARGEST[0] or high * larger > LARGEST[1]:
        raise argparse.ArgumentTypeError(f"{text} is too narrow to show anything")
    return wide, high


def sheet(text: str) -> tuple[int, int]:
    """Columns and rows of CxR."""
    return _pair(text, "a sheet like 3x3", (1, 1), (12, 12))


def _pair(text: str, like: str, least: tuple[int, int], most: tuple[int, int]) -> tuple[int, int]:
    """Two numbers of AxB."""
    first, _, second = text.lower().partition("x")
    if not (first.isdecimal() and second.isdecimal() and len(text) < 12):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not {like}")
    pair = int(first), int(second)
    if not (least[0] <= pair[0] <= most[0] and least[1] <= pair[1] <= most[1]):
        low, high = (f"{a}x{b}" for a, b in (least, most))
        raise argparse.ArgumentTypeError(f"{text} is not between {low} and {high}")
    return pair


def speed(text: str) -> Fraction:
    """How many times as fast: 2, 1/4 or 0.5."""
    try:
        found = Fraction(text) if len(text) <= 12 else Fraction(0)
    except (ValueError, ZeroDivisionError):
        found = Fraction(0)
    if not SLOWEST <= found <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a speed from {SLOWEST} to {FASTEST}, like 2 or 1/2")
    return found


def names(text: str) -> list[str]:
    """Names separated by commas."""
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a list like idle,operator")
    return found


def rate(text: str) -> float:
    """A share of 0 to 1, as 0.55 or 55%."""
    number, percent = (text[:-1], 100) if text.endswith("%") else (text, 1)
    try:
        found = float(number) / percent
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a share from 0 to 1, like 0.55 or 55%")
    return found


def goal(text: str) -> tuple[str, float]:
    """A persona and how often it is to win, of NAME=RATE."""
    name, equals, share = text.rpartition("=")
    if not (equals and name.strip()):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a target like operator=0.55")
    return name.strip(), rate(share.strip())


def grid(text: str) -> tuple[str, tuple[float, ...]]:
    """The name of a number, and its figures, of NAME=LOW..HIGH:STEPS."""
    ends, colon, count = text.rpartition(":")
    name, low, high = bounds(ends if colon else text)
    steps = int(count) if count.isascii() and count.isdecimal() and len(count) < 5 else 0
    if not colon or not 2 <= steps <= MOST_STEPS:
        like = f"from 2 to {MOST_STEPS} steps, like anomaly.growth=0.02..0.05:8"
        raise argparse.ArgumentTypeError(f"{text[:40]!r} doesn't have {like}")
    return name, tuple(float(f"{low + (high - low) * i / (steps - 1):.6g}") for i in range(steps))


def bounds(text: str) -> tuple[str, float, float]:
    """The name of a number and two figures, the lower one first, of NAME=LOW..HIGH."""
    name, _, ends = text.rpartition("=")
    low, _, high = ends.partition("..")
    try:
        first, last = float(low), float(high)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a range like anomaly.growth=0.02..0.05") from None
    if not (name.strip() and last - first < float("inf")):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a range like anomaly.growth=0.02..0.05")
    if first >= last:
        empty = "is empty" if first == last else "goes backwards"
        raise argparse.ArgumentTypeError(f"the range {text[:40]!r} {empty}; the lower figure comes first")
    return name.strip(), first, last


def toml(text: str) -> str:
    """The path of a TOML file."""
    if not text.endswith(".toml"):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not the path of a file that ends in .toml")
    return text
