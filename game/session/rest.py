"""Rest: the world stands still while the player's eyes are closed, where the level's composure `rests`.

No tick goes by meanwhile. The release that opens the eyes says for how many steps they were closed, and the law steps
composure for as long: so a recording holds it, and whoever plays that again needs to know no more.
"""

from game.level import Level
from game.session.command_queue import CommandQueue
from game.sim.actions import Command, CommonVerb, rest, single_action
from game.sim.fixed import STEP
from game.sim.panel import Panel
from game.sim.step import step
from game.sim.world import World


class Rest:
    """ticks: how long the world of a run has stood still by now."""

    def __init__(self) -> None:
        self.ticks = 0
        self._opens = False  # whether the eyes open in the tick that comes
        self._shown: tuple[int, Panel] | None = None

    def goes_on(self, level: Level, world: World, commands: CommandQueue) -> bool:
        """Whether the world of a player rests in this tick; it begins at one at which slow laws act."""
        law = level.params.law.get("composure")
        if law is None or not law.rests or not world.breathing[0, 0] or world.tick_in_step:
            return False
        self._opens = commands.take_release(CommonVerb.BREATHE)
        commands.closed = not self._opens
        self.ticks += commands.closed
        return commands.closed

    def opens(self, tick: int) -> Command | None:
        """The release with which eyes open in this tick, if they do."""
        if not self._opens:
            return None
        released = Command(tick, CommonVerb.BREATHE, -1, rest(self.ticks // STEP))
        self.ticks, self._opens, self._shown = 0, False, None
        return released

    def panel(self, level: Level, world: World, now: Panel) -> Panel:
        """The panel of now with the composure that has come back so far."""
        steps = self.ticks // STEP
        if self._shown is None or self._shown[0] != steps:
            opened = world.take([0])
            step(opened, level.params, single_action(Command(now.moment, CommonVerb.BREATHE, -1, rest(steps))))
            self._shown = steps, Panel(now.tick, {**now.values, "composure": opened.composure.copy()})
        return self._shown[1]
