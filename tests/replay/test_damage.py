"""Damaged and hostile files: one sentence, or what is whole of them; never an error, never much memory."""

import json
import random
import struct
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from game.faults import Fault
from game.replay import Playback, ReplayFault, framing, read, resume, verify
from game.replay.framing import DictDeflate, Kind
from tests.replay.recordings import Records, altered, records, with_head, write


@contextmanager
def little_memory(most: int = 64 << 20) -> Iterator[None]:
    """Fails when more is allocated at any time within."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


@contextmanager
def one_sentence() -> Iterator[None]:
    """Faults may happen within, but have to be one sentence."""
    try:
        yield
    except Fault as fault:
        said = str(fault)
        assert said and "\n" not in said  # noqa: PT018


def use(path: Path) -> None:
    """Everything that can be done with a file, going on last; only faults may come of it, each one sentence."""
    for act in (
        lambda: list(read(path).states()),
        lambda: Playback(read(path)).seek(10**9),
        lambda: resume(path).leave(),
    ):
        with one_sentence(), suppress(framing.Damage):  # who calls `states` turns Damage into a sentence
            act()


# Accidents


@pytest.mark.parametrize("seed", range(6))
def test_no_altered_byte_goes_unnoticed(whole: Path, tmp_path: Path, seed: int) -> None:
    """A byte that was changed anywhere makes the file unreadable or cuts it off there: it is never believed."""
    chance, good, path = random.Random(seed), whole.read_bytes(), tmp_path / "a.replay"
    full = read(whole)
    for _ in range(60):
        data = bytearray(good)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        with one_sentence():
            replay = read(path)
            assert not replay.complete
            assert replay.checks == full.checks[: replay.ticks]
            assert replay.events == full.events[: len(replay.events)]
            assert replay.checkpoints == full.checkpoints[: len(replay.checkpoints)]


def test_every_truncation_is_noticed(whole: Path, tmp_path: Path) -> None:
    """Cut off at any byte, a file is unreadable, or what it has is the beginning of the run and not complete."""
    good, path = whole.read_bytes(), tmp_path / "a.replay"
    full = read(whole)
    places = [*range(200), *range(200, len(good), 97), *range(len(good) - 300, len(good))]
    for size in places:
        path.write_bytes(good[:size])
        with one_sentence():
            replay = read(path)
            assert not replay.complete
            assert replay.checks == full.checks[: replay.ticks]


def test_moved_and_missing_records_are_noticed(whole: Path, tmp_path: Path) -> None:
    """Records that are good each by itself aren't believed in another order, twice, or with one left out."""
    data, at, chain, parts = whole.read_bytes(), len(framing.MAGIC), 0, []
    while record := framing.unframe(memoryview(data), at, chain):
        parts.append(data[at : record[2]])
        at, chain = record[2:]
    path = tmp_path / "a.replay"
    for order in ([0, 1, 3, 2], [0, 1, 2, 2, 3], [0, 2, 3], [0, 1, 2, 4, 3], [1, 0]):
        path.write_bytes(framing.MAGIC + b"".join(parts[i] for i in order) + b"".join(parts[5:]))
        with one_sentence():
            assert not read(path).complete


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a replay"),
        (b"\x89PNG\r\n\x1a\n" * 99, "not a replay"),
        (b"LUCID\x1a3\n", "not a replay"),
        (framing.MAGIC, "breaks off"),
        (framing.MAGIC_CHANGES, "breaks off"),
    ],
)
def test_what_is_no_replay_is_said(tmp_path: Path, content: bytes, words: str) -> None:
    """Empty, foreign and barely begun files are one sentence and exit code 2."""
    path = tmp_path / "a.replay"
    path.write_bytes(content)
    with pytest.raises(ReplayFault, match=words):
        read(path)
    assert verify(path).code == 2


def test_folders_missing_and_giant_files_are_said(tmp_path: Path) -> None:
    """So are a folder, a file that isn't there, a name that can't be, and a file larger than any replay."""
    giant = tmp_path / "giant.replay"
    with giant.open("wb") as file:
        file.write(framing.MAGIC)
        file.truncate(framing.LARGEST_FILE + 1)
    for path, words in (
        (tmp_path, "a folder"),
        (tmp_path / "no.replay", "can't be read"),
        (tmp_path / "a\0b", "can't be read"),
        (giant, "MiB"),
    ):
        with pytest.raises(ReplayFault, match=words):
            read(path)
        assert verify(path).code == 2


# Malice: checksums that are right


