"""What a dream's record in play says goes with the rest: its debrief with its runs, its sounds with the bank."""

import pytest

from game.level import load, resolve
from game.level.dreams.dream_record import EVERY_DREAM
from game.play.debrief.run_summary import RunSummary
from game.play.dreams import dreams, sounds
from game.play.dreams.dream import Dream
from game.session import Session
from game.sim.step import reveal

each = pytest.mark.parametrize("dream", dreams(), ids=lambda dream: dream.base.name)


@each
def test_lanes_and_readings_are_of_series_that_its_own_runs_have(dream: Dream) -> None:
    """Those that every dream follows, those of its record, and the two that are made of others."""
    own = {track.name for track in (*EVERY_DREAM, *dream.base.tracks)} | {"alarms", "actions"}
    assert {curve.series for lane in dream.lanes for curve in lane.curves} <= own
    assert {reading.series for reading in dream.readings} <= own
    assert dream.lanes


@each
def test_what_shared_code_reads_by_a_name_of_the_record_is_there(dream: Dream) -> None:
    """Entries of the panel, events and state of its own level; a dream that names nothing is asked for nothing."""
    base, run = dream.base, Session(load(resolve(str(dream.number))), 1)
    assert {*base.goals, *filter(None, [base.people])} <= set(run.now.values)
    assert {base.truly} - {""} <= set(reveal(run.world))
    events = {*dream.refusals, *filter(None, [base.called])} - {"refused"}
    assert events <= set(run.level.params.events)
    assert RunSummary.of(run).goals.keys() == set(base.goals)


@each
def test_each_cause_of_its_laws_has_words_and_no_other(dream: Dream) -> None:
    """A sentence for each cause and each effect, and for each effect what a place does that it hasn't met."""
    causes = [cause for cause, _ in load(resolve(str(dream.number))).params.causes.values()]
    assert set(dream.causes.causes) == {cause.name for cause in causes if cause.into}
    assert set(dream.causes.effects) == set(dream.causes.lasts) == {cause.name for cause in causes if not cause.into}


@each
def test_a_verb_sounds_as_the_bank_can(dream: Dream) -> None:
    assert set(dream.verbs.sounds.values()) <= set(sounds().shots)


@each
def test_each_verb_of_its_laws_has_a_row_and_a_key(dream: Dream) -> None:
    """Alone or as the first step of another; no key is two verbs'."""
    rows = dream.verbs.own
    assert {verb for row in rows for verb in (row.verb, row.first) if verb} == set(dream.base.group.verbs)
    places = [place for row in dream.verbs.rows for place in (*row.keys, *row.pad)]
    assert len(places) == len(set(places))
