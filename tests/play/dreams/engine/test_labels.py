"""Words in the chamber: what is said beside insects stands apart, threads can be told from each other, and the verse
lies on none of them."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

import pygame
import pytest

from game.level import load, shipped
from game.play.dreams.engine.desk import EngineDesk
from game.play.dreams.engine.layout import clear_of, engine_layout
from game.play.dreams.engine.scene.chamber_map import ChamberMap
from game.play.dreams.engine.scene.labels import Label
from game.play.dreams.engine.scene.ripples_and_strikes import forecast_strikes, strike_text
from game.play.dreams.engine.scene.threads import FEW, best_threads, thread_outcome
from game.play.render.view import DeskState, Hit
from game.sim.fixed import ONE
from game.sim.panel import Panel
from tests.play.dreams.engine.chambers import LEVEL, UI, calm, changed, crisis, view, weave

SIZES = [
    (960, 540),
    (1000, 1000),
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((1280, 720), (1920, 1080))),
]
NOW = 7000
VERSE = "A shriek, and the cyan arm falls behind. Give it your will on its beat; let it run outward."


@cache
def desk_of(size: tuple[int, int]) -> EngineDesk:
    return EngineDesk(LEVEL, size)


def tangle(seed: int, counts: tuple[int, int, int] = (8, 8, 8), strikes: int = 4) -> Panel:
    """Threads of so many strikes each on any insects, while others are told."""
    random, sectors, ticks = Random(seed), dict.fromkeys(range(24), -1), {}
    for k, count in enumerate(counts):
        for slot in range(k * 8, k * 8 + count):
            sectors[slot], ticks[slot] = random.randrange(24), NOW + random.randrange(60, 560)
    return changed(weave(NOW), thread__sector=sectors, thread__tick=ticks, **falling(random.sample(range(24), strikes)))


def falling(sectors: list[int]) -> dict[str, object]:
    return {
        "forecast__sector": dict(enumerate([*sectors, *[-1] * (8 - len(sectors))])),
        "forecast__tick": {slot: NOW + 70 + 20 * slot for slot in range(len(sectors))},
    }


def drawn(desk: EngineDesk, panel: Panel, ui: DeskState = UI) -> pygame.Surface:
    surface = pygame.Surface(desk.size)
    desk.draw(surface, panel, panel, 1.0, ui)
    return surface


def apart(desk: EngineDesk, labels: list[Label]) -> None:
    """No label lies on another, on an insect, on cards, verse, lines of help, or out of the chamber."""
    boxes = [label.box for label in labels]
    assert not any(a.colliderect(b) for a, b in combinations(boxes, 2))
    chart, layout = desk.scene.chart, desk.layout
    for box in boxes:
        assert layout.scene.contains(box)
        assert box.collidelist([layout.boxes[name] for name in ("threads", "caption", "aside", "prompts")]) == -1
        for sector, (x, y) in enumerate(chart.places):
            reach = round(14 * chart.size(sector))
            assert not box.colliderect((round(x) - reach, round(y) - reach, 2 * reach, 2 * reach))


@pytest.mark.parametrize("size", SIZES)
def test_labels_in_a_tangle_of_threads_lie_apart_and_on_no_insect(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    for seed in range(40):
        labels = desk.scene.said(view(tangle(seed)))
        apart(desk, labels)
        assert len({label.wanted.sector for label in labels}) == len(labels), "an insect has one label"


@pytest.mark.parametrize("size", SIZES)
def test_every_strike_that_is_told_has_its_label_beside_its_insect(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    for first in range(24):
        sectors = [(first + step) % 24 for step in (0, 1, 8, 12)]
        here = view(changed(crisis(NOW), **falling(sectors)))
        labels = desk.scene.said(here)
        apart(desk, labels)
        assert {label.wanted.sector for label in labels} >= set(sectors)
        for sector, box in ((label.wanted.sector, label.box) for label in labels):
            assert box.inflate(140 * desk.layout.u, 140 * desk.layout.u).collidepoint(desk.scene.chart.places[sector])


def test_where_many_strikes_are_told_each_is_said_in_fewer_words() -> None:
    one, many = (view(changed(crisis(NOW), **falling(sectors))) for sectors in ([6], [6, 19, 13]))
    wide = [
        next(label.box.width for label in desk_of((1280, 720)).scene.said(here) if label.wanted.sector == 6)
        for here in (one, many)
    ]
    assert wide[1] < 0.75 * wide[0]
    tick, sector = forecast_strikes(many)[1]
    assert strike_text(many, sector, tick, brief=True) in strike_text(many, sector, tick)


def test_a_thread_tells_its_first_strikes_and_under_the_pointer_all_of_them() -> None:
    desk, panel = desk_of((1280, 720)), tangle(3, (8, 0, 5), strikes=0)
    said = desk.scene.threads.said(view(panel))
    rows = [words for each in said.values() for words, _ in each]
    assert {row[0] for row in rows} == {"1", "3"}
    assert sum(row.count(".") for row in rows) == 2 * FEW
    pointed = desk.scene.threads.said(view(panel, ui=replace(UI, hovered=Hit("thread", 0))))
    rows = [words for each in pointed.values() for words, _ in each]
    assert {row[0] for row in rows} == {"1"}
    assert sum(row.count(".") for row in rows) == 8
    assert desk.scene.threads.said(view(crisis())) == {}


def test_cards_mark_what_no_other_thread_does_better() -> None:
    song, heart = {0: 21000, 1: 24000, 2: 24010}, {0: ONE // 2, 1: ONE // 2, 2: ONE // 2}
    panel = changed(tangle(1, (2, 8, 4)), thread__song=song, thread__heart=heart)
    assert best_threads(view(panel)) == [{0}, set(), {1, 2}], "alike as they are read"
    assert thread_outcome(view(panel), 1) == (8, 50, 37)
    desk = desk_of((1280, 720))
    card = desk.scene.threads.cards[1]
    worse = changed(panel, thread__song={1: 24000, 2: 40000})
    pictures = [pygame.image.tobytes(drawn(desk, p).subsurface(card), "RGB") for p in (panel, worse)]
    assert pictures[0] != pictures[1], "its own numbers are the same, but it is no longer the best"


@pytest.mark.parametrize("size", SIZES)
def test_while_threads_hang_the_verse_stands_aside_and_on_nothing(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    silent, speaking = (drawn(desk, weave(), replace(UI, caption=verse)) for verse in ("", VERSE))
    threads, aside = (desk.layout.boxes[name] for name in ("caption", "aside"))
    same = [pygame.image.tobytes(picture.subsurface(threads), "RGB") for picture in (silent, speaking)]
    assert same[0] == same[1], "nothing lies on the threads below their cards"
    changes = pygame.mask.from_threshold(speaking, (0, 0, 0), (1, 1, 1), silent)
    changes.invert()
    boxes = changes.get_bounding_rects()
    assert boxes
    room = aside.inflate(20 * desk.layout.u, 16 * desk.layout.u)
    assert all(room.contains(box) for box in boxes)
    for sector, (x, y) in enumerate(desk.scene.chart.places):
        reach = 20 * desk.scene.chart.size(sector)
        assert not aside.colliderect((x - reach, y - reach, 2 * reach, 2 * reach))
    assert drawn(desk, calm(), replace(UI, caption=VERSE)).subsurface(threads).get_buffer().raw != (
        drawn(desk, calm()).subsurface(threads).get_buffer().raw
    )


@pytest.mark.parametrize("size", SIZES)
def test_the_voice_has_room_in_every_chamber(size: tuple[int, int]) -> None:
    """However the arms wind, no insect stands where captions do, at the top or aside, and no catwalk ends there."""
    empty, whole = engine_layout(size), load(shipped()["engine"])
    for seed in range(40):
        chart = ChamberMap.of(whole.at(seed), empty)
        layout = clear_of(empty, chart.places)
        for sector, (x, y) in enumerate(chart.places):
            reach = 20 * chart.size(sector)
            body = pygame.Rect(x - reach, y - reach, 2 * reach, 2 * reach)
            assert body.collidelist([layout.boxes[name] for name in ("caption", "aside", "threads")]) < 0, seed
            assert not body.colliderect(layout.column), seed
        assert not any(layout.boxes["aside"].collidepoint(at) for stub in chart.stubs for at in stub), seed


def test_behind_threads_figures_and_heart_step_back() -> None:
    desk = desk_of((1280, 720))
    for box in desk.scene.figures.boxes:
        open_, shut = (
            sum(pygame.transform.average_color(drawn(desk, changed(calm(), weave__open=on)), box)[:3]) for on in (1, 0)
        )
        assert open_ < 0.75 * shut
