"""Every fault of a file: where it is, what was found, what is allowed, and the nearest name; all of them at once."""

import pytest

from game.level import LevelFault, load
from tests.level.small import LAWS, SMALL, FakeLaw, changed, faults, line_of

CALM = 'when = "tide.height < enough and time >= 30"'
BEAT = 'say = "It begins."'


@pytest.mark.parametrize(("old", "new", "where", "found", "allowed", "nearest"), [
    # the head
    ("format = 1", "format = 3", "format", "3", "1", None),
    ('name = "small"', 'name = "Small one"', "name", '"Small one"', "platform", None),
    ('title = "Small"\n', "", "", "no `title`", "title", None),
    ("dream = 1", "dream = 4", "dream", "4", "a whole number from 1 to 3", None),
    ("dream = 1", "dream = 1.0", "dream", "1.0", "a whole number", None),
    ("dream = 1", "dream = true", "dream", "true", "a whole number", None),
    ('length = "1:00"', 'length = "1:60"', "length", '"1:60"', "0:45", None),
    ('length = "1:00"', "length = 60", "length", "60", "text", None),
    ('length = "1:00"', 'length = "0:05"', "length", '"0:05"', "at least 0:10", None),
    ('title = "Small"', 'title = "a\\u0000b"', "title", "", "without control characters", None),
    ('title = "Small"', 'title = "a\\u202Eb"', "title", "", "without control characters", None),
    ('title = "Small"', 'title = "a\\nb"', "title", "", "without line breaks", None),
    ('title = "Small"', 'title = " "', "title", '" "', "isn't blank", None),
    ('title = "Small"', f'title = "{"x" * 201}"', "title", "", "at most 200 characters", None),
    ('summary = "Three places."', 'sumary = "x"\nsummary = "y"', "sumary", "an unknown key", "summary", "summary"),
    # laws and their numbers
    ("[laws.tide]", "[laws.tied]", "laws.tied", "an unknown law", "tide", "tide"),
    ("[laws.tide]", "[laws.tide]\npul = 1", "laws.tide.pul", "an unknown key", "pull", "pull"),
    ("[laws.tide]", "[laws.tide]\npull = 5", "laws.tide.pull", "5", "a number from 0 to 4", None),
    ("[laws.tide]", "[laws.tide]\npull = nan", "laws.tide.pull", "nan", "a number from 0 to 4", None),
    ("[laws.tide]", "[laws.tide]\npull = inf", "laws.tide.pull", "inf", "a number from 0 to 4", None),
    ("[laws.tide]", "[laws.tide]\nnight = 1", "laws.tide.night", "1", "true or false", None),
    ("[laws.tide]", "[laws]\ntide = 3", "laws.tide", "3", "a table", None),
    ("[laws.tide]", "[laws.tide.pull]", "laws.tide.pull", "a table", "a number", None),
    ("bearing = 90", "bearing = 90\nmoon.size = 1", 'sector 2 "Buoy", moon', "an unknown key", "tide", None),
    # numbers of [let]
    ("enough = 0.25", 'enough = "0.25"', "let.enough", '"0.25"', "a number", None),
    ("enough = 0.25", "enough = 1\nMuch = 2", "let.Much", "a name", "small letters", None),
    ("enough = 0.25", "enough = 1\ntime = 2", "let.time", '"time"', "another name", None),
    # sectors
    ('name = "Cove"', 'name = "buoy"', 'sector 3 "buoy", name', '"buoy"', "sector 2", None),
    ('name = "Cove"', 'name = "Epicentre"', 'sector 3 "Epicentre", name', '"Epicentre"', "another name", None),
    ('name = "Cove"\n', "", "sector 3", "no `name`", "name", None),
    ("bearing = 180", "bearing = 360", 'sector 3 "Cove", bearing', "360", "from 0 to under 360", None),
    ("bearing = 180", "", 'sector 3 "Cove"', "neither `bearing` nor `at`", "one of them", None),
    ("bearing = 180", "bearing = 180\nat = [0, 0]", 'sector 3 "Cove"', "`bearing` and `at`", "one of them", None),
    ("bearing = 180", "at = [0, 2]", 'sector 3 "Cove", at 2', "2", "a number from -1 to 1", None),
    ("bearing = 180", "at = [0]", 'sector 3 "Cove", at', "a list of 1", "a list of 2", None),
    ("bearing = 180", "bearing = 90", 'sector 3 "Cove"', "the same place", "places of their own", None),
    ("gate = true", "gate = false", "sector", "no gate", "gate = true", None),
    ("gate = true", 'gate = "yes"', 'sector 1 "Anchor", gate', '"yes"', "true or false", None),
    # links
    ('"Anchor", "Buoy"', '"Anchor", "Boy"', 'link 1 "Anchor - Boy", between 2', '"Boy"', "Anchor, Buoy", "Buoy"),
    ('"Anchor", "Buoy"', '"Anchor", "Anchor"', 'link 1 "Anchor - Anchor", between', "twice", "two different", None),
    ('"Buoy", "Cove"', '"Buoy", "Anchor"', 'link 2 "Buoy - Anchor", between', "a second link", "one link", None),
    ('"Buoy", "Cove"', '"Buoy"', "link 2, between", "a list of 1", "a list of 2", None),
    ("seconds = 4.5", "seconds = 0", 'link 2 "Buoy - Cove", seconds', "0", "from 0.1 to 60", None),
    ('[[link]]\nbetween = ["Buoy", "Cove"]\nseconds = 4.5\n', "", 'sector 3 "Cove"', "no way to a gate", "every", None),
    # the timeline
    ('at = "0:05"\n', "", "beat 1", "neither `at` nor `when`", "at least one", None),
    ('at = "0:05"', 'at = "1:00"', "beat 1, at", '"1:00"', "before the level's length, 1:00", None),
    ('at = "0:05"', 'at = "soon"', "beat 1, at", '"soon"', "0:45", None),
    (BEAT, "", "beat 1", "nothing that happens", "at least one", None),
    (BEAT, 'strike = "Buoy"', "beat 1", "`strike` without `strength`", "both", None),
    (BEAT, BEAT + "\nstrength = 1", "beat 1", "`strength` without `strike`", "both", None),
    (BEAT, 'strike = "Boy"\nstrength = 1', "beat 1, strike", '"Boy"', "epicentre", "Buoy"),
    (BEAT, 'strike = "Buoy"\nstrength = 1.5', "beat 1, strength", "1.5", "from 0 to 1", None),
    (BEAT, 'unravel = "blance"', "beat 1, unravel", '"blance"', '"balance"', "balance"),
    (BEAT, 'unravel = ["scan", "blance"]', "beat 1, unravel 2", '"blance"', '"balance"', "balance"),
    (BEAT, 'unravel = ["scan"]', "beat 1, unravel", "a list", "a list of 2 to 5", None),
    (BEAT, BEAT + "\nfade = 3", "beat 1", "`fade` without `unravel`", "both", None),
    (BEAT, BEAT + '\nwhen = "tide.fom > 1"', "beat 1, when", '"tide.fom" at character 1', "tide.foam", "tide.foam"),
    (BEAT, BEAT + '\nwhen = "moon.light > 1"', "beat 1, when", '"moon.light"', "[laws.moon]", None),
    # endings
    (CALM, 'when = "tide.height <"', 'ending 1 "calm", when', "the end", "a name", None),
    (CALM, 'when = "1 < 2"', 'ending 1 "calm", when', "always true", "from the beginning", None),
    (CALM, "", 'ending 1 "calm"', "neither `when` nor `lifts`", "one of them", None),
    (CALM, 'lifts = "flood"', 'ending 1 "calm"', "`lifts` without `share_of_best`", "both", None),
    (CALM, 'lifts = "flod"\nshare_of_best = 0.9', 'ending 1 "calm", lifts', '"flod"', "flood", "flood"),
    (CALM, CALM + '\nlifts = "flood"\nshare_of_best = 0.9', 'ending 1 "calm"', "`when` and `lifts`", "one of", None),
    ("won = true\n", "", "ending", "no ending with `won = true`", "at least one", None),
    ('name = "flood"', 'name = "calm"', 'ending 2 "calm", name', '"calm"', "names that differ", None),
    ('mood = "dark"', 'mood = "drak"', 'ending 2 "flood", mood', '"drak"', '"dark"', "dark"),
    ('"time >= length"', '"time > length"', "length", "no ending that is sure", "time >= length", None),
    ('"time >= length"', '"tide.foam > 1"', "length", "no ending that is sure", "time >= length", None),
])  # fmt: skip
def test_a_fault_is_named_with_place_range_and_nearest_name(
    old: str, new: str, where: str, found: str, allowed: str, nearest: str | None
) -> None:
    findings = faults((old, new))
    hits = [finding for finding in findings if finding.where == where and found in finding.found]
    assert hits, "\n".join(map(str, findings)) or "nothing was found"
    assert allowed in hits[0].allowed
    assert hits[0].nearest == nearest


