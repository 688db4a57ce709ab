"""Work: three kinds, one arm's a bar, press and release judged by their instants."""

import numpy as np
import pytest

from game.sim.actions import MICROSECONDS, PRESS, RELEASE, Actions, timed
from game.sim.fixed import TICKS_PER_SECOND, WHOLE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.laws.engine.work import DROPLET, GEAR, RUNE
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import act, city, now, run, spirals

BAR = 10  # seconds


def bench(**numbers) -> tuple[Params, World]:
    """An engine at 1 Hz, with work in bars of 10 s."""
    params = city(
        spirals(),
        "senses rhythm nudge work fray",
        rhythm={"noise": 0, "coupling": 0},
        work={"bar": BAR, **numbers},
        fray={"wear": 0, "frays": 0},
    )
    world = begin(params, [1])
    world.heart[:], world.health[:] = WHOLE // 2, WHOLE // 2
    return params, world


def with_kind(kind: int) -> tuple[Params, World, int]:
    """A bench, its world, and an arm whose work is of this kind in the second bar; found among seeds."""
    params, _ = bench()
    for seed in range(30):
        world = begin(params, [seed])
        world.heart[:], world.health[:] = WHOLE // 2, WHOLE // 2
        found = np.flatnonzero(observe(world, params)["work.next"][:, 0] == kind)
        if len(found):
            return params, world, int(found[0])
    raise AssertionError


def do(params: Params, world: World, arm: int, instant: float, press: int) -> dict:
    """Press or let go at an instant (seconds since the second bar began), in its tick."""
    micro = round((BAR + instant) * MICROSECONDS)
    tick = micro * TICKS_PER_SECOND // MICROSECONDS
    while now(world) < tick:
        step(world, params, Actions.none(1))
    end = (tick + 1) * MICROSECONDS // TICKS_PER_SECOND
    return step(world, params, act(world, EngineVerb.WORK, arm, timed(end - micro, press))).raised


