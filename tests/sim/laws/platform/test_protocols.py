"""Protocols: how they unravel."""

import numpy as np
import pytest

from game.level import load, resolve
from game.sim.fixed import HALF, ONE, STEP, TICKS_PER_SECOND
from game.sim.laws.platform.ports import ISOLATE, PROTOCOLS, SCAN
from game.sim.program import Beat, Timeline
from game.sim.step import begin, observe
from tests.sim.build import city, graph, now, one, run, ticking


@pytest.mark.parametrize("seconds", [0.1, 20, 300])
def test_a_protocol_fades_as_in_floats(seconds) -> None:
    """A protocol that unravels over some seconds falls evenly from 1 to 0 in that time, within 1 % of 1."""
    story = Timeline(beats=(Beat((), 0, (("unravel", 2, round(seconds * 10)),)),))
    params = city(graph(1, []), "story protocols", story)
    world = begin(params, [0])
    for _ in ticking(world, params, min(360, seconds + 5)):
        if now(world) % STEP == 1:
            steps = now(world) // STEP + 1
            assert world.protocol[2, 0] / ONE == pytest.approx(max(1 - steps / 10 / seconds, 0), abs=0.01)
            assert (np.delete(world.protocol, 2, 0) == ONE).all()
    assert world.protocol[2, 0] == 0


def test_a_verb_passes_on_when_half_is_gone() -> None:
    """`unravelled` is raised once, in the step in which a protocol falls under a half."""
    story = Timeline(beats=(Beat((), 2 * TICKS_PER_SECOND, (("unravel", 1, 40),)),))
    params = city(graph(1, []), "story protocols", story)
    world = one(params)
    said = []
    for raised in ticking(world, params, 10):
        if raised.get("unravelled", np.zeros(1)).any():
            said.append((np.flatnonzero(raised["unravelled"][:, 0]).tolist(), now(world) - 1))
            assert world.protocol[1, 0] < HALF <= world.protocol[1, 0] + ONE // 40 + 1
    assert len(said) == 1
    assert said[0][0] == [1]
    assert abs(said[0][1] - 4 * TICKS_PER_SECOND) <= STEP


def test_of_several_each_world_draws_one_that_still_works() -> None:
    """Three beats of the same three protocols take each once, in orders that differ by world; the others go on."""
    some = (0, 1, 4)
    listed = ~sum(1 << protocol for protocol in some)
    beats = tuple(Beat((), second * TICKS_PER_SECOND, (("unravel", listed, 1),)) for second in (1, 2, 3))
    params = city(graph(1, []), "story protocols", Timeline(beats=beats))
    world = begin(params, range(200))
    gone: list[np.ndarray] = []
    run(world, params, 0.5)
    for _ in range(3):
        run(world, params, 1)
        gone.append(world.protocol == 0)
        assert (gone[-1].sum(0) == len(gone)).all()
    assert (np.flatnonzero(gone[-1].any(1)) == some).all()
    first = gone[0][list(some)].sum(1)
    assert (first > 200 / 5).all()
    assert first.sum() == 200
    orders = {tuple((gone[0] * 4 + gone[1] * 2 + gone[2])[list(some), row].tolist()) for row in range(200)}
    assert len(orders) == 6
    alone = run(begin(params, [17]), params, 3.5)
    assert alone.digest() == world.digest(17)


def test_nothing_unravels_by_itself() -> None:
    """Without the timeline's word every protocol stays whole."""
    params = city(graph(1, []), "story protocols")
    world = run(one(params), params, 10)
    assert world.protocol[:, 0].tolist() == [ONE] * PROTOCOLS


def test_in_the_shipped_dream_the_caption_is_of_the_protocol_that_goes() -> None:
    """Of two protocols some cities lose the one first, some the other, and each is told so in its own words."""
    level = load(resolve("1"))
    world = run(begin(level.params, range(12)), level.params, 28)
    gone = world.protocol[[SCAN, ISOLATE]] < ONE // 2
    assert (gone.sum(0) == 1).all()
    told = [level.captions[n - 1].split()[1] for n in observe(world, level.params)["caption"][0]]
    assert set(told) == {"panel", "doors"}  # "The panel no longer looks ...", "The doors ..."
    assert [word == "panel" for word in told] == gone[0].tolist()
