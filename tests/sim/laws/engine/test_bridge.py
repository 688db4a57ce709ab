"""Bridge: strings that lock two insects in a ratio, sing or burn."""

from math import pi

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.engine.ports import PAIRS, SCATTER
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import act, city, run, spirals

TURN = 1 << 32


def arms(hertz, tones=(4, 5, 6), each: int = 1, **numbers) -> tuple[Params, World]:
    """Three arms of one insect each (or more) at these tempos, without coupling or noise."""
    params = city(
        spirals(each),
        "senses bridge rhythm harmony work",
        rhythm={"noise": 0, "coupling": 0},
        bridge=numbers,
        harmony={"tone": list(tones)},
    )
    world = begin(params, [1])
    world.dial[:3, 0] = world.dial_goal[:3, 0] = np.round(np.array(hertz) * ONE)
    run(world, params, 0.2)
    return params, world


def drift(world: World, params: Params, n: int, m: int, seconds: float) -> float:
    """Turns that n theta_0 - m theta_1 gains in some seconds."""
    total, before = 0.0, None
    for _ in range(round(seconds * 60)):
        now = (n * int(world.phase[0, 0]) - m * int(world.phase[1, 0])) / TURN
        total += 0.0 if before is None else (now - before + 0.5) % 1 - 0.5
        before = now
        step(world, params, Actions.none(1))
    return total


@pytest.mark.parametrize(("off", "locks"), [
    (0.95, True), (1.05, False),
    *(pytest.param(*far, marks=pytest.mark.slow) for far in ((0.0, True), (0.8, True), (1.5, False))),
])  # fmt: skip
def test_a_string_locks_a_ratio_within_its_reach(off, locks) -> None:
    """n theta_a - m theta_b obeys Adler's phi' = dw - K (n + m) sin phi: locked while |n w_a - m w_b| < K (n + m)."""
    coupling = 0.25
    detune = off * coupling * 9 / (2 * pi) / 5
    params, world = arms((0.8 + detune, 1.0, 1.2), coupling=coupling, burns=0, heals=0)
    step(world, params, act(world, EngineVerb.BRIDGE, 0, 1))
    run(world, params, 15)
    panel = observe(world, params)
    assert (panel["bridge.n"][0, 0], panel["bridge.m"][0, 0]) == (5, 4)
    assert (abs(drift(world, params, 5, 4, 20)) < 0.5) == locks


def test_ratios_are_those_of_the_tones_or_one_to_one_while_arms_beat_alike() -> None:
    """4 : 6 is 2 : 3; arms within `alike`, and insects of one arm, are strung at 1 : 1."""
    params, world = arms((0.8, 1.0, 1.2), each=2)
    for a, b, ratio in ((0, 2, (5, 4)), (1, 4, (3, 2)), (3, 5, (6, 5))):
        step(world, params, act(world, EngineVerb.BRIDGE, a, b))
        slot = int((world.bridge_a[:, 0] == a).argmax())
        assert (world.bridge_n[slot, 0], world.bridge_m[slot, 0]) == ratio
    params, world = arms((1.0, 1.03, 1.2), each=2)
    for a, b in ((0, 2), (4, 5)):
        step(world, params, act(world, EngineVerb.BRIDGE, a, b))
    assert world.bridge_n[:2, 0].tolist() == [1, 1]


def test_a_string_that_sings_holds_and_one_that_beats_burns_through() -> None:
    """In tune it stays whole; far out of tune it snaps, says so, and its slot is free."""
    params, world = arms((0.8, 1.0, 1.5))
    for a, b in ((0, 1),):
        step(world, params, act(world, EngineVerb.BRIDGE, a, b))
    run(world, params, 20)
    assert observe(world, params)["bridge.song"][0, 0] > 0.95 * ONE
    assert world.bridge_health[0, 0] == WHOLE
    params, world = arms((0.8, 1.3, 1.5), coupling=0.4)
    step(world, params, act(world, EngineVerb.BRIDGE, 0, 1))
    snapped = 0
    for _ in range(60 * 20):
        snapped += int(step(world, params, Actions.none(1)).get("snapped").sum())
    assert snapped == 1
    assert (world.bridge_a == -1).all()


def test_strings_are_few_and_one_is_spun_anew_after_a_while() -> None:
    """What snapped comes back in `spins`; what is taken back is at hand at once; never more than there are."""
    params, world = arms((0.8, 1.3, 1.5), each=8, strings=2, spins=5, coupling=0.4)
    assert observe(world, params).one("strings.left") == 2
    for a, b in ((0, 8), (1, 9)):
        step(world, params, act(world, EngineVerb.BRIDGE, a, b))
    assert "bridged" not in step(world, params, act(world, EngineVerb.BRIDGE, 2, 10)).raised
    step(world, params, act(world, EngineVerb.BRIDGE, 8, 0))
    assert (observe(world, params).one("strings.left"), (world.bridge_a >= 0).sum()) == (1, 1)
    run(world, params, 30)
    assert world.strings_left[0, 0] == 2


@pytest.mark.parametrize(("a", "b"), [(3, 3), (-1, 3), (3, 24), (0, 4), (5, 8)])
def test_what_can_not_be_strung_is_refused(a, b) -> None:
    """An insect and itself, what isn't there, or an insect that carries a string."""
    params, world = arms((0.8, 1.0, 1.2), each=8)
    step(world, params, act(world, EngineVerb.BRIDGE, 0, 8))
    raised = step(world, params, act(world, EngineVerb.BRIDGE, a, b)).raised
    assert raised["refused"].tolist() == [[EngineVerb.BRIDGE]]
    assert (world.bridge_a >= 0).sum() == 1


def test_slots_are_told_apart_in_a_batch() -> None:
    """Worlds with strings between different insects pull each on their own."""
    params, _ = arms((0.8, 1.0, 1.2), each=8)
    world = begin(params, [1, 1, 1])
    world.dial[SCATTER] = 0
    a, b = np.array([0, 5, -1], np.int32), np.array([8, 20, -1], np.int32)
    step(world, params, Actions(np.array([19, 19, 0], np.int32), a, b))
    world.phase[a[:2], [0, 1]] += 1 << 29
    run(world, params, 1)
    moved = world.phase != world.phase[[16]]
    assert [np.flatnonzero(moved[:, row]).tolist() for row in range(3)] == [[0, 8], [5, 20], []]


def test_arms_are_shown_as_alike_exactly_where_a_string_ties_them_one_to_one() -> None:
    """Whatever the arms' tempos and the bound: what the panel says of a pair is what a string between them becomes."""
    for alike in (0.06, 0.1):
        params = city(spirals(), "senses rhythm bridge", bridge={"alike": alike})
        for beats in (0.95, 0.93, 0.91, 0.89):
            world = begin(params, [1])
            world.tone[:, 0] = 4, 5, 6
            world.dial[1, 0] = world.dial_goal[1, 0] = round(beats * ONE)
            run(world, params, 0.2)
            said = [bool(one) for one in observe(world, params)["arms.alike"][:, 0]]
            for pair, (a, b) in enumerate(PAIRS):
                fork = world.take([0])
                step(fork, params, act(fork, EngineVerb.BRIDGE, 8 * a, 8 * b))
                assert said[pair] == (fork.bridge_n[0, 0] == fork.bridge_m[0, 0]), (alike, beats, a, b)
