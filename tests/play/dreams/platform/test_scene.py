"""Dream I's scene and the one behind the title: what moves, what is told by light, what comes after the cut."""

from itertools import combinations, pairwise

import pygame
import pytest

from game.play.dreams.platform.desk import Hit, PlatformDesk
from game.play.dreams.platform.instruments.routes import route, sharing
from game.play.dreams.platform.scene.cityscape import link_looks, sector_looks
from game.play.dreams.platform.scene.shatter import DARK, HEART
from game.play.render.noise import hash32, hash_unit
from game.play.screens.backdrops.title import TitleScene
from game.sim.fixed import ONE, WHOLE
from tests.play import nights
from tests.play.nights import LEVEL, UI, breathing, calm, changed, crisis, cut


@pytest.fixture(scope="module")
def desk():
    return PlatformDesk(LEVEL, (1280, 720))


def scene(desk, panel, alpha=1.0):
    surface = pygame.Surface(desk.size)
    desk.draw(surface, panel, panel, alpha, UI)
    return surface.subsurface(desk.layout.scene).copy()


def light(surface, at, radius=9):
    area = pygame.Rect(0, 0, 2 * radius, 2 * radius)
    area.center = round(at[0]), round(at[1])
    return pygame.transform.average_color(surface, area.clip(surface.get_rect()))[:3]


