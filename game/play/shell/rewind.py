"""Going back in a run that is played: its recording ends where it was left, and another one leaves it earlier."""

from contextlib import suppress
from pathlib import Path

from game.faults import Fault
from game.play.screens.host import Rewinds
from game.play.screens.run_choice import Origin
from game.play.screens.tuning_desk.screen import TunedRunScreen
from game.play.screens.waiting import Wait
from game.play.shell.app import App
from game.play.store.recordings import go_back
from game.session import Session, assists_of, numbers_of


def earlier(app: App, desk: Rewinds) -> TunedRunScreen:
    """The desk ten seconds earlier, with the assists of now; nothing is left yet. It waits if the other did, else it
    goes on after some beats.

    Raises Fault where the run isn't recorded, or can't be recorded any further.
    """
    if not desk.path:
        raise Fault("This run isn't recorded, so there is nothing to go back to.")
    desk.run.paused = True  # what is buffered gets written
    base = _base(desk.path, desk)
    run, path = go_back(base, desk.run.age, rewound=not desk.choice.branch)
    origin = Origin(base, run.age)
    _keep_assists(run, desk.run)
    screen = TunedRunScreen(app, desk.choice, desk.watched, run, path, origin)
    screen.controls.inherit(desk.controls, run.age)
    stays = desk.waits is not None and not desk.waits.away
    screen.wait(Wait(False, app.sound.play) if stays else Wait.rewound(app.sound.play))
    return screen


def forget(desk: Rewinds) -> None:
    """Remove the recording of a desk that was left, if all of it stands in the one that it had left itself."""
    if desk.path and _base(desk.path, desk) != desk.path:
        with suppress(OSError):
            desk.path.unlink()


def _base(path: Path, desk: Rewinds) -> Path:
    """The recording that is gone back in: that of the run, or as long as no tick of it was played the one before."""
    return desk.origin.path if desk.origin and desk.origin.tick == desk.run.age else path


def _keep_assists(run: Session, of: Session) -> None:
    """What the player has switched since then counts on."""
    if now := {name: value for name, value in assists_of(of).items() if value != run.assist(name)}:
        run.change(numbers_of(run.level, now))
