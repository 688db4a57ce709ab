"""The clock, without any time passing."""

import pytest

from game.play.shell.tick_clock import SECOND, TICKS, TickClock


def test_a_second_in_uneven_pieces_is_sixty_ticks() -> None:
    clock = TickClock(most=60)
    pieces = [7_000_001, 16_666_666, 1, 33_333_333] * 17 + [SECOND - 17 * 57_000_001]
    assert sum(pieces) == SECOND
    assert sum(clock.advance(piece) for piece in pieces) == TICKS
    assert clock.alpha == 0


def test_no_time_is_lost_to_rounding_in_an_hour_of_odd_frames() -> None:
    clock = TickClock()
    frames = 3600 * 144
    ticks = sum(clock.advance(SECOND // 144) for _ in range(frames))
    lost = frames * (SECOND - SECOND // 144 * 144) / 144 / SECOND  # what the frames themselves round away
    assert ticks == int((3600 - lost) * TICKS)


def test_a_long_frame_gives_few_ticks_and_drops_the_rest() -> None:
    clock = TickClock(most=6)
    assert clock.advance(10 * SECOND) == 6
    assert clock.alpha == 0
    assert clock.advance(SECOND // TICKS + 1) == 1


def test_alpha_is_the_part_of_the_next_tick() -> None:
    clock = TickClock()
    clock.advance(SECOND // 120)
    assert clock.alpha == pytest.approx(0.5, abs=1e-6)


def test_time_that_runs_backwards_is_no_time() -> None:
    clock = TickClock()
    assert clock.advance(-SECOND) == 0
    assert clock.alpha == 0


@pytest.mark.parametrize(("rate", "ticks"), [((1, 4), 15), ((1, 1), 60), ((4, 1), 240), ((16, 1), 960)])
def test_a_replay_runs_at_other_speeds(rate: tuple[int, int], ticks: int) -> None:
    clock = TickClock()
    clock.turn(*rate)
    assert sum(clock.advance(SECOND // 50) for _ in range(50)) == ticks


def test_a_fast_replay_may_catch_up_by_as_many_frames_as_a_slow_one() -> None:
    clock = TickClock(most=6)
    clock.turn(16)
    assert clock.advance(SECOND) == 96
