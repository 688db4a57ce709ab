"""The contract: what is asked of a moment of any dream, and of how a run is told when it is over."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from game.level.dreams import dream_of
from tests.contracts import common, engine, guardian, platform
from tests.contracts.looks import Look

Check = Callable[[Look], Iterator[str]]
QUICK: Mapping[str, tuple[Check, ...]] = {
    "platform": platform.QUICK, "guardian": guardian.QUICK, "engine": engine.QUICK,
}  # fmt: skip
SLOW: Mapping[str, tuple[Check, ...]] = {
    "platform": platform.SLOW, "guardian": guardian.SLOW, "engine": engine.SLOW,
}  # fmt: skip


def broken(look: Look, slow: bool = False) -> list[str]:
    """What of the contract doesn't hold at a moment; its quick parts, or all."""
    name = dream_of(look.level.dream).name
    checks: Iterable[Check] = (common.tiles, *QUICK.get(name, ()), *(SLOW.get(name, ()) if slow else ()))
    return [f"{look}: {check.__name__}: {fault}" for check in checks for fault in check(look)]
