"""What a good level becomes."""

from pathlib import Path

import numpy as np
import pytest

from game.level import LevelFault, load, resolve
from game.level.condition import Names, compile_condition
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform import ports
from game.sim.program import Beat
from game.sim.step import begin
from tests.level.small import LAWS, SMALL, changed, metrics_of, small

BEAT = '[[beat]]\nat = "0:05"\nsay = "It begins."\n'

DREAMS = ("platform", "guardian", "engine")


def test_the_head_is_kept_as_written() -> None:
    level = small()
    assert (level.name, level.title, level.dream, level.summary) == ("small", "Small", 1, "Three places.")
    assert (level.length_ticks, level.text, level.difficulty) == (3600, SMALL, "deep-sleep")


def test_links_join_sectors_by_number_and_their_delays_are_ticks() -> None:
    level = small()
    assert [(link.a, link.b, link.seconds) for link in level.links] == [(0, 1, 3), (1, 2, 4.5)]
    topology = level.params.topology
    assert topology.ends.tolist() == [[0, 1], [1, 2]]
    assert topology.delay.tolist() == [[180], [270]]
    assert topology.gates.tolist() == [[1], [0], [0]]
    assert {topology.ends.dtype, topology.delay.dtype, topology.gates.dtype} == {np.dtype(np.int32)}


def test_a_level_uses_the_laws_it_has_tables_for_in_the_order_of_the_laws() -> None:
    assert [law.NAME for law in small().params.laws] == ["story", "tide"]
    assert [law.NAME for law in small(("[laws.tide]", "[laws.tide]\n[laws.moon]")).params.laws] == [
        "story",
        "moon",
        "tide",
    ]


def test_difficulties_are_three_and_have_words() -> None:
    more = '\n[difficulty.night-terror]\nword = "dread"\nsummary = "Worse."\n'
    got = [(d.name, d.word, d.summary) for d in small(more=more).difficulties]
    assert got == [
        ("light-sleep", "light sleep", ""),
        ("deep-sleep", "deep sleep", ""),
        ("night-terror", "dread", "Worse."),
    ]


def test_numbers_of_let_differ_by_difficulty() -> None:
    more = "\n[difficulty.night-terror]\nlet.enough = 0.5\n"
    first = [
        small(more=more, difficulty=d).params.timeline.endings[0].when[1][1] for d in ("deep-sleep", "night-terror")
    ]
    assert first == [ONE // 4, ONE // 2]


def test_beats_become_programs_and_effects() -> None:
    level = small(
        (
            BEAT,
            BEAT
            + """
[[beat]]
at = "0:10.5"
when = "tide.foam > 0.5"
strike = "Cove"
strength = 0.25
unravel = "balance"
fade = 20
say = "Again."

[[beat]]
when = "held(tide.foam > 0.5, 2)"
strike = "epicentre"
strength = 1
""",
        )
    )
    names = Names(metrics_of(level), {})
    first, second, third = level.params.timeline.beats
    assert first == Beat((), 300, (("say", 0, 0),))
    effects = (("say", 1, 0), ("strike", 2, WHOLE // 4), ("unravel", 3, 200))
    assert second == Beat(compile_condition("tide.foam > 0.5", names), 630, effects)
    assert third == Beat(compile_condition("held(tide.foam > 0.5, 2)", names), -1, (("strike", -1, WHOLE),))
    assert level.captions == ("It begins.", "Again.")
    assert level.params.timeline.helds == 1


def test_protocols_are_numbered_as_the_simulation_does() -> None:
    assert [getattr(ports, name.upper()) for name in ports.PROTOCOL_NAMES] == list(range(ports.PROTOCOLS))


def test_endings_keep_their_order_and_one_that_lifts_is_never_true_by_itself() -> None:
    level = small(
        more="""
[[ending]]
name = "perfect"
title = "Perfect"
lifts = "calm"
share_of_best = 0.95
won = true
rank = 3
mood = "dawn"
text = "The air is clear.

It is morning."
""".replace('"The air', '"""The air').replace('morning."', 'morning."""')
    )
    assert [end.name for end in level.endings] == ["calm", "flood", "perfect"]
    perfect, compiled = level.endings[2], level.params.timeline.endings
    assert (perfect.lifts, perfect.share_of_best, perfect.won, perfect.rank) == ("calm", 0.95, True, 3)
    assert [(end.name, end.won, end.rank, bool(end.when)) for end in compiled] == [
        ("calm", True, 2, True),
        ("flood", False, 0, True),
        ("perfect", True, 3, False),
    ]


def test_the_digest_is_that_of_text_and_difficulty_wherever_the_file_lies(tmp_path) -> None:
    file = tmp_path / "small.toml"
    file.write_bytes(SMALL.replace("\n", "\r\n").encode())
    same = load(file, laws=LAWS).digest
    assert same == small().digest
    assert len({same, small(difficulty="night-terror").digest, small(("Three", "Four")).digest}) == 3
    assert len(same) == 32


def test_a_difficulty_there_is_none_of_is_a_fault_with_the_nearest() -> None:
    with pytest.raises(LevelFault, match='did you mean "deep-sleep"'):
        load(changed(), "deep-slep", LAWS)


@pytest.mark.parametrize("difficulty", ["light-sleep", "deep-sleep", "night-terror"])
def test_the_shipped_dream_has_the_city_it_promises(difficulty: str) -> None:
    level = load(resolve("1"), difficulty)
    assert [sum(sector.ring == ring for sector in level.sectors) for ring in (1, 2, 3)] == [6, 8, 10]
    assert sum(sector.gate for sector in level.at(7).sectors) == 3
    assert all(34 <= sum(link.there for link in level.at(seed).links) <= 52 for seed in range(20))
    assert max(max(abs(sector.x), abs(sector.y)) for sector in level.sectors) <= 1
    assert {"renewal", "too-soon", "overrun", "unravelled", "all-that-could-be"} == {e.name for e in level.endings}
    assert {"You've missed something.", "You can't save them all. But you can save some."} <= set(level.captions)


@pytest.mark.parametrize("name", [f"{kind}{dream}" for kind in ("", "round-of-the-") for dream in DREAMS])
def test_a_level_of_format_1_is_the_same_on_every_seed(name: str) -> None:
    """The dreams and their rounds as they were in format 1 load, and every seed has the city that their text says."""
    level = load(Path(__file__).parents[1] / "levels" / "format-1" / f"{name}.toml")
    assert level.at(5) is level
    assert level.luck(3) == ()
    world = begin(level.params, [5, 6])
    assert not world.absent.any()
    assert (world.delay[: len(level.links)] == level.map.delay).all()
    assert (world.gate[:, 0] == [sector.gate for sector in level.sectors]).all()
