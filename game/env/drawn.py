"""What environments of one world have in common: an action is one of the list, and the desk can be looked at."""

from typing import Any, ClassVar

import gymnasium

from game.faults import Fault
from game.level import Level
from game.play.headless.desk_picture import Picture, Window
from game.sim.fixed import STEP, TICKS_PER_SECOND
from game.sim.panel import Panel

MODES = ("rgb_array", "human")
METADATA = {"render_modes": list(MODES), "render_fps": TICKS_PER_SECOND // STEP}


class DrawnEnv(gymnasium.Env[dict[str, Any], int]):  # type: ignore[misc]  # gymnasium is optional
    """One world, whose desk is an array or stands in a window. level, panel and played are those of now."""

    metadata: ClassVar[dict[str, Any]] = METADATA
    level: Level

    def __init__(self, render_mode: str | None, size: tuple[int, int]) -> None:
        if render_mode not in (None, *MODES):
            raise Fault(f"render_mode: {render_mode!r} is not one of {', '.join(MODES)}")
        self.render_mode, self._size = render_mode, size
        self._picture: Picture | None = None

    @property
    def panel(self) -> Panel:
        """What the operator sees now, in the panel's own units: for personas and policies."""
        raise NotImplementedError

    @property
    def played(self) -> int:
        """The seed of the level that is played."""
        raise NotImplementedError

    def render(self) -> Any:
        """The desk as an array [height, width, 3] of uint8; None for a person, who has it in a window."""
        return self._drawn().array(self.panel) if self.render_mode == "rgb_array" else None

    def close(self) -> None:
        """Close the window, where there is one."""
        if self._picture:
            self._picture.close()
        self._picture = None

    def _demand_action(self, action: int) -> None:
        if not self.action_space.contains(action):
            raise Fault(f"step: {action!r} is no action; there are 0 to {self.action_space.n - 1}")

    def _redraw(self) -> None:
        """Another level or seed is played from now on."""
        if self._picture:
            self._picture.begin(self.level.at(self.played))

    def _show(self) -> None:
        if self.render_mode == "human":
            self._drawn().show(self.panel)

    def _drawn(self) -> Picture:
        if self._picture is None:
            self._picture = (Window if self.render_mode == "human" else Picture)(self._size)
            self._redraw()
        return self._picture
