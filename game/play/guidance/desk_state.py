"""What a desk shows besides the panel: the state of the controls, and the lines that come from the run."""

from dataclasses import replace

from game.play.guidance.prompts import Prompter
from game.play.render.view import DeskState
from game.session import Session

NOBODY = DeskState()


def desk_state(
    run: Session, prompter: Prompter, controls: DeskState = NOBODY, first: tuple[str, ...] = ()
) -> DeskState:
    """The state of a run's desk; first are the lines that come before those of the prompter, of which two are shown."""
    lines = () if run.over else (*first, *prompter.lines)[:2]
    word = next(d.word for d in run.level.difficulties if d.name == run.level.difficulty)
    notes = () if run.over else prompter.notes
    return replace(controls, prompts=lines, notes=notes, difficulty=word)
