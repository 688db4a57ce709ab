"""The recurring dream as a chain of runs: a round is won, the next is made; it goes on until one is lost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.bots import Bot
from game.level import Level, load
from game.level.rounds import name_of, round_text
from game.session.result import Result
from game.session.run import BotSource, Session
from game.sim.fixed import ONE


@dataclass(frozen=True)
class RoundState:
    """The round that comes next, and what is carried into it: composure in percent, the score of all rounds so far, and
    the names of the assists with which they were played."""

    seed: int
    round: int = 1
    composure: int = 100
    score: int = 0
    assists: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the round's level."""
        return name_of(self.seed, self.round)

    @property
    def text(self) -> str:
        """The round as a level file."""
        return round_text(self.seed, self.round, self.composure)

    def level(self) -> Level:
        """The round as a level."""
        return load(self.text)

    def after(self, result: Result, composure: int, assists: Iterable[str] = ()) -> "RoundState":
        """What comes after a round with this result; composure is that of its end, Q16, assists those used in it."""
        left = (composure * 100 + ONE // 2) // ONE
        both = tuple(dict.fromkeys((*self.assists, *assists)))
        return RoundState(self.seed, self.round + result.won, left, self.score + result.score, both)


def play_rounds(seed: int, bot_of: Callable[[int], Bot], limit: int, most: int) -> tuple[list[Result], RoundState]:
    """A persona plays rounds until one is lost, `most` were won, or `limit` ticks have been lived in all.

    bot_of gives the persona for a dream's number.
    """
    state, results = RoundState(seed), list[Result]()
    while limit > 0 and len(results) < most:
        level = state.level()
        bot = bot_of(level.dream)
        run = Session(level, seed, BotSource(bot, level, seed), bot=bot.name)
        results.append(run.play(limit))
        state = state.after(results[-1], run.now.one("composure"))
        limit -= run.age
        if not results[-1].won:
            break
    return results, state
