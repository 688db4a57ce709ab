"""With which other recording of its level and seed one is to be compared."""

from collections.abc import Sequence

from game.level.clock import clock
from game.play.screens.host import Host
from game.play.screens.library_words import date_of, ending_of
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.widgets import Row
from game.play.store.kin import relation
from game.play.store.library import Recorded

YEAR = 5  # letters of the year in a date, which has no room beside another word


class KinScreen(MenuScreen):
    """A row for each of the others; it shows both side by side, and leads back here."""

    heading, under = "Compare", "with another recording of this level and seed"

    def __init__(self, host: Host, one: Recorded, others: Sequence[Recorded]) -> None:
        self.one = one
        super().__init__(host, [*(self._row(host, each) for each in others), Row("Back", host.director.back)])

    def _row(self, host: Host, other: Recorded) -> Row:
        length = clock(other.ticks) if other.ticks >= 0 else ""
        said = " · ".join(filter(None, (ending_of(other), length)))
        kind = relation(self.one, other)
        by = f", played by {other.bot}" if other.bot else ""
        says = f"{other.path.stem}{f', its {kind}' if kind else ''}{by}, {other.difficulty.replace('-', ' ')}."
        began = date_of(other.began)
        label = f"{kind} {began[YEAR:]}" if kind else began
        return Row(label, lambda: host.director.compare(self.one.path, other.path), value=lambda: said, says=says)
