"""The hall and its desk: pure pictures of panels, at every size, with all that can be hit in its place."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.level.clock import clock
from game.play.dreams.guardian import tile_states
from game.play.dreams.guardian.advice import advice
from game.play.dreams.guardian.desk import GuardianDesk
from game.play.dreams.guardian.instruments import panels
from game.play.dreams.guardian.layout import HallLayout, answers
from game.play.dreams.guardian.scene.specks import add_specks
from game.play.dreams.guardian.scene.spectre import presence
from game.play.render import theme
from game.play.render.view import NOTHING, Hit, View
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from tests.play.dreams.guardian import halls
from tests.play.dreams.guardian.halls import (
    KINDS,
    LEVEL,
    UI,
    breathing,
    calm,
    crisis,
    ended,
    gone,
    question,
    vision,
)
from tests.play.nights import changed, same
from tests.sentences import says

SIZES = (
    (960, 540), (1024, 768),
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((1280, 720), (1920, 1080), (2560, 1080))),
)  # fmt: skip
MOMENTS = {
    "calm": calm, "crisis": crisis, "question": question, "coming": lambda: question(40), "vision": vision,
    "gone": lambda: gone(60), "breathing": lambda: breathing(40),
    **{kind: lambda kind=kind: ended(kind, 90) for kind in KINDS},
}  # fmt: skip


@pytest.fixture(scope="module")
def desk():
    return GuardianDesk(LEVEL, (1280, 720))


def picture(desk, panel, alpha=1.0, ui=UI, before=None):
    surface = pygame.Surface(desk.size)
    desk.draw(surface, before or panel, panel, alpha, ui)
    return surface


def pixels(surface, rect=None):
    return pygame.image.tobytes(surface.subsurface(rect) if rect else surface, "RGB")


OFTEN = ("crisis", "question", "vision")


@pytest.mark.parametrize(
    "moment", [pytest.param(moment, marks=() if moment in OFTEN else pytest.mark.slow) for moment in MOMENTS]
)
def test_equal_inputs_give_equal_pixels_whatever_was_drawn_before(desk, moment):
    panel = MOMENTS[moment]()
    fresh = pixels(picture(GuardianDesk(LEVEL, (1280, 720)), panel))
    for other in (calm(), question(500), crisis(9007), vision(30), ended("stasis", 20), breathing(5)):
        picture(desk, other, 0.3, replace(UI, hovered=Hit("sector", 5), answering=True))
    assert pixels(picture(desk, panel)) == fresh


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_on_the_surface_before_leaves_no_trace(desk, moment):
    panel = MOMENTS[moment]()
    dirty = pygame.Surface(desk.size)
    dirty.fill((255, 0, 255))
    desk.draw(dirty, panel, panel, 1.0, UI)
    assert pixels(dirty) == pixels(picture(desk, panel))


@pytest.mark.parametrize("moment", MOMENTS)
def test_looking_changes_no_number(desk, moment):
    panel = MOMENTS[moment]()
    picture(desk, panel, 0.5, replace(UI, hovered=Hit("sector", 3), cursor=4, armed=GuardianVerb.WATCH))
    assert same(panel, MOMENTS[moment]())


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment_is_in_motion(desk, moment):
    panel = MOMENTS[moment]()
    assert pixels(picture(desk, panel)) != pixels(picture(desk, panel.at(panel.moment + 4)))


def test_between_two_ticks_the_picture_moves(desk):
    before, now = crisis(9001), crisis(9002)
    frames = {pixels(picture(desk, now, alpha, before=before)) for alpha in (0.0, 0.5, 1.0)}
    assert len(frames) == 3


@pytest.mark.parametrize("size", SIZES)
def test_no_pixel_belongs_to_two_panes(size):
    scene = GuardianDesk(LEVEL, size).scene
    taken = np.zeros(scene.ink.lines.get_size(), int)
    for pane, mask in zip(scene.hall.panes, scene.ink.painter.masks, strict=True):
        white = pygame.surfarray.array3d(mask)[:, :, 0] > 0
        x, y = pane.rect.topleft
        part = taken[x : x + white.shape[0], y : y + white.shape[1]]
        part += white[: part.shape[0], : part.shape[1]]
    assert taken.max() == 1


@pytest.mark.parametrize("size", SIZES)
def test_rectangles_lie_within_the_window_and_apart(size):
    layout = HallLayout.of(size)
    rects = {**layout.boxes, "hall": layout.scene, **{f"tile{i}": tile for i, tile in enumerate(layout.tiles)}}
    window = pygame.Rect(0, 0, *size)
    assert [name for name, rect in rects.items() if not window.contains(rect) or rect.width < 20] == []
    assert [(a, b) for a, b in combinations(rects, 2) if rects[a].colliderect(rects[b])] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_pane_is_large_enough_and_lies_on_the_wall(size):
    hall = GuardianDesk(LEVEL, size).scene.hall
    for pane in hall.panes:
        wide, tall = pane.size
        assert wide > 0.13 * size[0]
        assert tall > 0.2 * size[1]
        assert all(hall.box.inflate(2, 2).collidepoint(corner) for corner in pane.quad)


@pytest.mark.parametrize("size", SIZES)
def test_every_line_of_type_fits_its_surface(size, monkeypatch):
    outside = []

    def watched(surface, words, at, face, pixels, colour, align=0.0):
        w, h = theme.text(words, face, pixels, colour).get_size()
        rect = pygame.Rect(round(at[0] - align * w), round(at[1]), w, h)
        rect.inflate_ip(-2, -round(h * 0.4))  # a line's box is taller than its letters
        if not surface.get_rect().contains(rect):
            outside.append((words, rect, surface.get_rect()))
        return theme.write(surface, words, at, face, pixels, colour, align)

    for module in (
        "render.annunciator",
        "render.dream_clock",
        "render.composure",
        "render.verb_tile",
        "dreams.guardian.scene.glass",
        "dreams.guardian.desk",
        "dreams.guardian.instruments.inspector",
        "dreams.guardian.instruments.panels",
    ):
        monkeypatch.setattr(f"game.play.{module}.write", watched)
    desk = GuardianDesk(LEVEL, size)
    for panel in (calm(), crisis(), question(), vision(), changed(crisis(), agitation=ONE * 12 // 10)):
        for sector in (-1, 3, 6, 8):
            picture(desk, panel, ui=replace(UI, hovered=Hit("sector", sector)))
    assert outside == []


# Pointing


@pytest.mark.parametrize("size", SIZES)
def test_pointing_finds_every_pane_tile_ring_and_alarm(size):
    desk = GuardianDesk(LEVEL, size)
    picture(desk, calm())
    panes = desk.scene.hall.panes
    assert [desk.hit(tuple(map(round, pane.middle))) for pane in panes] == [Hit("sector", i) for i in range(12)]
    assert [desk.hit(tile.center) for tile in desk.layout.tiles] == [Hit("verb", i) for i in range(4)]
    assert desk.hit(desk.layout.boxes["breathe"].center) == Hit("breathe")
    assert desk.hit(desk.layout.boxes["annunciator"].center) == Hit("alarms")
    assert desk.hit((desk.size[0] // 2, desk.layout.scene.centery)) == NOTHING


@pytest.mark.parametrize("size", SIZES)
def test_answers_can_be_hit_only_while_it_asks(size):
    desk = GuardianDesk(LEVEL, size)
    places = [rect.center for rect in answers(desk.layout)]
    picture(desk, question())
    assert [desk.hit(place) for place in places] == [Hit("answer", n) for n in range(3)]
    picture(desk, crisis())
    assert all(desk.hit(place).kind != "answer" for place in places)


# What is shown


def test_states_have_each_their_own_word_and_a_shape_as_well_as_a_colour():
    subs = halls.view(crisis()).subs
    assert [state.word for state in subs] == [
        "recovers 25 %",
        "embraced",
        "slips away",
        "steady",
        "known",
        "rings",
        "known",
        "recovers 70 %",
        "a fault",
        "off its curve",
        "lost",
        "out of sight",
    ]
    shown = [(state.shape, state.colour) for state in subs]
    assert len(set(shown)) >= 7
    words = {state.word: state.shape for state in subs}
    assert words["known"] != words["embraced"] != words["a fault"] != words["lost"]


def test_the_newest_sample_is_shown_by_one_pane_after_the_other(desk):
    """Twelve ticks from one sample to the next, and at most one pane takes it in each tick."""
    whole = crisis(9001 + 24)
    last = [[halls.view(whole.at(9001 + 24 + k)).late(i) for i in range(12)] for k in range(12)]
    taken = np.abs(np.diff(np.array(last), axis=0)).sum(1)
    assert taken.max() == 1
    assert sum(last[11]) == 0


def test_traces_are_in_the_order_of_time():
    view = halls.view(calm(1501))
    expected = [halls.wave(4, n * 12) for n in range(126 - 118, 126)]
    assert view.trace[-118:, 4] == pytest.approx(expected, abs=1e-4)


def test_an_embrace_counts_when_the_ring_has_closed():
    base = crisis()
    for crest, share, word in ((40, 0.8, "now 80 %"), (51, 0, "crest 0.8 s"), (900, 1, "now 100 %")):
        panel = changed(base, selected=4, **{"sub.crest": {4: crest}, "sub.press": {4: int(share * ONE)}})
        assert halls.view(panel).press(4) == round(100 * share)
        assert tile_states.embrace(halls.view(panel)).word == word


def test_an_order_is_shown_while_it_waits():
    panel = changed(crisis(), selected=4, **{"sub.ordered": {4: 1}, "sub.press": {4: 0}, "sub.crest": {4: 372}})
    assert tile_states.embrace(halls.view(panel)).word == "waits 6.2 s"
    assert "takes it back" in advice(halls.view(panel), 4)
    late = changed(panel, **{"sub.press": {4: ONE // 2}})
    assert tile_states.embrace(halls.view(late)).word == "now 50 %"


def box(desk, name):
    return desk.layout.boxes[name] if name in desk.layout.boxes else desk.layout.tiles[int(name)]


@pytest.mark.parametrize(("name", "entry", "values"), [
    ("journey", "agitation", (0, ONE // 2, ONE)),
    ("journey", "journey.embraced", (0, 3, 6)),
    ("journey", "journey.cured", (0, ONE // 2, ONE)),
    ("journey", "composure", (ONE, ONE // 3)),
    ("breathe", "composure", (ONE, ONE // 2, ONE // 10)),
    ("annunciator", "alarm.state", (0, 1, 2, 3)),
    ("annunciator", "alarm.count", (0, 5)),
    ("inspector", "sub.gain", (0, ONE, 2 * ONE)),
    ("inspector", "sub.strain", (0, ONE // 2)),
    ("inspector", "sub.learned", (0, ONE // 2)),
    ("inspector", "dark", (0, 1)),
    ("1", "watching", (-1, 4)),
    ("2", "sub.embraced", (0, 1)),
    ("3", "guardian.here", (0, 1)),
])  # fmt: skip
def test_instruments_show_what_changes(desk, name, entry, values):
    base = changed(crisis(9001), selected=4, **{"sub.tune": ONE, "guardian.since": 8900, "guardian.until": 9900})
    frames = [pixels(picture(desk, changed(base, **{entry: value})), box(desk, name)) for value in values]
    assert len(set(frames)) == len(values)


def light(surface, rect):
    return sum(pygame.transform.average_color(surface, rect)[:3])


def test_low_composure_dims_every_pane_but_the_chosen_one(desk):
    still = changed(calm(), selected=4, legible=1)
    bright, dim = picture(desk, still), picture(desk, changed(still, composure=0))
    panes = desk.scene.hall.panes
    for i in (0, 5, 10):
        rect = pygame.Rect(0, 0, 60, 40)
        rect.center = tuple(map(round, panes[i].middle))
        assert light(dim, rect) < 0.93 * light(bright, rect)


def test_the_guardian_comes_stands_and_goes():
    shares = [presence(halls.view(question(age)))[0] for age in (0, 40, 90, 200)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.05
    assert shares[-1] == 1
    going = [presence(halls.view(gone(age))) for age in (0, 60, 150, 400)]
    assert [share for share, _ in going] == sorted((share for share, _ in going), reverse=True)
    assert going[-1][0] == 0
    assert all(leaving for _, leaving in going)


def test_where_the_guardian_stands_there_is_more_light(desk):
    x, y = desk.scene.spectre.head
    rect = pygame.Rect(round(x) - 40, round(y) - 40, 80, 80)
    assert light(picture(desk, question()), rect) > 1.5 * light(picture(desk, crisis()), rect)


def test_specks_add_up_and_stop_at_white():
    surface = pygame.Surface((8, 8))
    surface.fill((10, 20, 250))
    add_specks(surface, np.array([3.0, 3.0, -1.0, 9.0]), np.array([4.0, 4.0, 2.0, 2.0]), np.full((4, 3), 50.0))
    assert surface.get_at((3, 4))[:3] == (110, 120, 255)
    assert surface.get_at((0, 0))[:3] == (10, 20, 250)


def test_in_the_vision_every_lit_pane_sends_a_ribbon_to_the_middle(desk):
    open_, shut = picture(desk, vision(120)), picture(desk, changed(vision(120), **{"vision.until": 0}))
    changed_at = pygame.surfarray.array3d(open_).astype(int) - pygame.surfarray.array3d(shut)
    wall = desk.layout.scene
    moved = (np.abs(changed_at).sum(2) > 60)[wall.left : wall.right, wall.top : wall.bottom]
    assert moved.mean() > 0.02


# The truth


def truth(panel, **grown):
    shape = (12, 1)
    values = {name: np.zeros(shape, np.int32) for name in ("x", "natural", "fault_push", "gain")}
    for name, (sector, value) in grown.items():
        values[name][sector] = value
    return {**values, "trace": panel["sub.trace"], "natural_trace": np.zeros_like(panel["sub.trace"])}


def test_each_deviation_is_told_by_what_it_comes_from():
    from game.play.dreams.guardian.scene.truth import verdict

    panel = crisis()
    told = truth(panel, fault_push=(8, WHOLE), gain=(0, WHOLE))
    told["x"][0] = told["x"][1] = WHOLE
    view = halls.view(panel, ui=replace(UI, truth=told))
    assert [verdict(view, i) for i in (0, 1, 2, 8)] == ["yours", "natural", "natural", "a fault"]


def test_the_truth_is_shown_only_where_it_is_handed_in(desk):
    panel = crisis()
    plain, open_ = picture(desk, panel), picture(desk, panel, ui=replace(UI, truth=truth(panel)))
    assert pixels(plain) != pixels(open_)
    assert pixels(picture(desk, panel)) == pixels(plain)


@pytest.mark.parametrize("size", [(960, 540), (1280, 720)])
def test_the_journeys_last_line_says_all_of_it(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are lost, of how many that end it, and until when: nothing of it is cut off."""
    said: list[str] = []
    write = panels.write
    monkeypatch.setattr(panels, "write", lambda *a: said.append(a[1]) or write(*a))
    most = round(min(LEVEL.bounds("loss.lost", "loss.faults")))
    view = View(LEVEL, crisis(), crisis(), 1.0, UI)
    lost = sum(view.all("dark"))
    desk = GuardianDesk(LEVEL, size)
    journey = next(one for one in desk.set if isinstance(one, panels.Journey))
    journey.paint(pygame.Surface(journey.rect.size), journey.content(view))
    assert says(said[-1], f"{lost} of {most}", clock(LEVEL.length_ticks))
