"""A recording as a test: a file for pytest that stands by itself, with the level and what is left of the commands."""

from game.replay.read import Replay
from game.replay.shrink import Shrunk

_FILE = '''"""What is left of a recording: {left} of {of} commands, after which a condition still holds."""

from game.level import load
from game.level.condition_of_world import Condition
from game.session import GivenCommands, NumberChange, Session
from game.sim.actions import Command

KEPT = {kept!r}
DIFFICULTY, SEED, TICKS = {difficulty!r}, {seed!r}, {ticks!r}
CHANGES = [  # of the level's numbers: tick, numbers
{changes}]
COMMANDS = [  # tick, verb, target, value
{commands}]
LEVEL = (
{level})


def test_it_still_holds() -> None:
    level = load(LEVEL, DIFFICULTY)
    changes = [NumberChange(*change) for change in CHANGES]
    for change in changes:
        level = level.with_numbers(change.numbers) if change.tick < 0 else level
    run = Session(level, SEED, GivenCommands((Command(*command) for command in COMMANDS), changes))
    while run.age < TICKS and run.tick():
        pass
    assert Condition(KEPT, run.level).holds(run.world).all()
'''


def written_test(replay: Replay, shrunk: Shrunk, kept: str) -> str:
    """The file. All that stands in the recording is in it as literals, whatever they hold."""
    changes = [(change.tick, dict(change.numbers)) for change in replay.changes]
    return _FILE.format(
        left=len(shrunk.commands),
        of=shrunk.of,
        kept=kept,
        difficulty=replay.difficulty,
        seed=replay.seed,
        ticks=shrunk.ticks,
        changes="".join(f"    {change!r},\n" for change in changes),
        commands="".join(f"    {tuple(map(int, command))!r},\n" for command in shrunk.commands),
        level="".join(f"    {line!r}\n" for line in replay.level_text.splitlines(keepends=True)),
    )
