"""The cipher: how its layers open."""

import numpy as np
import pytest

from game.sim.actions import PRESS, RELEASE, CommonVerb
from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import begin, observe
from tests.sim.build import city, graph, now, one, run, ticking


@pytest.mark.parametrize("seconds", [6, 600])
def test_a_layer_opens_as_in_floats(seconds) -> None:
    """Progress is (floor + (1 - floor) c) t / seconds within 1 %, for the slowest layer too."""
    params = city(graph(1, []), "senses hands cipher", cipher={"seconds": seconds, "grows": 0})
    composure = np.array([0, 0.3, 1])
    world = begin(params, range(3))
    world.composure[0] = np.round(composure * ONE)
    lasts = min(seconds * 0.9, 360)
    run(world, params, lasts, (PlatformVerb.DECRYPT, -1, PRESS))
    expected = (0.4 + 0.6 * composure) * lasts / seconds
    assert world.progress[0] / WHOLE == pytest.approx(expected, rel=0.01, abs=0.1 / seconds)


def test_layers_open_one_after_the_other_and_there_are_four() -> None:
    """With full composure a layer opens every `seconds`; each is announced by its number, and after four
    nothing is left."""
    params = city(graph(1, []), "senses hands cipher", cipher={"seconds": 2, "grows": 0})
    world = one(params)
    world.decrypting[:] = 1
    opened = {}
    for raised in ticking(world, params, 12):
        if "opened_layer" in raised:
            opened[int(raised["opened_layer"][0, 0])] = now(world) - 1
    assert list(opened) == [1, 2, 3, 4]
    assert np.abs(np.diff(list(opened.values())) - 120).max() <= STEP
    assert (world.layer[0, 0], world.progress[0, 0]) == (4, 0)


def test_there_has_to_be_something_to_read() -> None:
    """Layer k can't be begun before k times `grows`, and opens its own time after that; the panel tells when
    it can."""
    params = city(graph(1, []), "senses hands cipher", cipher={"seconds": 1, "grows": 5})
    world = one(params)
    world.decrypting[:] = 1
    opened = []
    for raised in ticking(world, params, 23):
        assert observe(world, params)["cipher.ready"][0, 0] == (
            world.layer[0, 0] + 1 <= now(world) // 300 and world.layer[0, 0] < 4
        )
        if "opened_layer" in raised:
            opened.append(now(world) - 1)
    assert opened == pytest.approx([360, 660, 960, 1260], abs=STEP)


def test_attention_has_to_be_held() -> None:
    """Progress stands still, and isn't lost, when attention is let go, while eyes are closed and while hands
    work."""
    params = city(graph(1, []), "senses hands cipher", cipher={"grows": 0})
    world = one(params)
    world.protocol[:] = 0
    run(world, params, 1, (PlatformVerb.DECRYPT, -1, PRESS))
    before = int(world.progress[0, 0])
    assert before > 0
    run(world, params, 1, (PlatformVerb.DECRYPT, -1, RELEASE))
    assert world.progress[0, 0] == before
    run(world, params, 1, (CommonVerb.BREATHE, -1, PRESS), (PlatformVerb.DECRYPT, -1, PRESS))
    assert world.progress[0, 0] == before
    run(world, params, 0.1, (CommonVerb.BREATHE, -1, RELEASE), (PlatformVerb.SCAN, 0, 0))
    before = int(world.progress[0, 0])
    run(world, params, 0.5, (PlatformVerb.DECRYPT, -1, PRESS))
    assert world.hand_verb[0, 0] == PlatformVerb.SCAN
    assert world.progress[0, 0] == before
    run(world, params, 2)
    assert world.progress[0, 0] > before


def test_another_verb_takes_attention_away() -> None:
    """Whoever takes up something else has let go of the log."""
    params = city(graph(1, []), "senses hands cipher", cipher={"grows": 0})
    world = one(params)
    world.protocol[:] = 0
    run(world, params, 0.5, (PlatformVerb.DECRYPT, -1, PRESS), (PlatformVerb.STEADY, 0, 0))
    assert world.decrypting[0, 0] == 0
