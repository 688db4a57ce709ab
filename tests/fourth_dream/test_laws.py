"""What every law obeys, the laws of a fourth dream obey; and what they say of themselves is so."""

from pathlib import Path

import pytest

from tests.distribution import ROOT
from tests.fourth_dream.installed import HOME, failures_with_it, install
from tools.ci.purity import impurities


@pytest.mark.slow
def test_its_laws_obey_what_every_law_obeys(tmp_path: Path) -> None:
    """The tests of laws take all that are installed; here they are run where The Weir is."""
    install(tmp_path)
    others = "not platform and not guardian and not engine"  # that take long, and are run without it already
    for file in ("test_rules.py", "test_causes.py"):
        assert failures_with_it(tmp_path, str(ROOT / "tests" / "sim" / file), "-k", others) == ""


@pytest.mark.slow
def test_its_water_goes_where_its_laws_say(tmp_path: Path) -> None:
    install(tmp_path)
    assert failures_with_it(tmp_path, str(HOME / "inside" / "water.py")) == ""


def test_its_simulation_is_made_of_whole_numbers() -> None:
    files = sorted((HOME / "weir" / "sim").glob("*.py"))
    assert len(files) == 6
    assert {file.name: impurities(file.read_text("utf-8"), "weir.sim") for file in files} == {f.name: [] for f in files}
