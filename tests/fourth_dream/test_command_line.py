"""A fourth dream on the command line: found by its entry point, run, recorded, verified, shown, checked and tuned."""

import json
import tomllib
from pathlib import Path

import pygame
import pytest

from tests.distribution import ROOT, lucid
from tests.fourth_dream.installed import HOME, install, install_changed, weir


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the game finds The Weir."""
    install(tmp_path)
    return tmp_path


def test_what_an_author_declares_is_what_is_installed_here(folder: Path) -> None:
    """Its pyproject.toml names the same entry point."""
    declared = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert declared == {"lucid.dreams": {"weir": "weir"}}
    assert (folder / "weir-1.0.dist-info" / "entry_points.txt").read_text() == "[lucid.dreams]\nweir = weir\n"


def test_no_file_of_the_game_names_it() -> None:
    """Not its package, its laws, its metrics, its verb."""
    told = ("weir.", "import weir", '"weir"', "WEIR", "WeirVerb", "sluices", "basins", "gave_way")
    files = list((ROOT / "game").rglob("*.py"))
    assert len(files) > 200
    found = [(file.name, word) for file in files for word in told if word in file.read_text("utf-8")]
    assert found == []


@pytest.mark.slow
def test_it_is_won_and_it_is_lost(folder: Path) -> None:
    """By its number and by its name; who does nothing loses."""
    code, out, err = weir(folder, "run", "4", "--bot", "idle", "--seed", "3", "--json")
    assert (code, err) == (0, "")
    lost = json.loads(out)
    assert (lost["level"], lost["ending"], lost["won"], lost["score"]) == ("weir", "under", False, 250)
    code, out, err = weir(folder, "run", "weir", "--bot", "lucid", "--seed", "3", "--json")
    assert (code, err) == (0, "")
    won = json.loads(out)
    assert (won["ending"], won["won"], won["ticks"]) == ("held", True, 2 * 3600 + 1)


@pytest.mark.slow
def test_a_recording_of_it_is_verified(folder: Path) -> None:
    """Exactly, and without the dream it is unreadable, in a sentence."""
    code, _, err = weir(folder, "run", "weir", "--bot", "novice", "--seed", "5", "--record", "a.replay")
    assert (code, err) == (0, "")
    code, out, err = weir(folder, "verify", "a.replay")
    assert (code, err) == (0, "")
    assert "exact" in out
    (folder / "weir-1.0.dist-info" / "entry_points.txt").unlink()
    code, _, err = lucid(folder, "verify", "a.replay")
    assert code == 2
    assert err.count("\n") == 1


@pytest.mark.slow
def test_a_picture_of_it_shows_four_basins(folder: Path) -> None:
    """It isn't blank, and at another moment the water stands elsewhere."""
    for at in ("0:10", "0:40"):
        code, _, err = weir(folder, "shot", "weir", "--bot", "idle", "--seed", "5", "--at", at, "-o", f"{at[2:]}.png")
        assert (code, err) == (0, "")
    early, late = (pygame.image.load(str(folder / name)) for name in ("10.png", "40.png"))
    assert early.get_size() == (1280, 720)
    colours = {tuple(early.get_at((x, y))[:3]) for x in range(0, 1280, 8) for y in range(0, 720, 8)}
    assert len(colours) > 100
    assert pygame.image.tobytes(early, "RGB") != pygame.image.tobytes(late, "RGB")


@pytest.mark.slow
def test_its_level_is_checked_as_any_other(folder: Path) -> None:
    """Its laws' numbers have their ranges, its effect its keys."""
    file = HOME / "weir" / "levels" / "4-weir.toml"
    assert weir(folder, "check", str(file.parent)) == (0, "Every level is good.\n", "")
    text = file.read_text("utf-8")
    faulty = text.replace("height = 0.3", "height = 3", 1).replace('surge = "deepest"', 'surge = "deepst"')
    (folder / "other.toml").write_text(faulty.replace("[laws.sluices]", "[laws.sluices]\nwind = 2"))
    code, _, err = weir(folder, "check", "other.toml")
    assert code == 2
    told = err.splitlines()
    assert len(told) == 3
    assert "laws.sluices.wind: found an unknown key" in told[0]
    assert "beat 2, height: found 3; allowed: a number from 0 to 1" in told[1]
    assert 'beat 3, surge: found "deepst"' in told[2]
    assert 'did you mean "deepest"?' in told[2]


@pytest.mark.slow
def test_it_is_tuned_as_any_other(folder: Path) -> None:
    """By its own personas; who has understood it wins most, who does nothing never."""
    code, out, err = weir(folder, "tune", "weir", "--runs", "8", "--bots", "idle,novice,lucid", "--json")
    told = [line for line in err.splitlines() if " runs a second, " not in line]  # how far it is, where that takes long
    assert (code, told) == (0, [])
    rates = {name: row["win_rate"] for name, row in json.loads(out)["bots"].items()}
    assert rates["idle"] == 0
    assert rates["lucid"] == max(rates.values()) >= 0.75


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("sim/verbs.py", "OPEN = 40", "OPEN = 4", "verb 4 is platform's already"),
        *(
            pytest.param(*clash, marks=pytest.mark.slow)
            for clash in (
                ("sim/streams.py", "TIDE = 61", "TIDE = 20", "stream 20 is engine's already"),
                ("sim/ports.py", "WeirStream, 4)", "WeirStream, 1)", "the number 1 is platform's already"),
                ("sim/basins.py", 'NAME = "basins"', 'NAME = "ripple"', "the law ripple is the game's already"),
                ("sim/basins.py", 'Array("wear"', 'Array("load"', "the array load is platform's already"),
            )
        ),
    ],
)
def test_what_clashes_with_the_game_is_one_sentence(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    """And exit code 2, whichever dream was asked for."""
    install_changed(tmp_path, file, old, new)
    code, out, err = lucid(tmp_path, "run", "1", "--bot", "idle", "--seed", "3")
    assert (code, out) == (2, "")
    assert err == (
        f"lucid: the dream weir: {sentence}; mend or remove the package, which an entry point of lucid.dreams names\n"
    )
