"""The choice of difficulty and seed before a dream."""

from dataclasses import replace
from functools import lru_cache

import pygame

from game.level import DEFAULT_DIFFICULTY, DIFFICULTIES, load, resolve
from game.play.dreams import dream_numbered
from game.play.input.key_places import digit_at, place_of
from game.play.input.own_keys import GOES_BACK, MOVES, Ask, asks
from game.play.lives.place import place_name, traits_of
from game.play.render.words import number
from game.play.screens import progress_cards
from game.play.screens.host import Host
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.progress_cards import Card
from game.play.screens.run_choice import Choice, new_seed
from game.play.screens.seed_line import SeedLine
from game.play.screens.widgets import Row
from game.session import Session

LONGEST = 9  # digits of a seed


@lru_cache(maxsize=8)
def _place(name: str, seed: int) -> str:
    """The place that a seed draws, and what is particular about it."""
    run = Session(load(resolve(name)), seed)
    called = place_name(run.level)
    return " ".join([*([f"Tonight it is {called}."] if called else []), *traits_of(run.level, run.now)])


class SeedMenu(MenuScreen):
    """A front on which digits type a seed, wherever the focus is; left, right and their arrows draw another."""

    keys = f"{{choose}} begins · digits type a seed · {GOES_BACK}"

    def __init__(self, host: Host, rows: list[Row], says: str) -> None:
        self.seed, self.age = str(new_seed()), 0
        row = Row("Seed", self._type, lambda _way: self._draw_lot(), lambda: f"{self.seed}{self._caret}", says)
        super().__init__(host, [*rows, row, Row("Back", host.director.back)])

    def begin(self) -> None:
        """Enter on the seed."""

    @property
    def chosen(self) -> int | None:
        """The seed as a number; None when it was erased."""
        return int(self.seed) if self.seed else None

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """While the seed is in focus, digits are its own."""
        return self.menu.row.label == "Seed"

    @property
    def _caret(self) -> str:
        return "_" if self.typing and self.age // 30 % 2 == 0 else " " if self.typing else ""

    def _type(self) -> None:
        """Its digits, for whoever has only a mouse."""
        self.host.director.overlay(SeedLine(self.host, self.seed, LONGEST, self._typed))

    def _typed(self, seed: str) -> None:
        self.seed = seed

    def _draw_lot(self) -> None:
        self.seed = str(new_seed())

    def handle(self, event: pygame.event.Event) -> None:
        """Digits anywhere go to the seed."""
        typed = digit_at(place_of(event)) if event.type == pygame.KEYDOWN else ""
        if typed and not asks(event, *MOVES, Ask.CHOOSE, Ask.BACK):  # unless digits are what one moves with
            fresh = "" if not self.typing else self.seed
            self.seed = (fresh + typed)[-LONGEST:]
            self.menu.focus = len(self.menu.rows) - 2
        elif asks(event, Ask.ERASE):
            self.seed = self.seed[:-1]
        elif asks(event, Ask.ENTER) and self.typing:
            self.begin()
        else:
            super().handle(event)


class DreamSetupScreen(SeedMenu):
    """A difficulty begins the dream; the seed can be typed or drawn anew."""

    under = "How deep do you sleep?"

    def __init__(self, host: Host, name: str) -> None:
        self.name, self.level = name, load(resolve(name))
        self.heading = self.level.title
        rungs = progress_cards.achievements_of(self.level, host.progress)
        depths = [
            Row(d.word.capitalize(), lambda d=d: self._begin(d.name), says=d.summary, rungs=(kind,))  # type: ignore[misc]
            for d, kind in zip(self.level.difficulties, rungs, strict=True)
        ]
        super().__init__(host, depths, "The same seed is the same night. Type one, click its digits, or draw another.")
        self.menu.focus = DIFFICULTIES.index(self._depth)

    @property
    def _depth(self) -> str:
        last = self.host.settings.last_difficulty
        return last if last in DIFFICULTIES else DEFAULT_DIFFICULTY

    def card(self) -> Card:
        """What was reached here, and what place the seed is."""
        card = progress_cards.dream_card(self.level, self.host.progress)
        return (
            card if self.chosen is None else replace(card, says=f"{card.says} {_place(self.name, self.chosen)}".strip())
        )

    def begin(self) -> None:
        """Begin at the difficulty of the last time."""
        self._begin(self._depth)

    def _begin(self, difficulty: str) -> None:
        self.host.change(last_difficulty=difficulty)
        self.host.director.begin(Choice(self.name, difficulty, self.chosen))


class NightScreen(MenuScreen):
    """The choice of difficulty for a whole night, or to continue one that was begun."""

    heading = "The whole night"

    def __init__(self, host: Host) -> None:
        self.host = host
        dreams, night = host.director.night_dreams, host.progress.night
        level = load(resolve(str(dreams[0])))
        many = f"{number(len(dreams)).capitalize()} {'dream' if len(dreams) == 1 else 'dreams'}"
        self.under = f"{many}, and waking between them. How deep do you sleep?"
        rows = []
        if night:
            word = next(d.word for d in level.difficulties if d.name == night.difficulty)
            next_part = "the morning" if night.dream is None else f"Dream {dream_numbered(night.dream).numeral}"
            rows.append(Row(f"Go on with {next_part}", host.director.night_on, says=f"The night you began, {word}."))
        says = "A new night, from its beginning." if night else ""
        rows += [
            Row(d.word.capitalize(), lambda d=d: self._begin(d.name), says=says)  # type: ignore[misc]
            for d in level.difficulties
        ]
        super().__init__(host, [*rows, Row("Back", host.director.back)])
        last = host.settings.last_difficulty
        if not night:
            self.menu.focus = DIFFICULTIES.index(last if last in DIFFICULTIES else DEFAULT_DIFFICULTY)

    def card(self) -> Card:
        """Where the night stands."""
        return progress_cards.night_card(self.host.progress, self.host.director.night_dreams)

    def _begin(self, difficulty: str) -> None:
        self.host.change(last_difficulty=difficulty)
        self.host.director.night_begin(difficulty)
