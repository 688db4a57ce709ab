"""The night in a real window: a lesson by keys alone and by mouse alone, and from Dream I over waking to Dream II."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game.play.dreams import lessons, level_of
from game.play.dreams.platform.layout import city_layout
from game.play.dreams.platform.scene.ground import CityMap, Ground
from game.play.dreams.platform.triage import links_of
from game.play.input import navigation
from game.replay import read
from tests.play.window_driver import SIZE, TITLE, Game, Hand, display, row, verify

NIGHT, OFFER = 4, 3  # rows of these menus
DEBRIEF = (168, 676)  # the first of the rows side by side: to wake
LINES = 5  # of a waking scene
BOXES = city_layout(SIZE).boxes


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with display() as name:
        yield name


def progress(game: Game) -> dict[str, Any]:
    """What is kept on the disk by now."""
    files = list(game.home.glob("config/**/progress.json"))
    return json.loads(files[0].read_text()) if files else {}


def way_to(name: str, start: str = "") -> list[str]:
    """The arrows that lead to a sector of the first lesson from another, or when none is chosen yet."""
    level = level_of(lessons()[1])
    places, names = [(sector.x, sector.y) for sector in level.sectors], [sector.name for sector in level.sectors]
    wanted, begun = names.index(name), names.index(start) if start else -1
    ways: dict[int, list[str]] = {begun: []}
    for here in (edge := [begun]):
        linked = [other for _, other in links_of(level.links, here)]
        for way in navigation.DIRECTIONS:
            there = navigation.toward(places, places[here] if here >= 0 else (0.0, 0.0), way, linked)
            if there >= 0 and there not in ways:
                ways[there] = [*ways[here], way.capitalize()]
                edge.append(there)
    return ways[wanted]


def tile(index: int) -> tuple[int, int]:
    return city_layout(SIZE).tiles[index].center


WORD = 4  # seconds for which the word at the end of a step stands, at most


def take(game: Game, steps: list[Hand]) -> None:
    """Each step of the first lesson, as often as it takes."""
    lesson = lessons()[1]
    assert len(steps) == len(lesson.steps)
    for n, step in enumerate(steps[:-1], 2):

        def do(step: Hand = step) -> None:
            step()
            time.sleep(WORD)

        game.go_on(do, f"{lesson.title}, step {n} of {len(steps)}")

    def learned() -> bool:
        steps[-1]()
        return progress(game).get("lessons") == {"1": "learned"}

    game.until(learned, "the end of the lesson", 120)


@pytest.mark.slow
def test_falling_asleep_by_keys_alone(screen: str, tmp_path: Path) -> None:
    """From the title through every step to the title; afterwards it is noted as learned, and nothing is recorded."""
    with Game(screen, tmp_path) as game:

        def hold(key: str, seconds: float) -> None:
            game.down(key)
            time.sleep(seconds)
            game.up(key)

        game.key("Down", "Return", "Return")
        time.sleep(2)
        take(game, [
            lambda: hold("space", 5), lambda: game.key(*way_to("Harbor")),
            lambda: game.key("1"), lambda: game.key("Return"), lambda: game.key("2"),
            lambda: game.key("3"), lambda: game.key("3"), lambda: (game.key("5"), time.sleep(5)),
            lambda: game.key(*way_to("Veil", "Harbor")), lambda: game.key("5"), lambda: hold("4", 6),
            lambda: game.key(*way_to("Hollow", "Veil")), lambda: game.key(*way_to("Mirror", "Hollow")),
            lambda: (game.key("6"), time.sleep(1), hold("6", 5)),
        ])  # fmt: skip
        assert game.replays == []


@pytest.mark.sweep
def test_falling_asleep_by_mouse_alone(screen: str, tmp_path: Path) -> None:
    """The same with the mouse: no key is ever pressed."""
    level = level_of(lessons()[1])
    chart = CityMap.of(level, Ground.of(city_layout(SIZE)))
    at = {sector.name: at for at, sector in zip(chart.sectors, level.sectors, strict=True)}
    with Game(screen, tmp_path) as game:

        def hold(at: tuple[int, int], seconds: float) -> None:
            game.press(*at)
            time.sleep(seconds)
            game.release()

        game.click(*row(1, TITLE))
        time.sleep(0.5)
        game.click(*row(0, len(lessons()) + 1))
        time.sleep(2)
        take(game, [
            lambda: hold(BOXES["breathe"].center, 5), lambda: game.click(*at["Harbor"]), lambda: game.click(*tile(0)),
            lambda: game.click(*BOXES["annunciator"].center), lambda: game.click(*tile(1)),
            lambda: game.click(*tile(2)), lambda: game.click(*tile(2)), lambda: (game.click(*tile(4)), time.sleep(5)),
            lambda: game.click(*at["Veil"]), lambda: game.click(*tile(4)), lambda: hold(tile(3), 6),
            lambda: game.click(*at["Hollow"]), lambda: game.click(*at["Mirror"]),
            lambda: (game.click(*tile(5)), time.sleep(1), hold(tile(5), 5)),
        ])  # fmt: skip


def recorded(game: Game, name: str, count: int = 1) -> Callable[[], bool]:
    """Whether so many runs of a dream are recorded."""
    return lambda: sum(file.name.startswith(name) for file in game.replays) == count


@pytest.mark.slow
def test_by_keys_from_dream_one_over_waking_to_dream_two_and_on_after_a_kill(screen: str, tmp_path: Path) -> None:
    """The night goes on where it was when the program was killed, and knows how its first dream ended."""
    with Game(screen, tmp_path) as game:
        game.key("Return", "Return", "Down", "Return")  # the night, as deep as it is set, without the lesson
        game.until(recorded(game, "platform"), "Dream I")
        time.sleep(5)
        game.end_by_override(lambda: game.key("6"), lambda: game.down("6"), lambda: game.up("6"))
        game.until(lambda: "night" in progress(game), "what is kept")
        game.go_on(lambda: game.key("Return"), "Debrief of The Platform")
        game.go_on(lambda: game.key("Left", "Left", "Return"), "Waking")  # the recording is what Enter shows
        game.go_on(lambda: game.key("Escape"), "The door of the hall")
        game.key("Down", "Return")  # in at the door
        game.until(recorded(game, "guardian"), "Dream II")
        time.sleep(1)
        game.process.kill()
        game.process.wait()
        kept = progress(game)
    assert kept["night"] == {"dream": 2, "difficulty": "deep-sleep", "won": [False]}
    assert kept["dreams"]["platform"]["deep-sleep"]["ending"] == "too-soon"
    assert kept["lessons"] == {"1": "skipped", "2": "skipped"}
    with Game(screen, tmp_path) as game:
        game.key("Return", "Return")  # the night goes on, with Dream II
        game.until(recorded(game, "guardian", 2), "Dream II again")
        first = next(file for file in game.replays if file.name.startswith("platform"))
    assert (read(first).result or {})["ending"] == "too-soon"
    assert verify(first) == 0


@pytest.mark.sweep
def test_by_mouse_from_dream_one_over_waking_to_dream_two(screen: str, tmp_path: Path) -> None:
    """No key is ever pressed; each click in the room brings a line, and the last one sleep."""
    with Game(screen, tmp_path) as game:
        for at in (row(0, TITLE), row(1, NIGHT), row(1, OFFER)):
            game.click(*at)
            time.sleep(0.7)
        game.until(recorded(game, "platform"), "Dream I")
        time.sleep(5)
        game.end_by_override(lambda: game.click(*tile(5)), lambda: game.press(*tile(5)), game.release)
        game.go_on(lambda: game.click(640, 300), "Debrief of The Platform")
        game.go_on(lambda: game.click(*DEBRIEF), "Waking")
        for _ in range(LINES):
            time.sleep(1)
            game.click(300, 300)
        game.go_on(lambda: game.click(300, 300), "The door of the hall")
        game.click(*row(1, OFFER))
        game.until(recorded(game, "guardian"), "Dream II")
