"""Whatever a recording holds behind checksums that are right, it is a named fault, or what is sound of it is there."""

import random
from pathlib import Path

import pytest

from game.replay import Playback, read, verify
from tests.replay.mutants import bases, joined, mutant, only_faults, parts_of, signed, through_all, through_read


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 20))])
def test_a_mutant_is_read_up_to_what_is_unsound(tmp_path: Path, seed: int) -> None:
    """A hundred for each seed, through `read`; a few of them by default."""
    path = tmp_path / "mutant.replay"
    for number in range(30 if seed == 0 else 100):
        path.write_bytes(mutant(random.Random(f"read {seed} {number}")))
        through_read(path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.sweep) for seed in range(6, 20))])
def test_a_mutant_is_a_fault_or_shown_whichever_way_it_comes_in(tmp_path: Path, seed: int) -> None:
    """A few for each seed: verified, looked at here and there, gone on from."""
    path = tmp_path / "mutant.replay"
    for number in range(20):
        path.write_bytes(mutant(random.Random(f"all {seed} {number}")))
        through_all(path)


@pytest.mark.slow
def test_what_isn_t_changed_is_believed(tmp_path: Path) -> None:
    """The recordings that mutants begin from, taken apart and put together again."""
    path = tmp_path / "a.replay"
    path.write_bytes(signed(joined(parts_of(bases()[0]))))
    assert read(path).complete
    assert verify(path).code == 0
    assert len(Playback(read(path)).history.ticks) >= 10


@pytest.mark.sweep
@pytest.mark.parametrize("which", range(4))
def test_no_byte_of_a_recording_may_be_another_or_be_gone(tmp_path: Path, which: int) -> None:
    """Each byte with one bit flipped, and each truncation: what is read is the run's beginning, or a fault."""
    good, path = bases()[which], tmp_path / "a.replay"
    path.write_bytes(good)
    full = read(path)
    chance = random.Random(which)
    flips = (good[:i] + bytes([good[i] ^ 1 << chance.randrange(8)]) + good[i + 1 :] for i in range(len(good)))
    for number, data in enumerate((*flips, *(good[:size] for size in range(len(good))))):
        path.write_bytes(data)
        replay = only_faults(lambda: read(path))
        if replay:
            assert not replay.complete
            assert replay.checks == full.checks[: replay.ticks]
        if number % 97 == 0:
            through_all(path)
