"""The library: all recordings in a list that can be sorted and narrowed, and what can be done with each."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pygame

from game.faults import Fault
from game.level.clock import clock
from game.play import sdl
from game.play.input.own_keys import Ask, asks
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.layout import larger
from game.play.screens.frame_of import frame_of
from game.play.screens.host import Host
from game.play.screens.kin import KinScreen
from game.play.screens.library_words import cells
from game.play.screens.line import LineScreen
from game.play.screens.screen import DRIFTING, Screen
from game.play.screens.widgets import Menu, Row, footer, pane, unit
from game.play.store.bookmarks import LONGEST, Bookmarks
from game.play.store.kin import kin
from game.play.store.library import LONGEST_NAME, Library, Recorded, families, within
from game.play.store.recordings import recordings

HEAD, FOOT, LINE, MARGIN = 118, 118, 26, 48  # units: above and below the list, a line of it, beside it
BESIDE, PICTURE = 372, (340, 191)  # units: the column at the right, and the picture in it
MOST = 1.3  # times its plain size that type has in lines at most
RESTS = 25  # ticks that a line is in focus before its picture is drawn
AT_ONCE = 12  # recordings that are looked at in a tick
COLUMNS = {"date": 0.0, "dream": 0.22, "seed": 0.44, "ending": 0.58, "score": 0.82, "length": 0.91}  # of the width
NOTHING_YET = "Nothing is recorded yet. Every dream you play is; files can be dropped here."
NOTHING_FITS = "There are none of this kind. Change what is listed below."
KEYS = (
    "{up} and {down} choose a recording, {left} and {right} what to do, {choose} does it · "
    "drop files here · {back} goes back"
)
SORTS: Mapping[str, Callable[[Recorded], object]] = {
    "date": lambda each: each.began,
    "dream": lambda each: (each.level, each.began),
    "seed": lambda each: (each.seed, each.began),
    "ending": lambda each: (each.ending, each.began),
    "score": lambda each: (each.score, each.began),
    "length": lambda each: (each.ticks, each.began),
    "family": lambda each: each.began,
}
LATEST_FIRST = ("date", "score", "length", "family")
ENDINGS: Mapping[str, Callable[[Recorded], bool]] = {
    "all": lambda each: True,
    "won": lambda each: each.won,
    "lost": lambda each: each.over and not each.won,
    "left": lambda each: not each.over,
}


class LibraryScreen(Screen):
    """Opens at once with what the index knows; the rest is looked at tick by tick."""

    heading = "Recordings"

    def __init__(self, host: Host) -> None:
        self.host, self.library = host, Library()
        self.sort, self.dream, self.ended = "date", "all", "all"
        self.shown: list[Recorded] = []
        self.depth: list[int] = []  # how many generations each is from one that began by itself
        self.focus = self.first = self.age = self.rested = 0
        self.sure = ""  # the file of which was asked whether it shall be deleted
        self.coming: deque[Path] = deque()  # dropped on the window, and not taken in yet
        self.picture: tuple[str, pygame.Surface] | None = None
        self.menu = Menu(self._rows(), host.sound.play, gap=44, across=True)
        self._arrange()
        self.resize(host.size)

    def _rows(self) -> list[Row]:
        return [
            Row("Watch", self.watch),
            Row("Compare", self.compare),
            Row("Rename", self.rename),
            Row("Note", self.note),
            Row("Sure?" if self.sure else "Delete", self.delete),
            Row("Folder", self.open_folder),
            Row(f"By {self.sort}", lambda: self._turn("sort", list(SORTS))),
            Row(f"Of {self.dream}", lambda: self._turn("dream", ["all", *self._names()])),
            Row(f"Ends: {self.ended}", lambda: self._turn("ended", list(ENDINGS))),
            Row("Back", self.host.director.back),
        ]

    # What is listed

    def _names(self) -> list[str]:
        return sorted({each.level for each in self.library.known.values()})

    def _arrange(self) -> None:
        """List what is asked for, in the order that is asked for; what was in focus stays so."""
        was = self.entry
        fits = ENDINGS[self.ended]
        found = [e for e in self.library.known.values() if self.dream in ("all", e.level) and fits(e)]
        found.sort(key=SORTS[self.sort], reverse=self.sort in LATEST_FIRST)  # type: ignore[arg-type]
        tree = families(found) if self.sort == "family" else [(each, 0) for each in found]
        self.shown, self.depth = [each for each, _ in tree], [depth for _, depth in tree]
        self.focus = self.shown.index(was) if was in self.shown else min(self.focus, max(len(self.shown) - 1, 0))
        self.stale = True

    def _turn(self, what: str, among: Sequence[str]) -> None:
        here = getattr(self, what)
        setattr(self, what, among[(among.index(here) + 1) % len(among)] if here in among else among[0])
        self._arrange()
        self._relabel()

    def _relabel(self) -> None:
        """The rows' words as things stand now."""
        for row, fresh in zip(self.menu.rows, self._rows(), strict=True):
            row.label = fresh.label

    @property
    def entry(self) -> Recorded | None:
        """The recording in focus."""
        return self.shown[self.focus] if self.focus < len(self.shown) else None

    def _choose(self, index: int) -> None:
        self.focus = max(0, min(index, len(self.shown) - 1))
        self.rested, self.sure = 0, ""
        self._relabel()
        self._follow()

    def _follow(self) -> None:
        """See the line in focus."""
        self.first = max(min(self.first, self.focus), self.focus - self.room + 1, 0)

    # What is done

    def _trying(self, act: Callable[[Recorded], object]) -> None:
        """Do something with the recording in focus; a fault is a notice."""
        if self.entry:
            try:
                act(self.entry)
            except (Fault, OSError) as fault:
                self.host.say(str(fault))
            self._arrange()

    def watch(self) -> None:
        """Show it in the theatre, which goes back here."""
        self._trying(lambda entry: self.host.director.replay(entry.path, over=True))

    def compare(self) -> None:
        """Show it beside another one of its level and seed, or say that there is none."""
        if not self.entry:
            return
        if others := kin(self.entry, self.library.known.values()):
            self.host.director.overlay(KinScreen(self.host, self.entry, others))
        else:
            self.host.say("Nothing else of this level and seed is recorded, so there is nothing to compare it with.")

    def rename(self) -> None:
        """Give its file another name."""
        if entry := self.entry:
            keep = lambda line: self._trying(lambda _: self.library.rename(entry, line))  # noqa: E731 - of this entry
            self.host.director.overlay(LineScreen(self.host, "Its name", entry.path.stem, LONGEST_NAME, keep))

    def note(self) -> None:
        """Say something of it, beside it."""
        if entry := self.entry:
            kept = Bookmarks(entry.path, self.host.say)
            remove = "Remove" if kept.note else ""
            line = LineScreen(self.host, "A note", kept.note, LONGEST, kept.set_note, remove)
            self.host.director.overlay(line)

    def delete(self) -> None:
        """Ask, then put it into the trash."""
        entry = self.entry
        if entry and self.sure == entry.file:
            self.sure = ""
            self._trying(lambda each: self.host.say(self.library.delete(each)))
        elif entry:
            self.sure = entry.file
        self._relabel()

    def open_folder(self) -> None:
        """Show where they lie, in the desktop's own way."""
        recordings().mkdir(parents=True, exist_ok=True)
        if not sdl.open_url(recordings().resolve().as_uri()):
            self.host.say(f"Recordings are in {recordings()}.")

    def enter(self) -> None:
        """Again on top: files may have changed meanwhile."""
        self._arrange()

    def leave(self) -> None:
        """Keep the index."""
        self.library.save()

    def tick(self) -> None:
        """Look at some more; take in what was dropped; draw the picture of what rests in focus."""
        self.age += self.host.settings.motion
        self.rested += 1
        if self.library.look_on(AT_ONCE):
            self._arrange()
        elif self.coming:
            self._take_in(self.coming.popleft())
        elif self.rested == RESTS and self.entry and (not self.picture or self.picture[0] != self.entry.file):
            self.picture = self.entry.file, frame_of(self.entry.path)

    def take_in(self, dropped: Path) -> None:
        """Take in a recording from elsewhere, or all in a folder, one with each tick."""
        self.coming.extend(within(dropped))

    def _take_in(self, path: Path) -> None:
        try:
            entry = self.library.take_in(path)
            self._arrange()
            self._choose(self.shown.index(entry) if entry in self.shown else 0)
        except (Fault, OSError) as fault:
            self.host.say(str(fault))

    # Input

    def handle(self, event: pygame.event.Event) -> None:
        """The list, the rows below it, and what is dropped on the window."""
        if event.type == pygame.DROPFILE:
            self.take_in(Path(event.file))
        elif asks(event, Ask.BACK):
            self.host.director.back()
        elif asks(event, Ask.UP, Ask.DOWN):
            self._choose(self.focus + (1 if asks(event, Ask.DOWN) else -1))
        elif asks(event, Ask.START, Ask.END):
            self._choose(0 if asks(event, Ask.START) else len(self.shown) - 1)
        elif event.type == pygame.MOUSEWHEEL:
            self.first = max(0, min(self.first - 3 * event.y, len(self.shown) - self.room))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.list.collidepoint(event.pos):
            self._click((event.pos[1] - self.list.y) // self.line + self.first)
        else:
            self.menu.handle(event)

    def _click(self, index: int) -> None:
        """A line: chosen, or watched where it was in focus already."""
        if index == self.focus and index < len(self.shown):
            self.watch()
        elif index < len(self.shown):
            self._choose(index)

    # The picture

    def resize(self, size: tuple[int, int]) -> None:
        """The list at the left, a column beside it, rows below."""
        u = self.u = unit(size)
        margin, beside = round(MARGIN * u), round(BESIDE * u)
        self.large = larger(MOST)
        self.line = round(LINE * self.large * u)
        wide = size[0] - 2 * margin - beside
        self.list = pygame.Rect(margin, round(HEAD * u), wide, size[1] - round((HEAD + FOOT) * u))
        self.room = max(1, self.list.h // self.line)
        self.list.h = self.room * self.line
        self.beside = pygame.Rect(self.list.right + round(24 * u), self.list.y, beside - round(24 * u), self.list.h)
        self.menu.place(pygame.Rect(margin, size[1] - round(92 * u), size[0] - 2 * margin, 0), size)
        self._follow()

    @property
    def frames(self) -> int:
        """The backdrop drifts."""
        return DRIFTING

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Scene, heading, list, what is in focus, rows."""
        u, size = self.u, surface.get_size()
        self.host.backdrop.draw(surface, self.age + alpha)
        surface.blit(veil(size, 190), (0, 0))
        theme.write(surface, self.heading, (MARGIN * u, 18 * u), "italic", round(44 * u), theme.palette.white)
        many = len(self.library.known)
        words = f"{len(self.shown)} of {many}" if len(self.shown) < many else f"{many}"
        words += f" · looking at {len(self.library.unknown)} more" if self.library.unknown else ""
        words += f" · {len(self.library.unreadable)} can't be read" if self.library.unreadable else ""
        at = (size[0] - MARGIN * u, 40 * u)
        theme.write(surface, words, at, "mono", round(14 * self.large * u), theme.palette.pale, 1)
        box = self.list.inflate(round(20 * u), round(14 * u))
        surface.blit(pane(box.size, 225), box)
        self._draw_list(surface)
        self._draw_beside(surface)
        self.menu.draw(surface)
        footer(surface, KEYS)

    def _draw_list(self, surface: pygame.Surface) -> None:
        u, plain, pixels = self.u, round(13 * self.u), round(13 * self.large * self.u)
        lefts = {name: self.list.x + round(share * self.list.w) for name, share in COLUMNS.items()}
        for name, left in lefts.items():
            tone = theme.palette.cyan if name == self.sort else theme.palette.dim
            theme.write(surface, name, (left + 8 * u, self.list.y - 28 * self.large * u), "mono", pixels, tone)
        if not self.shown:
            words = NOTHING_FITS if self.library.known else NOTHING_YET
            theme.write(surface, words, (self.list.x + 8 * u, self.list.y + 6 * u), "mono", pixels, theme.palette.pale)
        rights = [*list(lefts.values())[1:], self.list.right]
        for n, entry in enumerate(self.shown[self.first : self.first + self.room]):
            top = self.list.y + n * self.line
            focused = self.first + n == self.focus
            if focused:
                rect = pygame.Rect(self.list.x, top, self.list.w, self.line)
                pygame.draw.rect(surface, theme.palette.indigo, rect, border_radius=4)
                pygame.draw.rect(surface, theme.palette.cyan, (rect.x, rect.y + 4, 3, rect.h - 8), border_radius=2)
            tone = theme.palette.white if focused else theme.palette.pale
            deep = "  " * (self.depth[self.first + n] - 1) + "└ " if self.depth[self.first + n] else ""
            first, *others = cells(entry)
            for said, left, right in zip((deep + first, *others), lefts.values(), rights, strict=True):
                room = right - left - round(10 * u)
                small = theme.fitting(said, "mono", pixels, room, plain)
                at = (left + 8 * u, top + (self.line - theme.font("mono", small).get_height()) // 2)
                theme.write(surface, theme.fit(said, "mono", small, room), at, "mono", small, tone)

    def _draw_beside(self, surface: pygame.Surface) -> None:
        entry, u, box = self.entry, self.u, self.beside
        if not entry:
            return
        frame = pygame.Rect(box.x, box.y, round(PICTURE[0] * u), round(PICTURE[1] * u))
        surface.blit(pane(frame.size, 225), frame)
        if self.picture and self.picture[0] == entry.file:
            surface.blit(pygame.transform.smoothscale(self.picture[1], frame.size), frame)
        pygame.draw.rect(surface, theme.palette.edge, frame, 1)
        y, pixels = frame.bottom + round(10 * u), round(13 * self.large * u)
        for said, tone in self._said(entry):
            for line in theme.wrap(said, "mono", pixels, box.w):
                shown = theme.fit(line, "mono", pixels, box.w)
                if y + pixels * 1.5 < box.bottom:
                    theme.write(surface, shown, (box.x, y), "mono", pixels, tone)
                y += round(pixels * 1.5)

    def _said(self, entry: Recorded) -> list[tuple[str, theme.Colour]]:
        """What is said of the one in focus."""
        kept = Bookmarks(entry.path, lambda line: None)
        count = len(kept.all)
        how = [entry.difficulty.replace("-", " "), *([f"played by {entry.bot}"] if entry.bot else [])]
        how += [f"{count} bookmark{'s' * (count > 1)}"] if count else []
        lines = [(entry.path.stem, theme.palette.white), (" · ".join(how), theme.palette.pale)]
        if entry.parent:
            parent = next((each.path.stem for each in self.library.known.values() if each.id == entry.parent), "")
            left = f"begins at {clock(entry.left_at)} of {parent or 'a recording that is not here'}"
            lines.append((left, theme.palette.pale))
        return [*lines, (kept.note, theme.palette.violet)] if kept.note else lines
