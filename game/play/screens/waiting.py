"""A run that waits: the desk stays in sight, and a strip in the place of lines of help says so.

Who left the window and is back has three beats before it goes on.
"""

from collections.abc import Callable

import pygame

from game.play.input.own_keys import keyed
from game.play.render import theme
from game.play.render.layout import larger, unit_of
from game.play.screens.widgets import pane

WAITS = "The dream waits"
BEATS, BEAT = 3, 40  # beats that are shown, and ticks of each
REFUSED = 150  # ticks for which it is said that an order wasn't taken
WIDE, HIGH, MOST = 540, 46, 1.35  # units, and times its plain size that the strip is at most
SPACING = 1.3  # from line to line, in sizes of type
LEFT = (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED)
CAME = (pygame.WINDOWFOCUSGAINED, pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)
BETWEEN = " · "
PAUSED = "look and choose · {pause} goes on · {back} opens the menu"
REWINDS = " · {rewind} rewinds"  # where that assist is on
AWAY = "any key, or a click, goes on · {pause} keeps it waiting"
REWOUND = "ten seconds earlier · {rewind} goes back further · {pause} keeps it waiting"
NO_ORDERS = "Not now: giving orders while the dream waits is an assist."


class Wait:
    """Why a run waits: the player paused it, or is away from the window. play sounds a sound by its name."""

    def __init__(self, away: bool, play: Callable[[str], None]) -> None:
        self.away, self.play = away, play
        self.since: int | None = None  # ticks since the player came back; None while away, or paused
        self.rewinds = self._rewound = False  # whether the player can go back, and just did
        self._refused = 0  # ticks for which it is still said that an order wasn't taken

    @classmethod
    def rewound(cls, play: Callable[[str], None]) -> "Wait":
        """That of a run in which the player has gone back: it goes on after the beats."""
        wait = cls(True, play)
        wait.since, wait._rewound = 0, True
        return wait

    @property
    def beats_left(self) -> int:
        """Beats until it goes on; 0 while it doesn't."""
        return 0 if self.since is None else BEATS - self.since // BEAT

    @property
    def moves(self) -> bool:
        """Whether what it shows changes by itself."""
        return self.since is not None or self._refused > 0

    @property
    def line(self) -> str:
        """What the strip says below its heading."""
        if self._refused:
            return NO_ORDERS
        if self.away:
            return keyed(REWOUND if self._rewound and self.since is not None else AWAY)
        return keyed(PAUSED + REWINDS * self.rewinds)

    def takes(self, event: pygame.event.Event) -> bool:
        """Coming back starts the beats, going away again stops them; whether the event was no more than that."""
        if event.type in LEFT:
            self.since = None
            return True
        if not self.away or self.since is not None or event.type not in CAME:
            return False
        self.since = 0
        self.play("menu-move")
        return True

    def stay(self) -> None:
        """Wait until the player says otherwise."""
        self.away, self.since = False, None

    def refuse(self) -> None:
        """Say for a while that an order wasn't taken."""
        self._refused = REFUSED

    def tick(self) -> bool:
        """Count the beats; True once the run goes on."""
        self._refused = max(0, self._refused - 1)
        if self.since is None:
            return False
        self.since += 1
        if self.since % BEAT == 0 and self.beats_left:
            self.play("menu-move")
        return self.since >= BEATS * BEAT

    def draw(self, surface: pygame.Surface, room: pygame.Rect) -> None:
        """The strip, at the foot of a box of the desk: heading, beats as lights that go out, and what can be done."""
        u = unit_of(surface.get_size())
        large = larger(MOST) * u
        box = pygame.Rect(0, 0, min(round(WIDE * large), room.width), round(HIGH * large))
        heading, small, lines = max(16, round(22 * large)), *self._lines(box.width - round(12 * u), u, large)
        step, foot = round(SPACING * small), round(19 * large)
        if len(lines) > 1:
            foot = round(1.45 * small)
            box.height = max(box.height, heading + step * (len(lines) - 1) + foot + round(6 * u))
        box.midbottom = room.midbottom
        surface.blit(pane(box.size, 236, 8), box)
        beats = BEATS * 24 * u if self.since is not None else 0
        middle = min(box.centerx, round(box.right - beats - 12 * u - theme.width(WAITS, "italic", heading) / 2))
        theme.write(surface, WAITS, (middle, box.y + 1 * u), "italic", heading, theme.palette.white, 0.5)
        for beat in range(BEATS if self.since is not None else 0):
            at = (box.right - round((BEATS - beat) * 24 * u), box.y + round(15 * large))
            lit = beat < self.beats_left
            pygame.draw.circle(
                surface, theme.palette.cyan if lit else theme.palette.faint, at, round(6 * u), 0 if lit else 1
            )
        tone = theme.palette.amber if self._refused else theme.palette.pale
        for below, line in enumerate(reversed(lines)):
            at = (box.centerx, box.bottom - foot - below * step)
            theme.write(surface, line, at, "mono", small, tone, 0.5)

    def _lines(self, wide: int, u: float, large: float) -> tuple[int, list[str]]:
        """The size of type of what it says, and its lines: one, or more where one has no room in plain type; of two
        either has about as much of what can be done."""
        most, least = max(10, round(12 * large)), max(10, round(12 * u))
        pixels = theme.fitting(self.line, "mono", most, wide, least)
        if theme.width(self.line, "mono", pixels) <= wide:
            return pixels, [self.line]
        parts = self.line.split(BETWEEN)
        halves = [[BETWEEN.join(parts[:k]), BETWEEN.join(parts[k:])] for k in range(1, len(parts))]
        if halves:
            lines = min(halves, key=lambda half: max(map(len, half)))
            pixels = theme.fitting(max(lines, key=len), "mono", most, wide)
            if theme.width(max(lines, key=len), "mono", pixels) <= wide:
                return pixels, lines
        return theme.paragraph(self.line, "mono", most, (wide, round(2 * SPACING * most) + 1), SPACING)
