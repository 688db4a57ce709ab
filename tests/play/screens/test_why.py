"""Why, in the theatre: what went wrong is asked for by mouse or keys, and its chain leads to each of its moments."""

import shutil
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from time import monotonic, sleep

import pygame
import pytest

from game.level import Level
from game.play.debrief.cause_words import CauseWords
from game.play.debrief.why_work import WentWrong
from game.play.dreams import dream_of
from game.play.input.own_keys import Ask
from game.play.screens.watch_run import WatchRunScreen
from game.play.screens.why_chain import place_at
from game.play.screens.why_layer import WhyLayer
from game.play.screens.why_topics import LOOKS, NO_ROOT, NOTHING, TRACES, WhyTopics
from game.play.shell.app import App
from game.replay import Answer, Link, Loss, Place, Playback, read
from game.replay.loss import Outcome
from game.replay.trace import Suspect
from game.replay.without import Proof
from game.sim.spec import Caused
from tests.play.menus import click, ticks
from tests.play.screens.test_theatre import press

GOLDENS = Path(__file__).parents[2] / "goldens"
LET_GO = GOLDENS / "guardian" / "let-go.replay"
PATIENCE = 60  # seconds


def went(row: int, first: int) -> WentWrong:
    return WentWrong(Caused("went_dark", row, first, first, 1, -1, first), Place(row, -1))


def chain(effect: Caused, place: Place) -> Answer:
    """A fault began there, and pushed it out."""
    caused = [Caused(name, effect.row, effect.first - ago, effect.first, 1, -1, 0)
              for name, ago in (("pushed", 200), ("began", 500))]  # fmt: skip
    links = [Link(Suspect(each, {each.first: 1}, 1000, None), place, Proof(True, 600)) for each in caused]
    return Answer(effect, place, links)


class Known:
    """What has been worked out, without any work."""

    def __init__(self, *, lost: bool = False) -> None:
        wrong = (went(2, 700), went(5, 1500), went(2, 1900))
        self.wrong: tuple[WentWrong, ...] | None = wrong
        self.lost, self.lost_known, self.fault = lost, True, ""
        self.loss: Loss | None = Loss(chain(*wrong[1]), Outcome(True, False, 0)) if lost else None
        self.loss_known = lost
        self.answers = {effect: chain(effect, place) for effect, place in wrong[1:]}

    def ask(self, effect: Caused | None) -> None: ...

    def poll(self) -> bool:
        return True

    def stop(self) -> None: ...


