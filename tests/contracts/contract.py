"""The contract: what is asked of a moment of any dream, and of how a run is told when it is over."""

from tests.contracts import common
from tests.contracts.dream_contract import contract_of
from tests.contracts.looks import Look


def broken(look: Look, slow: bool = False) -> list[str]:
    """What of the contract doesn't hold at a moment; its quick parts, or all."""
    own = contract_of(look.level)
    checks = (common.tiles, *own.quick, *(own.slow if slow else ()))
    return [f"{look}: {check.__name__}: {fault}" for check in checks for fault in check(look)]