def test_a_rune_is_a_tap_on_the_arms_beat() -> None:
    """On the beat it feeds the heart and mends the arm's links, at once; a quarter of a beat off it tears one."""
    for late, good in ((0.0, True), (0.25, False)):
        params, world, arm = with_kind(RUNE)
        raised = do(params, world, arm, 2 + late, PRESS)
        assert (raised["worked"][arm, 0], raised["botched"][arm, 0]) == ((1, 0) if good else (0, 1))
        assert (world.heart[0, 0] > WHOLE // 2) == good
        run(world, params, 0.2)
        links = world.health[7 * arm : 7 * arm + 7, 0]
        assert (links.min() > WHOLE // 2) == good
        assert (links.min() < WHOLE // 3) == (not good)
        assert observe(world, params).one("work.arm") == -1


@pytest.mark.parametrize(("kind", "beats"), [(GEAR, 2), (DROPLET, 1)])
def test_what_is_held_is_let_go_on_its_beat(kind, beats) -> None:
    """A gear two beats after it was taken, a droplet one; the error of the release is its own, to a millisecond; on
    another beat it is botched, and so it is when it isn't let go."""
    for late, good in ((-0.03, True), (0.02, True), (1.0, False), (-1.0 if kind == GEAR else 0.4, False)):
        params, world, arm = with_kind(kind)
        do(params, world, arm, 3.01, PRESS)
        panel = observe(world, params)
        assert (panel.one("work.arm"), panel.one("work.held")) == (arm, 1)
        assert panel["work.release"][arm, 0] == pytest.approx((BAR + 3 + beats) * TICKS_PER_SECOND, abs=2)
        happened = [do(params, world, arm, 3 + beats + min(late, 0.45), RELEASE)] if late < 1 else []
        if late == 1.0:
            happened = [step(world, params, Actions.none(1)).raised for _ in range(60 * (beats + 1))]
        worked = sum(int(r["worked"].sum()) for r in happened if "worked" in r)
        botched = sum(int(r["botched"].sum()) for r in happened if "botched" in r)
        assert (worked, botched) == ((kind + 1, 0) if good else (0, 1))
        if good:
            assert observe(world, params).one("judged.error") == pytest.approx(late * MICROSECONDS, abs=1000)


def test_whether_a_press_or_its_end_was_judged_is_shown() -> None:
    """A miss as a droplet is let go is another than one as a gear is taken; what nobody lets go is neither."""
    for kind, presses, shown in (
        (DROPLET, ((3, PRESS), (3.7, RELEASE)), 1),
        (GEAR, ((3.3, PRESS),), 0),
        (DROPLET, ((3, PRESS), (7, RELEASE)), 0),
    ):
        params, world, arm = with_kind(kind)
        for instant, press in presses:
            do(params, world, arm, instant, press)
        assert observe(world, params).one("work.let_go") == shown


def test_a_gear_taken_off_the_beat_is_botched_at_once() -> None:
    """Its press is timed, too; a droplet may be taken up less sharply."""
    params, world, arm = with_kind(GEAR)
    assert do(params, world, arm, 3.3, PRESS)["botched"][arm, 0] == 1
    params, world, arm = with_kind(DROPLET)
    assert "botched" not in do(params, world, arm, 3.3, PRESS)


def test_one_arms_work_a_bar() -> None:
    """A second work within a bar is refused; the next bar has one again, and kinds of its own, told before."""
    params, world, arm = with_kind(RUNE)
    do(params, world, arm, 2, PRESS)
    assert observe(world, params).one("work.free") == 0
    assert observe(world, params)["work.press"].max() == -1
    assert do(params, world, arm, 4, PRESS)["refused"].tolist() == [[EngineVerb.WORK]]
    run(world, params, 6.2)
    panel = observe(world, params)
    assert (panel.one("bar"), panel.one("work.free")) == (2, 1)
    kinds, foretold = [], []
    for _ in range(7):
        panel = observe(world, params)
        kinds.append(panel["work.kind"][:, 0].tolist())
        foretold.append(panel["work.next"][:, 0].tolist())
        run(world, params, BAR)
    assert kinds[1:] == foretold[:-1]
    assert {kind for bar in kinds for kind in bar} == {RUNE, GEAR, DROPLET}


def test_the_first_bar_counts_in() -> None:
    """There is nothing to be done in it, and a press is refused; then there is."""
    params, world = bench()
    assert do(params, world, 0, 4 - BAR, PRESS)["refused"].tolist() == [[EngineVerb.WORK]]
    assert observe(world, params).one("work.free") == 0
    run(world, params, 6.2)
    assert observe(world, params).one("work.free") == 1


def test_bars_go_in_the_engines_time() -> None:
    """Stretched, a bar takes four times as long. It begins half a second before a beat."""
    params, world = bench()
    world.stretching[:] = 1
    run(world, params, 18)
    assert observe(world, params)["bar.phase"][0, 0] == pytest.approx(1 << 15, abs=100)


def test_closed_eyes_botch_what_is_in_hand() -> None:
    """Nothing is held through closed eyes, and nothing is taken."""
    params, world, arm = with_kind(GEAR)
    do(params, world, arm, 3, PRESS)
    world.breathing[:] = 1
    assert step(world, params, Actions.none(1)).raised["botched"][arm, 0] == 1
    run(world, params, BAR)
    assert do(params, world, arm, 14, PRESS)["refused"].any()


@pytest.mark.parametrize(
    ("kind", "presses"),
    [
        (RUNE, ((2.0, PRESS),)),
        (RUNE, ((2.06, PRESS),)),
        (RUNE, ((2.25, PRESS),)),
        (GEAR, ((3.06, PRESS), (5.0, RELEASE))),
        (GEAR, ((3.0, PRESS),)),
        (DROPLET, ((3.0, PRESS), (4.1, RELEASE))),
    ],
)
def test_what_a_work_gave_is_what_the_heart_got(kind, presses) -> None:
    """By the worse of press and release; a botched one, or one that nobody let go, gave nothing."""
    params, world, arm = with_kind(kind)
    before = world.heart[0, 0]
    for instant, press in presses:
        do(params, world, arm, instant, press)
        run(world, params, 0.1)
    run(world, params, 4)
    assert observe(world, params).one("work.gave") == world.heart[0, 0] - before
