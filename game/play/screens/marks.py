"""What happened in a run as marks in lanes: strikes, losses, what you did, alarms, captions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from game.level import Level
from game.play.dreams.dream import Dream
from game.play.input.verb_row import On
from game.play.store.bookmarks import Bookmarks
from game.replay import Playback
from game.session import LoggedEvent, Session
from game.sim.actions import RELEASE, Command, Verb, pressed

LANES = 6  # strikes, losses, you, alarms, captions, bookmarks


class Mark(NamedTuple):
    """Something that happened: when, what is said of it, its colour's name."""

    tick: int
    words: str
    tone: str


class MarkLane(NamedTuple):
    """Marks of one kind, in their order. word: what stands before them, tone: its colour's name."""

    word: str
    tone: str
    marks: tuple[Mark, ...]


def done_by_you(dream: Dream, commands: Iterable[Command]) -> list[tuple[Command, Verb]]:
    """The commands that are marked, each with its verb: all but those of the screens, and ends of holds."""
    verbs = {int(verb): verb for verb in dream.verbs.shown}
    shown = ((command, verbs[command.verb]) for command in commands if command.verb in verbs)
    return [(each, verb) for each, verb in shown if not (verb.released and pressed(each.value) == RELEASE)]


def mark_lanes(
    dream: Dream, level: Level, events: Sequence[LoggedEvent], commands: Iterable[Command]
) -> tuple[MarkLane, ...]:
    """The lanes of a run of a level, from above; bookmarks aren't among them."""
    said = dream.marked
    beats = [event for event in events if event.name == "spoke"]
    strikes = [*_beats(dream, level, beats), *_named(dream, level, events, said.strikes, "amber")]
    yours = [Mark(each.tick, _done(dream, level, each, verb), dream.verbs.shown[verb])
             for each, verb in done_by_you(dream, commands)]  # fmt: skip
    alarms = [Mark(event.tick, f"alarm: {_group(dream, level, event.subject)}", "rose")
              for event in events if event.name == "alarm_raised"]  # fmt: skip
    return (
        MarkLane("strikes", "amber", _in_order(strikes)),
        MarkLane("losses", "rose", _in_order(_named(dream, level, events, said.losses, "rose"))),
        MarkLane("you", "cyan", tuple(yours)),
        MarkLane("alarms", "rose", tuple(alarms)),
        MarkLane("captions", "pale", tuple(_captions(level, beats))),
    )


class RunMarks:
    """The lanes of a run that is watched, bookmarks with them: of a recording at once, of a persona so far."""

    def __init__(self, dream: Dream, run: Session, film: Playback | None, say: Callable[[str | None], None]) -> None:
        self.dream = dream
        self.bookmarks = Bookmarks(film.replay.path, say) if film else None
        commands = film.replay.commands.values() if film else ()
        self._whole = mark_lanes(dream, film.level, film.events, commands) if film else None
        self._last = film.replay.ticks if film else run.level.length_ticks

    def lanes(self, run: Session) -> tuple[MarkLane, ...]:
        """All lanes, from above."""
        done = run.history
        found = self._whole or mark_lanes(self.dream, run.level, done.events, done.commands)
        kept = self.bookmarks.all if self.bookmarks else ()
        marks = tuple(Mark(each.tick, each.says, "violet") for each in kept if each.tick <= self._last)
        return (*found, MarkLane("bookmarks", "violet", marks))

    def last_before(self, tick: int) -> str:
        """What happened last by a tick of a recording: a sentence that its bookmark may begin with."""
        before = (mark for lane in self._whole or () for mark in lane.marks if mark.tick <= tick)
        last = max(before, key=lambda mark: mark.tick, default=None)
        return last.words.removeprefix("you: ") if last else ""


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.tick))


def _named(
    dream: Dream, level: Level, events: Iterable[LoggedEvent], said: Mapping[str, str], tone: str
) -> Iterator[Mark]:
    for event in events:
        if words := said.get(event.name):
            yield Mark(event.tick, words.replace("{}", _subject(dream, level, event)), tone)


def _subject(dream: Dream, level: Level, event: LoggedEvent) -> str:
    """The name of what an event concerns."""
    names = dream.marked.subjects.get(event.name)
    return _of(names, event.subject) if names else level.subject(event.name, event.subject)


def _of(names: Sequence[str], index: int) -> str:
    return names[index] if 0 <= index < len(names) else str(index + 1)


def _group(dream: Dream, level: Level, group: int) -> str:
    return _of(dream.marked.alarms or [sector.name for sector in level.sectors], group).lower()


def _beats(dream: Dream, level: Level, beats: Iterable[LoggedEvent]) -> Iterator[Mark]:
    """Strikes that the level's timeline says."""
    for event in beats:
        for effect in level.beats[event.subject]:
            if words := dream.marked.beats.get(effect.kind):
                yield Mark(event.tick, words, "amber")


def _captions(level: Level, beats: Iterable[LoggedEvent]) -> Iterator[Mark]:
    said = level.captions
    for event in beats:
        for effect in level.beats[event.subject]:
            if effect.kind == "say" and effect.target < len(said):
                yield Mark(event.tick, f"“{said[effect.target]}”", "pale")


def _done(dream: Dream, level: Level, command: Command, verb: Verb) -> str:
    """What was done, and to what where it acts on a place of the map."""
    row = dream.verbs.row(verb)
    on_map = row.on is On.PLACE and 0 <= command.target < len(level.sectors)
    return f"you: {row.word} {level.sectors[command.target].name}" if on_map else f"you: {row.word}"
