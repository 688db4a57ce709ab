"""What the hall says: of the selected pane alone, no more than its glass shows, and what every act came to."""

from dataclasses import replace

import numpy as np
import pytest

from game.bots import persona
from game.level import load, resolve
from game.play.dreams.guardian import DREAM
from game.play.dreams.guardian.advice import advice
from game.play.dreams.guardian.desk import GuardianDesk, terms
from game.play.dreams.guardian.eased import EASED
from game.play.dreams.guardian.hearing import heard
from game.play.dreams.guardian.layout import HallLayout
from game.play.dreams.guardian.pane_notes import LASTS, Note
from game.play.dreams.guardian.prompts import PROMPTS, prompter
from game.play.dreams.guardian.scene.glass import _right
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.tile_states import correct, embrace, watch
from game.play.dreams.guardian.verbs import VERBS
from game.play.render import theme
from game.play.render.layout import unit_of
from game.play.render.view import DeskState, Hit
from game.session import BotSource, Session
from game.sim.actions import Command
from game.sim.fixed import ONE
from game.sim.laws.guardian.fluctuation import COMES
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import begin, observe
from tests.play.dreams.guardian import halls
from tests.play.dreams.guardian.halls import LEVEL, calm, crisis, question
from tests.play.nights import changed

QUIET = {"sub.learned": 0, "sub.curve.known": 0, "sub.gain": ONE // 5, "sub.strain": 0, "sub.embraced": 0}
CURES = "correct it (1)"


def traced(shape, tick=3001, pane=3, **entries):
    """A calm panel with one pane's trace as a function of the seconds before now, newest at 0."""
    base = changed(calm(tick), **QUIET)
    rows = base["sub.trace"].reshape(120, 12).copy()
    newest = (base.one("sub.samples") - 1) % 120
    for n in range(120):
        rows[(newest - n) % 120, pane] = round(shape(n / 5) * ONE)
    told = {"sub.trace": dict(enumerate(rows.ravel().tolist())), "sub.x": {pane: round(shape(0) * ONE)}}
    return changed(base, **told, **entries)


def said(panel, pane=3):
    return advice(halls.view(panel), pane)


def wave(ago):
    """A natural line, high up just now: it has swung through its setpoint four seconds ago."""
    return 1.25 * np.sin(2 * np.pi * (18 - ago - 13.5) / 18)


def climb(ago):
    """One that rises ever faster and hasn't been back for longer than half a swing."""
    return 1.9 * np.exp(-ago / 9)


# The selected pane, and no other


def test_what_is_read_is_what_is_acted_on():
    """A pointer over another pane changes neither whom the glass shows nor whom the tiles name."""
    panel = changed(crisis(), selected=6)
    for hovered in (Hit(), Hit("sector", 3), Hit("verb", 0)):
        view = HallView(LEVEL, panel, panel, 1.0, DeskState(hovered=hovered))
        assert view.focus == 6
    assert HallView(LEVEL, panel, panel, 1.0, DeskState()).focus == panel.one("selected")


def test_tiles_name_whom_they_act_on():
    desk = GuardianDesk(LEVEL, (1280, 720))
    view = HallView(LEVEL, crisis(), changed(crisis(), selected=6), 1.0, DeskState(hovered=Hit("sector", 3)))
    names = [tile.content(view)[1] for tile in desk.set[3:]]
    assert names == [LEVEL.sectors[6].name] * 3 + [""]


# Advice


def test_a_wave_in_alarm_is_left_alone_and_a_climb_is_corrected():
    assert CURES not in said(traced(wave, watching=3)).lower()
    assert "Leave it alone" in said(traced(wave, watching=3))
    assert "doesn't turn back" in said(traced(climb, watching=3))
    assert "doesn't turn back" in said(traced(climb))


def test_what_strains_is_never_left_alone():
    """Out beyond what it bears with strain building: watched or not, the line says to correct it."""
    for strain in (ONE * 32 // 100, ONE * 82 // 100):
        for watching in (3, -1):
            panel = traced(lambda ago: 2.4 - 0.05 * ago, watching=watching, **{"sub.strain": {3: strain}})
            assert CURES in said(panel).lower()


def test_what_has_come_back_is_left_to_recover():
    panel = traced(lambda ago: 0.4, **{"sub.strain": {3: ONE // 3}})
    assert "strain will pass" in said(panel)
    assert halls.view(panel).subs[3].word == "recovers 33 %"


def test_a_curve_that_stalls_is_a_tell():
    panel = traced(lambda ago: 0.7 + 0.3 * np.sin(ago), watching=3, **{"sub.learned": {3: round(0.705 * ONE)}})
    assert "can't be learned further" in said(panel)
    assert "can't be learned" not in said(changed(panel, **{"sub.learned": {3: ONE // 2}}))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["idle", "operator"])
def test_the_advice_is_honest(name):
    """Through whole runs: nine times in ten there is a fault where it says that a line doesn't turn back, and before
    a fault takes its pane it has been said for several seconds."""
    level = load(resolve("2"))
    right = wrong = 0
    warned: dict[int, int] = {}
    short = []
    for seed in (3, 4):
        run = Session(level, seed, BotSource(persona(name, 2), level, seed), bot=name)
        warned.clear()
        while run.tick() and run.age < 200 * 60:
            for event, i, _ in run.events:
                if event == "went_dark" and run.world.lost_to_fault[i, 0] and run.before.one("legible", i):
                    short.append(warned.get(i, 0))
            if run.age % 30 == 0 and run.age > 900:
                view = HallView(level, run.now, run.now, 1.0, DeskState())
                for i in range(12):
                    grows = view.grows(i)
                    warned[i] = warned.get(i, 0) + 30 if grows else 0
                    fault = run.world.fault_push[i, 0] > 0
                    right, wrong = right + (grows and fault), wrong + (grows and not fault)
    assert right > 9 * wrong
    assert right > 20
    assert all(ticks >= 5 * 60 for ticks in short)


# Strain


def test_strain_has_its_word_and_figure_at_once_and_a_graver_one_later():
    words = [
        halls.view(traced(lambda ago: 2.5 - 0.1 * ago, **{"sub.strain": {3: round(s * ONE)}})).subs[3].word
        for s in (0, 0.02, 0.12, 0.6)
    ]
    assert words == ["in alarm", "straining 2 %", "straining 12 %", "breaking 60 %"]


def test_what_strains_is_heard_as_a_heart():
    strained = (changed(calm(), **{"sub.strain": {3: strain}}) for strain in (0, ONE // 20, ONE * 3 // 4))
    beats = [
        sum("heartbeat" in heard(panel.at(tick), []).events for tick in range(1501, 1501 + 600)) for panel in strained
    ]
    assert beats[0] == 0 < beats[1] < beats[2]


def test_the_middle_wanders_with_a_fault_and_not_with_a_wave():
    assert abs(halls.view(traced(wave)).middle(3)) < 0.25
    assert halls.view(traced(climb)).middle(3) > 0.5
    early = calm(300)
    assert halls.view(early).middle(3) == 0


def test_the_middle_that_a_pane_shows_is_made_of_what_it_shows():
    """A pane that takes a sample in late draws what it drew before, whatever was sampled meanwhile."""
    before, after = calm(9000 - 1), calm(9000 + 1)  # a sample is taken in between
    views = [halls.view(panel) for panel in (before, after)]
    late = [i for i in range(12) if views[1].late(i) and not views[0].late(i)]
    assert late
    for i in late:
        assert views[0].middles(i, shown=True) == pytest.approx(views[1].middles(i, shown=True), abs=1e-9)


# One truth of a slipping embrace


@pytest.mark.parametrize(("tune", "known", "state", "tile", "words"), [
    (0.8, 1, "embraced", "embraced", "need nothing"), (0.8, 0, "embraced", "embraced", "need nothing"),
    (0.4, 1, "slips away", "crest", "touch it again"), (0.4, 0, "slips away", "watch again", "watch it (2)"),
])  # fmt: skip
def test_pane_tile_and_advice_agree_about_an_embrace(tune, known, state, tile, words):
    base = changed(calm(), **QUIET, selected=4)
    panel = changed(
        base,
        **{
            "sub.embraced": {4: 1},
            "sub.tune": {4: round(tune * ONE)},
            "sub.curve.known": {4: known},
            "sub.crest": {4: 300},
            "sub.x": {4: ONE // 3},
        },
    )
    panel = changed(panel, **{"sub.curve": dict(enumerate((panel["sub.trace"] * known)[:, 0].tolist()))})
    view = halls.view(panel)
    assert view.subs[4].word == state
    assert embrace(view).word.startswith(tile)
    assert words in advice(view, 4)


# Notes


def noted(events, before=None, now=None):
    told = prompter(LEVEL)
    told.observe(before or calm(1500), [])
    told.observe(now or calm(1501), events)
    return {note.sector: (note.word, note.more) for note in told.notes}, told


def test_a_correction_says_what_it_came_to():
    assert noted([("corrected", 2, 1), ("cured", 2, 1)])[0][2][0] == "cured"
    assert noted([("corrected", 2, 1)])[0][2] == ("eased, not cured", "late: once more (1)")
    assert noted([("corrected", 2, 1), ("wasted", 2, 1)])[0][2] == ("there was no fault", "known -50 %")


def test_an_embrace_says_what_it_came_to():
    held = {"sub.embraced": {2: 1}, "sub.tune": {2: ONE * 83 // 100}}
    after = changed(calm(1501), **held)
    assert noted([("embraced", 2, 83)], now=after)[0][2] == ("embraced", "83 % in tune")
    assert noted([("embraced", 2, 60)], changed(calm(1500), **held), after)[0][2] == ("touched again", "83 % in tune")
    assert noted([("ordered", 2, 1)])[0][2] == ("waits for its crest", "50 % in tune then")
    assert noted([("withdrawn", 2, 1)])[0][2] == ("waits no more", "")
    assert noted([("missed", 2, 1)])[0][2] == ("not known yet", "known -20 %, stir +3")


def test_a_loss_soon_after_a_correction_came_too_late():
    _, told = noted([("corrected", 2, 1)])
    told.observe(calm(1700), [("went_dark", 2, 1)])
    assert [note.word for note in told.notes] == ["corrected too late"]


def test_a_second_fault_is_told_once_it_shows_and_not_before():
    _, told = noted([("corrected", 3, 1), ("cured", 3, 1)])
    told.observe(traced(wave, tick=2700), [])
    assert [note.word for note in told.notes] == []
    told.observe(traced(climb, tick=3000), [])
    assert [note.word for note in told.notes] == ["a second fault"]
    told.observe(traced(climb, tick=3600), [])
    assert told.notes == ()


def test_notes_go_by_themselves():
    _, told = noted([("embraced", 2, 1)])
    told.observe(calm(1501 + LASTS), [])
    assert told.notes == ()


@pytest.mark.parametrize(("value", "marks", "words"), [
    (1, 0, "It steadies what is strained; embraces are less in tune."),
    (2, 1, "It marks the worst fault: correct that one (1). Agitation +12 %."),
    (2, 0, "It finds no fault to mark. Agitation +12 %."), (3, 0, "in tune again. Composure -25 %."),
    (-1, 0, "You didn't answer. Agitation +12 %. Composure -25 %."),
])  # fmt: skip
def test_an_answer_says_what_it_gave_and_what_it_took(value, marks, words):
    now = changed(calm(1501), **{"guardian.answer": value, "sub.marked": {3: marks}})
    assert words in noted([("answered", 0, value)], now=now)[1].lines[0]


def test_an_older_mark_is_none_that_it_makes():
    marked = {"sub.marked": {3: 1}}
    before, now = changed(calm(1500), **marked), changed(calm(1501), **marked)
    assert noted([("answered", 0, 2)], before, now)[1].lines[0].startswith("It finds no fault to mark.")
    newer = changed(now, **{"sub.marked": {3: 1, 5: 1}})
    assert noted([("answered", 0, 2)], before, newer)[1].lines[0].startswith("It marks the worst fault")


@pytest.mark.parametrize("event", ["embraced", "ordered"])
def test_how_to_embrace_is_said_until_it_was_done_or_ordered(event):
    told, known = prompter(LEVEL), {"sub.curve.known": {2: 1}}
    told.know(prompt.teaches for prompt in PROMPTS if prompt.teaches not in (None, GuardianVerb.EMBRACE))
    told.observe(changed(calm(1500), **known), [])
    assert told.lines[0].startswith("A curve is known.")
    told.observe(changed(calm(1501), **known), [(event, 2, 50)])
    assert not any(line.startswith("A curve is known.") for line in told.lines)


@pytest.mark.slow
def test_what_happens_in_a_run_is_noted():
    """A run's own events: a late correction is eased, its second one cures."""
    level = load(resolve("2"))
    told, words = prompter(level), []
    pane, when = -1, set()

    class Late:
        def actions(self, look, tick):
            return Command(tick, GuardianVerb.CORRECT, pane, 0) if tick in when else None

    run = Session(level, 1, Late())
    while run.tick() and run.age < 110 * 60:
        if not when and (run.world.fault_push > 0).any():  # the first that has a fault, wherever this seed has it
            pane = int(run.world.fault_push[:, 0].argmax())
            began = int(run.world.fault_tick[pane, 0])
            when = {began + 33 * 60, began + 36 * 60}
        told.observe(run.now, run.events)
        words += [note.word for note in told.notes if note.tick == run.now.moment]
    assert words[:2] == ["eased, not cured", "cured"]


# Answers


def test_answers_say_what_they_give_and_what_they_take():
    panel = changed(question(), composure=ONE * 7 // 10 + 1, agitation=ONE * 16 // 100 + 1)
    assert terms(halls.view(panel)) == [
        ("+ strain of 2: 75 % less", "- tune of 2: 25 % less"),
        ("+ a fault is marked", "- agitation 16 → 28 %"),
        ("+ all curves for 10 s", "- composure 70 → 45 %"),
    ]


# The night, its rings and its lines


def shown(tick: int) -> HallView:
    """What the law shows of the first world at a tick."""
    world = begin(LEVEL.params, [7])
    world.tick[:] = tick
    return halls.view(observe(world, LEVEL.params))


def test_a_ring_shows_before_it_turns_and_not_earlier():
    turns = {beat.at: {t for kind, t, _ in beat.effects if kind == "shift"} for beat in LEVEL.params.timeline.beats}
    turns = {at: ring for at, ring in turns.items() if ring}
    assert len(turns) == 3
    for at, ring in turns.items():
        assert set(shown(at - COMES).turning) == ring
        assert shown(at - COMES - 60).turning == {}
        spoken = [beat for beat in LEVEL.params.timeline.beats if beat.at == at - COMES]
        (caption,) = [LEVEL.captions[t] for beat in spoken for kind, t, _ in beat.effects if kind == "say"]
        assert f"{('inner', 'middle', 'outer')[LEVEL.sectors[min(ring)].ring - 1]} ring" in caption


@pytest.mark.parametrize("size", [(960, 540), (1280, 720), (1920, 1080), (1024, 768)])
def test_every_prompt_takes_two_lines_at_most(size):
    box, pixels = HallLayout.of(size).boxes["prompts"], max(10, round(12 * unit_of(size)))
    long = [p.name for p in PROMPTS if len(theme.wrap(VERBS.keyed(p.text), "mono", pixels, box.width)) > 2]
    assert long == []


def test_the_lesson_of_the_dream_is_the_first_line():
    told = prompter(LEVEL)
    told.observe(calm(200), [])
    assert told.lines[0].startswith("What leaves its curve is a fault; embrace the rest.")


def test_words_of_the_panel_are_explained():
    words = " ".join(word for word, _ in DREAM.words)
    assert all(word in words for word in ("gain", "known", "in tune", "off its curve", "strain", "▲"))
    assert any("most strained" in does for _, _, does in DREAM.help)


def test_cures_are_counted_so_that_a_new_fault_takes_none_back():
    journey = GuardianDesk(LEVEL, (1280, 720)).set[0]
    shares = {(4, 6): 2 * ONE // 3, (4, 7): 4 * ONE // 7}
    seen = [
        journey.content(
            halls.view(
                changed(
                    calm(),
                    **{
                        "journey.cures": cures,
                        "journey.faults": faults,
                        "journey.cured": share,
                    },
                )
            )
        )
        for (cures, faults), share in shares.items()
    ]
    assert [(shown.cures, shown.faults, shown.cured) for shown in seen] == [(4, 6, 66), (4, 7, 57)]


def test_the_clock_shows_how_long_the_night_has_and_what_is_asked_then():
    time = GuardianDesk(LEVEL, (1280, 720)).body[2]
    shown = time.content(halls.view(calm(7620)))
    assert (shown.time, shown.left, shown.near) == ("2:07", "2:53 left", 0)
    assert shown.share == round(time.rect.width * (LEVEL.length_ticks - 7620) / LEVEL.length_ticks)
    assert shown.asked.startswith("3 goals: ")
    assert not shown.met
    later = [time.content(halls.view(calm(LEVEL.length_ticks - left * 60))) for left in (50, 5)]
    assert [(one.left, one.near) for one in later] == [("0:50 left", 1), ("5.0 s left", 2)]


def test_a_push_that_would_undo_what_was_won_says_so_before():
    held = {"sub.embraced": {4: 1}, "sub.marked": 0, "selected": 4}
    assert correct(halls.view(changed(calm(), **held))).word == "ends embrace"
    assert correct(halls.view(changed(calm(), **{**held, "sub.marked": {4: 1}}))).word == "push it back"
    loud = {"sub.gain": {4: round(0.7 * ONE)}, "sub.embraced": 0, "selected": 4}
    assert correct(halls.view(changed(calm(), **loud))).word == "makes it ring"
    assert correct(halls.view(changed(calm(), **{**loud, "sub.gain": 0}))).word == "push it back"


def test_while_a_note_asks_for_once_more_nothing_says_to_leave_it_alone():
    ringing = changed(calm(), selected=4, **{"sub.gain": {4: round(1.1 * ONE)}, "sub.embraced": 0, "sub.marked": 0})
    assert "Leave it alone" in advice(halls.view(ringing), 4)
    note = Note(4, calm().moment, EASED, "late: once more (1)", (255, 0, 0))
    noted = halls.view(ringing, ui=replace(halls.UI, notes=(note,)))
    assert advice(noted, 4).startswith("Eased, not cured")
    assert correct(noted).word == "push it back"


@pytest.mark.parametrize("tick", [1501, 1503, 1507])
def test_a_share_is_one_number_on_all_of_the_screen(tick):
    panel = changed(calm(tick), selected=4, watching=4, **{"sub.learned": {4: round(0.788 * ONE)}, "sub.gain": 0})
    view = halls.view(panel)
    inspector = GuardianDesk(LEVEL, (1280, 720)).set[1]
    assert (_right(view, 4), watch(view).word, inspector.content(view).gauges.learned) == (
        "known 78 %",
        "78 % known",
        78,
    )


def test_too_much_agitation_says_how_long_it_may_last():
    journey = GuardianDesk(LEVEL, (1280, 720)).set[0]
    assert journey.content(halls.view(changed(calm(), agitation=ONE + 1))).bears == LEVEL.held_for("agitation.level")
    assert LEVEL.held_for("agitation.level") > 0
