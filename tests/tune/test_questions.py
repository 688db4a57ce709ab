"""What a level is asked: --vary, --sensitivity, --compare, --target."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli import main
from game.exit_codes import FAULT, GOOD, NEGATIVE
from game.faults import Fault
from game.level import load, shipped
from game.tune.knobs import knob, knobs
from game.tune.plan import Plan
from game.tune.play import play_through
from game.tune.sensitivity import sensitivity, turnable
from game.tune.vary import Range, plans_of, points
from tests.tune.coin import coin


@pytest.fixture
def level(tmp_path: Path) -> str:
    """The file of a level that idle wins in 58 % of runs."""
    file = tmp_path / "coin.toml"
    file.write_text(coin(0.95))
    return str(file)


def tune(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["tune", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


# Numbers as figures


@pytest.mark.parametrize(
    ("name", "figure", "turned", "value"),
    [
        ("demand.capacity", 0.95, 1.25, 1.25),
        ("demand.base", 0.75, 1.5, {"between": [1.0, 2.0]}),
        ("length", 10, 75.04, "1:15"),
        ("length", 10, 9.9, "0:09.9"),
        ("shelter.streams", 3, 4.4, 4),
        ("cascade.shared", 0, 0.7, True),
        ("enough", 0, 0.123456789, 0.123457),
    ],
)
def test_every_kind_of_number_is_a_figure(name: str, figure: float, turned: float, value: object) -> None:
    found = knob(load(coin(0.95)), name)
    assert found.figure == figure
    assert found.at(turned) == value
    assert type(found.at(turned)) is type(value)


def test_every_number_of_the_dreams_takes_its_own_figure() -> None:
    """Written at its own figure, each number is what it was."""
    for file in shipped().values():
        level = load(file)
        for one in knobs(level, ["*"]):
            assert level.with_numbers({one.name: one.at(one.figure)}).changed == {}


def test_a_pattern_names_numbers_and_one_that_fits_none_has_its_nearest() -> None:
    level = load(coin())
    assert {one.name for one in knobs(level, ["climb.speed", "demand.r*"])} == {
        "climb.speed", "demand.relief", "demand.rise", "demand.reach",
    }  # fmt: skip
    with pytest.raises(Fault, match=r"did you mean climb\.speed"):
        knobs(level, ["climb.sped"])


# What they say


def test_a_number_that_is_varied_is_set_in_each_plan() -> None:
    level = load(coin())
    ranges = [Range("demand.capacity", (0.8, 0.9)), Range("demand.relief", (0.0, 0.1))]
    plans = plans_of(Plan.of(level, ["idle"], 8), level, ranges)
    assert [dict(plan.changed) for plan in plans] == [
        {"demand.capacity": 0.8, "demand.relief": 0.0}, {"demand.capacity": 0.8, "demand.relief": 0.1},
        {"demand.capacity": 0.9, "demand.relief": 0.0}, {"demand.capacity": 0.9, "demand.relief": 0.1},
    ]  # fmt: skip


@pytest.mark.long
def test_what_is_varied_and_what_is_compared_is_what_a_sweep_finds(
    capsys: pytest.CaptureFixture[str], level: str, tmp_path: Path
) -> None:
    """The curve's points, the rows of a comparison, and sweeps of levels with these numbers are the same figures."""
    lower = tmp_path / "lower.toml"
    lower.write_text(coin(0.9))
    code, out, _ = tune(capsys, level, "--bots", "idle", "--vary", "demand.capacity=0.9..0.95:2", "--json")
    assert code == GOOD
    wins = [point["wins"] for point in json.loads(out)["points"]]
    for file, won in ((str(lower), wins[0]), (level, wins[1])):
        rate = json.loads(tune(capsys, file, "--bots", "idle", "--json")[1])["bots"]["idle"]["win_rate"]
        assert rate == won / 200
    code, out, _ = tune(
        capsys, "--compare", level, str(lower), "--bots", "idle", "--difficulty", "deep-sleep", "--json"
    )
    row = json.loads(out)["rows"][0]
    assert (code, row["before"], row["after"]) == (NEGATIVE, wins[1], wins[0])
    assert row["change"]["low"] < (wins[0] - wins[1]) / 200 < row["change"]["high"] < 0
    assert len(row["gained"]) - len(row["lost"]) == wins[0] - wins[1]


