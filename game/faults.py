"""The one exception for what a user can cause and mend."""

from game.foreign import SENTENCE, printable


class Fault(Exception):
    """Something wrong with a file, an argument or the surroundings. `str()` says what, where, what to do.

    One line for each sentence, and most have one. What a sentence quotes may come from any file: it is made printable
    here, so that nobody who shows a fault has to.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(*(printable(sentence, SENTENCE) for sentence in sentences))

    def __str__(self) -> str:
        return "\n".join(self.args)
