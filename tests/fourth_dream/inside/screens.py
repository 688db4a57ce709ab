"""The Weir on screen: chosen at the title, played by keys and by mouse to both of its ends, debriefed, shown again.

Run where The Weir is installed.
"""

from itertools import combinations

import pygame
import pytest

from game.bots import persona
from game.level import load, resolve
from game.level.rounds import makers
from game.play.dreams import dreams, sounds
from game.play.render.view import Hit
from game.play.screens.debrief import DEAF, DebriefScreen
from game.play.screens.dream_setup import DreamSetupScreen
from game.play.screens.keys import KeysScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.store.progress import parse
from game.replay import verify
from game.sim.actions import CommonVerb
from tests.play.menus import choose, click, desk, enter, key, menu, ticks
from weir.play.desk import WeirDesk, layout_of
from weir.sim.verbs import WeirVerb

ROW = "Dream IV · The Weir"
LEVEL = load(resolve("weir"))


def frame(app: App) -> bytes:
    """A picture of what is on screen."""
    app.stack.draw(app.picture.canvas, 1.0)
    return pygame.image.tobytes(app.picture.canvas, "RGB")


def begin(app: App, seed: int = 3) -> PlayRunScreen:
    app.director.play(Choice("weir", seed=seed))
    return desk(app)


def to_debrief(app: App) -> DebriefScreen:
    """From the last tick on: the ending is shown, and a key goes on."""
    frame(app)
    ticks(app, desk(app).hurry.first + 2)
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, DebriefScreen)
    return app.stack.top


@pytest.mark.parametrize("go", [choose, enter])
def test_the_title_shows_it_and_it_can_be_chosen(app: App, go) -> None:
    """With its own card; it has no lesson, so that the desk comes at once."""
    app.director.title()
    assert [row.label for row in menu(app).rows if row.label.startswith("Dream ")][-1] == ROW
    frame(app)
    go(app, ROW)
    assert isinstance(app.stack.top, DreamSetupScreen)
    card = app.stack.top.card()
    assert (card.title, card.says) == ("IV · The Weir", LEVEL.summary)
    frame(app)
    go(app, "Night terror")
    assert desk(app).run.level.name == "weir"
    assert desk(app).run.level.difficulty == "night-terror"


def test_by_keys_to_its_loss(app: App) -> None:
    """Its verb by the key of its row; what comes of it is told, kept and shown again."""
    screen = begin(app)
    ticks(app, 60)
    key(app, pygame.K_1)  # nothing is chosen: it waits in hand
    assert screen.controls.in_hand(screen.run.now)
    key(app, pygame.K_ESCAPE)
    assert desk(app) is screen
    assert not screen.controls.in_hand(screen.run.now)
    key(app, pygame.K_DOWN)
    key(app, pygame.K_1)
    ticks(app, 240)
    assert screen.run.now.one("selected") == screen.run.now.one("wheel") >= 0
    key(app, pygame.K_1)
    ticks(app, 240)
    assert screen.run.now.one("wheel") == -1
    key(app, pygame.K_RETURN)
    frame(app)
    while not screen.run.over:
        ticks(app, 1)
    result = screen.run.result()
    assert (result.ending, result.won) == ("under", False)
    page = to_debrief(app)
    assert page.dream.why(page.summary).startswith(f"3 of 4 banks gave way by 0:{result.ticks // 60}")
    assert "You turned the wheel 2 times." in page.dream.why(page.summary)
    frame(app)
    assert app.progress.reached("weir", "deep-sleep").ending == "under"
    assert verify(page.path).code == 0


def test_by_mouse_to_its_win(app: App) -> None:
    """What a persona would open is right-clicked; the recording is exact, and the replay shows the same picture."""
    screen = begin(app, seed=5)
    who = persona("lucid", LEVEL.dream)
    memory = who.begin(screen.run.level, [5])
    while not screen.run.over:
        actions, memory = who.decide(screen.run.now, memory)
        if actions.verb[0] == WeirVerb.OPEN:
            click(app, screen.desk.basins[int(actions.target[0])].rect.center, 3)
        elif actions.verb[0] == CommonVerb.ACKNOWLEDGE:
            click(app, screen.desk.layout.boxes["annunciator"].center)
        ticks(app, 1)
    result = screen.run.result()
    assert (result.ending, result.won) == ("held", True)
    assert WeirVerb.OPEN in {command.verb for command in screen.run.history.commands}
    page = to_debrief(app)
    assert page.dream.why(page.summary).startswith("The tide turned at 2:00, and ")
    debrief = frame(app)
    ticks(app, DEAF)
    choose(app, "Watch replay")
    watch = app.stack.top
    assert isinstance(watch, WatchRunScreen)
    ticks(app, 120)
    assert frame(app) != debrief
    assert verify(page.path).code == 0
    notes = parse(app.kept_progress.path.read_text("utf-8"))
    assert notes.reached("weir", "deep-sleep").score == result.score
    app.director.title()
    app.director.choose("weir")
    assert app.stack.top.card().lines[1].figure.endswith("% standing")


def test_its_keys_have_a_page(app: App) -> None:
    """Its verb stands there by its key; F1 on the desk shows it alone."""
    begin(app)
    key(app, pygame.K_F1)
    page = app.stack.top
    assert isinstance(page, KeysScreen)
    assert ("1", "open") in [(line.keys, line.mouse) for line in page.pages[0].rows]
    frame(app)
    app.director.title()
    app.director.keys()
    assert isinstance(app.stack.top, KeysScreen)
    assert len(app.stack.top.names) == 4
    frame(app)


def test_the_night_and_the_recurring_dream_do_without_it(app: App) -> None:
    """It asks for neither; the night keeps its three stations."""
    assert app.director.night_dreams == [1, 2, 3]
    assert 4 not in makers()
    app.director.night()
    frame(app)


@pytest.mark.parametrize("size", [(960, 540), (1280, 720), (1000, 1000), (2560, 1080)])
def test_nothing_on_its_desk_overlaps(size: tuple[int, int]) -> None:
    """At any size; each place is told to be what is drawn there."""
    board = WeirDesk(LEVEL, size)
    layout = layout_of(LEVEL, size)
    boxes = {**layout.boxes, "tile": layout.tiles[0]}
    whole = pygame.Rect((0, 0), size)
    assert [name for name, box in boxes.items() if not whole.contains(box)] == []
    assert [(a, b) for a, b in combinations(boxes, 2) if boxes[a].colliderect(boxes[b])] == []
    for i in range(4):
        assert board.hit(boxes[f"basin{i}"].center) == Hit("sector", i)
    assert board.hit(layout.tiles[0].center) == Hit("verb", 0)


def test_every_sound_that_it_asks_for_is_there(app: App) -> None:
    """In a run that goes to its end."""
    screen, bank = begin(app), sounds()
    asked: set[str] = set()
    while not screen.run.over:
        ticks(app, 1)
        heard = screen.hear()
        asked.update(heard.events)
        assert set(heard.bed or {}) <= set(bank.loops)
        assert set(heard.new_alarms) <= set(bank.alarms)
    assert {"sector-dark", "voice", "ending-loss"} <= asked
    assert asked - {"voice"} <= set(bank.shots)


def test_it_is_a_dream_as_the_others_are() -> None:
    """Its record in play stands on that of the floors below."""
    mine = dreams()[-1]
    assert (mine.number, mine.title, mine.numeral, mine.base.name) == (4, "The Weir", "IV", "weir")
