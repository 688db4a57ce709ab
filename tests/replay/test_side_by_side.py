"""Seconds side by side: what is special about a second changes nothing, and no state takes the others with it."""

from pathlib import Path
from typing import Any

import pytest

from game.replay import stepping, verify
from tests.replay.mutants import Mark, copied, joined, signed
from tests.replay.planted import sources


@pytest.mark.parametrize("which", ["changing", "torn"])
def test_what_is_special_about_a_second_is_met_there(which: str, request: pytest.FixtureRequest) -> None:
    """Numbers that change between two marks; a run that broke off behind its last mark: exact as far as it goes."""
    path = request.getfixturevalue(which)
    verdict = verify(path)
    assert "exact that far" in verdict.sentence
    assert verdict == verify(path, through=True)


def test_a_state_with_which_laws_can_t_be_run_is_a_difference(tmp_path: Path, monkeypatch: Any) -> None:
    """Where a law raises, all other seconds are stepped without that one, and its own is named."""
    parts = copied(sources()[0])
    at = [i for i, part in enumerate(parts) if isinstance(part, Mark)][2]
    state = parts[at].state.copy()
    state[-1] += 1
    parts[at] = parts[at]._replace(state=state)
    path = tmp_path / "a.replay"
    path.write_bytes(signed(joined(parts)))
    act, batches = stepping.act, []

    def raising(world: Any, params: Any, actions: Any) -> Any:
        batches.append(world.batch)
        if (world.buffer == state[:, None]).all(0).any():
            raise IndexError("no such state")
        return act(world, params, actions)

    monkeypatch.setattr(stepping, "act", raising)
    verdict = verify(path)
    assert verdict == verify(path, through=True)
    assert (verdict.code, verdict.tick) == (1, 120)
    assert max(batches) > 1