@pytest.mark.parametrize(("more", "where", "found", "nearest"), [
    ("let.enuogh = 1", "difficulty.deep-sleep.let.enuogh", "no such number", "enough"),
    ("tide.pul = 1", "difficulty.deep-sleep.tide.pul", "an unknown key", "pull"),
    ("tied.pull = 1", "difficulty.deep-sleep.tied", "an unknown key", "tide"),
    ('"tide.pull" = 1', "difficulty.deep-sleep.tide.pull", 'the key "tide.pull"', None),
    ("tide.pull = 9", "difficulty.deep-sleep.tide.pull", "9", None),
    ("moon.size = 1", "difficulty.deep-sleep.moon", "a law that isn't used", None),
])  # fmt: skip
def test_a_difficulty_can_only_change_what_there_is(more: str, where: str, found: str, nearest: str | None) -> None:
    (finding,) = faults(more=f"\n[difficulty.deep-sleep]\n{more}\n")
    assert (finding.where, finding.nearest) == (where, nearest)
    assert found in finding.found


def test_there_are_three_difficulties_and_no_other() -> None:
    (finding,) = faults(more='\n[difficulty.nightmare]\nword = "x"\n')
    assert finding.allowed == "light-sleep, deep-sleep or night-terror"


def test_a_difficulty_that_changes_what_every_sector_says_itself_is_told_so() -> None:
    own = [(f'name = "{name}"', f'name = "{name}"\ntide.depth = 2') for name in ("Anchor", "Buoy", "Cove")]
    more = "\n[difficulty.night-terror]\ntide.depth = 3\n"
    assert [finding.found for finding in faults(*own, more=more)] == ["a number without effect"]
    assert faults(*own[:2], more=more) == []


