"""The night: its stations are the dreams that belong to it, and behind the last comes the morning."""

from types import SimpleNamespace

import pytest

from game.level import load, shipped
from game.level.dreams import dreams
from game.play.screens.run_choice import Choice
from game.play.screens.waking import WakingScreen
from game.play.shell import director
from game.play.shell.app import App
from game.play.shell.outcome import note_outcome
from game.play.store import progress
from game.play.store.progress import Night, Progress
from game.session import Session

STATIONS = [dream.number for dream in dreams() if dream.night]
GUEST = SimpleNamespace(number=max(STATIONS) + 1, night=False)  # a dream that only another distribution brings


@pytest.fixture
def with_guest(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (director, progress):
        monkeypatch.setattr(module, "dreams", lambda: (*dreams(), GUEST))


def level_of(dream: int) -> Choice:
    name = next(name for name, file in shipped().items() if load(file).dream == dream)
    return Choice(name, "deep-sleep", 1, night=True)


@pytest.mark.parametrize("place", range(len(STATIONS)))
def test_after_each_dream_comes_the_next_and_after_the_last_the_morning(place: int, with_guest: None) -> None:
    notes = Progress(night=Night(next=STATIONS[place], difficulty="deep-sleep", won=(False,) * place))
    choice = level_of(STATIONS[place])
    run = Session(load(shipped()[choice.level]), 1)
    note_outcome(notes, run, choice, STATIONS)
    morning = STATIONS[-1] + 1
    after = (*STATIONS, morning)[place + 1]
    assert notes.night == Night(next=after, difficulty="deep-sleep", won=(False,) * (place + 1))


def test_a_dream_that_is_not_of_the_night_is_no_station(app: App, with_guest: None) -> None:
    """The file's number behind the last station means the morning, also where a guest has that number."""
    app.progress.note_night(Night(next=GUEST.number, difficulty="deep-sleep", won=(True,) * len(STATIONS)))
    app.director.night_on()
    assert app.director.night_dreams == STATIONS
    assert isinstance(app.stack.top, WakingScreen)
    with pytest.raises(ValueError, match="no dream of the night"):
        Night(next=GUEST.number + 1, difficulty="deep-sleep", won=())
