"""What whoever looks at a run sees and hears beside its desk: lines of help, refusals, sounds and their captions, and
its ending."""

from typing import NamedTuple

import pygame

from game.level import Level
from game.play.dreams import dream_of
from game.play.guidance.sound_captions import SoundCaptions
from game.play.lives.roll import Roll
from game.play.render.ending_text import draw_ending_text
from game.play.sound import Heard
from game.session import Session
from game.sim.actions import CommonVerb
from game.sim.events import Happened
from game.sim.panel import Panel

SCENE = 9 * 60  # ticks that an ending is shown for
REFUSED = 150  # ticks that a refusal is shown for


class Refusal(NamedTuple):
    """Why something wasn't taken up, and until which tick that is shown."""

    until: int
    said: str


class Spectator:
    """Looks at a run of a level; `observe` after each of its ticks."""

    def __init__(self, level: Level) -> None:
        self.dream, self._level = dream_of(level), level
        self.prompter = self.dream.prompts(level)
        self.captions = SoundCaptions(self.dream.sounds.captions, level.sectors)
        self._refusal = Refusal(0, "")
        self._unheard: list[Happened] = []  # events whose sounds weren't played yet

    def observe(self, run: Session) -> None:
        """Take what happened in the run's last tick."""
        now, events = run.now, run.events
        if run.level is not self._level:  # its numbers were changed, of which some lines tell
            self._level, renewed = run.level, self.dream.prompts(run.level)
            self.prompter.prompts, self.prompter.goal = renewed.prompts, renewed.goal
        self.prompter.observe(now, events)
        self._unheard += events
        self.captions.observe(now.moment, events)
        command = run.history.commands[-1] if run.history.commands else None
        if command and command.verb == CommonVerb.SELECT and command.tick == now.moment - 1:
            self._unheard.append(Happened("selected", command.target, 1))
        for name, _, value in events:
            if name in self.dream.refusals:
                self.refuse(now.moment, self.dream.refusal(now, run.level.verbs[value]))

    def refuse(self, moment: int, said: str) -> None:
        """Have a refusal shown for a while from a tick on."""
        self._refusal = Refusal(moment + REFUSED, said)

    def refused(self, moment: int) -> str:
        """The refusal that is shown at a tick; empty for none."""
        return self._refusal.said if moment < self._refusal.until else ""

    def hear(self, run: Session) -> Heard:
        """What is to be heard, with what happened since this was asked last."""
        heard = self.dream.hear(run.level, run.now, self._unheard)
        self._unheard = []
        return heard

    def draw_ending(self, surface: pygame.Surface, run: Session, after: int) -> None:
        """The words of the ending, so many ticks after it, over the picture."""
        ended = run.now.one("ending")
        seen = min(max((after - self.dream.ending_words_at) // 6, 0), 15) / 15
        if ended and seen > 0:
            way = run.level.endings[ended - 1]
            draw_ending_text(surface, way.title, "\n".join([way.text, *Roll.of(run).sentences]), seen, self.dream.veil)


def after_ending(panel: Panel, ticks: int) -> Panel:
    """The panel of a dream that has ended, some ticks later: only the time has gone on."""
    return panel.at(panel.moment + ticks)
