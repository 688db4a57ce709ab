"""Limits estimated from recordings: they come back, with intervals, and what can't be told is said."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.bots import persona, personas
from game.bots.base import Limits
from game.level import Level, load
from game.level.starter import starter
from game.session.batch import LIMIT, BatchRun
from game.sim.actions import PRESS, RELEASE, Command, CommonVerb
from game.sim.laws.platform.verbs import PlatformVerb
from game.tune.fit import fit
from game.tune.proposals import Foretold, Proposals, acts_of
from tests.test_cli import SHORT, assert_fault, here

GOLDENS = Path(__file__).resolve().parents[1] / "goldens"


class Notes:
    """Writes down what each world of a batch does."""

    def __init__(self, batch: int) -> None:
        self.columns, self.ticks = np.arange(batch), [0] * batch
        self.commands: list[dict[int, Command]] = [{} for _ in range(batch)]

    def looked(self, panel: Any) -> None: ...

    def closed(self, column: int, seed: int) -> None: ...

    def ticked(self, before: Any, actions: Any, events: Any, world: Any) -> None:
        for column, i in enumerate(self.columns.tolist()):
            self.ticks[i] = int(world.tick[0, column])
            if before[column] and actions.verb[column]:
                tick = self.ticks[i] - 1
                self.commands[i][tick] = Command(tick, *(int(part[column]) for part in actions))

    def take(self, columns: Any) -> None:
        self.columns = self.columns[columns]


def recorded(level: Level, bot: Any, seeds: Any) -> list[Any]:
    """What recordings of these seeds hold, played side by side."""
    notes = Notes(len(seeds))
    BatchRun(level, np.asarray(seeds), bot, witness=notes).run(LIMIT)
    whole = zip(seeds, notes.ticks, notes.commands, strict=True)
    plain = {"changes": [], "exact": True, "path": "run", "load": lambda: level}
    return [SimpleNamespace(seed=seed, ticks=ticks, commands=commands, **plain) for seed, ticks, commands in whole]


@pytest.mark.parametrize(("who", "limits"), [
    pytest.param("operator", Limits(reaction=0.9, per_minute=19, slips=0.16, patience=5.5), marks=pytest.mark.slow),
    pytest.param("novice", Limits(reaction=0.65, per_minute=31, slips=0.12, patience=3.4), marks=pytest.mark.sweep),
])  # fmt: skip
def test_limits_come_back_from_thirty_recordings(who: str, limits: Limits) -> None:
    """Within a fifth, and within their intervals."""
    level = load(starter("quiet-harbor", 1, 12))
    bot = replace(personas(1)[who], limits=limits)
    found = fit(recorded(level, bot, range(100, 130)), who)
    assert found.exact > 0.95
    for name in ("reaction", "per_minute", "slips", "patience"):
        true, estimate = getattr(limits, name), found.limits[name]
        assert estimate.value == pytest.approx(true, rel=0.2), name
        assert estimate.low <= true <= estimate.high, name
        assert estimate.told
    assert not found.limits["look_ahead"].told  # nobody reads the log here


def proposed(looks: int, wanted: dict[int, tuple[int, int]]) -> Proposals:
    """Of one habit in one world: at these looks a verb at a target."""
    rows = np.zeros((4, looks, 1, 1), int)
    for look, (verb, target) in wanted.items():
        rows[:, look, 0, 0] = 1, verb, target, PRESS
    return Proposals(rows[0] == 1, *rows[1:])


def test_an_act_is_foretold_from_the_one_before_it() -> None:
    """Nothing comes to mind before the pause is over, nor the same before patience is; it is done a reaction later."""
    scan = int(PlatformVerb.SCAN)
    level = SimpleNamespace(verbs={scan: PlatformVerb.SCAN})
    commands = {tick: Command(tick, scan, target, PRESS) for tick, target in ((48, 3), (300, 3), (600, 4))}
    acts = acts_of(level, [SimpleNamespace(commands=commands)])
    wanted = dict.fromkeys(range(2, 30), (scan, 3)) | dict.fromkeys(range(30, 60), (scan, 4))
    known = Foretold(proposed(100, wanted), acts, 12)
    assert known.next(24, 120, 0)[0].tolist() == [48, 24 + 144, 24 + 396]
    assert known.next(24, 240, 0)[0].tolist() == [48, 24 + 264, 24 + 516]
    assert known.next(24, 120, 300)[0].tolist() == [48, 24 + 324, 24 + 396]
    _, verb, target = known.next(24, 120, 0)
    assert (verb.tolist(), target.tolist()) == ([scan] * 3, [3, 3, 4])


def test_nobody_rests_after_letting_go() -> None:
    level = SimpleNamespace(verbs={int(verb): verb for verb in (CommonVerb.BREATHE, PlatformVerb.ARM)})
    commands = {12: Command(12, 3, -1, PRESS), 60: Command(60, 3, -1, RELEASE), 120: Command(120, 9, -1, PRESS)}
    acts = acts_of(level, [SimpleNamespace(commands=commands)])
    assert acts.light.tolist() == [1, 0, 1]


@pytest.mark.parametrize(("arguments", "words"), [
    (["platform/renewal.replay", "engine/silence.replay"], "recordings of 2 dreams"),
    (["platform/renewal.replay", "--like", "lucy"], "no persona of this dream"),
    (["platform/renewal.replay", "--like", "idle"], "idle has no habits"),
    (["platform/renewal.replay", "--out", "persona.txt"], "ends in .toml"),
    (["platform/nothing.replay"], "nothing.replay"),
])  # fmt: skip
def test_what_cant_be_fitted_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    files = [str(GOLDENS / name) if name.endswith(".replay") else name for name in arguments]
    assert_fault(here(capsys, "fit", *files), words)


@pytest.mark.slow
def test_a_fitted_persona_is_printed_and_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tune.fit.FEWEST", 3)
    files = []
    for seed in (1, 2):
        files.append(str(tmp_path / f"{seed}.replay"))
        assert (
            here(capsys, "run", str(SHORT), "--bot", "operator", "--seed", str(seed), "--record", files[-1]).returncode
            == 0
        )
    out = tmp_path / "me.toml"
    done = here(capsys, "fit", *files, "--like", "operator", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert "foretold to the tenth of a second" in done.stdout
    assert "won 0 of 2; with these limits 0 of 2 are foretold" in done.stdout
    assert persona(str(out)).name == str(out)
