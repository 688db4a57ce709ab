"""When a change of a number acts: what laws declare of it is what runs do, for each number of each level."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest

from game.bots import persona
from game.level import Acts, Level, LevelFault, Number, shipped
from game.level.clock import clock, ticks_of
from game.replay import Playback, Recorder, Replay, read
from game.replay.records import checksum
from game.session import LIMIT, BotSource, Session
from game.sim.actions import Actions, single_action
from game.sim.step import begin, step
from game.sim.world import World
from tools.make_goldens import FOLDER

WINDOW = 300  # ticks
SOME = [name if name == "platform" else pytest.param(name, marks=pytest.mark.slow) for name in shipped()]
SIDE_BY_SIDE, APART = 240, 300  # ticks that moments are run on together, and that lie between them
# What acts at once, and makes no other states of any of these moments: why. Of one level alone where that is named.
UNSEEN = {
    "reaction.relief": "counts when the guardian helps, which it does in none of these moments",
    "loss.relief": "the same",
    "journey.embraced": "read by the metric that an ending asks for, and by the panel; no state holds it",
    "journey.cured": "the same",
    "journey.composure": "the same",
    "isolation.horizon": "read by a warning of the panel; no state holds it",
    "assists.speed": "what the clock of a player goes by; no state holds it",
    "assists.orders": "what the hands of a player go by; no state holds it",
    "assists.toggle": "the same",
    "assists.rewind": "the same",
    "platform anomaly.guard": "counts while the steady protocol works, and that is gone before the first strike",
    "platform composure.rests": "counts when a release of breathing says so, and none does here",
    "ending.practice": "spares whoever loses; in none of these moments somebody does",
    "embrace.stilled": "counts when the guardian holds what breaks, which it does in none of these moments",
    "people.led": "counts while people are lost and the shelter protocol still works",
}


@cache
def films(name: str) -> tuple[Playback, ...]:
    """The goldens of a level."""
    return tuple(Playback(read(path)) for path in sorted((FOLDER / name).glob("*.replay")))


@cache
def clumsy(name: str) -> tuple[Playback, ...]:
    """Runs of the goldens' level by those who press amiss, which the goldens hardly do."""
    level, found = films(name)[0].level, []
    with TemporaryDirectory() as folder:
        for seed, bot in enumerate(("random", "novice")):
            run = Session(level, seed, BotSource(persona(bot, level.dream), level, seed), bot=bot)
            run.sinks.append(recorder := Recorder(None, run))
            run.play(LIMIT)
            path = Path(folder) / f"{bot}.replay"
            path.write_bytes(recorder.content)
            found.append(Playback(read(path)))
    return tuple(found)


class Reads:
    """A law's numbers that write down which of them are read."""

    def __init__(self, law: str, numbers: Any, read: set[tuple[str, str]]) -> None:
        self.__dict__.update(_law=law, _numbers=numbers, _read=read)

    def __getattr__(self, name: str) -> Any:
        self._read.add((self._law, name))
        return getattr(self._numbers, name)


def watched(level: Level, found: set[tuple[str, str]]) -> Level:
    """A level whose numbers write down which of them are read."""
    law = {name: Reads(name, numbers, found) for name, numbers in level.params.law.items()}
    return replace(level, params=replace(level.params, law=law))  # type: ignore[arg-type]


def read_by_steps(name: str, ticks: int) -> set[tuple[str, str]]:
    """What ticks and looks read, in windows of so many ticks all over the goldens of a level."""
    found: set[tuple[str, str]] = set()
    for film in films(name):
        for at in range(0, film.replay.ticks, 40 * 60):
            run = film.seek(at)
            run.level = watched(run.level, found)
            for _ in range(ticks):
                if run.tick():
                    assert run.now
    return found


@pytest.mark.parametrize("name", SOME)
def test_what_acts_only_from_the_start_is_what_only_the_beginning_reads(name: str) -> None:
    """A number that no tick and no look reads is declared so, and no other; found by watching what is read."""
    level = films(name)[0].level
    at_start: set[tuple[str, str]] = set()
    begin(watched(level, at_start).params, [7])
    by_steps = read_by_steps(name, 24)
    params = {(law.NAME, param.name): param for law in level.params.laws for param in law.PARAMS}
    declared = {key for key, param in params.items() if not param.at_once}
    assert declared & by_steps == set()
    assert declared <= at_start
    assert (set(params) - by_steps) & at_start <= declared


