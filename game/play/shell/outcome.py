"""Records the outcome of the player's runs in the progress."""

from collections.abc import Sequence
from datetime import datetime

from game.level import Level
from game.play.debrief.run_summary import RunSummary
from game.play.dreams import dream_of
from game.play.lives.place import place_name
from game.play.lives.roll import Roll
from game.play.screens.run_choice import Choice, is_shipped
from game.play.shell.night import next_dream
from game.play.store.progress import Dreamt, Night, Progress, RecurringRun
from game.session import OTHERS, Result, RoundState, Session, helped


def note_outcome(progress: Progress, run: Session, choice: Choice, dreams: Sequence[int]) -> None:
    """Note a run that is over, as what it was chosen for: a round, a dream of the night, or a dream by itself.

    dreams are the numbers of those that belong to the night, in their order. Nothing is noted of a branch: its
    beginning may be anybody's, or have been tried before. A run with other numbers is no result of its level: a night
    goes on after it, the recurring dream that is under way too, and that is all.
    """
    if choice.branch:
        return
    result = run.result()
    if choice.standing:
        _note_round(progress, choice.standing, run, result)
        return
    names = tuple(helped(run.history.changes))
    note_dream(progress, run.level, result, assists=names)
    if is_shipped(run.level) and OTHERS not in names:
        _note_marks(progress, run, result)
    if choice.night:
        _note_night(progress, dreams, run.level, result.won)


def note_dream(
    progress: Progress, level: Level, result: Result, again: bool = False, assists: Sequence[str] = ()
) -> None:
    """Note a run of a shipped level, with the assists used in it; again: the same run, now that the best of its seed is
    known."""
    if is_shipped(level) and OTHERS not in assists:
        progress.note_run(level, result, again, assists)


def _note_marks(progress: Progress, run: Session, result: Result) -> None:
    """What the run is remembered for, and whose names it leaves."""
    level, dream, roll = run.level, dream_of(run.level), Roll.of(run)
    progress.note_marks(level.name, [mark.name for mark in dream.earned(RunSummary.of(run))])
    title = next((way.title for way in level.endings if way.name == result.ending), result.ending)
    saved, missing = (tuple(person.name for person in people) for people in roll)
    progress.note_dreamt(
        Dreamt(
            date=_today(), title=level.title, place=place_name(level), seed=result.seed, ending=title, won=result.won,
            saved=saved, missing=missing,
        )
    )  # fmt: skip


def _today() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d")


def _note_night(progress: Progress, dreams: Sequence[int], level: Level, won: bool) -> None:
    known = progress.night.won if progress.night else ()
    before = known[: dreams.index(level.dream)]
    after = next_dream(dreams, level.dream)
    progress.note_night(Night(dream=after, difficulty=level.difficulty, won=(*before, won)))


def _note_round(progress: Progress, standing: RoundState, run: Session, result: Result) -> None:
    names = tuple(helped(run.history.changes))
    after = standing.after(result, run.now.one("composure"), names)
    others = OTHERS in {*standing.assists, *names}
    if others and progress.standing != standing:
        return
    if result.won or others:
        progress.note_standing(after if result.won else None)
    else:
        held = RecurringRun(
            seed=standing.seed, date=_today(), rounds=standing.round - 1, score=after.score, assists=after.assists
        )
        progress.note_recurring(held)