@pytest.fixture
def screen(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WatchRunScreen:
    """A recording of The Guardian in the theatre, of which all is known."""
    monkeypatch.setattr("game.play.screens.why_layer.WhyWork", lambda path: Known(lost=True))
    own = tmp_path / "a.replay"
    shutil.copy(LET_GO, own)
    app.director.replay(own)
    shown = app.stack.top
    assert isinstance(shown, WatchRunScreen)
    shown.draw(pygame.Surface(app.size), 1.0)
    return shown


def topics_of(screen: WatchRunScreen) -> WhyTopics:
    assert screen.why
    assert screen.why._topics
    return screen.why._topics


def draw(app: App, screen: WatchRunScreen) -> WhyLayer:
    screen.draw(pygame.Surface(app.size), 1.0)
    assert screen.why
    return screen.why


def pane(screen: WatchRunScreen, row: int) -> tuple[int, int]:
    spot = screen._spot(Place(row, -1))
    assert spot
    return round(spot[0]), round(spot[1])


def test_a_click_on_what_went_wrong_shows_what_was_last_by_then(app: App, screen: WatchRunScreen) -> None:
    screen._jump(2000)
    click(app, pane(screen, 2))
    now = topics_of(screen).now
    assert screen.still
    assert now
    assert (now[0].row, now[0].first) == (2, 1900)
    assert topics_of(screen).heading.endswith(" was lost at 0:31.")
    click(app, pane(screen, 4))
    assert topics_of(screen).heading.startswith("Nothing went wrong with ")


def test_of_what_comes_later_the_first_is_shown(app: App, screen: WatchRunScreen) -> None:
    screen._ask(Place(5, -1))
    now = topics_of(screen).now
    assert now
    assert now[0].first == 1500


def test_links_are_reached_by_keys(app: App, screen: WatchRunScreen) -> None:
    screen._jump(1600)
    press(app, Ask.WHY)
    assert [link.caused.name for link in topics_of(screen).links] == ["pushed", "began"]
    press(app, Ask.DOWN)
    press(app, Ask.ENTER)
    assert screen.at == 1300
    press(app, Ask.DOWN)
    press(app, Ask.ENTER)
    assert screen.at == 1000
    press(app, Ask.NEXT)
    assert topics_of(screen).count == "4 of 4"
    press(app, Ask.NEXT)
    assert topics_of(screen).is_loss
    press(app, Ask.BACK)
    assert not draw(app, screen).shown
    assert app.stack.top is screen


def test_links_are_reached_by_mouse_in_words_and_over_the_scene(app: App, screen: WatchRunScreen) -> None:
    screen._jump(1600)
    click(app, next(button for button in screen.buttons() if button.name == "why").rect.center)
    layer = draw(app, screen)
    panel = layer._panel
    assert panel
    assert panel.chain
    assert not any(panel.box.colliderect(plate) for plate in panel.chain.plates.values())
    click(app, panel._rows[1][1].center)
    assert screen.at == 1000
    click(app, panel.chain.plates[0].center)
    assert screen.at == 1300
    click(app, next(button for button in panel.buttons if button.name == "close").rect.center)
    assert not layer.shown


def test_the_loss_is_said_in_one_sentence(app: App, screen: WatchRunScreen) -> None:
    screen._ask(None, loss=True)
    said = topics_of(screen).heading
    assert said.startswith("The root of the loss: a fault began in ")
    assert said.endswith("; without this, the dream is won.")
    assert said.count(".") == 1
    assert topics_of(screen).below.endswith("was lost at 0:25.")


def test_while_it_is_worked_out_it_says_so(level_of_guardian: Level) -> None:
    work = Known(lost=True)
    wrong, work.wrong = work.wrong, None
    topics = WhyTopics(level_of_guardian, dream_words(level_of_guardian), work, "So it was.")  # type: ignore[arg-type]
    topics.ask(None, 0)
    assert topics.heading == LOOKS
    work.wrong = wrong
    topics.poll()
    assert topics.below == TRACES
    topics.ask(None, 0, loss=True)
    work.loss = None
    assert topics.heading == f"{NO_ROOT} So it was."
    work.wrong = ()
    topics.ask(None, 0)
    assert topics.heading == f"{NO_ROOT} So it was.", "a run that was lost without anything else gone wrong is lost"
    work.lost = False
    topics.ask(None, 0)
    assert topics.heading == NOTHING
    work.fault = "a.replay: it can't be run."
    assert topics.heading == work.fault


@pytest.fixture
def level_of_guardian() -> Level:
    return Playback(read(LET_GO)).level


def dream_words(level: Level) -> CauseWords:
    return dream_of(level).causes


def test_a_catwalk_is_meant_along_all_of_it(app: App, tmp_path: Path) -> None:
    own = tmp_path / "a.replay"
    shutil.copy(GOLDENS / "engine" / "silence.replay", own)
    app.director.replay(own)
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    screen.draw(pygame.Surface(app.size), 1.0)
    spot = screen._spot(Place(-1, 3))
    assert spot
    found = place_at(screen.desk, screen.run.level, (round(spot[0]), round(spot[1])), 1.0)
    assert found in {Place(-1, i) for i in range(len(screen.run.level.links))}


@pytest.mark.slow
def test_a_lost_run_is_explained_within_a_minute(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the process that works it out; the theatre is left while it works."""
    monkeypatch.setattr(SpawnContext, "Process", SpawnProcess)
    own = tmp_path / "a.replay"
    shutil.copy(LET_GO, own)
    app.director.replay(own, why=True)
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    began = monotonic()
    while not topics_of(screen).work.loss_known and monotonic() < began + PATIENCE:
        ticks(app, 1)
        sleep(0.02)
    assert topics_of(screen).heading.startswith("The root of the loss: a fault began in ")
    topics_of(screen).turn(1)
    app.director.title()
    assert not topics_of(screen).work._work.process.is_alive()
