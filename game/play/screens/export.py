"""A clip or a picture of a recording, from the theatre: what is wanted, how far it is, and where it went."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

import pygame

from game.faults import Fault
from game.level.clock import clock
from game.play import sdl
from game.play.input.own_keys import Ask, asks, keyed
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.theme import palette
from game.play.screens.host import Host
from game.play.screens.screen import DRIFTING, Screen
from game.play.screens.timeline import Loop
from game.play.screens.widgets import CHOOSING, Menu, Row, pane, unit
from game.play.store.recordings import exports
from game.replay import Replay
from game.whole_file import numbered

CLIP = 10 * 60  # ticks of a clip where A and B aren't set
KINDS = {".webm": "WebM", ".mp4": "MP4", ".gif": "GIF"}
WIDE, HEAD, FOOT = 620, 84, 104  # units: the pane, above its rows, below them
HINT = f"{CHOOSING} · {{back}} goes back"


class Wanted(NamedTuple):
    """What is to be exported: the kind of file by its end, from a tick to another, None for the end of it all."""

    suffix: str
    start: int
    stop: int | None

    @property
    def name(self) -> str:
        """What its file's name says of it."""
        at = clock(self.start).replace(":", "-")
        until = "" if self.suffix == ".png" else f"-to-{'end' if self.stop is None else clock(self.stop)}"
        return f"{at}{until}".replace(":", "-")


class Export(Protocol):
    """An export that goes on."""

    progress: float  # 0..1
    over: bool
    fault: str  # why it failed, once it is over; empty where it didn't

    def poll(self) -> bool:
        """Take what is told; whether anything was."""

    def cancel(self) -> None:
        """End it; nothing of it is left."""


def wanted(replay: Replay, at: int, loop: Loop | None) -> list[Wanted]:
    """What can be had at a tick: its picture, and the clip from A to B, or of ten seconds from there."""
    last = max(0, replay.ticks - 1)
    now = min(at, last)
    start, stop = min(now, max(0, replay.ticks - CLIP)), now + CLIP
    if loop and loop.stop is not None:
        start, stop = min(loop.start, last), loop.stop
    until = stop if stop < replay.ticks else None
    return [Wanted(".png", now, now + 1), *(Wanted(suffix, start, until) for suffix in KINDS)]


