#!/usr/bin/env python3
"""Every screen in pictures: at five sizes, each text scale and each palette, a sheet for each of the last two.

python -m tools.gallery FOLDER [--sizes 960x540,1920x1080] [--scales 100,200] [--palettes dream] [--screens title,keys]
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from time import monotonic, sleep
from unittest.mock import patch

import pygame

from game.bots import persona
from game.level import cover_of, load, resolve
from game.play.debrief.what_if import FinishedRun, WhatIf
from game.play.lives.people import people_of
from game.play.render import theme
from game.play.render.theme import PALETTES
from game.play.screens import run_screen
from game.play.screens.choices import ChoicesScreen
from game.play.screens.debrief import DebriefScreen
from game.play.screens.export import ExportScreen
from game.play.screens.ledger import ledger_screen
from game.play.screens.library import LibraryScreen
from game.play.screens.line import LineScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.seed_line import SeedLine
from game.play.screens.settings import SettingsScreen
from game.play.screens.settings.screen import PAGES
from game.play.screens.tuning_desk.screen import TunedRunScreen
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.shell.director import Director
from game.play.store.bookmarks import Bookmarks
from game.play.store.progress import Dreamt
from game.play.store.recordings import recordings
from game.play.store.settings import TEXT_SCALES
from game.replay import Recorder, read
from game.session import BotSource, End, Otherwise, RoundState, Session
from game.sim.actions import PRESS, Command
from game.sim.laws.platform.verbs import PlatformVerb

SIZES = ((960, 540), (1280, 720), (1000, 1000), (1920, 1080), (2560, 1080))
THUMB = 480  # pixels across
DREAMS = ("1", "2", "3")
SEED = 7
FILMED = 2400  # ticks
ASKED, WOVEN = 7230, 1300  # ticks at which the guardian asks, and threads hang
PATIENCE = 60  # seconds to wait for a chain
Show = Callable[[App], object]


@cache
def run_to(level: str, tick: int, bot: str = "lucid") -> Session:
    """A persona's run at a tick, or at its end if that comes before. Shared: don't go on with it."""
    loaded = load(resolve(level))
    run = Session(loaded, SEED, BotSource(persona(bot, loaded.dream), loaded, SEED), bot=bot)
    while run.age < tick and run.tick():
        pass
    return run


def _desk(app: App, level: str, tick: int, bot: str = "lucid") -> None:
    app.director.play(Choice(level, seed=SEED))
    screen = app.stack.top
    if isinstance(screen, PlayRunScreen) and tick:
        screen.run = run_to(level, tick, bot)
        screen.spectator.prompter.observe(screen.run.now, screen.run.events)


def _tuning(app: App, level: str) -> None:
    """The tuning desk, with a number that was turned and one that waits for the start."""
    app.director.play(Choice(level, seed=SEED, tuning=True))
    screen = app.stack.top
    if isinstance(screen, TunedRunScreen):
        desk, numbers = screen.tuning, screen.run.level.numbers
        desk.step(numbers["composure.calm"], 1)
        desk.step(numbers["length"], 1)
        desk.list.look_at("composure.calm")


def _settings(app: App, page: int) -> None:
    app.director.settings()
    screen = app.stack.top
    if isinstance(screen, SettingsScreen):
        screen.turn_to(page)


def _replay(app: App) -> None:
    app.director.play(Choice("1", seed=SEED, bot="lucid"))


def _film(app: App, level: str, bot: str = "lucid", ticks: int = FILMED) -> None:
    """A recording in the theatre, of which something was seen."""
    loaded = load(resolve(level))
    run = Session(loaded, SEED, BotSource(persona(bot, loaded.dream), loaded, SEED), bot=bot)
    path = recordings() / f"{level}.replay"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    run.sinks.append(Recorder(path, run))
    run.play(ticks)
    app.director.replay(path, ticks // 2)


def _library(app: App) -> None:
    """Some recordings: of players and of a persona, won, left, and one with a note."""
    recordings().mkdir(parents=True, exist_ok=True)
    for level, bot in zip(DREAMS, ("", "novice", "lucid"), strict=True):
        loaded = load(resolve(level))
        run = Session(loaded, SEED, BotSource(persona(bot or "idle", loaded.dream), loaded, SEED), bot=bot)
        path = recordings() / f"{loaded.name}-{bot or 'mine'}.replay"
        path.unlink(missing_ok=True)
        run.sinks.append(Recorder(path, run))
        run.play(300)
        run.leave()
    Bookmarks(path, print).set_note("The night on which the arms came together by themselves.")
    app.director.library()


def _pair(level: str, ticks: int) -> tuple[Path, Path]:
    """Two recordings of one seed: of one who knows the dream, and of one who doesn't."""
    recordings().mkdir(parents=True, exist_ok=True)
    loaded = load(resolve(level))
    paths = [recordings() / f"{loaded.name}-{bot}.replay" for bot in ("lucid", "novice")]
    for path, bot in zip(paths, ("lucid", "novice"), strict=True):
        path.unlink(missing_ok=True)
        run = Session(loaded, SEED, BotSource(persona(bot, loaded.dream), loaded, SEED), bot=bot)
        run.sinks.append(Recorder(path, run))
        run.play(ticks)
    return paths[0], paths[1]


