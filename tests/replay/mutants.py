"""Mutants of recordings whose checksums and digests are right, so that they get past the outer check.

    python -m tests.replay.mutants --count 200000 --seed 1          through `read` alone
    python -m tests.replay.mutants --count 20000 --ways all         through every way in, pictures too

prints what came of them and what broke out; exit code 1 where anything did.
"""

import json
import random
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from game.bots import persona
from game.cli.recording_text import command_lines, difference_lines, info_lines
from game.faults import Fault
from game.foreign import SENTENCE
from game.level import load
from game.replay import (
    Playback,
    Recorder,
    Replay,
    Trace,
    branch,
    differences,
    framing,
    info_of,
    level_of,
    otherwise,
    read,
    rerun,
    resume,
    shrink,
    verify,
    written_test,
)
from game.replay.framing import DictDeflate, Kind
from game.replay.records import Checkpoint, StateDelta
from game.session import BotSource, Session
from game.sim.world import RULES
from tests import mutant_runs
from tests.replay.recordings import Records, records

LEVELS = Path(__file__).parents[1] / "levels"
LENGTH = 610  # ticks
NUMBERS = (0, 1, -1, 2, 255, 256, 65535, 2**31 - 1, -(2**31), 2**24, 2**16, 500)
TEXTS = ("", "x", "a\nb", "a\0b", "\x1b[2J", "\u202e", "\ud800", "x" * 5000, "9" * 400, "é", "platform", "length")
VALUES: tuple[Any, ...] = (
    *NUMBERS, *TEXTS, 2**63, -(2**80), 1.5, 1e300, float("nan"), float("inf"), True, None, [], [[]], {}, {"a": []},
    ["x"] * 300, [["strain", 3]], [["strain", 2**40]], [["strain", -1]],
)  # fmt: skip


class Block(NamedTuple):
    """A beat: its first tick, the checks of its ticks, commands and events as they are packed."""

    start: int
    checks: list[int]
    commands: list[list[int]]
    events: list[list[int]]


class Mark(NamedTuple):
    """A second: its tick, its digest (none: that of its state), its state."""

    tick: int
    digest: str | None
    state: Any


class Raw(NamedTuple):
    """A record as its bytes."""

    kind: Kind
    payload: bytes


Part = Any  # a head (a table), Block, Mark or Raw


# To parts and back


@cache
def bases() -> tuple[bytes, ...]:
    """Recordings of some ten seconds, of each dream, one of them with numbers that change, one that ended."""
    with tempfile.TemporaryDirectory() as folder:
        made = [recorded(Path(folder) / f"{i}", name, i) for i, name in enumerate(("short", "short-guardian"))]
        made += [recorded(Path(folder) / "2", "short-engine", 2), recorded(Path(folder) / "3", "short", 3, True)]
        return (*made, recorded(Path(folder) / "4", "short-engine", 4, ticks=36000))


def recorded(path: Path, name: str, seed: int, changing: bool = False, ticks: int = LENGTH) -> bytes:
    """A wild run of a short level, as a file."""
    level = load(LEVELS / f"{name}.toml")
    run = Session(level, seed, BotSource(persona("random", level.dream), level, seed), bot="")
    run.sinks.append(Recorder(path, run))
    while run.age < ticks and run.tick():
        if changing and run.age % 90 == 0:
            run.change({"anomaly.growth": 0.03 + run.age / 10000})
    run.leave()
    return path.read_bytes()


def parts_of(data: bytes) -> list[Part]:
    """A recording taken apart."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        found = records(Path(file.name))
        replay = read(file.name)
    states = [state.copy() for _, state in replay.states()]
    window, parts = DictDeflate(), []  # type: DictDeflate, list[Part]
    for kind, payload in found:
        if kind == Kind.HEAD:
            parts.append(json.loads(DictDeflate().inflate(payload)))
        elif kind == Kind.CHECKPOINT:
            parts.append(Mark(Checkpoint.unpack(payload).tick, None, states[sum(isinstance(p, Mark) for p in parts)]))
        elif kind == Kind.BLOCK:
            parts.append(_block(payload, window))
        else:
            parts.append(Raw(kind, payload))
    return parts


def _block(payload: bytes, window: DictDeflate) -> Block:
    start, ticks, commands, _ = struct.unpack_from("<IBBH", payload)
    rest = window.inflate(payload[8 + 2 * ticks :])
    checks = list(struct.unpack_from(f"<{ticks}H", payload, 8))
    done = [list(each) for each in struct.iter_unpack("<BBii", rest[: 10 * commands])]
    return Block(start, checks, done, [list(each) for each in struct.iter_unpack("<BHHi", rest[10 * commands :])])


@lru_cache(maxsize=1 << 13)
def _deflated(past: bytes, content: bytes) -> bytes:
    """Most contents of a mutant, and what lies before them, are those of its base: they are packed once."""
    window = DictDeflate()
    window.past = past
    return window.deflate(content)


class KeptDeflate(DictDeflate):
    """Packs the same, and remembers it."""

    def deflate(self, content: bytes) -> bytes:
        """The next content, compressed."""
        packed = _deflated(self.past, content)
        self._seen(content)
        return packed


class KeptDelta(StateDelta):
    """The same for states."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self._window = KeptDeflate()