class ExportScreen(Screen):
    """First what is wanted, then a bar, then where it went. make: begins to write a recording to a file's path."""

    overlay, heading = True, "Export"

    def __init__(
        self, host: Host, replay: Replay, choices: Sequence[Wanted], make: Callable[[Replay, str, Wanted], Export]
    ) -> None:
        self.host, self.replay, self.choices, self._make = host, replay, choices, make
        self.work: Export | None = None
        self.target, self.age = "", 0
        self.told = False  # whether it was said how it ended
        self._fill([*(Row(_label(each), partial(self.begin, each)) for each in choices), self._leave])

    @property
    def _leave(self) -> Row:
        return Row("Back to the theatre", self.host.director.back)

    def _fill(self, rows: Sequence[Row]) -> None:
        self.menu = Menu(rows, self.host.sound.play, gap=42)
        self.resize(self.host.size)

    @property
    def frames(self) -> int:
        """The bar grows."""
        return DRIFTING

    def begin(self, choice: Wanted) -> None:
        """Begin to write it, beside what was exported before."""
        try:
            self.target = _free(self.replay, choice)
            self.work, self.age = self._make(self.replay, self.target, choice), 0
        except Fault as fault:
            self.host.say(str(fault))
            return
        self.told = False
        self._fill([Row("Cancel", self.cancel)])

    def cancel(self) -> None:
        """It is wanted no longer."""
        if self.work:
            self.work.cancel()
            self._ended()

    def _ended(self) -> None:
        self.told = True
        went = self.work is not None and not self.work.fault
        self._fill([*([Row("Open folder", self.open_folder)] if went else []), self._leave])
        self.stale = True

    def open_folder(self) -> None:
        """Show where it lies, in the desktop's own way."""
        if not sdl.open_url(exports().resolve().as_uri()):
            self.host.say(f"It is in {exports()}.")

    def leave(self) -> None:
        """Who leaves while it is written has it no longer."""
        if self.work:
            self.work.cancel()

    def tick(self) -> None:
        """Take what is told of it."""
        self.age += 1
        if self.work and not self.told:
            self.stale = self.work.poll() or self.stale
            if self.work.over:
                self._ended()

    def handle(self, event: pygame.event.Event) -> None:
        """The rows; Esc cancels, or goes back."""
        if not asks(event, Ask.BACK):
            self.menu.handle(event)
        elif self.work and not self.work.over:
            self.cancel()
        else:
            self.host.director.back()

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows."""
        return self.menu.stops()

    # The picture

    @property
    def said(self) -> Sequence[str]:
        """How far it is, or where it went, or why it didn't."""
        if not self.work:
            return ("with the dream's own sound; A and B on the timeline mark the clip",)
        if not self.work.over:
            done = self.work.progress
            left = f" · {clock(round(self.age * (1 - done) / done))} left" if done > 0 else ""
            return (f"{done:.0%}{left}",)
        return (self.work.fault,) if self.work.fault else (f"{Path(self.target).name} went to", str(exports()))

    def resize(self, size: tuple[int, int]) -> None:
        """A pane in the middle."""
        u = unit(size)
        wide = min(theme.sized(WIDE * u), size[0] - round(20 * u))
        high = self.menu.height(size) + round((HEAD + FOOT) * u)
        self.box = pygame.Rect((size[0] - wide) // 2, (size[1] - high) // 2, wide, high)
        inner = self.box.inflate(-round(60 * u), 0)
        self.menu.place(pygame.Rect(inner.x, self.box.y + round(HEAD * u), inner.w, 0), size)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass over the theatre."""
        size, box = surface.get_size(), self.box
        u = unit(size)
        surface.blit(veil(size, 150), (0, 0))
        surface.blit(pane(box.size, 248), box)
        theme.write(surface, self.heading, (box.centerx, box.y + 20 * u), "italic", round(34 * u), palette.white, 0.5)
        self.menu.draw(surface)
        top = box.bottom - round((FOOT - 8) * u)
        if self.work and not self.work.over:
            self._bar(surface, top, u)
        top += round(16 * u)
        room = box.w - round(60 * u)
        said = [part for line in self.said for part in theme.wrap(line, "mono", self._type(u), room)][:2]
        for n, line in enumerate(said):
            pixels = theme.fitting(line, "mono", self._type(u), room)
            at = (box.centerx, top + n * round(1.35 * self._type(u)))
            theme.write(surface, theme.fit(line, "mono", pixels, room), at, "mono", pixels, palette.pale, 0.5)
        foot = (box.centerx, box.bottom - 28 * u)
        small = theme.fitting(keyed(HINT), "mono", min(theme.sized(12 * u), round(16 * u)), room)
        theme.write(surface, keyed(HINT), foot, "mono", small, palette.dim, 0.5)

    def _type(self, u: float) -> int:
        return min(theme.sized(14 * u), round(18 * u))

    def _bar(self, surface: pygame.Surface, top: int, u: float) -> None:
        rect = pygame.Rect(self.box.x + round(30 * u), top, self.box.w - round(60 * u), max(4, round(6 * u)))
        pygame.draw.rect(surface, palette.faint, rect, border_radius=3)
        rect.w = round(rect.w * (self.work.progress if self.work else 0))
        pygame.draw.rect(surface, palette.cyan, rect, border_radius=3)


def _label(choice: Wanted) -> str:
    if choice.suffix == ".png":
        return f"Picture of {clock(choice.start)} · PNG"
    until = "the end" if choice.stop is None else clock(choice.stop)
    return f"Clip {clock(choice.start)} to {until} · {KINDS[choice.suffix]}"


def _free(replay: Replay, choice: Wanted) -> str:
    """The path of a file that isn't there yet. Raises Fault where there can be no folder for it."""
    folder, name = exports(), f"{replay.path.stem}-{choice.name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"{folder}: {error.strerror}; nothing can be exported there.") from None
    return str(next(path for path in numbered(folder, name, choice.suffix) if not path.exists()))