@pytest.mark.long
def test_the_number_that_matters_is_ranked_first(level: str) -> None:
    loaded = load(Path(level))
    plan = Plan.of(loaded, ["idle"], 128)
    turned = turnable(loaded, ["demand.capacity", "demand.after", "climb.speed"])
    ranked = sensitivity(plan, loaded, turned, 1, lambda played, most: None)
    assert ranked[0].name == "demand.capacity"
    assert ranked[0].sure
    assert ranked[0].up
    assert ranked[0].up.change.change > 0.3
    assert [(each.most, each.sure) for each in ranked[1:]] == [(0, False), (0, False)]


def test_a_sensitivity_is_paired_with_the_level_as_it_is(level: str) -> None:
    """Its change is that of two sweeps of the same seeds."""
    loaded = load(Path(level))
    plan = Plan.of(loaded, ["idle"], 64)
    (ranked,) = sensitivity(plan, loaded, turnable(loaded, ["demand.capacity"]), 1, lambda played, most: None)
    assert ranked.down
    other = replace(plan, changed={"demand.capacity": ranked.down.turn.figure})
    base, changed = (sum(run.result.won for run in found["idle"]) for found in play_through([plan, other], 1))
    assert ranked.down.change.change == (changed - base) / 64


def test_points_have_the_interval_of_their_runs() -> None:
    level = load(coin())
    ranges = [Range("demand.capacity", (0.9,))]
    found = points(ranges, play_through(plans_of(Plan.of(level, ["idle"], 16), level, ranges), 1))
    assert [(point.persona, point.runs) for point in found] == [("idle", 16)]
    assert found[0].low < found[0].rate < found[0].high


# --compare of revisions


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.mark.long
def test_a_level_is_compared_with_its_revisions(capsys: pytest.CaptureFixture[str], level: str, tmp_path: Path) -> None:
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "a")
    Path(level).write_text(coin(0.9))
    what = ("--bots", "idle", "--runs", "64", "--difficulty", "deep-sleep")
    code, out, _ = tune(capsys, level, "--compare", "HEAD", level, *what, "--out", str(tmp_path / "flipped"))
    assert code == NEGATIVE
    assert "past what is allowed" in out
    recordings = sorted((tmp_path / "flipped").glob("*.replay"))
    assert len(recordings) == 6
    assert main(["verify", *map(str, recordings)]) == GOOD
    assert tune(capsys, level, "--compare", "HEAD", level, *what, "--allow", "100%")[0] == GOOD
    assert tune(capsys, level, "--compare", level, level, *what)[0] == GOOD
    for revision in ("HAED", "--help", "-x", "HEAD\0", ""):
        code, out, said = tune(capsys, level, f"--compare={revision}", "HEAD", *what)
        assert (code, out, len(said.splitlines())) == (FAULT, "", 1)


# --target


@pytest.mark.slow
def test_a_target_is_met_on_other_seeds_and_comments_are_kept(capsys: pytest.CaptureFixture[str], level: str) -> None:
    pytest.importorskip("optuna")
    pytest.importorskip("tomlkit")
    before = Path(level).read_text().splitlines()
    assert tune(capsys, level, "--target", "idle=70%", "--free", "demand.capacity")[0] == GOOD
    after = Path(level).read_text().splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].startswith("capacity = ")
    assert changed[0][1].endswith("# what a sector carries")
    found = json.loads(tune(capsys, level, "--bots", "idle", "--runs", "1000", "--seed", "5000", "--json")[1])
    assert abs(found["bots"]["idle"]["win_rate"] - 0.7) <= 0.045  # .03, and what 1,000 seeds differ by


