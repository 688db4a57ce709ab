"""A verb as a player meets it: the one row that keys, tiles, the list of keys, lines of help, axis and sounds share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from game.play.input.key_places import TAB, Place, either, label, labels
from game.play.input.own_keys import Ask, key_of
from game.play.render.glyphs import Pen
from game.play.render.words import EYES_CLOSED, TileState
from game.sim.actions import Verb
from game.sim.panel import Panel


class On(Enum):
    """What a verb acts on."""

    NOTHING = "nothing"
    PLACE = "place"  # of the map, whatever the dream calls it
    GROUP = "group"  # of places: the one in which the chosen place is


class Use(Enum):
    """How a verb is used: a press, a hold, or one act that makes another possible."""

    PRESS = "press"
    HOLD = "hold"
    TWO_STEP = "two-step"


class HelpLine(NamedTuple):
    """A line of the list of keys."""

    keys: str
    mouse: str
    does: str


@dataclass(frozen=True)
class VerbRow:
    """All that the screens know of a verb.

    Keys are places, the foremost first; `pad` has the same on the keypad. `typed` is how the list of keys writes them,
    {key} standing for their labels. `picks` are the places that choose among what a first step has opened, one tuple
    an answer. Without an icon it has no tile, without `shown`, its colour's name there, it isn't on the debrief's axis.
    """

    verb: Verb
    word: str
    keys: tuple[Place, ...]
    does: str  # what the list of keys says of it
    pad: tuple[Place, ...] = ()
    mouse: str = ""
    typed: str = ""
    more: tuple[HelpLine, ...] = ()  # other ways, listed below it
    on: On = On.NOTHING
    use: Use = Use.PRESS
    first: Verb | None = None  # the verb of its first step, where that is one of its own
    picks: tuple[tuple[Place, ...], ...] = ()
    tone: str = "cyan"
    shown: str | None = None
    icon: Pen | None = None
    sounds: Mapping[str, str] = field(default_factory=dict)  # events that it makes, and what they sound like
    standing: Callable[[Any], TileState] | None = (
        None  # in a view, while eyes are open: whether it can be used, and why not
    )

    @property
    def label(self) -> str:
        """What stands on its key."""
        return label(self.keys[0])

    @property
    def choices(self) -> dict[Place, int]:
        """Which of what a first step has opened each place chooses, from 0."""
        return {place: n for n, places in enumerate(self.picks) for place in places}

    @property
    def help(self) -> tuple[HelpLine, ...]:
        """Its lines of the list of keys."""
        typed = self.typed or ("hold {key}" if self.use is Use.HOLD else "{key}")
        mouse = self.mouse or (f"hold {self.word}" if self.use is Use.HOLD else self.word)
        return (HelpLine(typed.replace("{key}", labels(self.keys)), mouse, self.does), *self.more)

    def stands(self, view: Any) -> TileState:
        """How it stands in a view."""
        if view.one("breathing"):
            return EYES_CLOSED
        return self.standing(view) if self.standing else TileState("ready", "")


def _no_numbers(panel: Panel) -> Mapping[str, str]:
    """A dream whose lines of help name no number of its level."""
    return {}


class VerbTable:
    """The verbs of a dream: its own, in the order of their tiles, and those that every dream has.

    `keys` are keys that are no verb's, by the word that stands for them in lines of help; {tab} and {back} are always
    among them.
    `numbers` are what lines of help say of the level at hand, by the words that stand for them, read off its panel.
    """

    def __init__(
        self,
        own: Sequence[VerbRow],
        common: Sequence[VerbRow],
        keys: Mapping[str, Place] = MappingProxyType({}),
        numbers: Callable[[Panel], Mapping[str, str]] = _no_numbers,
    ) -> None:
        self.numbers = numbers
        self.own, self.common = tuple(own), tuple(common)
        self.rows = (*self.own, *self.common)
        self.tiles = tuple(row for row in self.own if row.icon)
        self.shown = {row.verb: row.shown for row in self.rows if row.shown}  # colours on the debrief's axis
        self.sounds = {event: sound for row in self.rows for event, sound in row.sounds.items()}
        self._words = {
            "{tab}": label(TAB),
            "{back}": key_of(Ask.BACK),
            **{f"{{{word}}}": label(place) for word, place in keys.items()},
            **{f"{{{row.word}}}": row.label for row in self.rows},
            **{f"{{{row.word} picks}}": either(row.picks) for row in self.rows if row.picks},
        }
        self._at = {place: row for row in self.rows for place in (*row.keys, *row.pad)}

    def row(self, verb: Verb) -> VerbRow:
        """The row of a verb, or of the verb that is its first step."""
        return next(row for row in self.rows if verb in (row.verb, row.first))

    def key(self, verb: Verb) -> str:
        """What stands on the key of a verb."""
        return self.row(verb).label

    def at(self, place: Place) -> VerbRow | None:
        """The verb whose key is at a place of the keyboard, None where none is."""
        return self._at.get(place)

    def keyed(self, text: str) -> str:
        """A text in which {word} stands for the key of the verb of that word, or for another key that has a word, and
        {word picks} for the keys that choose among what the verb has opened."""
        if "{" not in text:
            return text
        for word, key in self._words.items():
            text = text.replace(word, key)
        return text

    def said(self, text: str, panel: Panel) -> str:
        """A text as `keyed` gives it, in which {word} also stands for the level's number of that word."""
        text = self.keyed(text)
        for word, number in self.numbers(panel).items() if "{" in text else ():
            text = text.replace(f"{{{word}}}", number)
        return text


def help_lines(entries: Iterable[VerbRow | HelpLine]) -> tuple[HelpLine, ...]:
    """The list of keys: verbs with all their lines, and what else there is, in order."""
    return tuple(line for entry in entries for line in (entry.help if isinstance(entry, VerbRow) else (entry,)))
