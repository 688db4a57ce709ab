"""A number has one owner: play and bots know a level's rules from the panel, and from what an operator may know."""

import ast
import re
from typing import Any

import pygame
import pytest

from game.bots import persona
from game.level import Level, load, resolve, shipped
from game.play.dreams import dream_of
from game.play.guidance.desk_state import desk_state
from game.play.render import display
from game.session import BotSource, Session
from game.sim.laws import LAWS
from tools.ci.copied_numbers import GAME, ROOMS, copied_numbers, faults, reaches_past_the_panel
from tools.ci.judgements import JUDGEMENTS

MODULES = sorted(path for room in ROOMS for path in (GAME / room).rglob("*.py"))
READERS = [path.read_text("utf-8") for path in GAME.rglob("*.py") if "sim" not in path.relative_to(GAME).parts]


def test_play_and_bots_read_no_parameters_and_no_worlds() -> None:
    """Neither names `.params`, nor imports Params or the world."""
    found = {str(path.relative_to(GAME)): reaches_past_the_panel(ast.parse(path.read_text())) for path in MODULES}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "x = level.params.bridge.alike",
        "from game.sim.params import ARMS, Params",
        "from game.sim.world import RULES",
        "import game.sim.world",
    ],
)
def test_whoever_reaches_past_the_panel_is_found(line: str) -> None:
    assert len(reaches_past_the_panel(ast.parse(line))) == 1


def test_a_number_that_is_compared_with_the_panel_is_a_judgement_with_its_reason() -> None:
    """No module compares a share or a count of the panel with a number of its own that isn't listed, and none is
    listed that nobody compares."""
    assert faults() == []
    assert all(reason.strip() for kept in JUDGEMENTS.values() for reason in kept.values())


def test_what_is_not_listed_and_what_nobody_compares_are_each_told(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = JUDGEMENTS["play/engine"]
    (first, reason), *rest = listed.items()
    monkeypatch.setitem(JUDGEMENTS, "play/engine", {**dict(rest), "heart: nobody < 1": reason})
    assert [line.partition(": ")[2].replace("play/engine: ", "").split(": a rule")[0] for line in faults()] == [
        first,
        "heart: nobody < 1: stands in JUDGEMENTS, but nobody compares it",
    ]


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        ("return view.one('anomaly.severity', i) >= 0.45 * ONE", "anomaly.severity"),
        ("return GRAVE <= view.unit('anomaly.severity', i)", "anomaly.severity"),
        ("grave = view.one('anomaly.severity', i) / ONE\n    return grave > 0.45", "anomaly.severity"),
        ("return (panel['link.health'] < HALF).sum()", "link.health"),
        ("return panel.values['darkness'] > 1 << 15", "darkness"),
        ("return 0 < panel.one('shelter.streams') < 3", "shelter.streams"),
    ],
)
def test_a_copied_number_is_found(body: str, entry: str) -> None:
    source = f"GRAVE = 0.45\n\n\ndef told(view, panel, i):\n    {body}\n"
    assert [found.partition(":")[0] for found in copied_numbers(ast.parse(source))] == [entry]


@pytest.mark.parametrize(
    "body",
    [
        "return view.one('anomaly.severity', i) >= view.one('anomaly.severity.alarm')",
        "return panel.one('heart') >= ONE or panel.one('shelter.used') > 0",
        "return panel.one('caption.tick') > 90",
        "return panel.one('heart') * 100 // ONE",
    ],
)
def test_what_copies_nothing_is_left_alone(body: str) -> None:
    """Bounds off the panel, none and all, moments, and mere scaling."""
    assert copied_numbers(ast.parse(f"def told(view, panel, i):\n    {body}\n")) == []


def test_every_entry_of_the_panel_is_read_by_somebody() -> None:
    """By its name, or by one that is put together."""
    text = "\n".join(READERS)
    parts = re.findall(r'f"([a-z.]*)\{[^"{}]*\}([a-z.]*)"', text)
    made = [(first, last) for first, last in parts if first.endswith(".")]
    unread = [
        shown.name
        for law in LAWS
        for shown in law.SHOWS
        if f'"{shown.name}"' not in text
        and f"'{shown.name}'" not in text
        and not any(shown.name.startswith(first) and shown.name.endswith(last) for first, last in made)
    ]
    assert unread == []


class Blind:
    """A level whose parameters nobody may see."""

    def __init__(self, level: Level) -> None:
        self.level = level

    def __getattr__(self, name: str) -> Any:
        assert name != "params", "an operator doesn't know the parameters"
        return getattr(self.level, name)


@pytest.mark.parametrize("name", shipped())
def test_a_dream_is_played_and_drawn_without_its_parameters(name: str) -> None:
    """The persona, the desk, prompts and controls are handed a level that hides them."""
    display.start(headless=True)
    surface = pygame.display.set_mode((960, 540))
    level = load(resolve(name))
    blind: Any = Blind(level)
    dream = dream_of(level)
    run = Session(level, 3, BotSource(persona("lucid", level.dream), blind, 3), bot="lucid")
    desk, prompter = dream.desk(blind, (960, 540)), dream.prompts(blind)
    hands = dream.controls(blind, lambda *command: None)
    for _ in range(4):
        for _ in range(90):
            run.tick()
            prompter.observe(run.now, run.events)
        hands.in_hand(run.now)
        desk.draw(surface, run.before, run.now, 0.5, desk_state(run, prompter))
    assert run.age == 360
    with pytest.raises(AssertionError):
        _ = blind.params