def _side_by_side(app: App, level: str, ticks: int = FILMED) -> None:
    """Both, from where they part."""
    app.director.compare(*_pair(level, ticks))


def _kin(app: App) -> None:
    """With what a recording is compared."""
    _pair("2", 300)
    app.director.library()
    screen = app.stack.top
    while isinstance(screen, LibraryScreen) and screen.library.look_on(9):
        screen.enter()
    if isinstance(screen, LibraryScreen):
        screen.compare()


def _bare(app: App, level: str) -> None:
    """The scene alone."""
    _film(app, level)
    screen = app.stack.top
    while isinstance(screen, WatchRunScreen) and not screen.desk.bare:
        screen._turn_view()


def _why(app: App, level: str) -> None:
    """What went wrong last in a recording of one who loses, with its chain."""
    _film(app, level, "novice")
    screen = app.stack.top
    if isinstance(screen, WatchRunScreen) and screen.why:
        screen.why.ask(None, FILMED)
        until = monotonic() + PATIENCE
        while monotonic() < until and not screen.why.answered:
            screen.tick()
            sleep(0.02)


def _export(app: App, begun: bool) -> None:
    """What can be exported of a recording, or how far that is."""
    _film(app, "1", ticks=120)
    app.director.export(read(recordings() / "1.replay"), 60, None)
    screen = app.stack.top
    if begun and isinstance(screen, ExportScreen):
        screen.begin(screen.choices[0])


def _line(app: App) -> None:
    app.director.overlay(LineScreen(app, "Bookmark at 1:20", "Here it begins.", 120, lambda line: None, "Remove"))


def _seed_line(app: App) -> None:
    app.director.title()
    app.director.overlay(SeedLine(app, "20261127", 9, lambda seed: None))


def _ledger(app: App) -> None:
    app.director.title()
    names = tuple(person.name for group in people_of(load(resolve("1")).at(SEED)) for person in group)
    for night in range(9):
        app.progress.note_dreamt(
            Dreamt(
                date="2026-01-01", title="The Platform", place="Averne", seed=night, ending="Renewal", won=True,
                saved=names[:20], missing=names[20:],
            )
        )  # fmt: skip
    app.director.overlay(ledger_screen(app, [cover_of(resolve(level)) for level in DREAMS]))


def _names(app: App, level: str) -> None:
    _debrief(app, level, "lucid")
    screen = app.stack.top
    if isinstance(screen, DebriefScreen):
        app.director.overlay(screen.names())


def _debrief(app: App, level: str, bot: str) -> None:
    app.director.debrief(run_to(level, 1 << 30, bot), Choice(level, seed=SEED, bot=bot), None)


def _choices(app: App) -> None:
    """Where other choices would have led: as many as are shown, with long sentences."""
    level = load(resolve("1")).at(SEED)
    what_if = WhatIf(FinishedRun(level.text, level.difficulty, SEED, (), 0, False))
    what_if.stop()
    kept, other = End(470, False, 20000, tuple(range(9))), End(512, True, 21000, ())
    acts = [Command(600 * i, PlatformVerb.SHELTER, i, PRESS) for i in range(1, 12)]
    what_if.choices = [Otherwise(act, act._replace(target=20), True, kept, other) for act in acts]
    app.director.overlay(ChoicesScreen(app, level, what_if, None))


