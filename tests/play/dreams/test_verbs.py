"""A verb is one row: keys, list of keys, README, lines of help and lessons say the same of it."""

import re
from dataclasses import replace

import pygame
import pytest

from game.level import load, shipped
from game.play.dreams import dream_numbered, dreams
from game.play.dreams.dream import Dream
from game.play.dreams.engine.prompts import PROMPTS as ENGINE
from game.play.dreams.guardian.prompts import PROMPTS as GUARDIAN
from game.play.dreams.platform.controls import PlatformControls
from game.play.dreams.platform.prompts import PROMPTS as PLATFORM
from game.play.dreams.platform.verbs import VERBS
from game.play.input.key_labels import label
from game.play.input.key_places import DIGITS, PAD, place_of
from game.play.input.verb_row import Use, VerbTable
from game.session import Session
from game.sim.laws.platform.verbs import PlatformVerb
from tests.play.nights import LEVEL, calm, changed
from tools.make_key_tables import README, written

FOUND_LATER = {"goal", "pair", "struck", "stray", "tones"}  # in prompts: what isn't a key
every_dream = pytest.mark.parametrize("dream", dreams(), ids=lambda dream: dream.base.name)


@every_dream
def test_every_verb_of_a_dream_has_a_row(dream: Dream) -> None:
    rows = dream.verbs.rows
    assert {*dream.base.group.verbs} <= {row.verb for row in rows} | {row.first for row in rows}


@every_dream
def test_no_two_verbs_share_a_key(dream: Dream) -> None:
    places = [place for row in dream.verbs.rows for place in row.places]
    assert len(places) == len(set(places))
    assert all(dream.verbs.at(place) is row for row in dream.verbs.rows for place in row.places)


@every_dream
def test_the_keypad_has_the_same_digits(dream: Dream) -> None:
    for row in dream.verbs.own:
        assert [DIGITS.index(place) for place in row.keys] == [PAD.index(place) for place in row.pad]


@every_dream
def test_the_list_of_keys_has_every_verb(dream: Dream) -> None:
    for row in dream.verbs.rows:
        assert set(row.help) <= set(dream.keys)
        assert row.label in dream.verbs.keyed(row.help[0].keys).replace("arrows", "up")


@every_dream
def test_holds_are_holds(dream: Dream) -> None:
    assert all(row.verb.held for row in dream.verbs.rows if row.use is Use.HOLD)


def test_readme_has_the_lists_of_keys() -> None:
    """When this fails: python -m tools.make_key_tables."""
    text = README.read_text(encoding="utf-8")
    assert text.count("<!-- keys: ") == 3
    assert written(text) == text


@pytest.mark.parametrize(
    ("dream", "prompts"), list(zip(dreams(), (PLATFORM, GUARDIAN, ENGINE), strict=False)), ids=lambda one: ""
)
def test_the_keys_that_words_name_are_those_of_verbs(dream: Dream, prompts: tuple) -> None:  # type: ignore[type-arg]
    steps = dream.lesson.steps if dream.lesson else ()
    panel = Session(load(shipped()[dream.base.name]), 0).now
    texts = [prompt.text for prompt in prompts] + [words for step in steps for words in (step.do, step.toggled)]
    assert any("{" in text for text in texts)
    left = {word for text in texts for word in re.findall(r"{([\w ]*)}", dream.verbs.said(text, panel))}
    assert left <= FOUND_LATER
    assert not any(re.search(r"(?:[Pp]ress|[Hh]old) (?:\d|space|Enter)", text) for text in texts)


@pytest.mark.parametrize(
    ("number", "text", "entry", "said"),
    [
        (1, "{sectors}", "shelter.most", {3: "three sectors", 1: "one sector"}),
        (1, "{override time}", "override.needs", {120: "two seconds", 60: "one second", 90: "1.5 seconds"}),
        (3, "{gear}, {gear beats}", "work.gear", {2: "2 beats, two beats", 1: "1 beat, one beat"}),
        (3, "{droplet}, {droplet beats}", "work.droplet", {1: "1 beat, one", 2: "2 beats, two"}),
    ],
)
def test_words_follow_the_numbers_of_the_panel(number: int, text: str, entry: str, said: dict[int, str]) -> None:
    dream = dream_numbered(number)
    panel = Session(load(shipped()[dream.base.name]), 0).now
    for value, words in said.items():
        assert dream.verbs.said(text, changed(panel, **{entry: value})) == words


def test_the_list_of_keys_has_the_numbers_of_its_level() -> None:
    level = load(shipped()["platform"])
    three = [line.does for line in dream_numbered(1).keys_at(level)]
    assert "bring a sector's people up, three sectors at once; others wait; again stops it" in three
    assert not [does for does in three if "{" in does]


def test_words_follow_a_key_that_is_bound_otherwise() -> None:
    row = replace(VERBS.row(PlatformVerb.STEADY), keys=(pygame.KSCAN_Q,))
    assert VerbTable([row], ()).keyed("Press {steady}.") == "Press Q."


def test_a_key_is_known_by_its_place_whatever_it_types() -> None:
    """As the key left of é on a French keyboard."""
    typed = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_AMPERSAND, scancode=pygame.KSCAN_1, mod=0)
    assert place_of(typed) == pygame.KSCAN_1


@pytest.mark.parametrize(
    "name", ["1", "0", "a", "z", "RETURN", "ESCAPE", "SPACE", "TAB", "F1", "KP5", "LEFT", "KP_ENTER"]
)
def test_an_event_without_a_place_has_that_of_a_us_keyboard(name: str) -> None:
    made = pygame.event.Event(pygame.KEYDOWN, key=getattr(pygame, f"K_{name}"), mod=0)
    place = getattr(pygame, f"KSCAN_{name.upper()}")
    place = pygame.KSCAN_RETURN if name == "KP_ENTER" else place  # which is Enter as well
    assert place_of(made) == place
    assert label(place)


def test_what_no_verb_is_bound_to_means_nothing() -> None:
    said: list[tuple[int, int, int]] = []
    hands = PlatformControls(LEVEL, lambda *command: said.append(command))
    assert not hands.key(pygame.KSCAN_9, False, calm())
    assert said == []
