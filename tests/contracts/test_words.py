"""The numbers in words that a level doesn't fill in are the same in every level: what they count is the game's."""

import re

import pytest

from game.level import Level, load, shipped
from game.play.dreams import dream_of

NUMBER = re.compile(r"\b(\d[\d.]*|two|three|four|five|six|half|twice|third)\b", re.IGNORECASE)
SAME = (
    "1 where it strikes next, 2 the ripples to come, 3 cause and symptom, 4 the root",  # layers of the cipher
    "four layers", "hall of twelve",
    "gain 1.0", "1.0 is where it rings",  # gain is counted in that
    "drawn twice as large",  # by the picture
    "three arms", "three ways", "1, 2 or 3 picks one",  # arms of the engine, threads of a weave
    "string two insects",
)  # fmt: skip


def texts(level: Level) -> list[str]:
    """Prompts, the list of keys, and the words below it."""
    dream = dream_of(level)
    return [
        *(prompt.text for prompt in dream.prompter(level).prompts),
        *(line.does for line in dream.help),
        *(meaning for _, meaning in dream.words),
    ]


@pytest.mark.parametrize("name", shipped())
def test_no_line_of_help_has_a_number_that_is_the_levels(name: str) -> None:
    level = load(shipped()[name])
    asked = f"{100 * level.required_share:.0f} %" if level.required_share else "no share"
    for text in texts(level):
        left = text
        for phrase in (*SAME, asked):
            left = left.replace(phrase, "")
        assert not NUMBER.search(left), text


@pytest.mark.parametrize("name", shipped())
def test_what_is_asked_is_the_levels_at_each_difficulty(name: str) -> None:
    for word in ("light-sleep", "night-terror"):
        level = load(shipped()[name], word)
        if level.required_share is not None:
            assert any(f"{100 * level.required_share:.0f} %" in text for text in texts(level))