def test_a_pulse_is_seen_where_its_ticks_say(desk):
    """Rose light on the link a third of the way after a third of the time, and not yet at two thirds."""
    edge, start, end = 3, 1000, 1300
    wave = {"ripple.from": {edge: start}, "ripple.until": {edge: end}, "ripple.size": ONE // 4}
    for share in (1 / 3, 2 / 3):
        tick = round(start + (end - start) * share)
        there, other = desk.scene.chart.along(edge, share), desk.scene.chart.along(edge, 1 - share)
        quiet, busy = scene(desk, calm(tick)), scene(desk, changed(calm(tick), **wave))
        gained = [light(busy, at)[0] - light(quiet, at)[0] for at in (there, other)]
        assert gained[0] > 20
        assert gained[0] > 3 * gained[1]


def test_a_sector_that_went_dark_loses_its_light(desk):
    i = 12
    before = scene(desk, calm(5000))
    after = scene(desk, changed(calm(5000), dark={i: 1}, home={i: 0}, **{"dark.since": {i: 3000}}))
    x, y = desk.scene.chart.sectors[i]
    assert sum(light(after, (x, y - 10), 12)) < 0.6 * sum(light(before, (x, y - 10), 12))


def test_cracks_grow_for_some_seconds_and_then_stand_still(desk):
    def frame(age):
        return sector_looks(nights.view(changed(calm(5000), dark={12: 1}, **{"dark.since": {12: 5001 - age}})))[12]

    grown = [frame(age).cracked for age in (0, 100, 200, 400, 4000)]
    assert grown == sorted(grown)
    assert grown[0] < grown[1] < grown[2] < grown[3] == grown[4]


def test_shut_torn_and_open_links_are_drawn_differently():
    view = nights.view(changed(calm(), closed={0: 1}, burst={1: 1}))
    assert len({link_looks(view)[i].state for i in range(3)}) == 3


def test_windows_go_out_as_people_leave():
    size = calm().one("home.size", 4)
    fills = [
        sector_looks(nights.view(changed(calm(), home={4: round(size * share)})))[4].lit for share in (1, 0.6, 0.3, 0)
    ]
    assert fills == sorted(fills, reverse=True)
    assert fills[0] > fills[1] > fills[-1]


def test_heat_rises_with_strain():
    heats = [
        sector_looks(nights.view(changed(calm(), strain={4: round(ONE * s)})))[4].heat for s in (0, 0.1, 0.5, 0.7, 1)
    ]
    assert heats == sorted(heats)
    assert len(set(heats)) == 5


def test_figures_climb_as_high_as_the_gauge_says(desk):
    spire = desk.scene.spire

    def white(height):
        frame = scene(desk, changed(calm(), **{"climb.height": round(ONE * height), "climb.base": WHOLE // 5}))
        return [sum(light(frame, spire.wall(0, rise), 14)) for rise in (0.25, 0.75)]

    low, high = white(0.35), white(0.95)
    assert high[1] > 1.25 * low[1]


def test_people_on_their_way_are_lights_from_their_sector_on(desk):
    i = next(k for k, sector in enumerate(LEVEL.sectors) if sector.gate)
    formed = {"shelter.on": {i: 1}, "shelter.muster": ONE}
    at = desk.scene.chart.sectors[i]
    base = desk.scene.spire.wall(0, 0.5)
    gained = sum(light(scene(desk, changed(calm(), **formed)), base)) - sum(light(scene(desk, calm()), base))
    assert gained > 10, at


def test_armed_the_deck_turns_rose(desk):
    x, y = desk.scene.spire.top
    rim = (x + 60 * desk.layout.u, y)
    (r0, _, b0), (r1, _, b1) = (light(scene(desk, panel), rim, 5) for panel in (calm(), changed(calm(), armed=1)))
    assert r1 / max(b1, 1) > 1.4 * r0 / max(b0, 1)


def test_held_the_platform_trembles_and_unheld_it_does_not(desk):
    still = {bytes(scene(desk, changed(calm(), tick=600)).get_buffer()) for _ in range(2)}
    assert len(still) == 1
    held = changed(calm(), **{"override.hold": ONE, "armed": 1, "overriding": 1})
    city = desk.scene.city.at(nights.view(calm()))
    trembles = sum(scene(desk, held.at(tick)).get_at((300, 500)) != city.get_at((300, 500)) for tick in range(600, 640))
    assert trembles > 5


def test_after_the_cut_shards_then_dark_then_one_heartbeat_then_dark(desk):
    def whole(age):
        surface = pygame.Surface(desk.size)
        panel = cut(age)
        desk.draw(surface, panel, panel, 1.0, UI)
        return sum(pygame.transform.average_color(surface)[:3])

    dark, beat, after = whole(DARK + 60), whole(HEART[0] + 30), whole(HEART[1] + 60)
    assert whole(80) > 4 * dark
    assert beat > dark + 1
    assert after <= dark


def test_eyes_close_and_open_over_some_ticks(desk):
    def seen(panel):
        return sum(light(scene(desk, panel), desk.scene.chart.sectors[20], 30))

    closing = [seen(breathing(age)) for age in (0, 20, 60)]
    assert closing[0] > closing[1] > closing[2]
    opening = [seen(changed(crisis(9000 + age), breathing=0, **{"breathing.since": 9001})) for age in (0, 25, 60)]
    assert opening[0] < opening[1] < opening[2]


SIZES = (
    (960, 540), (1024, 768),
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((1280, 720), (1920, 1080), (2560, 1080))),
)  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_no_label_lies_on_another_and_each_leads_to_its_own_sector(size):
    desk = PlatformDesk(LEVEL, size)
    labels, field = desk.scene.marks.labels, desk.scene.ground.field
    assert [(a, b) for a, b in combinations(range(24), 2) if labels.boxes[a].colliderect(labels.boxes[b])] == []
    assert [i for i, box in enumerate(labels.boxes) if not field.contains(box)] == []
    assert [desk.hit(box.center) for box in labels.names] == [Hit("sector", i) for i in range(24)]


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_click_on_a_name_means_its_sector_in_many_cities(size):
    for seed in range(24):
        desk = PlatformDesk(LEVEL.at(seed), size)
        named = [desk.hit(box.center) for box in desk.scene.marks.labels.names]
        assert named == [Hit("sector", i) for i in range(24)], seed


def test_at_the_size_of_the_layout_countdowns_lie_on_no_label(desk):
    labels = desk.scene.marks.labels
    assert [i for i, box in enumerate(labels.counts) if box.collidelist(labels.boxes) >= 0] == []


@pytest.mark.parametrize("size", SIZES)
def test_no_sector_stands_behind_the_tower_and_no_name_on_its_other_side(size):
    scene = PlatformDesk(LEVEL, size).scene
    middle, tower = scene.spire.base[0], scene.spire
    for (x, _), sector, name in zip(scene.chart.sectors, LEVEL.sectors, scene.marks.labels.names, strict=True):
        if sector.y > 0 and abs(x - middle) < 60 * scene.u:
            half = tower.wall(1, 0.5)[0] - middle
            assert abs(x - middle) > half
            assert (name.centerx - middle) * (x - middle) > 0 or abs(name.centerx - middle) < 30 * scene.u


def test_a_strike_is_told_at_its_own_sector(desk):
    box = desk.scene.marks.labels.boxes[10]
    line = pygame.Rect(box.left, box.top + box.height // 2, box.width, box.height // 2)
    told = changed(calm(), **{"forecast.sector": 10, "forecast.tick": 900})
    after = changed(calm(), **{"forecast.sector": 10, "forecast.tick": 500})
    shown, plain = (pygame.image.tobytes(scene(desk, p).subsurface(line), "RGB") for p in (told, after))
    assert shown != plain


def test_no_bracket_runs_through_a_name(desk, monkeypatch):
    drawn = []
    real = pygame.draw.lines
    lines = "game.play.dreams.platform.scene.map_marks.pygame.draw.lines"
    monkeypatch.setattr(lines, lambda *a: (drawn.append(a[3]), real(*a)))
    for i in range(24):
        view = nights.view(changed(calm(), selected=i))
        names = [desk.scene.marks.written(view, n) for n in range(24)]
        drawn.clear()
        desk.scene.marks.brackets(pygame.Surface(desk.size), view, i)
        for points in drawn:
            assert not any(name.collidepoint(x, y) for x, y in points for name in names)


def test_the_road_of_the_chosen_sector_is_drawn_and_follows_its_links(desk):
    i = next(k for k, sector in enumerate(LEVEL.sectors) if sector.ring == max(s.ring for s in LEVEL.sectors))
    road = route(nights.view(changed(calm(), selected=i)), i)
    links = {frozenset((link.a, link.b)) for link in LEVEL.links}
    assert LEVEL.sectors[road[-1]].gate
    assert all(frozenset(pair) in links for pair in pairwise(road))
    a, b = (desk.scene.chart.sectors[k] for k in road[:2])
    between = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    plain, chosen = (light(scene(desk, changed(calm(), selected=k)), between, 12) for k in (-1, i))
    assert sum(chosen) > sum(plain) + 15


def test_streams_over_one_sector_share_their_road():
    view = nights.view(calm())
    roads = [route(view, i) for i in range(24)]
    a, b = next((a, b) for a, b in combinations(range(24), 2) if set(roads[a]) & set(roads[b]))
    c = next(c for c in range(24) if not set(roads[a]) & set(roads[c]))
    both = nights.view(changed(calm(), **{"shelter.on": {a: 1, b: 1, c: 1}}))
    assert sharing(both, a) == [b]
    cut_off = nights.view(changed(both.now, road={a: 1 << 20}))
    assert (route(cut_off, a), sharing(cut_off, b)) == ([], [])


def test_the_city_is_composed_anew_only_when_a_state_changes(desk, monkeypatch):
    scene(desk, calm(600))
    composed = []
    compose = desk.scene.city.compose
    monkeypatch.setattr(desk.scene.city, "compose", lambda *key: (composed.append(key), compose(*key)))
    for tick in range(601, 620):
        scene(desk, calm(tick))
    assert composed == []
    scene(desk, changed(calm(620), dark={2: 1}))
    assert len(composed) == 1


def test_the_title_is_a_function_of_the_tick_and_moves():
    frames = []
    for tick in (0, 400.5, 0):
        surface = pygame.Surface((960, 540))
        TitleScene((960, 540)).draw(surface, tick)
        frames.append(pygame.image.tobytes(surface, "RGB"))
    assert frames[0] == frames[2] != frames[1]


def test_grain_is_frozen():
    """Pictures of old replays must come out as they did: these words never change."""
    assert [hash32(0), hash32(1), hash32(1, 2), hash32(-1)] == [3899199316, 3524191557, 1106326501, 1710773299]
    assert all(0 <= hash_unit(n, 3) < 1 for n in range(1000))
