"""The director: which screen comes after which. Screens ask it and know nothing of each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from game.faults import Fault
from game.foreign import printable
from game.level import Level, Watched, load, resolve, shipped
from game.level.rounds import RECURRING, is_recurring, seed_of_level
from game.play.dreams import dream_numbered, lessons
from game.play.screens.debrief import DebriefScreen
from game.play.screens.dream_setup import DreamSetupScreen, NightScreen
from game.play.screens.host import LEAVE, NOTHING_ELSE, Rewinds
from game.play.screens.lesson import LessonScreen
from game.play.screens.lesson_menu import LessonsScreen, OfferScreen
from game.play.screens.pause import PauseScreen
from game.play.screens.recurring import RecurringScreen, RoundScreen
from game.play.screens.run_choice import Choice, is_shipped, watch_level
from game.play.screens.side_by_side import SideBySideScreen
from game.play.screens.title import NIGHT, TitleScreen
from game.play.screens.tuning_desk.carried import Carried
from game.play.screens.tuning_desk.screen import TunedRunScreen
from game.play.screens.waking import MORNING, WakingScreen
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.shell.night import next_dream, night_dreams
from game.play.shell.outcome import note_dream, note_outcome
from game.play.shell.overlays import Overlays
from game.play.shell.rewind import earlier, forget
from game.play.store.progress import Night, Progress
from game.play.store.recordings import record, record_branch
from game.replay import Replay, is_branch, read, resume
from game.session import Result, RoundState, Session, assisted


class Director(Overlays):
    """Changes the screens of an app."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._passed: set[Path] = set()  # recordings of which was told that they can't be read

    def title(self) -> None:
        """Show the title alone."""
        self.app.stack.reset()  # a run that is left closes its recording: the title offers to go on from there
        self.app.say(self.app.kept_progress.refresh())
        self.app.stack.push(TitleScreen(self.app))

    def passed_over(self, unreadable: Sequence[Path]) -> None:
        """Tell, once a start, of recordings that can't be read."""
        if new := [path for path in unreadable if path not in self._passed]:
            self._passed.update(new)
            more = f" and {len(new) - 1} more are" if len(new) > 1 else " is"
            self.app.say(
                f"{printable(new[0].name)}{more} left out as unreadable; "
                f"`lucid verify` says why, or take it out of {printable(new[0].parent)}."
            )

    def choose(self, level: str) -> None:
        """Show the choice of difficulty and seed for a dream."""
        self.trying(lambda: self.app.stack.push(DreamSetupScreen(self.app, level)))

    @property
    def night_dreams(self) -> list[int]:
        """The dreams of the night, in their order."""
        return night_dreams()

    def begin(self, choice: Choice, play: Callable[[], None] | None = None) -> None:
        """Begin a dream from the menus, offering its lesson the first time. play: starts the dream itself."""
        self.trying(lambda: self._begin(choice, play or (lambda: self.play(choice))))

    def _begin(self, choice: Choice, play: Callable[[], None]) -> None:
        dream = load(resolve(choice.level)).dream
        if dream not in lessons() or self.app.progress.taught(dream):
            return play()

        def go_in() -> None:
            self.lesson_over(dream, "skipped", play)

        def learn() -> None:
            self.lesson(dream, lambda outcome: self.lesson_over(dream, outcome, play))

        return self.app.stack.reset(OfferScreen(self.app, lessons()[dream], learn, go_in))

    # Lessons

    def lessons_menu(self) -> None:
        """Show the list of lessons."""
        self.app.stack.push(LessonsScreen(self.app))

    def lesson(self, dream: int, over: Callable[[str], None]) -> None:
        """Start a dream's lesson; over is called with `learned` or `skipped`."""
        self.trying(lambda: self.app.stack.reset(LessonScreen(self.app, lessons()[dream], over)))

    def lesson_over(self, dream: int, outcome: str, then: Callable[[], None]) -> None:
        """Record the outcome of a lesson, then continue."""
        self.app.note(lambda notes: notes.note_lesson(dream, outcome))
        then()

    # The night

    def night(self) -> None:
        """Show the choice of difficulty for a whole night, or continue the one that was begun."""
        self.app.stack.push(NightScreen(self.app))

    def night_begin(self, difficulty: str) -> None:
        """A new night: one that counts once its first dream begins, not at its door."""
        first = self.night_dreams[0]
        choice = Choice(str(first), difficulty, night=True)

        def play() -> None:
            self.app.note(lambda notes: notes.note_night(Night(dream=first, difficulty=difficulty, won=())))
            self.play(choice)

        self.begin(choice, play)

    def night_on(self) -> None:
        """The dream of the night that comes next, or its morning."""
        night = self.app.progress.night
        if night and night.dream is not None:
            self.begin(Choice(str(night.dream), night.difficulty, night=True))
        elif night:
            self.wake(self.night_dreams[-1], bool(night.won and night.won[-1]))

    def wake(self, dream: int, won: bool) -> None:
        """Waking from a dream of the night; after the last it is morning."""
        last = dream == self.night_dreams[-1]
        waking = MORNING if last else dream_numbered(dream).waking
        self.app.stack.reset(WakingScreen(self.app, waking, won, self.morning if last else self.night_on))

    def morning(self) -> None:
        """The night is over."""
        self.app.note(Progress.note_morning)
        self.title()

    # The recurring dream

    def recurring(self) -> None:
        """Show the choice of seed for the recurring dream, or continue the one that was begun."""
        self.app.stack.push(RecurringScreen(self.app))

    def play_recurring(self, seed: int) -> None:
        """Play the recurring dream of a seed, from its first round."""
        self.play(Choice(RECURRING, seed=seed))

    def round_over(self, run: Session, choice: Choice, path: Path | None) -> None:
        """Between two rounds, or at the end of them."""
        self.app.stack.reset(RoundScreen(self.app, run, choice, path))

    # What was reached

    def ended(self, run: Session, choice: Choice) -> None:
        """Record the outcome of the player's run as soon as it is over, so that a later failure can't lose it."""
        self.app.note(lambda notes: note_outcome(notes, run, choice, self.night_dreams))
        self.title_row = self.row_after(run.level, choice, run.result().won)

    def row_after(self, level: Level, choice: Choice, won: bool) -> str:
        """The row of the title on which a run that is over leaves the focus: what it was, or the dream after it."""
        if choice.night or choice.standing:
            return NIGHT if choice.night else RECURRING
        if level.name not in shipped():
            return self.title_row
        after = next_dream(self.night_dreams, level.dream) if won else None
        return level.name if after is None else load(resolve(str(after))).name

    def note_again(self, level: Level, result: Result, assists: Sequence[str]) -> None:
        """Note a run of a shipped level once more, now that the best of its seed is known; assists: those used."""
        self.app.note(lambda notes: note_dream(notes, level, result, again=True, assists=assists))

    def pause(
        self,
        again: Callable[[], None],
        level: Level | None = None,
        leave: tuple[str, Callable[[], None]] | None = None,
        go_on: Callable[[], None] = lambda: None,
        also: Mapping[str, Callable[[], None]] = NOTHING_ELSE,
    ) -> None:
        """The menu of a pause, over the desk of a level that waits. leave: what its last row says and does instead of
        ending the dream; go_on: resumes; also: what else can be done, by what its row says."""
        leave = leave or (LEAVE, self.title)
        self.app.stack.push(PauseScreen(self.app, again, level, leave, go_on, also))

    # Runs

    def play(self, choice: Choice) -> None:
        """The desk: a new run, the player's or a persona's."""
        self.trying(lambda: self._play(choice.with_seed))

    def _play(self, choice: Choice) -> None:
        if choice.standing or is_recurring(choice.level):
            return self._play_round(choice)
        watched = watch_level(choice)
        if not watched.level:
            raise watched.fault or Fault(f"{choice.level}: it can't be loaded.")
        if choice.bot:
            return self.app.stack.reset(WatchRunScreen.of_bot(self.app, choice, watched.level))
        return self._desk(choice, watched.level, choice.seed or 0, watched)

    def _play_round(self, choice: Choice) -> None:
        standing = choice.standing or RoundState(seed_of_level(choice.level, choice.seed or 0))
        choice = replace(choice, level=RECURRING, seed=standing.seed, standing=standing)
        level = standing.level()
        if choice.bot:
            return self.app.stack.reset(WatchRunScreen.of_bot(self.app, choice, level))
        if not (choice.tuning or choice.branch):  # who tunes one, or comes from a recording, may be on in another
            self.app.note(lambda notes: notes.note_standing(standing))
        return self._desk(choice, level, standing.seed)

    def play_changed(self, level: Level, seed: int, choice: Choice, watched: Watched) -> None:
        """The desk: a new run on a level whose file has just changed."""
        self._desk(choice, level, seed, watched)
        self.app.say("The level has changed: the dream starts again, with the same seed.")

    def _desk(self, choice: Choice, level: Level, seed: int, watched: Watched | None = None) -> None:
        assists = self.app.settings.assists if choice.assists is None else choice.assists
        run = Session(assisted(level, assists), seed)
        choice = replace(choice, assists=None, branch=False)
        self.app.stack.reset(TunedRunScreen(self.app, choice, watched, run, self._record(run)))

    def tune(self, choice: Choice, run: Session, watched: Watched | None, carried: Carried) -> None:
        """The tuning desk: a run from its start in the place of the one that is there."""
        screen = TunedRunScreen(self.app, choice, watched, run, self._record(run))
        screen.take_over(carried)
        self.app.stack.reset(screen)

    def _record(self, run: Session) -> Path | None:
        """Start recording a run; None, with a notice, when that isn't possible."""
        try:
            return record(run)
        except Fault as fault:
            self.app.say(str(fault))
            return None

    def go_on(self, path: Path) -> None:
        """Resume a run that was left or interrupted."""
        self.trying(lambda: self._go_on(path))

    def take_over(self, replay: Replay, tick: int) -> None:
        """The desk: a recording is left at a tick, and the player goes on from there."""
        self.trying(lambda: self._go_on(record_branch(replay, tick)))

    def rewind(self, desk: Rewinds) -> None:
        """The desk, ten seconds earlier: the recording of its run ends, and one that leaves it there begins."""
        self.trying(lambda: self._rewind(desk))

    def _rewind(self, desk: Rewinds) -> None:
        self.app.stack.reset(earlier(self.app, desk))
        forget(desk)

    def _go_on(self, path: Path) -> None:
        run = resume(path)
        if is_branch(path):
            choice = Choice(run.level.name, run.level.difficulty, run.seed, branch=True)
            return self.app.stack.reset(TunedRunScreen(self.app, choice, None, run, path))
        notes, name = self.app.progress, run.level.name
        here = (run.level.dream, run.level.difficulty)
        night = notes.night is not None and (notes.night.dream, notes.night.difficulty) == here
        standing = notes.standing if notes.standing and notes.standing.name == name else None
        choice = Choice(name, run.level.difficulty, run.seed, night=night and is_shipped(run.level), standing=standing)
        self.app.stack.reset(TunedRunScreen(self.app, choice, None, run, path))

    def debrief(self, run: Session, choice: Choice, path: Path | None, own: bool = False) -> None:
        """Show the debrief of a run; own: one of the player's that has just ended."""
        on, counts = None, own and not choice.branch
        if counts and choice.night:
            on = ("Wake", lambda: self.wake(run.level.dream, run.result().won))
        elif counts and choice.standing:
            on = ("Go on", lambda: self.round_over(run, choice, path))
        self.app.stack.reset(DebriefScreen(self.app, run, choice, path, on, counts))

    def replay(self, path: Path, tick: int = 0, over: bool = False, why: bool = False) -> None:
        """A recording on screen, from a tick on; over: laid over the screen that is there, to which it leads back;
        why: with the root of its loss."""
        show, back = (self.app.stack.push, self.app.stack.pop) if over else (self.app.stack.reset, None)
        self.trying(lambda: show(WatchRunScreen.of_file(self.app, read(path), tick, back, why)))

    def compare(self, one: Path, other: Path) -> None:
        """Two recordings of one level and seed side by side, over the screen that is there."""
        self.trying(lambda: self.app.stack.push(SideBySideScreen(self.app, read(one), read(other))))

    def trying(self, change: Callable[[], None]) -> None:
        """Run an action; a fault of a file is shown as a notice, and the screen stays."""
        try:
            change()
        except Fault as fault:
            self.app.say(str(fault))
            if not self.app.stack.top:
                self.title()
