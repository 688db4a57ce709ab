"""Which key does what: pages of what can be bound, two keys each, over a picture of the keyboard."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pygame

from game.play.input import bindings
from game.play.input.bindings import MOST, PRESETS, STANDARD, Bindings, Key
from game.play.input.key_labels import label
from game.play.input.key_places import LAST, SILENT, Place, place_of
from game.play.input.navigation import toward
from game.play.input.own_keys import DIRECTIONS, NEEDED, Ask, asks, keyed
from game.play.screens.host import Host
from game.play.screens.screen import DRIFTING, STILL, Screen
from game.play.screens.settings.bind_layout import BindLayout
from game.play.screens.settings.bind_picture import BindPicture, KeySlot, Shown, place_in
from game.play.screens.settings.bound_keys import pages, rivals
from game.play.screens.settings.keyboard import rects

WAITS = "Press the key for {what}, or click it below. {back} cancels."


class Stop(NamedTuple):
    """Something that can be chosen: where it is, what it does, and what left and right do there instead of moving."""

    rect: pygame.Rect
    act: Callable[[], None]
    turn: Callable[[int], None] | None = None
    slot: KeySlot | None = None


class BindScreen(Screen):
    """Arrows go from slot to slot; a slot that was chosen waits for the key that it shall have."""

    overlay, heading = True, "Keys"

    def __init__(self, host: Host) -> None:
        self.host, self.page, self.focus, self.age = host, 0, 0, 0
        self.pages = pages()
        self.waiting: KeySlot | None = None
        self.said, self.warned = "", False
        self.laid_aside: dict[str, dict[str, list[Place]]] = {}  # by preset, what was chosen beside it
        self.resize(host.size)

    # What can be chosen

    def resize(self, size: tuple[int, int]) -> None:
        """Lay it out anew."""
        self.layout = BindLayout(size, len(self.pages))
        self.picture = BindPicture(self.layout)
        self.fields = self._stops()

    def _stops(self) -> list[Stop]:
        slots = [
            Stop(self.layout.slot(n, slot), lambda key=key, slot=slot: self._wait(key, slot), None, (key, slot))  # type: ignore[misc]
            for n, key in enumerate(self.pages[self.page].keys)
            for slot in range(MOST)
        ]
        preset, reset, back = self.layout.foot
        return [*slots, Stop(preset, lambda: self._preset(1), self._preset), Stop(reset, self._reset),
                Stop(back, self.host.director.back)]  # fmt: skip

    @property
    def stop(self) -> Stop:
        """What is in focus."""
        return self.fields[self.focus]

    def stops(self) -> Sequence[tuple[int, int]]:
        """What can be chosen, then the tabs; the keys of the picture while one is waited for."""
        if self.waiting:
            return [rect.center for _, rect in rects(self.layout.board)]
        return [*(field.rect.center for field in self.fields), *(tab.center for tab in self.layout.tabs)]

    # Input

    @property
    def frames(self) -> int:
        """Only a slot that waits moves."""
        return DRIFTING if self.waiting else STILL

    def tick(self) -> None:
        """A slot that waits breathes."""
        self.age += 1

    def handle(self, event: pygame.event.Event) -> None:
        """While a slot waits the next key is its own; else keys and mouse move and choose."""
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._click(event.pos, event.button)
        elif event.type == pygame.MOUSEMOTION and event.rel != (0, 0) and not self.waiting:
            self._focus_on(self._under(event.pos))
        elif event.type == pygame.KEYDOWN and self.waiting:
            self._pressed(event, *self.waiting)
        elif event.type == pygame.KEYDOWN:
            self._key(event)

    def _pressed(self, event: pygame.event.Event, key: Key, slot: int) -> None:
        """Its key for the slot that waits. The one that goes back lets it be, unless it is that which is changed."""
        place = place_of(event)
        if place in SILENT or not 0 < place <= LAST:
            return
        if asks(event, Ask.BACK) and key != Ask.BACK.value:
            self.waiting = None
        else:
            self._give(key, slot, place)

    def _key(self, event: pygame.event.Event) -> None:
        way = next((way for ask, way in DIRECTIONS.items() if asks(event, ask)), "")
        if asks(event, Ask.BACK):
            self.host.director.back()
        elif asks(event, Ask.NEXT):
            self._turn_to(self.page + (-1 if event.mod & pygame.KMOD_SHIFT else 1))
        elif asks(event, Ask.ERASE) and self.stop.slot:
            self._give(*self.stop.slot, None)
        elif self.stop.turn and way in ("left", "right") and (way == "left" or self._beside(way) < 0):
            self.stop.turn(-1 if way == "left" else 1)
        elif way:
            self._focus_on(self._beside(way))
        elif asks(event, Ask.CHOOSE):
            self._choose()

    def _beside(self, way: str) -> int:
        """The stop that lies in a direction."""
        middles = [(float(stop.rect.centerx), -float(stop.rect.centery)) for stop in self.fields]
        return toward(middles, middles[self.focus], way)

    def _focus_on(self, stop: int) -> None:
        if stop >= 0 and stop != self.focus:
            self.focus = stop
            self.host.sound.play("menu-move")

    def _choose(self) -> None:
        self.host.sound.play("menu-choose")
        self.stop.act()

    def _under(self, pos: tuple[int, int]) -> int:
        return next((n for n, stop in enumerate(self.fields) if stop.rect.collidepoint(pos)), -1)

    def _click(self, pos: tuple[int, int], button: int) -> None:
        place = next((at for at, rect in rects(self.layout.board) if rect.collidepoint(pos)), 0)
        tab = next((n for n, rect in enumerate(self.layout.tabs) if rect.collidepoint(pos)), -1)
        stop = self._under(pos)
        if self.waiting and place and button == 1:
            return self._give(*self.waiting, place)
        self.waiting = None
        if tab >= 0:
            self._turn_to(tab)
        elif place:
            self._focus_on(self._stop_of(place))
        elif stop >= 0:
            self._focus_on(stop)
            self._press_stop(self.fields[stop], pos, button)
        return None

    def _press_stop(self, stop: Stop, pos: tuple[int, int], button: int) -> None:
        if button == 1 and stop.turn:
            stop.turn(-1 if pos[0] < stop.rect.centerx else 1)
        elif button == 1:
            self._choose()
        elif button == 3 and stop.slot:
            self._give(*stop.slot, None)

    def _stop_of(self, place: Place) -> int:
        """The slot of this page that has a place, -1 for none."""
        return next((n for n, stop in enumerate(self.fields) if stop.slot and place_in(*stop.slot) == place), -1)

    def _turn_to(self, page: int) -> None:
        self.page, self.focus, self.waiting, self.said = page % len(self.pages), 0, None, ""
        self.fields = self._stops()

    # What is changed

    def _wait(self, key: Key, slot: int) -> None:
        self.waiting, self.said = (key, slot), ""

    def _give(self, key: Key, slot: int, place: Place | None) -> None:
        """A place for a key, or none; whoever had it gets the old one for it."""
        self.waiting = None
        before, others = bindings.in_use(), rivals(key)
        after = before.with_key(key, slot, place, others)
        lost = next((ask.value for ask in NEEDED if not after.places(ask.value)), None)
        if lost:
            self._say(f"{lost.does.capitalize()} has no other key: give it one first.", True)
            return
        losers = [other for other in others if after.places(other) != before.places(other)]
        self._keep(after)
        self.host.sound.play("menu-choose")
        self._say(f"{label(place)}: {key.does} now. {_in_return(losers)}" if place and losers else "", False)

    def _keep(self, bound: Bindings) -> None:
        self.host.change(keys={name: list(places) for name, places in bound.own.items()}, keys_preset=bound.preset)

    def _say(self, line: str, warned: bool) -> None:
        self.said, self.warned = line, warned

    def _preset(self, way: int) -> None:
        """Another preset; what was chosen beside the one before comes back with it, while this screen is open."""
        settings, names = self.host.settings, list(PRESETS)
        self.laid_aside[settings.keys_preset] = settings.keys
        here = names.index(settings.keys_preset) if settings.keys_preset in names else 0
        name = names[(here + way) % len(names)]
        self.host.change(keys_preset=name, keys=self.laid_aside.get(name, {}))
        self._say("", False)

    def _reset(self) -> None:
        self.laid_aside = {}
        self.host.change(keys_preset=STANDARD, keys={})
        self._say("All keys are back to their defaults.", False)

    # The picture

    def clashes(self) -> dict[tuple[Key, Place], Key]:
        """What of this page shares a place with something that acts at the same time, and with what."""
        found: dict[tuple[Key, Place], Key] = {}
        for key in self.pages[self.page].keys:
            others = rivals(key)
            found |= {(key, place): other for other in others for place in key.places if place in other.places}
        return found

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """All of it."""
        clashes, foot = self.clashes(), self._foot()
        self.picture.draw(surface, Shown(
            self.heading, self.pages, self.page, self.stop.slot, self.focus - len(self.fields) + len(foot),
            self.waiting, self.age, *self._line(clashes), clashes, foot,
        ))  # fmt: skip

    def _line(self, clashes: Mapping[tuple[Key, Place], Key]) -> tuple[str, bool]:
        """What waits, what was done, or what is amiss; whether that warns."""
        if self.waiting:
            return keyed(WAITS.replace("{what}", f"“{self.waiting[0].does}”")), False
        if clashes and not self.said:
            (key, place), other = next(iter(clashes.items()))
            both = f"{label(place)} is for “{key.does}” and for “{other.does}”"
            return f"{both}: give one of them another key.", True
        return self.said, self.warned

    def _foot(self) -> tuple[str, str, str]:
        settings = self.host.settings
        own = f", {len(settings.keys)} changed" if settings.keys else ""
        return f"preset   ‹  {settings.keys_preset}{own}  ›", "Reset all", "Back"


def _in_return(losers: Sequence[Key]) -> str:
    """What those have now who had to give a key away."""
    return " ".join(f"{key.does.capitalize()} has {key.labels or 'none'} for it." for key in losers)
