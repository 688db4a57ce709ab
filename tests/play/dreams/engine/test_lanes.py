"""Words in the lanes: each has free ground of its own, at any size; one that finds none is left out."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations

import pygame
import pytest

from game.play.dreams.engine.desk import EngineDesk
from game.play.dreams.engine.instruments.beat_lanes import BeatLanes, Drawn
from game.play.dreams.engine.label_placement import Place, TextToPlace, place_texts
from game.play.dreams.engine.tile_states import bar_left
from game.play.render.view import View
from game.session import Session
from game.sim.actions import PRESS
from game.sim.laws.engine.verbs import EngineVerb
from tests.play.dreams.engine.chambers import LEVEL, UI, calm, changed, crisis, view

SIZES = [(960, 540), (1280, 720), pytest.param((1920, 1080), marks=pytest.mark.slow)]


@cache
def desk_of(size: tuple[int, int]) -> EngineDesk:
    return EngineDesk(LEVEL, size)


@cache
def moments() -> list[View]:
    """Arms and works in all positions to each other and to the bar, each arm chosen in turn; and a real run."""
    seen = []
    for n in range(120):
        t = 6000 + 13 * n
        panel = changed(
            crisis(t),
            selected=(4, 12, 20)[n % 3],
            forecast__sector=-1,
            judged__verb=0,
            work__kind={k: (k + n // 3) % 3 for k in range(3)},
            work__press={k: t + 9 * (n + k) % 80 for k in range(3)},
            work__release={k: t + 9 * (n + k) % 80 + 30 + 7 * n % 90 for k in range(3)},
        )
        if n % 5 == 0:
            panel = changed(panel, work__held=1, work__arm=n % 3)
        seen.append(view(panel, ui=replace(UI, cursor=-1)))
    run = Session(LEVEL, 7)
    for tick in range(900):
        if tick == 600:
            run.queue(EngineVerb.STRETCH, -1, PRESS)
        run.tick()
        if tick % 11 == 0:
            seen.append(view(run.now, ui=replace(UI, cursor=tick // 30 % 24)))
    return seen


def drawn(lanes: BeatLanes, here: View) -> tuple[pygame.Surface, Drawn]:
    surface = pygame.Surface((lanes.rect.right + 20, lanes.rect.bottom + 20))
    return surface, lanes.draw(surface, here)


@pytest.mark.parametrize("size", SIZES)
def test_no_word_in_the_lanes_lies_on_a_mark_or_on_another_word(size: tuple[int, int]) -> None:
    lanes, said = desk_of(size).lanes, Counter[str]()
    for here in moments():
        _, (marks, words) = drawn(lanes, here)
        boxes = [word.box for word in words]
        assert all(lanes.room.contains(box) for box in boxes)
        assert all(box.collidelist(marks) == -1 for box in boxes)
        assert not any(a.colliderect(b) for a, b in combinations(boxes, 2))
        said.update(word.words for word in words)
    assert all(said[words] > 15 for words in ("1 nudge", "2", "let go", "new work")), said


@pytest.mark.parametrize("size", SIZES)
def test_what_moves_in_the_lanes_takes_the_places_it_says(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a word is to stand there is nothing but dark ground and a lane's own thin line."""
    lanes = desk_of(size).lanes
    for here in moments()[::7]:
        _, (_, words) = drawn(lanes, here)
        with monkeypatch.context() as bare:
            bare.setattr("game.play.dreams.engine.instruments.beat_lanes.place_texts", lambda *_: [])
            surface, _ = drawn(lanes, here)
        for box in (word.box for word in words):
            rows = [
                max(max(surface.get_at((x, y))[:3]) for x in range(box.left, box.right))
                for y in range(box.top, box.bottom)
            ]
            assert sum(bright > 80 for bright in rows) <= 2, (here.now.moment, box)