def differs(level: Level, replay: Replay, start: Session, ticks: int) -> bool:
    """Whether a run with another level's numbers leaves the recorded path within some ticks."""
    run = Session(level, replay.seed, replay, world=start.world.take([0]))
    for _ in range(ticks):
        if run.age >= replay.ticks or not run.tick():
            return False
        if checksum(run.world.snapshot()) != replay.checks[run.age - 1]:
            return True
    return False


def fired(film: Playback, beat: int) -> int:
    """The second of a recording by which a beat has happened, -1 where it never does."""
    low, high = 0, film.replay.ticks // 60
    if not film.seek(high * 60).world.fired[beat, 0]:
        return -1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if film.seek(middle * 60).world.fired[beat, 0] else (middle + 1, high)
    return low


def later(level: Level, number: Number) -> Level:
    """The level with a beat's number otherwise: half of it, or for its time ten seconds later."""
    value = number.value / 2 if number.loc[-1] != "at" else clock(ticks_of(number.value) + 600)
    return level.with_numbers({number.name: value}, running=True)


@pytest.mark.long
@pytest.mark.parametrize("name", SOME)
def test_a_beats_numbers_act_until_it_has_happened(name: str) -> None:
    """Changed a moment before, another run comes of it; changed afterwards, nothing does."""
    film = max(films(name), key=lambda film: film.replay.ticks)
    numbers = [number for number in film.level.numbers.values() if number.acts is Acts.UNTIL_BEAT]
    plain = [number for number in numbers if not film.level.params.timeline.beats[number.loc[1]].when]
    some = [number for i, number in enumerate(plain) if number.loc[-1] != "at" or i % 3 == 0]
    assert some
    for number in some:
        at = fired(film, int(number.loc[1]))
        assert at > 0
        other = later(film.level, number)
        assert differs(other, film.replay, film.seek(at * 60 - 66), WINDOW), number.name
        assert not differs(other, film.replay, film.seek(at * 60), 120), number.name


def others(level: Level, number: Number) -> Iterator[Level]:
    """The level with a number half as large again, then at either end of its range."""
    was = number.value
    values = [not was] if isinstance(was, bool) else [was * 1.5, number.low, number.high]
    for value in values:
        whole = isinstance(was, int) and not isinstance(was, bool) and number.loc[0] == "laws"
        fits = round(value) if whole else value
        try:
            made = level.with_numbers({number.name: fits}, running=True)
        except LevelFault:
            continue
        if made.changed:
            yield made


@cache
def crowd(name: str) -> tuple[World, tuple[Actions, ...]]:
    """Moments all over recordings of a level, side by side, and the actions of the ticks that follow."""
    runs = (*films(name), *clumsy(name))
    moments = [(film, at) for film in runs for at in range(0, film.replay.ticks - SIDE_BY_SIDE, APART)]
    world = World.join([film.seek(at).world for film, at in moments])
    return world, tuple(_actions(moments, tick) for tick in range(SIDE_BY_SIDE))


def _actions(moments: list[tuple[Playback, int]], tick: int) -> Actions:
    actions = Actions.none(len(moments))
    for row, (film, at) in enumerate(moments):
        if command := film.replay.commands.get(at + tick):
            actions.put(np.array([row]), single_action(command))
    return actions


def path(name: str, level: Level) -> Iterator[Any]:
    """The states of all moments, now and then, as they are with the numbers of this level."""
    start, actions = crowd(name)
    world = start.take(np.arange(start.batch))
    for tick, given in enumerate(actions, 1):
        step(world, level.params, given)
        if tick % (SIDE_BY_SIDE // 4) == 0:
            yield world.buffer.copy()


@cache
def recorded_path(name: str) -> tuple[Any, ...]:
    """The states with the level's own numbers."""
    return tuple(path(name, films(name)[0].level))


def acts(name: str, number: Number) -> bool:
    """Whether another value of a number makes other states of any moment."""
    level = films(name)[0].level
    return any(
        (now != was).any()
        for other in others(level, number)
        for now, was in zip(path(name, other), recorded_path(name), strict=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped())
def test_what_acts_at_once_changes_runs(name: str) -> None:
    """Changed in the middle of recordings, each such number makes other runs of them, but for those with a reason."""
    numbers = [number for number in films(name)[0].level.numbers.values() if number.acts is Acts.AT_ONCE]
    of_all = [number for number in numbers if number.loc[0] in ("let", "laws")]
    idle = {number.name for number in of_all if not acts(name, number)}
    assert idle == {number.name for number in of_all if {number.name, f"{name} {number.name}"} & set(UNSEEN)}
