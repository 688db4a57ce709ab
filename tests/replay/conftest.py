"""Two recordings that all tests of this folder share; to be copied before they are altered."""

from pathlib import Path

import pytest

from tests.replay.recordings import cut, play_on, record


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wild run of some 13 seconds that ended with a cut."""
    path = tmp_path_factory.mktemp("replay") / "whole.replay"
    cut(record(path, 11 * 60 + 20))
    return path


@pytest.fixture(scope="session")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a run of which numbers changed each second and a half."""
    path = tmp_path_factory.mktemp("replay") / "changing.replay"
    run = record(path, 30)
    for i in range(5):
        run.change({"anomaly.growth": 0.03 + i / 100, "enough": 0.4 - i / 50})
        play_on(run, run.age + 90)
    return path


@pytest.fixture(scope="session")
def torn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the file when a wild run of eight and three quarter seconds is killed."""
    path = tmp_path_factory.mktemp("replay") / "torn.replay"
    record(path, 8 * 60 + 45)
    return path
