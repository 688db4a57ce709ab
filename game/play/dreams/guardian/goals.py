"""What The Guardian asks for, read off its panel: a journey of three parts, all at once."""

from collections.abc import Sequence

from game.play.render.asked import Asked, Measures, share_of
from game.sim.fixed import ONE
from game.sim.panel import Panel


def journey(panel: Panel) -> tuple[Asked, Asked, Asked]:
    """Embraces, faults cured, composure: what is asked of each, and what it lacks now."""
    held, needed = panel.one("journey.embraced"), panel.one("journey.embraced.need")
    return (
        Asked(f"{needed} embraced", f"{needed - held} short" if held < needed else ""),
        _part(panel, "journey.cured", "journey.cured.need", "of faults cured"),
        _part(panel, "composure", "journey.composure.need", "composure"),
    )


def _part(panel: Panel, entry: str, need: str, name: str) -> Asked:
    (asked,) = share_of(name, entry, ONE)(panel, panel.one(need))
    return asked


def _fulfilled(panel: Panel, bound: int) -> Sequence[Asked]:
    """The journey as a whole is asked for by 1."""
    return journey(panel)


MEASURES: Measures = {
    "journey.fulfilled": _fulfilled,
    "journey.cured": share_of("of faults cured", "journey.cured", ONE),
}