@pytest.mark.slow
def test_what_cant_be_met_says_what_holds_it_back_and_a_kept_search_goes_on(
    capsys: pytest.CaptureFixture[str], level: str, tmp_path: Path
) -> None:
    pytest.importorskip("optuna")
    pytest.importorskip("tomlkit")
    before = Path(level).read_text()
    what = ("--target", "idle=0.95", "--free", "demand.capacity", "--within", "demand.capacity=0.8..0.9")
    code, out, _ = tune(capsys, level, *what, "--out", str(tmp_path / "study"))
    assert code == NEGATIVE
    assert "demand.capacity, at its bound 0.9" in out
    assert Path(level).read_text() == before
    log = (tmp_path / "study" / "study.log").read_bytes()
    assert tune(capsys, level, *what, "--out", str(tmp_path / "study"))[:2] == (code, out)
    assert (tmp_path / "study" / "study.log").read_bytes().startswith(log)
    code, _, said = tune(capsys, level, "--target", "idle=0.5", *what[2:], "--out", str(tmp_path / "study"))
    assert code == FAULT
    assert "another search is there" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--vary", "demand.capacty=0.8..1:3"], ["demand.capacty", "did you mean demand.capacity?"]),
        (["--vary", "demand.capacity=1..0.8:3"], ["goes backwards"]),
        (["--vary", "demand.capacity=1..1:3"], ["is empty"]),
        (["--vary", "demand.capacity=1..99:3"], ["found 50.0", "from 0 to 8"]),
        (["--vary", "demand.capacity=1..nan:3"], ["--vary"]),
        (["--vary", "demand.capacity=0.8..1"], ["from 2 to 200 steps"]),
        (["--vary", "demand.capacity=0.8..1:1"], ["from 2 to 200 steps"]),
        (["--vary", "demand.capacity=0.8..1:2", "--vary", "demand.capacity=0.8..1:2"], ["given twice"]),
        (["--vary", "a=0..1:2", "--vary", "b=0..1:2", "--vary", "c=0..1:2"], ["3 numbers", "two a map"]),
        (["--vary", "demand.capacity=0.8..1:2", "--sensitivity"], ["ask one"]),
        (["--sensitivity", "--bots", "idle,lucid"], ["one persona"]),
        (["--sensitivity", "--free", "demnd.*"], ["demnd.*"]),
        (["--sensitivity", "--resume", "x"], ["--resume"]),
        (["--vary", "demand.capacity=0.8..1:2", "--best"], ["--best"]),
        (["--allow", "3%"], ["--allow belongs to --compare"]),
        (["--within", "a=0..1"], ["--within belongs to --target"]),
        (["--free", "a"], ["--free belongs to --sensitivity or --target"]),
        (["--compare", "nowhere.toml", "HEAD"], ["nowhere.toml"]),
        (["--compare", "1", "HEAD"], ["1:"]),
        (["--allow", "140%", "--compare", "a", "b"], ["140%", "0 to 1"]),
        (["--target", "idle=140%", "--free", "climb.speed"], ["140%", "0 to 1"]),
        (["--target", "idle=nan", "--free", "climb.speed"], ["nan"]),
        (["--target", "idel=0.5", "--free", "climb.speed"], ["idel", "idle"]),
        (["--target", "idle=0.5"], ["--free"]),
        (["--target", "idle=0.5", "--target", "idle=0.6", "--free", "climb.speed"], ["given twice"]),
        (["--target", "idle=0.5", "--free", "climb.sped"], ["did you mean climb.speed?"]),
        (["--target", "idle=0.5", "--free", "climb.*", "--within", "climb.sped=0..1"], ["did you mean climb.speed?"]),
        (["--target", "idle=0.5", "--free", "climb.speed", "--within", "climb.speed=0..700"], ["climb.speed"]),
        (["--target", "idle=0.5", "--free", "climb.speed", "--runs", "5"], ["leave out"]),
    ],
)
def test_what_cant_be_asked_is_one_sentence(
    capsys: pytest.CaptureFixture[str], level: str, arguments: list[str], words: list[str]
) -> None:
    code, out, said = tune(capsys, level, *arguments)
    assert (code, out) == (FAULT, "")
    assert len(said.splitlines()) == 1, said
    for word in words:
        assert word in said, said


def test_without_what_it_wants_a_target_says_which_extra(
    capsys: pytest.CaptureFixture[str], level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "optuna", None)
    code, _, said = tune(capsys, level, "--target", "idle=0.5", "--free", "climb.speed")
    assert code == FAULT
    assert "pip install 'lucid-control[tune]'" in said