def bomb(size: int) -> bytes:
    """So many zeros, deflated to a thousandth."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(stream.compress(bytes(1 << 20)) for _ in range(size >> 20)) + stream.flush()


def test_a_bomb_in_the_head_is_refused(tmp_path: Path) -> None:
    """A head that would inflate to twice what may be used is refused before it does."""
    payload = bomb(1 << 27)
    with little_memory(), pytest.raises(ReplayFault, match="first record is damaged"):
        read(write(tmp_path / "a.replay", [(Kind.HEAD, payload[: framing.LARGEST_RECORD])]))


def test_a_length_beyond_the_file_is_not_believed(whole: Path, tmp_path: Path) -> None:
    """A record that says it has four gigabytes ends what is read."""
    path = tmp_path / "a.replay"
    path.write_bytes(write(path, records(whole)[:-4]).read_bytes() + struct.pack("<BI", Kind.BLOCK, 0xFFFFFFFF) + b"\0")
    with little_memory():
        replay = read(path)
    assert (replay.complete, replay.excess) == (False, 6)


def test_bombs_behind_the_head_are_refused(whole: Path, tmp_path: Path) -> None:
    """Beats and marks that would inflate to much are damage like any other."""
    small = bomb(64 << 20)
    beat = (Kind.BLOCK, struct.pack("<IBBH", 0, 1, 0, 0) + b"\0\0" + small)
    mark = (Kind.CHECKPOINT, struct.pack("<I16s", 0, b"") + small)
    for known, last in ((2, beat), (1, mark)):
        path = write(tmp_path / "a.replay", [*records(whole)[:known], last])
        with little_memory():
            use(path)


def test_endless_events_are_refused(whole: Path, tmp_path: Path) -> None:
    """A file that packs a flood of events into few bytes is cut off before they fill the memory."""
    assert sys.modules["game.replay.read"].MAX_ENTRIES == 1 << 17
    window, found = DictDeflate(), records(whole)[:2]
    events = struct.pack("<BHHi", 0, 0, 0, 0) * 65535
    for i in range(12):
        found.append((Kind.BLOCK, struct.pack("<IBBH", i, 1, 0, 65535) + b"\0\0" + window.deflate(events)))
    path = write(tmp_path / "a.replay", found)
    assert path.stat().st_size < 200_000
    with little_memory(32 << 20):
        assert read(path).ticks == 0


def some_of(count: int) -> list[object]:
    """So many seeds, one in eight of them each time and the others with the slow tests."""
    return [seed if seed % 8 == 0 else pytest.param(seed, marks=pytest.mark.slow) for seed in range(count)]


def spoil(chance: random.Random, head: dict) -> None:  # type: ignore[type-arg]
    """Change one thing of a head to something that it shouldn't be."""
    wrong = [None, -1, 2**80, 1.5, float("nan"), True, "", "x" * 5000, "\ud800", [], [[]], {}]
    wrong += [[["strain", -5]], [["strain", 2**40]]]
    key = chance.choice([*head])
    if chance.random() < 0.3:
        del head[key]
    elif key == "layout" and chance.random() < 0.7:
        head[key][chance.randrange(len(head[key]))] = chance.choice([*wrong, ["strain", chance.randrange(99)]])
    else:
        head[key] = chance.choice(wrong)


@pytest.mark.parametrize("seed", some_of(24))
def test_a_spoilt_head_is_one_sentence(whole: Path, tmp_path: Path, seed: int) -> None:
    """Heads with anything missing or wrong never lead to an error."""
    chance = random.Random(seed)
    with little_memory():
        use(with_head(whole, tmp_path / "a.replay", lambda head: spoil(chance, head)))


@pytest.mark.parametrize(
    "content", [b"[]", b"{", b"[" * 100_000, b'{"seed": ' + b"9" * 10_000 + b"}", b"\xff\xfe", b"null"],
    ids=["list", "open", "deep", "long", "bytes", "null"],
)  # fmt: skip
def test_a_head_that_is_no_object_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    """Nor do heads that are no JSON, or JSON that no parser should take."""
    with pytest.raises(ReplayFault):
        read(write(tmp_path / "a.replay", [(Kind.HEAD, DictDeflate().deflate(content))]))


def garble(chance: random.Random) -> Callable[[Records], None]:
    """Change payloads of some records behind the head at random."""

    def alter(found: Records) -> None:
        for _ in range(chance.randrange(1, 4)):
            i = chance.randrange(1, len(found))
            data = bytearray(found[i][1])
            for _ in range(chance.randrange(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            found[i] = (
                chance.choice([found[i][0]] * 9 + [Kind.HEAD, Kind.TAIL, Kind.CHECKPOINT, Kind.BLOCK, Kind.CHANGE]),
                bytes(data),
            )

    return alter


@pytest.mark.parametrize("which", ["torn", "changing"])
@pytest.mark.parametrize("seed", some_of(32))
def test_garbled_records_are_no_error(request: pytest.FixtureRequest, tmp_path: Path, which: str, seed: int) -> None:
    """Records with random contents and checksums that are right never lead to an error; verify never believes them."""
    path = altered(request.getfixturevalue(which), tmp_path / "a.replay", garble(random.Random(seed)))
    assert verify(path).code in (1, 2)
    use(path)


def test_commands_that_can_t_be_are_harmless(whole: Path, tmp_path: Path) -> None:
    """Verbs, targets and values out of any range are refused by the world, as a player's would be."""

    def alter(found: Records) -> None:
        window, given, least = DictDeflate(), DictDeflate(), -(2**31)
        for i, (kind, payload) in enumerate(found):
            if kind == Kind.BLOCK:
                start, ticks, *_ = struct.unpack_from("<IBBH", payload)
                window.inflate(payload[8 + 2 * ticks :])
                targets = (least, -least - 1)
                wild = [struct.pack("<BBii", at, at * 8 % 13, targets[at % 2], least) for at in range(ticks)]
                head = struct.pack("<IBBH", start, ticks, ticks, 0) + payload[8 : 8 + 2 * ticks]
                found[i] = (kind, head + given.deflate(b"".join(wild)))

    path = altered(whole, tmp_path / "a.replay", alter)
    assert read(path).commands
    assert verify(path).code == 1
    use(path)


def test_a_result_of_anything_is_read(whole: Path, tmp_path: Path) -> None:
    """A result may hold anything; verify says what differs."""
    for content in ({}, {"digest": [1] * 99}, {"ending": None, "score": "x" * 9999}):
        found = records(whole)
        found[-1] = (Kind.TAIL, json.dumps(content).encode())
        assert verify(write(tmp_path / "a.replay", found)).code == 1
