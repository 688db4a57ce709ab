"""The title screen: the dreams with the player's achievements, and the other menus."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from game.level import Cover, cover_of, shipped
from game.level.clock import clock
from game.level.rounds import RECURRING
from game.play.dreams import dream_of
from game.play.input.own_keys import Ask, asks
from game.play.screens import progress_cards
from game.play.screens.host import Host
from game.play.screens.ledger import ledger_screen
from game.play.screens.library_words import title_of
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.progress_cards import Card
from game.play.screens.run_choice import seed_of_day
from game.play.screens.widgets import CHOOSING, Row
from game.play.store.unfinished_run import Unfinished, unfinished

NIGHT, GO_ON, LIBRARY = "night", "go-on", "recordings"  # names of rows


class TitleScreen(MenuScreen):
    """A run that was broken off, if there is one; the night, its dreams one by one, and the one that comes again."""

    heading, under, pixels = "Lucid Control", "a panel, a city, a night", 62
    keys = f"{CHOOSING} · {{keys}} keys · {{fullscreen}} fullscreen"

    def __init__(self, host: Host) -> None:
        self.levels = [cover_of(file) for file in shipped().values()]
        self.cards: dict[str, Card] = {}
        rows = self._rows(host)
        super().__init__(host, rows)
        self.menu.focus = next((i for i, row in enumerate(rows) if row.name and row.name == host.director.title_row), 0)

    def _rows(self, host: Host) -> list[Row]:
        go, notes, rows = host.director, host.progress, []
        left = unfinished()
        go.passed_over(left.unreadable)
        if left.runs:
            rows.append(self._kept(_go_on(left.runs, go.go_on), GO_ON))
        label = "The night goes on" if notes.night else "The whole night"
        rows.append(self._row(NIGHT, label, progress_cards.night_card(notes, go.night_dreams), go.night))
        lesson = self._row("lessons", "Falling asleep", progress_cards.lessons_card(notes), go.lessons_menu)
        lesson.rungs = tuple(line.kind for line in self.cards[lesson.label].lines)
        rows.append(lesson)
        rows += [self._dream(host, level) for level in self.levels]
        again = self._row(
            RECURRING, "The recurring dream", progress_cards.recurring_card(notes, seed_of_day()), go.recurring
        )
        best = notes.recurring[0].rounds if notes.recurring else -1
        again.value = (lambda: progress_cards.rounds_text(best)) if best >= 0 else None
        others = [self._kept(Row("Recordings", go.library), LIBRARY)]
        others.append(Row("Marks and names", lambda: go.overlay(ledger_screen(host, self.levels))))
        others += [Row("Settings", go.settings), Row("Keys and mouse", go.keys), Row("Wake up", host.quit)]
        return [*rows, again, *others]

    def _row(self, name: str, label: str, card: Card, act: Callable[[], None]) -> Row:
        self.cards[label] = card
        return self._kept(Row(label, act), name)

    def _kept(self, row: Row, name: str) -> Row:
        """A row that is in focus when the title comes again after it was chosen."""
        act, row.name = row.act, name

        def chosen() -> None:
            self.host.director.title_row = name
            if act:
                act()

        row.act = chosen
        return row

    def _dream(self, host: Host, level: Cover) -> Row:
        row = self._row(
            level.name,
            f"Dream {dream_of(level).numeral} · {level.title}",
            progress_cards.dream_card(level, host.progress),
            lambda: host.director.choose(level.name),
        )
        row.rungs = progress_cards.achievements_of(level, host.progress)
        return row

    def card(self) -> Card | None:
        """That of the row in focus."""
        return self.cards.get(self.menu.row.label)

    def back(self) -> None:
        """Nothing: the title is the first screen."""

    def handle(self, event: pygame.event.Event) -> None:
        """The menu, F1, and recordings that are dropped on the window."""
        if asks(event, Ask.KEYS):
            self.host.director.keys()
        elif event.type == pygame.DROPFILE:
            self.host.director.library(Path(event.file))
        else:
            super().handle(event)


def _go_on(left: Sequence[Unfinished], go_on: Callable[[Path], None]) -> Row:
    """A row for the latest run that was left; where there are more, left and right turn to those before."""
    shown = 0
    row = Row("", lambda: go_on(left[shown].path))

    def turn(way: int) -> None:
        nonlocal shown
        shown = (shown + way) % len(left)
        run = left[shown]
        row.label = f"Go on at {clock(run.ticks)}"
        row.says = f"An unfinished dream: {title_of(run.name)}, seed {run.seed}."

    turn(0)
    if len(left) > 1:
        row.turn, row.value = turn, lambda: f"{shown + 1} of {len(left)}"
    return row
