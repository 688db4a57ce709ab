"""What holds the chord back, as the panel tells it, and what the desk says of it."""

import pytest

from game.play.dreams.engine.chord_advice import advice, arm_state, arm_to_nudge, pairs_of
from game.play.dreams.engine.instruments.chord import heart_change, work_reward
from game.play.dreams.engine.refusals import burns_yet
from game.play.dreams.engine.triage import slipping, worst_first
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from tests.play.dreams.engine.chambers import LEVEL, TURN, calm, changed, view

APART = {0: round(0.8 * ONE), 1: ONE, 2: round(1.2 * ONE)}
LOW = {0: ONE // 5, 1: ONE // 10, 2: ONE // 5}


def parted(**entries: object) -> Panel:
    """Arms that keep their own time, none in harmony, no string."""
    usual = {"arm__rate": APART, "arm__unison": ONE, "harmony": ONE // 6, "harmony__pair": LOW}
    return changed(calm(), **{**usual, **entries})


def strung(n: int, m: int, song: float, **entries: object) -> Panel:
    """A string from Scarab to Cricket, so well in tune."""
    return parted(
        bridge__a={0: 0},
        bridge__b={0: 8},
        bridge__n={0: n},
        bridge__m={0: m},
        bridge__song={0: round(song * ONE)},
        bridge__health={0: ONE // 2},
        harmony__pair={0: ONE // 10, 1: ONE, 2: ONE},
        **entries,
    )


def states(panel: Panel) -> list[str]:
    return [pair.state for pair in pairs_of(panel)]


@pytest.mark.parametrize(("panel", "words"), [
    (calm(), "wait for them to part"),
    (parted(), "No string between amber and violet: bridge them"),
    (strung(5, 4, 0.9, arm__unison=ONE), "The strings pull cyan and amber together, and both are in step: wait"),
    (strung(5, 4, 0.9, arm__unison={0: ONE * 8 // 10, 1: ONE}), "meanwhile cyan is loose: nudge its stragglers"),
    (strung(5, 4, 0.1), "Cyan and amber beat, and their string burns"),
    (strung(1, 1, 0.1), "ties cyan and amber 1 : 1, to the old time: take it back"),
    (strung(5, 4, 0.9, arm__unison={0: ONE // 3}), "Cyan is scattered: nudge its stragglers"),
    (strung(5, 4, 0.9, arm__unison={0: ONE // 3}, link__health={0: 0, 1: 0}), "its catwalks frayed: hold stretch"),
    (parted(harmony=ONE * 8 // 10), "In tune"),
])  # fmt: skip
def test_the_weakest_part_is_named_with_its_remedy(panel: Panel, words: str) -> None:
    assert words in advice(panel)[0]


def test_the_song_fills_above_what_the_law_asks_for_and_not_before() -> None:
    sings = calm().one("harmony.sings")
    assert [advice(parted(harmony=sings + more, song__begins=0))[1] for more in (0, 1)] == [False, True]
    early = advice(parted(harmony=sings + 1, song__begins=90 * TICKS_PER_SECOND))
    assert early == ("In tune. Keep each arm in step: the new song can begin at 1:30.", False)


HALFWAY = {0: round(0.8 * ONE), 1: ONE, 2: round(1.03 * ONE)}  # violet still beats with amber


def test_an_arm_that_has_yet_to_part_is_waited_for() -> None:
    """Cyan has parted from both; a string from it to violet, which is on its way, would only burn."""
    early = parted(arm__rate=HALFWAY)
    assert states(early) == ["no string", "as one", "parting"]
    assert "No string between cyan and amber" in advice(early)[0]
    strung_early = changed(strung(5, 4, 0.9, arm__rate=HALFWAY), harmony__pair={0: ONE * 9 // 10})
    assert "Cyan and amber sing. Violet has yet to part" in advice(strung_early)[0]
    assert [burns_yet(early, 3, other) != "" for other in (19, 12, 5, -1)] == [True, False, False, False]
    assert "Violet has yet to part" in burns_yet(early, 19, 3)
    assert burns_yet(parted(), 3, 19) == ""


def test_in_tune_the_loosest_arm_is_wanting() -> None:
    sings = calm().one("harmony.sings") + 1
    assert arm_to_nudge(parted(harmony=sings, arm__unison={1: ONE * 8 // 10})) == 1
    assert arm_to_nudge(parted(harmony=sings)) == -1


def test_states_of_pairs_are_told_apart() -> None:
    assert states(calm()) == ["as one"] * 3
    assert states(parted()) == ["no string"] * 3
    assert states(strung(5, 4, 0.9)) == ["comes", "sings", "sings"]
    assert states(strung(5, 4, 0.1))[0] == "beats"
    assert states(strung(1, 1, 0.9))[0] == "tied 1:1"


def test_two_arms_that_the_third_is_strung_to_need_no_string_of_their_own() -> None:
    panel = parted(
        bridge__a={0: 0, 1: 1},
        bridge__b={0: 8, 1: 16},
        bridge__n={0: 5, 1: 3},
        bridge__m={0: 4, 1: 2},
        bridge__song=ONE,
    )
    assert states(panel)[1] == "comes"


def test_what_an_arm_lacks_within_itself_is_no_fault_of_its_strings() -> None:
    """A pair whose phases agree sings, though a scattered arm keeps its harmony low."""
    panel = parted(harmony__pair=ONE // 2, arm__unison={0: ONE // 4, 1: ONE})
    assert states(panel)[0] == "sings"
    assert arm_state(panel, 0) == "scattered"
    assert "Cyan is scattered" in advice(panel)[0]


TIED = {"bridge__a": {0: 0}, "bridge__b": {0: 8}, "bridge__n": {0: 1}, "bridge__m": {0: 1}}


def test_a_string_laid_while_arms_beat_as_one_is_called_a_mistake_at_once_and_before_all_else() -> None:
    still = {"arm__rate": {0: ONE, 1: ONE, 2: round(1.2 * ONE)}}
    for panel in (changed(calm(), **TIED), parted(**still, **TIED)):
        assert states(panel)[0] == "tied 1:1"
        assert "ties cyan and amber 1 : 1" in advice(panel)[0]
        assert "take it back" in advice(panel)[0]


def test_insects_of_the_arm_that_the_advice_names_come_before_worse_ones_of_others() -> None:
    here = calm().one("arm.phase", 0)
    loose = strung(5, 4, 0.9, arm__unison={0: ONE // 3})
    loose = changed(loose, phase={2: here + TURN // 6, 5: here + TURN // 4, 12: here + TURN // 2}, darkness={20: ONE})
    assert "Cyan is scattered: nudge its stragglers" in advice(loose)[0]
    assert arm_to_nudge(loose) == 0
    assert worst_first(loose)[:2] == [5, 2]
    assert slipping(loose) == 5
    torn = changed(loose, link__health={0: 0, 1: 0})
    assert arm_to_nudge(torn) == -1, "there stretching is what helps"
    assert worst_first(torn)[0] == 20


def test_while_strings_pull_tab_goes_to_the_arm_that_the_advice_names() -> None:
    here = calm().one("arm.phase", 0)
    loose = strung(5, 4, 0.9, arm__unison={0: ONE * 8 // 10, 1: ONE})
    loose = changed(loose, phase={5: here + TURN // 4, 12: here + TURN // 3})
    assert "cyan is loose: nudge its stragglers" in advice(loose)[0]
    assert arm_to_nudge(loose) == 0
    assert worst_first(loose)[0] == 5


# The heart


def test_the_heart_says_why_it_sinks() -> None:
    together = changed(calm(), arm__unison=ONE)
    dark = changed(together, darkness={0: ONE, 8: ONE, 16: ONE})
    assert heart_change(view(together))[1] == "burns, needs work"
    assert heart_change(view(changed(together, arm__unison=0)))[1] == "arms out of step"
    assert heart_change(view(dark))[1] == "dark at its rim"
    assert heart_change(view(dark))[0] < -15  # thousandths: the law drains two hundredths a second


def test_what_a_work_gave_is_said_for_a_while_and_a_botched_one_gave_nothing() -> None:
    given = LEVEL.params.work.feeds
    done = changed(calm(600), judged__verb=int(EngineVerb.WORK), judged__tick=590, work__gave=given)
    share = given * 100 / WHOLE
    assert work_reward(view(done)) == f"+{share:.0f} % work"
    assert work_reward(view(changed(done, work__gave=0))) == ""
    assert work_reward(view(changed(done, 900))) == ""
