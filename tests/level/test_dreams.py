"""Dreams side by side: what one has no other has, and what doesn't fit in is refused in a sentence."""

from enum import IntEnum
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from game.faults import Fault
from game.level.dreams import SHIPPED, Dream, Track, claims_of, dream_of, dreams, laws as joined
from game.level.dreams.clashes import claims_of_groups, claims_of_laws, refuse_clash
from game.sim.actions import Verb
from game.sim.laws import LAWS
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.spec import Array, Change, Effect, Group, Key

GROUPS = [COMMON, *(dream.group for dream in SHIPPED)]


class Ring(Verb):
    RING = 90


class Sway(IntEnum):
    SWAY = 90


def group(**changed: Any) -> Group:
    """A group that goes with the shipped ones, or doesn't."""
    mine = {"name": "bells", "ports": (Array("sound", "world", ""),), "verbs": Ring, "streams": Sway, "number": 7}
    return Group(**{**mine, **changed})


def law(name: str = "toll", **changed: Any) -> Any:
    """A law of that group."""
    mine: dict[str, Any] = dict.fromkeys(("ARRAYS", "PARAMS", "METRICS", "EVENTS", "SHOWS"), ())
    mine |= {"NAME": name, "EVERY": 6, "USES": (COMMON, OWN), "apply": None, "__name__": name}
    return SimpleNamespace(**{**mine, **changed})


def effects(key: str, kind: str) -> tuple[Effect, ...]:
    """An effect that a key tells, and that makes such a change."""
    return (Effect((Key(key, "count", "", 1, 9),), (Change(kind, lambda *_: None),)),)


OWN = group()
BELLS = Dream(OWN, "The Bells", "VII", score="toll.count")


def test_shipped_dreams_claim_nothing_twice() -> None:
    """Numbers of dreams, verbs and streams; names of dreams, laws, arrays, series, keys of beats, and changes."""
    claims = [*claims_of(SHIPPED), *claims_of_laws(LAWS, "the game")]
    refuse_clash(claims)
    assert len(claims) > 300


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"number": 2}, "the dream bells: the number 2 is guardian's already"),
        ({"name": "engine"}, "the dream engine: the name engine is engine's already"),
        ({"verbs": Verb("Strike", {"STRIKE": 4})}, "the dream bells: verb 4 is platform's already"),
        ({"streams": IntEnum("Draws", {"DRAW": 20})}, "the dream bells: stream 20 is engine's already"),
        ({"ports": (Array("load", "world", ""),)}, "the dream bells: the array load is platform's already"),
    ],
)
def test_a_group_that_claims_what_another_has_is_refused(changed: dict[str, Any], sentence: str) -> None:
    refuse_clash(claims_of_groups([*GROUPS, group()]))
    with pytest.raises(Fault, match=f"^{sentence}; mend or remove"):
        refuse_clash(claims_of_groups([*GROUPS, group(**changed)]))


@pytest.mark.parametrize(("series", "owner"), [("dark", "common"), ("climb.height", "platform")])
def test_a_series_that_another_dream_follows_is_refused(series: str, owner: str) -> None:
    """A run is told by each of its numbers once."""
    mine = Dream(OWN, "The Bells", "VII", score="toll.count", tracks=(Track.sum(series),))
    with pytest.raises(Fault, match=f"^the dream bells: the series {series} is {owner}'s already; mend or remove"):
        refuse_clash(claims_of((*SHIPPED, mine)))


@pytest.fixture
def placing(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Joins laws of The Bells to the shipped ones."""

    def place(*placed: tuple[Any, str]) -> tuple[ModuleType, ...]:
        monkeypatch.setattr(joined, "of_extensions", lambda: (BELLS,))
        monkeypatch.setattr(joined, "contributed", lambda *_: [placed])
        return joined.law_modules.__wrapped__()

    return place


def test_laws_of_an_extension_act_after_those_that_they_name(placing: Any) -> None:
    """In the order in which it lists them; the shipped ones stay in theirs."""
    first, second, last = law("toll"), law("echo"), law("hush")
    order = placing((first, "composure"), (last, "ending"), (second, "composure"))
    names = [each.NAME for each in order]
    at = names.index("composure")
    assert names[at : at + 3] == ["composure", "toll", "echo"]
    assert names[-2:] == ["ending", "hush"]
    assert [each for each in order if each in LAWS] == list(LAWS)


@pytest.mark.parametrize(
    ("changed", "after", "sentence"),
    [
        ({}, "composition", "its law toll acts after composition, and there is no such law"),
        ({"USES": (COMMON, PLATFORM)}, "story", "its law toll uses what is platform's"),
        ({"NAME": "ripple"}, "story", "the law ripple is the game's already"),
        ({"EFFECTS": effects("say", "toll")}, "story", "the key say is the game's already"),
        ({"EFFECTS": effects("at", "toll")}, "story", "the key at is the game's already"),
        ({"EFFECTS": effects("toll", "turn")}, "story", "the change turn is the game's already"),
        ({"ARRAYS": (Array("fired", "world", ""),)}, "story", "the array fired is the game's already"),
        ({"ARRAYS": (Array("load", "sector", ""),)}, "story", "the array load is platform's already"),
    ],
)
def test_a_law_that_does_not_fit_in_is_refused(placing: Any, changed: Any, after: str, sentence: str) -> None:
    with pytest.raises(Fault, match=f"^the dream bells: {sentence}; mend or remove"):
        placing((law(**changed), after))


def test_a_law_that_declares_too_little_is_refused(placing: Any) -> None:
    mute = law()
    del mute.SHOWS
    with pytest.raises(Fault, match="its law toll doesn't declare SHOWS"):
        placing((mute, "story"))


def test_a_dream_is_found_by_its_number() -> None:
    assert [dream_of(dream.number) for dream in dreams()] == list(dreams())
    with pytest.raises(Fault, match="there is no dream 9; there are 1, 2, 3"):
        dream_of(9)


@pytest.mark.parametrize("dream", SHIPPED, ids=lambda dream: dream.name)
def test_a_dreams_score_is_a_metric_of_its_laws(dream: Dream) -> None:
    metrics = {f"{law.NAME}.{metric.name}" for law in LAWS for metric in law.METRICS if dream.group in law.USES}
    assert dream.score in metrics
