"""What is said of a recording, in lines."""

from collections.abc import Iterator, Mapping
from typing import Any

from game.faults import Fault
from game.foreign import printable
from game.level.clock import clock
from game.replay import Info, Replay
from game.session import said
from game.sim.actions import Command


def info_lines(info: Info) -> Iterator[str]:
    """A recording in words, its file first."""
    yield f"{info.file}"
    yield f"  level    {info.level}, {info.difficulty}, seed {info.seed}"
    yield f"  played   by {info.bot or 'a player'}{f' on {info.began}' if info.began else ''}"
    if info.assists:
        yield f"  assists  {assists_in_words(info.assists)}"
    yield f"  game     {info.game}, rules {info.rules}"
    whole = "" if info.complete else ", where it breaks off"
    yield f"  length   {clock(info.ticks)} ({info.ticks} ticks){whole}, {info.commands} commands"
    score = "" if info.score is None else f", score {info.score} of 1000"
    yield f"  ending   {printable(info.ending)}{' (won)' if info.won else ''}{score}"
    if info.parent:
        yield f"  parent   {info.parent}, left at {clock(info.parent_tick or 0)} (tick {info.parent_tick})"
    yield f"  id       {info.id}"
    yield f"  digest   {printable(info.digest)}"


def assists_in_words(assists: Mapping[str, Any]) -> str:
    """Assists as a recording names them; what this game doesn't know, as it is."""
    try:
        return said(assists)
    except (KeyError, TypeError, ValueError):
        return ", ".join(f"{printable(name)} {printable(value)}" for name, value in assists.items())


def command_lines(replay: Replay) -> Iterator[str]:
    """Each command: when, what, and on what; in numbers where this game can't read the level."""
    named = Named(replay)
    return (f"  {clock(command.tick):>6} {command.tick:>6}  {named(command)}" for command in replay.commands.values())


class Named:
    """Commands of a recording in words."""

    def __init__(self, replay: Replay) -> None:
        try:
            level = replay.load().at(replay.seed)
        except Fault:
            self._verbs: dict[int, str] = {}
            self._places: list[str] = []
        else:
            self._verbs = {number: verb.name.lower() for number, verb in level.verbs.items()}
            self._places = [sector.name for sector in level.sectors]

    def __call__(self, command: Command) -> str:
        """A verb, what it is about, and its value."""
        verb, target = self._verbs.get(command.verb, str(command.verb)), str(command.target)
        if 0 <= command.target < len(self._places):
            target = self._places[command.target]
        return f"{verb:<12} {target:<14} {command.value}".rstrip()
