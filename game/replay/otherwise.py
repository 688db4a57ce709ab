"""What else might have been done in a recording: each act is looked at from its recorded second."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from game.bots import casts
from game.replay.read import Replay
from game.replay.recorded import Recorded, sound
from game.session import LIMIT, Epochs, Moment, Otherwise, Turn, is_act, play_otherwise, spread
from game.session.otherwise import News, Report
from game.sim.actions import Command


def otherwise(
    replay: Replay, report: Report = lambda share: None, limit: int = LIMIT, news: News = lambda found: None
) -> list[Otherwise]:
    """Where other choices in a recording lead, as `play_otherwise` says.

    Raises ReplayFault where this game can't run it, or it holds what can't have happened.
    """
    turns = turns_of(replay)
    with sound(replay):
        return play_otherwise(turns, report, limit, news)


def turns_of(replay: Replay) -> list[Turn]:
    """What could have been done otherwise in a recording; `play_otherwise` says where that leads.

    Raises ReplayFault as `otherwise` does.
    """
    recorded = Recorded(replay)
    choices = casts()[recorded.level.dream].choices

    def moments(ticks: list[int]) -> dict[int, Moment]:
        """The run before each of some ticks."""
        each, epochs = sorted({*ticks}), Epochs(recorded.level, replay.changes)
        worlds = recorded.before(np.array(each, int))
        return {tick: Moment(epochs.before(tick), replay.seed, worlds.take([i])) for i, tick in enumerate(each)}

    with sound(replay):
        acts = [command for command in replay.commands.values() if is_act(command, recorded.level)]
        here = {tick: moment for tick, moment in moments([act.tick for act in acts]).items() if moment.goes_on}
        asked = [(act, choices(here[act.tick].panel, recorded.level.map, act)) for act in acts if act.tick in here]
        earlier = moments([other.tick for act, others in asked for other in others if other and other.tick < act.tick])
        return spread([turn for act, others in asked for turn in _turns(act, others, earlier, here[act.tick])])


def _turns(
    act: Command, others: Sequence[Command | None], earlier: Mapping[int, Moment], here: Moment
) -> Iterator[Turn]:
    """An act and what could have been chosen in its place; where that was no choice, nothing."""
    for other in others or [None]:
        there = earlier.get(other.tick, here) if other else here
        yield Turn(act, other and other._replace(tick=there.tick), bool(others), here, there)
