"""Instruments and the whole desk: pure pictures of panels, at every size, with all that can be hit in its place."""

from dataclasses import replace
from itertools import combinations

import pygame
import pytest

from game.play.dreams.platform.desk import Hit, PlatformDesk
from game.play.dreams.platform.instruments.log import scrambled
from game.play.dreams.platform.instruments.offers import on_sector
from game.play.dreams.platform.instruments.routes import cut_off, sharing
from game.play.dreams.platform.instruments.sector_states import ago, last_seen, sector_state, shortfall
from game.play.dreams.platform.instruments.shelter_line import in_turn
from game.play.dreams.platform.layout import city_layout
from game.play.dreams.platform.verbs import VERBS
from game.play.render import annunciator, instrument, theme
from game.play.render.annunciator import guidance, pace, pace_word
from game.play.render.view import NOTHING, DeskState
from game.play.render.words import percent
from game.sim.fixed import FAR, ONE, WHOLE
from game.sim.laws.platform.ports import PlatformAlarm
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from tests.play import nights
from tests.play.nights import LEVEL, UI, breathing, calm, changed, crisis, cut
from tests.sentences import says

SIZES = (
    (960, 540), (1024, 768),
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((1280, 720), (1920, 1080), (2560, 1080))),
)  # fmt: skip


def stands(view, verb):
    return VERBS.row(verb).stands(view)


@pytest.fixture(scope="module")
def desk():
    return PlatformDesk(LEVEL, (1280, 720))


def picture(desk, panel, alpha=1.0, ui=UI, before=None):
    surface = pygame.Surface(desk.size)
    desk.draw(surface, before or panel, panel, alpha, ui)
    return surface


def pixels(surface, rect=None):
    return pygame.image.tobytes(surface.subsurface(rect) if rect else surface, "RGB")


@pytest.mark.parametrize(
    "panel", [calm(), crisis(), cut(90), breathing(30)], ids=["calm", "crisis", "cut", "breathing"]
)
def test_equal_inputs_give_equal_pixels_whatever_was_drawn_before(desk, panel):
    fresh = pixels(picture(PlatformDesk(LEVEL, (1280, 720)), panel))
    for other in (calm(), cut(200), crisis(), breathing(5)):
        picture(desk, other, 0.3)
    assert pixels(picture(desk, panel)) == fresh


def test_what_was_on_the_surface_before_leaves_no_trace(desk):
    for panel in (crisis(), cut(40), breathing(80)):
        dirty = pygame.Surface(desk.size)
        dirty.fill((255, 0, 255))
        desk.draw(dirty, panel, panel, 1.0, UI)
        assert pixels(dirty) == pixels(picture(desk, panel))


@pytest.mark.parametrize("make", [calm, crisis, lambda: cut(60), lambda: breathing(60)])
def test_looking_changes_no_number(desk, make):
    panel = make()
    picture(desk, panel, 0.5, replace(UI, hovered=Hit("sector", 3), cursor=4, link=2, armed=PlatformVerb.ISOLATE))
    assert nights.same(panel, make())


def test_the_cut_takes_the_words_away_too(desk):
    """A caption that stood when the override went through doesn't hang over what is left."""
    speaking = {"caption": 1, "caption.tick": 8900}
    assert pixels(picture(desk, changed(crisis(), **speaking))) != pixels(picture(desk, crisis()))
    assert pixels(picture(desk, changed(cut(60), **speaking))) == pixels(picture(desk, cut(60)))


def test_between_two_ticks_the_picture_moves(desk):
    before, now = crisis(9000), crisis(9001)
    frames = {pixels(picture(desk, now, alpha, before=before)) for alpha in (0.0, 0.5, 1.0)}
    assert len(frames) == 3


