"""What the timeline of each dream may say: keys that laws declare, and what is wrong with those of a beat."""

import pytest

from game.level import Level, LevelFault, load, resolve
from game.level.beat_keys import keys_of, words_of
from game.level.law_params import _FORMS as FORMS
from game.sim.fixed import ONE
from game.sim.laws import LAWS
from game.sim.laws.engine.ports import SCATTER, STRIKES
from game.sim.spec import effects_of

FIRST = "\n[[beat]]\n"
TELLING = [law for law in LAWS if effects_of(law)]


def told(dream: str, beat: str) -> Level:
    """A dream's level with one more beat before all others."""
    text = resolve(dream).read_text("utf-8")
    return load(text.replace(FIRST, f'{FIRST}at = "0:01"\n{beat}\n{FIRST}', 1))


def happens(dream: str, beat: str) -> tuple[tuple[str, int, int], ...]:
    """What that beat does."""
    return told(dream, beat).params.timeline.beats[0].effects


def test_what_turns_slowly_has_a_goal_and_a_time() -> None:
    assert happens("engine", "slip = 2\ntempo = 1.5\nover = 3") == (("turn", 1, ONE * 3 // 2), ("over", 1, 30))
    both = happens("engine", "scatter = 0.5\nstrikes = 0.25\nover = 2")
    assert both == (
        ("turn", SCATTER, ONE // 2),
        ("over", SCATTER, 20),
        ("turn", STRIKES, ONE // 4),
        ("over", STRIKES, 20),
    )


@pytest.mark.parametrize(("dream", "beat", "found", "allowed"), [
    ("engine", "slip = 1\nover = 3", "`slip` without `tempo`", "both of them, or neither"),
    ("engine", "tempo = 1", "`tempo` without `slip`", "both of them, or neither"),
    ("engine", "scatter = 0.1\nstrikes = 0.1", "`scatter` without `over`", "both of them, or neither"),
    ("engine", "over = 3", "`over` without what changes", "`slip`, `scatter` or `strikes` with it"),
    ("engine", "slip = 4\ntempo = 1\nover = 3", "4", "a whole number from 1 to 3"),
    ("engine", 'fray = "epicentre"\ntorn = 0.5', '"epicentre"', "each seed draws"),
    ("engine", 'strike = "epicentre"\nstrength = 1', "`strike` in a level without [laws.anomaly]", "[laws.anomaly]"),
    ("guardian", 'unravel = "scan"', "`unravel` in a level without [laws.protocols]", "a table [laws.protocols]"),
    ("platform", "shift = 1", "`shift` in a level without [laws.fluctuation]", "a table [laws.fluctuation]"),
    ("platform", "", "nothing that happens", "at least one of `say`, `strike` and `unravel`"),
    ("engine", "", "nothing that happens", "at least one of `say`, `slip`, `scatter`, `strikes` and `fray`"),
])  # fmt: skip
def test_what_is_wrong_with_a_beat_is_one_finding(dream: str, beat: str, found: str, allowed: str) -> None:
    with pytest.raises(LevelFault) as caught:
        told(dream, beat)
    (finding,) = caught.value.findings
    assert found in finding.found
    assert allowed in finding.allowed


@pytest.mark.parametrize("law", TELLING, ids=lambda law: law.NAME)
def test_a_law_declares_keys_that_can_be_written_and_changes_of_their_numbers(law) -> None:
    """Every key has a sentence, a form, and its range in order; a change's value is the number of one of them."""
    for effect in effects_of(law):
        keys = {key.name: key for key in effect.keys}
        for key in effect.keys:
            assert key.doc
            assert key.low <= key.high
            assert bool(key.words) <= (key.form in ("sector", "word"))
        for change in effect.changes:
            assert not change.value or keys[change.value].form == "number"
            assert change.form in FORMS
        assert (effect.target >= 0) == (effect.keys[0].form == "number")


def test_words_that_stand_for_a_sector_are_no_names_of_sectors() -> None:
    assert words_of(LAWS) == {"epicentre", "most-people", "most-roads", "anywhere"}
    assert words_of(()) == frozenset()
    assert list(keys_of(LAWS))[:3] == ["say", "strike", "fault"]
