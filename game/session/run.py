"""One run, tick by tick: what play, watch, replay and `run` have in common."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

import numpy as np

from game.bots import Bot
from game.level import Level, Value
from game.session.assists import BY_NAME, assist_in
from game.session.command_queue import CommandQueue
from game.session.history import History
from game.session.number_changes import FROM_START, NumberChange, NumberQueue, by_tick
from game.session.reasons import Reason, reasons
from game.session.rest import Rest
from game.session.result import Result, results
from game.sim.actions import Command, pressed, single_action
from game.sim.events import Events, Happened
from game.sim.panel import Panel
from game.sim.step import begin, observe, step
from game.sim.world import World

GetPanel = Callable[[], Panel]


class Source(Protocol):
    """A source of actions: a persona or a replay. Without one, a run takes them from its command queue.

    One that also is `ChangesNumbers` says when the level's numbers change.
    """

    def actions(self, get_panel: GetPanel, tick: int) -> Command | None:
        """The action for this tick; look() is the panel before it."""


class Sink(Protocol):
    """A listener that is called after every tick, such as a recorder. notice: a message for the player, if any."""

    notice: str | None

    def changed(self, run: "Session", numbers: Mapping[str, Value]) -> None:
        """Called before the first tick that is run with other numbers, with these."""

    def ticked(self, run: "Session", command: Command | None) -> None:
        """Called after each tick, with its command."""

    def paused(self, run: "Session") -> None:
        """Called when the run is paused."""

    def finished(self, run: "Session") -> None:
        """Called once, when the run is over or was left."""


class Session:
    """A level, a seed and who acts; `tick()` until `over`.

    world is the state (for sinks, theatre and tests: pictures are drawn from `before` and `now`). A world
    may be handed in to go on from; it must belong to this level. level is another one after its numbers were changed.
    """

    def __init__(
        self,
        level: Level,
        seed: int,
        source: Source | None = None,
        *,
        bot: str = "",
        world: World | None = None,
        history: History | None = None,
    ) -> None:
        self.level, self.seed, self.source, self.bot = level.at(seed), seed, source, bot
        self.world = world or begin(level.params, np.array([seed]))
        self.commands = CommandQueue(level.verbs)
        self.numbers = NumberQueue()
        self.rest = Rest()
        self.sinks: list[Sink] = []
        begun = [NumberChange(FROM_START, level.changed)] if level.changed else []
        self.history = history or History(changes=begun)
        self.tick_events: Events | None = None
        self._last_buffer = self.world.buffer.copy()
        self._now: Panel | None = None
        self._before: Panel | None = None
        self._left = False
        if not self.history.ticks:
            self.history.sample(self.now)

    def queue(self, verb: int, target: int = -1, value: int = 0, instant: int = 0) -> bool:
        """Queue an action of the player; False when too many wait, for an order while the run waits, and for all but
        releases while the world rests.

        instant, for timed verbs: microseconds since the dream began.
        """
        self.commands.orders = bool(self.assist("orders"))
        return self.commands.queue(verb, target, value, instant)

    def assist(self, name: str) -> Value:
        """The value of an assist, as it was asked for last; None where the level's laws have none of its numbers."""
        return assist_in(self.level, self.numbers.waiting, name)

    def change(self, numbers: Mapping[str, Value]) -> None:
        """Ask for other numbers, by name, from the next tick on at which they may change; of a burst the last counts.

        Raises LevelFault, and changes nothing, for what can't be and for numbers that act only from the start.
        """
        self.numbers.ask(self.level, numbers)

    @property
    def paused(self) -> bool:
        """While True, `tick` does nothing; releases and what is chosen wait for it, orders where they are allowed."""
        return self.commands.paused

    @paused.setter
    def paused(self, paused: bool) -> None:
        if paused and not (self.commands.paused or self._left):
            for sink in self.sinks:
                sink.paused(self)
        self.commands.paused = paused

    @property
    def notice(self) -> str | None:
        """A message for the player from one of the sinks, such as a recording that can't be written; None for none."""
        return next((sink.notice for sink in self.sinks if sink.notice), None)

    @property
    def age(self) -> int:
        """Ticks that have been run."""
        return int(self.world.tick[0, 0])

    @property
    def now(self) -> Panel:
        """The panel after the last tick."""
        if self._now is None:
            self._now = observe(self.world, self.level.params)
        return self._now

    @property
    def before(self) -> Panel:
        """The panel one tick earlier, to draw between the two; at the start the same as `now`."""
        if self._before is None:
            past = World(self.world.layout, self._last_buffer)
            self._before = observe(past, self.level.params)
        return self._before

    @property
    def shown(self) -> tuple[Panel, Panel]:
        """The panels between which it is drawn: `before` and `now`, or while the world rests what has come back."""
        if not self.rest.ticks:
            return self.before, self.now
        resting = self.rest.panel(self.level, self.world, self.now)
        return resting, resting

    @property
    def events(self) -> list[Happened]:
        """What the operator could notice within the last tick, as (name, index, value)."""
        return self.tick_events.of(0) if self.tick_events else []

    @property
    def over(self) -> bool:
        """True once the dream has ended."""
        return bool(self.world.ended[0, 0])

    def tick(self) -> bool:
        """Run one tick; False when the run is paused, over or left, or the world rests behind closed eyes."""
        if self.paused or self.over or self._left:
            return False
        if not self.source and self.rest.goes_on(self.level, self.world, self.commands):
            return False
        tick = self.age
        command = self._command(tick)
        self._last_buffer, self._before = self.world.buffer.copy(), self._now
        self.tick_events = step(self.world, self.level.params, single_action(command))
        self._now = None
        self._record(command)
        return True

    def _command(self, tick: int) -> Command | None:
        """Change numbers, then ask whoever acts."""
        opens = self.rest.opens(tick)
        self._change_numbers(tick)
        if self.source:
            return self.source.actions(lambda: self.now, tick)
        return opens or self.commands.next(tick)

    def _change_numbers(self, tick: int) -> None:
        numbers = self.numbers.next(tick, self.source)
        level = self.level.with_numbers(numbers, running=True)
        if level.changed == self.level.changed:
            return
        self.level, self._now = level, None
        self.history.changes.append(NumberChange(tick, numbers))
        for sink in self.sinks:
            sink.changed(self, numbers)

    def _record(self, command: Command | None) -> None:
        self.history.record(self.age - 1, command, self.events)
        if self.history.due(self.age):
            self.history.sample(self.now)
        for sink in self.sinks:
            sink.ticked(self, command)
        if self.over:
            self.leave()

    def leave(self) -> None:
        """End the run: no tick follows, and sinks finish. Done automatically when the dream ends."""
        if not self._left:
            self._left = True
            self.history.sample(self.now)
            for sink in self.sinks:
                sink.finished(self)

    def play(self, limit: int) -> Result:
        """Run on without a screen, to the end or until this many ticks have been lived."""
        while self.age < limit and self.tick():
            pass
        self.leave()
        return self.result()

    def result(self) -> Result:
        """The result so far; `best` is not known here."""
        return results(self.level, np.array([self.seed]), self.bot, self.world, np.array([0]))[0]

    def reasons(self) -> tuple[Reason, ...]:
        """Why it came to its end, as far as the condition of its ending says; nothing while it goes on."""
        return reasons(self.level, self.world)

    def take_over(self) -> None:
        """From here on the player acts; holds that the source had pressed are released."""
        self.source, self.bot = None, ""
        down = self.commands.held_down
        held = {number for number, verb in self.level.verbs.items() if verb.held}
        for command in self.history.commands:
            if command.verb in held:
                (down.add if pressed(command.value) else down.discard)(command.verb)
        self.commands.release_all()

    def fork(self, source: Source | None = None, bot: str = "") -> "Session":
        """A copy of this run that can be played on with other choices. It has no sinks."""
        world, history = self.world.take([0]), self.history.until(self.age)
        return Session(self.level, self.seed, source, bot=bot, world=world, history=history)


def assists_of(run: Session) -> dict[str, Value]:
    """The assists of a run as it is now."""
    return {name: value for name in BY_NAME if (value := run.assist(name)) is not None}


class BotSource:
    """A persona as a source: it decides as often as it does in a sweep. changes: of the level's numbers."""

    def __init__(self, bot: Bot, level: Level, seed: int, changes: Iterable[NumberChange] = ()) -> None:
        self.bot = bot
        self.memory = bot.begin(level, np.array([seed]))
        self._changes = by_tick(changes)

    def numbers(self, tick: int) -> Mapping[str, Value]:
        """The numbers that change at this tick."""
        return self._changes.get(tick, {})

    def actions(self, get_panel: GetPanel, tick: int) -> Command | None:
        """Its action for this tick."""
        if tick % self.bot.every:
            return None
        actions, self.memory = self.bot.decide(get_panel(), self.memory)
        verb, target, value = (int(numbers[0]) for numbers in actions)
        return Command(tick, verb, target, value) if verb else None
