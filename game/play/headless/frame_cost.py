"""Frame times: runs drawn without a window, timed against a blit in the same run.

Times are those of the thread, not of the clock on the wall: another program on the machine is not the picture's fault.
"""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

import pygame

from game.bots import persona
from game.level import load, resolve
from game.play.dreams import dream_of
from game.play.guidance.desk_state import desk_state
from game.play.render import display
from game.session import BotSource, Session
from game.sim.fixed import TICKS_PER_SECOND
from game.tune.bench import clock

SIZES = ((1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
YARDSTICK = (1280, 720)  # size of the blit with alpha that costs are multiples of, whatever the size of the picture
QUICK = 15  # of so many seconds a quick look draws one
WARM = 12  # frames at the beginning of each such second that aren't timed: the picture has to catch up with the run
BLITS_EVERY = 600  # ticks between two looks at the yardstick


class Cost(NamedTuple):
    """What frames cost: milliseconds on the core, and the same as multiples of one full-screen alpha blit."""

    median_ms: float
    p99_ms: float
    median_blits: float
    p99_blits: float


def frame_costs(
    level: str = "1",
    bot: str = "operator",
    seed: int = 7,
    sizes: Sequence[tuple[int, int]] = SIZES,
    quick: bool = False,
    seconds: float | None = None,
) -> dict[str, Cost]:
    """The cost of a frame for each size, as WxH.

    Frames are drawn whole, flip excluded, each after the one before, sixty a second, through a run of the persona: to
    its end, or for so many seconds. A quick look draws one second of every fifteen, and times its frames when some were
    drawn: what has changed since the last such second isn't what one frame costs. Raises Fault for what isn't known.
    """
    until = None if seconds is None else round(seconds * TICKS_PER_SECOND)
    return {f"{w}x{h}": _cost(_run(level, bot, seed), (w, h), quick, until) for w, h in sizes}


def _run(name: str, bot: str, seed: int) -> Session:
    level = load(resolve(name))
    player = persona(bot, level.dream)
    return Session(level, seed, BotSource(player, level, seed), bot=player.name)


def _cost(run: Session, size: tuple[int, int], quick: bool, until: int | None) -> Cost:
    display.start(headless=True)
    surface = pygame.display.set_mode(size)
    dream = dream_of(run.level)
    desk, prompter = dream.desk(run.level, size), dream.prompts(run.level)
    blit = _Blit()
    frames: list[float] = []
    while run.age != until and run.tick():
        prompter.observe(run.now, run.events)
        if quick and run.age // TICKS_PER_SECOND % QUICK:
            continue
        before, now, state = run.before, run.now, desk_state(run, prompter)
        start = clock()
        desk.draw(surface, before, now, 0.5, state)
        if not quick or run.age % (QUICK * TICKS_PER_SECOND) >= WARM:
            frames.append(1000 * (clock() - start))
        if run.age % BLITS_EVERY == 0:
            blit.measure()
    pygame.display.quit()
    typical, worst = median(frames), quantiles(frames, n=100)[98]
    return Cost(round(typical, 3), round(worst, 3), round(typical / blit.ms, 2), round(worst / blit.ms, 2))


class _Blit:
    """One blit with alpha of the size of a small window, the yardstick that carries over between machines."""

    def __init__(self) -> None:
        self.veil = pygame.Surface(YARDSTICK, pygame.SRCALPHA)
        self.veil.fill((10, 20, 40, 120))
        self.onto = pygame.Surface(YARDSTICK)
        self.found: list[float] = []
        self.measure()

    def measure(self) -> None:
        """Time some blits."""
        for _ in range(5):
            start = clock()
            self.onto.blit(self.veil, (0, 0))
            self.found.append(1000 * (clock() - start))

    @property
    def ms(self) -> float:
        """The median so far, in milliseconds."""
        return median(self.found)