def test_rows_stay_where_they_are_as_an_insect_is_chosen() -> None:
    """Beats run above each lane's middle and works below it, whoever is chosen."""
    lanes = desk_of((1280, 720)).lanes
    panel = changed(calm(6000), selected=-1, work__press=6040, bar__left=300)
    free, chosen = (view(panel, ui=replace(UI, cursor=sector)) for sector in (-1, 4))
    ahead = lanes.line + lanes.pace / 2
    rows = [sorted({box.centery for box in drawn(lanes, here)[1].marks if box.x > ahead}) for here in (free, chosen)]
    assert rows[0] == rows[1]
    assert all(min(abs(row - y) for row in rows[0]) > 0.15 * lanes.high for y in lanes.rows)


def test_a_press_is_marked_where_its_beat_lay() -> None:
    """Beats come from the right: a press that was early is marked at the right of the line, one that was late at the
    left; on the lane of the arm."""
    lanes = desk_of((1280, 720)).lanes
    for error, side in ((-120_000, 1), (120_000, -1)):
        pressed = changed(calm(6000), judged__verb=EngineVerb.WORK, judged__target=1, judged__grade=1)
        panel = changed(pressed, judged__tick=5990, judged__error=error, selected=-1)
        with_mark, without = (
            drawn(lanes, view(p, ui=replace(UI, cursor=-1)))[0] for p in (panel, changed(panel, judged__tick=0))
        )
        y = round(lanes.rows[1] - lanes.high * 0.4)
        near = range(round(lanes.line - 60), round(lanes.line + 60))
        differ = [x for x in near if with_mark.get_at((x, y)) != without.get_at((x, y))]
        assert differ
        assert all((x - lanes.line) * side > 0 for x in differ)


def test_a_strike_is_seen_in_its_lane() -> None:
    """Where it falls, between two beats."""
    lanes = desk_of((1280, 720)).lanes
    panel = changed(calm(6000), forecast__sector={0: 12}, forecast__tick={0: 6090}, selected=-1)
    struck, bare = (
        drawn(lanes, view(p, ui=replace(UI, cursor=-1)))[1].marks for p in (panel, changed(panel, forecast__sector=-1))
    )
    (box,) = [tuple(mark) for mark in struck if mark not in bare]
    assert abs(pygame.Rect(box).centerx - (lanes.line + 1.5 * lanes.pace)) <= 1
    assert lanes.rows[0] < box[1] < lanes.rows[1]


def test_a_beat_at_the_end_of_a_bar_belongs_to_the_next() -> None:
    """In unison each arm beats on the bar line, by rounding a tick before it: the next bar's work stands there."""
    lanes = desk_of((1280, 720)).lanes
    for tick in range(6001, 6118):
        here = view(changed(calm(tick), selected=-1, work__kind=0, bar__left=6121 - tick), ui=replace(UI, cursor=-1))
        line = lanes.line + bar_left(here) * lanes.pace
        marks = drawn(lanes, here)[1].marks
        assert len([box for box in marks if abs(box.centerx - line) < 8]) == 1 + 3 + 3, "line, beats, works"


@pytest.mark.parametrize("size", SIZES)
def test_names_of_arms_stand_clear_of_their_lanes(size: tuple[int, int]) -> None:
    lanes = desk_of(size).lanes
    here = view(changed(crisis(6000), work__held=1, work__arm=2, work__release=6100, selected=-1))
    surface, _ = drawn(lanes, here)
    gap = pygame.Rect(lanes.left - 3, round(lanes.rows[2]) - 6, 2, 12)
    assert pygame.transform.average_color(surface, gap)[0] < 30


def test_the_weightier_word_takes_the_ground_and_the_lesser_gives_way() -> None:
    surface, room = pygame.Surface((200, 40)), pygame.Rect(0, 0, 200, 40)
    light = TextToPlace(4, [Place("new work", 50, 20, 0)], 12, (255, 255, 255))
    heavy = TextToPlace(0, [Place("1 nudge", 60, 20, 0)], 12, (255, 255, 255))
    assert [word.words for word in place_texts(surface, [light, heavy], [], room)] == ["1 nudge"]
    aside = light._replace(places=[("new work", 50, 20, 0), ("new work", 200, 20, 1)])
    words = place_texts(surface, [aside, heavy], [], room)
    assert [word.words for word in words] == ["1 nudge", "new work"]
    assert words[1].box.right == 200
    assert place_texts(surface, [heavy], [pygame.Rect(70, 0, 3, 40)], room) == []
