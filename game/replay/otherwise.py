"""What else might have been done in a recording."""

from game.replay.read import Replay
from game.replay.verify import runnable
from game.session import Session, Turn, Turns


def turns_of(replay: Replay) -> list[Turn]:
    """What could have been done otherwise in a recording; `play_otherwise` says where that leads.

    Raises ReplayFault where this game can't run it.
    """
    run = Session(runnable(replay), replay.seed, replay, bot=replay.bot)
    turns = Turns(replay.commands.values(), run.level)
    turns.look(run)
    while run.age < replay.ticks and run.tick():
        turns.look(run)
    return turns.turns
