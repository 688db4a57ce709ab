"""Where a level says the numbers of its laws: for the whole, at a difficulty, for each sector and link by itself."""

from collections.abc import Sequence
from typing import Any

from game.level.law_params import Law, PlacedTable, given
from game.level.validate import ValidFile
from game.sim.spec import Param

PLACES = ("sector", "link")  # what may say a law's numbers for itself


class LawTables:
    """The tables of a file's laws."""

    def __init__(self, valid: ValidFile, laws: Sequence[Law]) -> None:
        self.valid = valid
        self.parts = {law.NAME: self._parts(law) for law in laws}

    def whole(self, law: Law, word: str) -> list[PlacedTable]:
        """A law's numbers for the level as a whole at a difficulty, the weakest word first."""
        return [
            (("laws", law.NAME), getattr(self.valid.file.laws, law.NAME)),
            (("difficulty", word, law.NAME), getattr(self.valid.difficulty(word), law.NAME, None)),
        ]

    def written(self, law: Law, word: str, param: Param) -> Any:
        """What a level says about a parameter as a whole, in the author's units; else its default."""
        said = [given(table, param) for _, table in self.whole(law, word)]
        return next((value for value in reversed(said) if value is not None), param.default)

    def _parts(self, law: Law) -> dict[str, list[PlacedTable]]:
        """A law's numbers as each sector and link says them for itself."""
        return {
            per: [((*loc, law.NAME), vars(entry).get(law.NAME)) for loc, entry in self.valid.each(per)]
            for per in PLACES
        }


def drowned(param: Param, parts: Sequence[PlacedTable]) -> bool:
    """Whether every sector or link says a parameter for itself, so that saying it for all would do nothing."""
    return bool(parts) and all(given(part, param) is not None for _, part in parts)
