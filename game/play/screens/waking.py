"""Waking between two dreams: a room, and a few second thoughts; and the morning after the last."""

from collections.abc import Callable

import pygame

from game.play.dreams.waking import MORNING as BRIGHT, ON, Waking
from game.play.input.own_keys import Ask, asks
from game.play.render import theme
from game.play.screens.backdrops.waking import WakingScene
from game.play.screens.host import Host
from game.play.screens.screen import Screen
from game.play.screens.widgets import footer, unit

MORNING = Waking(  # after the last dream of the night
    "Morning",
    "half past six",
    BRIGHT,
    won=(
        "Light on the wall, and in no hurry.",
        "A kettle, a tram, somebody's radio. They don't keep time with each other, and it is a kind of song.",
        "You have been responsible for so much tonight. None of it is on the table in the kitchen.",
        "Something was lost, and something went on. You could not say it better, and nobody asks.",
        "You open the window. The city is there, and it doesn't need you yet.",
    ),
    lost=(
        "Light on the wall, as if nothing had been.",
        "You hum what you can remember of it. It was in another key.",
        "A kettle, a tram, somebody's radio. Each of them keeps its own time. You had tried to make them one.",
        "Perfection is an illusion, you tell the cup. It has a crack, and it holds.",
        "You open the window. The city is there. Tonight, you think, you will try it another way.",
    ),
    foot=ON,
    sound="breath-out",
)
FIRST, EACH, COMES = 70, 240, 60  # ticks until the first line, from line to line, in which one comes
LASTS = 420  # ticks that the last line stays
DEAF = 30  # ticks in which a key that was meant for something else does nothing here


class WakingScreen(Screen):
    """Lines come by themselves; a key or a click brings the next at once, and after the last goes on. Esc goes on."""

    def __init__(self, host: Host, waking: Waking, won: bool, then: Callable[[], None]) -> None:
        self.host, self.waking, self.then = host, waking, then
        self.lines = waking.won if won else waking.lost
        self.age, self.clock = 0, 0  # ticks since it began; the same, moved on by impatience
        self.scene = WakingScene(host.size, waking.light)
        host.sound.play(waking.sound)

    @property
    def title(self) -> str:
        """As the picture is headed."""
        return self.waking.head

    @property
    def shown(self) -> int:
        """How many lines have come."""
        return max(0, min(len(self.lines), (self.clock - FIRST) // EACH + 1))

    def tick(self) -> None:
        """Advance; some time after the last line the next screen is shown."""
        self.age += 1
        self.clock += 1
        if self.clock >= FIRST + EACH * (len(self.lines) - 1) + LASTS:
            self.then()

    def resize(self, size: tuple[int, int]) -> None:
        """Draw the room for another size."""
        self.scene = WakingScene(size, self.waking.light)

    def handle(self, event: pygame.event.Event) -> None:
        """Esc goes on; anything else asks for the next line."""
        if self.age < DEAF or event.type not in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            return
        if asks(event, Ask.BACK):
            self.then()
        elif event.type == pygame.MOUSEBUTTONDOWN or asks(event, Ask.CHOOSE, Ask.RIGHT, Ask.DOWN):
            self._hurry()

    def _hurry(self) -> None:
        if self.shown >= len(self.lines):
            self.then()
        else:
            self.clock = FIRST + EACH * self.shown

    def _type(self, wide: int, high: int, pixels: int) -> int:
        """The size of type at which all lines have room."""
        while pixels > theme.SMALLEST:
            count = sum(len(theme.wrap(line, "serif", pixels, wide)) for line in self.lines)
            if (1.28 * count + 0.55 * len(self.lines)) * pixels <= high:
                break
            pixels -= 1
        return pixels

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Room, hour, lines."""
        self.scene.draw(surface, self.age + alpha)
        u, (w, h) = unit(surface.get_size()), surface.get_size()
        x, room = round(w * 0.07), round(w * 0.4)
        pixels = self._type(room, round(h * 0.88 - 180 * u), theme.sized(25 * u))
        theme.write(surface, self.waking.head, (x, h * 0.12), "italic", round(52 * u), theme.palette.white)
        theme.write(surface, self.waking.hour, (x + 4 * u, h * 0.12 + 66 * u), "mono", round(14 * u), theme.palette.dim)
        y = h * 0.12 + 120 * u
        for i, line in enumerate(self.lines[: self.shown]):
            light = min(1.0, (self.clock - FIRST - EACH * i) / COMES)
            for part in theme.wrap(line, "serif", pixels, room):
                _fade(surface, part, (x, y), pixels, light)
                y += round(pixels * 1.28)
            y += round(pixels * 0.55)
        footer(surface, self.waking.foot)


def _fade(surface: pygame.Surface, words: str, at: tuple[float, float], pixels: int, light: float) -> None:
    """Draw a line that fades in."""
    picture = theme.outlined(words, "serif", pixels, theme.palette.white)
    if light < 1:
        picture = picture.copy()
        picture.set_alpha(round(255 * max(0.0, light)))
    surface.blit(picture, (round(at[0]), round(at[1])))
