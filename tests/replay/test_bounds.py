"""Recordings that once broke out: what a file asks for, and what is shown and said of it, is held at one gate."""

import json
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.faults import Fault
from game.foreign import SENTENCE
from game.replay import Playback, ReplayFault, read, resume, verify
from game.replay.framing import DictDeflate, Kind
from game.replay.read import BEYOND
from game.replay.records import Checkpoint, StateDelta
from game.sim.world import RULES
from tests.replay.recordings import Records, altered, records, with_head, write
from tests.replay.test_damage import little_memory, one_sentence

FAULTS = sorted((Path(__file__).parent.parent / "faults" / "replays").glob("*.replay"))
SOON = 3.0  # seconds of a core, which may be slow


def use(path: Path) -> None:
    """Every way into a file: only faults may come of it, each one printable sentence, soon, in little memory."""
    start = time.process_time()
    verdict = verify(path)
    assert verdict.code in (1, 2)
    assert verdict.sentence.isprintable()
    assert len(verdict.sentence) <= SENTENCE
    for act in (
        lambda: read(path).load(),
        lambda: Playback(read(path)).seek(0),
        lambda: Playback(read(path)).seek(10**9).now,
        lambda: Playback(read(path)).history,
        lambda: resume(path).leave(),
    ):
        with one_sentence():
            act()
    assert time.process_time() - start < SOON


@pytest.mark.parametrize("today", [False, True], ids=["as it is", "of these rules"])
@pytest.mark.parametrize("file", FAULTS, ids=lambda file: file.stem)
def test_a_file_that_broke_out_is_one_sentence_or_shown(file: Path, tmp_path: Path, today: bool) -> None:
    """Also where it says that it is of today's rules."""
    path = tmp_path / "a.replay"
    path.write_bytes(file.read_bytes())
    if today and file.stem not in ("one-flip-in-head", "head-only"):
        with_head(path, path, lambda head: head.update(rules=RULES))
    use(path)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("head-only", "holds no second of its run; there is nothing to show or to go on from, so use a copy"),
        ("one-flip-in-head", "its first record is damaged, so nothing can be shown or gone on from; use a copy"),
        ("title-NUL-name", "its first record is damaged"),
    ],
)
def test_what_can_t_be_shown_says_what_to_do(file: str, words: str) -> None:
    """Advice that helps: a copy may be whole."""
    path = FAULTS[0].with_name(f"{file}.replay")
    with pytest.raises(ReplayFault, match=words):
        read(path)
    assert words in verify(path).sentence


# Their like


@pytest.mark.parametrize("key", ["name", "difficulty", "bot", "game", "events", "layout", "assist"])
@pytest.mark.parametrize("text", ["a\0b", "a\nb: exact", "\x1b[2J", "\u202e", "\ud800", "x" * 5000])
def test_texts_of_a_head_are_short_and_printable(whole: Path, tmp_path: Path, key: str, text: str) -> None:
    """A recording whose names can't be shown is damaged."""

    def change(head: dict[str, Any]) -> None:
        entry = {"events": text, "layout": [text, 1]}.get(key)
        if key == "assist":
            head[key] = {text: 1}
        elif entry is None:
            head[key] = text
        else:
            head[key][0] = entry

    with pytest.raises(ReplayFault, match="first record is damaged"):
        read(with_head(whole, tmp_path / "a.replay", change))


@pytest.mark.parametrize("rules", [RULES, RULES - 1])
def test_a_bad_last_mark_is_one_sentence(whole: Path, tmp_path: Path, rules: int) -> None:
    """A state that can't be unpacked is found wherever somebody looks."""

    def alter(found: Records) -> None:
        at = max(i for i, (kind, _) in enumerate(found) if kind == Kind.CHECKPOINT)
        found[at] = (Kind.CHECKPOINT, found[at][1][:20] + b"\xff" * 20)

    path = altered(whole, tmp_path / "a.replay", alter)
    with_head(path, path, lambda head: head.update(rules=rules))
    film = Playback(read(path))
    for look in (lambda: film.history, lambda: film.seek(film.replay.ticks), lambda: film.seek(0)):
        with pytest.raises(ReplayFault, match="isn't a possible state of its level"):
            look()
    use(path)


