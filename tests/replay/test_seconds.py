"""Recorded states at random: the same as in their order, and made from one that is near."""

from pathlib import Path
from unittest.mock import patch

import pytest

from game.replay import read, seconds as module
from game.replay.records import StateDelta
from game.replay.seconds import Seconds
from tests.replay.recordings import record

KEPT = 4  # enough of them in few seconds


def test_a_second_is_made_from_one_that_is_kept_near_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever is asked for, it is the one recorded; once all were met, a few are unpacked for it, however many
    lie before."""
    monkeypatch.setattr(module, "KEPT", KEPT)
    record(tmp_path / "a.replay", 60 * (3 * KEPT + 5))
    replay = read(tmp_path / "a.replay")
    in_order = [state.tolist() for _, state in replay.states()]
    seconds = Seconds(replay.checkpoints, replay.size)
    last = len(in_order) - 1
    for index in (KEPT + 2, last, 0, KEPT, last - 1):
        assert seconds.states(index, index + 1)[:, 0].tolist() == in_order[index]
    assert seconds.states(KEPT - 2, KEPT + 3).T.tolist() == in_order[KEPT - 2 : KEPT + 3]
    with patch.object(StateDelta, "unpack", autospec=True, side_effect=StateDelta.unpack) as unpack:
        seconds.states(last, last + 1)
    assert unpack.call_count <= KEPT
