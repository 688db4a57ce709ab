"""The night: its stations are the dreams that belong to it, and behind the last comes the morning."""

from types import SimpleNamespace

import pytest

from game.level import load, shipped
from game.level.dreams import dreams
from game.play.screens.run_choice import Choice
from game.play.screens.waking import WakingScreen
from game.play.shell import night
from game.play.shell.app import App
from game.play.shell.night import next_dream
from game.play.shell.outcome import note_outcome
from game.play.store import progress
from game.play.store.progress import Night, Progress
from game.session import Session

STATIONS = [dream.number for dream in dreams() if dream.night]
GUEST = SimpleNamespace(number=max(STATIONS) + 1, night=False)  # a dream that only another distribution brings


@pytest.fixture
def with_guest(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (night, progress):
        monkeypatch.setattr(module, "dreams", lambda: (*dreams(), GUEST))


def level_of(dream: int) -> Choice:
    name = next(name for name, file in shipped().items() if load(file).dream == dream)
    return Choice(name, "deep-sleep", 1, night=True)


@pytest.mark.parametrize("place", range(len(STATIONS)))
def test_after_each_dream_comes_the_next_and_after_the_last_the_morning(place: int, with_guest: None) -> None:
    notes = Progress(night=Night(dream=STATIONS[place], difficulty="deep-sleep", won=(False,) * place))
    choice = level_of(STATIONS[place])
    run = Session(load(shipped()[choice.level]), 1)
    note_outcome(notes, run, choice, STATIONS)
    after = (*STATIONS, None)[place + 1]
    assert notes.night == Night(dream=after, difficulty="deep-sleep", won=(False,) * (place + 1))


def test_a_dream_that_is_not_of_the_night_is_no_station(app: App, with_guest: None) -> None:
    """Behind the last station comes the morning, also where a guest has the next number."""
    app.note(lambda notes: notes.note_night(Night(dream=None, difficulty="deep-sleep", won=(True,) * len(STATIONS))))
    app.director.night_on()
    assert app.director.night_dreams == STATIONS
    assert isinstance(app.stack.top, WakingScreen)


def test_a_later_dream_of_the_night_is_not_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a fourth dream belongs to the night, a file of the first version still means the morning by its 4."""
    later = SimpleNamespace(number=4, night=True)
    monkeypatch.setattr(progress, "dreams", lambda: (*dreams(), later))
    first = '{"night": {"next": 4, "difficulty": "deep-sleep", "won": [true, true, true]}}'
    assert progress.parse(first).night == Night(dream=None, difficulty="deep-sleep", won=(True,) * 3)
    own = progress.parse(first.replace("next", "dream"))
    assert own.night == Night(dream=4, difficulty="deep-sleep", won=(True,) * 3)


def test_a_night_whose_dream_is_gone_is_over_and_all_else_stays() -> None:
    """As when the extension that brought it is taken away."""
    kept = (
        '{"nights": 3, "lessons": {"1": "learned"}, "night": {"dream": 9, "difficulty": "deep-sleep", "won": [true]}}'
    )
    assert progress.parse(kept) == Progress(nights=3, lessons={"1": "learned"})
    assert progress.parse(kept.replace("dream", "next")) == progress.parse(kept)
    assert progress.parse(kept.replace("9", "2")).night == Night(dream=2, difficulty="deep-sleep", won=(True,))


def test_the_row_after_a_dream_goes_by_the_order_of_the_night() -> None:
    """Whatever numbers the dreams have; behind the last and for a guest comes no other."""
    assert [next_dream([1, 5, 3], dream) for dream in (1, 5, 3, 4)] == [5, 3, None, None]


def test_won_leads_on_to_the_next_title_row(app: App) -> None:
    """And lost stays at its own; so does the last."""
    first, second, *_, last = [load(shipped()[level_of(dream).level]) for dream in STATIONS]
    rows = [app.director.row_after(level, Choice(level.name), won) for level, won in
            ((first, True), (first, False), (last, True))]  # fmt: skip
    assert rows == [second.name, first.name, last.name]
