"""Frame times: a whole run drawn without a window, timed against a full-screen blit in the same run.

Times are those of the thread, not of the clock on the wall: another program on the machine is not the picture's fault.
"""

from collections.abc import Sequence
from statistics import median, quantiles

import pygame

from game.bots import persona
from game.level import load, resolve
from game.play.dreams import dream_of
from game.play.guidance.desk_state import desk_state
from game.play.render import display
from game.session import BotSource, Session
from game.tune.bench import clock

SIZES = ((1280, 720), (960, 540), (1920, 1080))
EVERY = {(1280, 720): 2}  # ticks between two frames that are drawn; the other sizes are only looked at
SELDOM = 12


def frame_costs(
    level: str = "1", bot: str = "operator", seed: int = 7, sizes: Sequence[tuple[int, int]] = SIZES
) -> dict[str, dict[str, float]]:
    """For each size, as WxH: median_ms, p99_ms, and the same as multiples of one full-screen alpha blit.

    Frames are drawn whole, flip excluded, through a run of the persona to its end. Times are those on the core.
    """
    return {f"{w}x{h}": _costs(level, bot, seed, (w, h)) for w, h in sizes}


def _costs(name: str, bot: str, seed: int, size: tuple[int, int]) -> dict[str, float]:
    display.start(headless=True)
    surface = pygame.display.set_mode(size)
    level = load(resolve(name))
    player = persona(bot, level.dream)
    run = Session(level, seed, BotSource(player, level, seed), bot=player.name)
    desk, prompter = dream_of(level).desk(run.level, size), dream_of(level).prompts(run.level)
    blit = _Blit(surface)
    frames, every = [], EVERY.get(size, SELDOM)
    while run.tick():
        prompter.observe(run.now, run.events)
        if run.age % every:
            continue
        before, now, state = run.before, run.now, desk_state(run, prompter)
        start = clock()
        desk.draw(surface, before, now, 0.5, state)
        frames.append(1000 * (clock() - start))
        if run.age % (every * 50) == 0:
            blit.measure()
    pygame.display.quit()
    p99 = quantiles(frames, n=100)[98]
    return {
        "median_ms": round(median(frames), 3),
        "p99_ms": round(p99, 3),
        "median_blits": round(median(frames) / blit.ms, 2),
        "p99_blits": round(p99 / blit.ms, 2),
    }


class _Blit:
    """One full-screen blit with alpha, the yardstick that carries over between machines."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        self.veil.fill((10, 20, 40, 120))
        self.onto = pygame.Surface(surface.get_size())
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
