"""Words: what numbers of a panel mean, as a word, a shape and a colour; what all dreams say alike."""

from typing import NamedTuple, Protocol

from game.play.render.theme import Colour, palette
from game.sim.fixed import TICKS_PER_SECOND


class State(NamedTuple):
    """How a place is: heat 0 (calm) to 1 (about to fall)."""

    word: str
    shape: str
    tone: str  # the name of its colour in the palette
    heat: float = 0.0

    @property
    def colour(self) -> Colour:
        """As the palette has it."""
        return palette.of(self.tone)


HIDDEN = State("out of sight", "?", "dim")
DARK = State("dark", "×", "dead")


class TileState(NamedTuple):
    """How a verb stands: kind is auto (the system still does it by itself), ready, later (it is kept, and done once it
    can be), busy (now in hand), taken (laid on the pointer), idle (it is taken up, and comes to nothing) or blocked (it
    isn't); word says why or what."""

    kind: str
    word: str


EYES_CLOSED = TileState("blocked", "eyes closed")  # every verb, meanwhile


class Shows(Protocol):
    """A panel, or a view of one."""

    def one(self, name: str) -> int: ...  # noqa: D102


def hold_word(shown: Shows) -> str:
    """What a hold asks for in a word: to hold, or where holds are presses to press."""
    return "press" if shown.one("assists.toggle") else "hold"


def let_go_word(shown: Shows) -> str:
    """What ends a hold: to let go, or where holds are presses to press."""
    return "press" if shown.one("assists.toggle") else "let go"


def seconds(ticks: float) -> str:
    """Ticks as seconds: tenths below ten seconds."""
    s = ticks / TICKS_PER_SECOND
    return f"{s:.1f} s" if s < 9.95 else f"{s:.0f} s"


def seconds_in_words(ticks: int) -> str:
    """Ticks in a sentence: `two seconds`, `one second`; where they are no whole seconds `1.5 seconds`."""
    count, rest = divmod(ticks, TICKS_PER_SECOND)
    return f"{ticks / TICKS_PER_SECOND:.1f} seconds" if rest else counted(number(count), count, "second")


def counted(said: str, count: int, noun: str) -> str:
    """A count with its noun: `two beats`, `1 beat`."""
    return f"{said} {noun}{'' if count == 1 else 's'}"


def percent(share: float, whole: float = 1) -> str:
    """A share of a whole as `23 %`; a small one keeps a decimal."""
    value = 100 * share / whole
    return f"{value:.1f} %" if 0 < value < 9.95 else f"{value:.0f} %"


def full_percents(share: int, whole: int) -> int:
    """A share of a whole in percent, rounded down, so that a goal isn't shown as reached too soon."""
    return 100 * share // whole


def number(many: int) -> str:
    """How many, as a word from one to five, else in digits."""
    return ("one", "two", "three", "four", "five")[many - 1] if 1 <= many <= 5 else str(many)
