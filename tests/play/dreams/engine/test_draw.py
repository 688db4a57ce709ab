"""The picture of Dream III: pure, at any size, and each state has its own look."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.play.dreams.engine.chord_advice import PARTING, pairs_of
from game.play.dreams.engine.desk import EngineDesk
from game.play.dreams.engine.instruments import chord
from game.play.dreams.engine.instruments.timing import beats_of, insect_state, press_timing, wait_text
from game.play.dreams.engine.layout import engine_layout
from game.play.dreams.engine.refusals import burns_yet
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.count_in import counted
from game.play.dreams.engine.scene.engine_view import arm_of
from game.play.dreams.engine.scene.ripples_and_strikes import GRADES, SEEN, strike_text
from game.play.dreams.engine.scene.strings import ratio
from game.play.dreams.engine.triage import strikes
from game.play.dreams.engine.verbs import VERBS
from game.play.render.theme import width
from game.play.render.view import NOTHING, DeskState, Hit, View
from game.play.render.words import TileState
from game.session import Session
from game.sim.actions import PRESS, Actions, timed
from game.sim.fixed import ONE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.play.dreams.engine import chambers
from tests.play.dreams.engine.chambers import (
    CHOSEN,
    DISCORD,
    LEVEL,
    OLD,
    RICH,
    SILENCE,
    UI,
    breathing,
    calm,
    changed,
    crisis,
    over,
    stretched,
    view,
    weave,
)
from tests.sentences import says
from tests.sim.build import now

TURN_4 = chambers.TURN // 4
SIZES = [
    (960, 540), (1000, 1000),
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((1280, 720), (1600, 900), (2560, 1080))),
]  # fmt: skip
STATES = [calm(), crisis(), weave(), stretched(), breathing(80)]


def verb_standing(look: View, verb: EngineVerb) -> TileState:
    return VERBS.row(verb).stands(look)


@cache
def desk_of(size: tuple[int, int]) -> EngineDesk:
    return EngineDesk(LEVEL, size)


@pytest.fixture(scope="module")
def desk() -> EngineDesk:
    return desk_of((1280, 720))


def picture(desk: EngineDesk, panel: Panel, ui: DeskState = UI, alpha: float = 1.0) -> pygame.Surface:
    surface = pygame.Surface(desk.size)
    surface.fill((255, 0, 255))
    desk.draw(surface, panel, panel, alpha, ui)
    return surface


def pixels(surface: pygame.Surface, rect: pygame.Rect | None = None) -> bytes:
    part = surface.subsurface(rect.clip(surface.get_rect())) if rect else surface
    return pygame.image.tobytes(part, "RGB")


def around(desk: EngineDesk, sector: int, reach: int = 26) -> pygame.Rect:
    box = pygame.Rect(0, 0, 2 * reach, 2 * reach)
    box.center = round(desk.scene.chart.places[sector][0]), round(desk.scene.chart.places[sector][1])
    return box


def light(surface: pygame.Surface, rect: pygame.Rect) -> int:
    return sum(pygame.transform.average_color(surface, rect.clip(surface.get_rect()))[:3])


# Purity


def test_the_same_panel_gives_the_same_picture_whatever_was_drawn_before(desk: EngineDesk) -> None:
    fresh = EngineDesk(LEVEL, desk.size)
    ends = [over(way, age) for way in (RICH, OLD, DISCORD, SILENCE) for age in (0, 100)]
    opening = changed(over(SILENCE, 0), breathing=0, breathing__since=8990)  # it ends as eyes open
    for panel in (*STATES, *ends, opening):
        first = pixels(picture(desk, panel))
        picture(desk, crisis(5000))
        assert pixels(picture(desk, panel)) == first == pixels(picture(fresh, panel))


def test_drawing_leaves_the_panel_as_it_was(desk: EngineDesk) -> None:
    panel, kept = weave(), weave()
    picture(desk, panel)
    assert all(np.array_equal(panel.values[name], kept.values[name]) for name in kept.values)


@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_drawn_at_any_size_and_covers_the_window(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    for panel in STATES:
        surface = picture(desk, panel)
        corners = [(0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1)]
        assert all(surface.get_at(at)[:3] != (255, 0, 255) for at in corners)


@pytest.mark.parametrize("size", SIZES)
def test_instruments_lie_within_the_window_and_apart(size: tuple[int, int]) -> None:
    layout, window = engine_layout(size), pygame.Rect(0, 0, *size)
    boxes = [*layout.boxes.values(), *layout.tiles]
    assert all(window.contains(box) for box in boxes)
    assert not any(a.colliderect(b) for a, b in combinations(boxes, 2))


@pytest.mark.parametrize("size", SIZES)
def test_insects_lie_in_the_chamber_clear_of_instruments(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    assert all(desk.layout.scene.collidepoint(place) for place in desk.scene.chart.places)


# Pointing


@pytest.mark.parametrize("size", SIZES)
def test_what_is_under_the_pointer(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    picture(desk, weave())
    chart, layout = desk.scene.chart, desk.layout
    for i, (x, y) in enumerate(chart.places):
        assert desk.hit((round(x), round(y))) == Hit("sector", i)
    for i, tile in enumerate(layout.tiles):
        assert desk.hit(tile.center) == Hit("verb", i)
    assert desk.hit(layout.boxes["breathe"].center) == Hit("breathe")
    assert desk.hit(layout.boxes["annunciator"].center) == Hit("alarms")
    for arm, y in enumerate(desk.lanes.rows):
        assert desk.hit((layout.boxes["lanes"].centerx, round(y))) == Hit("lane", arm)
    for k, card in enumerate(desk.scene.threads.cards):
        assert desk.hit(card.center) == Hit("thread", k)
    assert desk.hit((2, 2)) == NOTHING


def test_threads_that_are_not_shown_are_not_there(desk: EngineDesk) -> None:
    picture(desk, weave())
    at = desk.scene.threads.cards[1].center
    assert desk.hit(at) == Hit("thread", 1)
    picture(desk, crisis())
    assert desk.hit(at) == NOTHING


# What is seen


def test_an_insect_flashes_on_its_beat_and_its_hand_turns(desk: EngineDesk) -> None:
    box = around(desk, 12)
    frames = [picture(desk, changed(calm(), phase={12: turn})) for turn in (0, TURN_4, 2 * TURN_4, 3 * TURN_4)]
    assert len({pixels(frame, box) for frame in frames}) == 4
    lights = [light(frame, box) for frame in frames]
    assert lights[0] > 1.3 * max(lights[1:])


def test_a_silent_insect_is_dark_and_sends_tendrils_to_the_heart(desk: EngineDesk) -> None:
    lit, dark = picture(desk, calm()), picture(desk, changed(calm(), darkness={2: ONE}))
    assert light(dark, around(desk, 2, 14)) < 0.7 * light(lit, around(desk, 2, 14))
    (x, y), (hx, hy) = desk.scene.chart.places[2], desk.scene.chart.heart
    way = pygame.Rect(0, 0, 60, 60)
    way.center = round(x + (hx - x) * 0.45), round(y + (hy - y) * 0.45)
    assert pixels(lit, way) != pixels(dark, way)


def test_a_link_is_whole_frayed_or_torn(desk: EngineDesk) -> None:
    path = desk.scene.chart.links[10]
    box = pygame.Rect(0, 0, 40, 40)
    box.center = round(path[7][0]), round(path[7][1])
    base = changed(calm(), link__health=ONE)
    frames = [picture(desk, changed(base, link__health={10: round(share * ONE)})) for share in (1, 0.5, 0.1)]
    assert len({pixels(frame, box) for frame in frames}) == 3


def test_a_string_that_beats_looks_different_from_one_that_sings(desk: EngineDesk) -> None:
    strung = {"bridge__a": {0: 5}, "bridge__b": {0: 20}, "bridge__health": {0: ONE}}
    none, sings, beats = (
        pixels(picture(desk, panel), desk.layout.scene)
        for panel in (
            calm(),
            changed(calm(), bridge__song={0: ONE}, **strung),
            changed(calm(), bridge__song={0: 4000}, **strung),
        )
    )
    assert len({none, sings, beats}) == 3


@pytest.mark.parametrize(("entries", "box"), [
    ({"forecast__sector": {0: 13}, "forecast__tick": {0: 650}}, 13),
    ({"judged__verb": int(EngineVerb.NUDGE), "judged__grade": 3, "judged__tick": 590, "judged__target": 13}, 13),
    ({"judged__verb": int(EngineVerb.NUDGE), "judged__grade": 0, "judged__tick": 590, "judged__target": 13}, 13),
    ({"will__from": {12: 560}, "will__until": {12: 565}}, None),
    ({"stretching": 1}, None),
    ({"heart": ONE // 5}, None),
    ({"weave__open": 1}, None),
])  # fmt: skip
def test_the_chamber_shows_what_changes(desk: EngineDesk, entries: dict[str, object], box: int | None) -> None:
    rect = around(desk, box) if box is not None else desk.layout.scene
    base = changed(calm(), selected=-1)
    ui = replace(UI, cursor=-1)
    assert pixels(picture(desk, base, ui), rect) != pixels(picture(desk, changed(base, **entries), ui), rect)


@pytest.mark.parametrize("grade", range(4))
def test_the_word_for_a_press_stands_on_dark_over_the_light_of_its_own_burst(desk: EngineDesk, grade: int) -> None:
    judged = {"judged__verb": int(EngineVerb.NUDGE), "judged__grade": grade, "judged__tick": 594, "judged__target": 13}
    drawn = picture(desk, changed(calm(), selected=-1, **judged), replace(UI, cursor=-1))
    word = width(GRADES[grade], "medium", max(10, round(12 * desk.layout.u)))
    (x, y), u = desk.scene.chart.places[13], desk.layout.u
    middle = round(y - (22 + 14 * 6 / SEEN) * u) - round(7 * u)
    row = [max(drawn.get_at((round(x) + n, middle))[:3]) for n in range(-word // 2, word // 2)]
    assert sorted(row)[len(row) // 4] < 90, "the ground shows between its letters, and is dark"


@pytest.mark.parametrize(("box", "entry", "values"), [
    ("chord", "harmony", (0, ONE // 2, ONE)), ("chord", "arm__unison", (ONE, ONE // 3)),
    ("chord", "harmony__pair", (0, ONE)),
    ("gauges", "song", (0, ONE // 2)), ("gauges", "heart", (ONE, ONE // 2, ONE // 5)), ("gauges", "darkness", (0, ONE)),
    ("annunciator", "alarm__state", (0, 1, 2, 3)),
    ("lanes", "phase", (0, 20000)), ("lanes", "nudge__window", (40_000, 10_000)), ("lanes", "work__kind", (0, 1, 2)),
    ("lanes", "work__press", (620, 660)), ("lanes", "judged__tick", (0, 595)),
    ("breathe", "composure", (ONE, ONE // 2)),
])  # fmt: skip
def test_instruments_show_what_changes(desk: EngineDesk, box: str, entry: str, values: tuple[int, ...]) -> None:
    base = changed(
        calm(),
        unison=0,
        arm__rate={0: 52_000, 1: 65_000, 2: 78_000},
        judged__verb=int(EngineVerb.NUDGE),
        judged__error=-30_000,
        judged__target=CHOSEN,
    )
    rect = desk.layout.boxes[box]
    frames = {pixels(picture(desk, changed(base, **{entry: value})), rect) for value in values}
    assert len(frames) == len(values)


def struck(due: int, late: bool = False) -> dict[str, object]:
    """A strike on the chosen insect at a tick; late: a quarter of a beat after its own, and long before the next."""
    told = {"forecast__sector": {0: CHOSEN}, "forecast__tick": {0: due}}
    return {**told, "phase": {CHOSEN: TURN_4}, "beat__next": {CHOSEN: 45}} if late else told


def test_tiles_say_how_a_verb_stands() -> None:
    chosen, none = view(calm()), view(changed(calm(), selected=-1), ui=replace(UI, cursor=-1))
    assert verb_standing(chosen, EngineVerb.NUDGE).word == "on beat"
    assert verb_standing(none, EngineVerb.NUDGE).word == "choose"
    assert verb_standing(view(calm(), ui=replace(UI, armed=EngineVerb.NUDGE)), EngineVerb.NUDGE).kind == "taken"
    assert [verb_standing(view(changed(calm(), work__kind=k)), EngineVerb.WORK).word for k in range(3)] == [
        "tap rune",
        "hold gear",
        "hold drop",
    ]
    presses = {"assists__toggle": 1}
    assert verb_standing(view(changed(calm(), work__kind=1, **presses)), EngineVerb.WORK).word == "press gear"
    held = changed(calm(), work__held=1, work__arm=0, **presses)
    assert verb_standing(view(held), EngineVerb.WORK).word.startswith("press ")
    assert verb_standing(view(changed(calm(), work__free=0, bar__phase=0)), EngineVerb.WORK) == ("blocked", "rest 5 s")
    assert verb_standing(view(changed(calm(), **struck(660))), EngineVerb.NUDGE).word == "parry now"
    assert verb_standing(view(changed(calm(), **struck(630, late=True))), EngineVerb.NUDGE).word == "too late"
    assert verb_standing(none, EngineVerb.WORK).word == "choose"
    assert verb_standing(view(changed(calm(), work__held=1, work__arm=0)), EngineVerb.WORK).kind == "busy"
    assert verb_standing(view(changed(calm(), stretch__reserve=0)), EngineVerb.STRETCH) == ("blocked", "spent")
    assert verb_standing(view(changed(calm(), weave__ready=900)), EngineVerb.WEAVE) == ("blocked", "in 5.0 s")
    assert verb_standing(view(weave()), EngineVerb.WEAVE).kind == "taken"
    assert verb_standing(view(changed(calm(), strings__left=0)), EngineVerb.BRIDGE) == ("blocked", "none left")
    assert verb_standing(view(calm(), ui=replace(UI, link=3)), EngineVerb.BRIDGE).word == "other end"
    assert verb_standing(view(changed(calm(), breathing=1)), EngineVerb.NUDGE) == ("blocked", "eyes closed")


@pytest.mark.parametrize("size", SIZES)
def test_words_of_tiles_and_lamps_fit_their_frames(size: tuple[int, int]) -> None:
    desk = desk_of(size)
    room, pixels = desk.layout.tiles[0].width - desk.layout.px(6), desk.tiles[0].small
    panels = [calm(), weave(), stretched(), changed(calm(), strings__left=0)]
    panels += [changed(calm(), **struck(660)), changed(calm(), **struck(630, late=True))]
    panels += [changed(calm(), work__free=0, bar__phase=0)]
    panels += [changed(calm(), work__kind=kind) for kind in range(3)]
    panels += [changed(calm(), work__held=1, work__arm=0), changed(calm(), weave__ready=1500)]
    panels += [changed(panel, assists__toggle=1) for panel in panels]
    uis = [UI, replace(UI, link=3), replace(UI, cursor=-1)]
    uis += [replace(UI, armed=verb) for verb in (EngineVerb.NUDGE, EngineVerb.BRIDGE)]
    words = {verb_standing(view(p, ui=ui), verb).word for p in panels for ui in uis for verb in EngineVerb}
    assert [word for word in words if width(word, "mono", pixels) > room] == []
    lamp = min(tile.width for tile in desk.alarms.tiles())
    least = max(10, desk.alarms.small - 2)
    assert all(width(f"▲{label}", "medium", least) <= lamp - 6 for label in desk.alarms.short)


def test_an_insect_says_what_presses_it_most() -> None:
    panel = changed(
        calm(),
        forecast__sector={0: 1},
        forecast__tick={0: 690},
        darkness={2: ONE},
        phase={3: (600 * 65536 // 60 + 13_000) % 65536},
        link__health=ONE,
    )
    said = [insect_state(view(panel), sector)[0] for sector in (1, 2, 3, 5)]
    assert said[0].startswith("a strike falls in 1.5 s")
    assert said[1].startswith("silent, 100 % dark")
    assert says(said[2], "20 %", "ahead", "nudge")
    assert says(said[3], "in step", "no nudge")
    torn = changed(panel, link__health={4: 0})
    assert says(insect_state(view(torn), 5)[0], "in step", "frays")


def test_a_strike_says_where_it_is_announced_that_it_can_not_be_parried_any_more(desk: EngineDesk) -> None:
    can, late = (view(changed(calm(), **struck(640, late=late))) for late in (False, True))
    assert [strike_text(each, CHOSEN, 640) for each in (can, late)] == ["strike 0.7 s", "strike, too late to parry"]
    assert "on a beat before then" in insect_state(can, CHOSEN)[0]
    assert says(insect_state(late, CHOSEN)[0], "strike", "too late to parry")
    slow = view(changed(calm(), stretching=1, **{**struck(640, late=True), "beat__next": {CHOSEN: 120}}))
    assert "let go of 3" in insect_state(slow, CHOSEN)[0]


@pytest.mark.slow
def test_what_is_said_of_parrying_is_so() -> None:
    """Wherever a strike is told: a nudge on some tick before it falls parries it, or none does, as the panel says."""
    p, agreed = LEVEL.params, []
    world = begin(p, [11])
    while now(world) < 6000:
        step(world, p, Actions.none(1))
        if now(world) % 61:
            continue
        panel = observe(world, p)
        for due, sector in strikes(panel):
            left = due - now(world)
            agreed.append(engine_view.can_parry(panel, sector, due) == any_parries(world, sector, left))
    assert len(agreed) > 30
    assert sum(agreed) > 0.95 * len(agreed), "but for a tick at either end"


def any_parries(world: World, sector: int, left: int) -> bool:
    """Whether a nudge on one of the next ticks parries a strike: each is tried in a world of its own."""
    fork = world.take([0] * left)
    for k in range(left):
        actions = Actions.none(left)
        actions.verb[k], actions.target[k], actions.value[k] = EngineVerb.NUDGE, sector, timed(0)
        if step(fork, LEVEL.params, actions).get("parried")[sector].any():
            return True
    return False


# Time drawn out


def test_beats_come_when_a_lane_says_also_while_time_is_drawn_out() -> None:
    run = Session(LEVEL, 7)
    for tick in range(410):
        if tick == 400:
            run.queue(EngineVerb.STRETCH, -1, PRESS)
        run.tick()
    assert run.now.one("stretching")
    here = view(run.now, ui=replace(UI, cursor=-1))
    said = next(when for when in beats_of(here, 1, engine_view.interpolated_turns(here, "arm.phase", 1)) if when > 0.1)
    start, before = run.now.moment, run.now.one("arm.phase", 1)
    while run.now.one("arm.phase", 1) >= before:
        before = run.now.one("arm.phase", 1)
        run.tick()
    assert (run.now.moment - start) / 60 == pytest.approx(said, rel=0.1)


@pytest.mark.parametrize("size", SIZES)
def test_a_lane_without_a_beat_in_sight_says_when_one_comes(size: tuple[int, int]) -> None:
    slow = changed(
        stretched(), arm__rate=ONE // 4, phase=9000, arm__phase=9000, selected=9, darkness={9: ONE}, judged__tick=0
    )
    ui = replace(UI, cursor=9)
    assert says(wait_text(view(slow, ui=ui), 1, 9), VERBS.key(EngineVerb.NUDGE), "3.5 s")
    assert says(wait_text(view(slow, ui=ui), 0, -1), "next beat", "3.5 s")
    assert wait_text(view(changed(slow, arm__rate=ONE), ui=ui), 1, 9) == ""
    lanes = desk_of(size).lanes
    room = lanes.rect.right - lanes.line - round(14 * lanes.u)
    assert width(wait_text(view(slow), 0, -1), "mono", lanes.small) < room
    left, top = lanes.line + round(14 * lanes.u), round(lanes.rows[1] - lanes.high / 2)
    free = pygame.Rect(left, top, room // 2, round(lanes.high))
    frames = [picture(desk_of(size), changed(slow, phase={9: phase}), ui) for phase in (9000, 12_000)]
    assert len({pixels(frame, free) for frame in frames}) == 2, "it counts down in the lane"


def test_a_press_is_early_or_late_in_milliseconds() -> None:
    panels = [changed(calm(), judged__error=error) for error in (-32_400, 300, 45_000)]
    assert [press_timing(panel) for panel in panels] == ["32 ms early", "exactly on time", "45 ms late"]


def test_a_string_says_at_which_ratio_it_would_sing() -> None:
    apart = changed(crisis(), bridge__n=5, bridge__m=4)
    assert [ratio(apart, a, b) for a, b in ((0, 1), (1, 2), (0, 2), (0, 0))] == [
        "4 : 5",
        "5 : 6",
        "4 : 6",
        "1 : 1",
    ]
    assert ratio(changed(apart, arm__rate=ONE), 0, 1) == "1 : 1"


def test_a_string_beside_one_that_ties_its_arms_to_the_old_time_says_so_before_it_is_laid() -> None:
    apart = changed(crisis(), bridge__n=5, bridge__m=4)
    old = changed(apart, bridge__n={0: 1}, bridge__m={0: 1})  # from 5 to 20
    a, b = (arm_of(old, end) for end in (5, 20))
    assert ratio(old, a, b) == f"{ratio(apart, a, b)}, against a string at 1 : 1"
    assert "take that one back first" in burns_yet(old, 6, 19)
    assert "take that one back first" not in burns_yet(apart, 6, 19)


def test_low_composure_dims_the_chamber(desk: EngineDesk) -> None:
    clear, shaken = picture(desk, calm()), picture(desk, changed(calm(), composure=0))
    assert light(shaken, desk.layout.scene) < 0.75 * light(clear, desk.layout.scene)


def test_behind_closed_eyes_the_chamber_pulses_with_the_breath(desk: EngineDesk) -> None:
    """Darker than with open ones, and its light comes and goes."""
    frames = [light(picture(desk, breathing(age)), desk.layout.scene) for age in (80, 155, 230, 305)]
    assert max(frames) < light(picture(desk, crisis()), desk.layout.scene)
    assert max(frames) > 1.15 * min(frames)


def test_what_is_not_legible_shows_no_hand(desk: EngineDesk) -> None:
    base = changed(calm(), composure=6000, legible={20: 0})
    frames = {pixels(picture(desk, changed(base, phase={20: turn})), around(desk, 20)) for turn in (9000, 30_000)}
    assert len(frames) == 1
    assert len({pixels(picture(desk, changed(base, phase={5: turn})), around(desk, 5)) for turn in (9000, 30_000)}) == 2


# Endings


def test_each_ending_has_its_own_motion(desk: EngineDesk) -> None:
    seen = set()
    for way in (RICH, OLD, DISCORD, SILENCE):
        frames = [pixels(picture(desk, over(way, age))) for age in (30, 120, 125, 400)]
        assert len(set(frames)) == 4
        seen.add(frames[1])
    assert len(seen) == 4


def test_a_richer_song_lights_the_chamber_and_silence_puts_it_out(desk: EngineDesk) -> None:
    scene = desk.layout.scene
    rich, silent = (light(picture(desk, over(way, 300)), scene) for way in (RICH, SILENCE))
    assert rich > 2 * silent


def test_after_the_end_phases_go_on_as_the_ending_has_it() -> None:
    """In the rich one arms beat within themselves, in the old one all as one; in silence nothing moves any more."""
    for way, groups in ((RICH, ((0, 8), (8, 16), (16, 24))), (OLD, ((0, 24),))):
        late = view(over(way, 400))
        for start, end in groups:
            turns = [engine_view.phase(late, i) for i in range(start, end)]
            assert all(abs((t - turns[0] + 0.5) % 1 - 0.5) < 1e-6 for t in turns)
    stopped = [[engine_view.phase(view(over(SILENCE, age)), i) for i in range(24)] for age in (300, 400)]
    assert stopped[0] == stopped[1]


def test_phases_between_two_ticks_go_the_short_way_round() -> None:
    before, now = changed(calm(600), phase={0: 65_000}), changed(calm(601), phase={0: 600})
    half = engine_view.phase(View(LEVEL, before, now, 0.5, UI), 0)
    assert half == pytest.approx(((65_000 + 568) % 65_536) / 65_536, abs=1e-6)


@pytest.mark.parametrize("size", [*SIZES[:1], *SIZES[2:4], (960, 516)])
def test_words_of_the_gauges_and_of_the_advice_are_not_cut(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in the smallest window that a replay's bar takes its strip from."""
    instruments, cut, written = EngineDesk(LEVEL, size).over[:2], list[str](), chord.write

    def noted(surface: pygame.Surface, words: str, *how: object) -> pygame.Rect:
        at, face, high, _, *align = how
        box = pygame.Rect(
            at[0] - (align[0] if align else 0) * width(words, face, high),
            at[1] + 0.1 * high,  # type: ignore[index, arg-type, operator]
            width(words, face, high),
            1.1 * high,
        )  # type: ignore[arg-type, operator]
        cut.extend([words] * (not surface.get_rect().contains(box)))
        return written(surface, words, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(chord, "write", noted)
    for panel in (calm(), crisis(), weave(), changed(calm(), heart=ONE // 2), changed(crisis(), link__health=0)):
        for instrument in instruments:
            instrument.draw(pygame.Surface(size), view(panel))
    assert cut == []


def test_arms_that_have_begun_to_part_can_be_drawn(desk: EngineDesk) -> None:
    """They no longer beat alike, but not yet in the ratio of their tones."""
    panel = changed(calm(), arm__rate={0: round(0.8 * ONE)}, harmony__pair=0)
    assert PARTING in {pair.state for pair in pairs_of(panel)}
    picture(desk, panel)


def test_the_first_bar_counts_in_on_the_beat() -> None:
    """Four to one, each from a beat on; the fifth beat is the first with work, and nothing is counted then."""
    run, said = Session(LEVEL, 7), {}
    for tick in range(360):
        run.tick()
        said[tick] = counted(view(run.now))
    assert [said[20 + 60 * second] for second in range(6)] == [0, 4, 3, 2, 1, 0]
