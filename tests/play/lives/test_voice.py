"""Those who are lost are named once, as their sector falls, whatever else falls meanwhile."""

import numpy as np

from game.level import load, resolve
from game.play.lives.people import people_of
from game.play.lives.voice import SHOWN, WAIT, lines, listed, said, told
from game.session import Session
from game.sim.panel import Panel


def fallen(since: dict[int, int], up: dict[int, float] | None = None) -> Panel:
    """A panel on which sectors went dark at ticks, all of their people being lost but for a share that came up."""
    run = Session(load(resolve("1")).at(7), 7)
    panel = run.now
    values = {name: np.array(panel[name]) for name in ("dark.since", "lost", "sheltered", "home.size")}
    for sector, tick in since.items():
        share = (up or {}).get(sector, 0.0)
        values["dark.since"][sector] = tick + 1
        values["sheltered"][sector] = values["home.size"][sector] * share
        values["lost"][sector] = values["home.size"][sector] - values["sheltered"][sector]
    return Panel(panel.tick, {**panel.values, **values})


def test_each_fall_is_told_once_and_what_falls_meanwhile_together() -> None:
    told_at = lines(fallen({3: 100, 4: 160, 5: 180, 9: 5000}))
    assert [(line.start, line.places) for line in told_at] == [
        (100 + WAIT, (3,)), (100 + WAIT + SHOWN, (4, 5)), (5000 + WAIT, (9,)),
    ]  # fmt: skip


def test_a_sector_that_falls_names_all_who_are_lost_and_says_a_line() -> None:
    level, panel = load(resolve("1")).at(7), fallen({20: 1000})
    words, light = said(level, panel, 1000 + WAIT + 100)
    assert light == 1
    assert all(person.name in words for person in people_of(level)[20])
    assert words.startswith(f"{level.sectors[20].name} is dark: ")
    assert people_of(level)[20][0].line in words
    assert said(level, panel, 1000 + WAIT - 1)[0] == said(level, panel, 1000 + WAIT + SHOWN)[0] == ""


def test_nothing_is_said_where_everybody_came_up_in_time() -> None:
    assert said(load(resolve("1")).at(7), fallen({20: 1000}, {20: 1.0}), 1000 + WAIT + 100) == ("", 0.0)


def test_several_that_fall_together_are_names_alone() -> None:
    level = load(resolve("1")).at(7)
    gone = [person for group in people_of(level)[18:20] for person in group]
    assert told(["Kiln", "Weir"], gone).startswith("Kiln and Weir are dark: ")
    assert told(["Kiln", "Weir"], gone).endswith("and 2 more.")
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