def joined(parts: list[Part]) -> Records:
    """Parts put together again: each packed against those before, each digest that of its state."""
    window, found = KeptDeflate(), []  # type: DictDeflate, Records
    deltas: dict[int, StateDelta] = {}
    for part in parts:
        if isinstance(part, dict):
            found.append((Kind.HEAD, KeptDeflate().deflate(json.dumps(part).encode())))
        elif isinstance(part, Mark):
            delta = deltas.setdefault(len(part.state), KeptDelta(len(part.state))).pack(part.state)
            digest = part.digest or blake2b(part.state.astype("<i4").tobytes(), digest_size=16).hexdigest()
            found.append((Kind.CHECKPOINT, Checkpoint(part.tick & 0xFFFFFFFF, digest, delta).pack()))
        elif isinstance(part, Block):
            found.append((Kind.BLOCK, _packed(part, window)))
        else:
            found.append(tuple(part))  # type: ignore[arg-type]
    return found


def _packed(block: Block, window: DictDeflate) -> bytes:
    u, i = (lambda x, bits: x & ((1 << bits) - 1)), (lambda x: (x + 2**31) % 2**32 - 2**31)
    rest = b"".join(struct.pack("<BBii", u(a, 8), u(b, 8), i(c), i(d)) for a, b, c, d in block.commands)
    rest += b"".join(struct.pack("<BHHi", u(a, 8), u(b, 16), u(c, 16), i(d)) for a, b, c, d in block.events)
    checks = block.checks[:255]
    head = struct.pack("<IBBH", u(block.start, 32), len(checks), u(len(block.commands), 8), u(len(block.events), 16))
    return head + struct.pack(f"<{len(checks)}H", *checks) + window.deflate(rest)


def signed(found: Records) -> bytes:
    """Records as a file, with checksums that are right."""
    data, crc = bytearray(framing.MAGIC_CHANGES), 0
    for kind, payload in found:
        framed, crc = framing.frame(kind, payload, crc)
        data += framed
    return bytes(data)


# Mutations


def head(parts: list[Part], chance: random.Random) -> None:
    """Something of the head is other, or missing."""
    entry = parts[0]
    name = chance.choice(list(entry))
    if isinstance(entry[name], list) and chance.random() < 0.6:
        entry[name][chance.randrange(len(entry[name]))] = chance.choice(VALUES)
    elif chance.random() < 0.1:
        del entry[name]
    else:
        entry[name] = chance.choice(VALUES)


def parent(parts: list[Part], chance: random.Random) -> None:
    """It says that it left another recording."""
    said: dict[str, Any] = {"id": "0" * 32, "tick": chance.choice((0, 60, 97, LENGTH)), "digest": "0" * 32}
    if chance.random() < 0.5:
        said[chance.choice(list(said))] = chance.choice(VALUES)
    parts[0]["parent"] = said


def rules(parts: list[Part], chance: random.Random) -> None:
    """It is of another version: nothing of its states is known to be so."""
    parts[0]["rules"] = chance.choice((RULES - 1, RULES + 1, 1))
    chance.choice((states, garble))(parts, chance)


def level(parts: list[Part], chance: random.Random) -> None:
    """Lines of the level are gone, doubled, or say other numbers."""
    lines = parts[0]["level"].splitlines()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        name, sign, _ = lines[at].partition(" = ")
        said = chance.choice(("0", "1", "-1", "1e9", '""', "[]", "true", '"0:10"', '"99:59"'))
        lines[at : at + 1] = chance.choice(([], [lines[at]] * 2, [f"{name} = {said}"] if sign else [lines[-at]]))
    parts[0]["level"] = "\n".join(lines) + "\n"


