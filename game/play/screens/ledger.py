"""The ledger: which marks were earned, and who was saved and is missing, night after night."""

from collections.abc import Iterable, Sequence

from game.level import Cover, Level
from game.play.debrief.marks import Mark
from game.play.dreams import dream_of
from game.play.lives.people import Person
from game.play.lives.roll import Roll
from game.play.screens.host import Host
from game.play.screens.pages import HEADING, Entry, PagesScreen
from game.play.store.progress import Dreamt, Progress

EARNED, OPEN = "◆", "◇"


def ledger_screen(host: Host, levels: Sequence[Cover]) -> PagesScreen:
    """The page that the title leads to."""
    notes = host.progress
    saved, missing = (sum(len(people) for people in each) for each in _columns(notes.ledger))
    under = f"{saved} saved and {missing} missing, in the last {len(notes.ledger)} dreams" if notes.ledger else ""
    return PagesScreen(host, "Marks and names", under, [*_marks(notes, levels), *_nights(notes.ledger)])


def _columns(ledger: Sequence[Dreamt]) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    return [each.saved for each in ledger], [each.missing for each in ledger]


def _marks(notes: Progress, levels: Sequence[Cover]) -> Iterable[Entry]:
    for level in levels:
        dream, earned = dream_of(level), notes.marks.get(level.name, {})
        if not dream.marks:
            continue
        yield Entry(f"Dream {dream.numeral}: {len(earned)} of {len(dream.marks)} marks", HEADING)
        for mark in dream.marks:
            times = earned.get(mark.name, 0)
            often = f" ({times} times)" if times > 1 else ""
            yield Entry(f"{mark.title}: won, and {mark.says}{often}", *((EARNED, "violet") if times else (OPEN, "dim")))


def _nights(ledger: Sequence[Dreamt]) -> Iterable[Entry]:
    for each in ledger:
        where = filter(None, (each.date, each.title, each.place, each.ending, f"seed {each.seed}"))
        yield Entry(" · ".join(where), HEADING)
        if each.saved:
            yield Entry(f"saved: {', '.join(each.saved)}", "●", "warm")
        if each.missing:
            yield Entry(f"missing: {', '.join(each.missing)}", "×", "mist")


def marks_earned(marks: Sequence[Mark]) -> list[Entry]:
    """What a run is remembered for."""
    said = [Entry(f"{mark.title}: {mark.says}", EARNED, "violet") for mark in marks]
    return [Entry("Remembered for", HEADING), *said] if said else []


def roll_entries(level: Level, roll: Roll) -> list[Entry]:
    """Who was saved and who is missing, and from where."""
    found: list[Entry] = []
    for word, people, sign, tone in (("Saved", roll.saved, "●", "warm"), ("Missing", roll.missing, "×", "mist")):
        if people:
            found.append(Entry(f"{word}: {len(people)}", HEADING))
            found += [Entry(f"{person.sentence}{_from(level, person)}", sign, tone) for person in people]
    return found


def _from(level: Level, person: Person) -> str:
    """Where somebody is from; nothing of those who belong to no single place."""
    groups = dream_of(level).base.folk
    single = groups is not None and len(groups.groups([s.ring for s in level.sectors])) == len(level.sectors)
    return f" · {level.sectors[person.group].name}" if single else ""
