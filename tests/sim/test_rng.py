"""Randomness without state: statistics over fixed keys, so each of these either always holds or never."""

import numpy as np
import pytest

from game.sim.fixed import ONE
from game.sim.laws.platform.streams import PlatformStream
from game.sim.rng import CommonStream, Stream, between, choose, draw, lognormal, sample, unit
from game.sim.spec import Drawn

SEEDS = np.arange(4096)
KNOWN = {
    (0, 0, 0, 0): 1483624942,
    (1, 0, 0, 0): 300258503,
    (0, 1, 0, 0): 802995763,
    (0, 0, 1, 0): 3969815012,
    (0, 0, 0, 1): 3890652635,
    (7, 21_600, int(PlatformStream.STRIKE_PLACE), 23): 1603561050,
    (2**31 - 1, 2**31 - 1, int(CommonStream.PERSONA), 2**31 - 1): 699762322,
}


def by_hand(*key: int) -> int:
    """The word of a key in Python's own integers: MurmurHash3's finalizer for each word of the key, and once
    more."""

    def mix(h: int) -> int:
        h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
        h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        return h ^ h >> 16

    h = key[0]
    for word in key[1:]:
        h = mix((h + 0x9E3779B9 & 0xFFFFFFFF) ^ (word * 0x27D4EB2F & 0xFFFFFFFF))
    return mix(h)


def test_words_are_those_of_the_published_hash() -> None:
    """numpy's wrapping arithmetic gives what the same hash gives in integers that never wrap."""
    rng = np.random.default_rng(8)
    keys = rng.integers(0, 2**31, (300, 4))
    assert draw(*keys.T).tolist() == [by_hand(*map(int, key)) for key in keys]


def test_words_are_frozen() -> None:
    """The words for some keys never change: every seed and every replay hangs on them."""
    assert {key: int(draw(*key)[0]) for key in KNOWN} == KNOWN


def chi_square(values: np.ndarray, cells: int) -> float:
    """Pearson's statistic against evenness, as deviations from its mean in units of its standard deviation."""
    counts = np.bincount(values, minlength=cells)
    expected = len(values) / cells
    statistic = ((counts - expected) ** 2 / expected).sum()
    return float((statistic - (cells - 1)) / np.sqrt(2 * (cells - 1)))


@pytest.mark.parametrize("walk", ["seed", "tick", "stream", "index"])
@pytest.mark.parametrize("shift", [0, 8, 16, 24])
def test_words_are_even_along_each_word_of_the_key(walk, shift) -> None:
    """Counting up any one word of the key, each byte of the result is evenly spread."""
    key = dict.fromkeys(("seed", "tick", "stream", "index"), 5)
    words = draw(**{**key, walk: np.arange(1 << 16)})
    assert abs(chi_square((words >> np.uint32(shift)) & np.uint32(255), 256)) < 4


@pytest.mark.parametrize("flipped", ["seed", "tick", "stream", "index"])
def test_one_bit_of_the_key_turns_half_of_the_word(flipped) -> None:
    """Avalanche: whichever of the 31 bits of a key's word is flipped, each bit of the result flips half of
    the time."""
    rng = np.random.default_rng(3)
    key = {name: rng.integers(0, 2**31, 4096) for name in ("seed", "tick", "stream", "index")}
    before = draw(**key)
    for bit in range(31):
        after = draw(**{**key, flipped: key[flipped] ^ (1 << bit)})
        turned = ((before ^ after)[:, None] >> np.arange(32, dtype=np.uint32)) & np.uint32(1)
        assert abs(turned.mean() - 0.5) < 0.01
        assert np.abs(turned.mean(0) - 0.5).max() < 0.045


def test_streams_are_independent() -> None:
    """Between any two streams, words of the same seed and tick are uncorrelated and share no more than
    chance."""
    words = {stream: draw(SEEDS, 60, stream) for stream in Stream}
    for a in Stream:
        for b in Stream:
            if a < b:
                agreeing = (~(words[a] ^ words[b])[:, None] >> np.arange(32, dtype=np.uint32)) & np.uint32(1)
                assert abs(agreeing.mean() - 0.5) < 0.01
                assert abs(np.corrcoef(unit(words[a]), unit(words[b]))[0, 1]) < 0.07