def states(parts: list[Part], chance: random.Random) -> None:
    """Arrays of some seconds hold extremes; the digests are those of what they hold."""
    marks = [i for i, part in enumerate(parts) if isinstance(part, Mark)]
    layout = parts[0]["layout"] if isinstance(parts[0].get("layout"), list) else []
    sizes = [entry[1] for entry in layout if isinstance(entry, list) and len(entry) == 2 and type(entry[1]) is int]
    for at in marks if chance.random() < 0.5 else [marks[-1]]:
        state = parts[at].state.copy()
        for _ in range(chance.randint(1, 3)):
            array = chance.randrange(max(1, len(sizes)))
            start = sum(sizes[:array])
            end = start + (chance.choice((1, sizes[array])) if sizes else 1)
            state[start:end] = chance.choice((*NUMBERS, chance.randrange(100)))
        parts[at] = parts[at]._replace(state=state)


def garble(parts: list[Part], chance: random.Random) -> None:
    """Bytes of a state, all of them at random."""
    at = chance.choice([i for i, part in enumerate(parts) if isinstance(part, Mark)])
    noise = np.random.default_rng(chance.randrange(2**32)).integers(-(2**31), 2**31, len(parts[at].state))
    parts[at] = parts[at]._replace(state=noise.astype(np.int32), digest=chance.choice((None, "0" * 32)))


def beats(parts: list[Part], chance: random.Random) -> None:
    """Beats begin elsewhere, have other checks, or do and notice what can't be."""
    at = chance.choice([i for i, part in enumerate(parts) if isinstance(part, Block)])
    block: Block = parts[at]
    what = chance.randrange(5)
    if what == 0:
        parts[at] = block._replace(start=chance.choice((*NUMBERS, block.start + 1, block.start - 1)))
    elif what == 1:
        parts[at] = block._replace(checks=block.checks[: chance.choice((0, 1, 29))] * chance.choice((1, 2)))
    elif what == 2:
        some = [[chance.randrange(32), chance.randrange(16), *chance.choices(NUMBERS, k=2)] for _ in range(4)]
        parts[at] = block._replace(commands=sorted(some))
    elif what == 3:
        events = [[chance.randrange(30), chance.randrange(40), *chance.choices(NUMBERS, k=2)] for _ in range(9)]
        parts[at] = block._replace(events=events * chance.choice((1, 1, 700)))
    else:
        parts[at : at + 1] = [block._replace(start=block.start + i, checks=[c]) for i, c in enumerate(block.checks)]


def order(parts: list[Part], chance: random.Random) -> None:
    """Records stand elsewhere, twice, or not at all."""
    at, to = chance.randrange(len(parts)), chance.randrange(len(parts))
    what = chance.randrange(4)
    if what == 0:
        del parts[at]
    elif what == 1:
        parts.insert(to, parts[at])
    elif what == 2:
        parts[at], parts[to] = parts[to], parts[at]
    else:
        del parts[at:]


def change(parts: list[Part], chance: random.Random) -> None:
    """Numbers change that can't, or at other ticks."""
    assists = ("assists.speed", "assists.orders", "composure.rests", "nudge.wider", "ending.practice")
    named = ("anomaly.growth", "length", "enough", "nonsense", "demand.base[Quay]", "beat[1].at", *assists, *TEXTS)
    numbers = {chance.choice(named): chance.choice(VALUES) for _ in range(chance.choice((1, 1, 9)))}
    tick = chance.choice((-1, 0, 6, 30, 60, 61, 120, *NUMBERS))
    raw = Raw(Kind.CHANGE, json.dumps({"tick": tick, "numbers": numbers}).encode())
    parts.insert(chance.choice((1, chance.randrange(1, len(parts)))) if len(parts) > 1 else 0, raw)


def result(parts: list[Part], chance: random.Random) -> None:
    """The result says anything."""
    said = {name: chance.choice(VALUES) for name in ("ending", "digest", "score", "ticks", "won", "\x1b")}
    parts[-1] = Raw(Kind.TAIL, json.dumps(chance.choice((said, {"ending": chance.choice(VALUES)}, []))).encode())


