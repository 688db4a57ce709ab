"""The tuning desk's hands: what keys, pointer and buttons do to the numbers and to the time of a running dream."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pygame

from game.faults import Fault
from game.level import Acts, Number, Value, Watched
from game.level.toml_reader import parse_value
from game.play.input.own_keys import Ask, asks, keyed
from game.play.input.text_line import LineKey, line_key
from game.play.screens.host import Host
from game.play.screens.tuning_desk.carried import Carried
from game.play.screens.tuning_desk.catalogue import groups
from game.play.screens.tuning_desk.dial import COARSE, FINE, words_of
from game.play.screens.tuning_desk.foretold import Foreteller
from game.play.screens.tuning_desk.hands import HANDS
from game.play.screens.tuning_desk.lines import FileLine, ValueLine, toml_of
from game.play.screens.tuning_desk.number_list import NumberList
from game.play.screens.tuning_desk.saving import Saving
from game.play.screens.tuning_desk.turned import Turned
from game.play.store.recordings import go_back
from game.session import CHANGE_EVERY, Session

SAVED = "Saved: "  # how what is said of a file begins
LONGEST, PATH = 60, 400  # letters of a search or a value, and of a path


class Stage(Protocol):
    """The screen of a run, as the tuning desk uses it."""

    host: Host
    run: Session
    path: Path | None  # of the run's recording
    watched: Watched | None  # the file of its level

    @property
    def waiting(self) -> bool:
        """Whether the dream waits."""

    def hold(self, waits: bool) -> None:
        """Let the dream wait, or go on."""

    def step(self, ticks: int) -> None:
        """Let so many ticks go by, and wait."""

    def take_up(self, run: Session, path: Path) -> None:
        """Go on with a run of the same dream at another moment."""

    def begin_anew(self, run: Session, waits: bool) -> None:
        """Another run from its start, at another tuning desk with the same turns; waits: it doesn't go on yet."""

    def written(self) -> None:
        """The level's file was written."""


