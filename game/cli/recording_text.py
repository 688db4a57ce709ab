"""What is said of a recording, in lines."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from game.faults import Fault
from game.foreign import printable
from game.level.clock import clock
from game.replay import Differences, Info, Replay, info_of
from game.session import Result, said
from game.sim.actions import Command

NAMED, ACTS = 4, 12  # fields and acts that a line names


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
        verb, target = self._verbs.get(command.verb, str(command.verb)), self._place(command.target)
        return f"{verb:<12} {target:<14} {command.value}"

    def act(self, verb: int, target: int) -> str:
        """A verb, and what it is about."""
        name = self._verbs.get(verb, str(verb))
        return name if target < 0 else f"{name} {self._place(target)}"

    def _place(self, target: int) -> str:
        return self._places[target] if 0 <= target < len(self._places) else str(target)


def difference_lines(one: Replay, other: Replay, found: Differences) -> Iterator[str]:
    """What two recordings have not in common, in words."""
    if found.none:
        yield "the same run, tick by tick"
        return
    named = Named(one)
    if not found.kin:
        both = (f"{each.name}, {each.difficulty}, seed {each.seed}" for each in (one, other))
        yield f"  level    {' | '.join(both)}{'; the texts differ' if one.level_text != other.level_text else ''}"
    if found.command is not None:
        words = (" ".join(named(command).split()) if command else "nothing" for command in found.commands)
        yield f"  command  first differs at {_moment(found.command)}: {' | '.join(words)}"
    if found.change is not None:
        yield f"  numbers  change otherwise from {_moment(found.change)} on"
    if found.state is not None:
        names = ", ".join(found.fields[:NAMED]) + ("" if len(found.fields) <= NAMED else " ...")
        yield f"  state    first differs at {_moment(found.state)}{f': {names} by the next mark' if names else ''}"
    yield f"  ending   {' | '.join(map(ending_in_words, (one, other)))}"
    for word, acts in zip(("first", "second"), found.only, strict=True):
        if acts:
            done = (f"{named.act(*act)}{f' x{count}' if count > 1 else ''}" for act, count in acts.most_common(ACTS))
            more = f" and {len(acts) - ACTS} more" if len(acts) > ACTS else ""
            yield f"  {word:<8} alone did: {', '.join(done)}{more}"


def difference_object(one: Replay, other: Replay, found: Differences) -> dict[str, Any]:
    """The same as one object: ticks are None where nothing differs; acts of only one are [verb, target, how often]."""
    return {
        "kin": found.kin,
        "command": found.command,
        "commands": [list(command) if command else None for command in found.commands],
        "change": found.change,
        "state": found.state,
        "fields": list(found.fields),
        "only": [[[*act, count] for act, count in acts.most_common()] for acts in found.only],
        "endings": [asdict(info_of(each)) for each in (one, other)],
    }


def ending_in_words(replay: Replay) -> str:
    """How a recording ended, when, and with which score."""
    info = info_of(replay)
    score = "" if info.score is None else f", score {info.score}"
    return f"{printable(info.ending)}{' (won)' if info.won else ''} after {clock(info.ticks)}{score}"


def result_in_words(result: Result) -> str:
    """The same of a run."""
    return f"{result.ending}{' (won)' if result.won else ''} after {clock(result.ticks)}, score {result.score}"


def _moment(tick: int) -> str:
    return "the beginning" if tick <= 0 else f"{clock(tick)} (tick {tick})"