# Every screen, by a name; those whose names begin with + take some seconds, since runs lead to them.
SCREENS: Mapping[str, Show] = {
    "title": lambda app: app.director.title(),
    "dream I": lambda app: app.director.choose("1"),
    "night": lambda app: app.director.night(),
    "recurring": lambda app: app.director.recurring(),
    "lessons": lambda app: app.director.lessons_menu(),
    "offer": lambda app: app.director.begin(Choice("1", seed=SEED)),
    "keys": lambda app: app.director.keys(),
    **{f"keys {level}": lambda app, level=level: app.director.keys(load(resolve(level))) for level in DREAMS},
    **{f"settings {page}": partial(_settings, page=page) for page in range(len(PAGES))},
    "bindings": lambda app: app.director.bind(),
    "timing": lambda app: app.director.calibrate(),
    "pause": lambda app: app.director.pause(lambda: None),
    **{f"waking {dream}": lambda app, dream=dream: app.director.wake(dream, dream == 2) for dream in (1, 2, 3)},
    **{f"lesson {dream}": lambda app, dream=dream: app.director.lesson(dream, lambda _: None) for dream in (1, 2, 3)},
    **{f"desk {level}": partial(_desk, level=level, tick=0) for level in DREAMS},
    "tuning desk": partial(_tuning, level="1"),
    **{f"+tuning desk {level}": partial(_tuning, level=level) for level in DREAMS[1:]},
    "keys tuning desk": lambda app: app.director.tuning_keys(load(resolve("1"))),
    "keys theatre": lambda app: app.director.theatre_keys(load(resolve("2"))),
    "ledger": _ledger,
    "line": _line,
    "seed line": _seed_line,
    "export": partial(_export, begun=False),
    "+export begun": partial(_export, begun=True),
    "library": _library,
    "choices": _choices,
    "compare": _kin,
    "side by side": partial(_side_by_side, level="2", ticks=300),
    "replay": _replay,
    **{f"+replay {level}": partial(_film, level=level) for level in DREAMS},
    **{f"+side by side {level}": partial(_side_by_side, level=level) for level in DREAMS},
    **{f"+bare {level}": partial(_bare, level=level) for level in DREAMS},
    **{f"+why replay {level}": partial(_why, level=level) for level in DREAMS},
    "round": lambda app: app.director.round_over(
        run_to("1", 60), Choice("recurring", seed=SEED, standing=RoundState(SEED)), None
    ),
    **{f"+desk {level}": partial(_desk, level=level, tick=9000) for level in DREAMS},
    "+asked 2": partial(_desk, level="2", tick=ASKED, bot="novice"),
    "+threads 3": partial(_desk, level="3", tick=WOVEN),
    **{f"+names {level}": partial(_names, level=level) for level in DREAMS},
    **{
        f"+debrief {level} {bot}": partial(_debrief, level=level, bot=bot)
        for level in DREAMS
        for bot in ("idle", "novice", "lucid")
    },
}


@contextmanager
def an_app(folder: Path) -> Iterator[App]:
    """The game without a window, with nothing kept."""
    surroundings = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    with patch.dict(os.environ, surroundings | quiet), patch.object(run_screen, "freeze_garbage", lambda: None):
        file = folder / "settings.json"
        file.write_text('{"muted": true}')
        app = App(Director, file)
        try:
            yield app
        finally:
            app.stack.reset()
            app.sound.close()
            theme.choose("dream")
            theme.scale_type(100)


def picture(app: App, name: str, size: tuple[int, int]) -> pygame.Surface:
    """A screen at a size."""
    surface = pygame.Surface(size)
    app.picture.canvas = surface
    app.director.title()
    SCREENS[name](app)
    app.stack.resize(size)
    for _ in range(130):
        top = app.stack.top
        if top and not isinstance(top, PlayRunScreen):
            top.tick()
    app.stack.draw(surface, 0.5)
    return surface


def sheet(app: App, names: Sequence[str], sizes: Sequence[tuple[int, int]]) -> pygame.Surface:
    """A row for each screen, and in it a picture for each size."""
    rows = [[picture(app, name, size) for size in sizes] for name in names]
    high = max(round(THUMB * h / w) for w, h in sizes)
    whole = pygame.Surface((THUMB * len(sizes), high * len(rows)))
    for j, row in enumerate(rows):
        for i, each in enumerate(row):
            small = pygame.transform.smoothscale(
                each, (THUMB - 4, round((THUMB - 4) * each.get_height() / each.get_width()))
            )
            whole.blit(small, (i * THUMB, j * high))
    return whole


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default=",".join(f"{w}x{h}" for w, h in SIZES))
    parser.add_argument("--scales", default=",".join(map(str, TEXT_SCALES)))
    parser.add_argument("--palettes", default=",".join(PALETTES))
    parser.add_argument("--screens", default=",".join(SCREENS))
    args = parser.parse_args()
    sizes = [(int(w), int(h)) for w, h in (size.split("x") for size in args.sizes.split(","))]
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, an_app(Path(folder)) as app:
        for palette in args.palettes.split(","):
            for scale in args.scales.split(","):
                app.change(palette=palette, text_scale=int(scale))
                target = args.folder / f"{palette.replace(' ', '-')}-{scale}.png"
                pygame.image.save(sheet(app, args.screens.split(","), sizes), target)
                print(target)


if __name__ == "__main__":
    main()
