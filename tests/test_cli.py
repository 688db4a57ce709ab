"""The command line as a user meets it: one sentence for every fault, and the exit codes that scripts rely on."""

import io
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from game.cli import main
from game.replay import read
from tests.replay.recordings import with_head

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "goldens" / "platform" / "renewal.replay"
SHORT = ROOT / "tests" / "levels" / "short.toml"
NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "SDL_VIDEODRIVER": ""}


def lucid(*arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    place = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"} | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=cwd,
        env=place | (env or {}),
    )


def loaded_after(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command; on stderr, the modules of that name that it has imported."""
    code = (
        "import sys; from game.cli import main; code = main(sys.argv[2:]);"
        "print([m for m in sys.modules if m.split('.')[0] == sys.argv[1]], file=sys.stderr); sys.exit(code)"
    )
    return subprocess.run([sys.executable, "-c", code, module, *arguments], cwd=ROOT, capture_output=True, text=True)


def here(capsys: pytest.CaptureFixture[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same within this process, where one of its own would show nothing more."""
    capsys.readouterr()
    code = main(arguments)
    said = capsys.readouterr()
    return subprocess.CompletedProcess(arguments, code, said.out, said.err)


def assert_fault(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 2, nothing on stdout, a sentence on stderr that holds these words."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("replays") / "short.replay"
    assert main(["run", str(SHORT), "--bot", "operator", "--seed", "3", "--record", str(path)]) == 0
    return path


# Other numbers


@pytest.mark.long
def test_a_run_with_other_numbers_is_recorded_with_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """From the start and from a second on, of a law, of [let], of a beat: it plays otherwise, and verifies."""
    path = tmp_path / "run.replay"
    some = [
        "--set",
        "anomaly.growth=0.06",
        "--set",
        "climb.speed = 0.3@4.05",
        "--set",
        "people.size={ median = 2, spread = 0.1 }",
    ]
    plain = here(capsys, "run", str(SHORT), "--bot", "operator", "--seed", "3")
    other = here(capsys, "run", str(SHORT), "--bot", "operator", "--seed", "3", "--record", str(path), *some)
    assert (plain.returncode, other.returncode) == (0, 0), other.stderr
    assert plain.stdout != other.stdout
    assert here(capsys, "verify", str(path)).returncode == 0
    first, second = read(path).changes
    assert first.numbers == {"anomaly.growth": 0.06, "people.size": {"median": 2, "spread": 0.1}}
    assert (second.tick, second.numbers) == (246, {"climb.speed": 0.3})


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (["anomaly.grow=0.1"], ["an unknown number", 'did you mean "anomaly.growth"?']),
        (["anomaly.growth=9"], ["anomaly.growth: found 9; allowed: a number from 0 to 1"]),
        (["anomaly.growth=nan@3"], ["found nan"]),
        (["anomaly.growth=much"], ['found "much"']),
        (["anomaly.growth=0.1\nb=2"], ["anomaly.growth: found"]),
        (["anomaly.growth"], ["is not like anomaly.growth=0.05"]),
        (["anomaly.growth=0.1@soon"], ["is not like"]),
        (["anomaly.growth=0.1@99999"], ["36000 s is the latest"]),
        (["length=0:20@3"], ["length: acts only from the start"]),
        (["anomaly.growth=0.1", "anomaly.first=3@1"], ["anomaly.first: acts only from the start"]),
    ],
)
def test_what_cant_be_set_is_one_sentence(
    capsys: pytest.CaptureFixture[str], settings: list[str], words: list[str]
) -> None:
    """Each `--set` that can't be is told before anything is played."""
    given = [part for text in settings for part in ("--set", text)]
    assert_fault(here(capsys, "run", str(SHORT), "--bot", "idle", "--seed", "1", *given), *words)
    assert_fault(here(capsys, "run", "recurring", "--bot", "idle", "--seed", "1", *given), "--set")


# What is printed


@pytest.mark.long
def test_run_prints_one_object_and_nothing_else_and_imports_no_screen() -> None:
    done = loaded_after("pygame", "run", str(SHORT), "--bot", "operator", "--seed", "3", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "[]\n")
    assert list(found) == [
        "level",
        "seed",
        "difficulty",
        "bot",
        "ticks",
        "seconds",
        "ending",
        "won",
        "score",
        "best",
        "digest",
        "assists",
    ]
    assert (found["level"], found["seed"], found["difficulty"], found["bot"]) == ("short", 3, "deep-sleep", "operator")
    assert found["best"] is None
    assert len(found["digest"]) == 32
    assert set(found["digest"]) <= set("0123456789abcdef")