def content(parts: list[Part], chance: random.Random) -> list[Part]:
    """Payloads are garbled as they lie in the file."""
    found = joined(parts)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(found))
        data = bytearray(found[at][1])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data)) if data else 0 :][:1] = bytes([chance.randrange(256)])
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        found[at] = (chance.choice([found[at][0]] * 9 + list(Kind)), bytes(data[: chance.choice((len(data), 9))]))
    return [Raw(*each) for each in found]


MUTATIONS: tuple[Callable[[list[Part], random.Random], Any], ...] = (
    head, parent, rules, level, states, garble, beats, order, change, result, content,
)  # fmt: skip


@cache
def apart(which: int) -> list[Part]:
    """A base taken apart; to be copied."""
    return parts_of(bases()[which])


def copied(parts: list[Part]) -> list[Part]:
    """A copy that may be changed: states are copied by those who change them."""
    return [json.loads(json.dumps(part)) if isinstance(part, dict) else part for part in parts]


def mutant(chance: random.Random) -> bytes:
    """A recording in which one thing is other, or two, or three."""
    parts = copied(apart(chance.randrange(len(bases()))))
    for _ in range(chance.choice((1, 1, 2, 3))):
        with suppress(LookupError, AttributeError, TypeError, ValueError):  # what it would change is gone already
            parts = chance.choice(MUTATIONS)(parts, chance) or parts
    try:
        return signed(joined(parts))
    except (struct.error, TypeError, ValueError, OverflowError):
        return mutant(chance)  # such a one can't be written


# What is held of each


def only_faults(act: Callable[[], object]) -> Any:
    """What comes of an act; None for a fault, which has to be one printable sentence."""
    try:
        return act()
    except Fault as fault:
        said = str(fault)
    assert said.isprintable(), repr(said)
    assert 0 < len(said) <= SENTENCE
    return None


def through_read(path: Path) -> Replay | None:
    """Read it, soon."""
    start = time.process_time()
    replay: Replay | None = only_faults(lambda: read(path))
    assert time.process_time() - start < 0.1 + 0.4, "it took too long"  # 100 ms, and what a busy core adds
    return replay


def through_all(path: Path, show: Callable[[Path], object] = lambda path: None) -> Replay | None:
    """Every way in: read, verify, what it says of itself, look, all of its history, show, what moved what, resume."""
    replay = through_read(path)
    if replay:
        assert [*info_lines(info_of(replay)), *command_lines(replay)]
        json.dumps(asdict(info_of(replay)))
        path.with_suffix(".base").write_bytes(bases()[0])
        base = read(path.with_suffix(".base"))
        assert [*difference_lines(base, replay, differences(base, replay))]
        only_faults(lambda: rerun(replay, level_of(replay, "night-terror"), limit=30))
        only_faults(lambda: otherwise(replay, limit=LENGTH))
        shrunk = only_faults(lambda: shrink(replay, "time >= 0"))
        if shrunk:
            compile(written_test(replay, shrunk, "time >= 0"), "the test", "exec")
    verdict = verify(path)
    assert verdict.sentence.isprintable()
    assert len(verdict.sentence) <= SENTENCE
    film: Playback | None = only_faults(lambda: Playback(replay)) if replay else None
    if film and replay:
        for tick in (0, replay.ticks // 2, replay.ticks):
            run: Session | None = only_faults(lambda tick=tick: film.seek(tick))  # type: ignore[misc]
            if run:
                run.result()
                run.reasons()
                for _ in range(8 if replay.exact else 0):
                    run.tick()
                _ = run.now
        only_faults(lambda: film.history)
        show(path)
        only_faults(lambda: branch(replay, replay.ticks // 2))
    trace: Trace | None = only_faults(lambda: Trace(replay)) if replay else None
    for effect in trace.effects()[:3] if trace else ():
        assert trace is not None
        trace.suspects(trace.asked(effect))
    run = only_faults(lambda: resume(path))
    if run:
        run.tick()
        run.leave()
    return replay


def main() -> int:
    """Judge as many as were asked for."""
    parser = mutant_runs.parser(__doc__, 2000)
    parser.add_argument("--ways", choices=["read", "all"], default="read")
    asked = parser.parse_args()
    way = through_read if asked.ways == "read" else through_all
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.replay"

        def verdict(chance: random.Random, _: int) -> str:
            path.write_bytes(mutant(chance))
            found = way(path)
            return "refused" if not found else "whole" if found.complete else "cut off"

        return mutant_runs.run(asked, verdict, 5000)


if __name__ == "__main__":
    sys.exit(main())
