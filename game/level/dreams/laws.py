"""The laws of all dreams in one order: an extension's act each after a shipped one that it names."""

from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from game.extensions import contributed, extension_fault
from game.level.dreams import SHIPPED, of_extensions
from game.level.dreams.clashes import claims_of_groups, claims_of_laws, refuse_clash
from game.level.dreams.dream_record import Dream
from game.level.tables import BeatTable
from game.sim.laws import LAWS
from game.sim.laws.common.ports import COMMON

DECLARED = ("NAME", "EVERY", "USES", "ARRAYS", "PARAMS", "METRICS", "EVENTS", "SHOWS", "apply")
LawPlacement = tuple[ModuleType, str]  # a law, and the name of the law after which it acts


@cache
def law_modules() -> tuple[ModuleType, ...]:
    """Every law that there is, in the order in which they act. Raises Fault where an extension's doesn't fit in."""
    added = list(zip(of_extensions(), contributed("sim", "LAWS", tuple), strict=True))
    for dream, placed in added:
        _check(dream, placed)
    own = [claim for dream, placed in added for claim in claims_of_laws([law for law, _ in placed], dream.name)]
    fixed = [(f"the key {name}", "the game") for name in BeatTable.model_fields]
    shared = claims_of_groups([COMMON, *(dream.group for dream in (*SHIPPED, *of_extensions()))])
    refuse_clash([*fixed, *shared, *claims_of_laws(LAWS, "the game"), *own])
    return tuple(_in_order([pair for _, placed in added for pair in placed]))


def _check(dream: Dream, placed: Sequence[LawPlacement]) -> None:
    """Raise Fault where a law isn't one, uses what another dream owns, or acts after none that there is."""
    known = {law.NAME for law in LAWS}
    for law, after in placed:
        missing = [name for name in DECLARED if not hasattr(law, name)]
        if missing:
            raise extension_fault(f"the dream {dream.name}", f"its law {law.__name__} doesn't declare {missing[0]}")
        foreign = [group.name for group in law.USES if group not in (COMMON, dream.group)]
        if foreign:
            raise extension_fault(f"the dream {dream.name}", f"its law {law.NAME} uses what is {foreign[0]}'s")
        if after not in known:
            raise extension_fault(
                f"the dream {dream.name}", f"its law {law.NAME} acts after {after}, and there is no such law"
            )


def _in_order(placed: Sequence[LawPlacement]) -> Iterator[ModuleType]:
    for law in LAWS:
        yield law
        yield from (own for own, after in placed if after == law.NAME)
