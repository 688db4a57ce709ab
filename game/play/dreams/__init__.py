"""What the screens ask of a dream: its picture, its hands, its words and sounds. One package a dream."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

import pygame

from game.level import Level
from game.play.debrief.axis_spec import Lane, Reading
from game.play.debrief.run_story import RunSummary
from game.play.guidance.prompts import Prompter
from game.play.input.verb_row import HelpLine, VerbTable
from game.play.render.view import DeskState, Hit
from game.play.sound import Heard
from game.sim.actions import Verb
from game.sim.panel import Panel

PACKAGES = {1: "platform", 2: "guardian", 3: "engine"}
Event = tuple[str, int, int]


class Board(Protocol):
    """A dream's whole picture at one size of window: a pure function of panels, the moment between them and ui."""

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, as it was drawn last."""


class DreamControls(Protocol):
    """The player's side of the desk: keys and mouse in, commands out."""

    toggle: bool  # holds are pressed once to begin and once to end
    named: int  # the sector that a line of help names, -1 for none

    def key(self, place: int, back: bool, panel: Panel) -> bool:
        """The key at a place goes down (back: with shift); whether it means anything here."""

    def key_up(self, place: int) -> None:
        """The key at a place comes up."""

    def click(self, hit: Hit, button: int, panel: Panel) -> None:
        """A mouse button goes down over something."""

    def lift(self, button: int) -> None:
        """A mouse button comes up, wherever the pointer is."""

    def let_go(self) -> None:
        """End every hold."""

    def lay_down(self, panel: Panel) -> bool:
        """One step back from what is in hand; False when there was nothing."""

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """What hands add to the picture."""

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """A line about what is in hand, if anything is."""


@dataclass(frozen=True)
class Dream:
    """A dream as the screens know it."""

    board: Callable[[Level, tuple[int, int]], Board]
    controls: Callable[[Level, Callable[[int, int, int], object], bool], DreamControls]
    prompter: Callable[[Level], Prompter]
    heard: Callable[[Panel, Iterable[Event], Sequence[bool]], Heard]
    refusal: Callable[[Panel, Verb], str]  # why the hands didn't take something up; empty: nothing is said
    help: Sequence[HelpLine]  # what F1 shows
    why: Callable[[RunSummary], str]  # how the run came to its end, in a few sentences
    figures: Callable[[RunSummary], str]  # the run in numbers
    moments: Callable[[RunSummary], list[tuple[int, str]]]  # instants worth a mark on the axis
    lanes: Sequence[Lane]
    readings: Sequence[Reading]
    verbs: VerbTable
    best: Callable[[RunSummary, int], str] = lambda story, most: ""
    words: Sequence[tuple[str, str]] = ()  # what F1 says below the keys: words of the panel, and their meaning
    words_at: int = 150  # ticks after the end until the ending's words appear
    veil: int = 210  # how dark the picture grows behind them, 0 to 255
    truth: bool = False  # whether a run that is only watched can show what was true


@cache
def _dream(number: int) -> Dream:
    found = import_module(f"game.play.dreams.{PACKAGES[number]}").DREAM
    assert isinstance(found, Dream)
    return found


def dream_of(level: Level) -> Dream:
    """The dream whose scene a level has."""
    return _dream(level.dream)
