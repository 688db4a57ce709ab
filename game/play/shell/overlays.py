"""Screens that lie over the one that is there, and lead back to it."""

from pathlib import Path

from game.level import Level, load, shipped
from game.play.headless.export import Order
from game.play.headless.export_work import ExportWork
from game.play.headless.reel import Stretch
from game.play.input.own_keys import keyed
from game.play.input.verb_row import HelpLine
from game.play.screens.calibrate import CalibrateScreen
from game.play.screens.export import ExportScreen, Wanted, wanted
from game.play.screens.keys import KeysPage, KeysScreen
from game.play.screens.library import LibraryScreen
from game.play.screens.screen import Screen
from game.play.screens.settings import SettingsScreen
from game.play.screens.settings.bind import BindScreen
from game.play.screens.theatre_foot import HELP, PAIR_HELP, PAIR_WORDS, WORDS
from game.play.screens.timeline import Loop
from game.play.screens.tuning_desk import hands as tuning
from game.play.shell.app import App
from game.replay import Replay


class Overlays:
    """What of the director needs to know nothing of a run."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.title_row = ""  # which row of the title was chosen last, or is meant next

    def back(self) -> None:
        """Close the topmost screen; the one below is active again."""
        self.app.stack.pop()

    def settings(self) -> None:
        """Show the settings as an overlay."""
        self.app.stack.push(SettingsScreen(self.app))

    def calibrate(self) -> None:
        """Show the measurement of the player's delay, over the settings."""
        self.app.stack.push(CalibrateScreen(self.app))

    def bind(self) -> None:
        """Show which key does what, to be changed."""
        self.app.stack.push(BindScreen(self.app))

    def keys(self, level: Level | None = None) -> None:
        """The keys of a level's dream, over whatever is there; or of every dream, first of the one chosen last."""
        levels = [level] if level else [load(file) for file in shipped().values()]
        first = next((i for i, each in enumerate(levels) if each.name == self.title_row), 0)
        self.app.stack.push(KeysScreen(self.app, levels, first))

    def theatre_keys(self, level: Level, pair: bool = False) -> None:
        """The keys of the theatre, and on a second page those of the dream that is shown; pair: of two side by side."""
        said, words = (PAIR_HELP, PAIR_WORDS) if pair else (HELP, WORDS)
        self._keys_before(KeysPage("Side by side" if pair else "The theatre", said, words), level)

    def tuning_keys(self, level: Level) -> None:
        """The keys of the tuning desk, and on a second page those of the dream beside it."""
        self._keys_before(KeysPage("The tuning desk", tuning.HELP, tuning.WORDS), level)

    def _keys_before(self, page: KeysPage, level: Level) -> None:
        rows = [HelpLine(keyed(keys), mouse, keyed(does)) for keys, mouse, does in page.rows]
        self.app.stack.push(KeysScreen(self.app, [level], first=page._replace(rows=rows)))

    def overlay(self, screen: Screen) -> None:
        """Show a screen over the one that is there."""
        self.app.stack.push(screen)

    def library(self, dropped: Path | None = None) -> None:
        """Show the library, over the screen that is there. dropped: a file or folder that is to be taken in."""
        screen = LibraryScreen(self.app)
        self.app.stack.push(screen)
        if dropped:
            screen.take_in(dropped)

    def export(self, replay: Replay, tick: int, loop: Loop | None) -> None:
        """A picture of a tick of a recording, or a clip of it, over the theatre."""
        self.app.stack.push(ExportScreen(self.app, replay, wanted(replay, tick, loop), _exported))


def _exported(replay: Replay, target: str, what: Wanted) -> ExportWork:
    """Begin to write a clip, or a single picture."""
    order = Order(Stretch(what.start, what.stop), sheet=(1, 1))
    return ExportWork(replay.path, Path(target), order)
