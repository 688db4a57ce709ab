"""Runs of which the numbers change often, recorded."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.bots import persona
from game.level import Acts, Level, LevelFault, Number, load, resolve
from game.replay import Recorder
from game.session import BotSource, Session

CHANGES = 200


def other_value(chance: random.Random, number: Number) -> Any:
    """Another value of about the size that a number has; None for what is no plain number."""
    if isinstance(number.value, bool):
        return chance.random() < 0.5
    if not isinstance(number.value, int | float) or number.low is None or number.high is None:
        return None
    value = number.value * chance.uniform(0.7, 1.4) or number.low + 0.05 * chance.random() * (number.high - number.low)
    value = min(max(value, number.low), number.high)
    return round(value) if isinstance(number.value, int) else value


def other_numbers(level: Level, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Changes that a run of the level can take, of one number or a few, without end."""
    numbers = [number for number in level.numbers.values() if number.acts is not Acts.FROM_START]
    while True:
        few = chance.sample(numbers, chance.choice((1, 1, 1, 3)))
        found = {number.name: other_value(chance, number) for number in few}
        found = {name: value for name, value in found.items() if value is not None}
        try:
            if found and level.with_numbers(found, running=True).changed:
                yield found
        except LevelFault:
            continue  # some numbers don't go together


def changing(path: Path, name: str, changes: int = CHANGES, every: int = 12) -> Session:
    """A persona's run of so many changes, some ticks apart, recorded and still going on."""
    level = load(resolve(name)).with_numbers({"composure.start": 0.9})
    chance = random.Random(11)
    run = Session(level, 5, BotSource(persona("lucid", level.dream), level, 5), bot="lucid")
    run.sinks.append(Recorder(path, run))
    for numbers in other_numbers(level, chance):
        if len(run.history.changes) > changes:
            return run
        run.change(numbers)
        for _ in range(chance.randrange(1, 2 * every)):
            assert run.tick()
    raise AssertionError
