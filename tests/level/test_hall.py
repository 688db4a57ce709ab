"""What a level of Dream II may say: faults, shifts, and what the guardian asks."""

from pathlib import Path

import pytest

from game.level import LevelFault, load, resolve
from game.level.level import Question
from game.sim.fixed import STEPS_PER_SECOND, WHOLE
from game.sim.laws.guardian import fault, fluctuation, guardian
from tests.level.small import LAWS, SMALL, FakeLaw, changed

HALL = (
    *LAWS,
    *(FakeLaw(law.NAME, USES=law.USES, EFFECTS=law.EFFECTS) for law in (fault, fluctuation, guardian)),
)
TABLES = ("[laws.tide]", "[laws.tide]\n[laws.fault]\n[laws.fluctuation]\n[laws.guardian]")
BEAT = 'say = "It begins."'


def told(beat: str, tables: tuple[str, str] = TABLES):
    """The small level as a hall, with this as its only beat."""
    return load(changed(tables, (BEAT, beat)), laws=HALL)


def test_faults_shifts_and_questions_become_effects() -> None:
    """A fault where it's told or anywhere (-1), its push a second as one a step; every subsystem of a ring; the
    question with its three answers."""
    push = round(0.1 * WHOLE / STEPS_PER_SECOND)
    effects = {
        'fault = "Buoy"\nstrength = 0.1': (("fault", 1, push),),
        'fault = "anywhere"\nstrength = 0.1': (("fault", -1, push),),
        "shift = 2": (("shift", 1, 0), ("shift", 2, 0)),
        'ask = "Why?"\nanswers = ["a", "b", "c"]': (("ask", 0, 0),),
    }
    for beat, made in effects.items():
        level = told(beat)
        assert level.params.timeline.beats[0].effects == made
    assert level.questions == (Question("Why?", ("a", "b", "c")),)


@pytest.mark.parametrize(("beat", "where", "found", "allowed", "guess"), [
    ('fault = "Boy"\nstrength = 0.1', "beat 1, fault", '"Boy"', "anywhere", "Buoy"),
    ('fault = "anywere"\nstrength = 0.1', "beat 1, fault", '"anywere"', "anywhere", "anywhere"),
    ('fault = "Buoy"', "beat 1", "`fault` without `strength`", "both", None),
    ('fault = "Buoy"\nstrike = "Buoy"\nstrength = 1', "beat 1", "`strike` and `fault`", "one of them", None),
    ('fault = "Buoy"\nstrength = 2', "beat 1, strength", "2", "from 0 to 1", None),
    ("shift = 3", "beat 1, shift", "3", "1 or 2", None),
    ("shift = 0", "beat 1, shift", "0", "a whole number from 1 to 12", None),
    ('ask = "Why?"', "beat 1", "`ask` without `answers`", "both", None),
    ('ask = "Why?"\nanswers = ["a", "b"]', "beat 1, answers", "a list of 2", "a list of 3", None),
])  # fmt: skip
def test_a_fault_is_named_with_place_range_and_nearest_name(beat, where, found, allowed, guess) -> None:
    """Like those of every other entry."""
    with pytest.raises(LevelFault) as caught:
        told(beat)
    (finding,) = caught.value.findings
    assert finding.where == where
    assert found in finding.found
    assert allowed in finding.allowed
    assert finding.nearest == guess


@pytest.mark.parametrize("beat", [
    'fault = "Buoy"\nstrength = 1', "shift = 2", 'ask = "Why?"\nanswers = ["a", "b", "c"]',
])  # fmt: skip
def test_a_level_without_the_law_has_no_use_for_it(beat) -> None:
    """What nothing would act on is a fault that says which table is missing."""
    with pytest.raises(LevelFault, match=r"\[laws\."):
        told(beat, ("[laws.tide]", "[laws.tide]"))


def test_no_subsystem_may_be_called_anywhere() -> None:
    """The word has a meaning."""
    with pytest.raises(LevelFault, match="another name"):
        load(SMALL.replace("Cove", "Anywhere"), laws=HALL)


def test_the_hall_has_a_question_for_each_time_it_asks() -> None:
    """Four questions with three answers each, two of them the dreamer's own words; twelve subsystems on three rings."""
    level = load(resolve("2"))
    asked = [target for beat in level.params.timeline.beats for kind, target, _ in beat.effects if kind == "ask"]
    assert asked == list(range(len(level.questions)))
    assert "Why do you doubt its perfection?" in [question.text for question in level.questions]
    assert [[s.ring for s in level.sectors].count(ring) for ring in (1, 2, 3)] == [4, 4, 4]


OLDER = (Path(__file__).parents[1] / "levels" / "format-1" / "guardian.toml").read_text()
RETIRED = """[laws.guardian]
strained = 0.4
calm = 0.7
settled = 1
"""


def older(table: str) -> str:
    """The hall of format 1 with another table of the guardian, which it also says at night terror."""
    text = OLDER.replace("[laws.guardian]\n", table)
    return text + "\n[difficulty.night-terror.guardian]\ncalm = 0.8\n"


def test_numbers_that_the_guardian_had_do_nothing_in_older_levels() -> None:
    """With them a level is the one without them, at each difficulty; a change of them in a recording is none."""
    for word in ("deep-sleep", "night-terror"):
        level, plain = load(older(RETIRED), word), load(OLDER, word)
        assert vars(level.params.law["guardian"]) == vars(plain.params.law["guardian"])
        assert level.numbers.keys() == plain.numbers.keys()
        assert level.with_numbers({"guardian.calm": 0.2}).changed == {}
        assert level.with_numbers({"guardian.calm": 0.2, "guardian.stays": 30}).changed == {"guardian.stays": 30}


@pytest.mark.parametrize(("table", "when"), [
    ("[laws.guardian]\nstrainde = 1\n", "guardian.answered >= 1"), ("[laws.guardian]\n", "guardian.rigth >= 1"),
])  # fmt: skip
def test_names_that_the_guardian_had_are_not_offered_for_a_typo(table, when) -> None:
    """Neither as the nearest nor among those that are allowed."""
    with pytest.raises(LevelFault) as caught:
        load(older(table).replace("guardian.right >= 1", when))
    (finding,) = caught.value.findings
    assert finding.nearest not in ("strained", "guardian.right")
    assert not {"strained", "guardian.right"} & set(finding.allowed.replace(",", " ").split())