@pytest.mark.parametrize("size", SIZES)
def test_rectangles_lie_within_the_window_and_apart(size):
    layout = city_layout(size)
    rects = {**layout.boxes, **{f"tile{i}": rect for i, rect in enumerate(layout.tiles)}}
    window = pygame.Rect(0, 0, *size)
    assert [name for name, rect in rects.items() if not window.contains(rect) or rect.width < 20] == []
    assert [(a, b) for a, b in combinations(rects, 2) if rects[a].colliderect(rects[b])] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_line_of_type_fits_its_box(size, monkeypatch):
    """Every line is written wholly inside the surface it's written on."""
    outside = []

    def watched(surface, words, at, face, pixels, colour, align=0.0):
        w, h = theme.text(words, face, pixels, colour).get_size()
        rect = pygame.Rect(round(at[0] - align * w), round(at[1]), w, h)
        rect.inflate_ip(0, -round(h * 0.4))  # a line's box is taller than its letters
        room = surface.get_rect()
        if not room.contains(rect):
            outside.append((words, rect, room))
        return theme.write(surface, words, at, face, pixels, colour, align)

    shared, own = "render", "dreams.platform.instruments"
    for module in (
        f"{shared}.annunciator",
        f"{shared}.dream_clock",
        f"{shared}.composure",
        f"{shared}.verb_tile",
        f"{own}.climb",
        f"{own}.inspector",
        f"{own}.log",
        f"{own}.protocols",
        f"{own}.shelter",
    ):
        monkeypatch.setattr(f"game.play.{module}.write", watched)
    desk = PlatformDesk(LEVEL, size)
    for panel in (
        calm(),
        crisis(),
        breathing(40),
        changed(crisis(), override_hold=ONE // 2, overriding=1, armed=1),
    ):
        picture(desk, panel, ui=replace(UI, hovered=Hit("sector", 8)))
    assert outside == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", [7, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(7))])
def test_in_every_city_pointing_finds_sectors_and_links_and_no_name_lies_on_another(seed, size):
    level = LEVEL.at(seed)
    desk = PlatformDesk(level, size)
    chart, found = desk.scene.chart, set()
    assert [desk.hit((round(x), round(y))) for x, y in chart.sectors] == [Hit("sector", i) for i in range(24)]
    there = [edge for edge, link in enumerate(level.links) if link.there]
    for edge in there:
        found |= {desk.hit(tuple(map(round, chart.along(edge, n / 20)))) for n in range(4, 17)}
    missed = set(there) - {hit.index for hit in found if hit.kind == "link"}
    assert len(missed) <= 2, "a name may stand before all of a short link; its key picks it"
    boxes = desk.scene.marks.labels.boxes
    assert not any(a.colliderect(b) for a, b in combinations(boxes, 2))


def test_pointing_finds_tiles_ring_alarms_log_and_rows(desk):
    picture(desk, crisis())
    boxes = desk.layout.boxes
    assert [desk.hit(tile.center) for tile in desk.layout.tiles] == [Hit("verb", i) for i in range(6)]
    assert desk.hit(boxes["breathe"].center) == Hit("breathe")
    assert desk.hit(boxes["annunciator"].center) == Hit("alarms")
    log, row = boxes["log"], desk.log.px(28) + desk.log.step + 2
    assert desk.hit((log.left + 40, log.top + row)) == Hit("log", 1)
    shelter = boxes["shelter"]
    rows = [desk.hit((shelter.left + 40, shelter.top + desk.shelter.px(30) + n * desk.shelter.step)) for n in range(3)]
    assert rows == [Hit("shelter_row", 6), Hit("shelter_row", 9), Hit("shelter_row", -1)]
    assert desk.hit((2, 2)) == NOTHING


def shown(desk, box, *panels, ui=UI):
    rect = desk.layout.boxes.get(box) or desk.layout.tiles[int(box)]
    return [pixels(picture(desk, panel, ui=ui), rect) for panel in panels]


def test_the_four_states_of_an_alarm_look_different(desk):
    tiles = desk.annunciator.tiles()
    here = tiles[3].move(desk.layout.boxes["annunciator"].topleft)
    states = [changed(calm(), **{"alarm.state": {3: state}}) for state in range(4)]
    first = changed(states[1], **{"alarm.first": {3: 1}})
    assert len({pixels(picture(desk, panel), here) for panel in (*states, first)}) == 5


def test_only_new_alarms_blink(desk):
    for state, blinks in ((0, False), (1, True), (2, False), (3, False)):
        at = [changed(calm(tick), **{"alarm.state": {3: state}}) for tick in (600, 615)]
        one, two = shown(desk, "annunciator", *at)
        assert (one != two) == blinks


def test_alarms_are_told_by_the_minute_and_by_what_hands_can_answer():
    """The debrief's small print alone has the guidance for control rooms."""
    assert [pace(5, 60 * 60), pace(30, 600 * 60), pace(60, 1200 * 60)] == [5, 3, 6]
    assert [pace_word(n) for n in (0, 4, 5, 12, 13)] == [
        "few", "few", "you can keep up", "you can keep up", "more than hands can answer",
    ]  # fmt: skip


def test_alarm_rate_is_told_in_the_words_of_the_guidance():
    assert [guidance(n) for n in (0, 1, 2, 9, 10)] == [
        "acceptable",
        "acceptable",
        "manageable",
        "too many",
        "a flood",
    ]


@pytest.mark.parametrize(("box", "entry", "values"), [
    ("protocols", "protocol", ({2: ONE}, {2: ONE // 2}, {2: 0})),
    ("climb", "climb.height", (0, ONE // 3, ONE)),
    ("breathe", "composure", (ONE, ONE // 2, ONE // 10)),
    ("log", "cipher.layer", (0, 1, 4)),
    ("log", "cipher.progress", (0, ONE // 2)),
    ("shelter", "shelter.used", (0, WHOLE // 10, WHOLE // 3)),
    ("inspector", "dark", (0, 1)),
    ("inspector", "strain", (0, ONE // 5, ONE * 4 // 5)),
    ("inspector", "road", (300, 1 << 20)),
    ("3", "decrypting", (0, 1)),
    ("4", "protocol", (ONE, 0)),
    ("5", "armed", (0, 1)),
    ("5", "override.hold", (0, ONE // 2)),
])  # fmt: skip
def test_instruments_show_what_changes(desk, box, entry, values):
    base = changed(calm(), selected=5, **{"cipher.ready": 1})
    frames = shown(desk, box, *(changed(base, **{entry: value}) for value in values))
    assert len(set(frames)) == len(values)


def test_states_of_a_sector_have_each_their_own_word_and_shape():
    night = changed(
        calm(),
        **{"anomaly.known": {4: 1, 5: 1}, "anomaly.severity": {4: ONE // 2, 5: ONE // 5}},
        strain={1: ONE // 10, 2: ONE * 9 // 10},
        dark={3: 1},
        home={6: 0},
        legible={7: 0},
    )
    view = nights.view(night)
    states = [sector_state(view, i) for i in range(8)]
    assert [s.word for s in states] == [
        "calm",
        "strained",
        "failing",
        "dark",
        "anomaly",
        "uneasy",
        "empty",
        "out of sight",
    ]
    looks = {(s.shape, s.colour) for s in states}
    assert len(looks) == 6  # strained and uneasy share theirs, failing and anomaly too


def test_what_nothing_shows_is_unseen_not_calm():
    gone = changed(
        calm(3600),
        protocol=0,
        **{
            "anomaly.known": {4: 0, 5: 0, 6: 0, 7: 1},
            "anomaly.seen": 3000,
            "anomaly.severity": {4: 0, 5: ONE * 2 // 5, 6: 0, 7: 0},
        },
    )
    edge = next(i for i, link in enumerate(LEVEL.links) if link.a == 6)
    view = nights.view(changed(gone, **{"ripple.until": {edge: 3700}}))
    assert [sector_state(view, i).word for i in (4, 5, 6, 7)] == ["unseen", "unseen", "ripples", "calm"]
    assert [last_seen(view, i) for i in (4, 5)] == ["", "last 40 %"]
    assert ago(view, 5) == "10 s"
    watched = nights.view(changed(gone, protocol=ONE))
    assert sector_state(watched, 4).word == "calm"


def test_what_a_cut_now_lacks_is_said():
    asked = LEVEL.required_share
    assert asked is not None
    for used, said in ((0, percent(asked) + " short"), (asked + 0.01, "enough")):
        view = nights.view(changed(calm(), armed=1, **{"shelter.used": int(used * WHOLE)}))
        assert shortfall(view) == said
        assert stands(view, PlatformVerb.OVERRIDE).word == said


def test_a_log_that_still_grows_is_never_read():
    grows = LEVEL.params.cipher.grows
    view = nights.view(changed(calm(grows - 300), decrypting=1, **{"cipher.ready": 0, "cipher.layer": 0}))
    assert stands(view, PlatformVerb.DECRYPT) == ("idle", "grows 5.0 s")
    ready = nights.view(changed(calm(grows), decrypting=1, **{"cipher.ready": 1}))
    assert stands(ready, PlatformVerb.DECRYPT) == ("busy", "reading")


@pytest.mark.parametrize("sounds", [False, True])
def test_a_sounding_gate_is_named(desk, monkeypatch, sounds):
    gate = next(s.name for s in LEVEL.sectors if s.gate)
    words, write, shown = [], annunciator.write, desk.annunciator
    monkeypatch.setattr(annunciator, "write", lambda *a: words.append(a[1]) or write(*a))
    panel = changed(calm(), **{"alarm.state": {PlatformAlarm.NORTH: int(sounds)}})
    shown.paint(pygame.Surface(shown.rect.size), shown.content(nights.view(panel)))
    assert any(gate in said for said in words) == sounds


def test_a_verb_is_by_itself_then_yours():
    alive, gone = nights.view(calm()), nights.view(changed(calm(), protocol=0))
    with_protocol = (PlatformVerb.SCAN, PlatformVerb.STEADY, PlatformVerb.ISOLATE, PlatformVerb.SHELTER)
    assert [stands(alive, verb).kind for verb in with_protocol] == ["auto"] * 4
    assert [stands(gone, verb).kind for verb in with_protocol] == ["ready"] * 4
    assert stands(nights.view(changed(calm(), breathing=1)), PlatformVerb.DECRYPT).word == "eyes closed"


@pytest.mark.parametrize(("most", "on", "rows", "more"), [(3, 3, 3, 0), (5, 3, 3, 0), (5, 5, 2, 3), (1, 1, 1, 0)])
def test_the_shelter_lists_its_streams_or_counts_those_without_a_row(desk, most, on, rows, more):
    """Five streams are two rows and `and 3 more`; a row that can't be filled isn't there."""
    panel = changed(
        calm(),
        **{"shelter.on": {i: int(i < on) for i in range(24)}, "shelter.streams": on, "shelter.most": most},
    )
    view = nights.view(panel)
    shown = desk.shelter.content(view)
    assert (len(shown.streams), shown.rows, shown.more) == (rows, min(3, most), more)
    picture(desk, panel)
    lines = [desk.hit((desk.shelter.rect.left + 40, desk.shelter.row_rect(n).centery)) for n in range(3)]
    assert lines == [Hit("shelter_row", n if n < rows else -1) for n in range(3)]


def test_the_inspector_says_why_a_sector_cannot_be_sheltered():
    base = changed(calm(), protocol=0)
    for entries, why in (
        ({"home": {5: 0}}, ("idle", "nobody left to lead")),
        ({"road": {5: FAR}}, ("later", "no open road: waits in line for one")),
        ({"shelter.used": WHOLE}, ("idle", "no places")),
        ({"shelter.used": WHOLE, "shelter.streams": 3}, ("blocked", "no places")),
    ):
        assert on_sector(nights.view(changed(base, **entries)), PlatformVerb.SHELTER, 5) == why


def test_the_inspector_says_what_isolating_keeps_out_and_whom_it_cuts_off(desk):
    links = [(e, link) for e, link in enumerate(LEVEL.links) if link.there]
    into = {i: [e for e, link in links if link.b == i][:2] for i, s in enumerate(LEVEL.sectors) if not s.gate}
    i, into = next((i, edges) for i, edges in into.items() if len(edges) == 2)
    panel = changed(calm(), protocol=0, **{"ripple.until": {into[0]: 900}, "surge.until": {into[1]: 900}})
    inspector = desk.column[3]

    def said(panel, sector):
        offers = inspector.content(nights.view(changed(panel, selected=sector))).offers
        return next(offer.said for offer in offers if offer.verb == PlatformVerb.ISOLATE)

    assert said(panel, i).startswith("keeps out 1 ripple, 1 thrown load; cuts off")
    assert "its own" in said(panel, i)
    assert said(changed(calm(), protocol=0), i).startswith("nothing is coming at it")


def without_road(isolated: int, shut: set[int]) -> list[int]:
    """Who comes to no gate over links that are there and not shut, nor through that sector; a gate stands by itself."""
    reached = {n for n, sector in enumerate(LEVEL.sectors) if sector.gate}
    ways = [(link.a, link.b) for k, link in enumerate(LEVEL.links) if link.there and k not in shut]
    for _ in LEVEL.sectors:
        for a, b in ways + [(b, a) for a, b in ways]:
            if a in reached and isolated not in (a, b):
                reached.add(b)
    return [n for n in range(len(LEVEL.sectors)) if n not in reached]


def test_those_cut_off_are_whoever_reaches_the_platform_only_through_a_sector():
    for sector in range(len(LEVEL.sectors)):
        assert cut_off(nights.view(calm()), sector) == without_road(sector, set())
    outer = len(LEVEL.sectors) - 1
    mine = {k for k, link in enumerate(LEVEL.links) if link.there and outer in (link.a, link.b)}
    last = mine.pop()  # the one link of the outermost sector that stays open leads over somebody
    through = LEVEL.links[last].a + LEVEL.links[last].b - outer
    found = cut_off(nights.view(changed(calm(), closed=dict.fromkeys(mine, 1))), through)
    assert found == without_road(through, mine)
    assert outer in found


def test_no_countdown_is_absurd():
    slow, soon = ({"shelter.left": {5: 60 * s}, "shelter.rate": {5: 1}} for s in (121, 61))
    base = changed(calm(), protocol=0)
    words = [on_sector(nights.view(changed(base, **left)), PlatformVerb.SHELTER, 5).word for left in (slow, soon)]
    assert words == ["empties it in over 2 min", "empties it in 1:01"]


def test_encrypted_lines_are_noise_that_depends_on_the_tick_alone():
    assert scrambled(3, 10, 20) == scrambled(3, 10, 20)
    assert scrambled(3, 10, 20) != scrambled(3, 11, 20)
    assert len(scrambled(3, 10, 20)) == 20


def test_low_composure_dims_the_city_and_far_instruments_but_not_the_inspector(desk):
    calm_frame, shaken = picture(desk, calm()), picture(desk, changed(calm(), composure=0))

    def light(frame):
        return sum(pygame.transform.average_color(frame, desk.layout.scene)[:3])

    assert light(shaken) < 0.8 * light(calm_frame)
    boxes = desk.layout.boxes
    dimmed = [
        name
        for name in ("annunciator", "log", "shelter", "inspector")
        if pixels(calm_frame, boxes[name]) != pixels(shaken, boxes[name])
    ]
    assert dimmed == ["annunciator", "log", "shelter"]


def test_instruments_are_painted_only_when_they_change(desk, monkeypatch):
    panel = crisis()
    picture(desk, panel)
    painted = []
    for part in (*desk.column, *desk.tiles):
        monkeypatch.setattr(part, "paint", lambda *content: painted.append(content))
    picture(desk, panel)
    assert painted == []


def test_text_is_cut_with_an_ellipsis_where_it_has_no_room():
    words = "the platform above the sleeping city"
    short = theme.fit(words, "mono", 12, 80)
    assert short.endswith("…")
    assert theme.width(short, "mono", 12) <= 80
    assert theme.fit(words, "mono", 12, 4000) == words


def test_a_bar_is_filled_by_its_share():
    def lit(share):
        surface = pygame.Surface((100, 10))
        instrument.bar(surface, surface.get_rect(), share, (0, 255, 0), (0, 0, 0))
        return sum(surface.get_at((x, 2))[1] > 128 for x in range(100))

    assert lit(0) == 0
    assert abs(lit(0.5) - 50) <= 3
    assert lit(1) > 94


def in_line(*sectors: int) -> DeskState:
    return replace(UI, orders=tuple((PlatformVerb.SHELTER, sector) for sector in sectors))


def led(**left: int) -> Panel:
    """Three streams, the first three of those sectors; the seconds that each takes, by sector: `s6=20`."""
    ticks = {int(name[1:]): seconds * 60 for name, seconds in left.items()}
    on = dict.fromkeys([*ticks][:3], 1)
    return changed(calm(), protocol=0, **{"shelter.on": on, "shelter.streams": 3, "shelter.left": ticks})


def test_who_waits_is_told_when_a_stream_is_free_and_whose_road_is_shared_then():
    """A stream that has ended by then is no jam, and those that come first are."""
    panel = led(s6=20, s7=60, s8=40, s9=50)
    own = sharing(nights.view(changed(panel, **{"shelter.on": dict.fromkeys(range(24), 1)})), 9)
    turns = in_turn(nights.view(panel, ui=in_line(9, 10)))
    assert [(place.number, place.starts) for place in turns.values()] == [(1, 20 * 60), (2, 40 * 60)]
    assert set(turns[9].beside) == {7, 8} & set(own)
    assert in_turn(nights.view(panel), also=11)[11].number == 1
    assert in_turn(nights.view(calm(), ui=in_line(9)))[9].starts == FAR, "its protocol lives: nobody knows until when"


def test_who_has_no_open_road_lets_those_behind_it_pass():
    """They are counted, and a stream is theirs, as if it weren't there; so for one that is called now."""
    panel = changed(led(s6=20, s7=60, s8=40, s9=50), road={10: FAR})
    turns = in_turn(nights.view(panel, ui=in_line(10, 9)))
    assert list(turns) == [9, 10]
    assert turns[9] == in_turn(nights.view(panel, ui=in_line(9)))[9]
    assert turns[10] == (2, FAR, ())
    free = changed(panel, **{"shelter.on": {8: 0}, "shelter.streams": 2})
    for look, words in ((free, ("empties it in",)), (panel, ("in line, number 1", "0:20"))):
        assert says(on_sector(nights.view(look, ui=in_line(10)), PlatformVerb.SHELTER, 9).word, *words)


def test_the_line_for_the_shelter_is_seen_in_its_panel_its_tile_the_inspector_and_on_the_map(desk):
    panel, ui = led(s6=20, s7=60, s8=40, s9=50), in_line(9, 10)
    boxes = [desk.layout.boxes["shelter"], desk.layout.tiles[4], desk.scene.marks.labels.boxes[9]]
    before = [pixels(picture(desk, panel), box) for box in boxes]
    after = [pixels(picture(desk, panel, ui=ui), box) for box in boxes]
    assert not [box for box, one, other in zip(boxes, before, after, strict=True) if one == other]
    last = desk.shelter.row_rect(3).center
    assert desk.hit(last) == Hit("shelter_row", 9)
    assert says(on_sector(nights.view(panel, ui=ui), PlatformVerb.SHELTER, 10).word, "number 2", "0:40", "again")
    assert stands(nights.view(panel, ui=ui), PlatformVerb.SHELTER).word == "2 in line"


def test_a_strike_that_is_not_near_is_not_counted_down(desk):
    """`strikes next in 496 s` says nothing to anybody."""
    for wait, said in ((10 * 60, "in 10 s"), (496 * 60, "not soon")):
        panel = changed(calm(), **{"forecast.sector": 9, "forecast.tick": 600 + wait})
        assert desk.log.content(nights.view(panel)).forecast.endswith(said)
