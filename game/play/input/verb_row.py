"""A verb as a player meets it: the one row that keys, tiles, the list of keys, lines of help, axis and sounds share."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from game.play.input.bindings import Key, shown
from game.play.input.key_labels import label
from game.play.input.key_places import Place
from game.play.input.own_keys import DIRECTIONS, Ask, arrows, either, keyed, label_of
from game.play.render.glyphs import Pen
from game.play.render.words import EYES_CLOSED, TileState
from game.sim.actions import Verb
from game.sim.panel import Panel

ONCE = re.compile(r"(.*, then )?hold (.+)")  # of the list of keys: what is held, by its label or name
# of lines of help and refusals: what a hold is said to be, and what else where it is a press
PRESSED = (
    (re.compile(r"\bHold(?= [^ ])"), "Press"),
    (re.compile(r"\bhold it for\b"), "wait"),
    (re.compile(r"\blet go of (\w+)"), r"press \1 again"),
)


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


def as_presses(words: str) -> str:
    """What words say of holding something down, where each hold is a press to begin and a press to end."""
    if ONCE.match(words):
        return ONCE.sub(r"\1\2, again \2", words)
    for said, instead in PRESSED:
        words = said.sub(instead, words)
    return words


@dataclass(frozen=True)
class VerbRow:
    """All that the screens know of a verb.

    Keys are places of an ordinary keyboard, the foremost first; `pad` has the same on the keypad; a verb without any
    has those of `asks`. `typed` is how the list of keys writes them, {key} standing for their labels. `picks` choose
    among what a first step has opened. Without an icon it has no tile, without `shown`, its colour's name there, it
    isn't on the debrief's axis.
    """

    verb: Verb
    word: str
    does: str  # what the list of keys says of it
    keys: tuple[Place, ...] = ()
    asks: tuple[Ask, ...] = ()
    pad: tuple[Place, ...] = ()
    mouse: str = ""
    typed: str = ""
    more: tuple[HelpLine, ...] = ()  # other ways, listed below it
    on: On = On.NOTHING
    use: Use = Use.PRESS
    first: Verb | None = None  # the verb of its first step, where that is one of its own
    picks: tuple[Ask, ...] = ()
    tone: str = "cyan"
    shown: str | None = None
    icon: Pen | None = None
    sounds: Mapping[str, str] = field(default_factory=dict)  # events that it makes, and what they sound like
    standing: Callable[[Any], TileState] | None = (
        None  # in a view, while eyes are open: whether it can be used, and why not
    )

    @property
    def key(self) -> Key:
        """Its own key, as it can be bound."""
        return Key(f"{self.verb.name.lower()}.{int(self.verb)}", self.word, (*self.keys, *self.pad))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its keys are now, the foremost first."""
        return tuple(place for ask in self.asks for place in ask.places) if self.asks else self.key.places

    @property
    def label(self) -> str:
        """What stands on its key; empty where it has none."""
        return next(map(label, self.places), "")

    @property
    def labels(self) -> str:
        """What stands on its keys: those of all directions in short."""
        if not self.asks:
            return shown(self.places)
        rest = [ask.label for ask in self.asks if ask not in DIRECTIONS]
        return ", ".join([arrows(), *filter(None, rest)])

    def pick(self, place: Place) -> int:
        """Which of what a first step has opened the key at a place chooses, from 0; -1 for none."""
        return next((n for n, ask in enumerate(self.picks) if place in ask.places), -1)

    @property
    def help(self) -> tuple[HelpLine, ...]:
        """Its lines of the list of keys."""
        typed = self.typed or ("hold {key}" if self.use is Use.HOLD else "{key}")
        mouse = self.mouse or (f"hold {self.word}" if self.use is Use.HOLD else self.word)
        return (HelpLine(typed.replace("{key}", f"{{{self.word} keys}}"), mouse, self.does), *self.more)

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

    `keys` are further keys of the dream, by the words that stand for them in lines of help.
    `numbers` are what lines of help say of the level at hand, by the words that stand for them, read off its panel.
    """

    def __init__(
        self,
        own: Sequence[VerbRow],
        common: Sequence[VerbRow],
        keys: Mapping[str, Key] = MappingProxyType({}),
        numbers: Callable[[Panel], Mapping[str, str]] = _no_numbers,
    ) -> None:
        self.numbers = numbers
        self.own, self.common = tuple(own), tuple(common)
        self.rows = (*self.own, *self.common)
        self.tiles = tuple(row for row in self.own if row.icon)
        self.shown = {row.verb: row.shown for row in self.rows if row.shown}  # colours on the debrief's axis
        self.sounds = {event: sound for row in self.rows for event, sound in row.sounds.items()}
        self.keys = keys

    def row(self, verb: Verb) -> VerbRow:
        """The row of a verb, or of the verb that is its first step."""
        return next(row for row in self.rows if verb in (row.verb, row.first))

    def key(self, verb: Verb) -> str:
        """What stands on the key of a verb."""
        return self.row(verb).label

    def at(self, place: Place) -> VerbRow | None:
        """The verb whose key is at a place of the keyboard, None where none is."""
        return next((row for row in self.rows if place in row.places), None)

    def bound(self) -> list[Key]:
        """All that can be bound of it: its verbs', then its further keys."""
        return [*(row.key for row in self.rows if not row.asks), *self.keys.values()]

    def keyed(self, text: str) -> str:
        """A text in which {word} stands for the key of the verb of that word, or for another key that has a word,
        {word keys} for all keys of the verb, and {word picks} for those that choose among what it has opened."""
        return keyed(text, self._label_of)

    def _label_of(self, word: str) -> str | None:
        verb, _, part = word.partition(" ")
        row = next((row for row in self.rows if row.word == verb), None)
        if word in self.keys:
            return self.keys[word].label
        if row is None or (part and part not in ("keys", "picks")):
            return label_of(word)
        return row.labels if part == "keys" else either(row.picks) if part else row.label

    def said(self, text: str, panel: Panel) -> str:
        """A text as `keyed` gives it, in which {word} also stands for the level's number of that word."""
        text = self.keyed(text)
        for word, number in self.numbers(panel).items() if "{" in text else ():
            text = text.replace(f"{{{word}}}", number)
        return text


def help_lines(entries: Iterable[VerbRow | HelpLine]) -> tuple[HelpLine, ...]:
    """The list of keys: verbs with all their lines, and what else there is, in order."""
    return tuple(line for entry in entries for line in (entry.help if isinstance(entry, VerbRow) else (entry,)))
