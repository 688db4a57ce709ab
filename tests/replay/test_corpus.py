"""Recordings of each version that there was: each is still shown, and verified or named for what it is.

`tests/corpus/VERSION/rules-N` is only added to: with a new version, or new rules, come a few recordings of each dream.
"""

from pathlib import Path

import pytest

import game
from game.level import dreams, load, shipped
from game.replay import Playback, info_of, read, verify
from game.sim.world import RULES

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = sorted(CORPUS.rglob("*.replay"))


def test_every_dream_has_one_of_this_version_and_these_rules() -> None:
    here = CORPUS / game.__version__ / f"rules-{RULES}"
    names = {load(file).dream: name for name, file in shipped().items()}
    assert {names[dream.number] for dream in dreams() if dream.number in names} <= {
        file.name.split("-")[0] for file in here.glob("*.replay")
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_one_is_shown_and_known_for_what_it_is(file: Path) -> None:
    replay = read(file)
    version, rules = file.relative_to(CORPUS).parts[:2]
    assert (replay.game, f"rules-{replay.rules}") == (version, rules)
    said, playback = info_of(replay), Playback(replay)
    assert said.complete
    for tick in (0, replay.ticks // 2, replay.ticks):
        seen = playback.seek(tick).now
        assert (tick - 60 if not replay.exact else tick) <= seen.moment <= tick
    assert len(playback.history.ticks) > replay.ticks // 60
    last = playback.history.ticks[-1]
    assert playback.history.commands == [command for command in replay.commands.values() if command.tick < last]
    verdict = verify(file)
    if replay.exact:
        assert verdict.code == 0, verdict.sentence
    else:
        assert verdict.code == 2
        assert f"rules {replay.rules}" in verdict.sentence
        assert "shown" in verdict.sentence
