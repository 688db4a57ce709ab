"""A run that is watched: where it stands, how fast it goes, and how it gets anywhere else."""

from collections.abc import Callable

from game.faults import Fault
from game.play.dreams.spectator import Spectator
from game.play.screens.host import Host
from game.play.screens.run_choice import Choice
from game.play.screens.run_screen import RunScreen
from game.play.screens.screen import MOVING, STILL
from game.play.screens.timeline import Loop
from game.replay import Playback
from game.session import Session

SPEEDS = ((1, 8), (1, 4), (1, 2), (1, 1), (2, 1), (4, 1), (8, 1), (16, 1), (32, 1), (64, 1))
PLAIN = 3
TICKS = 60  # between two recorded seconds
JUMP = 5 * TICKS  # ticks that an arrow jumps
LEAPS = 32  # times life from which a recording goes from second to second
SHOWN = 180  # ticks for which the way back to the lanes stays after the pointer has moved
FRESH = 30  # ticks after which the lanes of a run that goes on are filled anew


class WatchedRun(RunScreen):
    """Plays a recording or a persona; film is None for a persona, which can't be rewound.

    back: where the end leads; else it leads to a debrief.
    """

    def __init__(
        self,
        host: Host,
        run: Session,
        size: tuple[int, int],
        choice: Choice,
        film: Playback | None,
        back: Callable[[], None] | None,
    ) -> None:
        super().__init__(host, run, size)
        self.choice, self.film, self.back = choice, film, back
        self.replay = film.replay if film else None
        self.at = run.age  # ticks, also where only whole seconds can be shown
        self.speed, self.still, self.touched = PLAIN, False, SHOWN
        self.loop: Loop | None = None

    @property
    def frames(self) -> int:
        """A run that was stopped stands still."""
        return STILL if self.still else MOVING

    @property
    def rate(self) -> tuple[int, int]:  # type: ignore[override]
        """The speed that was chosen; an ending runs as it is."""
        return SPEEDS[PLAIN] if self.run.over else SPEEDS[self.speed]

    def tick(self) -> None:
        """A tick, unless it is paused; an incomplete recording stops at its end."""
        self.touched += 1
        if not self.still:
            self._go_on()
            self.stale = True  # also where it stands still from here on

    def _go_on(self) -> None:
        if self.loop and self.loop.stop is not None and self.at >= self.loop.stop:
            self._jump(self.loop.start)
        elif self.replay and not self.run.over and self.at >= self.replay.ticks:
            self.still = True
        elif self.replay and not self.run.over and (not self.replay.exact or self.rate[0] >= LEAPS):
            self._leap()
        else:
            if self.at != self.run.age:
                self._jump(self.at)
            super().tick()
            self.at = self.run.age
            if not self.film and self.at % FRESH == 0:
                self._mark_anew()

    def _leap(self) -> None:
        """Go from recorded second to second: where it goes fast, or under other rules, which can't be played."""
        self.at += 1
        if self.film and (self.at % TICKS == 0 or self.at >= self.film.replay.ticks):
            try:
                self.run = self.film.seek(self.at)
            except Fault as fault:
                self.still = True
                self.host.say(str(fault))

    def _step(self, way: int) -> None:
        """A tick on or back; under other rules a second."""
        self.still = True
        if self.replay and not self.replay.exact:
            self._jump((self.at // TICKS + way) * TICKS)
        elif way < 0:
            self._jump(self.at - 1)
        elif not self.run.over:
            self._go_on()

    def _jump(self, tick: int) -> None:
        """Jump to another tick: anywhere in a recording, only forward with a persona."""
        if self.film:
            try:
                self.run = self.film.seek(tick)
            except Fault as fault:
                self.host.say(str(fault))
                return
            self._remember(tick)
        while not self.film and self.run.age < tick and self.run.tick():
            self._observe()
        self.after, self._seen, self.at = 0, False, self.run.age
        if not self.film:
            self._mark_anew()

    def _remember(self, tick: int) -> None:
        self.spectator = Spectator(self.run.level)
        if self.replay:
            self.spectator.prompter.know(
                command.verb for command in self.replay.commands.values() if command.tick < tick
            )

    def finish(self) -> None:
        """On to the debrief, or back to the one it came from; between the rounds of a persona's recurring dream, to the
        next."""
        if self.back:
            self.back()
            return
        if self.choice.standing:
            self.host.director.round_over(self.run, self.choice, None)
            return
        self.host.director.debrief(self.run, self.choice, self.replay.path if self.replay else None)

    def _mark_anew(self) -> None:
        """The subclass fills its lanes with what has happened."""

    def _turn_loop(self) -> None:
        """Set A, then B, then go round no longer."""
        if self.loop is None:
            self.loop = Loop(self.at)
        elif self.loop.stop is None and self.at != self.loop.start:
            self.loop = Loop(*sorted((self.loop.start, self.at)))
        else:
            self.loop = None

    def _stand(self) -> None:
        self.still = not self.still

    def _turn_speed(self, way: int) -> None:
        self.speed = max(0, min(len(SPEEDS) - 1, self.speed + way))

    @property
    def _length(self) -> int:
        return max(self.replay.ticks if self.replay else self.run.level.length_ticks, 1)
