"""Sweeps: the same whatever the processes, chunks, order and interruptions; nothing of a folder is believed."""

import json
from pathlib import Path

import pytest

from game.faults import Fault
from game.level import load
from game.tune import folder
from game.tune.plan import BLOCK, Part, Plan
from game.tune.play import gathered, play, tasks
from game.tune.runs import line_of, plain, run_of
from game.tune.summary import summarize

SHORT = Path(__file__).parents[1] / "levels" / "short.toml"
PARTS = [Part(0, 0), Part(0, 1)]


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Some more than a block of the short level."""
    return Plan.of(load(SHORT), ["operator"], BLOCK + 8, 9, closely=True)


def played(plan: Plan, parts: list[Part], jobs: int, chunk: int) -> dict[Part, list[str]]:
    found: dict[Part, list[str]] = {}
    work = [(0, part) for part in parts]
    play([plan], work, jobs, chunk, lambda _, part, runs: found.update({part: [line_of(run) for run in runs]}))
    return found


@pytest.fixture(scope="module")
def whole(plan: Plan) -> dict[Part, list[str]]:
    return played(plan, PARTS, 1, 2 * BLOCK)


@pytest.mark.long
def test_runs_dont_depend_on_processes_chunks_and_order(plan: Plan, whole: dict[Part, list[str]]) -> None:
    assert played(plan, PARTS[::-1], 2, BLOCK) == whole
    assert [len(lines) for lines in whole.values()] == [BLOCK, 8]


def test_a_run_is_what_its_line_says(whole: dict[Part, list[str]]) -> None:
    for line in whole[Part(0, 1)]:
        run = run_of(line)
        assert line_of(run) == line
        assert run.seen
        assert run.seen.used
        assert plain(run)["seed"] == run.result.seed


def test_what_is_lost_and_why_is_what_the_laws_say(plan: Plan, whole: dict[Part, list[str]]) -> None:
    """Each loss has its causes' shares, which make a whole."""
    runs = [run_of(line) for line in whole[Part(0, 0)]]
    found = summarize(plan.level(), "operator", runs)
    assert sum(run.result.won for run in runs) == found.wins
    for run in runs:
        assert run.seen
        for effect, rows in run.seen.lost.items():
            shares = sum(run.seen.causes.get(effect, {}).values())
            assert shares <= 1000 * len(rows)
            assert shares >= 990 * len(rows)
            assert all(0 <= tick <= run.result.ticks for _, tick in rows)
    assert set(found.causes["went_dark"]) <= set(plan.level().params.causes)


def test_verbs_that_were_offered_are_used_or_declined(plan: Plan, whole: dict[Part, list[str]]) -> None:
    runs = [run_of(line) for line in whole[Part(0, 0)]]
    for use in summarize(plan.level(), "operator", runs).verbs:
        if use.offered is not None:
            assert use.declined is not None
            assert 0 <= use.declined <= use.offered <= len(runs)
            assert use.offered <= use.declined + use.used


def test_parts_are_shared_out_by_plan_and_persona() -> None:
    work = [(0, Part(0, 0)), (0, Part(0, 1)), (0, Part(0, 2)), (0, Part(1, 0)), (1, Part(1, 0))]
    assert list(tasks(work, 2)) == [tuple(work[:2]), (work[2],), (work[3],), (work[4],)]


# The folder


def test_a_folder_gives_back_what_was_kept(tmp_path: Path, plan: Plan, whole: dict[Part, list[str]]) -> None:
    runs = [run_of(line) for line in whole[Part(0, 1)]]
    with folder.begun(tmp_path / "a", plan) as kept:
        kept.keep(Part(0, 1), runs)
    with folder.resumed(tmp_path / "a") as kept:
        assert kept.plan == plan
        assert kept.read() == {Part(0, 1): runs}
        assert gathered(plan, kept.read()) == {"operator": runs}


@pytest.mark.parametrize("ruin", [b"", b"{}\n", b"\xff", b"x" * 100])
def test_a_damaged_part_counts_as_not_played(
    tmp_path: Path, plan: Plan, whole: dict[Part, list[str]], ruin: bytes
) -> None:
    with folder.begun(tmp_path / "a", plan) as kept:
        kept.keep(Part(0, 1), [run_of(line) for line in whole[Part(0, 1)]])
        file = tmp_path / "a" / folder.PARTS / Part(0, 1).name
        file.write_bytes(file.read_bytes()[:40] + ruin)
        assert kept.read() == {}


def test_a_part_of_another_sweep_counts_as_not_played(tmp_path: Path, plan: Plan, whole: dict[Part, list[str]]) -> None:
    other = Plan.of(load(SHORT), ["operator"], BLOCK + 8, 10, closely=True)
    runs = [run_of(line) for line in whole[Part(0, 1)]]
    with folder.begun(tmp_path / "a", plan) as kept, folder.begun(tmp_path / "b", other) as beside:
        kept.keep(Part(0, 1), runs)
        file = Path(folder.PARTS) / Part(0, 1).name
        (beside.path / file).write_bytes((kept.path / file).read_bytes())
        assert beside.read() == {}


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path, plan: Plan) -> None:
    with folder.begun(tmp_path / "a", plan):
        pass
    for other, words in ((plan, "the same sweep"), (Plan.of(load(SHORT), ["idle"], 5), "other personas, other runs")):
        with pytest.raises(Fault, match=words), folder.begun(tmp_path / "a", other):
            pass
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "letter.txt").write_text("dear")
    with pytest.raises(Fault, match="other files"), folder.begun(tmp_path / "b", plan):
        pass


def test_a_folder_in_which_another_copy_works_is_refused(tmp_path: Path, plan: Plan) -> None:
    with (
        folder.begun(tmp_path / "a", plan),
        pytest.raises(Fault, match="another copy"),
        folder.resumed(tmp_path / "a"),
    ):
        pass


@pytest.mark.parametrize(
    "change",
    [
        {"runs": 0}, {"runs": 1 << 40}, {"seed": -1}, {"bots": []}, {"bots": "idle"}, {"text": "not a level\n"},
        {"text": 5}, {"rules": 1}, {"format": 2}, {"block": 3}, {"difficulty": "hard"}, {"changed": {"nothing": 1}},
    ],
)  # fmt: skip
def test_a_plan_that_cant_be_is_one_sentence(tmp_path: Path, plan: Plan, change: dict[str, object]) -> None:
    with folder.begun(tmp_path / "a", plan):
        pass
    file = tmp_path / "a" / folder.PLAN
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(Fault, match=str(tmp_path / "a")), folder.resumed(tmp_path / "a"):
        pass


def test_a_folder_without_a_sweep_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="begin one with --out"), folder.resumed(tmp_path / "nowhere"):
        pass
