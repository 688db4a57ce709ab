"""Every number of the three levels is moved to both of its ends while the world runs: no fault, and it stays exact."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from game.level import Acts, Level, LevelFault, Number, load, resolve
from game.play.screens.tuning_desk.dial import Dial
from game.play.screens.tuning_desk.turned import Turned
from game.replay import Recorder, verify
from game.session import Session

LEVELS = ("platform", "guardian", "engine")
FEW = 61  # of so many numbers one is moved in the default suite
TICKS = 12


class Recorded:
    """Runs that are recorded, and verified when they are done."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.paths = folder, count()

    def play(self, run: Session) -> Session:
        """Record a run from its start."""
        self.path = self.folder / f"{next(self.paths)}.replay"
        run.sinks.append(Recorder(self.path, run))
        return run

    def done(self, run: Session) -> None:
        """It is exact; its file isn't needed any more."""
        run.leave()
        assert verify(self.path).code == 0
        self.path.unlink()


def turned(desk: Turned, run: Session, number: Number, end: float) -> bool:
    """Whether a number could be turned to an end; what can't be is one sentence about it."""
    value = Dial(run.level, number).value(end)
    try:
        desk.turn(run, number.name, value)
    except LevelFault as fault:
        said = str(fault)
        assert "\n" not in said
        assert number.name.split("[")[0].split(".")[-1] in said
        return False
    assert desk.value(run, number.name) == value
    return True


def ends(numbers: Sequence[Number]) -> Iterator[tuple[Number, float]]:
    return ((number, end) for number in numbers for end in (1.0, 0.0))


def move_while_it_runs(level: Level, numbers: Sequence[Number], recorded: Recorded) -> None:
    run, desk = recorded.play(Session(level, 3)), Turned()
    for number, end in ends(numbers):
        turned(desk, run, number, end)
        for _ in range(TICKS):
            run.tick()
        desk.turn(run, number.name, number.value)
        if run.over:
            recorded.done(run)
            run = recorded.play(Session(level, 3))
    recorded.done(run)


def begin_with(level: Level, numbers: Sequence[Number], recorded: Recorded) -> None:
    for number, end in ends(numbers):
        desk = Turned()
        if turned(desk, Session(level, 3), number, end):
            run = recorded.play(desk.anew(Session(level, 3)))
            for _ in range(TICKS):
                run.tick()
            recorded.done(run)


def move(name: str, folder: Path, every: int) -> None:
    level = load(resolve(name))
    numbers = list(level.numbers.values())[::every]
    recorded = Recorded(folder)
    move_while_it_runs(level, [each for each in numbers if each.acts is not Acts.FROM_START], recorded)
    begin_with(level, [each for each in numbers if each.acts is Acts.FROM_START], recorded)


@pytest.mark.parametrize("name", LEVELS)
def test_some_numbers_go_to_both_ends(name: str, tmp_path: Path) -> None:
    move(name, tmp_path, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("name", LEVELS)
def test_every_number_goes_to_both_ends(name: str, tmp_path: Path) -> None:
    move(name, tmp_path, 1)