def test_a_fault_of_one_difficulty_is_found_whichever_is_loaded() -> None:
    more = "\n[difficulty.night-terror]\nlet.enough = 1\ntide.pull = 9\n"
    with pytest.raises(LevelFault, match="night-terror"):
        load(changed(more=more), "light-sleep", LAWS)


def test_more_than_eight_links_to_a_sector_are_too_many() -> None:
    more = "".join(
        f'\n[[sector]]\nname = "S{i}"\nring = 3\nbearing = {i * 40}\n'
        f'[[link]]\nbetween = ["S{i}", "Anchor"]\nseconds = 2\n'
        for i in range(8)
    )
    assert [(finding.where, finding.found) for finding in faults(more=more)] == [('sector 1 "Anchor"', "9 links")]


def test_laws_have_the_last_word_on_their_numbers() -> None:
    class Strict(FakeLaw):
        def check(self, params) -> list[str]:
            return ["wait is shorter than a link"] if params.topology.delay.max() > params.tide.wait else []

    law = Strict(*[getattr(LAWS[2], name) for name in ("NAME", "PARAMS", "METRICS")])
    with pytest.raises(LevelFault) as fault:
        load(SMALL, laws=(*LAWS[:2], law))
    assert str(fault.value) == f"<text>:{line_of('[laws.tide]')}: laws.tide: wait is shorter than a link"


def test_all_faults_are_found_at_once_each_on_its_line() -> None:
    text = changed(
        ("dream = 1", "dream = 9"),
        ("enough = 0.25", "enough = nan"),
        ("[laws.tide]", "[laws.tide]\npull = -1"),
        ("ring = 2\nbearing = 90", "ring = 99\nbearing = 90"),
        ('"Buoy", "Cove"', '"Buoy", "Cave"'),
        ('at = "0:05"', 'at = "9:05"'),
        ("tide.height <", "tide.hight <"),
        ("time >= length", "time >= lenght"),
    )
    with pytest.raises(LevelFault) as fault:
        load(text, laws=LAWS)
    marks = ["dream = 9", "enough = nan", "pull = -1", "ring = 99", '"Cave"', "9:05", "hight", "lenght"]
    assert [finding.line for finding in fault.value.findings] == [line_of(mark, text) for mark in marks]
    assert len(str(fault.value).splitlines()) == len(marks)


def test_a_faulty_entry_is_not_blamed_on_those_that_refer_to_it() -> None:
    assert [f.where for f in faults(("ring = 2\nbearing = 90", "ring = 0\nbearing = 90"))] == ['sector 2 "Buoy", ring']
    assert [f.where for f in faults(("enough = 0.25", "enough = nan"))] == ["let.enough"]
    assert len(faults((CALM, CALM + "\nbest = 1"), ('mood = "dark"', 'mood = "dark"\nlifts = "calm"'))) == 3


def test_faults_behind_a_faulty_entry_keep_their_own_places() -> None:
    text = changed(("ring = 1", "ring = 0"), ("bearing = 180", "bearing = 180\nat = [0, 0]"))
    with pytest.raises(LevelFault) as fault:
        load(text, laws=LAWS)
    got = [(finding.where, finding.line) for finding in fault.value.findings]
    cove = line_of('name = "Cove"', text) - 1
    assert got == [('sector 1 "Anchor", ring', line_of("ring = 0", text)), ('sector 3 "Cove"', cove)]


def test_a_finding_reads_as_one_line_that_editors_can_jump_to() -> None:
    line = line_of("gate = true")
    (finding,) = faults(("gate = true", "gaet = true\ngate = true"))
    expected = (
        f'<text>:{line}: sector 1 "Anchor", gaet: found an unknown key; '
        'allowed: name, ring, bearing, at, gate or tide; did you mean "gate"?'
    )
    assert str(finding) == expected
