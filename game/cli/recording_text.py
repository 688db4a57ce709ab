"""What is said of a recording, in lines."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from game.foreign import printable
from game.level.clock import clock
from game.replay import Differences, Info, Named, Replay, difference_words, info_of
from game.session import Result, said


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


def difference_lines(one: Replay, other: Replay, found: Differences) -> Iterator[str]:
    """What two recordings have not in common, in words."""
    if found.none:
        yield "the same run, tick by tick"
        return
    words = difference_words(one, other, found)
    for topic, sentence in words.topics:
        yield f"  {topic:<8} {sentence}"
    yield f"  ending   {' | '.join(words.endings)}"
    for word, acts in zip(("first", "second"), words.alone, strict=True):
        if acts:
            yield f"  {word:<8} only here: {acts}"


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


def result_in_words(result: Result) -> str:
    """The same of a run."""
    return f"{result.ending}{' (won)' if result.won else ''} after {clock(result.ticks)}, score {result.score}"