class TuningDesk:
    """Numbers, search and turns of one run."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.turned = stage, Turned()
        level = stage.run.level
        self.list = NumberList(level)
        self.saving = Saving(level, stage.watched.path if stage.watched else Path(level.path))
        self.foreteller = Foreteller(stage.run)
        self.search, self.typing, self.keys_here = "", False, True
        self._message, self.said = "", 0  # what was refused or done last, and how often anything was
        self.held: Number | None = None  # whose slider is held
        self._made: set[Path] = set()  # recordings that were left by going back
        self._deaf = False  # until the next tick what stands on the key that began a search is no text
        self._fill()

    def take_over(self, carried: Carried) -> None:
        """Go on from the desk of a run before."""
        self.turned, self.saving = carried.turned, carried.saving

    def _fill(self) -> None:
        self.list.fill(groups(self.stage.run.level, self.search))

    def value(self, number: Number) -> Value:
        """A number's value as it was asked for last."""
        return self.turned.value(self.stage.run, number.name)

    def waits_for_start(self, number: Number) -> bool:
        """Whether a number was turned that acts only once the dream begins anew."""
        return number.name in self.turned.waiting

    @property
    def message(self) -> str:
        """What was refused or done last; empty once something else is done."""
        return self._message

    @message.setter
    def message(self, words: str) -> None:
        self._message = words
        self.said += bool(words)

    # Turning

    def turn(self, number: Number, value: Value, held: bool = False) -> None:
        """Turn a number; what can't be is said, and changes nothing."""
        self.message = ""
        self._trying(lambda: self.turned.turn(self.stage.run, number.name, value, held))

    def step(self, number: Number, way: int, size: float = FINE) -> None:
        """Turn a number up (1) or down (-1)."""
        self.turn(number, self.list.dial(number).step(self.value(number), way, size))

    def drag(self, x: int) -> None:
        """The slider that is held is drawn to an x."""
        if self.held:
            self.turn(self.held, self.list.dial(self.held).value(self.list.position_at(x)), held=True)

    def type_value(self, number: Number) -> None:
        """Ask for a value as level files write it."""

        def keep(line: str) -> None:
            if line:
                self._trying(lambda: self.turned.turn(self.stage.run, number.name, parse_value(line)))

        self.message = ""
        value = self.value(number)
        line = toml_of(value)
        reach = self.list.dial(number).reach
        self.stage.host.director.overlay(ValueLine(self.stage.host, number.name, line, LONGEST, reach, keep))

    def _trying(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except Fault as fault:
            self.message = str(fault).partition("\n")[0]
            return False
        return True

    # Hands

    def do(self, hand: str) -> None:
        """What a hand does, by its name."""
        self.message = ""
        number = self.list.number
        acts: dict[str, Callable[[], object]] = {
            "back": self._back,
            "pause": lambda: self._wait(not self.stage.waiting),
            "step": self._step,
            "anew": lambda: self._anew(self.stage.waiting),
            "undo": lambda: self._look_at(self.turned.undo(self.stage.run), "There is nothing to undo."),
            "redo": lambda: self._look_at(self.turned.redo(self.stage.run), "There is nothing to redo."),
            "as said": lambda: self.turn(number, number.value) if number else None,
            "save": self._save,
            "who": self.foreteller.look_on,
            "keys": lambda: self.stage.host.director.tuning_keys(self.stage.run.level),
        }
        self._trying(acts[hand])

    def _look_at(self, name: str, nothing: str) -> None:
        if not name:
            self.message = nothing
        elif name not in [self.list.name(row) for row in range(len(self.list.rows))]:
            self.find("")
        self.list.look_at(name)

    def _wait(self, waits: bool) -> None:
        if not waits and self._nothing_yet():
            self._anew(waits)
        else:
            self.stage.hold(waits)

    def _step(self) -> None:
        if self._nothing_yet():
            self._anew(waits=True)
        else:
            self.stage.step(CHANGE_EVERY)

    def _nothing_yet(self) -> bool:
        """Whether numbers wait for a start from which nothing has happened: to begin anew costs nothing."""
        return bool(self.turned.waiting) and self.stage.run.age == 0

    def _anew(self, waits: bool) -> None:
        self.stage.begin_anew(self.turned.anew(self.stage.run), waits)

    def _back(self) -> None:
        """Ten seconds earlier, with the numbers of now."""
        run, path = self.stage.run, self.stage.path
        if path is None:
            self.message = "This run isn't recorded, so it can't go back; begin it again instead."
            return
        if not run.age:
            self.message = "This is the beginning."
            return
        run.paused = True  # what is buffered gets written
        try:
            earlier, other = go_back(path, run.age)
        finally:
            run.paused = self.stage.waiting
        run.leave()
        self.turned.carry(run, earlier)
        if path in self._made:  # what was tried on the way is no recording that anybody wants
            with suppress(OSError):
                path.unlink()
        self._made.add(other)
        self.stage.take_up(earlier, other)

    # Search

    def find(self, search: str) -> None:
        """List only what a search finds."""
        self.search = search[:LONGEST]
        self._fill()

    def begin_search(self) -> None:
        """From now on letters are text, of another search."""
        self.find("")
        self.keys_here = self.typing = self._deaf = True
        pygame.key.start_text_input()

    def end_search(self) -> None:
        """Letters are keys again."""
        if self.typing:
            self.typing = False
            pygame.key.stop_text_input()

    def tick(self) -> bool:
        """A tick of the screen; whether there is anything new to be shown."""
        self._deaf = False
        number = self.list.number
        return self.foreteller.tick(self.stage.run, self.turned, number.name if number else "")

    # Saving

    def _save(self) -> None:
        numbers = self.turned.written(self.stage.run)
        if numbers == self.turned.saved:
            self.message = "Nothing has changed since: there is nothing to save."
        elif self.saving.file:
            self._written("")
        else:
            host, proposed = self.stage.host, str(self.saving.proposed(self.stage.run.level))
            host.director.overlay(FileLine(host, "Save a copy of the level", proposed, PATH, self._written))

    def _written(self, copy: str) -> None:
        level, numbers = self.stage.run.level, self.turned.written(self.stage.run)

        def write() -> None:
            file = self.saving.save(level, numbers, copy)
            self.turned.saved = numbers
            self.message = f"{SAVED}{file}"
            self.stage.written()

        if copy or self.saving.file:
            self._trying(write)

    # Keys

    def key(self, event: pygame.event.Event) -> None:
        """A key, while keys are the desk's."""
        if self.typing:
            self._typed(event)
            return
        number, way = self.list.number, 1 if asks(event, Ask.RIGHT, Ask.DOWN, Ask.NEXT_MARK) else -1
        if asks(event, Ask.UP, Ask.DOWN):
            self._moved(lambda: self.list.move(way))
        elif asks(event, Ask.LAST_MARK, Ask.NEXT_MARK):
            self._moved(lambda: self.list.to_group(way))
        elif asks(event, Ask.LEFT, Ask.RIGHT) and number:
            self.step(number, way, COARSE if event.mod & pygame.KMOD_SHIFT else FINE)
        elif asks(event, Ask.ENTER) and number:
            self.type_value(number)
        elif asks(event, Ask.SEARCH):
            self.begin_search()
        elif asks(event, Ask.NEXT):
            self.keys_here = False
        elif hand := next((hand.name for hand in HANDS if asks(event, hand.ask)), ""):
            self.do(hand)

    def _moved(self, move: Callable[[], None]) -> None:
        self.message = ""
        move()
        self.stage.host.sound.play("menu-move")

    def _typed(self, event: pygame.event.Event) -> None:
        found = line_key(event)
        if found is LineKey.ERASE:
            self.find(self.search[:-1])
        elif found is LineKey.LEAVE:
            self.find("")
        if found in (LineKey.KEEP, LineKey.LEAVE):
            self.end_search()

    def text(self, event: pygame.event.Event) -> None:
        """Letters of a search."""
        own = self._deaf and event.text.lower() == Ask.SEARCH.label.lower()
        if self.typing and not own:
            self.find(self.search + "".join(letter for letter in event.text if letter.isprintable()))

    # Words

    def about(self, number: Number) -> list[str]:
        """What is said of a number: its sentence, its range, what the level says, and when a change acts."""
        dial = self.list.dial(number)
        said = f"{dial.reach}; the level says {words_of(number.value)}"
        return [number.doc, said, self._acts(number)]

    def _acts(self, number: Number) -> str:
        if number.acts is Acts.FROM_START:
            waits = "waits until the dream begins again" if self.waits_for_start(number) else "acts only from the start"
            return keyed(f"{waits}: {{start}} begins it again")
        return f"acts {number.acts.value}"
