"""Commands of a recording, its ending, and what two recordings have not in common, in words."""

from collections import Counter
from typing import NamedTuple

from game.faults import Fault
from game.foreign import printable
from game.level.clock import clock
from game.replay.difference import Act, Differences
from game.replay.info import info_of
from game.replay.read import Replay
from game.sim.actions import Command

NAMED, ACTS = 4, 12  # fields and acts that a line names


class Named:
    """Commands of a recording in words; in numbers where this game can't read its level."""

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

    def short(self, command: Command) -> str:
        """A verb, what it is about if anything, and its value if it has one."""
        return f"{self.act(command.verb, command.target)}{f' {command.value}' * bool(command.value)}"

    def act(self, verb: int, target: int) -> str:
        """A verb, and what it is about."""
        name = self._verbs.get(verb, str(verb))
        return name if target < 0 else f"{name} {self._place(target)}"

    def acts(self, done: Counter[Act]) -> str:
        """Acts and how often each was done, those done most often first; no more than a line holds."""
        said = (f"{self.act(*act)}{f' x{count}' if count > 1 else ''}" for act, count in done.most_common(ACTS))
        more = f" and {len(done) - ACTS} more" if len(done) > ACTS else ""
        return f"{', '.join(said)}{more}"

    def _place(self, target: int) -> str:
        return self._places[target] if 0 <= target < len(self._places) else str(target)


class DifferenceWords(NamedTuple):
    """What differs, as (topic, sentence); how each of the two ended; what each alone did, empty for nothing."""

    topics: tuple[tuple[str, str], ...]
    endings: tuple[str, str]
    alone: tuple[str, str]


def difference_words(one: Replay, other: Replay, found: Differences) -> DifferenceWords:
    """What two recordings have not in common. Where both say something, a bar stands between."""
    named, topics = Named(one), []
    if not found.kin:
        both = (f"{each.name}, {each.difficulty}, seed {each.seed}" for each in (one, other))
        texts = "; the texts differ" if one.level_text != other.level_text else ""
        topics.append(("level", f"{' | '.join(both)}{texts}"))
    if found.command is not None:
        words = (named.short(command) if command else "nothing" for command in found.commands)
        topics.append(("command", f"first differs at {_moment(found.command)}: {' | '.join(words)}"))
    if found.change is not None:
        topics.append(("numbers", f"change differently from {_moment(found.change)} on"))
    if found.state is not None:
        names = ", ".join(found.fields[:NAMED]) + ("" if len(found.fields) <= NAMED else " ...")
        later = f": {names} by the next mark" if names else ""
        topics.append(("state", f"first differs at {_moment(found.state)}{later}"))
    endings = (ending_in_words(one), ending_in_words(other))
    return DifferenceWords(tuple(topics), endings, (named.acts(found.only[0]), named.acts(found.only[1])))


def ending_in_words(replay: Replay) -> str:
    """How a recording ended, when, and with which score."""
    info = info_of(replay)
    score = "" if info.score is None else f", score {info.score}"
    return f"{printable(info.ending)}{' (won)' if info.won else ''} after {clock(info.ticks)}{score}"


def _moment(tick: int) -> str:
    return "the beginning" if tick <= 0 else f"{clock(tick)} (tick {tick})"