def test_a_result_is_shown_printable_and_short(whole: Path, tmp_path: Path) -> None:
    """However long it is, and whatever it holds."""
    for ending in ("\x1b]0;owned\x07\na: exact", ["\x9b2J" * 99] * 999, {"a\u202e": "\x1b"}):
        found = records(whole)
        found[-1] = (Kind.TAIL, json.dumps({**json.loads(found[-1][1]), "ending": ending}).encode())
        verdict = verify(write(tmp_path / "a.replay", found))
        assert verdict.code == 1
        assert verdict.sentence.isprintable()
        assert len(verdict.sentence) <= SENTENCE


def flood(whole: Path, tmp_path: Path, entry: Callable[[int], list[tuple[Kind, bytes]]], size: int = 150_000) -> Path:
    """A recording that goes on after its first second with such records, as many as fit."""
    found, length, tick = records(whole)[:2], 0, 0
    while length < size:
        more = entry(tick)
        found += more
        length += sum(9 + len(payload) for _, payload in more)
        tick += 1
    return write(tmp_path / "a.replay", found)


EMPTY = DictDeflate().deflate(b"")


def block(tick: int, ticks: int) -> tuple[Kind, bytes]:
    """A beat in which nothing is done or noticed."""
    return Kind.BLOCK, struct.pack("<IBBH", tick, ticks, 0, 0) + bytes(2 * ticks) + EMPTY


def same_again(whole: Path) -> Callable[[int], bytes]:
    """Marks in which nothing has changed."""
    states = read(whole)
    deltas = StateDelta(states.size)
    first = deltas.unpack(states.checkpoints[0].delta)
    again = deltas.pack(first)
    return lambda tick: Checkpoint(tick, "0" * 32, again).pack()


def test_marks_at_every_tick_are_refused(whole: Path, tmp_path: Path) -> None:
    """A mark stands at each second and nowhere else."""
    mark = same_again(whole)
    path = flood(whole, tmp_path, lambda tick: [block(tick, 1), (Kind.CHECKPOINT, mark(tick + 1))])
    with little_memory():
        assert len(read(path).checkpoints) == 1
    use(path)


@pytest.mark.parametrize("ticks", [0, 1, 2, 30, 255])
def test_a_run_longer_than_its_level_is_cut_off_there(whole: Path, tmp_path: Path, ticks: int) -> None:
    """However a file splits up its time, the work that it asks for has the measure of its level's length."""
    path = flood(whole, tmp_path, lambda i: [block(i * ticks, ticks)], 500_000)
    replay = read(path)
    assert replay.ticks <= replay.load().length_ticks + BEYOND
    assert replay.excess
    start = time.process_time()
    read(path)
    assert time.process_time() - start < SOON


def test_a_length_that_no_level_has_is_bounded_too(whole: Path, tmp_path: Path) -> None:
    """Where the text of the level can't be read, by the longest that there may be."""
    path = with_head(whole, tmp_path / "b.replay", lambda head: head.update(level='length = "999999:00"\nx = [\n'))
    path = flood(path, tmp_path, lambda i: [block(i * 255, 255)], 800_000)
    assert read(path).ticks <= 100 * 60 * 60 + BEYOND
    use(path)


def test_many_small_objects_are_refused(whole: Path, tmp_path: Path) -> None:
    """Three bytes each in a file, and sixty in memory."""
    many = [[]] * 600_000
    for change in (lambda head: head.update(assist={"a": many}), lambda head: head.update(events=many)):
        path = with_head(whole, tmp_path / "a.replay", change)
        with little_memory(), pytest.raises(ReplayFault):
            read(path)


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_plain_file_isn_t_waited_for(tmp_path: Path, kind: str) -> None:
    """A pipe, and a device without end."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    path = tmp_path / "a.replay" if kind == "pipe" else Path("/dev/zero")
    if kind == "pipe":
        os.mkfifo(path)
    for act in (read, resume):
        with pytest.raises(Fault, match="not a plain file"):
            act(path)
    assert verify(path).code == 2
