"""What can be asked about in a recording, one thing at a time: the loss, and all that went wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from game.level import Level
from game.level.clock import clock
from game.play.debrief.cause_words import CauseWords
from game.play.debrief.why_work import WentWrong, WhyWork
from game.replay import Answer, Link, Place

LOOKS = "Looking for what went wrong ..."
TRACES = "Following it back to its root ..."
ROOTS = "Looking for the root of the loss ..."
NO_ROOT = "No single thing was the root of the loss: without any one of them it was lost nearly as soon."
NOTHING = "Nothing went wrong in this recording."


class Asked(NamedTuple):
    """What was asked for before it was known what went wrong: the loss, or what went wrong with a place by a tick."""

    loss: bool
    place: Place | None
    tick: int


class WhyTopics:
    """One topic is shown. Those of a lost run begin with the loss; why: how that came, in the dream's own words."""

    def __init__(self, level: Level, words: CauseWords, work: WhyWork, why: str) -> None:
        self.level, self.words, self.work, self.why = level, words, work, why
        self.index = -1  # -1: nothing that could be shown
        self.beside: Place | None = None  # a place with which nothing went wrong
        self.link = -1  # the link of the chain that is chosen, -1 for none
        self._asked: Asked | None = None

    @property
    def all(self) -> list[WentWrong | None]:
        """All topics, None for the loss."""
        return [*([None] if self.work.lost else []), *(self.work.wrong or ())]

    @property
    def now(self) -> WentWrong | None:
        """What went wrong of the topic that is shown; of a loss, once it is known, what its root led to."""
        topic = self.all[self.index] if self.index >= 0 else None
        if topic or self.index < 0 or not self.work.loss:
            return topic
        return WentWrong(self.work.loss.answer.effect, self.work.loss.answer.place)

    @property
    def is_loss(self) -> bool:
        """Whether the loss is shown."""
        return self.index == 0 and self.work.lost

    @property
    def answer(self) -> Answer | None:
        """The chain that is shown, once it is known."""
        if self.is_loss:
            return self.work.loss.answer if self.work.loss else None
        return self.work.answers.get(self.now.effect) if self.now else None

    @property
    def links(self) -> Sequence[Link]:
        """Those of the chain, its root last."""
        return self.answer.links if self.answer else ()

    @property
    def settled(self) -> bool:
        """Whether it is known what there is to be shown."""
        return self._asked is None

    # Choosing

    def ask(self, place: Place | None, tick: int, loss: bool = False) -> None:
        """Show what went wrong with a place last by a tick, or first of all; without a place with anything; or the
        loss."""
        self._asked = Asked(loss, place, tick)
        self._settle()

    def poll(self) -> bool:
        """Take what has been worked out; whether there is anything new."""
        news = self.work.poll()
        if news:
            self._settle()
        return news

    def _settle(self) -> None:
        """Choose what was asked for, once it is known what there is."""
        known = self.work.wrong is not None and (self.work.lost_known or bool(self.work.fault))
        if not self._asked or not known:
            return
        (loss, place, tick), self._asked = self._asked, None
        numbered = [(i, each) for i, each in enumerate(self.all) if each and place in (None, each.place)]
        before = [i for i, each in numbered if each.effect.first <= tick]
        first = [i for i, _ in numbered][:1]
        self.beside = place if place and not numbered else None
        about_loss = self.work.lost and (loss or (not self.all[1:] and not place))
        self._show(0 if about_loss else (before[-1:] or first or [-1])[0])

    def _show(self, index: int) -> None:
        self.index, self.link = index, -1
        if index >= 0:
            topic = self.all[index]
            self.work.ask(topic.effect if topic else None)

    def turn(self, way: int) -> None:
        """The next thing that went wrong, or the one before."""
        if self.all:
            self.beside = None
            self._show((self.index + way) % len(self.all) if self.index >= 0 else 0)

    def choose(self, way: int) -> None:
        """The next link of the chain, or the one before."""
        if self.links:
            begun = self.link if self.link >= 0 else (-1 if way > 0 else 0)
            self.link = (begun + way) % len(self.links)

    # Words

    @property
    def heading(self) -> str:
        """What is shown, or why nothing is."""
        if self.work.fault:
            return self.work.fault
        if self.work.wrong is None or self._asked:
            return LOOKS
        if self.beside:
            return f"Nothing went wrong with {self.beside.name(self.level)}."
        if self.index < 0:
            return NOTHING
        if self.is_loss and not self.work.loss:
            return f"{NO_ROOT} {self.why}" if self.work.loss_known else ROOTS
        if self.is_loss and self.work.loss:
            return self.words.lost(self.level, self.work.loss)
        return self._effect

    @property
    def below(self) -> str:
        """What follows the heading: what the root of a loss led to, or that the chain is being worked out."""
        if self.is_loss and self.work.loss:
            return self._effect
        return TRACES if self.now and not self.answer and not self.work.fault else ""

    @property
    def _effect(self) -> str:
        now = self.now
        return self.words.effect(self.level, Answer(now.effect, now.place, [])) if now else ""

    def said(self, link: Link) -> tuple[str, str, str]:
        """When a link begins, what it is, and how it is without it."""
        answer = self.answer
        without = self.words.without(self.level, answer, link) if answer else ""
        return clock(link.caused.first), self.words.cause(self.level, link), without

    @property
    def count(self) -> str:
        """Which of all things it is."""
        return f"{self.index + 1} of {len(self.all)}" if self.index >= 0 and len(self.all) > 1 else ""
