"""The recurring dream: rounds without end, each a level file's text made from a seed and the round's number.

A round has its own map, names, timeline and numbers, under the laws of one of the dreams; every few rounds each of them
has had its turn. Later rounds ask for more, and have guests from other dreams. The text is the same on every machine.
"""

import re

from game.level.dreams import Maker, dreams
from game.level.recurring.dice import Dice
from game.level.recurring.toml_writer import Milli, TomlWriter

RECURRING = "recurring"  # what the command line calls it
_ROUND = re.compile(rf"{RECURRING}-([0-9]+)-[0-9]+")
ORDER_TURN = 0  # the turn whose dice say in which order the dreams come
MIN_COMPOSURE = 25  # percent of composure that a round begins with at least


def makers() -> dict[int, Maker]:
    """Who makes rounds, by the numbers of the dreams that take turns."""
    return {dream.number: dream.recurring for dream in dreams() if dream.recurring}


def dream_of_round(seed: int, turn: int) -> int:
    """Whose laws a round has: within as many rounds as dreams take turns each has one, in an order of its own."""
    numbers = list(makers())
    lap, place = divmod(turn - 1, len(numbers))
    return Dice(seed, ORDER_TURN - 1 - lap).some(numbers, len(numbers))[place]


def name_of(seed: int, turn: int) -> str:
    """The name of a round's level."""
    return f"{RECURRING}-{seed}-{turn}"


def is_recurring(name: str) -> bool:
    """Whether it names the recurring dream or a round's level, and not a file whose name begins as theirs do."""
    return name == RECURRING or _ROUND.fullmatch(name) is not None


def seed_of_level(name: str, fallback: int) -> int:
    """The seed in the name of a round's level, or another where there is none in it."""
    found = _ROUND.fullmatch(name)
    return int(found[1]) if found else fallback


def round_text(seed: int, turn: int, composure: int = 100) -> str:
    """The level of a round: seed from 0 to 2**31 - 1, turn from 1, composure in percent that was carried over."""
    dream = dream_of_round(seed, turn)
    maker = makers()[dream]
    toml, start = TomlWriter(), Milli(10 * max(MIN_COMPOSURE, min(composure, 100)))
    toml.note(f"The recurring dream, seed {seed}, round {turn}: made from these two, and from what was carried over.")
    toml.put(
        format=2,
        name=name_of(seed, turn),
        title=maker.title,
        dream=dream,
        round=turn,
        summary=f"Round {turn} of the recurring dream.",
    )
    maker.write(toml, Dice(seed, turn), turn, start)
    for depth in ("light-sleep", "deep-sleep", "night-terror"):
        toml.table(f"difficulty.{depth}", word=f"round {turn}")
    return toml.text