def test_assists_are_named_of_a_run_and_of_its_recording(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.replay"
    given = ["--set", "assists.speed=80", "--set", "assists.toggle=true@2", "--set", "length=0:20"]
    arguments = ["run", str(SHORT), "--bot", "idle", "--seed", "3", *given, "--record", str(file)]
    assert "assists: speed 80 %, holds as presses\n" in here(capsys, *arguments).stdout
    assists = {"speed": 80, "toggle": True}
    assert json.loads(here(capsys, *arguments, "--json").stdout)["assists"] == assists
    assert json.loads(here(capsys, "info", "--json", str(file)).stdout)["assists"] == assists


@pytest.mark.long
def test_run_with_best_knows_one_that_is_never_less_than_the_score(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(here(capsys, "run", str(SHORT), "--bot", "operator", "--seed", "3", "--best", "--json").stdout)
    assert found["best"] >= found["score"]


@pytest.mark.long
def test_best_writes_a_run_that_reaches_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "best.replay"
    found = json.loads(here(capsys, "best", str(SHORT), "--seed", "3", "-o", str(file), "--json").stdout)
    assert here(capsys, "verify", str(file)).returncode == 0
    said = json.loads(here(capsys, "info", "--json", str(file)).stdout)
    assert (said["score"], said["bot"], said["commands"]) == (found["best"], found["plan"], found["commands"])


def test_best_is_for_a_dream_that_has_plans(capsys: pytest.CaptureFixture[str]) -> None:
    assert_fault(here(capsys, "best", "guardian", "--seed", "3"), "The Guardian", "Dream I")
    assert_fault(here(capsys, "best", "recurring", "--seed", "3"), "single level")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short run of an operator."""
    file = tmp_path_factory.mktemp("recordings") / "short.replay"
    assert main(["run", str(SHORT), "--bot", "operator", "--seed", "4", "--record", str(file)]) == 0
    return file


@pytest.mark.slow
def test_whatif_says_where_another_choice_would_have_led(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(here(capsys, "whatif", str(recording), "--json").stdout)["choices"]
    commands = json.loads(here(capsys, "info", "--commands", "--json", str(recording)).stdout)["commands"]
    assert found
    for each in found:
        assert each["done"] in commands
        assert each["instead"] != each["done"]
        assert each["gain"] == each["other"]["score"] - each["kept"]["score"]
    assert here(capsys, "whatif", str(recording)).returncode == 0


@pytest.mark.slow
def test_shrink_writes_a_test_of_what_is_left(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The test passes, and fails where the law that it is about is broken."""
    file = tmp_path / "test_sheltered.py"
    done = here(capsys, "shrink", str(recording), "--keep", "people.sheltered > 0", "-o", str(file))
    assert done.returncode == 0
    assert done.stdout.startswith("1 of ")
    pytest_of_it = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "-c", os.devnull, str(file)]
    assert subprocess.run(pytest_of_it, cwd=ROOT, capture_output=True, timeout=120).returncode == 0
    broken = file.read_text("utf-8").replace("def test_", "from game.sim.laws.platform import shelter\n\n\ndef test_")
    file.write_text(
        broken.replace("    level = load", "    shelter.apply = lambda *_: None\n    level = load"), "utf-8"
    )
    assert subprocess.run(pytest_of_it, cwd=ROOT, capture_output=True, timeout=120).returncode == 1


def test_shrink_asks_for_what_can_be_asked(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked, word in (
        ("people.hme > 1", "people.home"),
        ("held(time > 3, 1)", "held"),
        ("people.home > 2", "doesn't hold"),
        ("", "empty"),
    ):
        assert_fault(here(capsys, "shrink", str(recording), "--keep", asked), word)


def test_diff_as_one_object(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = here(capsys, "diff", str(recording), str(recording), "--json")
    assert (same.returncode, json.loads(same.stdout)["same"]) == (0, True)
    other = here(capsys, "diff", str(recording), str(GOLDEN), "--json")
    found = json.loads(other.stdout)
    assert (other.returncode, found["same"], found["kin"]) == (1, False, False)
    assert found["endings"][0]["seed"] == 4


def test_tune_prints_a_row_for_each_persona(capsys: pytest.CaptureFixture[str]) -> None:
    done = here(capsys, "tune", str(SHORT), "--runs", "4", "--bots", "idle,operator", "--seed", "9", "--json")
    found = json.loads(done.stdout)
    assert (found["level"], found["difficulty"], found["runs"]) == ("short", "deep-sleep", 4)
    assert list(found["bots"]) == ["idle", "operator"]
    for row in found["bots"].values():
        assert set(row) == {"endings", "win_rate", "interval", "mean_seconds", "mean_score"}
        assert sum(row["endings"].values()) == 4
        assert 0 <= row["interval"][0] <= row["win_rate"] <= row["interval"][1] <= 1


def test_help_imports_no_part_of_the_game() -> None:
    done = loaded_after("numpy", "--help")
    assert (done.returncode, done.stderr) == (0, "[]\n")
    for command in ("play", "watch", "run", "replay", "verify", "info", "check", "shot", "tune", "bench"):
        assert command in done.stdout


# Verifying


@pytest.mark.long
def test_verify_says_exact(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    done = here(capsys, "verify", str(recorded))
    assert (done.returncode, done.stderr) == (0, "")
    assert "exact" in done.stdout


@pytest.mark.long
def test_verify_says_unreadable_for_a_truncated_one(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.replay"
    torn.write_bytes(recorded.read_bytes()[:-200])
    assert_fault(here(capsys, "verify", str(torn)), "torn.replay")


@pytest.mark.long
def test_verify_names_what_is_wrong_with_one_of_other_rules(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    other = with_head(recorded, tmp_path / "other.replay", lambda head: head.update(rules=99))
    assert_fault(here(capsys, "verify", str(other)), "rules 99")


# What recordings say of themselves


@pytest.mark.long
def test_info_says_what_a_recording_is_of(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    """In lines, and as one object for each."""
    done = here(capsys, "info", str(recorded), "--commands")
    replay = read(recorded)
    assert (done.returncode, done.stderr) == (0, "")
    assert "short, deep-sleep, seed 3" in done.stdout
    assert len(done.stdout.splitlines()) == 8 + len(replay.commands)
    rows = here(capsys, "info", str(recorded), str(recorded), "--json").stdout.splitlines()
    assert rows[0] == rows[1]
    found = json.loads(rows[0])
    assert (found["seed"], found["bot"], found["ticks"]) == (3, "operator", replay.ticks)
    assert (found["ending"], found["digest"]) == (replay.result["ending"], replay.result["digest"])
    assert (found["complete"], found["parent"], found["rules"]) == (True, "", replay.rules)


@pytest.mark.long
def test_info_goes_on_after_a_file_that_is_none(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    """It is told of, and the others are too."""
    done = here(capsys, "info", str(SHORT), str(recorded))
    assert done.returncode == 2
    assert "short.toml" in done.stderr
    assert "seed 3" in done.stdout


@pytest.mark.long
@pytest.mark.parametrize("command", ["info", "verify"])
def test_a_recording_may_come_from_the_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, recorded: Path, command: str
) -> None:
    """A lone dash names it."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(recorded.read_bytes())))
    done = here(capsys, command, "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(read(recorded).ticks) in done.stdout


# Two recordings, and one under other numbers


@pytest.mark.long
def test_diff_says_what_two_recordings_have_not_in_common(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    """Nothing of a recording and itself; the first command, the first state, the ends, and who did what."""
    same = here(capsys, "diff", str(recorded), str(recorded))
    assert (same.returncode, same.stdout) == (0, "the same run, tick by tick\n")
    other = tmp_path / "other.replay"
    assert main(["run", str(SHORT), "--bot", "random", "--seed", "3", "--record", str(other)]) == 0
    done = here(capsys, "diff", str(recorded), str(other))
    assert (done.returncode, done.stderr) == (1, "")
    for words in ("  command  first differs at ", "  state    first differs at ", "  ending ", "only here: "):
        assert words in done.stdout
    assert "  level " not in done.stdout


@pytest.mark.slow
def test_rerun_says_where_the_same_commands_lead_now(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    """Where they led with the numbers as they were, elsewhere with others."""
    replay = read(recorded)
    done = here(capsys, "rerun", str(recorded))
    assert (done.returncode, done.stderr) == (0, "")
    was, now = (line.split(maxsplit=1)[1] for line in done.stdout.splitlines())
    assert was == now
    assert f"score {replay.result['score']}" in now
    other = here(capsys, "rerun", str(recorded), "--difficulty", "night-terror", "--set", "length=0:12")
    assert other.stdout.splitlines()[0] == done.stdout.splitlines()[0]
    assert "after 0:12" in other.stdout.splitlines()[1]


@pytest.mark.slow
def test_rerun_goes_through_a_range_in_words_and_as_a_picture(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    """A row for each figure, where the ending changes, and a file that draws the same."""
    pytest.importorskip("matplotlib")
    target = tmp_path / "lengths.svg"
    given = ["--set", "length=11..14:4", "-o", str(target)]
    done = here(capsys, "rerun", str(recorded), *given)
    assert done.returncode == 0
    _, *rows, last = done.stdout.splitlines()
    assert [row.split()[0] for row in rows[:4]] == ["11", "12", "13", "14"]
    assert last == str(target)
    assert target.read_text().startswith("<?xml")
    before = target.read_bytes()
    assert here(capsys, "rerun", str(recorded), *given).returncode == 0
    assert target.read_bytes() == before, "the same wherever and whenever"


# Faults


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "nowhere.toml", "--bot", "idle", "--seed", "1"], ["nowhere.toml", "no such file"]),
        (["run", "9", "--bot", "idle", "--seed", "1"], ["9"]),
        (["run", "platfrom", "--bot", "idle", "--seed", "1"], ["platfrom", '"platform"?']),
        (["run", str(ROOT / "levels"), "--bot", "idle", "--seed", "1"], ["a folder"]),
        (["run", str(SHORT), "--bot", "nobody", "--seed", "1"], ["nobody", "operator"]),
        (["run", str(SHORT), "--bot", "idle"], ["--seed"]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "-1"], ["--seed", "from 0 to"]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "1e9"], ["--seed", "whole number"]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "9" * 5000], ["--seed"]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "1", "--difficulty", "nap"], ["nap", "deep-sleep"]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "1", "--record", "/nowhere/x.replay"], ["/nowhere/x.replay"]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "1", "--record", str(ROOT)], [str(ROOT)]),
        (["run", str(SHORT), "--bot", "idle", "--seed", "1", "--record", ""], ["a recording", "name a file"]),
        (["run", "recurring", "--bot", "idle", "--seed", "1", "--record", ""], ["--record"]),
        (["verify", "nowhere.replay"], ["nowhere.replay"]),
        (["verify", str(ROOT)], ["a folder"]),
        (["verify", str(SHORT)], ["short.toml"]),
        (["info", "nowhere.replay"], ["nowhere.replay"]),
        (["info", str(ROOT)], ["a folder"]),
        (["diff", "nowhere.replay", "nowhere.replay"], ["nowhere.replay"]),
        (["whatif", "nowhere.replay"], ["nowhere.replay"]),
        (["shrink", "nowhere.replay", "--keep", "time > 3"], ["nowhere.replay"]),
        (["shrink", "nowhere.replay"], ["--keep"]),
        (["rerun", "nowhere.replay"], ["nowhere.replay"]),
        (["rerun", str(GOLDEN), "--difficulty", "nap"], ["nap", "deep-sleep"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.grow=1"], ["anomaly.growth"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.growth=2..1:3"], ["--set", "goes backwards"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.growth=nan..1:3"], ["--set", "0.02..0.05"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.growth=0.1..9:3"], ["anomaly.growth"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.grow=0.1..0.2:3"], ["did you mean anomaly.growth"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.growth=0.02..0.05"], ["--set", "steps"]),
        (["rerun", str(GOLDEN), *2 * ["--set", "anomaly.growth=0.02..0.05:3"]], ["2 ranges"]),
        (["rerun", str(GOLDEN), "-o", "x.png"], ["over a range"]),
        (["rerun", str(GOLDEN), "--set", "anomaly.growth=0.02..0.05:3", "-o", "x.pdf"], [".png or .svg"]),
        (["replay", "nowhere.replay"], ["nowhere.replay"]),
        (["play", "nowhere.toml"], ["nowhere.toml"]),
        (["play"], ["a level", "--from"]),
        (["play", "1", "--at", "0:10"], ["--from"]),
        (["play", "--from", "nowhere.replay"], ["--at"]),
        (["play", "1", "--from", "nowhere.replay", "--at", "0:10"], ["leave out level"]),
        (["play", "--from", "nowhere.replay", "--at", "0:10"], ["nowhere.replay"]),
        (["watch", "1", "--bot", "nobody"], ["nobody"]),
        (["check", "nowhere.toml"], ["nowhere.toml"]),
        (["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "noon", "-o", "x.png"], ["noon", "2:14"]),
        (["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "0:61", "-o", "x.png"], ["0:61"]),
        (["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "0:01", "-o", "x.gif"], ["x.gif", ".png"]),
        (["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "0:01", "-o", "/nowhere/x.png"], ["/nowhere"]),
        (
            ["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "0:01", "-o", "x.png", "--size", "10x10"],
            ["10x10", "960x540"],
        ),
        (
            ["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "0:01", "-o", "x.png", "--size", "7680x4320"],
            ["7680x4320", "3840x2160"],
        ),
        (["shot", str(SHORT), "--bot", "idle", "--seed", "1", "--at", "0:01", "-o", ""], [".png"]),
        (["tune", str(SHORT), "--runs", "0"], ["--runs"]),
        (["tune", str(SHORT), "--bots", "idle,nobody"], ["nobody"]),
        (["tune", str(SHORT), "--bots", ","], ["--bots", "','", "idle,operator"]),
        (["tune", str(SHORT), "--bots", ""], ["--bots", "idle,operator"]),
        (["tune", str(SHORT), "--bots", "idle", "--runs", "2", "--seed", "2147483647"], ["--seed", "2147483647"]),
        (["dance"], ["dance"]),
    ],
)
def test_a_fault_is_one_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]
) -> None:
    assert_fault(here(capsys, *arguments), *words)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("[laws.ripple]", "[laws.riple]", ["an unknown law", "ripple"]),
        ('title = "A', 'tilte = "A', ["tilte", "title"]),
        ('between = ["Harbor", "Tide"]', 'between = ["Harbor", "Tied"]', ["Tied", "Tide"]),
        ("scan = 0.3", "scan = 900", ["scan", "900"]),
        ("scan = 0.3", "scan = nan", ["scan", "nan"]),
        ("climb.height >= 1", "climb.hieght >= 1", ["climb.hieght", "climb.height"]),
    ],
)
def test_a_faulty_level_names_line_and_nearest_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, before: str, after: str, words: list[str]
) -> None:
    text = SHORT.read_text()
    assert before in text
    level = tmp_path / "faulty.toml"
    level.write_text(text.replace(before, after))
    for command in (["check", str(level)], ["run", str(level), "--bot", "idle", "--seed", "1"], ["play", str(level)]):
        done = here(capsys, *command)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert "faulty.toml:" in done.stderr
        for word in words:
            assert word in done.stderr, done.stderr


def test_a_binary_file_is_no_level(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    level = tmp_path / "noise.toml"
    level.write_bytes(bytes(range(256)) * 40)
    assert_fault(here(capsys, "check", str(level)), "noise.toml", "binary")


def test_check_is_0_for_a_good_folder(capsys: pytest.CaptureFixture[str]) -> None:
    done = here(capsys, "check", str(SHORT.parent))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [
    [], *(pytest.param(more, marks=pytest.mark.slow)
          for more in (["play", str(SHORT)], ["watch", str(SHORT), "--bot", "idle"])),
])  # fmt: skip
@pytest.mark.long
def test_without_a_display_it_names_what_works_without_one(arguments: list[str], tmp_path: Path) -> None:
    env = NO_DISPLAY | {
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
    }
    assert_fault(lucid(*arguments, env=env), "no display", "lucid run", "lucid shot")


@pytest.mark.slow
def test_a_recording_needs_a_display_too(recorded: Path) -> None:
    assert_fault(lucid("replay", str(recorded), env=NO_DISPLAY), "no display")


@pytest.mark.slow
def test_a_shot_needs_no_display(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    picture = tmp_path / "shot.png"
    what = ["shot", str(SHORT), "--bot", "operator", "--seed", "2", "--at", "0:02", "--size", "960x540"]
    done = lucid(*what, "-o", str(picture), env=NO_DISPLAY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    again = tmp_path / "again.png"
    here(capsys, *what, "-o", str(again))
    assert sha256(again.read_bytes()).digest() == sha256(picture.read_bytes()).digest()  # a diff would take minutes
