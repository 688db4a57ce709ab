"""Why something went wrong in a recording: worked out in a process of its own, so that the picture goes on meanwhile.

What went wrong comes first, of all the recording at once, then an answer to each question in the order they were asked.
"""

from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from game.faults import Fault
from game.replay import Answer, Loss, Place, Playback, Trace, explain, read, root_of_loss
from game.sim.spec import Caused
from game.workers import SideWork


class WentWrong(NamedTuple):
    """Something that can be asked about, and where it happened."""

    effect: Caused
    place: Place


def answer_in_process(path: Path, pipe: Connection) -> None:
    """Work in the process: send ("wrong", everything that went wrong) and ("lost", whether the run was); then for each
    effect that is asked about ("answer", Answer), and ("loss", Loss or None) where None was asked. Or ("fault", words).
    """
    try:
        replay = read(path)
        trace, last = Trace(replay), Playback(replay).seek(replay.ticks)
        pipe.send(("wrong", tuple(WentWrong(effect, trace.place(effect)) for effect in trace.effects())))
        pipe.send(("lost", last.over and not last.result().won))
        while True:
            asked = pipe.recv()
            pipe.send(("loss", root_of_loss(trace)) if asked is None else ("answer", explain(trace, [asked])[0]))
    except Fault as fault:
        pipe.send(("fault", str(fault)))


class WhyWork:
    """Asks, and takes the answers as they come. wrong is None until it is known what went wrong at all.

    lost: whether the run was; loss: the root of that, once it is known whether there is one; fault: why nothing can be
    said.
    """

    def __init__(self, path: Path) -> None:
        self.wrong: tuple[WentWrong, ...] | None = None
        self.lost = self.lost_known = False
        self.loss: Loss | None = None
        self.loss_known = False
        self.answers: dict[Caused, Answer] = {}
        self.fault = ""
        self._asked: set[Caused | None] = set()
        self._work = SideWork(answer_in_process, path)

    def ask(self, effect: Caused | None) -> None:
        """Ask why something went wrong, or with None for the root of the loss; each once."""
        if effect not in self._asked and self._work.busy:
            self._asked.add(effect)
            self._work.send(effect)

    def poll(self) -> bool:
        """Take the answers that have come; whether any has."""
        news = False
        try:
            for name, found in self._work.received():
                news = True
                self._take(name, found)
        except (EOFError, OSError):
            self.fault = self.fault or self._work.fault or "It couldn't be worked out."
            self.stop()
            news = True
        return news

    def _take(self, name: str, found: object) -> None:
        if name == "answer" and isinstance(found, Answer):
            self.answers[found.effect] = found
        else:
            setattr(self, name, found)
            self.loss_known = self.loss_known or name == "loss"
            self.lost_known = self.lost_known or name == "lost"

    def stop(self) -> None:
        """End the process: its answers are no longer wanted."""
        self._work.stop()
