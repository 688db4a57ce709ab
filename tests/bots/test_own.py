"""Policies that anybody wrote, and personas with limits of one's own."""

import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from game.bots import own_policy, persona, personas
from game.bots.base import FORETOLD, Limits, Persona, Thought
from game.faults import Fault
from game.level import load
from game.session import BotSource, Session, run_batch
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from tests.test_cli import SHORT, assert_fault, here

DOCS = Path(__file__).resolve().parents[2] / "docs"
LEVEL = load(SHORT)
WAYS = """
import sys
import time

def counts(panel, level, memory):
    memory["asked"] = memory.get("asked", 0) + 1
    return (4, memory["asked"] % level.map.sectors) if memory["asked"] % 10 == 0 else None

def raises(panel, level, memory):
    return 1 / 0

def leaves(panel, level, memory):
    sys.exit(0)

def hangs(panel, level, memory):
    time.sleep(60)

def peeks(panel, level, memory):
    return level.params

number = 4
"""
NONSENSE = [
    "'scan'",
    "(4, 9999)",
    "(4, 1, -1)",
    "(4, 1, 1 << 40)",
    "99",
    "(4, 1, 1, 1)",
    "True",
    "1.5",
    "{}",
    "object()",
]


@pytest.fixture(scope="module", autouse=True)
def modules(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("own")
    (folder / "own_ways.py").write_text(WAYS)
    (folder / "own_broken.py").write_text("import nothing_like_it\n")
    says = "".join(f"def says{i}(panel, level, memory):\n    return {word}\n" for i, word in enumerate(NONSENSE))
    (folder / "own_nonsense.py").write_text(says)
    page = (DOCS / "write-a-bot.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    (folder / "own_page.py").write_text(found[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield folder


def fault_of(name: str) -> str:
    with pytest.raises(Fault) as raised:
        run_batch(LEVEL, [1, 2], persona(name), limit=30)
    return str(raised.value)


def test_a_policy_plays_by_the_panel_and_a_batch_of_it_is_each_alone() -> None:
    bot = persona("own_ways:counts")
    alone = [Session(LEVEL, seed, BotSource(bot, LEVEL, seed), bot=bot.name).play(9999) for seed in (1, 2)]
    assert run_batch(LEVEL, [1, 2], bot) == alone
    assert alone[0].digest != run_batch(LEVEL, [1], persona("idle"))[0].digest
    assert alone[0].bot == "own_ways:counts"


def test_memory_that_is_taken_twice_is_two() -> None:
    memory = persona("own_ways:counts").begin(LEVEL, np.array([1, 2]))
    memory.each[0]["seen"] = [1]
    one, two = memory.take([0, 0]).each
    one["seen"].append(2)
    assert (two, memory.each[0]) == ({"seen": [1]}, {"seen": [1]})


@pytest.mark.parametrize(("name", "words"), [
    ("own_ways:raises", "raised ZeroDivisionError: division by zero"),
    ("own_ways:leaves", "raised SystemExit: 0"),
    ("own_ways:peeks", "raised AttributeError"),
    ("own_ways:none", "the module own_ways has no function none"),
    ("own_ways:number", "has no function number"),
    ("own_broken:policy", "raised ModuleNotFoundError: No module named 'nothing_like_it'"),
    ("not_there:policy", "raised ModuleNotFoundError"),
    ("own_ways:a:b", "is not like mymodule:policy"),
    (":", "is not like mymodule:policy"),
])  # fmt: skip
def test_what_a_policy_does_wrong_is_one_sentence(name: str, words: str) -> None:
    said = fault_of(name)
    assert words in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("place", range(len(NONSENSE)))
def test_what_cant_be_an_action_is_told(place: int) -> None:
    assert "it has to be None, or a verb of the dream" in fault_of(f"own_nonsense:says{place}")


def test_a_policy_that_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_policy, "SLOWEST", 0.2)
    assert "took more than 0.2 s" in fault_of("own_ways:hangs")


def test_the_policy_of_the_page_plays_and_looks_at_sectors(capsys: pytest.CaptureFixture[str]) -> None:
    done = here(capsys, "run", str(SHORT), "--bot", "own_page:policy", "--seed", "3")
    assert done.returncode == 0, done.stderr
    assert done.stdout != here(capsys, "run", str(SHORT), "--bot", "idle", "--seed", "3").stdout


# Limits of one's own


def test_a_file_gives_a_persona_other_limits(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('like = "lucid"\nreaction = 0.75\npatience = 4\n')
    mine, lucid = persona(str(path)), personas(1)["lucid"]
    assert isinstance(mine, Persona)
    assert (mine.limits.reaction, mine.limits.patience, mine.limits.slips) == (0.75, 4, lucid.limits.slips)
    assert (mine.habits, mine.name) == (lucid.habits, str(path))


@pytest.mark.parametrize(("text", "words"), [
    ("reaktion = 1", 'did you mean "reaction"?'),
    ("reaction = -1", "reaction = -1 is not a number from 0 to 10"),
    ("per_minute = 0", "per_minute = 0 is not a number from 0.1 to 600"),
    ("slips = true", "slips = True is not a number"),
    ("slips = nan", "slips = nan is not a number"),
    ('like = "lucy"', "like = 'lucy' is no persona of this dream: there are idle"),
    ("like = 3", "like = 3 is no persona"),
    ("reaction 1", "not a TOML file"),
    ("x = " + "[" * 3000, "not a TOML file"),
    ("#" * 5000, "more than 4096 bytes"),
    ("x = 1\x00", "not a TOML file"),
])  # fmt: skip
def test_a_file_that_cant_be_used_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(Fault) as raised:
        persona(str(path))
    assert words in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1


def test_no_file_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for arguments in (["--persona", str(tmp_path / "no.toml")], ["--persona", "no"], ["--persona", str(tmp_path)], []):
        assert_fault(here(capsys, "run", str(SHORT), "--seed", "3", *arguments))


def once(patience: float) -> Persona:
    """Who would scan the first sector again and again."""
    limits = Limits(reaction=0.1, per_minute=600, slips=0, patience=patience)
    return Persona("once", limits, (lambda panel, t: Thought(np.ones(panel.batch, int), PlatformVerb.SCAN, 0),))


def test_patience_is_the_time_before_the_same_is_done_once_more() -> None:
    for patience, least in ((0, 0), (3, 3)):
        run = Session(LEVEL, 1, BotSource(once(patience), LEVEL, 1))
        run.play(9 * 60)
        ticks = np.array([command.tick for command in run.history.commands])
        assert np.diff(ticks).min() >= least * 60
        assert (len(ticks) > 10) == (patience == 0)


def test_look_ahead_hides_what_is_told_for_later() -> None:
    moment, place = next((moment, place) for moment, place in FORETOLD.items() if place)
    seen = []
    looks = Persona(
        "looks",
        Limits(reaction=0.1, per_minute=60, slips=0, look_ahead=5),
        (lambda panel, t: Thought(seen.append((panel.one(moment), panel.one(place))) or np.zeros(1), 0),),
    )
    memory = looks.begin(SimpleNamespace(map=LEVEL.map, verbs=LEVEL.verbs), [1])
    for due in (900, 901):
        values = {"ended": np.zeros((1, 1), int), moment: np.array([[due]]), place: np.array([[7]])}
        looks.decide(Panel(np.array([600]), values), memory)
    assert seen == [(900, 7), (-1, -1)]
