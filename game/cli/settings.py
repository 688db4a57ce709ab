"""`--set NAME=VALUE` and `--set NAME=VALUE@SECONDS`: other numbers of a level, from its start or from a moment on."""

import re
from collections.abc import Iterable

from game.faults import Fault
from game.level import Level, Value
from game.level.toml_reader import parse_value
from game.session import CHANGE_EVERY, NumberChange
from game.sim.fixed import TICKS_PER_SECOND

_SETTING = re.compile(
    r"\s*(?P<name>[^=\[\]]+(?:\[[^\]]*\][^=]*)?)=(?P<value>[^@]+)(?:@\s*(?P<at>[0-9]{1,9}(?:\.[0-9]{1,9})?)\s*)?"
)
LATEST = 36_000  # seconds


def settings_of(level: Level, settings: Iterable[str]) -> tuple[Level, list[NumberChange]]:
    """The level with the numbers that count from the start, and the others by their ticks. Raises Fault."""
    at_start: dict[str, Value] = {}
    later: dict[int, dict[str, Value]] = {}
    for text in settings:
        name, value, tick = _read(text)
        (at_start if tick is None else later.setdefault(tick, {}))[name] = value
    begun = level.with_numbers(at_start)
    changes = [NumberChange(tick, later[tick]) for tick in sorted(later)]
    changed = begun
    for change in changes:
        changed = changed.with_numbers(change.numbers, running=True)
    return begun, changes


def _read(text: str) -> tuple[str, Value, int | None]:
    """A setting: name, value, and the tick from which it counts, None for the start."""
    found = _SETTING.fullmatch(text)
    if not found:
        raise Fault(f"--set: {text[:60]!r} is not like anomaly.growth=0.05, or anomaly.growth=0.05@90 from 90 s on")
    name, value = found["name"].strip(), parse_value(found["value"].strip())
    if found["at"] is None:
        return name, value, None
    seconds = float(found["at"])
    if seconds > LATEST:
        raise Fault(f"--set: {name} would change at {found['at']} s; {LATEST} s is the latest")
    steps = -(-round(seconds * TICKS_PER_SECOND) // CHANGE_EVERY)
    return name, value, steps * CHANGE_EVERY
