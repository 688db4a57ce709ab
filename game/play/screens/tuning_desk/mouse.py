"""What the mouse does at the tuning desk: it chooses rows, holds sliders, and clicks hands."""

from collections.abc import Callable

import pygame

from game.play.screens.tuning_desk.column import Column
from game.play.screens.tuning_desk.desk import TuningDesk

POINTED = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


class Mouse:
    """Over a desk as a column lays it out. close: closes the desk."""

    def __init__(self, desk: TuningDesk, column: Column, close: Callable[[], None]) -> None:
        self.desk, self.column, self._close = desk, column, close

    def takes(self, event: pygame.event.Event) -> bool:
        """Whether one of POINTED was the desk's; all others are the dream's."""
        desk = self.desk
        if event.type == pygame.MOUSEBUTTONUP:
            return self._let_go()
        if desk.held and not event.dict.get("buttons", (1,))[0]:
            self._let_go()  # where another screen, or nobody, saw it
        if desk.held:
            desk.drag(event.pos[0])
            return True
        if not self.column.rect.collidepoint(event.pos):
            if event.type == pygame.MOUSEBUTTONDOWN:
                desk.end_search()
                desk.keys_here = False
            return bool(event.dict.get("turned")) and self._unseen(event.pos)
        if event.type == pygame.MOUSEMOTION:
            self._hovered(event)
        elif event.button == pygame.BUTTON_LEFT:
            desk.keys_here = True
            self._clicked(event.pos)
        return True

    def _let_go(self) -> bool:
        """The slider that is held is let go of; whether one was."""
        held, self.desk.held = self.desk.held, None
        self.desk.turned.let_go()
        return held is not None

    def _unseen(self, pos: tuple[int, int]) -> bool:
        """Whether the wheel went to a row that lies above or below those that are seen."""
        found = self.desk.list.row_at(pos, unseen=True)
        if found >= 0:
            self.desk.list.look_at(self.desk.list.name(found))
        return found >= 0

    def _hovered(self, event: pygame.event.Event) -> None:
        """What is pointed at is in focus."""
        desk = self.desk
        found = desk.list.row_at(event.pos, unseen=bool(event.dict.get("turned")))
        if event.dict.get("buttons", (0,))[0] and desk.list.bar().collidepoint(event.pos):
            self._scroll(event.pos)
        elif found >= 0 and event.rel != (0, 0) and found != desk.list.focus:
            desk.message = ""
            desk.list.look_at(desk.list.name(found))

    def _scroll(self, pos: tuple[int, int]) -> None:
        bar = self.desk.list.bar()
        self.desk.list.scroll_to((pos[1] - bar.y) / max(bar.h, 1))

    def _clicked(self, pos: tuple[int, int]) -> None:
        desk = self.desk
        if self.column.line.collidepoint(pos):
            desk.begin_search()
            return
        desk.end_search()
        if hand := self.column.hand_at(pos):
            desk.stage.host.sound.play("menu-choose")
            if hand == "close":
                self._close()
            else:
                desk.do(hand)
        elif persona := self.column.forecast.at(pos):
            desk.foreteller.look_at(persona)
        elif desk.list.bar().collidepoint(pos):
            self._scroll(pos)
        elif part := desk.list.part_at(pos):
            desk.list.look_at(part.number.name)
            self._turned_by(part.kind, pos)

    def _turned_by(self, kind: str, pos: tuple[int, int]) -> None:
        desk, number = self.desk, self.desk.list.number
        if number and kind in ("less", "more"):
            desk.step(number, 1 if kind == "more" else -1)
        elif number and kind == "track":
            desk.held = number
            desk.drag(pos[0])
        elif number and kind == "value":
            desk.type_value(number)
