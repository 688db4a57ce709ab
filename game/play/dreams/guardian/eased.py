"""A fault that a correction came too late to cure: while a note says so, every other word about its pane does."""

from game.play.dreams.guardian.scene.hall_view import HallView

EASED = "eased, not cured"


def eased(view: HallView, i: int) -> bool:
    """Whether a note at a pane says that its fault is still there."""
    return any(note.sector == i and note.word == EASED for note in view.ui.notes)