def test_no_word_of_the_key_stands_for_another() -> None:
    """Seed and tick swapped, or one counted up as the other is counted down, give unrelated words."""
    straight, swapped = draw(SEEDS, 10_000 - SEEDS, 3, 9), draw(10_000 - SEEDS, SEEDS, 3, 9)
    assert abs(np.corrcoef(unit(straight), unit(swapped))[0, 1]) < 0.05
    assert abs(np.corrcoef(unit(straight[1:]), unit(straight[:-1]))[0, 1]) < 0.05
    assert len(np.unique(np.concatenate([straight, swapped]))) > 2 * len(SEEDS) - 5


def test_each_stream_has_its_own_number() -> None:
    """No two names of a stream are the same: an alias would tie two uses together."""
    assert len(Stream.__members__) == len(set(map(int, Stream.__members__.values())))


def test_a_word_alone_equals_its_word_in_an_array() -> None:
    """Whatever is drawn together, each word depends on its own key alone, and all shapes broadcast."""
    seeds, rows = np.array([[3, 99, 2**31 - 1]]), np.arange(5)[:, None]
    together = draw(seeds, 1234, PlatformStream.LOAD, rows)
    assert together.shape == (5, 3)
    assert together.dtype == np.uint32
    alone = [[int(draw(int(seed), 1234, PlatformStream.LOAD, int(row))[0]) for seed in seeds[0]] for row in rows[:, 0]]
    assert together.tolist() == alone


def test_unit_lies_in_its_half_open_range() -> None:
    """unit gives every value from 0 to just below 1 and none outside."""
    words = np.array([0, 1, 2**16, 2**31, 2**32 - 1], np.uint32)
    assert unit(words).tolist() == [0, 0, 1, ONE // 2, ONE - 1]


def test_between_is_even_and_keeps_its_bounds() -> None:
    """between stays in low..high, for negative bounds too, with the mean of an even spread."""
    for low, high in ((0, ONE), (-ONE, ONE), (420, 840), (5, 5)):
        values = between(draw(SEEDS, 0, 1), low, high)
        assert values.min() >= low
        assert values.max() <= high
        assert abs(values.mean() - (low + high) / 2) <= 0.02 * (high - low)


def test_lognormal_has_its_median_and_spread() -> None:
    """Half of the lognormal draws lie below the median, and the logarithm's deviation is the spread."""
    values = lognormal(draw(np.arange(1 << 15), 0, 1), 3 * ONE, ONE * 35 // 100) / ONE
    assert abs(np.median(values) - 3) < 0.03
    assert abs(np.log(values).std() - 0.35) < 0.01


@pytest.mark.parametrize("n", [1, 2, 7, 24, 1000])
def test_choose_is_even_over_its_range(n) -> None:
    """choose gives each index below n equally often and none beyond."""
    picks = choose(draw(np.arange(1 << 16), 0, 1), n)
    assert (picks.min(), picks.max()) == (0, n - 1)
    assert n == 1 or abs(chi_square(picks, n)) < 4


def test_sample_draws_anew_for_each_row_and_world() -> None:
    """A plain number is the same everywhere; a drawn one differs by row and seed, and hangs on no other
    world."""
    seeds = np.array([[1, 2, 3]])
    assert (sample(7, seeds, PlatformStream.LOAD, 4) == 7).all()
    drawn = Drawn("between", 0, ONE)
    together = sample(drawn, seeds, PlatformStream.LOAD, 4)
    assert len(np.unique(together)) == 12
    assert (sample(drawn, seeds[:, 1:2], PlatformStream.LOAD, 4) == together[:, 1:2]).all()
    column = Drawn("between", np.array([[0], [10]]), np.array([[0], [10]]))
    assert (sample(column, seeds, PlatformStream.LOAD, 2) == [[0], [10]]).all()


def test_what_is_drawn_for_a_seed_is_frozen() -> None:
    """The city of a seed never changes: each row's number hangs on seed, stream and row, at tick 0."""
    drawn = sample(Drawn("between", 0, ONE), np.array([[7]]), PlatformStream.POPULATION, 3)
    words = [by_hand(7, 0, int(PlatformStream.POPULATION), row) for row in range(3)]
    assert drawn[:, 0].tolist() == [word >> 16 for word in words]
    assert drawn[:, 0].tolist() == [18258, 6024, 22184]
