"""The diary."""

import numpy as np
import pytest

from game.sim.fixed import STEP, WHOLE
from game.sim.laws.platform.diary import ENTRIES, LINES
from game.sim.params import Params
from game.sim.program import Beat, Timeline
from game.sim.step import begin, observe
from tests.sim.build import chain, city, now, one, rings, run, ticking


@pytest.fixture
def params() -> Params:
    """Loads that darken sectors, anomalies that strike, a protocol that unravels."""
    story = Timeline(beats=(Beat((), 120, (("unravel", 1, 1),)),))
    return city(
        rings(),
        "story protocols demand anomaly cascade people cipher diary",
        story,
        anomaly={"first": 1, "gap": 1, "gap_least": 1},
        cascade={"seconds": 0, "transfer": 0},
    )


def lines(world, params, row: int = 0) -> list[tuple[int, ...]]:
    """The log as the panel shows it, newest first: (tick, code, sector, value), and the layer that opens the line."""
    panel = observe(world, params)
    return [
        (*(int(panel[f"log.{k}"][i, row]) for k in ("tick", "code", "sector", "value")), int(world.log_layer[i, row]))
        for i in range(LINES)
    ]


def test_what_happens_is_written_newest_first(params) -> None:
    """Each sector that goes dark gets its line, with who was at home; a line a step, those that came together
    in order."""
    world = one(params)
    world.strike_tick[:] = 1 << 20
    home = world.home[:, 0].copy()
    run(world, params, 0.5)
    world.base_load[[9, 4, 17]] = 4 * 65536
    run(world, params, 0.6)
    written = lines(world, params)[:4]
    assert [line[1:3] for line in written] == [(1, 17), (1, 9), (1, 4), (0, -1)]
    assert np.diff([line[0] for line in written[:3]]).tolist() == [-STEP, -STEP]
    for _, _, sector, value, _ in written[:3]:
        assert value == pytest.approx(home[sector], rel=0.02)


def test_lines_stay_encrypted_until_their_layer_opens(params) -> None:
    """A struck sector's line shows when, and its layer, but neither what nor where before layer 1 is open."""
    world = one(params)
    run(world, params, 1.5)
    tick, code, sector, value, layer = lines(world, params)[0]
    assert (code, sector, value, layer) == (-1, -1, 0, 1)
    world.layer[:] = 1
    opened = lines(world, params)[0]
    assert opened[:3] == (tick, 3, int(world.epicentre[0, 0]))


@pytest.mark.long
def test_nothing_that_happened_goes_unwritten(params) -> None:
    """Everything that was raised is written in time, once for each sector and kind that waits."""
    world = begin(params, range(4))
    world.layer[:] = 4
    happened, written = [set() for _ in range(4)], [set() for _ in range(4)]
    seen = np.zeros((LINES, 4), int) - 1
    world.base_load[3:9] = 4 * 65536
    for raised in ticking(world, params, 30):
        for row in range(4):
            happened[row] |= {(1, int(s)) for s in np.flatnonzero(raised.get("went_dark", np.zeros((24, 4)))[:, row])}
            happened[row] |= {(3, int(s)) for s in np.flatnonzero(raised.get("struck", np.zeros((24, 4)))[:, row])}
            if now(world) % (2 * STEP) == 0:  # a line stays for longer than that
                written[row] |= {line[1:3] for line in lines(world, params, row) if line[1] in (1, 3)}
    assert seen.shape == (LINES, 4)
    for row in range(4):
        assert len(happened[row]) > 8
        assert happened[row] - written[row] == {(3, s) for _, s in happened[row] - written[row]}
        assert len(happened[row] - written[row]) <= 1  # struck in the very last steps
        assert written[row] <= happened[row]


def test_an_unravelled_protocol_is_named(params) -> None:
    """Code 5 carries the protocol's index and no sector; it comes before what waits about sectors."""
    world = one(params)
    run(world, params, 2.05)
    assert lines(world, params)[0][1:] == (5, -1, 1, 0)


def test_the_log_holds_so_many_lines(params) -> None:
    """The oldest line falls off the end; ticks never rise from newest to oldest."""
    world = one(params)
    world.layer[:] = 4
    run(world, params, 40)
    ticks = [line[0] for line in lines(world, params)]
    assert (np.diff(ticks) <= 0).all()
    assert ticks[-1] > 20 * 60
    assert len(ENTRIES) < WHOLE


def test_a_symptom_is_written_with_its_cause() -> None:
    """Code 13 carries the sector that caught it and the one where it began; it opens with layer 3."""
    still = {"first": 600, "growth": 0, "guard": 0}
    params = city(chain(3, 1), "anomaly ripple people cipher diary", anomaly=still)
    world = one(params)
    world.protocol[:] = 0
    world.severity[2] = WHOLE * 8 // 10
    run(world, params, 2)
    assert (13, 1, 2, 3) not in {line[1:] for line in lines(world, params)}
    world.layer[:] = 3
    assert (13, 1, 2, 3) in {line[1:] for line in lines(world, params)}


def test_a_line_is_written_where_it_happened_alone(params) -> None:
    """A line in one world's log moves nobody else's."""
    world = begin(params, [1, 2])
    world.strike_tick[:] = 1 << 20
    run(world, params, 0.3)
    world.base_load[6, 0] = 4 * 65536
    run(world, params, 0.3)
    assert [lines(world, params, row)[0][1:3] for row in (0, 1)] == [(1, 6), (0, -1)]
    assert world.log_tick[:, 1].sum() == 0
